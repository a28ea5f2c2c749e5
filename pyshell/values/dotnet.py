"""The .NET members of a type: recorded signatures joined with their Python implementations.

An implementation is a Python class. Its public .NET members carry their .NET names: functions are methods,
`property` objects properties, static methods static methods, other attributes static properties or fields. Where an
instance method and a static one share a name the static one is called `static_Name`. A recorded property without
one of its own name is read from the attribute in snake_case. For the types that are Python's own, a class with
`implements = "System.String"` holds the members (`build.py` indexes those); the type's own class serves for the
others.
"""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.overloads import MethodGroup, result_fixer
from pyshell.values.pstype import PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class static_property:
    """A static property computed on each read."""

    __slots__ = ("function", "setter")

    def __init__(self, function: Callable[[], Any], setter: Callable[[Any], None] | None = None) -> None:
        self.function = function
        self.setter = setter


class Property:
    """A .NET property: its exact name, its type's text, and how to read and write it."""

    __slots__ = ("name", "type_text", "getter", "setter", "is_static", "converts")

    def __init__(
        self,
        name: str,
        type_text: str,
        getter: Callable[[Any], Any],
        setter: Callable[[Any, Any], None] | None,
        is_static: bool = False,
    ) -> None:
        self.name = name
        self.type_text = type_text
        self.getter = getter
        self.setter = setter
        self.is_static = is_static
        # Whether the setter brings a value to the property's type itself (a script class's does).
        self.converts = False


def snake_case(name: str) -> str:
    """`FullyQualifiedErrorId` → `fully_qualified_error_id`, `PSPath` → `ps_path`."""
    out: list[str] = []
    for index, character in enumerate(name):
        if character.isupper() and index:
            before, after = name[index - 1], name[index + 1 : index + 2]
            if before.islower() or before.isdigit() or (after.islower() and before != "_"):
                out.append("_")
        out.append(character.lower())
    return "".join(out)


