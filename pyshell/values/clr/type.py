"""System.Type: what a type tells of itself."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.dotnet import static_property, table
from pyshell.values.pstype import PSType, find_type, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ASSEMBLY = "Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"


class MethodInfo:
    """A method as reflection gives it."""

    __slots__ = ("owner", "name", "text", "is_static")
    net_name = "System.Reflection.RuntimeMethodInfo"
    net_properties = ("Name", "IsStatic", "IsPublic", "ReturnType", "DeclaringType", "MemberType")

    def __init__(self, owner: PSType, name: str, text: str, is_static: bool) -> None:
        self.owner = owner
        self.name = name
        self.text = text
        self.is_static = is_static

    is_public = True

    @property
    def declaring_type(self) -> PSType:
        return self.owner

    @property
    def return_type(self) -> Any:
        from pyshell.values.signatures import parse

        return find_type(parse(self.text).return_text)

    @property
    def member_type(self) -> str:
        return "Method"

    def GetParameters(self) -> list[Any]:
        from pyshell.values.signatures import parse

        return [ParameterInfo(each.name, each.type, place) for place, each in enumerate(parse(self.text).parameters)]

    def Invoke(self, target: Any, args: Any) -> Any:
        from pyshell.values.members import invoke_member, invoke_static

        given = list(args or ())
        if self.is_static:
            return invoke_static(self.owner, self.name, given)
        return invoke_member(target, self.name, given)

    def ToString(self) -> str:
        return self.text.removeprefix("static ")

    __str__ = ToString


class ParameterInfo:
    __slots__ = ("name", "type", "place")
    net_name = "System.Reflection.RuntimeParameterInfo"
    Name = property(lambda self: self.name)
    ParameterType = property(lambda self: self.type)
    Position = property(lambda self: self.place)

    def __init__(self, name: str, type_: PSType | None, place: int) -> None:
        self.name = name
        self.type = type_
        self.place = place


class PropertyInfo:
    """A property as reflection gives it."""

    __slots__ = ("owner", "source")
    net_name = "System.Reflection.RuntimePropertyInfo"

    def __init__(self, owner: PSType, source: Any) -> None:
        self.owner = owner
        self.source = source

    Name = property(lambda self: self.source.name)
    PropertyType = property(lambda self: find_type(self.source.type_text) if self.source.type_text else types.OBJECT)
    CanRead = property(lambda self: True)
    CanWrite = property(lambda self: self.source.setter is not None)
    DeclaringType = property(lambda self: self.owner)
    MemberType = property(lambda self: "Property")

    def GetValue(self, target: Any, index: Any = None) -> Any:
        return self.source.getter(target)

    def SetValue(self, target: Any, value: Any, index: Any = None) -> None:
        self.source.setter(target, value)

    def ToString(self) -> str:
        return f"{self.source.type_text} {self.source.name}"

    __str__ = ToString


class Assembly:
    """System.Reflection.Assembly, as far as a name goes."""

    __slots__ = ("simple_name",)
    net_name = "System.Reflection.Assembly"

    def __init__(self, simple_name: str = "System.Private.CoreLib") -> None:
        self.simple_name = simple_name

    FullName = property(lambda self: f"{self.simple_name}, {ASSEMBLY}")
    Location = property(lambda self: "")
    IsDynamic = property(lambda self: False)

    def GetName(self) -> Any:
        return AssemblyName(self.simple_name)

    def GetType(self, name: str = "") -> Any:
        return find_type(name) if name else type_of(self)

    def ToString(self) -> str:
        return str(self.FullName)

    __str__ = ToString

    @staticmethod
    def LoadWithPartialName(name: str) -> Assembly:
        return Assembly(name)

    @staticmethod
    def Load(name: str) -> Assembly:
        return Assembly(name.partition(",")[0])

    @staticmethod
    def GetExecutingAssembly() -> Assembly:
        return Assembly("System.Management.Automation")


class AssemblyName:
    __slots__ = ("simple_name",)
    net_name = "System.Reflection.AssemblyName"

    def __init__(self, simple_name: str) -> None:
        self.simple_name = simple_name

    Name = property(lambda self: self.simple_name)
    FullName = property(lambda self: f"{self.simple_name}, {ASSEMBLY}")

    @property
    def Version(self) -> Any:
        from pyshell.values.clr.system import Version

        return Version(10, 0, 0, 0)

    def __str__(self) -> str:
        return f"{self.simple_name}, {ASSEMBLY}"


class TypeMembers:
    implements = ("System.Type", "System.RuntimeType")

    Name = property(lambda self: self.name)
    FullName = property(lambda self: self.full_name)
    Namespace = property(lambda self: self.namespace)
    BaseType = property(lambda self: self.base)
    IsArray = property(lambda self: self.rank > 0)
    IsEnum = property(lambda self: self.is_enum)
    IsValueType = property(lambda self: self.is_value_type)
    IsInterface = property(lambda self: self.is_interface)
    IsClass = property(lambda self: not self.is_value_type and not self.is_interface)
    IsPrimitive = property(lambda self: self.name in _PRIMITIVE and self.namespace == "System")
    IsGenericType = property(
        lambda self: self.generic_definition is not None or "`" in self.full_name.partition("[")[0]
    )
    IsGenericTypeDefinition = property(
        lambda self: self.generic_definition is None and "`" in self.full_name and not self.rank
    )
    ContainsGenericParameters = property(lambda self: self.generic_definition is None and "`" in self.full_name)
    IsConstructedGenericType = property(lambda self: self.generic_definition is not None)
    IsAbstract = property(lambda self: bool(self.metadata.get("abstract")) or self.is_interface)
    IsSealed = property(lambda self: bool(self.metadata.get("sealed")) or self.is_enum or self.rank > 0)
    IsPublic = property(lambda self: True)
    IsNotPublic = property(lambda self: False)
    IsNested = property(lambda self: "+" in self.full_name)
    IsVisible = property(lambda self: True)
    IsByRef = property(lambda self: False)
    IsPointer = property(lambda self: False)
    IsCOMObject = property(lambda self: False)
    IsSerializable = property(lambda self: self.script_class is None and bool(self.metadata))
    HasElementType = property(lambda self: self.rank > 0)
    UnderlyingSystemType = property(lambda self: self)
    DeclaringType = property(lambda self: None)
    ReflectedType = property(lambda self: None)
    MemberType = property(lambda self: "TypeInfo")

    @property
    def ImplementedInterfaces(self: Any) -> Any:
        return TypeMembers.GetInterfaces(self)

    @property
    def Module(self: Any) -> str:
        return "System.Private.CoreLib.dll"

    @property
    def Assembly(self: Any) -> Any:
        return Assembly(assembly_of(self))

    @property
    def AssemblyQualifiedName(self: Any) -> str:
        return f"{self.full_name}, {assembly_of(self)}, {ASSEMBLY}"

    @property
    def GenericTypeArguments(self: Any) -> Any:
        return TypeMembers.GetGenericArguments(self)

    @property
    def GUID(self: Any) -> Any:
        from pyshell.values.clr.system import Guid

        return Guid(0)

    def ToString(self: Any) -> str:
        return str(self.clr_name)

    def GetType(self: Any) -> Any:
        return types.RUNTIME_TYPE

    def Equals(self: Any, other: Any) -> bool:
        return self is other

    def GetHashCode(self: Any) -> int:
        return id(self) & 0x7FFFFFFF

    def GetElementType(self: Any) -> Any:
        return self.element_type if self.rank else None

    def GetArrayRank(self: Any) -> int:
        return int(self.rank)

    def GetEnumNames(self: Any) -> list[str]:
        from pyshell.values.conversions import sorted_names

        return sorted_names(self)

    def GetEnumValues(self: Any) -> Any:
        from pyshell.values.clr.object import EnumMembers

        return EnumMembers.GetValues(self)

    def GetEnumName(self: Any, value: Any) -> Any:
        from pyshell.values.clr.object import EnumMembers

        return EnumMembers.GetName(self, value)

    def GetEnumUnderlyingType(self: Any) -> Any:
        return types.type_of_class(self.underlying)

    def IsEnumDefined(self: Any, value: Any) -> bool:
        return (value in self.enum_names) if isinstance(value, str) else int(value) in self.enum_names.values()

    def GetGenericArguments(self: Any) -> Any:
        from pyshell.values.collections import typed_array

        return typed_array(types.TYPE, self.generic_arguments)

    def GetGenericTypeDefinition(self: Any) -> Any:
        return self.generic_definition or self

    def MakeGenericType(self: Any, *arguments: Any) -> Any:
        given = arguments[0] if len(arguments) == 1 and isinstance(arguments[0], list) else arguments
        return types.close_generic(self, tuple(given))

    def MakeArrayType(self: Any, rank: int = 1) -> Any:
        return types.array_of(self, rank)

    def GetInterfaces(self: Any) -> Any:
        from pyshell.values.collections import typed_array

        found = [find_type(name) for name in self.interfaces]
        return typed_array(types.TYPE, [each for each in found if each is not None])

    def GetInterface(self: Any, name: str, ignore_case: bool = False) -> Any:
        for each in self.interfaces:
            if each == name or each.rpartition(".")[2].partition("[")[0] == name.partition("`")[0]:
                return find_type(each)
        return None

    def IsAssignableFrom(self: Any, other: Any) -> bool:
        return other is not None and bool(other.is_subclass_of(self))

    def IsAssignableTo(self: Any, other: Any) -> bool:
        return other is not None and bool(self.is_subclass_of(other))

    def IsSubclassOf(self: Any, other: Any) -> bool:
        return self is not other and not other.is_interface and bool(self.is_subclass_of(other))

    def IsInstanceOfType(self: Any, value: Any) -> bool:
        return value is not None and type_of(value).is_subclass_of(self)

    def GetMethods(self: Any, *args: Any) -> Any:
        own = table(self)
        found: list[Any] = []
        for section, is_static in (("methods", False), ("staticMethods", True)):
            for name, texts in own.record(section).values():
                found.extend(MethodInfo(self, name, text, is_static) for text in texts)
        if self.script_class is not None:
            from pyshell.values.memberview import all_methods

            found.extend(
                MethodInfo(self, group.name, f"System.Object {group.name}()", False) for group in all_methods(self)
            )
        return found

    def GetMethod(self: Any, name: str, *args: Any) -> Any:
        return next((each for each in TypeMembers.GetMethods(self) if each.name == name), None)

    def GetProperties(self: Any, *args: Any) -> Any:
        from pyshell.values.members import all_properties

        return [PropertyInfo(self, each) for each in all_properties(self)]

    def GetProperty(self: Any, name: str, *args: Any) -> Any:
        return next((each for each in TypeMembers.GetProperties(self) if each.Name == name), None)

    def GetFields(self: Any, *args: Any) -> Any:
        return [FieldInfo(self, name) for name in self.enum_names] if self.is_enum else []

    def GetField(self: Any, name: str, *args: Any) -> Any:
        return FieldInfo(self, name) if name in self.enum_names else None

    def GetMembers(self: Any, *args: Any) -> Any:
        return [*TypeMembers.GetMethods(self), *TypeMembers.GetProperties(self)]

    def GetMember(self: Any, name: str, *args: Any) -> Any:
        return [
            each for each in TypeMembers.GetMembers(self) if getattr(each, "name", getattr(each, "Name", "")) == name
        ]

    def GetConstructors(self: Any, *args: Any) -> Any:
        from pyshell.values.dotnet import constructors

        return [MethodInfo(self, ".ctor", text, False) for text in constructors(self).texts]

    def GetCustomAttributes(self: Any, *args: Any) -> Any:
        return list(self.attributes)

    def InvokeMember(self: Any, name: str, flags: Any, binder: Any, target: Any, args: Any, *rest: Any) -> Any:
        from pyshell.values.members import invoke_member, invoke_static

        given = list(args or ())
        return invoke_static(self, name, given) if target is None else invoke_member(target, name, given)

    EmptyTypes = static_property(lambda: [])

    @staticmethod
    def static_GetType(name: str, throws: bool = False, ignore_case: bool = False) -> Any:
        found = find_type(name)
        if found is None and throws:
            from pyshell.values import exceptions

            raise exceptions.TypeLoadException(
                f"Could not load type '{name}' from assembly 'System.Management.Automation, Version=7.6.5.500'."
            )
        return found

    @staticmethod
    def GetTypeCode(type_: Any) -> Any:
        from pyshell.values.clr.convert import TypeCode

        if type_ is None:
            return TypeCode(0)
        name = types.type_of_class(type_.underlying).name if type_.is_enum else type_.name
        found = TypeCode.pstype.enum_names.get(name) if type_.namespace == "System" or type_.is_enum else None
        return TypeCode(found if found is not None else 1)

    @staticmethod
    def GetTypeArray(values: list[Any]) -> list[PSType]:
        return [type_of(each) for each in values]


class FieldInfo:
    __slots__ = ("owner", "name")
    net_name = "System.Reflection.FieldInfo"

    def __init__(self, owner: PSType, name: str) -> None:
        self.owner = owner
        self.name = name

    Name = property(lambda self: self.name)
    FieldType = property(lambda self: self.owner)
    IsStatic = property(lambda self: True)

    def GetValue(self, target: Any) -> Any:
        assert self.owner.pyclass is not None
        return self.owner.pyclass(self.owner.enum_names[self.name])

    def GetRawConstantValue(self) -> int:
        return self.owner.enum_names[self.name]


_PRIMITIVE: set[str] = {
    "Boolean", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "IntPtr", "UIntPtr", "Char",
    "Double", "Single",
}  # fmt: skip


def assembly_of(type_: PSType) -> str:
    name = type_.full_name
    if name.startswith("System.Management.Automation"):
        return "System.Management.Automation"
    if name.startswith("Microsoft.PowerShell.Commands"):
        return "Microsoft.PowerShell.Commands.Utility"
    for prefix, assembly in (
        ("System.Text.RegularExpressions", "System.Text.RegularExpressions"),
        ("System.Xml", "System.Private.Xml"),
        ("System.Linq", "System.Linq"),
        ("System.Numerics", "System.Runtime.Numerics"),
        ("System.Uri", "System.Private.Uri"),
        ("System.Collections.Generic.Dictionary", "System.Private.CoreLib"),
        ("System.Collections.Specialized", "System.Collections.Specialized"),
        ("System.Net", "System.Net.Primitives"),
    ):
        if name.startswith(prefix):
            return assembly
    return "System.Private.CoreLib" if "." in name else "PowerShell Class Assembly"
