"""The attributes of parameters and variables: what they hold and what they check.

A validation raises ValidationMetadataException with PowerShell's text; the binder puts the parameter's name before it.
"""

from __future__ import annotations

from pyshell.values import exceptions
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.scopes import PSVariable
    from pyshell.values.pstype import PSType

NAMESPACE = "System.Management.Automation."


def invalid(error_id: str, message: str) -> NetException:
    error: NetException = exceptions.ValidationMetadataException(message)
    error.error_id = error_id
    return error


class Attribute:
    """An attribute in a script or a declaration."""

    net_name = "System.Attribute"
    net_base = None
    transforms = False
    validates = False

    def apply_to_variable(self, variable: PSVariable, value: Any) -> Any:
        return value

    def transform(self, context: Any, value: Any) -> Any:
        return value

    def validate(self, context: Any, value: Any) -> None:
        """Raise ValidationMetadataException when the value does not do."""


class TransformationAttribute(Attribute):
    """The base of a script's own transformations."""

    net_name = NAMESPACE + "ArgumentTransformationAttribute"
    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        from pyshell.runtime.automatic import engine_intrinsics

        return call_own(self, "Transform", [None if context is None else engine_intrinsics(context), value])


def call_own(attribute: Attribute, method: str, arguments: list[Any]) -> Any:
    """Call the method that a script's attribute class overrides."""
    from pyshell.values.members import invoke_member

    return invoke_member(attribute, method, arguments)


class ParameterAttribute(Attribute):
    net_name = NAMESPACE + "ParameterAttribute"
    net_properties = (
        "Position", "ParameterSetName", "Mandatory", "ValueFromPipeline", "ValueFromPipelineByPropertyName",
        "ValueFromRemainingArguments", "HelpMessage", "HelpMessageBaseName", "HelpMessageResourceId", "DontShow",
        "ExperimentName", "ExperimentAction",
    )  # fmt: skip

    def __init__(self) -> None:
        self.mandatory = False
        self.position = -2147483648
        self.parameter_set_name = "__AllParameterSets"
        self.value_from_pipeline = False
        self.value_from_pipeline_by_property_name = False
        self.value_from_remaining_arguments = False
        self.help_message: str | None = None
        self.help_message_base_name: str | None = None
        self.help_message_resource_id: str | None = None
        self.dont_show = False
        self.experiment_name: str | None = None
        self.experiment_action = "None"


class CmdletBindingAttribute(Attribute):
    net_name = NAMESPACE + "CmdletBindingAttribute"
    net_properties = (
        "DefaultParameterSetName", "SupportsShouldProcess", "ConfirmImpact", "PositionalBinding", "SupportsPaging",
        "SupportsTransactions", "HelpUri", "RemotingCapability",
    )  # fmt: skip

    def __init__(self) -> None:
        self.default_parameter_set_name: str | None = None
        self.supports_should_process = False
        self.confirm_impact = "Medium"
        self.positional_binding = True
        self.supports_paging = False
        self.supports_transactions = False
        self.help_uri = ""
        self.remoting_capability = "PowerShell"


class AliasAttribute(Attribute):
    net_name = NAMESPACE + "AliasAttribute"
    net_properties = ("AliasNames",)

    def __init__(self, *names: str) -> None:
        self.alias_names = list(names)


class OutputTypeAttribute(Attribute):
    net_name = NAMESPACE + "OutputTypeAttribute"
    net_properties = ("Type", "ParameterSetName")

    def __init__(self, *types: Any) -> None:
        self.type = list(types)
        self.parameter_set_name: Any = None


class AllowNullAttribute(Attribute):
    net_name = NAMESPACE + "AllowNullAttribute"


class AllowEmptyStringAttribute(Attribute):
    net_name = NAMESPACE + "AllowEmptyStringAttribute"


class AllowEmptyCollectionAttribute(Attribute):
    net_name = NAMESPACE + "AllowEmptyCollectionAttribute"


