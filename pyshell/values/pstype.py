"""PSType: a .NET type as PowerShell sees it, and the registry from names and Python classes to types."""

from __future__ import annotations

from pyshell.values import numbers
from pyshell.values.psobject import PSCustomBase, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any


CORE_LIBRARY = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
_ENGINE_NAMES = ("System.Management.Automation.", "Microsoft.PowerShell.")
ENGINE_LIBRARY = "System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"


class PSType:
    """One .NET type. `name` is its Name, `full_name` its FullName, `clr_name` its ToString(), `ps_name`
    PowerShell's short form.

    `pyclass` is the Python class of its instances (None when pyshell has no values of it). Base and interfaces come
    from the reflection data on first use unless given. A type made by a script has `script_class` set to what the
    runtime keeps.
    """

    __slots__ = (
        "full_name",
        "pyclass",
        "_base",
        "_interfaces",
        "_metadata",
        "is_enum",
        "is_flags",
        "enum_names",
        "underlying",
        "_is_value_type",
        "is_interface",
        "element_type",
        "rank",
        "generic_definition",
        "generic_arguments",
        "script_class",
        "attributes",
        "tables",
        "implementation",
        "library",
        "__weakref__",
    )
    net_name = "System.RuntimeType"

    def __init__(
        self,
        full_name: str,
        pyclass: type | None = None,
        base: PSType | str | None = None,
        interfaces: Iterable[str] | None = None,
        *,
        is_enum: bool = False,
        is_value_type: bool = False,
        is_interface: bool = False,
    ) -> None:
        self.full_name = full_name
        self.pyclass = pyclass
        self._base = base
        self._interfaces = None if interfaces is None else tuple(interfaces)
        self._metadata: dict[str, Any] | None = None
        self.is_enum = is_enum
        self.is_flags = False
        self.enum_names: dict[str, int] = {}
        self.underlying: type[int] = int
        self._is_value_type: bool | None = True if is_value_type or is_enum else None
        self.is_interface = is_interface
        self.element_type: PSType | None = None
        self.rank = 0
        self.generic_definition: PSType | None = None
        self.generic_arguments: tuple[PSType, ...] = ()
        self.script_class: Any = None
        self.attributes: list[Any] = []
        self.tables: Any = None
        self.implementation: Any = None
        self.library = ENGINE_LIBRARY if full_name.startswith(_ENGINE_NAMES) else CORE_LIBRARY

    def __repr__(self) -> str:
        return f"[{self.clr_name}]"

    @property
    def is_value_type(self) -> bool:
        if self._is_value_type is None:
            recorded = self.metadata.get("isValue")
            self._is_value_type = bool(recorded) if recorded is not None else self.base is VALUE_TYPE
        return self._is_value_type

    @property
    def is_array(self) -> bool:
        return self.rank > 0

    @property
    def name(self) -> str:
        if self.element_type is not None and self.rank:
            return self.element_type.name + "[" + "," * (self.rank - 1) + "]"
        text = self.generic_definition.full_name if self.generic_definition is not None else self.full_name
        return text[max(text.rfind("."), text.rfind("+")) + 1 :]

    @property
    def namespace(self) -> str | None:
        if self.element_type is not None and self.rank:
            return self.element_type.namespace
        text = self.generic_definition.full_name if self.generic_definition is not None else self.full_name
        text = text.partition("+")[0]
        return text.rpartition(".")[0] or None

    @property
    def clr_name(self) -> str:
        """Type.ToString(): generic arguments in plain brackets."""
        if self.element_type is not None and self.rank:
            return self.element_type.clr_name + "[" + "," * (self.rank - 1) + "]"
        if self.generic_definition is not None:
            inner = ",".join(argument.clr_name for argument in self.generic_arguments)
            return f"{self.generic_definition.full_name}[{inner}]"
        return self.full_name

    @property
    def ps_name(self) -> str:
        """The name as PowerShell writes a type in text: accelerators, generic arguments without the arity."""
        if self.element_type is not None and self.rank:
            return self.element_type.ps_name + "[" + "," * (self.rank - 1) + "]"
        if self.generic_definition is not None:
            inner = ",".join(argument.ps_name for argument in self.generic_arguments)
            return f"{self.generic_definition.full_name.partition('`')[0]}[{inner}]"
        from pyshell.values.accelerators import SHORT_NAMES

        return SHORT_NAMES.get(self.full_name, self.full_name)

    @property
    def metadata(self) -> dict[str, Any]:
        """The reflection data recorded for this type (empty when there is none)."""
        if self._metadata is None:
            from pyshell.values.metadata import load

            self._metadata = load(self)
        return self._metadata

    @property
    def base(self) -> PSType | None:
        if type(self._base) is PSType:
            return self._base
        if self._base is None:
            name = self.metadata.get("base")
            if name is None and self.generic_definition is not None and type(self.generic_definition._base) is PSType:
                name = self.generic_definition._base.full_name
            if name is None:
                name = "" if self.full_name == "System.Object" or self.is_interface else self._default_base()
        else:
            name = str(self._base)
        if not name:
            return None
        found = find_type(name) or OBJECT
        self._base = found
        return found

    def _default_base(self) -> str:
        if self.rank:
            return "System.Array"
        if self.is_enum:
            return "System.Enum"
        if self._is_value_type:
            return "System.ValueType"
        return "System.Object"

    @property
    def interfaces(self) -> tuple[str, ...]:
        """Names of all interfaces, as ToString() gives them with PowerShell's short argument names."""
        if self._interfaces is None:
            found = self.metadata.get("interfaces")
            if found is None:
                found = self.base.interfaces if self.base is not None else ()
                if self.rank == 1 and self.element_type is not None:
                    inner = self.element_type.ps_name
                    found = (*found, *(f"System.Collections.Generic.{name}[{inner}]" for name in _ARRAY_INTERFACES))
            self._interfaces = tuple(found)
        return self._interfaces

    def chain(self) -> Iterable[PSType]:
        """This type and its bases, nearest first."""
        current: PSType | None = self
        while current is not None:
            yield current
            current = current.base

    @property
    def type_names(self) -> list[str]:
        """The PSTypeNames of a value of this type."""
        return [each.clr_name for each in self.chain()]

    def is_subclass_of(self, other: PSType) -> bool:
        """Whether a value of this type is also of type `other` (class, interface or itself)."""
        if self is other or other is OBJECT:
            return True
        if other.is_interface:
            names = self.interfaces
            return other.clr_name in names or other.ps_name in names or self._covariant(other)
        for each in self.chain():
            if each is other:
                return True
        if self.rank and other.rank == self.rank:
            mine, theirs = self.element_type, other.element_type
            if mine is not None and theirs is not None and not mine.is_value_type:
                return bool(mine.is_subclass_of(theirs))
        return False

    def _covariant(self, other: PSType) -> bool:
        """Whether an interface of reference types is met by one of a more special type."""
        definition = other.generic_definition
        if definition is None or definition.name not in _COVARIANT or other.generic_arguments[0].is_value_type:
            return False
        head = definition.full_name.partition("`")[0] + "["
        for name in self.interfaces:
            if name.startswith(head):
                argument = find_type(name[len(head) : -1])
                if (
                    argument is not None
                    and not argument.is_value_type
                    and argument.is_subclass_of(other.generic_arguments[0])
                ):
                    return True
        return False


