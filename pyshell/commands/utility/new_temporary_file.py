"""New-TemporaryFile."""

from __future__ import annotations

import os
import tempfile

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet


@cmdlet(
    "New", "TemporaryFile", module="Microsoft.PowerShell.Utility", should_process=True, output=("System.IO.FileInfo",)
)
class NewTemporaryFileCommand(Cmdlet):
    """Makes an empty file in the folder for temporary files."""

    examples = (
        Example("A file to write to", "$f = New-TemporaryFile; Set-Content $f 'x'; Remove-Item $f", "It is yours."),
    )

    def end(self) -> None:
        folder = tempfile.gettempdir()
        if not self.should_process(folder):
            return
        handle, path = tempfile.mkstemp(".tmp", "tmp", folder)
        os.close(handle)
        from pyshell.values.members import new_object
        from pyshell.values.pstype import find_type

        kind = find_type("System.IO.FileInfo")
        assert kind is not None
        self.write(new_object(kind, [path]))
