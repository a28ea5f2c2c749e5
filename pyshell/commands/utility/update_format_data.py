"""Update-FormatData."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.ps1xml_files import data_files
from pyshell.values.exceptions import RuntimeException


@cmdlet(
    "Update",
    "FormatData",
    module="Microsoft.PowerShell.Utility",
    default_set="FileSet",
    should_process=True,
    confirm_impact="Low",
)
class UpdateFormatDataCommand(Cmdlet):
    """Loads format views from files."""

    append_path: list[str] | None = parameter(
        "string[]",
        position=0,
        pipeline=True,
        by_name=True,
        aliases=(
            "PSPath",
            "Path",
        ),
        validate=(ValidateNotNullAttribute(),),
    )
    prepend_path: list[str] | None = parameter("string[]", validate=(ValidateNotNullAttribute(),))

    def process(self) -> None:
        from pyshell.formatting.ps1xml import FormatFileError, FormatFileReader
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        block = find_type("scriptblock")
        assert block is not None
        database = self.context.formatter.database
        for names, first in ((reversed(self.prepend_path or []), True), (self.append_path or [], False)):
            for name in names:
                for path in data_files(self, name):
                    if not self.should_process(f"FileName: {path}", "Update FormatData"):
                        continue
                    try:
                        database.add(FormatFileReader(path, lambda text: convert(text, block)).read(), first)
                    except FormatFileError as error:
                        self.error(RuntimeException(str(error)), "FormatXmlUpdateException", "InvalidOperation")
