"""What was asked of a Format-* cmdlet, and the dictionaries that its -Property may hold.

The errors are those of PowerShell's parameter processor, which Select-Object, Sort-Object, Group-Object,
Measure-Object and
ConvertTo-Html share.
"""

from __future__ import annotations

from . import objects
from .expressions import Expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

EXPRESSION, FORMAT, ALIGNMENT, WIDTH, LABEL, DEPTH = (
    "expression",
    "formatString",
    "alignment",
    "width",
    "label",
    "depth",
)

_STRING, _BLOCK, _INT = "System.String", "System.Management.Automation.ScriptBlock", "System.Int32"


class Key:
    """A key that a property dictionary may have: its names (abbreviations count) and what types its value may have."""

    __slots__ = ("mandatory", "names", "types")

    def __init__(self, names: tuple[str, ...], types: tuple[str, ...] = (), mandatory: bool = False) -> None:
        self.names = names
        self.types = types
        self.mandatory = mandatory

    def matches(self, key: str) -> bool:
        """Whether the key abbreviates one of the names."""
        folded = key.lower()
        return any(name.lower().startswith(folded) for name in self.names)


EXPRESSION_KEY = Key((EXPRESSION,), (_STRING, _BLOCK), True)
FORMAT_KEY = Key((FORMAT,), (_STRING,))
WIDTH_KEY = Key((WIDTH,), (_INT,))
ALIGNMENT_KEY = Key((ALIGNMENT,), (_STRING,))
LABEL_KEY = Key((LABEL, "name"), (_STRING,))
NAME_KEY = Key(("name", LABEL), (_STRING,))
DEPTH_KEY = Key((DEPTH,), (_INT,))
ASCENDING_KEY = Key(("ascending",))
DESCENDING_KEY = Key(("descending",))

TABLE_KEYS = (EXPRESSION_KEY, FORMAT_KEY, WIDTH_KEY, ALIGNMENT_KEY, LABEL_KEY)
LIST_KEYS = (EXPRESSION_KEY, FORMAT_KEY, LABEL_KEY)
WIDE_KEYS = (EXPRESSION_KEY, FORMAT_KEY)
CUSTOM_KEYS = (EXPRESSION_KEY, DEPTH_KEY)
GROUP_KEYS = (EXPRESSION_KEY, FORMAT_KEY, LABEL_KEY)
SELECT_KEYS = (EXPRESSION_KEY, NAME_KEY)
SORT_KEYS = (EXPRESSION_KEY, ASCENDING_KEY, DESCENDING_KEY)
EXPRESSION_KEYS = (EXPRESSION_KEY,)
HTML_KEYS = (EXPRESSION_KEY, LABEL_KEY, Key((ALIGNMENT,), (_STRING,)), Key((WIDTH,), (_STRING, _INT)))


class ParameterError(Exception):
    """A -Property argument that cannot be used; `error_id` is PowerShell's."""

    def __init__(self, error_id: str, message: str) -> None:
        super().__init__(message)
        self.error_id = error_id
        self.message = message


class FormatProperty:
    """One element of -Property after checking: an expression and the entries that came with it."""

    __slots__ = ("entries", "expression")

    def __init__(self, expression: Expression, entries: dict[str, Any]) -> None:
        self.expression = expression
        self.entries = entries

    @property
    def label(self) -> str | None:
        return self.entries.get(LABEL) if LABEL in self.entries else self.entries.get("name")


class FormatParameters:
    """The parameters of one Format-* call."""

    __slots__ = (
        "autosize", "columns", "depth", "display_error", "exclude", "expand", "force", "group_by", "hide_headers",
        "properties", "repeat_header", "show_error", "view", "wrap",
    )  # fmt: skip

    def __init__(self) -> None:
        self.properties: list[FormatProperty] = []
        self.group_by: FormatProperty | None = None
        self.view: str | None = None
        self.force = False
        self.autosize: bool | None = None
        self.repeat_header = False
        self.show_error: bool | None = None
        self.display_error: bool | None = None
        self.expand: str | None = None
        self.hide_headers: bool | None = None
        self.wrap: bool | None = None
        self.columns: int | None = None
        self.depth: int | None = None
        self.exclude: Sequence[Callable[[str], bool]] | None = None


def _match(keys: Sequence[Key], name: str) -> Key:
    found: Key | None = None
    for key in keys:
        if key.matches(name):
            if found is not None:
                raise ParameterError(
                    "DictionaryKeyAmbiguous",
                    f"The {name} key is ambiguous; {found.names[0]} and {key.names[0]} conflict.",
                )
            found = key
    if found is None:
        raise ParameterError("DictionaryKeyIllegal", f"The {name} key is not valid.")
    return found


