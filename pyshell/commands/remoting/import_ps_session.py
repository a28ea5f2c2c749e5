"""Import-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.implicit_remoting import proxy_module


@cmdlet(
    "Import",
    "PSSession",
    module="Microsoft.PowerShell.Utility",
    output=("System.Management.Automation.PSModuleInfo",),
    aliases=("ipsn",),
)
class ImportPSSessionCommand(Cmdlet):
    """Brings a session's commands here: functions of the same names that run over there.

    They live in a temporary module. Commands whose names are taken here are left out unless -AllowClobber is given.
    """

    prefix: Any = parameter("string", validate=(ValidateNotNullAttribute(),), help="A text before the nouns.")
    disable_name_checking: bool = parameter("switch", help="No warning about unusual names.")
    wanted: Any = parameter(
        "string[]", name="CommandName", position=2, aliases=("Name",), help="The commands (wildcards)."
    )
    argument_list: Any = parameter("object[]", aliases=("Args",), help="Arguments that Get-Command takes into account.")
    allow_clobber: bool = parameter("switch", help="Take commands whose names are taken here.")
    command_type: Any = parameter(
        "System.Management.Automation.CommandTypes", aliases=("Type",), help="Kinds of commands."
    )
    module: Any = parameter("string[]", aliases=("PSSnapin",), help="The modules of the commands.")
    fully_qualified_module: Any = parameter("Microsoft.PowerShell.Commands.ModuleSpecification[]")
    format_type_name: Any = parameter("string[]", position=3)
    certificate: Any = parameter("System.Security.Cryptography.X509Certificates.X509Certificate2")
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession",
        position=0,
        mandatory=True,
        validate=(ValidateNotNullOrEmptyAttribute(),),
        help="The session whose commands come.",
    )

    def process(self) -> None:
        import atexit
        import shutil
        import tempfile
        from pathlib import Path

        module = proxy_module(self)
        folder = Path(tempfile.mkdtemp(prefix="tmp_"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        manifest, _ = module.write(folder, folder.name)
        values: dict[str, Any] = {"Name": [str(manifest)], "ArgumentList": [module.session], "PassThru": True}
        if self.prefix:
            values["Prefix"] = str(self.prefix)
        if self.disable_name_checking:
            values["DisableNameChecking"] = True
        self.write_all(self.context.pipeline("Import-Module", values))
