"""Export-Clixml."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.text_files import TextFileWriter
from pyshell.remoting.clixml import export_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Export", "Clixml", module="Microsoft.PowerShell.Utility", default_set="ByPath", should_process=True)
class ExportClixmlCommand(Cmdlet):
    """Writes objects into an XML file that `Import-Clixml` makes objects of again."""

    depth: int = parameter("int", validate=(ValidateRangeAttribute(1, 2147483647),), help="How deep objects are kept.")
    path: str = parameter("string", In("ByPath", mandatory=True, position=0), help="The file.")
    literal_path: str = parameter(
        "string", In("ByLiteralPath", mandatory=True), aliases=("PSPath", "LP"), help="The file, without wildcards."
    )
    input_object: Any = parameter("psobject", mandatory=True, pipeline=True, help="The objects.")
    force: bool = parameter("switch", help="Write over a read-only file.")
    no_clobber: bool = parameter("switch", aliases=("NoOverwrite",), help="Leave a file that exists as it is.")
    encoding: Any = parameter(
        "System.Text.Encoding",
        validate=(EncodingTransformation(), ValidateNotNullOrEmptyAttribute()),
        help="The file's encoding, UTF-8 by default.",
    )

    examples = (
        Example(
            "Keep objects in a file",
            "Get-Item / | Export-Clixml item.xml; (Import-Clixml item.xml).FullName",
            "What is read back has the properties that the object had.",
        ),
    )

    def begin(self) -> None:
        self._values: list[Any] = []

    def process(self) -> None:
        self._values.append(self.input_object)

    def end(self) -> None:
        literal = self.set_name == "ByLiteralPath"
        path = self.literal_path if literal else self.path
        if not self.should_process(path):
            return
        depth = self.depth if "Depth" in self.bound else 2
        file = TextFileWriter(self, path, self.encoding, literal, False, bool(self.force), bool(self.no_clobber))
        file.write(export_document(self._values, depth))
        file.close()
