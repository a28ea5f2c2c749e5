"""Import-Clixml."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.binding.common import PagingParameters
from pyshell.commands.text_files import resolved_file
from pyshell.remoting.ps_serializer import read_document
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Import", "Clixml", module="Microsoft.PowerShell.Utility", default_set="ByPath", paging=True)
class ImportClixmlCommand(Cmdlet):
    """Makes objects of files that `Export-Clixml` wrote."""

    path: list[str] = parameter(
        "string[]", In("ByPath", mandatory=True, position=0, pipeline=True, by_name=True), help="The files."
    )
    literal_path: list[str] = parameter(
        "string[]",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The files, without wildcards.",
    )

    examples = (
        Example(
            "Read objects back",
            "1, 'two' | Export-Clixml values.xml; Import-Clixml values.xml",
            "Simple values come back as what they were.",
        ),
    )

    def process(self) -> None:
        literal = self.set_name == "ByLiteralPath"
        for path in self.literal_path if literal else self.path:
            file = resolved_file(self, path, literal, True)
            try:
                with open(file, "rb") as stream:
                    data = stream.read()
            except OSError as problem:
                from pyshell.values.clr.io import net_error

                self.throw(net_error(problem, file), "FileOpenFailure", "OpenError", file)
                return
            try:
                values = read_document(data)
            except NetException as error:
                self.throw(error, error.net_name, "NotSpecified")
                return
            self._page(values)

    def _page(self, values: list[Any]) -> None:
        """-First, -Skip and -IncludeTotalCount."""
        paging = PagingParameters(self.bound)
        if paging.include_total_count:
            self.write(paging.NewTotalCount(0, 0.0))
        self.write_all(paging.page(values))
