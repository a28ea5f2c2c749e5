"""Members of values: properties, methods, static members, constructors, indexers, as PowerShell finds them.

The order is PowerShell's: members added to the object, extended type data, keys of a dictionary, .NET's members,
what every value has (`Count`, `Length`, `ForEach`, `Where`, `psobject` …), and last each element of a collection.
What was found is kept by Python class and name as spelled.
"""

from __future__ import annotations

from pyshell.values import dotnet, typedata
from pyshell.values import pstype as types
from pyshell.values.collections import Dictionary, OrderedDictionary
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import (
    ExtendedTypeSystemException,
    GetValueInvocationException,
    NetException,
    RuntimeException,
    SetValueException,
    SetValueInvocationException,
)
from pyshell.values.overloads import MethodGroup, wrap_exception
from pyshell.values.psobject import (
    AUTOMATION_NULL,
    CUSTOM,
    CUSTOM_TYPE_NAMES,
    PSAliasProperty,
    PSCodeMethod,
    PSCodeProperty,
    PSMember,
    PSNoteProperty,
    PSObject,
    PSScriptMethod,
    PSScriptProperty,
    find_note,
)
from pyshell.values.pstype import PSType, register_type, type_of, type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Getter = Callable[[Any], Any]

MISSING: Any = object()
_GETTERS: dict[type, dict[str, Getter]] = {}
_SETTERS: dict[type, dict[str, dotnet.Property]] = {}
_METHODS: dict[type, dict[str, Callable[[Any, Sequence[Any]], Any]]] = {}
# objects that members were added to without wrapping them, by identity: (the object, its PSObject)
RESURRECTED: dict[int, tuple[Any, PSObject]] = {}


def forget_members() -> None:
    """Drops what was cached; called when type data changes."""
    _GETTERS.clear()
    _SETTERS.clear()
    _METHODS.clear()


typedata.on_change(forget_members)


def type_names_of(value: Any) -> list[str]:
    """The PSTypeNames of a value."""
    if type(value) is PSObject:
        if value.type_names is not None:
            return value.type_names
        if value.base is CUSTOM:
            return CUSTOM_TYPE_NAMES
        return type_names_of(value.base)
    if RESURRECTED and id(value) in RESURRECTED:
        names = RESURRECTED[id(value)][1].type_names
        if names is not None:
            return names
    own = getattr(type(value), "ps_type_names", None)
    if own is not None:
        return list(own(value))
    return type_of(value).type_names


def find_extra(extra: dict[str, PSMember], name: str) -> PSMember | None:
    """The added member of this name, whatever the case."""
    found = extra.get(name)
    if found is not None:
        return found
    folded = name.lower()
    for key, member in extra.items():
        if key.lower() == folded:
            return member
    return None


# --- reading


def get_member(value: Any, name: str) -> Any:
    """The value of a property, None when there is none or when its getter throws."""
    kind = type(value)
    try:
        if kind is PSObject:
            notes = value.notes
            if name in notes:
                return notes[name]
            found = _read_psobject(value, name)
            return None if found is MISSING else found
        getters = _GETTERS.get(kind)
        if getters is not None:
            getter = getters.get(name)
            if getter is not None:
                return getter(value)
        found = read(value, name)
    except GetValueInvocationException:
        return None
    return None if found is MISSING else found


def script_member(value: Any, name: str) -> Any:
    """`get_member` as a script's expression: in strict mode a property must exist."""
    kind = type(value)
    try:
        if kind is PSObject:
            notes = value.notes
            if name in notes:
                return notes[name]
            found = _read_psobject(value, name)
        else:
            getters = _GETTERS.get(kind)
            if getters is not None:
                getter = getters.get(name)
                if getter is not None:
                    return getter(value)
            found = read(value, name)
    except GetValueInvocationException:
        return None
    if found is MISSING:
        if strict_version is not None and strict_version() >= 2:
            from pyshell.values.exceptions import PropertyNotFoundException

            raise PropertyNotFoundException(
                f"The property '{name}' cannot be found on this object. Verify that the property exists.",
            ).with_error("PropertyNotFoundStrict", "NotSpecified")
        return None
    return found


# The runtime's answer to which strict mode holds where a script runs now.
strict_version: Callable[[], int] | None = None


