"""What a provider is: a store of items that the item cmdlets reach by path."""

from __future__ import annotations

from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pyshell.values.exceptions import NetException

    from .session import Location, Session


def not_found(path: str) -> NetException:
    """The error for a path where there is nothing."""
    error: NetException = exceptions.ItemNotFoundException(
        f"Cannot find path '{path}' because it does not exist.",
        error_id="PathNotFound",
        category="ObjectNotFound",
        target=path,
    )
    error.item_name = path  # type: ignore[attr-defined]
    return error


def not_supported(message: str) -> NetException:
    """The error of an operation that a provider does not have."""
    error: NetException = exceptions.PSNotSupportedException(message)
    return error.with_error("NotSupported", "NotImplemented")


class ItemRequest:
    """What goes with an item operation: the cmdlet's switches, and its ShouldProcess."""

    __slots__ = ("confirm", "dynamic", "filter", "force", "recurse", "warn", "should_continue")

    def __init__(
        self,
        confirm: Callable[[str, str], bool] | None = None,
        force: bool = False,
        recurse: bool = False,
        filter: str | None = None,
    ) -> None:
        self.confirm = confirm or (lambda target, action: True)
        self.force = force
        self.recurse = recurse
        self.filter = filter
        self.dynamic: dict[str, Any] = {}
        self.warn: Callable[[str], None] = lambda text: None
        self.should_continue: Callable[[str, str], bool] | None = None


class Provider:
    """The base of providers. A path here is the provider's own: absolute, with `/` between parts."""

    name = ""
    module = "Microsoft.PowerShell.Core"
    implementing_type = ""
    capabilities: tuple[str, ...] = ("ShouldProcess",)
    home: str | None = None
    description = ""
    # Whether items can hold items, and names are looked up with regard to case.
    nested = False
    case_sensitive = False

    def __init__(self, session: Session) -> None:
        self.session = session
        self.context = session.context

    @property
    def full_name(self) -> str:
        return f"{self.module}\\{self.name}"

    # -- looking -------------------------------------------------------------------------------------------------------

    def exists(self, path: str) -> bool:
        raise NotImplementedError

    def is_container(self, path: str) -> bool:
        raise NotImplementedError

    def get(self, path: str, request: ItemRequest) -> Any:
        """The item. Raises for what is not there."""
        raise NotImplementedError

    def child_names(self, path: str, force: bool = False) -> list[str]:
        """Names of the items in a container, in the provider's order."""
        raise NotImplementedError

    def is_hidden(self, path: str) -> bool:
        """Whether wildcards and listings pass over the item unless forced."""
        return False

    def is_valid(self, path: str) -> bool:
        return bool(path)

    # -- changing ------------------------------------------------------------------------------------------------------

    def new(self, path: str, kind: str | None, value: Any, request: ItemRequest) -> Any:
        raise self.unsupported_container()

    def set(self, path: str, value: Any, request: ItemRequest) -> Any:
        raise not_supported("Cannot call methods. The ItemCmdletProvider methods are not supported by this provider.")

    def clear(self, path: str, request: ItemRequest) -> Any:
        raise not_supported("Cannot call methods. The ItemCmdletProvider methods are not supported by this provider.")

    def remove(self, path: str, request: ItemRequest) -> None:
        raise self.unsupported_container()

    def copy(self, path: str, destination: str, request: ItemRequest) -> Iterator[Location]:
        raise self.unsupported_container()

    def move(self, path: str, destination: str, request: ItemRequest) -> Any:
        raise not_supported("The NavigationCmdletProvider methods are not supported by this provider.")

    def rename(self, path: str, new_name: str, request: ItemRequest) -> Any:
        raise self.unsupported_container()

    def invoke(self, path: str, request: ItemRequest) -> None:
        raise not_supported("Cannot call methods. The ItemCmdletProvider methods are not supported by this provider.")

    def unsupported_container(self) -> NetException:
        return not_supported(
            "Provider methods not processed. The ContainerCmdletProvider methods are not supported by this provider."
        )

    # What -Path adds to New-Item's and Set-Item's parameters (ParameterMetadata).

    def new_parameters(self, path: str) -> list[Any]:
        return []

    def set_parameters(self, path: str) -> list[Any]:
        return []

    def has_children(self, path: str) -> bool:
        """Whether removing the item would take others with it."""
        return False

    # -- properties and content ----------------------------------------------------------------------------------------

    supports_properties = False
    supports_content = True

    def content_reader(self, path: str, request: ItemRequest) -> Any:
        raise not_supported(
            "Cannot use interface. The IContentCmdletProvider interface is not implemented by this provider."
        )

    def content_writer(self, path: str, request: ItemRequest) -> Any:
        raise not_supported(
            "Cannot use interface. The IContentCmdletProvider interface is not implemented by this provider."
        )

    def clear_content(self, path: str, request: ItemRequest) -> None:
        raise not_supported(
            "Cannot perform the ClearContent operation. The ClearContent operation is not supported by this provider."
        )

    def new_drive_root(self, root: str) -> str:
        """The root of a new drive, checked. Raises for one that cannot be."""
        return root
