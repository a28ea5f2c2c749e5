"""System.Management.Automation.PSMemberInfo and its kinds, for members of an object and for members made by a
script.
"""

from __future__ import annotations

from pyshell.values import psobject
from pyshell.values.dotnet import static_property
from pyshell.values.enums import member
from pyshell.values.memberview import MemberView, view
from pyshell.values.psobject import PSMember
from pyshell.values.switch import SwitchParameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _view(value: Any) -> MemberView:
    """A script's own member as a view without a target."""
    if isinstance(value, MemberView):
        return value
    return view(None, value.name, getattr(value, "shown_kind", value.kind), value, value.hidden)


class SwitchMembers(SwitchParameter):
    implements: str | tuple[str, ...] = "System.Management.Automation.SwitchParameter"
    Present = static_property(lambda: SwitchParameter(True))


class MemberInfoMembers:
    implements: str | tuple[str, ...] = (
        "System.Management.Automation.PSMemberInfo",
        "System.Management.Automation.PSNoteProperty",
        "System.Management.Automation.PSProperty",
        "System.Management.Automation.PSAliasProperty",
        "System.Management.Automation.PSScriptProperty",
        "System.Management.Automation.PSCodeProperty",
        "System.Management.Automation.PSMethod",
        "System.Management.Automation.PSScriptMethod",
        "System.Management.Automation.PSCodeMethod",
        "System.Management.Automation.PSPropertySet",
        "System.Management.Automation.PSMemberSet",
    )

    Name = property(lambda self: self.name)
    IsInstance = property(lambda self: True if isinstance(self, PSMember) else self.is_instance)
    IsSettable = property(lambda self: _view(self).is_settable)
    IsGettable = property(lambda self: _view(self).is_gettable)
    TypeNameOfValue = property(lambda self: _view(self).type_name_of_value)

    @property
    def MemberType(self: Any) -> Any:
        return member("System.Management.Automation.PSMemberTypes", _view(self).kind)

    @property
    def Value(self: Any) -> Any:
        return getattr(self, "value", self)

    @Value.setter
    def Value(self: Any, content: Any) -> None:
        self.value = content

    def Copy(self: Any) -> Any:
        return self

    def ToString(self: Any) -> str:
        return str(_view(self))


class NotePropertyMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSNoteProperty"

    @staticmethod
    def net_new(name: str, value: Any) -> Any:
        return psobject.PSNoteProperty(name, value)

    signatures = {
        "new": ["System.Management.Automation.PSNoteProperty new(string name, System.Object value)"],
    }


class AliasPropertyMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSAliasProperty"

    @staticmethod
    def net_new(name: str, referenced: str, conversion: Any = None) -> Any:
        return psobject.PSAliasProperty(name, referenced, conversion)

    ReferencedMemberName = property(lambda self: getattr(self, "referenced", None) or self.referenced_member_name)
    ConversionType = property(lambda self: getattr(self, "conversion_type", None))
    signatures = {
        "new": [
            "System.Management.Automation.PSAliasProperty new(string name, string referencedMemberName)",
            "System.Management.Automation.PSAliasProperty new(string name, string referencedMemberName, type "
            "conversionType)",
        ],
    }


class ScriptPropertyMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSScriptProperty"

    @staticmethod
    def net_new(name: str, getter: Any, setter: Any = None) -> Any:
        return psobject.PSScriptProperty(name, getter, setter)

    GetterScript = property(lambda self: getattr(_view(self).source, "getter", None))
    SetterScript = property(lambda self: getattr(_view(self).source, "setter", None))
    signatures = {
        "new": [
            "System.Management.Automation.PSScriptProperty new(string name, scriptblock getterScript)",
            "System.Management.Automation.PSScriptProperty new(string name, scriptblock getterScript, "
            "scriptblock setterScript)",
        ],
    }


class MethodMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSMethod"

    OverloadDefinitions = property(lambda self: self.overload_definitions)

    def Invoke(self: Any, *args: Any) -> Any:
        return self.Invoke(*args)


class ScriptMethodMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSScriptMethod"

    @staticmethod
    def net_new(name: str, script: Any) -> Any:
        return psobject.PSScriptMethod(name, script)

    Script = property(lambda self: getattr(_view(self).source, "script", None))

    def Invoke(self: Any, *args: Any) -> Any:
        return self.Invoke(*args)

    signatures = {
        "new": ["System.Management.Automation.PSScriptMethod new(string name, scriptblock script)"],
    }


class PropertySetMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSPropertySet"

    @staticmethod
    def net_new(name: str, referenced: Any) -> Any:
        return psobject.PSPropertySet(name, [str(each) for each in referenced])

    @property
    def ReferencedPropertyNames(self: Any) -> Any:
        return list(self.referenced)

    signatures = {
        "new": [
            "System.Management.Automation.PSPropertySet new(string name, "
            "System.Collections.Generic.IEnumerable[string] referencedPropertyNames)"
        ],
    }


class MemberSetMembers(MemberInfoMembers):
    implements: str | tuple[str, ...] = "System.Management.Automation.PSMemberSet"

    @staticmethod
    def net_new(name: str, members: Any = ()) -> Any:
        return psobject.PSMemberSet(name, members)

    Members = property(lambda self: list(self.members.values()))
    Properties = property(lambda self: [each for each in self.members.values() if "Property" in each.kind])


class PSObjectMembers:
    implements: str | tuple[str, ...] = "System.Management.Automation.PSObject"

    Members = property(lambda self: self.members)
    Properties = property(lambda self: self.properties)
    Methods = property(lambda self: self.methods)
    BaseObject = property(lambda self: self.base_object)
    ImmediateBaseObject = property(lambda self: self.base_object)
    TypeNames = property(lambda self: self.type_names)

    def Copy(self: Any) -> Any:
        return self.Copy()

    def ToString(self: Any) -> str:
        return str(self)

    @staticmethod
    def net_new(*args: Any) -> Any:
        if not args:
            return psobject.custom({})
        value = args[0]
        return value if type(value) is psobject.PSObject else psobject.PSObject(value)

    @staticmethod
    def AsPSObject(value: Any) -> Any:
        return value if type(value) is psobject.PSObject else psobject.PSObject(value)

    signatures = {
        "new": [
            "System.Management.Automation.PSObject new()",
            "System.Management.Automation.PSObject new(System.Object obj)",
        ],
        "AsPSObject": ["static psobject AsPSObject(System.Object obj)"],
    }