def read(value: Any, name: str) -> Any:
    """The value of a property or MISSING."""
    if value is None or value is AUTOMATION_NULL:
        folded = name.lower()
        if folded in ("count", "length"):
            return MISSING if strict_version is not None and strict_version() >= 2 else 0
        return MISSING
    if type(value) is PSObject:
        return _read_psobject(value, name)
    if RESURRECTED and id(value) in RESURRECTED:
        found = _read_added(RESURRECTED[id(value)][1], value, name)
        if found is not MISSING:
            return found
    found = _read_object(value, name, value)
    if found is MISSING:
        return _read_elements(value, name)
    return found


def _read_added(holder: PSObject, target: Any, name: str) -> Any:
    """A member that was added to the object, or MISSING."""
    notes = holder.notes
    if notes:
        exact = find_note(notes, name)
        if exact is not None:
            return notes[exact]
    if holder.extra is not None:
        member = find_extra(holder.extra, name)
        if member is not None:
            return read_member(member, target)
    return MISSING


def _read_psobject(value: PSObject, name: str) -> Any:
    found = _read_added(value, value, name)
    if found is not MISSING:
        return found
    if value.type_names is not None:
        member = typedata.find_member(value.type_names, name)
        if member is not None:
            return read_member(member, value)
    if value.base is CUSTOM:
        if value.type_names is None:
            member = typedata.find_member(CUSTOM_TYPE_NAMES, name)
            if member is not None:
                return read_member(member, value)
        return _read_intrinsic(value, name)
    found = _read_object(value.base, name, value)
    return _read_elements(value.base, name) if found is MISSING else found


def _read_object(value: Any, name: str, target: Any) -> Any:
    """A member of the value's type, a dictionary's key, or an intrinsic member; MISSING when there is none."""
    kind = type(value)
    folded = name.lower()
    data = typedata.find_member(type_of(value).type_names, name)
    if data is not None:
        if type(data) is PSCodeProperty and target is value:
            _keep(kind, name, data.getter)
        return read_member(data, target)
    adapter = getattr(kind, "ps_read", None)
    if adapter is not None:
        found = adapter(value, name)
        if found is not MISSING:
            return found
    elif issubclass(kind, Dictionary):
        if name in value:
            return value[name]
        if name.isdecimal() and name.isascii() and int(name) in value:
            return value[int(name)]
    prop = dotnet.table(type_of(value)).property(folded)
    if prop is not None:
        if adapter is None and not issubclass(kind, Dictionary) and not RESURRECTED:
            _keep(kind, name, guarded(prop))
        return read_property(prop, value)
    if folded in _INTRINSIC:
        return _read_intrinsic(target, name)
    return MISSING


def _keep(kind: type, name: str, getter: Getter) -> None:
    getters = _GETTERS.get(kind)
    if getters is None:
        getters = _GETTERS[kind] = {}
    getters[name] = getter


def guarded(prop: dotnet.Property) -> Getter:
    """A property's getter; what it throws comes out as PowerShell shows it."""
    plain = prop.getter

    def getter(value: Any) -> Any:
        try:
            return plain(value)
        except (NetException, LookupError, ArithmeticError, ValueError, OSError) as error:
            raise _get_failed(prop.name, error) from error

    return getter


def read_property(prop: dotnet.Property, value: Any) -> Any:
    try:
        return prop.getter(value)
    except (NetException, LookupError, ArithmeticError, ValueError, OSError) as error:
        raise _get_failed(prop.name, error) from error


def _get_failed(name: str, error: BaseException) -> NetException:
    from pyshell.values.overloads import net_exception

    inner = net_exception(error)
    return GetValueInvocationException(f'Exception getting "{name}": "{inner.message}"', inner).with_error(
        "ExceptionWhenGetting"
    )