_ARRAY_INTERFACES = ("ICollection", "IEnumerable", "IList", "IReadOnlyCollection", "IReadOnlyList")
_COVARIANT = {"IEnumerable`1", "IReadOnlyCollection`1", "IReadOnlyList`1", "IEnumerator`1", "IGrouping`2"}
BY_CLASS: dict[type, PSType] = {}
# The runtime's look-up of the classes that scripts defined (lower-case name → type), asked before .NET's.
script_types: Callable[[str], PSType | None] | None = None
_BY_NAME: dict[str, PSType] = {}
_ARRAYS: dict[tuple[PSType, int], PSType] = {}
_CLOSED: dict[tuple[PSType, tuple[PSType, ...]], PSType] = {}


def register_type(pstype: PSType, *names: str) -> PSType:
    """Makes a type findable by its full name, by `names`, and by its Python class."""
    _BY_NAME[pstype.full_name.lower()] = pstype
    for name in names:
        _BY_NAME[name.lower()] = pstype
    if pstype.pyclass is not None and pstype.pyclass not in BY_CLASS:
        BY_CLASS[pstype.pyclass] = pstype
    return pstype


def unregister_type(name: str) -> None:
    """Forgets a name (a module's classes leaving scope)."""
    _BY_NAME.pop(name.lower(), None)


