"""Members as objects: what `.psobject` shows, what Get-Member lists, what cmdlets ask of an object's properties."""

from __future__ import annotations

from pyshell.values import dotnet, typedata
from pyshell.values import pstype as types
from pyshell.values.collections import Dictionary
from pyshell.values.interfaces import indexer, interface_methods
from pyshell.values.members import (
    MISSING,
    RESURRECTED,
    find_extra,
    read_member,
    read_property,
    run_script,
    set_member,
    type_names_of,
    write_member,
    write_property,
)
from pyshell.values.psobject import (
    CUSTOM,
    PSCodeMethod,
    PSCodeProperty,
    PSMember,
    PSMemberSet,
    PSNoteProperty,
    PSObject,
    PSPropertySet,
    PSScriptProperty,
    find_note,
)
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pyshell.values.overloads import MethodGroup

PROPERTY_KINDS = ("NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty", "Property")


class MemberView:
    """One member of one object. `source` is the PSMember, .NET property or method group behind it."""

    __slots__ = ("target", "name", "kind", "source", "hidden")
    net_name = "System.Management.Automation.PSMemberInfo"
    net_properties: tuple[str, ...] = (
        "Name",
        "MemberType",
        "Value",
        "IsSettable",
        "IsGettable",
        "TypeNameOfValue",
        "IsInstance",
    )

    def __init__(self, target: Any, name: str, kind: str, source: Any, hidden: bool = False) -> None:
        self.target = target
        self.name = name
        self.kind = kind
        self.source = source
        self.hidden = hidden

    @property
    def is_property(self) -> bool:
        return self.kind in PROPERTY_KINDS

    def read(self, target: Any) -> Any:
        """The value for an object. Raises GetValueException."""
        source = self.source
        if self.kind == "NoteProperty" and type(source) is dict:
            return source[self.name]
        if type(source) is dotnet.Property:
            base = target.base if type(target) is PSObject else target
            return read_property(source, base)
        if isinstance(source, PSMember):
            return read_member(source, target)
        reader = getattr(source, "read", None)
        return self if reader is None else reader()

    @property
    def value(self) -> Any:
        return self.read(self.target)

    @value.setter
    def value(self, content: Any) -> None:
        source = self.source
        if self.kind == "NoteProperty" and type(source) is dict:
            source[self.name] = content
        elif type(source) is dotnet.Property:
            base = self.target.base if type(self.target) is PSObject else self.target
            write_property(source, base, content)
        elif isinstance(source, PSMember):
            write_member(source, self.target, content)
        else:
            set_member(self.target, self.name, content)

    @property
    def member_type(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.PSMemberTypes", self.kind)

    @property
    def is_settable(self) -> bool:
        source = self.source
        if self.kind in ("NoteProperty", "AliasProperty"):
            return True
        if type(source) is dotnet.Property or isinstance(source, (PSScriptProperty, PSCodeProperty)):
            return source.setter is not None
        return False

    @property
    def is_gettable(self) -> bool:
        source = self.source
        return not (isinstance(source, PSScriptProperty) and source.getter is None)

    @property
    def is_instance(self) -> bool:
        return type(self.source) is not dotnet.Property

    @property
    def type_name_of_value(self) -> str:
        source = self.source
        if type(source) is dotnet.Property:
            found = types.find_type(source.type_text) if source.type_text else None
            return found.clr_name if found is not None else source.type_text
        if self.kind == "NoteProperty":
            content = self.read(self.target)
            return "System.Object" if content is None else type_names_of(content)[0]
        return "System.Object"

    @property
    def definition(self) -> str:
        """As Get-Member shows it."""
        return definition_of(self)

    def __str__(self) -> str:
        return definition_of(self)


class PSPropertyView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSProperty"


class PSNotePropertyView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSNoteProperty"


class PSAliasPropertyView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSAliasProperty"

    @property
    def referenced_member_name(self) -> str:
        return str(self.source.referenced)

    net_properties: tuple[str, ...] = (*MemberView.net_properties, "ReferencedMemberName")


class PSScriptPropertyView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSScriptProperty"
    net_properties: tuple[str, ...] = (*MemberView.net_properties, "GetterScript", "SetterScript")

    @property
    def getter_script(self) -> Any:
        return getattr(self.source, "getter", None)

    @property
    def setter_script(self) -> Any:
        return getattr(self.source, "setter", None)


class PSCodePropertyView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSCodeProperty"


class PSMethodView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSMethod"
    net_properties: tuple[str, ...] = (*MemberView.net_properties, "OverloadDefinitions")

    @property
    def overload_definitions(self) -> Any:
        from pyshell.values.collections import typed_array

        return typed_array(types.STRING, self.source.definitions)

    def Invoke(self, *args: Any) -> Any:
        from pyshell.values.members import invoke_member

        return invoke_member(self.target, self.name, list(args))


class PSScriptMethodView(MemberView):
    __slots__ = ()
    net_name = "System.Management.Automation.PSScriptMethod"
    net_properties: tuple[str, ...] = (*MemberView.net_properties, "Script")

    @property
    def script(self) -> Any:
        return getattr(self.source, "script", None)

    def Invoke(self, *args: Any) -> Any:
        return run_script(self.source.script, self.target, list(args), self.name)


class PSOtherView(MemberView):
    __slots__ = ()


_VIEWS: dict[str, type[MemberView]] = {
    "Property": PSPropertyView,
    "NoteProperty": PSNotePropertyView,
    "AliasProperty": PSAliasPropertyView,
    "ScriptProperty": PSScriptPropertyView,
    "CodeProperty": PSCodePropertyView,
    "Method": PSMethodView,
    "ScriptMethod": PSScriptMethodView,
    "CodeMethod": PSMethodView,
}


def view(target: Any, name: str, kind: str, source: Any, hidden: bool = False) -> MemberView:
    return _VIEWS.get(kind, PSOtherView)(target, name, kind, source, hidden)


def _member_view(target: Any, member: PSMember) -> MemberView | PSMember:
    if isinstance(member, (PSPropertySet, PSMemberSet)):
        return member
    kind = member.shown_kind if isinstance(member, (PSCodeProperty, PSCodeMethod)) else member.kind
    return view(target, member.name, kind, member, member.hidden)


def short_type(name: str) -> str:
    found = types.find_type(name)
    return found.ps_name if found is not None else name


def definition_of(member: MemberView) -> str:
    """`string Name=x`, `int Length {get;}`, `string ToString(), …`."""
    kind, source = member.kind, member.source
    if kind == "NoteProperty":
        content = member.read(member.target)
        if content is None:
            return f"object {member.name}=null"
        from pyshell.values.text import to_string_flat

        shown = type_names_of(content)[0]
        return f"{short_type(shown).removeprefix('System.')} {member.name}={to_string_flat(content)}"
    if type(source) is dotnet.Property:
        accessors = "{get;set;}" if source.setter is not None else "{get;}"
        text = "static " + source.type_text if source.is_static else source.type_text
        return f"{text} {member.name} {accessors}"
    if kind in ("Method", "CodeMethod"):
        texts = getattr(source, "definitions", None)
        if texts:
            return ", ".join(texts)
        return f"System.Object {member.name}()"
    if kind == "AliasProperty":
        return f"{member.name} = {source.referenced}"
    if kind == "ScriptProperty":
        parts = []
        if getattr(source, "getter", None) is not None:
            parts.append("get=" + _script_text(source.getter) + ";")
        if getattr(source, "setter", None) is not None:
            parts.append("set=" + _script_text(source.setter) + ";")
        return f"System.Object {member.name} {{{''.join(parts)}}}"
    if kind == "CodeProperty":
        return f"System.Object {member.name}{{get=;}}"
    if kind == "ScriptMethod":
        return f"System.Object {member.name}();"
    if kind == "ParameterizedProperty":
        return str(source[1])
    return member.name


def _script_text(script: Any) -> str:
    from pyshell.values.text import to_string

    return "" if callable(script) and not hasattr(script, "invoke") else to_string(script)


def _added(value: Any) -> PSObject | None:
    if type(value) is PSObject:
        return value
    if RESURRECTED and id(value) in RESURRECTED:
        return RESURRECTED[id(value)][1]
    return None


def find(value: Any, name: str) -> Any:
    """The member `name` of an object (not of its elements), or None."""
    if value is None:
        return None
    holder = _added(value)
    if holder is not None:
        exact = find_note(holder.notes, name)
        if exact is not None:
            return view(value, exact, "NoteProperty", holder.notes)
        if holder.extra is not None:
            member = find_extra(holder.extra, name)
            if member is not None:
                return _member_view(value, member)
    member = typedata.find_member(type_names_of(value), name)
    if member is not None:
        return _member_view(value, member)
    base = value.base if type(value) is PSObject else value
    if base is CUSTOM:
        group = dotnet.table(types.OBJECT).method(name.lower())
        return None if group is None else view(value, group.name, "Method", group)
    reader = getattr(type(base), "ps_properties", None)
    if reader is not None:
        for each in reader(base):
            if each.name.lower() == name.lower():
                return view(value, each.name, "Property", each)
    own = dotnet.table(type_of(base))
    prop = own.property(name.lower())
    if prop is not None:
        return view(value, prop.name, "Property", prop)
    found = own.method(name.lower())
    return None if found is None else view(value, found.name, "Method", found)


def properties_of(value: Any, hidden: bool = False) -> list[Any]:
    """The properties of an object: added ones, type data, .NET's, in the order of `.psobject.Properties`.

    With `hidden`, also those that a script's class declares hidden.
    """
    found: dict[str, Any] = {}
    holder = _added(value)
    base = value.base if type(value) is PSObject else value
    extended: dict[str, Any] = {}
    if holder is not None:
        for name in holder.notes:
            extended[name.lower()] = view(value, name, "NoteProperty", holder.notes)
        for name, member in (holder.extra or {}).items():
            shown = _member_view(value, member)
            if isinstance(shown, MemberView) and shown.is_property and not member.hidden:
                extended.setdefault(name.lower(), shown)
    for folded, member in typedata.members(type_names_of(value)).items():
        shown = _member_view(value, member)
        if isinstance(shown, MemberView) and shown.is_property and not member.hidden:
            extended.setdefault(folded, shown)
    found.update(extended)
    if base is not CUSTOM and base is not None:
        reader = getattr(type(base), "ps_properties", None)
        if reader is not None:
            for each in reader(base):
                found.setdefault(each.name.lower(), view(value, each.name, "Property", each))
        else:
            from pyshell.values.members import all_properties

            concealed = getattr(type(base), "hidden_members", ())
            for prop in all_properties(type_of(base)):
                folded = prop.name.lower()
                if not hidden and folded in concealed:
                    continue
                found.setdefault(folded, view(value, prop.name, "Property", prop, folded in concealed))
    return list(found.values())


def methods_of(value: Any) -> list[MemberView]:
    """The methods of an object: added ones, type data, .NET's."""
    found: dict[str, MemberView] = {}
    holder = _added(value)
    base = value.base if type(value) is PSObject else value
    members: list[PSMember] = list((holder.extra or {}).values()) if holder is not None else []
    members.extend(typedata.members(type_names_of(value)).values())
    for member in members:
        shown = _member_view(value, member)
        if isinstance(shown, MemberView) and not shown.is_property:
            found.setdefault(shown.name.lower(), shown)
    type_ = types.OBJECT if base is CUSTOM or base is None else type_of(base)
    concealed = getattr(type(base), "hidden_members", ())
    for group in all_methods(type_):
        folded = group.name.lower()
        found.setdefault(folded, view(value, group.name, "Method", group, folded in concealed))
    return list(found.values())


def all_methods(type_: types.PSType) -> list[MethodGroup]:
    """The .NET methods of a type."""
    own = dotnet.table(type_)
    names = list(own.record("methods"))
    if type_.script_class is not None:
        names.extend(name for name in dotnet.table(types.OBJECT).record("methods") if name not in names)
    if not names:
        for folded, exact in own.attributes().items():
            raw, _ = own.raw(exact)
            if (
                callable(raw)
                and not isinstance(raw, (staticmethod, classmethod, property, type))
                and exact[0].isupper()
            ):
                names.append(folded)
    names.extend(name.lower() for name in interface_methods(type_) if name.lower() not in names)
    found = [own.method(name) for name in names]
    return [each for each in found if each is not None]


def static_members_of(type_: types.PSType) -> list[Any]:
    """Static properties, then static methods (`new` among them), as Get-Member -Static lists them."""
    own = dotnet.table(type_)
    found: list[Any] = []
    if type_.is_enum:
        names = [name.lower() for name in type_.enum_names]
    else:
        names = list(own.record("staticProperties"))
    for name in names:
        prop = own.static_property(name)
        if prop is not None:
            found.append(view(type_, prop.name, "Property", prop))
    for name in own.record("staticMethods"):
        if name.startswith("op_"):
            continue
        group = own.static_method(name)
        if group is not None:
            found.append(view(type_, group.name, "Method", group))
    constructors = dotnet.constructors(type_)
    if constructors.texts:
        found.append(view(type_, "new", "Method", constructors))
    return found


def members_of(value: Any) -> list[Any]:
    """Properties, methods and sets, in no particular order."""
    sets: list[Any] = []
    holder = _added(value)
    seen: set[str] = set()
    for member in (*((holder.extra or {}).values() if holder is not None else ()), *_data_members(value)):
        if isinstance(member, (PSPropertySet, PSMemberSet)) and member.name.lower() not in seen:
            seen.add(member.name.lower())
            sets.append(member)
    extra: list[Any] = []
    base = value.base if type(value) is PSObject else value
    indexed = None if base is None or base is CUSTOM else indexer(type_of(base))
    if indexed is not None:
        extra.append(view(value, indexed[0], "ParameterizedProperty", indexed))
    return [*properties_of(value, True), *methods_of(value), *extra, *sets]


def _data_members(value: Any) -> list[PSMember]:
    return list(typedata.members(type_names_of(value)).values())


class MemberCollection:
    """`.psobject.Properties`, `.Members`, `.Methods`: enumerable, indexed by name; note members can be added and
    removed.
    """

    __slots__ = ("target", "which")
    net_name = "System.Management.Automation.PSMemberInfoIntegratingCollection`1"

    def __init__(self, target: Any, which: str) -> None:
        self.target = target
        self.which = which

    def items(self) -> list[Any]:
        if self.which == "properties":
            return properties_of(self.target)
        if self.which == "methods":
            return list(methods_of(self.target))
        return members_of(self.target)

    def enumerate_items(self) -> Iterator[Any]:
        return iter(self.items())

    def __len__(self) -> int:
        return len(self.items())

    def ps_index(self, indices: list[Any]) -> Any:
        from pyshell.values.convert import to_string

        key = indices[0]
        if isinstance(key, int):
            listed = self.items()
            return listed[key] if -len(listed) <= key < len(listed) else None
        found = find(self.target, to_string(key))
        if found is None:
            return None
        if self.which == "properties" and not found.is_property:
            return None
        if self.which == "methods" and found.is_property:
            return None
        return found

    @property
    def Count(self) -> int:
        return len(self.items())

    def Item(self, name: Any) -> Any:
        return self.ps_index([name])

    def Match(self, pattern: str, member_types: Any = None) -> list[Any]:
        from pyshell.values.wildcard import matcher

        matches = matcher(pattern)
        found = [each for each in self.items() if matches(each.name)]
        if member_types is not None:
            kinds = str(member_types.name if hasattr(member_types, "name") else member_types).split(", ")
            found = [each for each in found if each.kind in kinds or "All" in kinds or "Properties" in kinds]
        return found

    def Add(self, member: Any, pre_validated: bool = False) -> None:
        add_member(self.target, member)

    def Remove(self, name: str) -> None:
        remove_member(self.target, name)


def holder_of(value: Any) -> PSObject:
    """The PSObject that holds what is added to `value`: itself, or one remembered beside the object."""
    if type(value) is PSObject:
        return value
    entry = RESURRECTED.get(id(value))
    if entry is None:
        entry = RESURRECTED[id(value)] = (value, PSObject(value))
        from pyshell.values.members import forget_members

        forget_members()
    return entry[1]


def add_member(value: Any, member: Any, force: bool = False) -> None:
    """Adds a member (a PSMember or a view) to an object. Raises ExtendedTypeSystemException when the name is taken."""
    holder = holder_of(value)
    name = member.name
    exact = find_note(holder.notes, name)
    taken = exact is not None or (holder.extra is not None and find_extra(holder.extra, name) is not None)
    if taken and not force:
        from pyshell.values.exceptions import ExtendedTypeSystemException

        raise ExtendedTypeSystemException(f'The member "{name}" is already present.').with_error(
            "AlreadyPresentPSMemberInfoInternalCollectionAdd"
        )
    if taken:
        remove_member(value, name)
    if isinstance(member, MemberView):
        if member.kind == "NoteProperty":
            holder.notes[name] = member.read(member.target)
            return
        member = member.source
    if isinstance(member, PSNoteProperty):
        holder.notes[name] = member.value
        return
    if holder.extra is None:
        holder.extra = {}
    holder.extra[name] = member


def remove_member(value: Any, name: str) -> bool:
    """Removes an added member; False when there was none."""
    holder = _added(value)
    if holder is None:
        return False
    exact = find_note(holder.notes, name)
    if exact is not None:
        del holder.notes[exact]
        return True
    for key in holder.extra or {}:
        if key.lower() == name.lower():
            assert holder.extra is not None
            del holder.extra[key]
            return True
    return False


class PSObjectView:
    """`.psobject` of a value."""

    __slots__ = ("target",)
    net_name = "System.Management.Automation.PSObject"
    net_properties: tuple[str, ...] = (
        "Members",
        "Properties",
        "Methods",
        "ImmediateBaseObject",
        "BaseObject",
        "TypeNames",
    )

    def __init__(self, target: Any) -> None:
        self.target = target

    @property
    def members(self) -> MemberCollection:
        return MemberCollection(self.target, "members")

    @property
    def properties(self) -> MemberCollection:
        return MemberCollection(self.target, "properties")

    @property
    def methods(self) -> MemberCollection:
        return MemberCollection(self.target, "methods")

    @property
    def base_object(self) -> Any:
        if type(self.target) is PSObject:
            return self.target if self.target.base is CUSTOM else self.target.base
        return self.target

    immediate_base_object = base_object

    @property
    def type_names(self) -> TypeNames:
        return TypeNames(self.target)

    def Copy(self) -> Any:
        return copy_of(self.target)

    def __str__(self) -> str:
        from pyshell.values.text import to_string

        return to_string(self.target)


def copy_of(value: Any) -> Any:
    """PSObject.Copy(): a shallow copy with its own added members."""
    if type(value) is not PSObject:
        duplicate = getattr(value, "copy", None)
        return duplicate() if callable(duplicate) and isinstance(value, Dictionary) else value
    extra = None if value.extra is None else dict(value.extra)
    names = None if value.type_names is None else list(value.type_names)
    return PSObject(value.base, dict(value.notes), extra, names)


class PSMemberSetView:
    """`.psbase`, `.psadapted`, `.psextended`: the object seen without its added members, or only those."""

    __slots__ = ("target", "which")
    net_name = "System.Management.Automation.PSMemberSet"

    def __init__(self, target: Any, which: str) -> None:
        self.target = target
        self.which = which

    def ps_read(self, name: str) -> Any:
        base = self.target.base if type(self.target) is PSObject else self.target
        if self.which == "psextended":
            holder = _added(self.target)
            if holder is None:
                return MISSING
            exact = find_note(holder.notes, name)
            return MISSING if exact is None else holder.notes[exact]
        prop = dotnet.table(type_of(base)).property(name.lower())
        return MISSING if prop is None else read_property(prop, base)

    def ps_method(self, name: str) -> Any:
        base = self.target.base if type(self.target) is PSObject else self.target
        group = dotnet.table(type_of(base)).method(name.lower())
        return None if group is None else (lambda target, args: group.call(base, args))


class TypeNames:
    """`.pstypenames`: a list that changes the object's type names."""

    __slots__ = ("target",)
    net_name = "System.Management.Automation.PSObject+TypeNameCollection"

    def __init__(self, target: Any) -> None:
        self.target = target

    def enumerate_items(self) -> Iterator[Any]:
        return iter(type_names_of(self.target))

    def __len__(self) -> int:
        return len(type_names_of(self.target))

    def own(self) -> list[str]:
        """The object's own list, begun from what it has."""
        holder = holder_of(self.target)
        if holder.type_names is None:
            holder.type_names = list(type_names_of(self.target))
        return holder.type_names

    def ps_index(self, indices: list[Any]) -> Any:
        names = type_names_of(self.target)
        index = indices[0]
        return names[index] if -len(names) <= index < len(names) else None

    def ps_set_index(self, indices: list[Any], content: Any) -> None:
        self.own()[indices[0]] = str(content)

    @property
    def Count(self) -> int:
        return len(self)

    def Insert(self, index: int, name: str) -> None:
        self.own().insert(index, name)

    def Add(self, name: str) -> None:
        self.own().append(name)

    def Clear(self) -> None:
        self.own().clear()

    def Contains(self, name: str) -> bool:
        return name in type_names_of(self.target)

    def IndexOf(self, name: str) -> int:
        names = type_names_of(self.target)
        return names.index(name) if name in names else -1

    def Remove(self, name: str) -> bool:
        names = self.own()
        if name in names:
            names.remove(name)
            return True
        return False

    def RemoveAt(self, index: int) -> None:
        del self.own()[index]

    signatures = {
        "Insert": ["void Insert(int index, string item)"],
        "Add": ["void Add(string item)"],
        "Clear": ["void Clear()"],
        "Contains": ["bool Contains(string item)"],
        "IndexOf": ["int IndexOf(string item)"],
        "Remove": ["bool Remove(string item)"],
        "RemoveAt": ["void RemoveAt(int index)"],
    }