def read_member(member: PSMember, target: Any) -> Any:
    """The value of an added or type-data member for an object."""
    kind = type(member)
    if kind is PSNoteProperty:
        return member.value  # type: ignore[attr-defined]
    if kind is PSScriptProperty:
        getter = member.getter  # type: ignore[attr-defined]
        if getter is None:
            raise ExtendedTypeSystemException(
                f'Cannot get property value because "{member.name}" is a write-only property.'
            ).with_error("GetWithoutGetterException")
        return run_script(getter, target, [], member.name)
    if kind is PSAliasProperty:
        referenced = member.referenced  # type: ignore[attr-defined]
        result = read(target, referenced)
        if result is MISSING:
            raise ExtendedTypeSystemException(
                f'The alias "{member.name}" refers to the member "{referenced}", which does not exist.'
            ).with_error("NoMemberFoundInAlias")
        wanted = member.conversion_type  # type: ignore[attr-defined]
        if wanted is not None:
            from pyshell.values.convert import convert

            return convert(result, wanted)
        return result
    if kind is PSCodeProperty:
        return member.getter(target)  # type: ignore[attr-defined]
    if kind in (PSScriptMethod, PSCodeMethod):
        return MethodValue(target, member.name)
    return member


def run_script(script: Any, target: Any, args: list[Any], name: str) -> Any:
    """Runs a script block as a member of `target`; its output as one value."""
    from pyshell.values.delegates import invoke_block

    try:
        result = invoke_block(script, args, this=target)
    except NetException as error:
        if isinstance(error, GetValueInvocationException):
            raise
        raise GetValueInvocationException(f'Exception getting "{name}": "{error.message}"', error).with_error(
            "ScriptGetValueRuntimeException"
        ) from error
    return result


