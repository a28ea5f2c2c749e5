"""PSObject: a value together with the members that were added to it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any


class PSCustomBase:
    """System.Management.Automation.PSCustomObject: the empty base of a `[pscustomobject]`."""

    __slots__ = ()
    net_name = "System.Management.Automation.PSCustomObject"

    def __repr__(self) -> str:
        return ""


CUSTOM = PSCustomBase()


class NullString:
    """System.Management.Automation.Language.NullString: null where a string is wanted, which `$null` is not."""

    __slots__ = ()
    net_name = "System.Management.Automation.Language.NullString"

    def ToString(self) -> str:
        return ""

    def __str__(self) -> str:
        return ""


class AutomationNull:
    """What a command or void method that gave nothing is worth: null in every operator, nothing in a pipeline."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "AutomationNull"


AUTOMATION_NULL = AutomationNull()


class PSObject:
    """A value with added members.

    `base` is the value itself (`CUSTOM` for a custom object), `notes` its NoteProperties by exact name in order,
    `extra` the other members it was given (name as spelled → PSMember), `type_names` its own type names when they
    differ from those of the base's type.
    """

    __slots__ = ("base", "notes", "extra", "type_names", "__weakref__")

    def __init__(
        self,
        base: Any = CUSTOM,
        notes: dict[str, Any] | None = None,
        extra: dict[str, PSMember] | None = None,
        type_names: list[str] | None = None,
    ) -> None:
        self.base = base
        self.notes: dict[str, Any] = {} if notes is None else notes
        self.extra = extra
        self.type_names = type_names

    def __repr__(self) -> str:
        return f"PSObject({self.base!r}, {self.notes!r})"


def custom(notes: dict[str, Any] | None = None, type_name: str | None = None) -> PSObject:
    """A custom object with these NoteProperties; the dict is kept, not copied."""
    result = PSObject(CUSTOM, notes)
    if type_name is not None:
        result.type_names = [type_name, *CUSTOM_TYPE_NAMES]
    return result


CUSTOM_TYPE_NAMES = ["System.Management.Automation.PSCustomObject", "System.Object"]


def base_of(value: Any) -> Any:
    """The value under a PSObject; a custom object stays itself."""
    if type(value) is PSObject and value.base is not CUSTOM:
        return value.base
    return value


def wrap(value: Any) -> PSObject:
    """`value` as a PSObject that members can be added to (itself when it is one)."""
    return value if type(value) is PSObject else PSObject(value)


def find_note(notes: dict[str, Any], name: str) -> str | None:
    """The exact spelling under which `notes` has `name`, whatever the case."""
    if name in notes:
        return name
    folded = name.lower()
    for key in notes:
        if key.lower() == folded:
            return key
    return None


class PSMember:
    """A member that is more than a NoteProperty, as `.psobject.Members` shows it."""

    __slots__ = ("name", "hidden")
    kind = "Property"
    net_name = "System.Management.Automation.PSMemberInfo"

    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden = False


class PSNoteProperty(PSMember):
    """A name with a value."""

    __slots__ = ("value",)
    kind = "NoteProperty"
    net_name = "System.Management.Automation.PSNoteProperty"

    def __init__(self, name: str, value: Any = None) -> None:
        super().__init__(name)
        self.value = value


class PSAliasProperty(PSMember):
    """Another name for a member; reading converts to `conversion_type` when given."""

    __slots__ = ("referenced", "conversion_type")
    kind = "AliasProperty"
    net_name = "System.Management.Automation.PSAliasProperty"

    def __init__(self, name: str, referenced: str, conversion_type: Any = None) -> None:
        super().__init__(name)
        self.referenced = referenced
        self.conversion_type = conversion_type


class PSScriptProperty(PSMember):
    """A property computed by script blocks (`$this` is the object)."""

    __slots__ = ("getter", "setter")
    kind = "ScriptProperty"
    net_name = "System.Management.Automation.PSScriptProperty"

    def __init__(self, name: str, getter: Any = None, setter: Any = None) -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter


class PSCodeProperty(PSMember):
    """A property computed by Python functions: `getter(target)`, `setter(target, value)`.

    `shown_kind` lets our own code stand where PowerShell's type data has a script.
    """

    __slots__ = ("getter", "setter", "shown_kind")
    kind = "CodeProperty"
    net_name = "System.Management.Automation.PSCodeProperty"

    def __init__(
        self,
        name: str,
        getter: Callable[[Any], Any],
        setter: Callable[[Any, Any], None] | None = None,
        shown_kind: str = "CodeProperty",
    ) -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter
        self.shown_kind = shown_kind


class PSScriptMethod(PSMember):
    """A method written as a script block (`$this` is the object)."""

    __slots__ = ("script",)
    kind = "ScriptMethod"
    net_name = "System.Management.Automation.PSScriptMethod"

    def __init__(self, name: str, script: Any) -> None:
        super().__init__(name)
        self.script = script


class PSCodeMethod(PSMember):
    """A method written in Python: `function(target, *args)`."""

    __slots__ = ("function", "shown_kind")
    kind = "CodeMethod"
    net_name = "System.Management.Automation.PSCodeMethod"

    def __init__(self, name: str, function: Callable[..., Any], shown_kind: str = "CodeMethod") -> None:
        super().__init__(name)
        self.function = function
        self.shown_kind = shown_kind


class PSPropertySet(PSMember):
    """A named list of properties."""

    __slots__ = ("referenced",)
    kind = "PropertySet"
    net_name = "System.Management.Automation.PSPropertySet"

    def __init__(self, name: str, referenced: Iterable[str]) -> None:
        super().__init__(name)
        self.referenced = list(referenced)


class PSMemberSet(PSMember):
    """A named group of members (`PSStandardMembers`)."""

    __slots__ = ("members",)
    kind = "MemberSet"
    net_name = "System.Management.Automation.PSMemberSet"

    def __init__(self, name: str, members: Iterable[PSMember] = ()) -> None:
        super().__init__(name)
        self.members = {member.name: member for member in members}
