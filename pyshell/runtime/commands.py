"""Commands by name: aliases, functions, cmdlets, scripts and programs, in PowerShell's order of look-up."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata
    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope, SessionState
    from pyshell.runtime.scriptblock import ScriptBlock
    from pyshell.values.exceptions import RuntimeException


def _viewed(name: str) -> property:
    """A .NET property that `commandview` works out when it is read."""

    def read(info: CommandInfo) -> Any:
        from pyshell.runtime import commandview

        return getattr(commandview, name)(info)

    return property(read)


class CommandInfo:
    """A command: what `Get-Command` gives."""

    net_name = "System.Management.Automation.CommandInfo"
    kind = "Command"
    __slots__ = ("name", "module", "visibility", "options", "description", "__weakref__")

    def __init__(self, name: str, module: Any = None) -> None:
        self.name = name
        self.module = module
        self.visibility = "Public"
        self.options = 0
        self.description = ""

    @property
    def error_name(self) -> str:
        """What stands after the comma of an error id."""
        return self.name

    @property
    def module_name(self) -> str:
        return self.module.name if self.module is not None else ""

    def metadata(self, context: ExecutionContext) -> CommandMetadata | None:
        """The parameters, or None for commands that have none of their own."""
        return None

    CommandType = _viewed("command_type")
    Parameters = _viewed("parameters")
    ParameterSets = _viewed("parameter_sets")
    OutputType = _viewed("output_type")
    Version = _viewed("version")

    def ResolveParameter(self, name: str) -> Any:
        """The parameter that a name, an alias or the beginning of one means. Raises ParameterBindingException."""
        from pyshell.runtime.commandview import resolve_parameter

        return resolve_parameter(self, name)

    @property
    def Source(self) -> str:
        return self.module_name

    @property
    def Module(self) -> Any:
        return self.module

    def __str__(self) -> str:
        return self.name


class AliasInfo(CommandInfo):
    net_name = "System.Management.Automation.AliasInfo"
    kind = "Alias"
    __slots__ = ("definition",)
    ResolvedCommand = _viewed("resolved_command")
    ReferencedCommand = _viewed("referenced_command")

    def __init__(self, name: str, definition: str, options: int = 0, description: str = "", module: Any = None) -> None:
        super().__init__(name, module)
        self.definition = definition
        self.options = options
        self.description = description


class FunctionInfo(CommandInfo):
    net_name = "System.Management.Automation.FunctionInfo"
    kind = "Function"
    __slots__ = ("block",)
    DefaultParameterSet = _viewed("default_parameter_set")
    CmdletBinding = _viewed("is_cmdlet_binding")
    Verb = property(lambda self: self.name.partition("-")[0] if "-" in self.name else "")
    Noun = property(lambda self: self.name.partition("-")[2])
    ScriptBlock = property(lambda self: self.block)

    def __init__(self, name: str, block: Any, module: Any = None, options: int = 0) -> None:
        super().__init__(name, module)
        # The ScriptBlock (a name that .NET's property takes here).
        self.block: Any = block
        self.options = options

    @property
    def definition(self) -> str:
        return str(self.block.code.text)

    def metadata(self, context: ExecutionContext) -> CommandMetadata | None:
        found: CommandMetadata = self.block.code.metadata(context)
        return found


class BuiltInFunctionInfo(FunctionInfo):
    """A function that the shell starts with, compiled when first called."""

    __slots__ = ("_text", "_context", "_block")

    def __init__(self, name: str, text: str, context: ExecutionContext) -> None:
        CommandInfo.__init__(self, name)
        self._text = text
        self._context = context
        self._block: ScriptBlock | None = None

    @property
    def block(self) -> Any:
        if self._block is None:
            self._block = self._context.compile(self._text)
        return self._block

    @property
    def definition(self) -> str:
        return self._text


class FilterInfo(FunctionInfo):
    net_name = "System.Management.Automation.FilterInfo"
    kind = "Filter"
    __slots__ = ()


class ConfigurationInfo(FunctionInfo):
    net_name = "System.Management.Automation.ConfigurationInfo"
    kind = "Configuration"
    __slots__ = ()


class CmdletInfo(CommandInfo):
    """A cmdlet known by name; its class is imported when first used."""

    net_name = "System.Management.Automation.CmdletInfo"
    kind = "Cmdlet"
    __slots__ = ("path", "class_name", "_cls", "_module_name")
    DefaultParameterSet = _viewed("default_parameter_set")
    Definition = _viewed("syntax")
    ImplementingType = _viewed("implementing_type")
    Verb = property(lambda self: self.name.partition("-")[0])
    Noun = property(lambda self: self.name.partition("-")[2])

    def __init__(self, name: str, path: str, class_name: str, module_name: str, cls: Any = None) -> None:
        super().__init__(name)
        self.path = path
        self.class_name = class_name
        self._module_name = module_name
        self._cls = cls

    @property
    def cls(self) -> Any:
        if self._cls is None:
            module = __import__(self.path, fromlist=["_"])
            self._cls = getattr(module, self.class_name)
        return self._cls

    @property
    def module_name(self) -> str:
        return self._module_name

    @property
    def error_name(self) -> str:
        return str(self.cls.class_full_name)

    def metadata(self, context: ExecutionContext) -> CommandMetadata | None:
        from pyshell.binding.cmdlet import metadata_of

        return metadata_of(self.cls)


class ExternalScriptInfo(CommandInfo):
    net_name = "System.Management.Automation.ExternalScriptInfo"
    kind = "ExternalScript"
    __slots__ = ("path", "_block", "_stamp")
    Source = property(lambda self: self.path)

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name)
        self.path = path
        self._block: ScriptBlock | None = None
        self._stamp: Any = None

    @property
    def definition(self) -> str:
        return self.path

    @property
    def ScriptContents(self) -> str:
        from pyshell.runtime.compiling import decode

        with open(self.path, "rb") as file:
            return decode(file.read()).rstrip("\n")

    def block(self, context: ExecutionContext) -> ScriptBlock:
        """The script's compiled block, read again when the file changed; raises ParseException."""
        stat = os.stat(self.path)
        stamp = (stat.st_mtime_ns, stat.st_size)
        if self._block is None or self._stamp != stamp or self._block.context is not context:
            self._block = context.compile_file(self.path)
            self._stamp = stamp
        return self._block

    def metadata(self, context: ExecutionContext) -> CommandMetadata | None:
        return self.block(context).code.metadata(context)


