"""Add-Member."""

from __future__ import annotations

from pyshell.binding.attributes import AllowNullAttribute, Attribute, ValidateAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values.collections import Dictionary
from pyshell.values.convert import convert
from pyshell.values.exceptions import (
    ArgumentTransformationMetadataException,
    InvalidOperationException,
    NetException,
    ValidationMetadataException,
)
from pyshell.values.members import find_member
from pyshell.values.memberview import add_member, holder_of, remove_member
from pyshell.values.psobject import (
    PSAliasProperty,
    PSMemberSet,
    PSNoteProperty,
    PSObject,
    PSPropertySet,
    PSScriptMethod,
    PSScriptProperty,
    base_of,
)
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class NotePropertyTransformation(Attribute):
    """Refuses a dictionary as a name: it then binds to -NotePropertyMembers."""

    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        if isinstance(base_of(value), Dictionary):
            raise ArgumentTransformationMetadataException("The NotePropertyName parameter cannot take a dictionary.")
        return value


class ValidateNotePropertyName(ValidateAttribute):
    """Refuses the name of a member type: it then binds to -MemberType."""

    validates = True

    def validate(self, context: Any, value: Any) -> None:
        if not isinstance(value, str):
            return
        if value.lower() in _MEMBER_TYPES:
            raise ValidationMetadataException(
                "The parameter NotePropertyName cannot take values that could be converted to the type "
                "System.Management.Automation.PSMemberTypes. To define the name of a member with those values, use "
                "Add-Member, and specify the member type."
            )


_MEMBER_TYPES = frozenset(
    [
        "aliasproperty",
        "codemethod",
        "codeproperty",
        "memberset",
        "noteproperty",
        "propertyset",
        "scriptmethod",
        "scriptproperty",
    ]
)