class SupportsWildcardsAttribute(Attribute):
    net_name = NAMESPACE + "SupportsWildcardsAttribute"


class PSDefaultValueAttribute(Attribute):
    net_name = NAMESPACE + "PSDefaultValueAttribute"
    net_properties = ("Value", "Help")

    def __init__(self) -> None:
        self.value: Any = None
        self.help: str | None = None


class FlagsAttribute(Attribute):
    net_name = "System.FlagsAttribute"


class DontShowAttribute(Attribute):
    net_name = NAMESPACE + "HiddenAttribute"


class ArgumentCompleterAttribute(Attribute):
    net_name = NAMESPACE + "ArgumentCompleterAttribute"
    net_properties = ("ScriptBlock", "Type")

    def __init__(self, script_block: Any = None) -> None:
        self.script_block = script_block
        self.type: Any = None


class ArgumentCompletionsAttribute(Attribute):
    net_name = NAMESPACE + "ArgumentCompletionsAttribute"

    def __init__(self, *completions: str) -> None:
        self.completions = list(completions)


class ArgumentTypeConverter(Attribute):
    """The type in front of a variable or parameter."""

    net_name = NAMESPACE + "ArgumentTypeConverterAttribute"

    def __init__(self, pstype: PSType, plain: bool = False) -> None:
        self.pstype = pstype
        # In functions the conversion's own error comes out; a variable of the global scope wraps it.
        self.plain = plain

    def apply_to_variable(self, variable: PSVariable, value: Any) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.exceptions import RuntimeException

        if self.plain:
            return convert(value, self.pstype)
        try:
            return convert(value, self.pstype)
        except NetException as error:
            wrapped: RuntimeException = exceptions.ArgumentTransformationMetadataException(error.message, error)
            wrapped.error_id = "RuntimeException"
            wrapped.error_category = "MetadataError"
            raise wrapped from error


class ValidateAttribute(Attribute):
    """The base of the validations; on a variable they speak of the variable."""

    net_name = NAMESPACE + "ValidateArgumentsAttribute"
    validates = True

    def validate(self, context: Any, value: Any) -> None:
        from pyshell.runtime.automatic import engine_intrinsics

        call_own(self, "Validate", [value, None if context is None else engine_intrinsics(context)])

    def apply_to_variable(self, variable: PSVariable, value: Any) -> Any:
        try:
            self.validate(None, value)
        except NetException as error:
            from pyshell.values.convert import to_string

            wrapped = exceptions.ValidationMetadataException(
                f"The variable cannot be validated because the value {to_string(value)} is not a valid value for "
                f"the {variable.name} variable.",
                error,
            )
            wrapped.error_id = "ValidateSetFailure"
            wrapped.error_category = "MetadataError"
            raise wrapped from error
        return value


