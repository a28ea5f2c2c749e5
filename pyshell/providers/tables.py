"""The providers over tables of the session: Environment, Variable, Function, Alias."""

from __future__ import annotations

import os

from pyshell.runtime.commands import AliasInfo, FilterInfo, FunctionInfo
from pyshell.runtime.scopes import ALL_SCOPE, CONSTANT, READ_ONLY
from pyshell.values import exceptions
from pyshell.values.collections import DictionaryEntry
from pyshell.values.text import to_string

from .provider import ItemRequest, Provider, not_found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pyshell.values.exceptions import NetException

    from .session import Location


class TableProvider(Provider):
    """The base: one flat table of named items, reached by name."""

    supports_content = True
    noun = ""

    def names(self) -> list[str]:
        raise NotImplementedError

    def lookup(self, name: str) -> Any:
        """The item, or None."""
        raise NotImplementedError

    def assign(self, name: str, value: Any, request: ItemRequest) -> Any:
        raise NotImplementedError

    def delete(self, name: str, force: bool) -> None:
        raise NotImplementedError

    def value_of(self, item: Any) -> Any:
        raise NotImplementedError

    def exists(self, path: str) -> bool:
        return not path or self.lookup(path) is not None

    def is_container(self, path: str) -> bool:
        return not path

    def found(self, path: str) -> Any:
        """The item; raises for a name that is not there."""
        item = self.lookup(path)
        if item is None:
            raise not_found(f"{self.drive_name}:/{path}")
        return item

    drive_name = ""

    def get(self, path: str, request: ItemRequest) -> Any:
        if not path:
            return [self.lookup(name) for name in self.child_names("")]
        return self.found(path)

    def child_names(self, path: str, force: bool = False) -> list[str]:
        return sorted(self.names(), key=str.lower) if not path else []

    # -- changing ------------------------------------------------------------------------------------------------------

    def new(self, path: str, kind: str | None, value: Any, request: ItemRequest) -> Any:
        shown = to_string(value)
        if not request.confirm(f"Item: {path} Type: {kind or ''} Value: {shown}", "New Item"):
            return None
        if self.lookup(path) is not None and not request.force:
            raise exceptions.PSArgumentException(f"The item at path '{path}' already exists.").with_error(
                "Argument", "InvalidArgument"
            )
        return self.assign(path, value, request)

    def set(self, path: str, value: Any, request: ItemRequest) -> Any:
        if not request.confirm(f"Item: {path} Value: {to_string(value)}", "Set Item"):
            return None
        return self.assign(path, value, request)

    def clear(self, path: str, request: ItemRequest) -> Any:
        if not request.confirm(f"Item: {path}", "Clear Item"):
            return None
        self.found(path)
        return self.assign(path, None, request)

    def remove(self, path: str, request: ItemRequest) -> None:
        if not request.confirm(f"Item: {path}", "Remove Item"):
            return
        self.delete(path, request.force)

    def copy(self, path: str, destination: str, request: ItemRequest) -> Iterator[Location]:
        if not request.confirm(f"Item: {path} Destination: {destination}", "Copy Item"):
            return
        from .session import Location

        self.assign(destination, self.value_of(self.found(path)), request)
        yield Location(self, self.session.find_drive(self.drive_name), destination)

    def rename(self, path: str, new_name: str, request: ItemRequest) -> Any:
        from .session import Location

        item = self.found(path)
        if self.lookup(new_name) is not None and not request.force:
            raise exceptions.PSArgumentException(f"The item at path '{new_name}' already exists.").with_error(
                "Argument", "InvalidArgument"
            )
        if not request.confirm(f"Item: {path} NewName: {new_name}", "Rename Item"):
            return None
        value = self.value_of(item)
        self.delete(path, request.force)
        self.assign(new_name, value, request)
        return Location(self, self.session.find_drive(self.drive_name), new_name)

    # -- content -------------------------------------------------------------------------------------------------------

    def content_reader(self, path: str, request: ItemRequest) -> Any:
        return TableReader(self.value_of(self.found(path)))

    def content_writer(self, path: str, request: ItemRequest) -> Any:
        return TableWriter(self, path, request)

    def clear_content(self, path: str, request: ItemRequest) -> None:
        self.clear(path, request)


