"""Get-Member."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.member_definitions import MemberDefinition
from pyshell.formatting import objects
from pyshell.values.exceptions import InvalidOperationException
from pyshell.values.members import members_of
from pyshell.values.psobject import AUTOMATION_NULL
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_METHODS = frozenset(("Method", "CodeMethod", "ScriptMethod"))
_ORDER = (
    "NoteProperty AliasProperty ScriptProperty CodeProperty Property PropertySet MemberSet Event ParameterizedProperty "
    "CodeMethod Method ScriptMethod Dynamic"
)
_GROUPS = {
    "all": None,
    "properties": ("AliasProperty", "CodeProperty", "Property", "NoteProperty", "ScriptProperty"),
    "methods": ("CodeMethod", "Method", "ScriptMethod"),
}


@cmdlet(
    "Get",
    "Member",
    module="Microsoft.PowerShell.Utility",
    output=("Microsoft.PowerShell.Commands.MemberDefinition",),
)
class GetMemberCommand(Cmdlet):
    """Gets the members of objects, once for each type."""

    input_object: Any = parameter("psobject", pipeline=True)
    name: list[str] | None = parameter("string[]", position=0, validate=(ValidateNotNullOrEmptyAttribute(),))
    member_type: Any = parameter("System.Management.Automation.PSMemberTypes", aliases=("Type",))
    view: Any = parameter("System.Management.Automation.PSMemberViewTypes")
    static: bool = parameter("switch")
    force: bool = parameter("switch")

    def begin(self) -> None:
        self._seen: set[tuple[str, ...]] = set()
        self._any = False
        self._kinds = self._wanted_kinds()

    def _wanted_kinds(self) -> set[str] | None:
        if "MemberType" not in self.bound:
            return None
        wanted: set[str] = set()
        for name in objects.to_text(self.member_type).replace(" ", "").split(","):
            group = _GROUPS.get(name.lower(), (name,))
            if group is None:
                return None
            wanted.update(g.lower() for g in group)
        return wanted

    def process(self) -> None:
        value = self.input_object
        if value is None or value is AUTOMATION_NULL:
            return
        self._any = True
        from pyshell.values.wildcard import matcher

        static = bool(self.static)
        base = objects.unwrap(value)
        names = objects.type_names(value)
        type_name = names[0] if names else "<null>"
        if static:
            pstype = base if isinstance(base, PSType) else type_of(value)
            type_name = pstype.clr_name
        if (type_name,) in self._seen:
            return
        self._seen.add((type_name,))
        if static:
            from pyshell.values.memberview import static_members_of

            found = static_members_of(pstype)
        else:
            found = members_of(value)
        patterns = [matcher(p) for p in self.name or ["*"]]
        view = objects.to_text(self.view).lower().replace(" ", "") if "View" in self.bound else ""
        definitions = []
        for member in found:
            kind = member.kind
            if self._kinds is not None and kind.lower() not in self._kinds:
                continue
            if not self.force:
                if getattr(member, "hidden", False) or member.name in (
                    "pstypenames",
                    "psadapted",
                    "psbase",
                    "psextended",
                    "psobject",
                ):
                    continue
                if kind == "Method" and member.name.startswith(("get_", "set_", "op_")) and not static:
                    continue
            if view == "extended" and not getattr(
                member, "is_extended", kind not in ("Property", "Method", "Event", "ParameterizedProperty")
            ):
                continue
            if view in ("adapted", "base") and kind not in ("Property", "Method", "Event", "ParameterizedProperty"):
                continue
            definitions.append(MemberDefinition(type_name, member.name, kind, _definition(member)))
        order = {name: place for place, name in enumerate(_SORTED)}
        definitions.sort(key=lambda d: (order.get(d.member_kind, 99), d.name.lower()))
        if self.force and not static and self._kinds is None:
            definitions += [MemberDefinition(type_name, name, kind, name) for name, kind in _INTRINSIC]
        written: set[str] = set()
        for matches in patterns:
            for definition in definitions:
                if matches(definition.name) and definition.name not in written:
                    written.add(definition.name)
                    self.write(definition)

    def end(self) -> None:
        if not self._any:
            error = InvalidOperationException("You must specify an object for the Get-Member cmdlet.")
            self.error(error, "NoObjectInGetMember", "CloseError")


def _definition(member: Any) -> str:
    referenced = getattr(member, "referenced", None)
    if member.kind == "PropertySet" and referenced is not None:
        return f"{member.name} {{{', '.join(referenced)}}}"
    return str(getattr(member, "definition", member.name))


_INTRINSIC = (
    ("pstypenames", "CodeProperty"),
    ("psadapted", "MemberSet"),
    ("psbase", "MemberSet"),
    ("psextended", "MemberSet"),
    ("psobject", "MemberSet"),
)
_SORTED = (
    "AliasProperty", "CodeMethod", "Method", "CodeProperty", "NoteProperty", "ParameterizedProperty",
    "Property", "PropertySet",
    "ScriptProperty", "ScriptMethod", "MemberSet", "Event", "Dynamic",
)  # fmt: skip
