"""Export-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.implicit_remoting import proxy_module
from pyshell.values import exceptions


@cmdlet(
    "Export",
    "PSSession",
    module="Microsoft.PowerShell.Utility",
    output=("System.IO.FileInfo",),
    aliases=("epsn",),
)
class ExportPSSessionCommand(Cmdlet):
    """Keeps a session's commands as a module: its functions run over there, in a session that they open when needed."""

    output_module: Any = parameter(
        "string",
        position=1,
        mandatory=True,
        aliases=("PSPath", "ModuleName"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        help="The module's name, for the user's folder of modules, or the path of its folder.",
    )
    force: bool = parameter("switch", help="Write over files that are there.")
    encoding: Any = parameter("string", help="The files' encoding, by Python's or PowerShell's name; UTF-8 by itself.")
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
        help="The session whose commands are kept.",
    )

    def process(self) -> None:
        from pathlib import Path

        from pyshell.providers.encodings import encoding_of

        given = str(self.output_module)
        if "/" in given or "\\" in given:
            folder = Path(self.context.session.place(given).path)
        else:
            folder = Path.home() / ".local" / "share" / "powershell" / "Modules" / given
        if folder.exists() and not self.force:
            error = exceptions.IOException(f"The folder {folder} exists. Use the Force parameter to write over it.")
            self.throw(error, "ExportProxyCommand_OutputDirectoryExists", "ResourceExists", str(folder))
        module = proxy_module(self)
        codec = encoding_of(self.encoding).codec if self.encoding else "utf-8"
        try:
            for path in module.write(folder, folder.name, codec):
                self.write(self.context.session.item(self.context.session.place(str(path))))
        except OSError as problem:
            failed = exceptions.IOException(f"{folder} cannot be written: {problem.strerror}")
            self.error(failed, "ExportProxyCommand_CannotWrite", "WriteError", str(folder))