class TableReader:
    """The content of an item: its value, or the elements of it."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def items(self) -> Iterator[Any]:
        from pyshell.values.enumerate import enumerate_value

        elements = enumerate_value(self.value)
        if elements is None:
            yield self.value
        else:
            yield from elements

    def tail(self, count: int) -> list[Any]:
        everything = list(self.items())
        return everything[len(everything) - count :] if count else []


class TableWriter:
    """Collects what is written and makes it the item's value."""

    def __init__(self, provider: TableProvider, path: str, request: ItemRequest) -> None:
        self.provider = provider
        self.path = path
        self.request = request
        self.items: list[Any] = []
        if request.dynamic.get("append"):
            item = provider.lookup(path)
            if item is not None:
                self.items.extend(TableReader(provider.value_of(item)).items())

    def write(self, item: Any) -> None:
        self.items.append(item)

    def close(self) -> None:
        items = self.items
        self.provider.assign(self.path, items[0] if len(items) == 1 else items or None, self.request)


class EnvironmentProvider(TableProvider):
    """Env: the process's environment."""

    name = "Environment"
    drive_name = "Env"
    implementing_type = "EnvironmentProvider"
    case_sensitive = True

    def names(self) -> list[str]:
        return list(os.environ)

    def lookup(self, name: str) -> Any:
        value = os.environ.get(name)
        return None if value is None else DictionaryEntry(name, value)

    def assign(self, name: str, value: Any, request: ItemRequest) -> Any:
        if value is None:
            os.environ.pop(name, None)
            return None
        os.environ[name] = to_string(value)
        return DictionaryEntry(name, os.environ[name])

    def delete(self, name: str, force: bool) -> None:
        os.environ.pop(name, None)

    def value_of(self, item: Any) -> Any:
        return item.value


class VariableProvider(TableProvider):
    """Variable: the variables seen from the current scope."""

    name = "Variable"
    drive_name = "Variable"
    implementing_type = "VariableProvider"

    @property
    def scope(self) -> Any:
        return self.context.scope

    def names(self) -> list[str]:
        found: dict[str, str] = {}
        for scope in self.scope.each():
            for key in scope.vars:
                found.setdefault(key, scope.name_of(key))
        for key in self.context.computed:
            found.setdefault(key, self.context.spelling.get(key, key))
        return list(found.values())

    def lookup(self, name: str) -> Any:
        return self.scope.lookup_variable(name)

    def assign(self, name: str, value: Any, request: ItemRequest) -> Any:
        scope = self.scope
        home = scope.scope_of(name.lower())
        if request.force and home is not None and home.con is not None:
            variable = home.con.get(name.lower())
            if variable is not None and variable.options & READ_ONLY and not variable.options & CONSTANT:
                variable.options &= ~READ_ONLY
        scope.set(name, value)
        return self.lookup(name)

    def delete(self, name: str, force: bool) -> None:
        variable = self.found(name)
        if variable.options & CONSTANT or (variable.options & READ_ONLY and not force):
            raise exceptions.SessionStateUnauthorizedAccessException(
                f"Cannot remove variable {name} because it is constant or read-only. If the variable is "
                "read-only, try the "
                "operation again specifying the Force option.",
                error_id="VariableNotRemovable",
                category="WriteError",
                target=name,
            )
        home = self.scope.scope_of(name.lower())
        if home is not None:
            home.remove(name.lower())

    def value_of(self, item: Any) -> Any:
        return item.value