class Table:
    """The members of one type, found on demand."""

    __slots__ = (
        "type",
        "sources",
        "_attributes",
        "properties",
        "methods",
        "static_properties",
        "static_methods",
        "_records",
    )

    def __init__(self, type_: PSType) -> None:
        self.type = type_
        self.sources = implementations(type_)
        self._attributes: dict[str, str] | None = None
        self.properties: dict[str, Property | None] = {}
        self.methods: dict[str, MethodGroup | None] = {}
        self.static_properties: dict[str, Property | None] = {}
        self.static_methods: dict[str, MethodGroup | None] = {}
        self._records: dict[str, dict[str, tuple[str, Any]]] = {}

    # --- what is recorded

    def record(self, section: str) -> dict[str, tuple[str, Any]]:
        """A section of the reflection data by lower-case name: (exact name, signatures or property text)."""
        found = self._records.get(section)
        if found is not None:
            return found
        found = {}
        for each in self.type.chain():
            data = each.metadata
            content = data.get(section) or {}
            if isinstance(content, dict):
                for name, texts in content.items():
                    found.setdefault(name.lower(), (name, texts))
            else:
                for text in content:
                    head = text.partition(" {")[0]
                    name = head.rpartition(" ")[2]
                    found.setdefault(name.lower(), (name, text))
            if data and section in ("methods", "properties"):
                break
        for source in reversed(self.sources):
            declared = source.__dict__.get("signatures")
            if declared:
                for name, texts in declared.items():
                    if name == "new":
                        continue
                    is_static = texts[0].startswith("static ")
                    is_property = texts[0].endswith("}")
                    wanted = ("static" if is_static else "") + ("Properties" if is_property else "Methods")
                    if wanted[0].lower() + wanted[1:] == section or (wanted.lower() == section.lower()):
                        found[name.lower()] = (name, texts[0] if is_property else texts)
        self._records[section] = found
        return found

    def attributes(self) -> dict[str, str]:
        """Lower-case → exact names of what the implementations define as .NET members."""
        if self._attributes is None:
            found: dict[str, str] = {}
            for source in self.sources:
                for name in dir(source):
                    if name[0].isupper() or name.startswith(("static_", "op_")):
                        found.setdefault(name.lower(), name)
            self._attributes = found
        return self._attributes

    def raw(self, exact: str) -> tuple[Any, Any]:
        """(the class attribute as written, the class) of an implementation's member."""
        for source in self.sources:
            for each in source.__mro__:
                if exact in each.__dict__:
                    return each.__dict__[exact], source
        return None, None

    # --- instance members

    def property(self, folded: str) -> Property | None:
        if folded not in self.properties:
            self.properties[folded] = self._property(folded)
        return self.properties[folded]

    def _property(self, folded: str) -> Property | None:
        recorded = self.record("properties").get(folded)
        exact = self.attributes().get(folded)
        if exact is not None:
            raw, _ = self.raw(exact)
            if isinstance(raw, property):
                text = recorded[1] if recorded is not None else ""
                return self._made(recorded[0] if recorded is not None else exact, text, raw.fget, raw.fset)
            if raw is not None and recorded is not None and callable(raw) and not isinstance(raw, (staticmethod, type)):
                return self._made(recorded[0], recorded[1], raw, None)
        if recorded is not None:
            found = self._by_snake_case(recorded[0], recorded[1])
            if found is not None:
                return found
        for source in self.sources:
            for name in source.__dict__.get("net_properties", ()):
                if name.lower() == folded:
                    return self._by_snake_case(name, f"System.Object {name} {{get;set;}}")
        return self._parser_property(folded) if self._is_syntax() else None

    def _is_syntax(self) -> bool:
        return self.type.pyclass is not None and self.type.pyclass.__module__.startswith("pyshell.language.")

    def _parser_method(self, folded: str) -> MethodGroup | None:
        for attribute in dir(self.type.pyclass):
            if attribute[0] != "_" and attribute.replace("_", "") == folded:
                function = getattr(self.type.pyclass, attribute)
                if type(function).__name__ == "function":
                    name = "".join(part.capitalize() for part in attribute.split("_"))
                    return MethodGroup(name, function, (), False, self.type.clr_name)
        return None

    def _parser_property(self, folded: str) -> Property | None:
        """A property of the parser's classes, whose attributes are .NET's names in snake_case."""
        for attribute in dir(self.type.pyclass):
            if attribute[0] == "_" or attribute.replace("_", "") != folded:
                continue
            found = getattr(self.type.pyclass, attribute, None)
            if type(found).__name__ == "function":
                return None
            name = "".join(part.capitalize() for part in attribute.split("_"))
            return Property(name, "System.Object", _attribute_reader(attribute), None)
        return None

    def _by_snake_case(self, name: str, text: str) -> Property | None:
        attribute = snake_case(name)
        cls = self.type.pyclass
        if cls is None:
            return None
        found = getattr(cls, attribute, None)
        if found is None and "__dict__" not in dir(cls) and attribute not in dir(cls):
            return None
        if callable(found) and not isinstance(found, property) and not hasattr(found, "__get__"):
            return None
        if callable(found) and type(found).__name__ == "function":
            return None
        fixer = result_fixer(text.partition(" ")[0])

        def read(value: Any) -> Any:
            result = getattr(value, attribute, None)
            return result if fixer is None else fixer(result)

        writable = "set;" in text
        if isinstance(found, property) and found.fset is None:
            writable = False

        def write(value: Any, content: Any) -> None:
            setattr(value, attribute, content)

        return Property(name, text.partition(" {")[0].rpartition(" ")[0], read, write if writable else None)

    def _made(self, name: str, text: str, getter: Any, setter: Any) -> Property:
        type_text = text.partition(" {")[0].rpartition(" ")[0] if text else ""
        fixer = result_fixer(type_text)
        if fixer is not None and getter is not None:
            plain, fix = getter, fixer

            def fixed(value: Any) -> Any:
                return fix(plain(value))

            getter = fixed
        return Property(name, type_text, getter, setter)

    def method(self, folded: str) -> MethodGroup | None:
        if folded not in self.methods:
            self.methods[folded] = self._method(folded)
        return self.methods[folded]

    def _method(self, folded: str) -> MethodGroup | None:
        recorded = self.record("methods").get(folded)
        exact = self.attributes().get(folded)
        function: Any = None
        if exact is not None:
            raw, _ = self.raw(exact)
            if callable(raw) and not isinstance(raw, (staticmethod, classmethod, property, type)):
                function = raw
        if function is None and recorded is None:
            return self._parser_method(folded) if self._is_syntax() else self._interface_method(folded)
        if function is None and recorded is not None:
            function = self._snake_method(recorded[0])
        name = recorded[0] if recorded is not None else exact or folded
        texts = recorded[1] if recorded is not None else ()
        made = MethodGroup(name, function, texts, False, self.type.clr_name)
        made.is_script = getattr(self.type.pyclass, "net_transparent", False)
        made.owner = self.type
        return made

    def _interface_method(self, folded: str) -> MethodGroup | None:
        """A method that the type implements for an interface only: System.Convert's can be called."""
        from pyshell.values.interfaces import interface_methods

        for name, texts in interface_methods(self.type).items():
            if name.lower() != folded:
                continue
            wanted = types.find_type(texts[0].partition(" ")[0]) if "IConvertible." in texts[0] else None
            return MethodGroup(name, _interface_call(name, wanted), texts, False, self.type.clr_name)
        return None

    def _snake_method(self, name: str) -> Any:
        cls = self.type.pyclass
        found = getattr(cls, snake_case(name), None) if cls is not None else None
        return found if callable(found) and type(found).__name__ == "function" else None

    # --- static members

    def static_method(self, folded: str) -> MethodGroup | None:
        if folded not in self.static_methods:
            self.static_methods[folded] = self._static_method(folded)
        return self.static_methods[folded]

    def _static_method(self, folded: str) -> MethodGroup | None:
        recorded = self.record("staticMethods").get(folded)
        names = self.attributes()
        function: Any = None
        for key in ("static_" + folded, folded):
            exact = names.get(key)
            if exact is None:
                continue
            raw, source = self.raw(exact)
            if isinstance(raw, (staticmethod, classmethod)) or (key.startswith("static_") and callable(raw)):
                function = getattr(source, exact)
                break
        if function is None and recorded is None:
            return None
        name = recorded[0] if recorded is not None else (exact or folded).removeprefix("static_")
        made = MethodGroup(name, function, recorded[1] if recorded is not None else (), True, self.type.clr_name)
        # The mark stands on the staticmethod, not on the function in it.
        made.takes_generics = made.takes_generics or (function is not None and getattr(raw, "takes_generics", False))
        return made

    def static_property(self, folded: str) -> Property | None:
        if folded not in self.static_properties:
            self.static_properties[folded] = self._static_property(folded)
        return self.static_properties[folded]

    def _static_property(self, folded: str) -> Property | None:
        type_ = self.type
        if type_.is_enum:
            for name, number in type_.enum_names.items():
                if name.lower() == folded:
                    assert type_.pyclass is not None
                    return Property(name, type_.ps_name, _constant(type_.pyclass(number)), None, True)
            return None
        names = self.attributes()
        recorded = self.record("staticProperties").get(folded)
        text = recorded[1] if recorded is not None else ""
        type_text = text.partition(" {")[0].rpartition(" ")[0]
        fixer = result_fixer(type_text)
        for key in ("static_" + folded, folded):
            exact = names.get(key)
            if exact is None:
                continue
            raw, source = self.raw(exact)
            shown = recorded[0] if recorded is not None else exact.removeprefix("static_")
            if isinstance(raw, static_property):
                return Property(shown, type_text, _static_reader(raw, fixer), _static_writer(raw), True)
            if not callable(raw) and not isinstance(raw, (property, staticmethod, classmethod)) and raw is not None:
                value = raw if fixer is None else fixer(raw)
                return Property(shown, type_text, _constant(value), None, True)
        return None


