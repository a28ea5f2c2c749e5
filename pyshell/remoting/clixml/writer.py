"""Values to CLIXML, as PowerShell's serializer writes them ([MS-PSRP] 2.2.5).

Nesting: an object's own (.NET) properties cost one level of depth each, added properties and the elements of
collections
cost none; where the depth is used up, an object is written as its string.
"""

from __future__ import annotations

from typing import Any

from pyshell.remoting.clixml import describe
from pyshell.remoting.clixml.text import encode, encode_attribute
from pyshell.remoting.wire import (
    PrimitiveDictionary,
    VersionList,
    WireEnum,
    WireHashtable,
    WireList,
    WireObject,
    WireVersion,
)
from pyshell.values import numbers
from pyshell.values.psobject import CUSTOM, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyshell.remoting.crypto import SessionKey

# PowerShell's own limit: what is nested deeper is written as a string.
MAX_NESTING = 50

_NAMES: dict[str, str] = {}


def _name_attribute(name: str) -> str:
    found = _NAMES.get(name)
    if found is None:
        found = f' N="{encode_attribute(name)}"'
        if len(_NAMES) < 10000:
            _NAMES[name] = found
    return found


def double_text(value: float) -> str:
    """XmlConvert.ToString(double)."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "INF" if value > 0 else "-INF"
    text = repr(float(value))
    if text.endswith(".0"):
        return text[:-2]
    if "e" not in text:
        return text
    mantissa, _, exponent = text.partition("e")
    if mantissa.endswith(".0"):
        mantissa = mantissa[:-2]
    power = int(exponent)
    if 0 <= power < 15 or -5 <= power < 0:
        return _plain(mantissa, power)
    return f"{mantissa}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _plain(mantissa: str, power: int) -> str:
    sign, digits = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
    whole, _, fraction = digits.partition(".")
    if power >= 0:
        return sign + whole + fraction.ljust(power, "0")
    return f"{sign}0.{'0' * (-power - 1)}{whole}{fraction}"


def single_text(value: float) -> str:
    """XmlConvert.ToString(float): the shortest text that gives the same 32-bit number."""
    if value != value or value in (float("inf"), float("-inf")):
        return double_text(value)
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if numbers.to_single(float(text)) == float(value):
            return double_text(float(text))
    return double_text(value)


class Writer:
    """Writes one document; references hold within it."""

    __slots__ = ("parts", "key", "_refs", "_types", "_ref_count", "_keep", "_nesting")

    def __init__(self, key: SessionKey | None = None) -> None:
        self.parts: list[str] = []
        self.key = key
        self._refs: dict[int, int] = {}
        self._types: dict[tuple[str, ...], int] = {}
        self._ref_count = 0
        # Objects whose id() stands in `_refs` must live as long as the writer.
        self._keep: list[Any] = []
        self._nesting = 0

    def text(self, value: Any, depth: int) -> str:
        self.write(value, "", depth)
        return "".join(self.parts)

    def write(self, value: Any, name: str, depth: int) -> None:
        """Write a value; `name` is the rendered attribute (` N="…"`) or empty."""
        writer = _WRITERS.get(type(value))
        if writer is None:
            writer = _find_writer(value)
        writer(self, value, name, depth)

    # -- parts of objects --------------------------------------------------------------------------

    def open(self, value: Any, name: str) -> None:
        number = self._ref_count
        self._ref_count += 1
        self._refs[id(value)] = number
        self._keep.append(value)
        self.parts.append(f'<Obj{name} RefId="{number}">')

    def referred(self, value: Any, name: str) -> bool:
        """Write a reference when the value was written before."""
        number = self._refs.get(id(value))
        if number is None:
            return False
        self.parts.append(f'<Ref{name} RefId="{number}" />')
        return True

    def type_names(self, names: Iterable[str]) -> None:
        key = tuple(names)
        if not key:
            return
        number = self._types.get(key)
        if number is not None:
            self.parts.append(f'<TNRef RefId="{number}" />')
            return
        number = len(self._types)
        self._types[key] = number
        inner = "".join(f"<T>{encode(each)}</T>" for each in key)
        self.parts.append(f'<TN RefId="{number}">{inner}</TN>')

    def to_string(self, text: str | None) -> None:
        if text is not None:
            self.parts.append(f"<ToString>{encode(text)}</ToString>")

    def members(self, tag: str, members: dict[str, Any], depth: int) -> None:
        if not members:
            return
        self.parts.append(f"<{tag}>")
        for key, value in members.items():
            self.write(value, _NAMES.get(key) or _name_attribute(key), depth)
        self.parts.append(f"</{tag}>")

    def elements(self, tag: str, values: Iterable[Any], depth: int) -> None:
        start = len(self.parts)
        self.parts.append(f"<{tag}>")
        for value in values:
            self.write(value, "", depth)
        if len(self.parts) == start + 1:
            self.parts[start] = f"<{tag} />"
        else:
            self.parts.append(f"</{tag}>")

    def entries(self, entries: Iterable[tuple[Any, Any]], depth: int) -> None:
        start = len(self.parts)
        self.parts.append("<DCT>")
        for key, value in entries:
            self.parts.append("<En>")
            self.write(key, ' N="Key"', depth)
            self.write(value, ' N="Value"', depth)
            self.parts.append("</En>")
        if len(self.parts) == start + 1:
            self.parts[start] = "<DCT />"
        else:
            self.parts.append("</DCT>")

    def close(self) -> None:
        self.parts.append("</Obj>")

    def nest(self) -> bool:
        self._nesting += 1
        return self._nesting <= MAX_NESTING

    def unnest(self) -> None:
        self._nesting -= 1


Write = "Callable[[Writer, Any, str, int], None]"


def _primitive(tag: str, text: Callable[[Any], str]) -> Callable[[Writer, Any, str, int], None]:
    start, end = f"<{tag}", f"</{tag}>"

    def write(writer: Writer, value: Any, name: str, depth: int) -> None:
        writer.parts.append(f"{start}{name}>{text(value)}{end}")

    return write


def _integer(tag: str) -> Callable[[Writer, Any, str, int], None]:
    return _primitive(tag, int.__repr__)


def _nil(writer: Writer, value: Any, name: str, depth: int) -> None:
    writer.parts.append(f"<Nil{name} />")


def _string(writer: Writer, value: str, name: str, depth: int) -> None:
    writer.parts.append(f"<S{name}>{encode(value)}</S>")


def _bool(writer: Writer, value: bool, name: str, depth: int) -> None:
    writer.parts.append(f"<B{name}>{'true' if value else 'false'}</B>")


def _psobject(writer: Writer, value: PSObject, name: str, depth: int) -> None:
    base = value.base
    if base is CUSTOM:
        if writer.referred(value, name):
            return
        if not writer.nest():
            writer.unnest()
            _string(writer, describe.text_of(value), name, depth)
            return
        writer.open(value, name)
        names = value.type_names
        writer.type_names(describe.CUSTOM_NAMES if names is None else names)
        original = describe.deserialized_parts(value) if value.extra else None
        if original is not None:
            text, adapted = original
            writer.to_string(text)
            writer.members(
                "Props", {key: each for key, each in value.notes.items() if key in adapted}, max(depth - 1, 0)
            )
            writer.members("MS", {key: each for key, each in value.notes.items() if key not in adapted}, depth)
        elif value.extra:
            writer.members("MS", describe.all_members(value), depth)
        else:
            notes = value.notes
            if notes:
                parts = writer.parts
                parts.append("<MS>")
                for key, each in notes.items():
                    writer.write(each, _NAMES.get(key) or _name_attribute(key), depth)
                parts.append("</MS>")
        writer.close()
        writer.unnest()
        return
    if not value.notes and not value.extra and value.type_names is None:
        writer.write(base, name, depth)
        return
    _wrapped(writer, value, name, depth)


def _wrapped(writer: Writer, value: PSObject, name: str, depth: int) -> None:
    """A value with members or type names of its own."""
    base = value.base
    added = describe.added_members(value)
    kind = describe.primitive_or_container(base)
    if kind == "primitive":
        if not added and value.type_names is None:
            writer.write(base, name, depth)
            return
        if writer.referred(value, name):
            return
        writer.open(value, name)
        if value.type_names is not None:
            writer.type_names(value.type_names)
        original = describe.deserialized_parts(value)
        if original is not None:
            writer.to_string(original[0])
        writer.write(base, "", depth)
        writer.members("MS", added, depth)
        writer.close()
    elif kind == "container":
        if writer.referred(value, name):
            return
        writer.open(value, name)
        writer.type_names(describe.type_names(base) if value.type_names is None else value.type_names)
        _container_body(writer, base, depth)
        writer.members("MS", added, depth)
        writer.close()
    else:
        _object(writer, base, name, depth, value)


def _container_body(writer: Writer, value: Any, depth: int) -> None:
    shape, content = describe.container(value)
    if not writer.nest():
        writer.unnest()
        writer.parts.append(f"<{shape} />")
        return
    if shape == "DCT":
        writer.entries(content, depth)
    else:
        writer.elements(shape, content, depth)
    writer.unnest()


def _container(writer: Writer, value: Any, name: str, depth: int) -> None:
    if writer.referred(value, name):
        return
    writer.open(value, name)
    writer.type_names(describe.type_names(value))
    _container_body(writer, value, depth)
    writer.close()


def _wire_list(writer: Writer, value: Any, name: str, depth: int) -> None:
    writer.open(value, name)
    writer.type_names(value.type_names)
    writer.elements("LST", value, depth)
    writer.close()


def _wire_table(writer: Writer, value: Any, name: str, depth: int) -> None:
    writer.open(value, name)
    writer.type_names(value.type_names)
    writer.entries(value.items(), depth)
    writer.close()


def _wire_enum(writer: Writer, value: WireEnum, name: str, depth: int) -> None:
    writer.open(value, name)
    writer.type_names((value.type_name, "System.Enum", "System.ValueType", "System.Object"))
    writer.to_string(value.text)
    writer.parts.append(f"<I32>{value.number}</I32>")
    writer.close()


def _wire_object(writer: Writer, value: WireObject, name: str, depth: int) -> None:
    if writer.referred(value, name):
        return
    writer.open(value, name)
    writer.type_names(value.type_names)
    writer.to_string(value.text)
    writer.members("Props", value.props, max(depth - 1, 0))
    writer.members("MS", value.added, depth)
    writer.close()


def _enum(writer: Writer, value: Any, name: str, depth: int) -> None:
    if depth <= 0:
        _string(writer, describe.text_of(value), name, depth)
        return
    number = writer._ref_count
    writer._ref_count += 1
    writer.parts.append(f'<Obj{name} RefId="{number}">')
    writer.type_names(describe.type_names(value))
    writer.to_string(describe.text_of(value))
    writer.parts.append(f"<I32>{int(value)}</I32></Obj>")


def _secure_string(writer: Writer, value: Any, name: str, depth: int) -> None:
    if writer.key is None or writer.key.key is None:
        # Export-Clixml off Windows: the text in UTF-16, as hexadecimal digits.
        text = describe.secret_text(value).encode("utf-16-le").hex()
    else:
        text = writer.key.encrypt(describe.secret_text(value))
    writer.parts.append(f"<SS{name}>{text}</SS>")


def _object(writer: Writer, value: Any, name: str, depth: int, wrapper: PSObject | None = None) -> None:
    key = value if wrapper is None else wrapper
    if writer.referred(key, name):
        return
    if describe.is_enum(value):
        _enum(writer, value, name, depth)
        return
    replacement = describe.as_wire(value, depth)
    if replacement is not None:
        if isinstance(replacement, WireObject) and depth <= 0:
            _string(writer, describe.text_of(value), name, depth)
        else:
            writer.write(replacement, name, depth)
        return
    if depth <= 0 or not writer.nest():
        if depth > 0:
            writer.unnest()
        _string(writer, describe.text_of(key), name, depth)
        return
    writer.open(key, name)
    names = wrapper.type_names if wrapper is not None and wrapper.type_names is not None else describe.type_names(value)
    writer.type_names(names)
    writer.to_string(describe.text_of(key))
    writer.members("Props", describe.own_properties(value), depth - 1)
    writer.members("MS", describe.extended_properties(key), depth)
    writer.close()
    writer.unnest()


_WRITERS: dict[type, Callable[[Writer, Any, str, int], None]] = {
    type(None): _nil,
    str: _string,
    bool: _bool,
    int: _integer("I32"),
    float: _primitive("Db", double_text),
    numbers.Int64: _integer("I64"),
    numbers.Byte: _integer("By"),
    numbers.SByte: _integer("SB"),
    numbers.Int16: _integer("I16"),
    numbers.UInt16: _integer("U16"),
    numbers.UInt32: _integer("U32"),
    numbers.UInt64: _integer("U64"),
    numbers.Single: _primitive("Sg", single_text),
    numbers.Decimal: _primitive("D", str),
    numbers.Char: _primitive("C", lambda value: str(ord(value[0]))),
    PSObject: _psobject,
    list: _container,
    WireList: _wire_list,
    VersionList: _wire_list,
    PrimitiveDictionary: _wire_table,
    WireHashtable: _wire_table,
    WireEnum: _wire_enum,
    WireObject: _wire_object,
    WireVersion: _primitive("Version", str),
}


def _find_writer(value: Any) -> Callable[[Writer, Any, str, int], None]:
    """The writer for a Python type met for the first time."""
    if isinstance(value, (dict, list)) and "type_names" in type(value).__dict__:
        made: Callable[[Writer, Any, str, int], None] = _wire_table if isinstance(value, dict) else _wire_list
        _WRITERS[type(value)] = made
        return made
    tag = describe.primitive_tag(value)
    found: Callable[[Writer, Any, str, int], None]
    if tag == "SS":
        found = _secure_string
    elif tag is not None:
        found = _primitive(tag, describe.primitive_text(tag))
    elif describe.primitive_or_container(value) == "container":
        found = _container
    elif describe.is_enum(value):
        found = _enum
    else:
        found = _object
    _WRITERS[type(value)] = found
    return found