class FunctionProvider(TableProvider):
    """Function: the functions seen from the current scope."""

    name = "Function"
    drive_name = "Function"
    implementing_type = "FunctionProvider"

    def names(self) -> list[str]:
        found: dict[str, str] = {}
        for info in self.context.commands.functions(self.context.scope):
            found.setdefault(info.name.lower(), info.name)
        return list(found.values())

    def lookup(self, name: str) -> Any:
        for scope in self.context.scope.each():
            if scope.functions and name.lower() in scope.functions:
                return scope.functions[name.lower()]
        return None

    def assign(self, name: str, value: Any, request: ItemRequest) -> Any:
        from pyshell.runtime.scriptblock import ScriptBlock
        from pyshell.values.psobject import base_of

        value = base_of(value)
        if value is None:
            self.delete(name, request.force)
            return None
        options = request.dynamic.get("Options")
        existing = self.lookup(name)
        if existing is not None and (
            existing.options & CONSTANT or (existing.options & READ_ONLY and not request.force)
        ):
            raise exceptions.SessionStateUnauthorizedAccessException(
                f"Cannot write to function {name} because it is read-only or constant.",
                error_id="FunctionNotWritable",
                category="WriteError",
                target=name,
            )
        if isinstance(value, FunctionInfo):
            block = value.block
        elif isinstance(value, ScriptBlock):
            block = value
        else:
            block = self.context.compile(to_string(value))
        kind = FilterInfo if block.is_filter else FunctionInfo
        info = kind(name, block, block.session.module)
        if options is not None:
            info.options = option_bits(options)
        elif existing is not None:
            info.options = existing.options
        scope = self._home(name)
        self.context.commands.set_function(scope, info)
        return info

    def _home(self, name: str) -> Any:
        """The scope that has the function, else the current one."""
        for scope in self.context.scope.each():
            if scope.functions and name.lower() in scope.functions:
                return scope
        return self.context.scope

    def delete(self, name: str, force: bool) -> None:
        info = self.found(name)
        if info.options & CONSTANT or (info.options & READ_ONLY and not force):
            raise exceptions.SessionStateUnauthorizedAccessException(
                f"Cannot remove function {name} because it is constant.",
                error_id="FunctionNotRemovable",
                category="WriteError",
                target=name,
            )
        self.context.commands.remove_function(self._home(name), name)

    def value_of(self, item: Any) -> Any:
        return item.block


class AliasProvider(TableProvider):
    """Alias: the aliases seen from the current scope."""

    name = "Alias"
    drive_name = "Alias"
    implementing_type = "AliasProvider"

    def names(self) -> list[str]:
        found: dict[str, str] = {}
        for info in self.context.commands.aliases(self.context.scope):
            found.setdefault(info.name.lower(), info.name)
        return list(found.values())

    def lookup(self, name: str) -> Any:
        for scope in self.context.scope.each():
            if scope.aliases and name.lower() in scope.aliases:
                return scope.aliases[name.lower()]
        return None

    def assign(self, name: str, value: Any, request: ItemRequest) -> Any:
        if value is None:
            self.delete(name, request.force)
            return None
        existing = self.lookup(name)
        check_alias(existing, name, request.force)
        options = request.dynamic.get("Options")
        bits = option_bits(options) if options is not None else (existing.options if existing is not None else 0)
        info = AliasInfo(name, to_string(value), bits)
        home = self.context.scope
        for scope in self.context.scope.each():
            if scope.aliases and name.lower() in scope.aliases:
                home = scope
                break
        self.context.commands.set_alias(home, info)
        return info

    def delete(self, name: str, force: bool) -> None:
        info = self.found(name)
        if info.options & CONSTANT or (info.options & READ_ONLY and not force):
            raise alias_not_removable(name)
        for scope in self.context.scope.each():
            if scope.aliases and name.lower() in scope.aliases:
                self.context.commands.remove_alias(scope, name)
                return

    def value_of(self, item: Any) -> Any:
        return item.definition


def check_alias(existing: Any, name: str, force: bool) -> None:
    """Raises for an alias that cannot be written."""
    if existing is not None and (existing.options & CONSTANT or (existing.options & READ_ONLY and not force)):
        raise exceptions.SessionStateUnauthorizedAccessException(
            f"Alias is not writeable because alias {name} is read-only or constant and cannot be written to.",
            error_id="AliasNotWritable",
            category="WriteError",
            target=name,
        )


def alias_not_removable(name: str) -> NetException:
    error: NetException = exceptions.SessionStateUnauthorizedAccessException(
        f"Alias was not removed because alias {name} is constant or read-only.",
        error_id="AliasNotRemovable",
        category="WriteError",
        target=name,
    )
    return error


_OPTION_BITS = {
    "none": 0,
    "readonly": READ_ONLY,
    "constant": CONSTANT,
    "private": 4,
    "allscope": ALL_SCOPE,
    "unspecified": 0,
}


def option_bits(options: Any) -> int:
    """ScopedItemOptions (an enum value, a number, or names with commas) as bits."""
    if isinstance(options, int):
        return int(options)
    bits = 0
    for name in to_string(options).replace(",", " ").split():
        bits |= _OPTION_BITS.get(name.lower(), 0)
    return bits
