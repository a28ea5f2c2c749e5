"""Import-Module."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.module_support import fits, specification, wrong_version
from pyshell.runtime.modules import PSModuleInfo, is_builtin, module_not_found
from pyshell.values.convert import to_string
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_VERSIONED = ("Name", "PSSession", "CimSession", "WinCompat")
_ALL = (
    "Name", "PSSession", "CimSession", "WinCompat", "FullyQualifiedName", "FullyQualifiedNameAndPSSession",
    "FullyQualifiedNameAndWinCompat", "Assembly", "ModuleInfo",
)  # fmt: skip
RESTRICTED = "#,(){}[]&/\\$^;:\"'<>|?@`*%+=~"


@cmdlet(
    "Import",
    "Module",
    module="Microsoft.PowerShell.Core",
    default_set="Name",
    output=("System.Management.Automation.PSModuleInfo",),
)
class ImportModuleCommand(Cmdlet):
    """Loads modules into the session.

    A module is given by name (looked for on PSModulePath), by the path of its file or folder, or as an object. Its
    exported functions, aliases and variables appear in the session, or in the module that imports it.
    """

    global_: bool = parameter("switch", name="Global", help="Import into the global scope, also from inside a module.")
    prefix: str | None = parameter("string", help="A text that is put before the noun of each imported command.")
    name: list[str] | None = parameter(
        "string[]",
        *[In(s, mandatory=True, position=0, pipeline=True) for s in _VERSIONED],
        help="Names or paths of the modules.",
    )
    fully_qualified_name: list[Any] | None = parameter(
        "Microsoft.PowerShell.Commands.ModuleSpecification[]",
        *[
            In(s, mandatory=True, position=0, pipeline=s == "FullyQualifiedName")
            for s in ("FullyQualifiedName", "FullyQualifiedNameAndPSSession", "FullyQualifiedNameAndWinCompat")
        ],
        help="Modules as hashtables with ModuleName and ModuleVersion, MaximumVersion or RequiredVersion.",
    )
    assembly: list[Any] | None = parameter(
        "System.Reflection.Assembly[]", In("Assembly", mandatory=True, position=0, pipeline=True)
    )
    function: list[str] | None = parameter("string[]", help="Only these functions (wildcards).")
    cmdlet: list[str] | None = parameter("string[]", help="Only these cmdlets (wildcards).")
    variable: list[str] | None = parameter("string[]", help="Only these variables (wildcards).")
    alias: list[str] | None = parameter("string[]", help="Only these aliases (wildcards).")
    force: bool = parameter("switch", help="Load again a module that is loaded already.")
    pass_thru: bool = parameter("switch", help="Write the module.")
    as_custom_object: bool = parameter("switch", help="Write an object whose methods are the module's functions.")
    minimum_version: Any = parameter("version", *[In(s) for s in _VERSIONED], aliases=("Version",))
    maximum_version: str | None = parameter("string", *[In(s) for s in _VERSIONED])
    required_version: Any = parameter("version", *[In(s) for s in _VERSIONED])
    module_info: list[Any] | None = parameter(
        "System.Management.Automation.PSModuleInfo[]",
        In("ModuleInfo", mandatory=True, position=0, pipeline=True),
        help="Loaded modules to bring in.",
    )
    argument_list: list[Any] | None = parameter(
        "object[]", aliases=("Args",), help="Values for the module's param block."
    )
    disable_name_checking: bool = parameter("switch", help="No warning about unusual names.")
    no_clobber: bool = parameter("switch", aliases=("NoOverwrite",), help="Leave commands that exist alone.")
    scope: str | None = parameter("string", help="Local or Global.")
    skip_edition_check: bool = parameter("switch", *[In(s) for s in _ALL if "WinCompat" not in s])

    examples = (
        Example(
            "Import a file",
            "Set-Content greet.psm1 'function Get-Greeting { \"hello\" }'; Import-Module ./greet.psm1; Get-Greeting",
            "The functions of the file are there after the import.",
        ),
    )

    def process(self) -> None:
        if self.module_info is not None:
            for item in self.module_info:
                module = base_of(item)
                if isinstance(module, PSModuleInfo):
                    self.context.modules.loaded.setdefault(module.name.lower(), module)
                    self.bring(module)
            return
        if self.fully_qualified_name is not None:
            for item in self.fully_qualified_name:
                name, minimum, maximum, required = specification(item)
                self.load(name, minimum, maximum, required)
            return
        for name in self.name or ():
            self.load(name, self.minimum_version, self.maximum_version, self.required_version)

    def target(self) -> Any:
        """The scope that the module's commands appear in."""
        session = self.context.session_state
        if self.global_ or (self.scope or "").lower() == "global":
            return session.global_scope
        return session.top

    def load(self, name: str, minimum: Any, maximum: Any, required: Any) -> None:
        modules = self.context.modules
        path = modules.find_file(name)
        if path is None:
            loaded = modules.get(name)
            if loaded is not None and fits(loaded, minimum, maximum, required):
                self.bring(loaded)
            elif not is_builtin(self.context, name):
                self.error(module_not_found(name))
            return
        if path.lower().endswith(".psd1") and any(v is not None for v in (minimum, maximum, required)):
            probe = PSModuleInfo(self.context, name, path)
            from pyshell.runtime.modules import describe, read_data_file

            describe(probe, read_data_file(self.context, path))
            if not fits(probe, minimum, maximum, required):
                self.error(wrong_version(name, to_string(required or minimum or maximum)))
                return
        try:
            module = modules.import_file(
                path, scope=self.target(), force=self.force, arguments=self.argument_list, bind=False
            )
        except NetException as error:
            modules.loaded.pop(path.rpartition("/")[2].rpartition(".")[0].lower(), None)
            self.failed_load(error)
            return
        self.bring(module)

    def failed_load(self, error: NetException) -> None:
        """An error of the module's own code ends the import under this command's name."""
        record = getattr(error, "record", None)
        if record is not None and error.net_name.endswith("ParseException"):
            # The syntax error itself is written, not as this command's own.
            self.runtime.write_error(record.copy())
            return
        if record is not None:
            record = record.copy()
            record.command_qualifier = self.class_full_name
            error.record = record
        raise error

    def bring(self, module: PSModuleInfo) -> None:
        if self.as_custom_object:
            self.write(custom_object(module))
            return
        filters = {"Function": self.function, "Cmdlet": self.cmdlet, "Variable": self.variable, "Alias": self.alias}
        if any(v is not None for v in filters.values()):
            given: dict[str, Any] = {k: v if v is not None else None for k, v in filters.items()}
        else:
            given = {}
        if not self.disable_name_checking:
            self.check_names(module)
        self.context.modules.bring_in(module, self.target(), self.prefix or module.prefix, given)
        if self.pass_thru:
            self.write(module)

    def check_names(self, module: PSModuleInfo) -> None:
        for info in module.functions.values():
            rest = info.name.partition("-")[2] or info.name
            if "-" in info.name and any(c in RESTRICTED for c in rest):
                self.warning(
                    "Some imported command names contain one or more of the following restricted characters: # , ( "
                    ") {{ }} [ ] & - / \\ $ ^ ; "
                    ": \" ' < > | ? @ ` * % + = ~"
                )
                return


def custom_object(module: PSModuleInfo) -> Any:
    """A module as an object: exported functions are its methods, exported variables its properties."""
    from pyshell.values.psobject import PSScriptMethod, custom

    made = custom({v.name: v.value for v in module.variables.values()})
    made.extra = {info.name: PSScriptMethod(info.name, info.block) for info in module.functions.values()}
    return made