class ValidateEachAttribute(ValidateAttribute):
    """Validations that hold for each element of a collection."""

    net_name = NAMESPACE + "ValidateEnumeratedArgumentsAttribute"

    def validate(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import enumerate_value
        from pyshell.values.psobject import AUTOMATION_NULL

        if value is None or value is AUTOMATION_NULL:
            raise invalid("ArgumentIsEmpty", ELEMENT_TEXT)
        items = None if isinstance(value, str) else enumerate_value(value)
        for item in (value,) if items is None else items:
            self.validate_element(context, item)

    def validate_element(self, context: Any, value: Any) -> None:
        """Raise ValidationMetadataException when an element does not do."""
        call_own(self, "ValidateElement", [value])


class ValidateSetAttribute(ValidateEachAttribute):
    net_name = NAMESPACE + "ValidateSetAttribute"
    net_properties = ("ValidValues", "IgnoreCase", "ErrorMessage")

    def __init__(self, *values: Any) -> None:
        self._values = list(values)
        self.ignore_case = True
        self.error_message: str | None = None

    @property
    def valid_values(self) -> list[str]:
        """The values, asked of a generator class where one was given."""
        if len(self._values) == 1 and type(self._values[0]).__name__ == "PSType":
            from pyshell.values.convert import to_string
            from pyshell.values.members import invoke_member, new_object

            return [to_string(v) for v in invoke_member(new_object(self._values[0], []), "GetValidValues", [])]
        from pyshell.values.convert import to_string

        return [v if type(v) is str else to_string(v) for v in self._values]

    def validate_element(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import to_string

        text = to_string(value)
        values = self.valid_values
        if self.ignore_case:
            if text.lower() in [v.lower() for v in values]:
                return
        elif text in values:
            return
        listed = ",".join(values)
        if self.error_message:
            raise invalid("ValidateSetFailure", self.error_message.replace("{0}", text).replace("{1}", listed))
        raise invalid(
            "ValidateSetFailure",
            f'The argument "{text}" does not belong to the set "{listed}" specified by the ValidateSet attribute. '
            "Supply an argument that "
            "is in the set and then try the command again.",
        )


class ValidateRangeAttribute(ValidateEachAttribute):
    net_name = NAMESPACE + "ValidateRangeAttribute"
    net_properties = ("MinRange", "MaxRange")

    def __init__(self, minimum: Any, maximum: Any = None) -> None:
        self.min_range = minimum
        self.max_range = maximum
        self.range_kind: str | None = None
        if maximum is None:
            self.range_kind = str(getattr(minimum, "name", minimum))

    def validate_element(self, context: Any, value: Any) -> None:
        from pyshell.runtime.operators import ge, gt, le, lt
        from pyshell.values.convert import convert, to_string
        from pyshell.values.pstype import type_of

        if self.range_kind is not None:
            kind = self.range_kind.lower()
            good = {"positive": gt, "nonnegative": ge, "negative": lt, "nonpositive": le}[kind](value, 0)
            if not good:
                sign = {
                    "positive": "greater than zero",
                    "nonnegative": "greater than or equal to zero",
                    "negative": "less than zero",
                    "nonpositive": "less than or equal to zero",
                }[kind]
                names = {
                    "positive": "Positive",
                    "nonnegative": "NonNegative",
                    "negative": "Negative",
                    "nonpositive": "NonPositive",
                }
                raise invalid(
                    f"ValidateRange{names[kind]}Failure",
                    f'The argument "{to_string(value)}" cannot be validated because its value is not {sign}.',
                )
            return
        low_type = type_of(self.min_range)
        if type_of(value) is not low_type:
            try:
                value = convert(value, low_type)
            except NetException as error:
                raise invalid(
                    "ValidationRangeElementType",
                    f'The argument "{to_string(value)}" cannot be validated because its type '
                    f'"{type_of(value).clr_name}" is not the same type '
                    f'"{low_type.clr_name}" as the maximum and minimum limits of the parameter. Make sure the '
                    "argument is of type "
                    f"{low_type.clr_name} and then try the command again.",
                ) from error
        if lt(value, self.min_range):
            raise invalid(
                "ValidateRangeTooSmall",
                f"The {to_string(value)} argument is less than the minimum allowed range of "
                f"{to_string(self.min_range)}. Supply an argument that "
                f"is greater than or equal to {to_string(self.min_range)} and then try the command again.",
            )
        if gt(value, self.max_range):
            raise invalid(
                "ValidateRangeTooBig",
                f"The {to_string(value)} argument is greater than the maximum allowed range of "
                f"{to_string(self.max_range)}. Supply an argument "
                f"that is less than or equal to {to_string(self.max_range)} and then try the command again.",
            )


class ValidateLengthAttribute(ValidateEachAttribute):
    net_name = NAMESPACE + "ValidateLengthAttribute"
    net_properties = ("MinLength", "MaxLength")

    def __init__(self, minimum: int, maximum: int) -> None:
        self.min_length = minimum
        self.max_length = maximum

    def validate_element(self, context: Any, value: Any) -> None:
        if not isinstance(value, str):
            raise invalid(
                "ValidateLengthNotString",
                "The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] "
                "parameter. Make the parameter a string or string[] parameter.",
            )
        if len(value) < self.min_length:
            raise invalid(
                "ValidateLengthMinLengthFailure",
                f"The character length ({len(value)}) of the argument is too short. Specify an argument with a "
                "length that is greater than or "
                f'equal to "{self.min_length}", and then try the command again.',
            )
        if len(value) > self.max_length:
            raise invalid(
                "ValidateLengthMaxLengthFailure",
                f"The character length of the {len(value)} argument is too long. Shorten the character length of "
                "the argument so it is fewer "
                f'than or equal to "{self.max_length}" characters, and then try the command again.',
            )


class ValidateCountAttribute(ValidateAttribute):
    net_name = NAMESPACE + "ValidateCountAttribute"
    net_properties = ("MinLength", "MaxLength")

    def __init__(self, minimum: int, maximum: int) -> None:
        self.min_length = minimum
        self.max_length = maximum

    def validate(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import enumerate_value

        if value is None:
            count = 0
        else:
            items = None if isinstance(value, str) else enumerate_value(value)
            if items is None:
                raise invalid(
                    "NotAnArrayParameter",
                    "The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the "
                    "attribute from the parameter or make the parameter an array parameter.",
                )
            count = len(list(items))
        if self.min_length == self.max_length and count != self.max_length:
            raise invalid(
                "ValidateCountExactFailure",
                f"The parameter requires exactly {self.max_length} value(s) - {count} value(s) were provided.",
            )
        if count < self.min_length or count > self.max_length:
            raise invalid(
                "ValidateCountMinMaxFailure",
                f"The parameter requires at least {self.min_length} value(s) and no more than {self.max_length} "
                f"value(s) - {count} value(s) were provided.",
            )


class ValidatePatternAttribute(ValidateEachAttribute):
    net_name = NAMESPACE + "ValidatePatternAttribute"
    net_properties = ("RegexPattern", "Options", "ErrorMessage")

    def __init__(self, pattern: str) -> None:
        self.regex_pattern = pattern
        self.options: Any = "IgnoreCase"
        self.error_message: str | None = None

    def validate_element(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import to_string
        from pyshell.values.regex import compile_pattern

        text = to_string(value)
        ignore_case = "ignorecase" in str(getattr(self.options, "name", self.options)).lower()
        if compile_pattern(self.regex_pattern, ignore_case=ignore_case).search(text) is None:
            if self.error_message:
                raise invalid(
                    "ValidatePatternFailure", self.error_message.replace("{0}", text).replace("{1}", self.regex_pattern)
                )
            raise invalid(
                "ValidatePatternFailure",
                f'The argument "{text}" does not match the "{self.regex_pattern}" pattern. Supply an argument '
                "that matches "
                f'"{self.regex_pattern}" and try the command again.',
            )


class ValidateScriptAttribute(ValidateEachAttribute):
    net_name = NAMESPACE + "ValidateScriptAttribute"
    net_properties = ("ScriptBlock", "ErrorMessage")

    def __init__(self, script_block: Any) -> None:
        self.script_block = script_block
        self.error_message: str | None = None

    def validate_element(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import to_bool, to_string

        output = self.script_block.invoke([value], dollar_under=value)
        result = output[0] if len(output) == 1 else output
        if not to_bool(result):
            text = to_string(value)
            block = to_string(self.script_block)
            if self.error_message:
                raise invalid("ValidateScriptFailure", self.error_message.replace("{0}", text).replace("{1}", block))
            raise invalid(
                "ValidateScriptFailure",
                f'The "{block}" validation script for the argument with value "{text}" did not return a result of '
                "True. Determine why the "
                "validation script failed, and then try the command again.",
            )


NULL_TEXT = "The argument is null. Provide a valid value for the argument, and then try running the command again."
EMPTY_TEXT = (
    "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again."
)
ELEMENT_TEXT = (
    "The argument is null, empty, or an element of the argument collection contains a null value. Supply a "
    "collection that does not "
    "contain any null values and then try the command again."
)
NULL_ELEMENT_TEXT = (
    "The argument has a null value, or an element of the argument collection contains a null value. Provide a "
    "collection that does not "
    "contain any null values, and then try the command again."
)
SPACE_TEXT = (
    "The argument is null, empty, or consists of only white-space characters. Provide an argument that "
    "contains non white-space characters, and then try the command again."
)


class ValidateNotNullAttribute(ValidateAttribute):
    net_name = NAMESPACE + "ValidateNotNullAttribute"

    def validate(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import enumerate_value

        if value is None:
            raise invalid("ArgumentIsNull", NULL_TEXT)
        items = None if isinstance(value, str) or hasattr(value, "entries") else enumerate_value(value)
        if items is not None and any(item is None for item in items):
            raise invalid("ArgumentCollectionContainsNull", NULL_ELEMENT_TEXT)


class ValidateNotNullOrEmptyAttribute(ValidateAttribute):
    net_name = NAMESPACE + "ValidateNotNullOrEmptyAttribute"

    def blank(self, text: str) -> bool:
        return text == ""

    def validate(self, context: Any, value: Any) -> None:
        from pyshell.values.convert import enumerate_value

        if value is None:
            raise invalid(
                "ArgumentIsNullOrEmpty", EMPTY_TEXT if type(self) is ValidateNotNullOrEmptyAttribute else SPACE_TEXT
            )
        if isinstance(value, str):
            if self.blank(value):
                raise invalid(
                    "ArgumentIsEmpty", EMPTY_TEXT if type(self) is ValidateNotNullOrEmptyAttribute else SPACE_TEXT
                )
            return
        if hasattr(value, "entries"):
            if len(value) == 0:
                raise invalid("ArgumentIsEmpty", ELEMENT_TEXT)
            return
        items = enumerate_value(value)
        if items is None:
            return
        count = 0
        for item in items:
            count += 1
            if item is None or (isinstance(item, str) and self.blank(item)):
                raise invalid("ArgumentCollectionContainsEmpty", ELEMENT_TEXT)
        if count == 0:
            raise invalid("ArgumentIsEmpty", ELEMENT_TEXT)


class ValidateNotNullOrWhiteSpaceAttribute(ValidateNotNullOrEmptyAttribute):
    net_name = NAMESPACE + "ValidateNotNullOrWhiteSpaceAttribute"

    def blank(self, text: str) -> bool:
        return not text.strip()


class ValidateDriveAttribute(ValidateAttribute):
    net_name = NAMESPACE + "ValidateDriveAttribute"

    def __init__(self, *drives: str) -> None:
        self.valid_root_drives = list(drives)

    def validate(self, context: Any, value: Any) -> None:
        if value is None:
            raise invalid("PathParameterNull", EMPTY_TEXT)
        text = str(value)
        drive, colon, _ = text.partition(":")
        if not colon:
            location = context.session.location
            drive = location.drive_name
        if drive.lower() not in [d.lower() for d in self.valid_root_drives]:
            raise invalid(
                "PathRootInvalid",
                f"The path argument drive {drive} does not belong to the set of approved drives: "
                f"{', '.join(self.valid_root_drives)}. "
                "Supply a path argument with an approved drive.",
            )


class ValidateUserDriveAttribute(ValidateDriveAttribute):
    net_name = NAMESPACE + "ValidateUserDriveAttribute"

    def __init__(self) -> None:
        super().__init__("User")


class CredentialAttribute(Attribute):
    """[Credential()]: a user name becomes a PSCredential by asking."""

    net_name = NAMESPACE + "CredentialAttribute"
    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        from pyshell.values.psobject import base_of

        inner = base_of(value)
        if isinstance(inner, str):
            return context.host.ui.prompt_for_credential(
                "PowerShell credential request", "Enter your credentials.", inner, ""
            )
        return inner


class ArgumentToConfigurationDataTransformationAttribute(Attribute):
    net_name = NAMESPACE + "ArgumentToConfigurationDataTransformationAttribute"


ATTRIBUTES: dict[str, type[Attribute]] = {
    "parameter": ParameterAttribute,
    "cmdletbinding": CmdletBindingAttribute,
    "alias": AliasAttribute,
    "outputtype": OutputTypeAttribute,
    "allownull": AllowNullAttribute,
    "allowemptystring": AllowEmptyStringAttribute,
    "allowemptycollection": AllowEmptyCollectionAttribute,
    "supportswildcards": SupportsWildcardsAttribute,
    "psdefaultvalue": PSDefaultValueAttribute,
    "argumentcompleter": ArgumentCompleterAttribute,
    "argumentcompletions": ArgumentCompletionsAttribute,
    "validateset": ValidateSetAttribute,
    "validaterange": ValidateRangeAttribute,
    "validatelength": ValidateLengthAttribute,
    "validatecount": ValidateCountAttribute,
    "validatepattern": ValidatePatternAttribute,
    "validatescript": ValidateScriptAttribute,
    "validatenotnull": ValidateNotNullAttribute,
    "validatenotnullorempty": ValidateNotNullOrEmptyAttribute,
    "validatenotnullorwhitespace": ValidateNotNullOrWhiteSpaceAttribute,
    "validatedrive": ValidateDriveAttribute,
    "validateuserdrive": ValidateUserDriveAttribute,
    "credential": CredentialAttribute,
    "flags": FlagsAttribute,
    "system.flags": FlagsAttribute,
    "dontshow": DontShowAttribute,
}


def find_attribute(name: str) -> type[Attribute] | None:
    """The class of an attribute as written: short, with `Attribute`, or with its namespace."""
    key = name.lower()
    for prefix in ("system.management.automation.",):
        if key.startswith(prefix):
            key = key[len(prefix) :]
    found = ATTRIBUTES.get(key)
    if found is None and key.endswith("attribute"):
        found = ATTRIBUTES.get(key[: -len("attribute")])
    return found


def foreign_attribute(context: Any, pstype: PSType, positional: list[Any], named: list[tuple[str, Any]]) -> Any:
    """An attribute of a class that a script defined (a validation or transformation of its own), or of .NET's."""
    from pyshell.values.members import new_object, set_member

    made = new_object(pstype, positional)
    for name, value in named:
        set_member(made, name, value)
    return made


def field_of(name: str) -> str:
    """The Python field of a .NET property name: `ValueFromPipeline` → `value_from_pipeline`."""
    made = ""
    for index, char in enumerate(name):
        if char.isupper() and index and not name[index - 1].isupper():
            made += "_"
        made += char.lower()
    return made


def make_attribute(name: str, positional: list[Any], named: dict[str, Any]) -> Attribute | None:
    """An attribute as a script writes it, or None when there is no such attribute; raises for bad arguments."""
    cls = find_attribute(name)
    if cls is None:
        return None
    from pyshell.values.convert import to_bool

    attribute = cls(*positional)
    fields = {f.replace("_", ""): f for f in vars(attribute)}
    for key, value in named.items():
        field = fields.get(key.lower())
        if field is None:
            raise exceptions.RuntimeException(
                f"Property '{key}' cannot be found for type 'System.Management.Automation.CmdletBindingAttribute'.",
                error_id="PropertyNotFoundForType",
                category="InvalidOperation",
            )
        current = getattr(attribute, field)
        if type(current) is bool:
            value = to_bool(value)
        setattr(attribute, field, value)
    return attribute