class ApplicationInfo(CommandInfo):
    net_name = "System.Management.Automation.ApplicationInfo"
    kind = "Application"
    __slots__ = ("path",)
    Source = property(lambda self: self.path)
    Extension = property(lambda self: os.path.splitext(self.path)[1])

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name)
        self.path = path

    @property
    def definition(self) -> str:
        return self.path


def not_found(name: str) -> RuntimeException:
    """The error for a name that is no command."""
    from pyshell.values import exceptions

    error: RuntimeException = exceptions.CommandNotFoundException(
        f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\n"
        "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
        error_id="CommandNotFoundException",
        category="ObjectNotFound",
        target=name,
    )
    error.command_name = name  # type: ignore[attr-defined]
    return error


def could_not_load(module: str, name: str) -> RuntimeException:
    """The error for `module\\command` whose module there is not."""
    from pyshell.values import exceptions

    error: RuntimeException = exceptions.CommandNotFoundException(
        f"The module '{module}' could not be loaded. For more information, run 'Import-Module {module}'.",
        error_id="CouldNotAutoLoadModule",
        category="ObjectNotFound",
        target=name,
    )
    return error


class CommandTable:
    """Look-up of commands by name, with the caches that make a call site's look-up one comparison.

    `version` grows whenever a function or alias appears or goes, or a scope that held some ends.
    """

    __slots__ = (
        "context",
        "version",
        "_index_name",
        "_index",
        "_cmdlets",
        "_applications",
        "_path",
        "extra",
        "blocked",
    )

    def __init__(self, context: ExecutionContext, index: str | None = None) -> None:
        self.context = context
        self.version = 0
        self._index_name = index
        self._index: Any = None
        self._cmdlets: dict[str, CmdletInfo] = {}
        self._applications: dict[str, CommandInfo | None] = {}
        self._path: str | None = None
        self.extra: dict[str, CmdletInfo] = {}
        self.blocked: set[str] = set()

    @property
    def index(self) -> Any:
        """The generated index, loaded with the first look-up: cmdlet names (lower) → (name, module path, class, module
        name),
        and the built-in aliases, which join the global scope then."""
        if self._index is None and self._index_name is not None:
            self._index = __import__(self._index_name, fromlist=["_"])
            scope = self.context.session_state.global_scope
            own = scope.aliases or {}
            scope.aliases = {
                name.lower(): AliasInfo(name, meaning, options) for name, meaning, options, _ in self._index.ALIASES
            }
            scope.aliases.update(own)
            functions = scope.functions or {}
            scope.functions = {
                name.lower(): BuiltInFunctionInfo(name, text, self.context) for name, text in self._index.FUNCTIONS
            }
            scope.functions.update(functions)
        return self._index

    # -- tables ------------------------------------------------------------------------------------

    def add_cmdlet(self, cls: Any) -> CmdletInfo:
        """Register a cmdlet class (an embedding program's, or a test's)."""
        info = CmdletInfo(cls.command_name, cls.__module__, cls.__name__, cls.module_name, cls)
        self.extra[cls.command_name.lower()] = info
        for alias in cls.declared_aliases:
            self.set_alias(self.context.session_state.global_scope, AliasInfo(alias, cls.command_name))
        self.version += 1
        return info

    def set_alias(self, scope: Scope, alias: AliasInfo) -> None:
        _ = self.index
        if scope.aliases is None:
            scope.aliases = {}
        scope.aliases[alias.name.lower()] = alias
        self.version += 1

    def set_function(self, scope: Scope, info: FunctionInfo) -> None:
        if scope.functions is None:
            scope.functions = {}
        scope.functions[info.name.lower()] = info
        self.version += 1

    def remove_function(self, scope: Scope, name: str) -> bool:
        if scope.functions is not None and scope.functions.pop(name.lower(), None) is not None:
            self.version += 1
            return True
        return False

    def remove_alias(self, scope: Scope, name: str) -> bool:
        _ = self.index
        if scope.aliases is not None and scope.aliases.pop(name.lower(), None) is not None:
            self.version += 1
            return True
        return False

    # -- look-up by kind ---------------------------------------------------------------------------

    def alias(self, name: str, scope: Scope | None = None) -> AliasInfo | None:
        """An alias seen from a scope, defined ones before built-in ones."""
        key = name.lower()
        if self._index is None:
            _ = self.index
        start = scope or self.context.scope
        for level in start.each():
            if level.aliases is not None and key in level.aliases:
                found: AliasInfo = level.aliases[key]
                return found
        return None

    def function(self, name: str, scope: Scope | None = None) -> FunctionInfo | None:
        key = name.lower()
        if self._index is None:
            _ = self.index
        for level in (scope or self.context.scope).each():
            if level.functions is not None and key in level.functions:
                found: FunctionInfo = level.functions[key]
                return found
        return None

    def cmdlet(self, name: str) -> CmdletInfo | None:
        key = name.lower()
        found = self.extra.get(key) or self._cmdlets.get(key)
        if found is None and self.index is not None and key not in self.blocked:
            entry = self.index.CMDLETS.get(key)
            if entry is not None:
                found = self._cmdlets[key] = CmdletInfo(*entry)
        return found

    def last_name(self, name: str) -> str:
        """What a chain of aliases ends in: the name that is no command."""
        seen: set[str] = set()
        while name.lower() not in seen:
            seen.add(name.lower())
            info = self.find(name, follow=False)
            if info is None or info.kind != "Alias":
                break
            name = info.definition  # type: ignore[attr-defined]
        return name

    def resolve(self, name: str, scope: Scope | None = None, session: SessionState | None = None) -> CommandInfo:
        """The command of a name, aliases followed; raises CommandNotFoundException."""
        found = self.find(name, scope)
        if found is None:
            raise not_found(name)
        return found

    def find(self, name: str, scope: Scope | None = None, follow: bool = True) -> CommandInfo | None:
        """The command of a name seen from a scope, or None."""
        if not name:
            return None
        found = self.find_internal(name, scope, follow)
        if found is None and "/" not in name and "\\" not in name and "." not in name[:1]:
            autoload = self.context.module_autoload
            if autoload is not None and autoload(name):
                found = self.find_internal(name, scope, follow)
        if found is None:
            found = self.external(name)
        if found is None and "-" not in name and "/" not in name:
            found = self.find_internal("get-" + name, scope, follow)
        return found

    def find_internal(self, name: str, scope: Scope | None = None, follow: bool = True) -> CommandInfo | None:
        seen: set[str] = set()
        while True:
            alias = self.alias(name, scope)
            if alias is None:
                break
            if not follow:
                return alias
            key = name.lower()
            if key in seen:
                return None
            seen.add(key)
            name = alias.definition
        function = self.function(name, scope)
        if function is not None:
            return function
        cmdlet = self.cmdlet(name)
        if cmdlet is not None:
            return cmdlet
        if "\\" in name or "/" in name:
            qualified = self.qualified(name)
            if qualified is not None:
                return qualified
        if seen:
            return self.external(name)
        return None

    def qualified(self, name: str) -> CommandInfo | None:
        """`module\\command`."""
        module_name, _, command = name.replace("/", "\\").rpartition("\\")
        if not module_name or "\\" in module_name:
            return None
        modules = self.context.modules
        module = modules.get(module_name) if modules is not None else None
        if module is None and modules is not None:
            path = modules.find_file(module_name)
            if path is not None:
                module = modules.import_file(path, scope=self.context.session_state.global_scope)
            elif "/" not in name and not any(
                entry[3].lower() == module_name.lower() for entry in self.index.CMDLETS.values()
            ):
                raise could_not_load(module_name, name)
        if module is not None:
            found = module.exported_command(command)
            if found is not None:
                return found  # type: ignore[no-any-return]
        cmdlet = self.cmdlet(command)
        if cmdlet is not None and cmdlet.module_name.lower() == module_name.lower():
            return cmdlet
        return None

    def external(self, name: str) -> CommandInfo | None:
        """A script or program: by path when the name has a separator, else on PATH."""
        if "/" in name or "\\" in name:
            path = self.context.file_path(name)
            return self.at_path(name, path) if path is not None else None
        search = os.environ.get("PATH", "")
        if search != self._path:
            self._path = search
            self._applications.clear()
        if name in self._applications:
            return self._applications[name]
        found: CommandInfo | None = None
        for folder in search.split(os.pathsep):
            if not folder:
                continue
            path = os.path.join(folder, name)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                found = ApplicationInfo(name, path)
                break
            if os.path.isfile(path + ".ps1"):
                found = ExternalScriptInfo(name + ".ps1", path + ".ps1")
                break
        if found is not None:
            self._applications[name] = found
        return found

    def at_path(self, name: str, path: str) -> CommandInfo | None:
        if os.path.isfile(path):
            if path.lower().endswith(".ps1"):
                return ExternalScriptInfo(os.path.basename(path), path)
            return ApplicationInfo(os.path.basename(path), path)
        if os.path.isfile(path + ".ps1"):
            return ExternalScriptInfo(os.path.basename(path) + ".ps1", path + ".ps1")
        return None

    # -- listing -----------------------------------------------------------------------------------

    def aliases(self, scope: Scope | None = None) -> Iterator[AliasInfo]:
        """Every alias seen from a scope, inner ones first."""
        _ = self.index
        seen: set[str] = set()
        for level in (scope or self.context.scope).each():
            for key, alias in list((level.aliases or {}).items()):
                if key not in seen:
                    seen.add(key)
                    yield alias

    def functions(self, scope: Scope | None = None) -> Iterator[FunctionInfo]:
        _ = self.index
        seen: set[str] = set()
        for level in (scope or self.context.scope).each():
            for key, function in list((level.functions or {}).items()):
                if key not in seen:
                    seen.add(key)
                    yield function

    def cmdlets(self) -> Iterator[CmdletInfo]:
        yield from list(self.extra.values())
        if self.index is not None:
            for key in self.index.CMDLETS:
                if key not in self.extra:
                    found = self.cmdlet(key)
                    if found is not None:
                        yield found

    def all(self, scope: Scope | None = None) -> Iterator[CommandInfo]:
        """Aliases, functions and cmdlets seen from a scope."""
        yield from self.aliases(scope)
        yield from self.functions(scope)
        yield from self.cmdlets()
