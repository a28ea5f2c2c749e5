"""Operators on text: `-like -match -replace -split -join -f`."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.collections import Hashtable, typed_array
from pyshell.values.convert import convert, to_bool, to_string
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import NetException, RuntimeException
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, PSObject
from pyshell.values.pstype import type_of
from pyshell.values.text import localized, net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.values.regex import CompiledRegex


def _text(value: Any) -> str:
    return value if type(value) is str else to_string(value)


def like(left: Any, right: Any, case: bool = False) -> Any:
    """`left -like right`. Raises WildcardPatternException."""
    from pyshell.values.wildcard import matcher

    matches = matcher(_text(right), not case)
    if type(left) is str:
        return matches(left)
    items = enumerate_value(left) if left is not AUTOMATION_NULL else None
    if items is not None:
        return [item for item in items if matches(_text(item))]
    return matches(_text(left))


def not_like(left: Any, right: Any, case: bool = False) -> Any:
    """`left -notlike right`."""
    from pyshell.values.wildcard import matcher

    matches = matcher(_text(right), not case)
    items = enumerate_value(left) if left is not AUTOMATION_NULL and type(left) is not str else None
    if items is not None:
        return [item for item in items if not matches(_text(item))]
    return not matches(_text(left))


def regex_of(pattern: Any, case: bool) -> CompiledRegex:
    """A pattern operand (text or a Regex) compiled. Raises RegexParseException."""
    base = pattern.base if type(pattern) is PSObject and pattern.base is not CUSTOM else pattern
    compiled = getattr(base, "compiled", None)
    if compiled is not None:
        result: CompiledRegex = compiled
        return result
    from pyshell.values.regex import compile_pattern

    try:
        return compile_pattern(_text(base), not case)
    except NetException as error:
        raise error.with_error("System.Text.RegularExpressions.RegexParseException", "OperationStopped") from None


def match(left: Any, right: Any, case: bool = False) -> tuple[Any, Hashtable | None]:
    """`left -match right`: the operator's value, and what `$Matches` becomes (None: it stays as it is)."""
    compiled = regex_of(right, case)
    if type(left) is not str:
        items = enumerate_value(left) if left is not AUTOMATION_NULL else None
        if items is not None:
            return [item for item in items if compiled.search(_text(item)) is not None], None
    found = compiled.search(_text(left))
    if found is None:
        return False, None
    return True, matches_table(compiled, found)


def not_match(left: Any, right: Any, case: bool = False) -> tuple[Any, Hashtable | None]:
    """`left -notmatch right`; `$Matches` is set when the text did match."""
    compiled = regex_of(right, case)
    items = enumerate_value(left) if left is not AUTOMATION_NULL and type(left) is not str else None
    if items is not None:
        return [item for item in items if compiled.search(_text(item)) is None], None
    found = compiled.search(_text(left))
    if found is None:
        return True, None
    return False, matches_table(compiled, found)


def matches_table(compiled: CompiledRegex, found: Any) -> Hashtable:
    """`$Matches`: the groups that took part, by number or name."""
    table = Hashtable()
    for place, (name, number, _) in enumerate(compiled.groups):
        value = compiled.group(found, place)
        if value is not None:
            table[number if name == str(number) else name] = value
    return table


def replace(left: Any, right: Any, case: bool = False) -> Any:
    """`left -replace right`; right is a pattern, or a pattern and its replacement (text or script block).

    Raises RuntimeException (BadReplaceArgument, InvalidRegularExpression).
    """
    pattern: Any = right
    replacement: Any = ""
    if isinstance(right, list):
        if len(right) > 2:
            raise RuntimeException(
                f"The -replace operator allows only two elements to follow it, not {len(right)}.",
                error_id="BadReplaceArgument",
                category="InvalidOperation",
            )
        pattern = right[0] if right else ""
        if len(right) == 2:
            replacement = right[1]
    try:
        compiled = regex_of(pattern, case)
    except NetException as error:
        raise RuntimeException(
            f"The regular expression pattern {_text(pattern)} is not valid.",
            error,
            error_id="InvalidRegularExpression",
            category="InvalidOperation",
        ) from None
    expand = _replacer(compiled, replacement)
    if type(left) is str:
        return compiled.sub(left, expand)
    items = enumerate_value(left) if left is not AUTOMATION_NULL else None
    if items is not None:
        return [compiled.sub(_text(item), expand) for item in items]
    return compiled.sub(_text(left), expand)


def _replacer(compiled: CompiledRegex, replacement: Any) -> str | Callable[[Any], str]:
    base = replacement.base if type(replacement) is PSObject and replacement.base is not CUSTOM else replacement
    if hasattr(base, "invoke"):

        def from_block(found: Any) -> str:
            from pyshell.values.clr.regex import Match

            output = base.invoke([], dollar_under=Match(compiled, found))
            return to_string(output[0] if len(output) == 1 else output)

        return from_block
    if callable(base) and not isinstance(base, (str, type)):

        def from_delegate(found: Any) -> str:
            from pyshell.values.clr.regex import Match

            return to_string(base(Match(compiled, found)))

        return from_delegate
    return _text(base)


_OPTIONS = {"SimpleMatch": 1, "RegexMatch": 2, "CultureInvariant": 4, "IgnorePatternWhitespace": 8, "Multiline": 16,
            "Singleline": 32, "IgnoreCase": 64, "ExplicitCapture": 128}  # fmt: skip


