"""What the item cmdlets share: paths of their parameters resolved to places, errors written one by one."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet
from pyshell.providers.provider import ItemRequest
from pyshell.providers.session import Location, filtered
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from pyshell.providers.session import Session


class ItemCmdlet(Cmdlet):
    """The base of cmdlets with -Path and -LiteralPath."""

    path: Any
    literal_path: Any

    @property
    def session(self) -> Session:
        session: Session = self.context.session
        return session

    def paths(self) -> tuple[list[str], bool]:
        """The paths given, and whether they are literal."""
        literal = getattr(self, "literal_path", None)
        if literal is not None and "LiteralPath" in self.bound:
            return _listed(literal), True
        return _listed(self.path), False

    def places(self, must_exist: bool = True, force: bool | None = None) -> Iterator[Location]:
        """The places that the paths stand for, filtered by -Include and -Exclude; what fails is written as an error."""
        names, literal = self.paths()
        if force is None:
            force = bool(getattr(self, "force", False))
        for name in names:
            try:
                found = self.session.resolve(name, literal, force, must_exist)
            except NetException as error:
                self.error(error)
                continue
            yield from filtered(found, getattr(self, "include", None), getattr(self, "exclude", None))

    def request(self) -> ItemRequest:
        """The switches of this call for a provider."""
        request = ItemRequest(
            self.confirmed,
            bool(getattr(self, "force", False)),
            bool(getattr(self, "recurse", False)),
            getattr(self, "filter", None) or None,
        )
        return request

    def provider_parameters(self, method: str) -> list[Any]:
        """The parameters that the provider of the first path adds; `method` of it tells them."""
        names, _ = self.paths()
        try:
            place = self.session.place(names[0] if names else ".")
        except NetException:
            return []
        found: list[Any] = getattr(place.provider, method)(place.path)
        return found

    def confirmed(self, target: str, action: str) -> bool:
        return self.should_process(target, action)

    def attempt(self, work: Callable[[], Any]) -> Any:
        """Do one thing; a failure is written as an error and gives None."""
        try:
            return work()
        except NetException as error:
            self.error(error)
            return None

    def check_filter(self, place: Location) -> bool:
        """Whether the place's provider takes -Filter, writing the error if not."""
        if getattr(self, "filter", None) and "Filter" not in place.provider.capabilities:
            from pyshell.providers.provider import not_supported

            self.error(not_supported("Cannot call method. The provider does not support the use of filters."))
            return False
        return True


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def each_safely(cmdlet: Cmdlet, values: Iterable[Any], work: Callable[[Any], Any]) -> None:
    """Do something with each value; what fails is written as an error and the next one is tried."""
    for value in values:
        try:
            work(value)
        except NetException as error:
            cmdlet.error(error)