def type_of(value: Any) -> PSType:
    """The .NET type of a value; a PSObject answers for its base."""
    try:
        return BY_CLASS[type(value)]
    except KeyError:
        pass
    if type(value) is PSObject:
        return type_of(value.base)
    return type_of_class(type(value))


_PARSER_NAMES = {
    "VariablePath": "System.Management.Automation.VariablePath",
    "Extent": "System.Management.Automation.Language.InternalScriptExtent",
    "Position": "System.Management.Automation.Language.InternalScriptPosition",
}


def type_of_class(cls: type) -> PSType:
    """The .NET type whose instances are of Python class `cls`, from its `net_name` or its nearest registered base."""
    found = BY_CLASS.get(cls)
    if found is not None:
        return found
    own = cls.__dict__.get("pstype")
    if type(own) is PSType:
        BY_CLASS[cls] = own
        return own
    name = cls.__dict__.get("net_name")
    if name is None and cls.__module__.startswith("pyshell.language."):
        # The parser's own classes carry .NET's names.
        name = _PARSER_NAMES.get(cls.__name__, f"System.Management.Automation.Language.{cls.__name__}")
    if name is not None:
        found = _BY_NAME.get(name.lower())
        if found is None:
            base = cls.__dict__.get("net_base")
            if base is None and cls.__bases__[0] is not object:
                parent = type_of_class(cls.__bases__[0])
                base = parent if parent is not OBJECT else None
            found = PSType(name, cls, base, cls.__dict__.get("net_interfaces"))
            found.is_interface = bool(cls.__dict__.get("net_is_interface"))
            register_type(found)
        elif found.pyclass is None:
            found.pyclass = cls
        BY_CLASS[cls] = found
        return found
    for parent_class in cls.__mro__[1:]:
        if parent_class is object:
            break
        if parent_class in BY_CLASS or "net_name" in parent_class.__dict__ or "pstype" in parent_class.__dict__:
            found = type_of_class(parent_class)
            BY_CLASS[cls] = found
            return found
    return OBJECT


def array_of(element: PSType, rank: int = 1) -> PSType:
    """The type of arrays of `element`."""
    if rank == 1 and element is OBJECT:
        return OBJECT_ARRAY
    found = _ARRAYS.get((element, rank))
    if found is None:
        found = PSType(element.clr_name + "[" + "," * (rank - 1) + "]")
        found.element_type, found.rank = element, rank
        _ARRAYS[element, rank] = found
        from pyshell.values.collections import array_class

        found.pyclass = array_class(found)
        BY_CLASS[found.pyclass] = found
    return found


GENERIC_CLASSES: dict[str, Callable[[PSType], type]] = {}


def close_generic(definition: PSType, arguments: tuple[PSType, ...]) -> PSType:
    """The generic type `definition` with these arguments; instances get a Python class of their own."""
    found = _CLOSED.get((definition, arguments))
    if found is None:
        inner = ",".join(f"[{argument.full_name}, {argument.library}]" for argument in arguments)
        found = PSType(f"{definition.full_name}[{inner}]", is_value_type=definition.is_value_type)
        found.is_interface = definition.is_interface
        found.generic_definition, found.generic_arguments = definition, arguments
        found.implementation = definition.implementation
        found.library = definition.library
        _CLOSED[definition, arguments] = found
        if definition.pyclass is not None:
            found.pyclass = type(definition.pyclass.__name__, (definition.pyclass,), {"__slots__": (), "pstype": found})
            BY_CLASS[found.pyclass] = found
    return found