class MethodValue:
    """A method read without calling it: `'abc'.Substring` shows its overloads."""

    __slots__ = ("target", "name")
    net_name = "System.Management.Automation.PSMethod`1"
    net_base = "System.Management.Automation.PSMethod"
    net_properties = ("OverloadDefinitions", "Name", "Value", "MemberType", "TypeNameOfValue", "IsInstance")

    def __init__(self, target: Any, name: str) -> None:
        self.target = target
        self.name = name

    def group(self) -> MethodGroup | None:
        return dotnet.table(type_of(self.target)).method(self.name.lower())

    @property
    def overload_definitions(self) -> Any:
        from pyshell.values.collections import typed_array

        group = self.group()
        return typed_array(types.STRING, group.definitions if group is not None else ())

    @property
    def member_type(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.PSMemberTypes", "Method")

    @property
    def value(self) -> Any:
        return self

    type_name_of_value = "System.Management.Automation.PSMethod"
    is_instance = True

    @property
    def net_type(self) -> PSType:
        """The closed generic type that GetType() shows."""
        return method_type(self.group())

    def run(self, args: tuple[Any, ...]) -> Any:
        return invoke_member(self.target, self.name, list(args))

    def Invoke(self, *args: Any) -> Any:
        return self.run(args)

    def __str__(self) -> str:
        return ", ".join(self.overload_definitions)


def method_type(group: MethodGroup | None) -> PSType:
    """PSMethod`1 of the delegates that the overloads would be."""
    from pyshell.values.pstype import ENGINE_LIBRARY, close_generic

    method = type_of_class(MethodValue)
    delegates: list[PSType] = []
    for overload in group.overloads if group is not None else ():
        parts = [parameter.type for parameter in overload.parameters]
        result = types.find_type(overload.return_text)
        if result is not None and result is not types.VOID:
            parts.append(result)
        head = "System.Action" if result is types.VOID else "System.Func"
        definition = types.find_type(f"{head}`{len(parts)}" if parts else head)
        if definition is None or any(part is None for part in parts):
            continue
        delegates.append(
            close_generic(definition, tuple(part for part in parts if part is not None)) if parts else definition
        )
    if not delegates:
        return method
    name = f"System.Management.Automation.MethodGroup`{len(delegates)}"
    inner = types.find_type(name) or register_type(PSType(name))
    inner.library = ENGINE_LIBRARY
    return close_generic(method, (close_generic(inner, tuple(delegates)),))


_INTRINSIC = {"count", "length", "psobject", "psbase", "psadapted", "psextended", "pstypenames"}


def _read_intrinsic(value: Any, name: str) -> Any:
    folded = name.lower()
    if folded == "count" or folded == "length":
        items = value.base if type(value) is PSObject else value
        if isinstance(items, list):
            return len(items)
        if enumerate_value(items) is not None:
            return MISSING
        if items is not CUSTOM and strict_version is not None and strict_version() >= 2:
            return MISSING
        return 1
    if folded == "psobject":
        from pyshell.values.memberview import PSObjectView

        return PSObjectView(value)
    if folded in ("psbase", "psadapted", "psextended"):
        from pyshell.values.memberview import PSMemberSetView

        return PSMemberSetView(value, folded)
    if folded == "pstypenames":
        from pyshell.values.memberview import TypeNames

        return TypeNames(value)
    return MISSING


def _read_elements(value: Any, name: str) -> Any:
    """The property of each element of a collection that has it; MISSING when none has."""
    items = enumerate_value(value)
    if items is None:
        if name.lower() in ("length", "count"):
            return MISSING if strict_version is not None and strict_version() >= 2 else 1
        method = dotnet.table(type_of(value)).method(name.lower())
        return MISSING if method is None else MethodValue(value, method.name)
    results: list[Any] = []
    for item in items:
        found = read(item, name) if item is not None else MISSING
        if found is MISSING and type(item) is PSObject and item.base is CUSTOM:
            # Recorded: a custom object without the property counts as null, and as an error in strict mode.
            if strict_version is not None and strict_version() >= 2:
                return MISSING
            found = None
        if found is MISSING or type(found) is MethodValue:
            continue
        inner = enumerate_value(found) if isinstance(found, list) else None
        if inner is not None:
            results.extend(inner)
        else:
            results.append(found)
    if not results:
        method = dotnet.table(type_of(value)).method(name.lower())
        return MISSING if method is None else MethodValue(value, method.name)
    return results[0] if len(results) == 1 else results


# --- writing


def set_member(value: Any, name: str, content: Any) -> None:
    """Assigns a property. Raises RuntimeException (PropertyNotFound …), SetValueException."""
    kind = type(value)
    if kind is PSObject:
        if name in value.notes:
            value.notes[name] = content
            return
        _set_psobject(value, name, content)
        return
    setters = _SETTERS.get(kind)
    if setters is not None and name in setters and not (RESURRECTED and id(value) in RESURRECTED):
        write_property(setters[name], value, content)
        return
    if value is None or value is AUTOMATION_NULL:
        raise _not_settable(name)
    if RESURRECTED and id(value) in RESURRECTED:
        holder = RESURRECTED[id(value)][1]
        if _set_added(holder, value, name, content):
            return
    _set_object(value, name, content, value)


def _not_settable(name: str) -> NetException:
    return RuntimeException(
        f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set.",
        error_id="PropertyNotFound",
        category="InvalidOperation",
    )


def _set_added(holder: PSObject, target: Any, name: str, content: Any) -> bool:
    exact = find_note(holder.notes, name)
    if exact is not None:
        holder.notes[exact] = content
        return True
    if holder.extra is not None:
        member = find_extra(holder.extra, name)
        if member is not None:
            write_member(member, target, content)
            return True
    return False


def _set_psobject(value: PSObject, name: str, content: Any) -> None:
    if _set_added(value, value, name, content):
        return
    if value.type_names is not None:
        member = typedata.find_member(value.type_names, name)
        if member is not None:
            write_member(member, value, content)
            return
    if value.base is CUSTOM:
        if name.lower() == "pstypenames":
            return
        raise _not_settable(name).with_error("PropertyAssignmentException", "InvalidOperation")
    _set_object(value.base, name, content, value)


def _set_object(value: Any, name: str, content: Any, target: Any) -> None:
    kind = type(value)
    data = typedata.find_member(type_of(value).type_names, name)
    if data is not None:
        write_member(data, target, content)
        return
    writer = getattr(kind, "ps_write", None)
    if writer is not None:
        if writer(value, name, content):
            return
    elif issubclass(kind, Dictionary):
        prop = dotnet.table(type_of(value)).property(name.lower())
        if prop is None or prop.setter is None or name in value:
            dictionary_set(value, name, content)
            return
    prop = dotnet.table(type_of(value)).property(name.lower())
    if prop is not None:
        if writer is None and not issubclass(kind, Dictionary):
            _SETTERS.setdefault(kind, {})[name] = prop
        write_property(prop, value, content)
        return
    raise _not_settable(name).with_error("PropertyAssignmentException", "InvalidOperation")


def write_property(prop: dotnet.Property, value: Any, content: Any) -> None:
    """Raises RuntimeException (read-only), SetValueException."""
    if prop.setter is None:
        raise RuntimeException(
            f"'{prop.name}' is a ReadOnly property.",
            error_id="PropertyAssignmentException",
            category="InvalidOperation",
        )
    if content is AUTOMATION_NULL:
        content = None
    wanted = types.find_type(prop.type_text) if prop.type_text and not prop.converts else None
    if wanted is not None:
        from pyshell.values.convert import convert

        try:
            content = convert(content, wanted)
        except NetException as error:
            raise SetValueInvocationException(f'Exception setting "{prop.name}": "{error.message}"', error).with_error(
                "ExceptionWhenSetting"
            ) from error
    try:
        prop.setter(value, content)
    except (NetException, LookupError, ArithmeticError, ValueError, OSError) as error:
        from pyshell.values.overloads import net_exception

        inner = net_exception(error)
        if isinstance(inner, SetValueException):
            raise
        raise SetValueInvocationException(f'Exception setting "{prop.name}": "{inner.message}"', inner).with_error(
            "ExceptionWhenSetting"
        ) from error


def write_member(member: PSMember, target: Any, content: Any) -> None:
    """Assigns an added or type-data member. Raises SetValueException."""
    kind = type(member)
    if kind is PSNoteProperty:
        member.value = content  # type: ignore[attr-defined]
        return
    if kind is PSAliasProperty:
        set_member(target, member.referenced, content)  # type: ignore[attr-defined]
        return
    if kind is PSScriptProperty or kind is PSCodeProperty:
        setter = member.setter  # type: ignore[attr-defined]
        if setter is None:
            raise SetValueException(f'Set accessor for property "{member.name}" is unavailable.').with_error(
                "SetWithoutSetterFromScriptProperty" if kind is PSScriptProperty else "SetWithoutSetterFromCodeProperty"
            )
        if kind is PSCodeProperty:
            setter(target, content)
            return
        from pyshell.values.delegates import invoke_block

        try:
            invoke_block(setter, [content], this=target)
        except NetException as error:
            raise SetValueInvocationException(
                f'Exception setting "{member.name}": "{error.message}"', error
            ).with_error("ScriptSetValueRuntimeException") from error
        return
    raise SetValueException(f'Cannot set the Value property for member "{member.name}".').with_error(
        "CannotSetValueForMemberType"
    )


def dictionary_set(value: Any, key: Any, content: Any) -> None:
    """`$d[key] = content` of any dictionary: keys and values converted to the dictionary's types."""
    if value.read_only:
        from pyshell.values.exceptions import NotSupportedException

        raise SetValueInvocationException(
            'Exception setting "{0}": "Collection is read-only."'.replace("{0}", str(key)), NotSupportedException()
        ).with_error("ExceptionWhenSetting")
    arguments = type_of(value).generic_arguments
    if arguments:
        from pyshell.values.convert import convert

        key, content = convert(key, arguments[0]), convert(content, arguments[-1])
    value[key] = content


# --- calling


def invoke_member(value: Any, name: str, args: Sequence[Any], generics: tuple[PSType, ...] = ()) -> Any:
    """Calls a method. Raises RuntimeException (InvokeMethodOnNull, MethodNotFound), MethodException and its kin."""
    kind = type(value)
    callers = _METHODS.get(kind)
    if callers is not None and not RESURRECTED:
        caller = callers.get(name)
        if caller is not None:
            return caller(value, args)
    found = _find_method(value, name)
    if found is not None:
        return found(value, args)
    raise _no_method(value, name)


def _find_method(value: Any, name: str) -> Callable[[Any, Sequence[Any]], Any] | None:
    if value is None or value is AUTOMATION_NULL:
        from pyshell.values import intrinsics

        if name.lower() in intrinsics.METHODS:
            return intrinsics.METHODS[name.lower()]
        raise RuntimeException(
            "You cannot call a method on a null-valued expression.",
            error_id="InvokeMethodOnNull",
            category="InvalidOperation",
        )
    kind = type(value)
    base = value
    if kind is PSObject:
        added = _added_method(value, value, name)
        if added is not None:
            return added
        if value.type_names is not None:
            member = typedata.find_member(value.type_names, name)
            caller = _method_of(member) if member is not None else None
            if caller is not None:
                return caller
        base = value.base
    elif RESURRECTED and id(value) in RESURRECTED:
        added = _added_method(RESURRECTED[id(value)][1], value, name)
        if added is not None:
            return added
    caller = _type_method(base, name)
    if caller is None:
        return None
    if kind is PSObject:
        if getattr(caller, "wants_wrapper", False) or base is CUSTOM:
            return caller
        found = caller
        return lambda target, args: found(target.base, args)
    if not getattr(caller, "not_cached", False):
        callers = _METHODS.get(kind)
        if callers is None:
            callers = _METHODS[kind] = {}
        callers[name] = caller
    return caller


def _added_method(holder: PSObject, target: Any, name: str) -> Callable[[Any, Sequence[Any]], Any] | None:
    if holder.extra is not None:
        member = find_extra(holder.extra, name)
        if member is not None:
            return _method_of(member)
    return None


def _method_of(member: PSMember) -> Callable[[Any, Sequence[Any]], Any] | None:
    if type(member) is PSScriptMethod:
        script = member.script

        def call(target: Any, args: Sequence[Any]) -> Any:
            from pyshell.values.delegates import invoke_block

            try:
                return invoke_block(script, list(args), this=target)
            except NetException as error:
                raise wrap_exception(error, member.name, len(args)).with_error(
                    "ScriptMethodRuntimeException"
                ) from error

        return call
    if type(member) is PSCodeMethod:
        function = member.function
        return lambda target, args: function(target, *args)
    return None


def _type_method(value: Any, name: str) -> Callable[[Any, Sequence[Any]], Any] | None:
    """A method by the value's type: type data, .NET, the intrinsic ones, or each element's."""
    folded = name.lower()
    type_ = type_of(value)
    member = typedata.find_member(type_.type_names, name)
    if member is not None:
        caller = _method_of(member)
        if caller is not None:
            return caller
    finder = getattr(type(value), "ps_method", None)
    if finder is not None:
        found: Callable[[Any, Sequence[Any]], Any] | None = finder(value, name)
        if found is not None:
            return found
    group = dotnet.table(type_).method(folded)
    if group is not None:
        return group.call
    if isinstance(value, type) or type(value) is PSType:
        return None
    from pyshell.values import intrinsics

    if folded in intrinsics.METHODS:
        return intrinsics.METHODS[folded]
    if folded.startswith("get_") or folded.startswith("set_"):
        return _accessor(folded)
    if folded == "item" or folded == "chars":
        from pyshell.values.interfaces import indexer

        known = indexer(type_)
        if known is None or known[0].lower() == folded:
            return _read_indexer
    if enumerate_value(value) is not None:
        return _each_element(name)
    return None


def _read_indexer(target: Any, args: Sequence[Any]) -> Any:
    """A parameterized property: what its getter throws shows."""
    if isinstance(target, Dictionary) and len(args) == 1:
        key = args[0]
        arguments = type_of(target).generic_arguments
        if arguments:
            from pyshell.values.convert import convert
            from pyshell.values.exceptions import KeyNotFoundException
            from pyshell.values.text import net_string

            key = convert(key, arguments[0])
            if key not in target:
                raise _get_failed(
                    "Item",
                    KeyNotFoundException(f"The given key '{net_string(key)}' was not present in the dictionary."),
                )
            return target[key]
        if isinstance(target, OrderedDictionary) and type(key) is int:
            return get_index(target, [key])
        return target.get(key)
    return get_index(target, list(args))


def _accessor(folded: str) -> Callable[[Any, Sequence[Any]], Any] | None:
    name = folded[4:]
    if name in ("item", "chars"):
        if folded[0] == "g":
            return lambda target, args: get_index(target, list(args))

        def store(target: Any, args: Sequence[Any]) -> Any:
            set_index(target, list(args[:-1]), args[-1])
            return AUTOMATION_NULL

        return store
    if folded[0] == "g":
        return _found_getter(name)

    def write(target: Any, args: Sequence[Any]) -> Any:
        set_member(target, name, args[0])
        return AUTOMATION_NULL

    return write


def _found_getter(name: str) -> Callable[[Any, Sequence[Any]], Any]:
    def call(target: Any, args: Sequence[Any]) -> Any:
        prop = dotnet.table(type_of(target)).property(name)
        if prop is None:
            raise _no_method(target, "get_" + name)
        return read_property(prop, target)

    return call


def _each_element(name: str) -> Callable[[Any, Sequence[Any]], Any] | None:
    def call(target: Any, args: Sequence[Any]) -> Any:
        results: list[Any] = []
        found = False
        for item in enumerate_value(target) or ():
            caller = _find_method(item, name)
            if caller is None:
                raise _no_method(item, name)
            found = True
            result = caller(item, args)
            if result is AUTOMATION_NULL:
                continue
            if isinstance(result, list):
                results.extend(result)
            else:
                results.append(result)
        if not found:
            raise _no_method(target, name)
        if not results:
            return AUTOMATION_NULL
        return results[0] if len(results) == 1 else results

    return call


def _no_method(value: Any, name: str) -> NetException:
    if type(value) is PSObject and value.base is CUSTOM:
        shown = "System.Management.Automation.PSCustomObject"
    else:
        shown = type_of(value).full_name
    return RuntimeException(
        f"Method invocation failed because [{shown}] does not contain a method named '{name}'.",
        error_id="MethodNotFound",
        category="InvalidOperation",
    )


# --- static members and constructors


def get_static(type_: PSType, name: str) -> Any:
    """A static property, field or enumeration member; None when missing (`has_static` tells)."""
    found = read_static(type_, name)
    return None if found is MISSING else found


def read_static(type_: PSType, name: str) -> Any:
    """The value of a static property or MISSING."""
    prop = dotnet.table(type_).static_property(name.lower())
    if prop is not None:
        return read_property(prop, type_)
    group = dotnet.table(type_).static_method(name.lower())
    if group is None and name.lower() == "new":
        constructors = dotnet.constructors(type_)
        group = constructors if constructors.texts else None
    return MISSING if group is None else StaticMethodValue(type_, group)


class StaticMethodValue(MethodValue):
    """A static method read without calling it."""

    __slots__ = ("found",)

    def __init__(self, type_: PSType, group: MethodGroup) -> None:
        super().__init__(type_, group.name)
        self.found = group

    def group(self) -> MethodGroup | None:
        return self.found

    def run(self, args: tuple[Any, ...]) -> Any:
        return self.found.call(None, args)


def set_static(type_: PSType, name: str, content: Any) -> None:
    """Assigns a static property. Raises RuntimeException."""
    prop = dotnet.table(type_).static_property(name.lower())
    if prop is None:
        raise _not_settable(name)
    write_property(prop, type_, content)


def invoke_static(type_: PSType, name: str, args: Sequence[Any], generics: tuple[PSType, ...] = ()) -> Any:
    """Calls a static method; `new` constructs. Raises RuntimeException (MethodNotFound), MethodException and its
    kin.
    """
    folded = name.lower()
    group = dotnet.table(type_).static_method(folded)
    if group is not None:
        return group.call(None, args, generics)
    if folded == "new":
        return new_object(type_, args)
    if folded.startswith("get_"):
        found = read_static(type_, folded[4:])
        if found is not MISSING:
            return found
    raise RuntimeException(
        f"Method invocation failed because [{type_.full_name}] does not contain a method named '{name}'.",
        error_id="MethodNotFound",
        category="InvalidOperation",
    )


def new_object(type_: PSType, args: Sequence[Any], raw: bool = False) -> Any:
    """A new instance. With `raw` the constructor's own exception comes out, else wrapped as PowerShell does."""
    if type_.rank:
        return new_array(type_, args)
    group = dotnet.constructors(type_)
    if group.function is None and not group.texts:
        if type_.is_value_type and not args:
            return default_instance(type_)
        from pyshell.values.overloads import no_overload

        raise no_overload("new", len(args))
    if not args and type_.is_value_type and (raw or not group.texts):
        return default_instance(type_)
    if not group.texts and type_.metadata and not type_.is_value_type:
        from pyshell.values.overloads import no_overload

        raise no_overload("new", len(args))
    try:
        return group.call(None, args)
    except NetException as error:
        inner = error.inner
        if raw and isinstance(inner, NetException):
            raise inner from None
        if isinstance(inner, NetException):
            for shown in ('Exception calling "new"', 'for "new" to type'):
                if shown in error.message:
                    error.message = error.message.replace(shown, shown.replace("new", ".ctor"), 1)
        raise


def new_array(type_: PSType, args: Sequence[Any]) -> Any:
    """`[int[]]::new(3)`, `[int[,]]::new(2, 3)`."""
    from pyshell.values.collections import MultiArray
    from pyshell.values.convert import default_value, to_int

    element = type_.element_type
    assert element is not None
    lengths = [to_int(arg) for arg in args]
    if len(lengths) != type_.rank:
        from pyshell.values.overloads import no_overload

        raise no_overload("new", len(args))
    if any(length < 0 for length in lengths):
        from pyshell.values.exceptions import OverflowException

        raise wrap_exception(OverflowException(), ".ctor", len(args))
    size = 1
    for length in lengths:
        size *= length
    fill = default_value(element)
    if type_.rank == 1:
        cls = type_.pyclass or list
        return cls([fill] * size) if cls is not list else [fill] * size
    cls = type_.pyclass or MultiArray
    return cls([fill] * size, tuple(lengths))


def constructor_overloads(type_: PSType) -> Any:
    """The overloads of a type's constructors."""
    return dotnet.constructors(type_).overloads


def default_instance(type_: PSType) -> Any:
    """What `new T()` gives. Raises RuntimeException when there is no such constructor."""
    from pyshell.values.convert import default_value

    if type_.is_value_type:
        found = default_value(type_)
        if found is not None:
            return found
    group = dotnet.constructors(type_)
    return group.call(None, [])


def settable_properties(type_: PSType) -> dict[str, tuple[str, str]]:
    """Properties that can be assigned, by lower-case name: (name, type's ToString())."""
    found: dict[str, tuple[str, str]] = {}
    if type_.is_enum:
        return {"value__": ("value__", "System.Int32")}
    for prop in all_properties(type_):
        if prop.setter is not None:
            wanted = types.find_type(prop.type_text) if prop.type_text else None
            found[prop.name.lower()] = (prop.name, wanted.clr_name if wanted is not None else prop.type_text)
    return found


def all_properties(type_: PSType) -> list[dotnet.Property]:
    """The .NET properties of a type in .NET's order."""
    from pyshell.values.clr.orders import ORDERS

    own = dotnet.table(type_)
    recorded = own.record("properties")
    ordered: dict[str, None] = {}
    for each in type_.chain():
        known = ORDERS.get((each.generic_definition or each).full_name)
        if known is not None:
            ordered.update(dict.fromkeys(known.lower().split()))
    if type_.rank:
        ordered.update(dict.fromkeys(ORDERS["System.Array"].lower().split()))
    for source in own.sources:
        ordered.update((name.lower(), None) for name in source.__dict__.get("net_properties", ()))
    names = [name for name in ordered if name in recorded or name in own.attributes() or own.property(name) is not None]
    names.extend(name for name in recorded if name not in ordered)
    for folded, exact in own.attributes().items():
        raw, _ = own.raw(exact)
        if isinstance(raw, property) and folded not in names:
            names.append(folded)
    found = [own.property(name) for name in names]
    return [each for each in found if each is not None]


# --- indexing (kept apart, these are its names here)


def get_index(value: Any, indices: list[Any]) -> Any:
    """`value[indices]`."""
    from pyshell.values.indexing import get_index as implementation

    return implementation(value, indices)


def set_index(value: Any, indices: list[Any], content: Any) -> None:
    """`value[indices] = content`."""
    from pyshell.values.indexing import set_index as implementation

    implementation(value, indices, content)


# --- listing


def property_items(value: Any) -> list[tuple[str, Any]]:
    """Names and values of the properties, as `.psobject.Properties` gives them."""
    from pyshell.values.memberview import properties_of

    return [(member.name, member.read(value)) for member in properties_of(value)]


def property_names_of(value: Any) -> list[str]:
    from pyshell.values.memberview import properties_of

    return [member.name for member in properties_of(value)]


def find_property(value: Any, name: str) -> tuple[Any] | None:
    """(the value,) of a property the object itself has (no intrinsic ones, no elements'), or None."""
    if type(value) is PSObject and name in value.notes:
        return (value.notes[name],)
    member = find_member(value, name)
    if member is None or not member.is_property:
        return None
    return (member.read(value),)


def find_member(value: Any, name: str) -> Any:
    """The member of this name as an object with `name`, `kind`, `is_property`, `read(value)`; None when missing."""
    from pyshell.values.memberview import find

    return find(value, name)


def members_of(value: Any) -> list[Any]:
    """All members, as Get-Member and `.psobject.Members` list them."""
    from pyshell.values.memberview import members_of as implementation

    return implementation(value)
