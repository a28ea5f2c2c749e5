"""Modules: script modules, manifests, dynamic modules; what they export and where their code runs."""

from __future__ import annotations

import os

from pyshell.runtime.commands import AliasInfo, CommandInfo, FunctionInfo
from pyshell.runtime.scopes import MISSING, Frame, PSVariable, Scope, SessionState
from pyshell.runtime.scriptblock import ScriptBlock
from pyshell.values import exceptions
from pyshell.values.convert import to_string
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from pyshell.runtime.context import ExecutionContext


class PSModuleInfo:
    """A loaded (or listed) module."""

    net_name = "System.Management.Automation.PSModuleInfo"
    net_properties = (
        "Name",
        "Path",
        "Description",
        "Author",
        "CompanyName",
        "Copyright",
        "Prefix",
        "PrivateData",
        "RootModule",
        "Tags",
        "ReleaseNotes",
    )

    def __init__(self, context: ExecutionContext, name: str, path: str = "", kind: str = "Script") -> None:
        self.context = context
        self.name = name
        self.path = path
        self.kind = kind
        self.version_text = "0.0"
        self.description = ""
        self.author = ""
        self.company_name = ""
        self.copyright = ""
        self.guid_text = "00000000-0000-0000-0000-000000000000"
        self.prefix = ""
        self.private_data: Any = None
        self.root_module: str | None = None
        self.manifest: Any = None
        self.session = SessionState(
            context, context.session_state if context.session_state.module is None else context.shell_session(), self
        )
        self.functions: dict[str, FunctionInfo] = {}
        self.cmdlets: dict[str, CommandInfo] = {}
        self.aliases: dict[str, AliasInfo] = {}
        self.variables: dict[str, PSVariable] = {}
        self.exported_explicitly = False
        self.nested: list[PSModuleInfo] = []
        self.on_remove: Any = None
        self.access_mode = "ReadWrite"
        self.loaded = True
        self.types: dict[str, Any] = {}
        self.required: list[Any] = []
        self.tags: list[str] = []
        self.project_uri: str | None = None
        self.release_notes = ""
        self.extra: dict[str, Any] = {}
        # Names of commands that a module which is only listed would export.
        self.listed_commands: list[str] = []

    def __str__(self) -> str:
        return self.name

    # -- what scripts see of it ------------------------------------------------------------------------

    @property
    def ModuleType(self) -> Any:
        from pyshell.values.enums import member

        return member(
            "System.Management.Automation.ModuleType",
            self.kind if self.kind in ("Script", "Manifest", "Binary") else "Script",
        )

    @property
    def Version(self) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        found = find_type("version")
        assert found is not None
        return convert(self.version_text if "." in self.version_text else self.version_text + ".0", found)

    @property
    def Guid(self) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        found = find_type("guid")
        assert found is not None
        return convert(self.guid_text, found)

    @property
    def ModuleBase(self) -> str:
        return os.path.dirname(self.path)

    @property
    def SessionState(self) -> Any:
        from pyshell.runtime.intrinsics import SessionStateFace

        return SessionStateFace(self.context, self.session)

    @property
    def NestedModules(self) -> Any:
        return list(self.nested)

    @property
    def OnRemove(self) -> Any:
        return self.on_remove

    @OnRemove.setter
    def OnRemove(self, block: Any) -> None:
        self.on_remove = block

    @property
    def AccessMode(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.ModuleAccessMode", self.access_mode)

    @property
    def ExportedFunctions(self) -> Any:
        return exports(self.functions, self.listed_commands)

    @property
    def ExportedAliases(self) -> Any:
        return exports(self.aliases)

    @property
    def ExportedCmdlets(self) -> Any:
        return exports(self.cmdlets)

    @property
    def ExportedVariables(self) -> Any:
        return exports(self.variables)

    @property
    def ExportedCommands(self) -> Any:
        return exports({**self.functions, **self.cmdlets, **self.aliases}, self.listed_commands)

    def Invoke(self, block: Any, *args: Any) -> Any:
        """Run a block in the module."""
        values: list[Any] = ScriptBlock(base_of(block).code, self.context, self.session).invoke(args)
        return values[0] if len(values) == 1 else values

    def NewBoundScriptBlock(self, block: Any) -> Any:
        return ScriptBlock(base_of(block).code, self.context, self.session)

    def AsCustomObject(self) -> Any:
        from pyshell.values.psobject import PSScriptMethod, custom

        made = custom({v.name: v.value for v in self.variables.values()})
        made.extra = {info.name: PSScriptMethod(info.name, info.block) for info in self.functions.values()}
        return made

    def exported_command(self, name: str) -> CommandInfo | None:
        key = name.lower()
        return self.functions.get(key) or self.aliases.get(key) or self.cmdlets.get(key)

    def invoke_in_module(self) -> bool:
        """Marks a module as something `&` can run code in."""
        return True

    def command_in_module(self, name: Any) -> CommandInfo:
        return self.context.commands.resolve(to_string(name), self.session.top)

    # -- exports -------------------------------------------------------------------------------------

    def export(
        self,
        functions: Iterable[str] | None,
        cmdlets: Iterable[str] | None,
        variables: Iterable[str] | None,
        aliases: Iterable[str] | None,
    ) -> None:
        """Add what `Export-ModuleMember` names (wildcards) to the exports."""
        self.exported_explicitly = True
        top = self.session.top
        if functions is not None:
            for key, info in matching(dict(top.functions or {}), functions):
                self.functions[key] = info
        if aliases is not None:
            for key, alias in matching(dict(top.aliases or {}), aliases):
                self.aliases[key] = alias
        if variables is not None:
            for key, _ in matching(dict(top.vars), variables):
                self.variables[key] = top.variable(key)

    def export_defaults(self) -> None:
        """A script module without Export-ModuleMember exports its functions and (in PowerShell 7) aliases stay its
        own.
        """
        top = self.session.top
        self.functions = dict(top.functions or {})
        self.aliases = dict(top.aliases or {})

    def restrict(self, manifest: Any) -> None:
        """A manifest's export lists narrow what its root module exports."""
        for field, key in (
            ("functions", "FunctionsToExport"),
            ("aliases", "AliasesToExport"),
            ("variables", "VariablesToExport"),
        ):
            wanted = manifest.get(key)
            if wanted is None:
                continue
            names = [to_string(n) for n in as_list(wanted)]
            table = getattr(self, field)
            setattr(self, field, dict(matching(table, names)))


def exports(table: dict[str, Any], listed: Iterable[str] = ()) -> Any:
    """An export table as scripts see it: a dictionary by name."""
    from pyshell.values.collections import generic_dictionary
    from pyshell.values.pstype import OBJECT, STRING

    made = generic_dictionary(STRING, OBJECT, ignore_case=True)
    for info in table.values():
        made[info.name] = info
    for name in listed:
        if name not in made:
            made[name] = None
    return made


def as_list(value: Any) -> list[Any]:
    inner = base_of(value)
    if inner is None:
        return []
    return list(inner) if isinstance(inner, list) else [inner]


def matching(table: dict[str, Any], patterns: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """The entries of a table whose names fit one of the wildcard patterns."""
    from pyshell.values.wildcard import WildcardPattern

    compiled = [WildcardPattern(p, ignore_case=True) for p in patterns]
    for key, value in table.items():
        if any(p.is_match(key) for p in compiled):
            yield key, value


def closure_session(context: ExecutionContext, parent: SessionState) -> SessionState:
    """The session state behind `GetNewClosure`: a dynamic module of its own."""
    module = PSModuleInfo(context, dynamic_name(context), kind="Script")
    return module.session


def dynamic_name(context: ExecutionContext) -> str:
    import uuid

    return f"__DynamicModule_{uuid.uuid4()}"


class ModuleTable:
    """The modules of a runspace."""

    def __init__(self, context: ExecutionContext) -> None:
        self.context = context
        self.loaded: dict[str, PSModuleInfo] = {}
        self._available: dict[str, str] | None = None
        self._available_for: str | None = None
        self.trying: set[str] = set()

    def get(self, name: str) -> PSModuleInfo | None:
        return self.loaded.get(name.lower())

    def all(self) -> list[PSModuleInfo]:
        return list(self.loaded.values())

    # -- finding -------------------------------------------------------------------------------------

    def search_path(self) -> list[str]:
        text = os.environ.get("PSModulePath", "")
        folders = [p for p in text.split(os.pathsep) if p]
        home = os.path.join(os.path.expanduser("~"), ".local", "share", "powershell", "Modules")
        return folders or [home]

    def available(self) -> dict[str, str]:
        """Name (lower) → file, of the modules on the search path."""
        stamp = os.environ.get("PSModulePath", "")
        if self._available is not None and self._available_for == stamp:
            return self._available
        found: dict[str, str] = {}
        for folder in self.search_path():
            if not os.path.isdir(folder):
                continue
            for entry in sorted(os.listdir(folder)):
                path = module_file(os.path.join(folder, entry))
                if path is not None:
                    found.setdefault(entry.lower(), path)
        self._available, self._available_for = found, stamp
        return found

    def find_file(self, name: str) -> str | None:
        """The file of a module given by name or path."""
        looks_like_path = (
            "/" in name or "\\" in name or name.startswith(".") or name.lower().endswith((".psm1", ".psd1", ".ps1"))
        )
        if looks_like_path:
            path = self.context.file_path(name)
            if path is not None:
                if os.path.isfile(path):
                    return path
                found = module_file(path)
                if found is not None:
                    return found
                for extension in (".psd1", ".psm1", ".ps1"):
                    if os.path.isfile(path + extension):
                        return path + extension
            return None
        return self.available().get(name.lower())

    def autoload(self, name: str) -> bool:
        """Import the module on the search path that exports a command; False when there is none."""
        preference = self.context.session_state.global_scope.vars.get("psmoduleautoloadingpreference")
        if preference is not None and to_string(preference).lower() == "none":
            return False
        key = name.lower()
        if key in self.trying:
            return False
        self.trying.add(key)
        try:
            for module_name, path in self.available().items():
                if module_name in self.loaded:
                    continue
                if key in exported_names(self.context, path):
                    self.import_file(path, scope=self.context.session_state.global_scope)
                    return True
        finally:
            self.trying.discard(key)
        return False

    # -- loading -------------------------------------------------------------------------------------

    def import_file(
        self, path: str, *, scope: Scope, force: bool = False,
        prefix: str = "", arguments: list[Any] | None = None, bind: bool = True,
        filters: dict[str, Any] | None = None, nested_in: PSModuleInfo | None = None,
    ) -> PSModuleInfo:  # fmt: skip
        """Load a module file and bring its exports into a scope."""
        name = os.path.splitext(os.path.basename(path))[0]
        existing = self.loaded.get(name.lower())
        if existing is not None and existing.path == path and not force:
            if bind:
                self.bring_in(existing, scope, prefix, filters)
            return existing
        if existing is not None and force:
            self.remove(existing)
        if path.lower().endswith(".psd1"):
            module = self.load_manifest(path, name, arguments)
        else:
            module = self.load_script(path, name, arguments)
        if nested_in is None:
            self.loaded[name.lower()] = module
        if bind:
            self.bring_in(module, scope, prefix, filters)
        return module

    def load_script(
        self, path: str, name: str, arguments: list[Any] | None = None, module: PSModuleInfo | None = None
    ) -> PSModuleInfo:
        """Run a .psm1 (or .ps1) in a session state of its own."""
        context = self.context
        made = module or PSModuleInfo(context, name, path)
        self.run_in(made, lambda: context.compile_file(path), arguments)
        if not made.exported_explicitly:
            made.export_defaults()
        return made

    def run_in(
        self, module: PSModuleInfo, compile: Callable[[], ScriptBlock], arguments: list[Any] | None, out: Any = None
    ) -> None:
        context = self.context
        session = module.session
        saved = (context.session_state, context.scope, context.propagate, context.type_scope)
        context.session_state = session
        context.scope = session.current = session.top
        # The module's classes are its own: whoever imports it does not see them.
        context.type_scope = dict(context.type_scope)
        try:
            block = compile()
            block.session = session
            session.top.frame = Frame(block)
            from pyshell.runtime.functions import bind_positional

            if block.code.params:
                bind_positional(context, session.top, block, arguments or [])
            elif arguments:
                session.top.frame.args = arguments
            for body in (block.code.begin, block.code.process, block.code.finish):
                if body is not None:
                    body(context, session.top, out or context.default_out)
        finally:
            session.current = session.top
            module.types = {k: v for k, v in context.type_scope.items() if saved[3].get(k) is not v}
            context.session_state, context.scope, context.propagate, context.type_scope = saved
            context.commands.version += 1

    def load_manifest(self, path: str, name: str, arguments: list[Any] | None) -> PSModuleInfo:
        context = self.context
        manifest = read_data_file(context, path)
        module = PSModuleInfo(context, name, path, "Manifest")
        describe(module, manifest)
        folder = os.path.dirname(path)
        for required in as_list(manifest.get("RequiredModules")):
            self.require(required)
        root = manifest.get("RootModule") or manifest.get("ModuleToProcess")
        for script in as_list(manifest.get("ScriptsToProcess")):
            file = os.path.join(folder, to_string(script).replace("\\", "/"))
            block = context.compile_file(file)
            block.run(context.default_out, new_scope=False, propagate=False)
        if manifest.get("TypesToProcess") is not None or manifest.get("FormatsToProcess") is not None:
            self.process_data_files(folder, manifest)
        if root:
            file = os.path.join(folder, to_string(root).replace("\\", "/"))
            module.root_module = to_string(root)
            module.kind = "Script"
            module.path = path
            found = (
                file
                if os.path.isfile(file)
                else module_file(file) or (file + ".psm1" if os.path.isfile(file + ".psm1") else None)
            )
            if found is None:
                raise module_not_found(to_string(root))
            self.load_script(found, name, arguments, module)
        for nested in as_list(manifest.get("NestedModules")):
            text = to_string(nested)
            file = os.path.join(folder, text.replace("\\", "/"))
            found = file if os.path.isfile(file) else module_file(file) or self.find_file(text)
            if found is None:
                raise module_not_found(text)
            inner = self.import_file(found, scope=module.session.top, nested_in=module)
            module.nested.append(inner)
            if not module.exported_explicitly:
                module.functions.update(inner.functions)
                module.aliases.update(inner.aliases)
        module.restrict(manifest)
        return module

    def process_data_files(self, folder: str, manifest: Any) -> None:
        for key, command in (("TypesToProcess", "Update-TypeData"), ("FormatsToProcess", "Update-FormatData")):
            for file in as_list(manifest.get(key)):
                self.context.pipeline(command, {"AppendPath": os.path.join(folder, to_string(file).replace("\\", "/"))})

    def require(self, value: Any) -> None:
        inner = base_of(value)
        name = to_string(inner.get("ModuleName")) if hasattr(inner, "get") else to_string(inner)
        if self.get(name) is None:
            path = self.find_file(name)
            if path is not None:
                self.import_file(path, scope=self.context.session_state.global_scope)
            elif not is_builtin(self.context, name):
                raise module_not_found(name)

    def dynamic(self, name: str | None, block: ScriptBlock, arguments: list[Any], out: Any = None) -> PSModuleInfo:
        """`New-Module`: a module made of a script block."""
        context = self.context
        module = PSModuleInfo(context, name or dynamic_name(context), "")
        self.run_in(module, lambda: ScriptBlock(block.code, context, module.session), arguments, out)
        if not module.exported_explicitly:
            module.export_defaults()
        return module

    # -- bringing in and taking out --------------------------------------------------------------------

    def bring_in(
        self, module: PSModuleInfo, scope: Scope, prefix: str = "", filters: dict[str, Any] | None = None
    ) -> None:
        """Make a module's exports visible in a scope."""
        commands = self.context.commands
        filters = filters or {}
        functions = (
            module.functions
            if filters.get("Function") is None
            else dict(matching(module.functions, filters["Function"]))
        )
        aliases = module.aliases if filters.get("Alias") is None else dict(matching(module.aliases, filters["Alias"]))
        variables = (
            module.variables
            if filters.get("Variable") is None
            else dict(matching(module.variables, filters["Variable"]))
        )
        if filters and all(filters.get(k) is None for k in ("Function", "Alias", "Variable", "Cmdlet")):
            filters = {}
        chosen = [k for k in ("Function", "Alias", "Variable", "Cmdlet") if filters.get(k) is not None]
        if not chosen or "Function" in chosen:
            for info in list(functions.values()):
                shown = info if not prefix else with_prefix(info, prefix)
                shown.module = module
                commands.set_function(scope, shown)
        if not chosen or "Alias" in chosen:
            for alias in list(aliases.values()):
                alias.module = module
                commands.set_alias(scope, alias)
        if not chosen or "Variable" in chosen:
            for variable in variables.values():
                scope.own_con()[variable.name.lower()] = variable
                scope.vars[variable.name.lower()] = variable.value
        commands.version += 1

    def remove(self, module: PSModuleInfo) -> None:
        """Unload a module: its exports go from every scope that they came into."""
        context = self.context
        if module.on_remove is not None:
            block = base_of(module.on_remove)
            if isinstance(block, ScriptBlock):
                block.invoke([module])
        for scope in {id(s): s for s in (*context.scope.each(), context.session_state.global_scope)}.values():
            for table in (scope.functions, scope.aliases):
                if table is not None:
                    for key in [k for k, info in table.items() if info.module is module]:
                        del table[key]
            for key, variable in module.variables.items():
                if scope.con is not None and scope.con.get(key) is variable:
                    scope.remove(key)
        self.loaded.pop(module.name.lower(), None)
        context.commands.version += 1

    def using(self, value: Any, scope: Scope) -> None:
        """`using module`."""
        inner = base_of(value)
        name = to_string(inner.get("ModuleName")) if hasattr(inner, "get") else to_string(inner)
        if not os.path.isabs(name) and ("/" in name or "\\" in name or name.startswith(".")):
            frame = scope.frame
            file = frame.block.code.source.file if frame is not None and frame.block is not None else None
            if file:
                name = os.path.join(os.path.dirname(file), name.replace("\\", "/"))
        path = self.find_file(name)
        if path is None:
            raise module_not_found(name)
        module = self.import_file(path, scope=scope)
        self.context.type_scope.update(module.types)


def with_prefix(info: FunctionInfo, prefix: str) -> FunctionInfo:
    verb, dash, noun = info.name.partition("-")
    name = f"{verb}-{prefix}{noun}" if dash else prefix + info.name
    return type(info)(name, info.block, info.module, info.options)


def module_file(folder: str) -> str | None:
    """The file that a module's folder stands for: its manifest, or its script, perhaps in a version's folder."""
    if not os.path.isdir(folder):
        return None
    name = os.path.basename(folder.rstrip("/"))
    for place in (folder, *version_folders(folder)):
        for extension in (".psd1", ".psm1"):
            for entry in os.listdir(place):
                if entry.lower() == (name + extension).lower():
                    return os.path.join(place, entry)
    return None


def version_folders(folder: str) -> list[str]:
    found: list[tuple[tuple[int, ...], str]] = []
    for entry in os.listdir(folder):
        parts = entry.split(".")
        if all(p.isdigit() for p in parts) and os.path.isdir(os.path.join(folder, entry)):
            found.append((tuple(int(p) for p in parts), os.path.join(folder, entry)))
    return [path for _, path in sorted(found, reverse=True)]


def exported_names(context: ExecutionContext, path: str) -> set[str]:
    """The commands that a module would export, without running it."""
    if path.lower().endswith(".psd1"):
        try:
            manifest = read_data_file(context, path)
        except NetException:
            return set()
        names = {
            to_string(n).lower()
            for key in ("FunctionsToExport", "CmdletsToExport", "AliasesToExport")
            for n in as_list(manifest.get(key))
        }
        if not any("*" in n for n in names):
            return names
        root = manifest.get("RootModule")
        if root is None:
            return names
        path = os.path.join(os.path.dirname(path), to_string(root))
        if not os.path.isfile(path):
            return names
    from pyshell.language import nodes, parse
    from pyshell.runtime.compiling import decode

    with open(path, "rb") as file:
        tree = parse(decode(file.read()), path).ast
    found = tree.find_all(lambda n: type(n) is nodes.FunctionDefinitionAst, False)
    return {n.name.lower() for n in found if isinstance(n, nodes.FunctionDefinitionAst)}


def read_data_file(context: ExecutionContext, path: str) -> Any:
    """The hashtable of a .psd1 file; raises what reading or evaluating it raises."""
    block = context.compile_file(path)
    values: list[Any] = []
    block.run(values.append, propagate=True)
    if not values or not hasattr(base_of(values[0]), "get"):
        raise exceptions.PSInvalidOperationException(
            f"The module manifest '{path}' could not be processed because it is not a valid PowerShell module "
            "manifest file."
        )
    return base_of(values[0])


def describe(module: PSModuleInfo, manifest: Any) -> None:
    for key, field in (
        ("ModuleVersion", "version_text"),
        ("Description", "description"),
        ("Author", "author"),
        ("CompanyName", "company_name"),
        ("Copyright", "copyright"),
        ("GUID", "guid_text"),
        ("DefaultCommandPrefix", "prefix"),
    ):
        value = manifest.get(key)
        if value is not None:
            setattr(module, field, to_string(value))
    module.private_data = manifest.get("PrivateData")
    data: Any = base_of(module.private_data)
    details: Any = base_of(data.get("PSData")) if hasattr(data, "get") else None
    if hasattr(details, "get"):
        # PowerShell takes the tags twice (recorded: manifest-privatedata).
        module.tags = [to_string(t) for t in as_list(details.get("Tags"))] * 2
        module.release_notes = to_string(details.get("ReleaseNotes") or "")
    module.manifest = manifest


def is_builtin(context: ExecutionContext, name: str) -> bool:
    """Whether a module is one of those that the shell's own cmdlets belong to."""
    index = context.commands.index
    return index is not None and name.lower() in {entry[3].lower() for entry in index.CMDLETS.values()}


def module_not_found(name: str) -> NetException:
    error: NetException = exceptions.FileNotFoundException(
        f"The specified module '{name}' was not loaded because no valid module file was found in any module directory."
    )
    error.error_id = "Modules_ModuleNotFound"
    error.error_category = "ResourceUnavailable"
    error.target = name
    return error


__all__ = ["MISSING", "ModuleTable", "PSModuleInfo", "closure_session", "matching", "read_data_file"]
