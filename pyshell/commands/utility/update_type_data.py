"""Update-TypeData."""

from __future__ import annotations

from pyshell.binding.attributes import (
    ValidateNotNullAttribute,
    ValidateNotNullOrEmptyAttribute,
    ValidateRangeAttribute,
    ValidateSetAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.ps1xml_files import data_files
from pyshell.formatting import objects
from pyshell.values import typedata
from pyshell.values.convert import convert
from pyshell.values.exceptions import InvalidOperationException, RuntimeException
from pyshell.values.psobject import PSAliasProperty, PSNoteProperty, PSScriptMethod, PSScriptProperty
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Update",
    "TypeData",
    module="Microsoft.PowerShell.Utility",
    default_set="FileSet",
    should_process=True,
    confirm_impact="Low",
)
class UpdateTypeDataCommand(Cmdlet):
    """Adds members and defaults to types."""

    member_type: Any = parameter(
        "System.Management.Automation.PSMemberTypes",
        In("DynamicTypeSet"),
        validate=(
            ValidateNotNullOrEmptyAttribute(),
            ValidateSetAttribute(
                "NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty", "ScriptMethod", "CodeMethod"
            ),
        ),
    )
    member_name: str | None = parameter("string", In("DynamicTypeSet"), validate=(ValidateNotNullOrEmptyAttribute(),))
    value: Any = parameter("System.Object", In("DynamicTypeSet"))
    second_value: Any = parameter("System.Object", In("DynamicTypeSet"), validate=(ValidateNotNullAttribute(),))
    type_converter: Any = parameter("type", In("DynamicTypeSet"), validate=(ValidateNotNullAttribute(),))
    type_adapter: Any = parameter("type", In("DynamicTypeSet"), validate=(ValidateNotNullAttribute(),))
    serialization_method: str | None = parameter(
        "string",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    target_type_for_deserialization: Any = parameter(
        "type",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullAttribute(),),
    )
    serialization_depth: int | None = parameter(
        "int",
        In("DynamicTypeSet"),
        validate=(
            ValidateNotNullAttribute(),
            ValidateRangeAttribute(0, 2147483647),
        ),
    )
    default_display_property: str | None = parameter(
        "string",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    inherit_property_serialization_set: Any = parameter(
        "System.Nullable[bool]",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullAttribute(),),
    )
    string_serialization_source: str | None = parameter(
        "string",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    default_display_property_set: list[str] | None = parameter(
        "string[]",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    default_key_property_set: list[str] | None = parameter(
        "string[]",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    property_serialization_set: list[str] | None = parameter(
        "string[]",
        In("DynamicTypeSet"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    type_name: str | None = parameter(
        "string",
        In("DynamicTypeSet", mandatory=True, pipeline=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    force: bool = parameter("switch", In("DynamicTypeSet"), In("TypeDataSet"))
    type_data: Any = parameter(
        "System.Management.Automation.Runspaces.TypeData[]",
        In("TypeDataSet", mandatory=True, position=0, pipeline=True, by_name=True),
    )
    append_path: list[str] | None = parameter(
        "string[]",
        In("FileSet", position=0, pipeline=True, by_name=True),
        aliases=(
            "PSPath",
            "Path",
        ),
        validate=(ValidateNotNullAttribute(),),
    )
    prepend_path: list[str] | None = parameter("string[]", In("FileSet"), validate=(ValidateNotNullAttribute(),))

    def process(self) -> None:
        if self.set_name == "DynamicTypeSet":
            self._dynamic()
        elif self.set_name == "TypeDataSet":
            for data in self.type_data or ():
                self._whole(data)
        else:
            self._files()

    def _files(self) -> None:
        from pyshell.commands.types_xml import load_types

        for name in (self.prepend_path or []) + (self.append_path or []):
            for path in data_files(self, name):
                if self.should_process(f"FileName: {path}", "Update TypeData"):
                    for message in load_types(path, self.context):
                        self.error(RuntimeException(message), "TypesXmlUpdateException", "InvalidOperation")

    def _whole(self, data: Any) -> None:
        if not self.should_process(f"Type to update: {data.type_name}", "Update TypeData"):
            return
        for member in data.members.values():
            self._update(data.type_name, member, {})
        defaults = {n: getattr(data, n) for n in _DEFAULTS if getattr(data, n) is not None}
        if defaults:
            typedata.update(data.type_name, None, True, **defaults)

    def _dynamic(self) -> None:
        name = self.type_name or ""
        if not name.strip():
            message = "The target type name should not be null, empty, or contain only white spaces."
            self.throw(InvalidOperationException(message), "TargetTypeNameEmpty", "InvalidOperation", name)
        found = find_type(name)
        if found is not None:
            name = found.clr_name
        member = self._member()
        defaults = {
            field: getattr(self, field)
            for field in _DEFAULTS
            if "".join(p.title() for p in field.split("_")) in self.bound
        }
        if member is None and not defaults:
            message = f'No member is specified for the update on type "{name}".'
            self.error(InvalidOperationException(message), "TypeDataEmpty", "InvalidOperation", name)
            return
        if self.should_process(f"Type to update: {name}", "Update TypeData"):
            self._update(name, member, defaults)

    def _update(self, name: str, member: Any, defaults: dict[str, Any]) -> None:
        try:
            typedata.update(name, member, bool(self.force), **defaults)
        except KeyError:
            message = f'Error in TypeData "{name}": The member {member.name} is already present.'
            self.error(RuntimeException(message), "TypesDynamicUpdateException", "InvalidOperation")

    def _fail(self, error_id: str, message: str) -> None:
        self.throw(InvalidOperationException(message), error_id, "InvalidOperation")

    def _member(self) -> Any:
        if "MemberType" not in self.bound:
            if any(n in self.bound for n in ("MemberName", "Value", "SecondValue")):
                self._fail(
                    "MemberTypeIsMissing",
                    "The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType "
                    "parameter.",
                )
            return None
        kind = objects.to_text(self.member_type)
        if kind not in (
            "NoteProperty",
            "AliasProperty",
            "ScriptProperty",
            "ScriptMethod",
            "CodeProperty",
            "CodeMethod",
        ):
            self._fail(
                "CannotUpdateMemberType",
                f'Cannot update a member with type "{kind}". Specify a different type for the MemberType parameter.',
            )
        name = self.member_name or ""
        if not name:
            self._needed("MemberName", kind)
        if "Value" not in self.bound:
            self._needed("Value", kind)
        first, second = self.value, self.second_value
        if kind in ("NoteProperty", "ScriptMethod", "CodeMethod") and second is not None:
            self._fail(
                "SecondValueShouldNotBeSpecified",
                f'The SecondValue parameter is not necessary for a member of type "{kind}", and should not be '
                "specified. Do not specify the SecondValue parameter when updating this member type.",
            )
        if kind == "NoteProperty":
            return PSNoteProperty(name, first)
        if kind == "AliasProperty":
            if first is None or first == "":
                self._fail(
                    "ValueShouldBeSpecified",
                    f'The Value parameter should not be null or an empty string for a member of type "{kind}". '
                    "Specify a non-null value for the Value parameter when updating this member type.",
                )
            return PSAliasProperty(
                name, objects.to_text(first), self._as(second, "type") if second is not None else None
            )
        if kind == "ScriptMethod":
            return PSScriptMethod(name, self._as(first, "scriptblock"))
        if kind == "ScriptProperty":
            if first is None and second is None:
                self._fail(
                    "ValueAndSecondValueAreNotBothNull",
                    f'The Value and SecondValue parameters should not both be null for a member of type "{kind}". '
                    "Specify a non-null value for one of the two parameters.",
                )
            return PSScriptProperty(name, self._as(first, "scriptblock"), self._as(second, "scriptblock"))
        return self._code(kind, name, first, second)

    def _code(self, kind: str, name: str, first: Any, second: Any) -> Any:
        from pyshell.values.psobject import PSCodeMethod, PSCodeProperty

        if kind == "CodeMethod":
            return PSCodeMethod(name, first)
        return PSCodeProperty(name, first, second)

    def _needed(self, parameter_name: str, kind: str) -> None:
        error_id = "MemberNameShouldBeSpecified" if parameter_name == "MemberName" else "ValueShouldBeSpecified"
        self._fail(
            error_id,
            f'The {parameter_name} parameter is required for the type "{kind}". Please specify the '
            f"{parameter_name} parameter.",
        )

    def _as(self, value: Any, type_name: str) -> Any:
        if value is None:
            return None
        kind = find_type(type_name)
        assert kind is not None
        return convert(value, kind)


_DEFAULTS = (
    "default_display_property",
    "default_display_property_set",
    "default_key_property_set",
    "property_serialization_set",
    "string_serialization_source",
    "serialization_method",
    "serialization_depth",
    "target_type_for_deserialization",
    "type_converter",
    "type_adapter",
    "inherit_property_serialization_set",
)
