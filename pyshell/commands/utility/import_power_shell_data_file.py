"""Import-PowerShellDataFile."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.data_files import read_restricted
from pyshell.values.exceptions import NetException


@cmdlet("Import", "PowerShellDataFile", module="Microsoft.PowerShell.Utility", default_set="ByPath")
class ImportPowerShellDataFileCommand(Cmdlet):
    """Reads the hashtable of a .psd1 file without running code."""

    path: list[str] | None = parameter(
        "string[]",
        In("ByPath", mandatory=True, position=0),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
        help="Files.",
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        help="Files, taken as written.",
    )
    skip_limit_check: bool = parameter("switch", help="No limit on the number of keys.")

    examples = (
        Example(
            "Read settings",
            'Set-Content s.psd1 "@{ Port = 80 }"; (Import-PowerShellDataFile ./s.psd1).Port',
            "The value of a key.",
        ),
    )

    def process(self) -> None:
        for given in self.path or self.literal_path or ():
            try:
                session = self.context.session
                places = [session.place(given)] if self.literal_path else session.resolve(given, False, True)
            except NetException as error:
                self.error(error)
                continue
            for place in places:
                self.write(read_restricted(self, place.path))