def _check_type(key: Key, name: str, value: Any) -> None:
    if value is None:
        raise ParameterError("DictionaryKeyMissingValue", f"The {name} key has no value.")
    actual = objects.type_name(value)
    if actual in key.types:
        return
    if len(key.types) > 1:
        legal = _braced(key.types)
        raise ParameterError(
            "DictionaryKeyIllegalValue1",
            f'The "{name}" key has a type, {actual}, that is not valid; expected types are {legal}.',
        )
    raise ParameterError(
        "DictionaryKeyIllegalValue2",
        f'The "{name}" key has a type, {actual}, that is not valid; expected type is {key.types[0]}.',
    )


def _braced(names: Sequence[str]) -> str:
    return "{" + ", ".join(names) + "}"


def _checked_dictionary(keys: Sequence[Key], dictionary: Any) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in objects.dictionary_items(dictionary):
        if not isinstance(name, str):
            kind = objects.type_name(name).rpartition(".")[2]
            raise ParameterError(
                "DictionaryKeyNonString", f"The {kind} key type is not valid. The key must be a string."
            )
        key = _match(keys, name)
        canonical = key.names[0]
        if canonical in result:
            raise ParameterError("DictionaryKeyDuplicate", f'The duplicated key "{name}" conflicts with "{canonical}".')
        value = objects.unwrap(value)
        if key.types:
            _check_type(key, name, value)
        result[canonical] = value
    return result


def _expression(value: Any, from_dictionary: bool, globbing: bool) -> Expression:
    if not isinstance(value, str):
        return Expression.of_script(value)
    if not value:
        if from_dictionary:
            raise ParameterError("ExpressionEmptyString1", f'The "{EXPRESSION}" key cannot have an empty string value.')
        raise ParameterError("ExpressionEmptyString2", "An empty string value is not allowed.")
    expression = Expression(str(value))
    if not globbing and expression.has_wildcards:
        if from_dictionary:
            raise ParameterError(
                "ExpressionGlobbing1", f'The "{EXPRESSION}" key cannot have wildcard characters in value "{value}".'
            )
        raise ParameterError("ExpressionGlobbing2", f'Wildcard characters are not allowed in "{value}".')
    return expression


_ALIGNMENTS = (("left", 1), ("center", 2), ("right", 3))


def _normalize(entries: dict[str, Any]) -> None:
    if WIDTH in entries and entries[WIDTH] <= 0:
        raise ParameterError(
            "WidthOutOfRange", f'The value "{entries[WIDTH]}" for key "{WIDTH}" should be greater than 0.'
        )
    if ALIGNMENT in entries:
        text = entries[ALIGNMENT]
        for name, number in _ALIGNMENTS:
            if text and name.startswith(text.lower()):
                entries[ALIGNMENT] = number
                break
        else:
            legal = _braced([name for name, _ in _ALIGNMENTS])
            raise ParameterError(
                "AlignmentIllegalValue",
                f'The value "{text}" for key "{ALIGNMENT}" is not valid; valid values are {legal}.',
            )
    if FORMAT in entries and not entries[FORMAT]:
        raise ParameterError("FormatStringEmpty", f'Cannot have an empty formatting string for key "{FORMAT}".')


def process_properties(arguments: Sequence[Any], keys: Sequence[Key], globbing: bool = True) -> list[FormatProperty]:
    """Check -Property arguments: names, script blocks, and dictionaries with `keys`. Raises ParameterError."""
    result: list[FormatProperty] = []
    for argument in arguments:
        argument = objects.unwrap(argument)
        if objects.is_dictionary(argument):
            entries = _checked_dictionary(keys, argument)
            if EXPRESSION not in entries:
                raise ParameterError("DictionaryKeyMandatoryEntry", f"A mandatory entry for {EXPRESSION} is missing.")
            expression = _expression(entries.pop(EXPRESSION), True, globbing)
            _normalize(entries)
        elif isinstance(argument, str) or objects.is_script_block(argument):
            entries = {}
            expression = _expression(argument, False, globbing)
        else:
            legal = _braced(EXPRESSION_KEY.types)
            if argument is None:
                message = f"The value of a parameter was null; one of the following types was expected: {legal}."
            else:
                message = f"Cannot convert {objects.type_name(argument)} to one of the following types {legal}."
            raise ParameterError("DictionaryKeyUnknownType", message)
        result.append(FormatProperty(expression, entries))
    return result
