"""Enumerations: each .NET enum is a Python class of marked integers."""

from __future__ import annotations

from pyshell.values.pstype import ENUM, PSType, register_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class EnumValue(int):
    """A value of an enumeration."""

    __slots__ = ()
    pstype: ClassVar[PSType]

    @property
    def name(self) -> str:
        """The member's name, a flags list, or the number as text: Enum.ToString()."""
        return enum_text(self)

    def __str__(self) -> str:
        return enum_text(self)

    def __repr__(self) -> str:
        return f"{self.pstype.name}.{self.name}"


def enum_text(value: EnumValue) -> str:
    """Enum.ToString("G")."""
    number = int(value)
    names = value.pstype.enum_names
    for name, each in names.items():
        if each == number:
            return name
    if value.pstype.is_flags and number:
        return flags_text(value.pstype, number) or str(number)
    return str(number)


def flags_text(pstype: PSType, number: int) -> str:
    """The names whose bits make up `number`, joined by ", "; empty when they do not."""
    rest = number
    found: list[str] = []
    for name, each in sorted(pstype.enum_names.items(), key=lambda item: item[1] & 0xFFFFFFFFFFFFFFFF, reverse=True):
        if each and rest & each == each:
            rest &= ~each
            found.append(name)
            if not rest:
                break
    return "" if rest else ", ".join(reversed(found))


def make_enum(
    full_name: str,
    names: dict[str, int],
    *,
    flags: bool = False,
    underlying: type[int] = int,
    register: bool = True,
) -> type[EnumValue]:
    """A new enumeration: its Python class, known to the registry unless a script keeps it to itself."""
    pstype = PSType(full_name, None, ENUM, ENUM_INTERFACES, is_enum=True)
    pstype.enum_names, pstype.is_flags, pstype.underlying = names, flags, underlying
    cls: type[EnumValue] = type(pstype.name, (EnumValue,), {"__slots__": (), "pstype": pstype})
    pstype.pyclass = cls
    if register:
        register_type(pstype)
    return cls


ENUM_INTERFACES = ("System.IComparable", "System.ISpanFormattable", "System.IFormattable", "System.IConvertible")


def member(full_name: str, name: str) -> EnumValue:
    """The value `name` of a known enumeration (exact case)."""
    from pyshell.values.pstype import find_type

    found = find_type(full_name)
    assert found is not None and found.pyclass is not None
    value: EnumValue = found.pyclass(found.enum_names[name])
    return value