def _constant(value: Any) -> Callable[[Any], Any]:
    return lambda cls: value


def _static_reader(source: static_property, fixer: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    function = source.function
    if fixer is None:
        return lambda cls: function()
    return lambda cls: fixer(function())


def _static_writer(source: static_property) -> Callable[[Any, Any], None] | None:
    setter = source.setter
    return None if setter is None else lambda cls, value: setter(value)


def _attribute_reader(attribute: str) -> Callable[[Any], Any]:
    """Reads an attribute of the parser's; a Python list becomes a ReadOnlyCollection."""

    def read(value: Any) -> Any:
        result = getattr(value, attribute, None)
        if type(result) is list or type(result) is tuple:
            from pyshell.values.collections import _closed_class

            return _closed_class("System.Collections.ObjectModel.ReadOnlyCollection`1", types.OBJECT)(result)
        return result

    return read


def _interface_call(name: str, wanted: PSType | None) -> Callable[..., Any]:
    """IConvertible's methods convert; the other interfaces' cannot be called."""

    def call(value: Any, *args: Any) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.overloads import no_overload

        if wanted is None:
            error: Any = no_overload(name, len(args))
            error.passes_through = True
            raise error
        return convert(value, wanted if wanted is not types.OBJECT else args[0])

    return call


def table(type_: PSType) -> Table:
    """The members of a type."""
    found: Table | None = type_.tables
    if found is None:
        found = type_.tables = Table(type_)
    return found


def implementations(type_: PSType) -> list[type]:
    """The Python classes that implement a type and its bases, nearest first."""
    found: list[type] = []
    for each in type_.chain():
        cls = implementation(each)
        if cls is not None and cls not in found:
            found.append(cls)
    if type_.rank:
        arrays = implementation_of_name("System.Array")
        if arrays is not None and arrays not in found:
            found.append(arrays)
    return found


_BUILTIN = (object, int, float, str, bool, list)


def implementation(type_: PSType) -> type | None:
    """The class that implements the members which `type_` itself declares."""
    source = type_.generic_definition or type_
    if source.implementation is None:
        made = implementation_of_name(source.full_name)
        if made is None and source.pyclass is not None and source.pyclass not in _BUILTIN:
            made = source.pyclass
        source.implementation = made if made is not None else False
    return source.implementation or None


def implementation_of_name(full_name: str) -> type | None:
    """The class with `implements = full_name`, imported on demand."""
    from pyshell.values.clr.index import IMPLEMENTATIONS

    place = IMPLEMENTATIONS.get(full_name.lower())
    if place is None:
        return None
    from importlib import import_module

    module, _, name = place.partition(":")
    made: type = getattr(import_module("pyshell.values." + module), name)
    return made


def constructors(type_: PSType) -> MethodGroup:
    """The constructors of a type as a group of static methods called `new`."""
    own = table(type_)
    found = own.static_methods.get("\0new")
    if found is None:
        found = own.static_methods["\0new"] = _constructors(type_)
    return found


def _constructors(type_: PSType) -> MethodGroup:
    texts: Any = type_.metadata.get("constructors") or ()
    source = implementation(type_)
    function: Any = None
    if source is not None:
        declared = source.__dict__.get("signatures", {})
        texts = declared.get("new", texts)
        creator = getattr(source, "net_new", None)
        if creator is not None:
            makes_class = getattr(creator, "takes_class", False)
            cls = type_.pyclass

            def create(*args: Any) -> Any:
                return creator(cls, *args) if makes_class else creator(*args)

            function = create
    if function is None and type_.pyclass is not None and type_.pyclass not in (int, float, str, bool, list, object):
        function = type_.pyclass
    return MethodGroup("new", function, texts, True, type_.clr_name)


def takes_class(function: Any) -> Any:
    """Marks a `net_new` that wants the Python class (of a closed generic type) as its first argument."""
    function.takes_class = True
    return function


def object_members() -> type:
    made = implementation_of_name("System.Object")
    assert made is not None
    return made


__all__ = [
    "Property",
    "Table",
    "constructors",
    "implementation",
    "implementations",
    "object_members",
    "snake_case",
    "static_property",
    "table",
    "takes_class",
    "types",
]