def find_type(name: str, namespaces: Iterable[str] = ()) -> PSType | None:
    """The type PowerShell resolves for `[name]`: accelerators, full names, `System.` and `namespaces` prefixes,
    generics, arrays.
    """
    found = _BY_NAME.get(name.lower())
    if found is not None:
        return found
    from pyshell.values.typenames import resolve

    return resolve(name, namespaces)


OBJECT = register_type(PSType("System.Object", object, ""), "object")
VALUE_TYPE = register_type(PSType("System.ValueType", None, OBJECT), "valuetype")
ENUM = register_type(PSType("System.Enum", None, VALUE_TYPE), "enum")
STRING = register_type(PSType("System.String", str, OBJECT), "string")
CHAR = register_type(PSType("System.Char", numbers.Char, VALUE_TYPE, is_value_type=True), "char")
BOOLEAN = register_type(PSType("System.Boolean", bool, VALUE_TYPE, is_value_type=True), "bool", "boolean")
INT32 = register_type(PSType("System.Int32", int, VALUE_TYPE, is_value_type=True), "int", "int32")
DOUBLE = register_type(PSType("System.Double", float, VALUE_TYPE, is_value_type=True), "double")
INT64 = register_type(PSType("System.Int64", numbers.Int64, VALUE_TYPE, is_value_type=True), "long", "int64")
BYTE = register_type(PSType("System.Byte", numbers.Byte, VALUE_TYPE, is_value_type=True), "byte")
SBYTE = register_type(PSType("System.SByte", numbers.SByte, VALUE_TYPE, is_value_type=True), "sbyte")
INT16 = register_type(PSType("System.Int16", numbers.Int16, VALUE_TYPE, is_value_type=True), "short", "int16")
UINT16 = register_type(PSType("System.UInt16", numbers.UInt16, VALUE_TYPE, is_value_type=True), "ushort", "uint16")
UINT32 = register_type(PSType("System.UInt32", numbers.UInt32, VALUE_TYPE, is_value_type=True), "uint", "uint32")
UINT64 = register_type(PSType("System.UInt64", numbers.UInt64, VALUE_TYPE, is_value_type=True), "ulong", "uint64")
SINGLE = register_type(PSType("System.Single", numbers.Single, VALUE_TYPE, is_value_type=True), "float", "single")
DECIMAL = register_type(PSType("System.Decimal", numbers.Decimal, VALUE_TYPE, is_value_type=True), "decimal")
BIGINTEGER = register_type(
    PSType("System.Numerics.BigInteger", numbers.BigInteger, VALUE_TYPE, is_value_type=True), "bigint"
)
for _class in (numbers.Int128, numbers.UInt128, numbers.IntPtr, numbers.UIntPtr, numbers.Half):
    register_type(PSType("System." + _class.__name__, _class, VALUE_TYPE, is_value_type=True))
ARRAY = register_type(PSType("System.Array", None, OBJECT), "array")
OBJECT_ARRAY = PSType("System.Object[]", list, ARRAY)
OBJECT_ARRAY.element_type, OBJECT_ARRAY.rank = OBJECT, 1
_ARRAYS[OBJECT, 1] = OBJECT_ARRAY
register_type(OBJECT_ARRAY, "object[]")
PSOBJECT = register_type(
    PSType("System.Management.Automation.PSObject", PSObject, OBJECT), "psobject", "pscustomobject"
)
CUSTOM_OBJECT = register_type(PSType("System.Management.Automation.PSCustomObject", PSCustomBase, OBJECT))
del BY_CLASS[PSObject], BY_CLASS[object]
MEMBER_INFO = register_type(PSType("System.Reflection.MemberInfo", None, OBJECT))
TYPE = register_type(PSType("System.Type", None, MEMBER_INFO), "type")
TYPE_INFO = register_type(PSType("System.Reflection.TypeInfo", None, TYPE))
RUNTIME_TYPE = register_type(PSType("System.RuntimeType", PSType, TYPE_INFO))
VOID = register_type(PSType("System.Void", None, VALUE_TYPE, is_value_type=True), "void")