@cmdlet("Add", "Member", module="Microsoft.PowerShell.Utility", default_set="TypeNameSet")
class AddMemberCommand(Cmdlet):
    """Adds members to an object."""

    input_object: Any = parameter("psobject", mandatory=True, pipeline=True)
    member_type: Any = parameter(
        "System.Management.Automation.PSMemberTypes",
        In("MemberSet", mandatory=True, position=0),
        aliases=("Type",),
    )
    name: str | None = parameter("string", In("MemberSet", mandatory=True, position=1))
    value: Any = parameter("System.Object", In("MemberSet", position=2))
    second_value: Any = parameter("System.Object", In("MemberSet", position=3))
    type_name: str | None = parameter(
        "string",
        In("TypeNameSet", mandatory=True),
        In("MemberSet"),
        In("NotePropertySingleMemberSet"),
        In("NotePropertyMultiMemberSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    force: bool = parameter(
        "switch",
        In("MemberSet"),
        In("NotePropertySingleMemberSet"),
        In("NotePropertyMultiMemberSet"),
    )
    pass_thru: bool = parameter("switch")
    note_property_name: str | None = parameter(
        "string",
        In("NotePropertySingleMemberSet", mandatory=True, position=0),
        validate=(NotePropertyTransformation(), ValidateNotePropertyName(), ValidateNotNullOrEmptyAttribute()),
    )
    note_property_value: Any = parameter(
        "System.Object",
        In("NotePropertySingleMemberSet", mandatory=True, position=1),
        validate=(AllowNullAttribute(),),
    )
    note_property_members: Any = parameter(
        "System.Collections.IDictionary",
        In("NotePropertyMultiMemberSet", mandatory=True, position=0),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        target = self.input_object
        if self.type_name is not None and not self.type_name.strip():
            self._refuse(
                "TypeNameShouldNotBeEmpty",
                "The TypeName parameter should not be null, empty, or contain only white spaces.",
            )
        # What is not an object of its own (a number, a string) is wrapped; the wrapped one is passed on.
        target = _extendable(target)
        if self.set_name == "TypeNameSet":
            self._add_type_name(target)
            self._pass(target)
            return
        if self.set_name == "NotePropertyMultiMemberSet":
            added = False
            for name, value in objects.dictionary_items(self.note_property_members):
                text = objects.to_text(name)
                if not text:
                    message = "The name for a NoteProperty member should not be null or an empty string."
                    self.error(
                        InvalidOperationException(message), "NotePropertyNameShouldNotBeNull", "InvalidOperation", text
                    )
                    continue
                added |= self._add(target, PSNoteProperty(text, value))
            if added:
                if self.type_name is not None:
                    self._add_type_name(target)
                self._pass(target)
            return
        if self.set_name == "NotePropertySingleMemberSet":
            member: Any = PSNoteProperty(self.note_property_name or "", self.note_property_value)
        else:
            member = self._member()
        if self._add(target, member):
            if self.type_name is not None:
                self._add_type_name(target)
            self._pass(target)

    def _pass(self, target: Any) -> None:
        if self.pass_thru:
            self.write(target)

    def _refuse(self, error_id: str, message: str, target: Any = None) -> None:
        self.throw(InvalidOperationException(message), error_id, "InvalidOperation", target)

    def _add_type_name(self, target: Any) -> None:
        found = find_type(self.type_name or "")
        name = found.clr_name if found is not None else self.type_name
        holder = holder_of(target)
        holder.type_names = [str(name), *objects.type_names(target)]

    def _add(self, target: Any, member: Any) -> bool:
        existing = find_member(target, member.name)
        if existing is not None:
            if not self.force:
                message = (
                    f'Cannot add a member with the name "{member.name}" because a member with that name already '
                    "exists. To "
                    "overwrite the member anyway, add the Force parameter to your command."
                )
                self.error(InvalidOperationException(message), "MemberAlreadyExists", "InvalidOperation", target)
                return False
            if not remove_member(target, member.name):
                if existing.kind not in ("Property", "Method", "ParameterizedProperty", "Event"):
                    message = (
                        f'Cannot force the member with name "{member.name}" and type "{existing.kind}" to be '
                        "added. A member "
                        "with that name and type already exists, and the existing member is not an instance extension."
                    )
                    self.error(
                        InvalidOperationException(message), "CannotRemoveTypeDataMember", "InvalidOperation", target
                    )
                    return False
        try:
            add_member(target, member)
        except NetException as error:
            self.error(error)
            return False
        return True

    def _member(self) -> Any:
        kind = objects.to_text(self.member_type)
        name = self.name or ""
        first, second = self.value, self.second_value
        given = "SecondValue" in self.bound
        if "," in kind or kind in ("All", "Properties", "Methods"):
            self._refuse(
                "WrongMemberCount",
                f'To add a member, only one member type can be specified. The member types specified are: "{kind}"',
            )
        if kind in ("NoteProperty", "ScriptMethod", "PropertySet", "MemberSet", "CodeMethod") and given:
            self._refuse(
                "Value2ShouldNotBeSpecified",
                f'The SecondValue parameter is not necessary for a member of type "{kind}", and should not be '
                "specified. Do not "
                "specify the SecondValue parameter when you add members of this type.",
            )
        if kind == "NoteProperty":
            return PSNoteProperty(name, first)
        if kind == "ScriptProperty":
            if first is None and second is None:
                self._refuse(
                    "Value1AndValue2AreNotBothNull",
                    f'Both Value and SecondValue parameters should not be null for a member of type "{kind}". '
                    "Specify a non-null "
                    "value for one of the two parameters.",
                )
            return PSScriptProperty(name, self._as(first, "scriptblock"), self._as(second, "scriptblock"))
        if kind == "MemberSet":
            return PSMemberSet(name, [] if first is None else [_plain(m) for m in objects.elements(first) or [first]])
        if first is None:
            self._refuse(
                "Value1ShouldNotBeNull",
                f'The Value parameter should not be null for a member of type "{kind}". Specify a non-null value '
                "for the Value "
                "parameter when adding members of this type.",
            )
        if kind == "AliasProperty":
            if given and second is None:
                self._refuse(
                    "Value2ShouldNotBeNull",
                    f'The SecondValue parameter should not be null for a member of type "{kind}". Specify a '
                    "non-null value for "
                    "the SecondValue parameter when adding members of this type.",
                )
            return PSAliasProperty(name, objects.to_text(first), self._as(second, "type") if given else None)
        if kind == "ScriptMethod":
            return PSScriptMethod(name, self._as(first, "scriptblock"))
        if kind == "PropertySet":
            elements = objects.elements(first)
            return PSPropertySet(name, [objects.to_text(e) for e in ([first] if elements is None else elements)])
        message = f'Cannot add a member with type "{kind}". Specify a different type for the MemberTypes parameter.'
        self._refuse("CannotAddMemberType", message)
        return None

    @staticmethod
    def _as(value: Any, type_name: str) -> Any:
        if value is None:
            return None
        found = find_type(type_name)
        assert found is not None
        return convert(objects.unwrap(value), found)


def _plain(member: Any) -> Any:
    """A member given as an object that `.psobject` shows, as the member itself."""
    member = objects.unwrap(member)
    return getattr(member, "source", member)


def _extendable(value: Any) -> Any:
    """The object, wrapped when added members could not stay with it otherwise."""
    if isinstance(value, (str, int, float)):
        return PSObject(value)
    return value
