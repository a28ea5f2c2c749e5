"""Import-LocalizedData."""

from __future__ import annotations

import os

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.runtime.modules import read_data_file
from pyshell.values.convert import to_string
from pyshell.values.exceptions import PSInvalidOperationException


@cmdlet("Import", "LocalizedData", module="Microsoft.PowerShell.Utility")
class ImportLocalizedDataCommand(Cmdlet):
    """Reads the texts of a script from the data file of the user's language."""

    binding_variable: str | None = parameter(
        "string", position=0, aliases=("Variable",), help="The variable that takes the table."
    )
    ui_culture: str | None = parameter("string", position=1, name="UICulture", help="A culture such as de-DE.")
    base_directory: str | None = parameter("string", help="The folder that holds the culture folders.")
    file_name: str | None = parameter("string", help="The data file's name; the script's own name by default.")
    supported_command: list[str] | None = parameter("string[]", help="Commands that the data file may use.")

    def process(self) -> None:
        frame = self.runtime.scope.frame
        file = frame.block.code.source.file if frame is not None and frame.block is not None else None
        given = self.base_directory or (os.path.dirname(file) if file else None)
        if given is None:
            self.throw(
                PSInvalidOperationException("The FileName parameter is needed outside a script file."),
                "NotCalledFromAScriptFile",
            )
        given = str(given)
        folder = self.context.file_path(given) or given
        name = self.file_name or (os.path.splitext(os.path.basename(file or ""))[0])
        name = name if name.lower().endswith(".psd1") else name + ".psd1"
        culture = self.ui_culture or to_string(self.context.scope.get("PSUICulture"))
        places = []
        while culture:
            places.append(os.path.join(folder, culture, name))
            culture = culture.rpartition("-")[0]
        places.append(os.path.join(folder, name))
        for place in places:
            if os.path.isfile(place):
                table = read_data_file(self.context, place)
                if self.binding_variable:
                    self.runtime.scope.set(self.binding_variable, table)
                else:
                    self.write(table)
                return
        self.error(
            PSInvalidOperationException(
                f"Cannot find the PowerShell data file '{name}' in directory '{os.path.dirname(places[0])}', or in "
                "any parent culture directories."
            ),
            "ImportLocalizedData",
            "ObjectNotFound",
            os.path.dirname(places[0]),
        )