def split(left: Any, right: Any, case: bool = False) -> Any:
    """`left -split right`: right is a pattern or script block, a limit, options. Always an array of strings.

    Raises RuntimeException (BadOperatorArgument, InvalidSplitOptionCombination).
    """
    operands = list(right) if isinstance(right, list) else [right]
    texts = _subjects(left)
    if not operands:
        raise RuntimeException(
            f"The argument to operator '-split' is not valid: {to_shown(right)}.",
            error_id="BadOperatorArgument",
            category="InvalidOperation",
        )
    limit = _limit(operands[1]) if len(operands) > 1 else 0
    options = _split_options(operands[2], case) if len(operands) > 2 else 0
    delimiter = operands[0]
    base = delimiter.base if type(delimiter) is PSObject and delimiter.base is not CUSTOM else delimiter
    result: list[str] = []
    if hasattr(base, "invoke"):
        for text in texts:
            result.extend(_split_by_block(text, base, limit))
    else:
        for text in texts:
            result.extend(_split_text(text, base, limit, options, case))
    return typed_array(types.STRING, result)


def _limit(value: Any) -> int:
    try:
        return int(convert(value, types.INT32))
    except NetException as error:
        raise RuntimeException(error.message, error, error_id="RuntimeException", category="NotSpecified") from None


def to_shown(value: Any) -> str:
    return type_of(value).clr_name if isinstance(value, list) else to_string(value)


def _subjects(left: Any) -> list[str]:
    if type(left) is str:
        return [left]
    items = enumerate_value(left) if left is not AUTOMATION_NULL else None
    return [_text(left)] if items is None else [_text(item) for item in items]


def _split_options(value: Any, case: bool) -> int:
    options = 0
    pstype = types.find_type("System.Management.Automation.SplitOptions")
    if pstype is not None:
        options = int(convert(value, pstype))
    if options & 1 and options & (2 | 4 | 8 | 16 | 32 | 128):
        from pyshell.values import exceptions

        raise exceptions.ParseException("The combination of options with the -split operator is not valid.").with_error(
            "InvalidSplitOptionCombination", "ParserError"
        )
    return options


def _split_text(text: str, delimiter: Any, limit: int, options: int, case: bool) -> list[str]:
    from pyshell.values import regex

    flags = 0
    if options & 8:
        flags |= regex.IGNORE_WHITESPACE
    if options & 16:
        flags |= regex.MULTILINE
    if options & 32:
        flags |= regex.SINGLELINE
    if options & 128:
        flags |= regex.EXPLICIT_CAPTURE
    if options & 1:
        compiled = regex.compile_pattern(regex.escape(_text(delimiter)), not case or bool(options & 64))
    elif flags or options & 64:
        compiled = regex.compile_pattern(_text(delimiter), not case or bool(options & 64), flags)
    else:
        compiled = regex_of(delimiter, case)
    if limit >= 0:
        return compiled.split(text, limit)
    # a negative limit counts from the end
    found = list(compiled.find(text))
    keep = -limit - 1
    if keep == 0:
        return [text]
    chosen = found[-keep:]
    parts: list[str] = []
    last = 0
    for each in chosen:
        parts.append(text[last : each.start()])
        last = each.end()
        for place in range(1, len(compiled.groups)):
            value = compiled.group(each, place)
            if value is not None:
                parts.append(value)
    parts.append(text[last:])
    return parts


def _split_by_block(text: str, block: Any, limit: int) -> list[str]:
    parts: list[str] = []
    buffer = ""
    positions = range(len(text))
    if limit < 0:
        cuts = [index for index in positions if _separates(text, index, block)]
        keep = -limit - 1
        cuts = cuts[-keep:] if keep else []
        last = 0
        for cut in cuts:
            parts.append(text[last:cut])
            last = cut + 1
        parts.append(text[last:])
        return parts
    for index in positions:
        if limit and len(parts) >= limit - 1:
            buffer += text[index:]
            break
        if _separates(text, index, block):
            parts.append(buffer)
            buffer = ""
        else:
            buffer += text[index]
    parts.append(buffer)
    return parts


def _separates(text: str, index: int, block: Any) -> bool:
    output = block.invoke([text, index], dollar_under=text[index])
    return to_bool(output[0] if len(output) == 1 else output)


def split_unary(value: Any) -> Any:
    """`-split value`: by white space, without empty parts."""
    result: list[str] = []
    for text in _subjects(value):
        result.extend(text.split() or ([""] if not text else []))
    return typed_array(types.STRING, result)


def join(left: Any, right: Any) -> str:
    """`left -join right`."""
    # An enumerator is no collection: what is left of it is text (recorded: function-input-reset-and-movenext).
    single = left is AUTOMATION_NULL or type(left) is str or hasattr(left, "MoveNext")
    items = None if single else enumerate_value(left)
    if items is None:
        return _text(left)
    return _text(right).join([_element_text(item) for item in items])


def _element_text(item: Any) -> str:
    """An element's text in a join: an array inside another shows its type (recorded: argument-array-with-method-
    and-index).
    """
    if isinstance(item, list):
        return type_of(item).full_name
    # What has formats of its own shows in the current culture, as a date does.
    if type(item) is float:
        return localized(_text(item))
    return net_string(item) if hasattr(type(item), "net_format") else _text(item)


def join_unary(value: Any) -> str:
    """`-join value`."""
    return join(value, "")


def _is_object_array(value: Any) -> bool:
    """An array that .NET takes for object[]: of objects or of a reference type."""
    if type(value) is list:
        return True
    type_ = type_of(value)
    return type_.rank == 1 and type_.element_type is not None and not type_.element_type.is_value_type


def format_(left: Any, right: Any) -> str:
    """`left -f right`. Raises RuntimeException (FormatError)."""
    from pyshell.values.format import composite

    args = list(right) if _is_object_array(right) else [right]
    try:
        return composite(_text(left), args)
    except NetException as error:
        raise RuntimeException(
            f"Error formatting a string: {error.message}.", error, error_id="FormatError", category="InvalidOperation"
        ) from None
