"""Unblock-File."""

from __future__ import annotations

import os
import sys

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.values import exceptions
from pyshell.values.exceptions import NetException

_MARK = "com.apple.quarantine"


@cmdlet("Unblock", "File", module="Microsoft.PowerShell.Utility", default_set="ByPath", should_process=True)
class UnblockFileCommand(Cmdlet):
    """Takes the mark off files that macOS puts on what was downloaded; other Unix systems have no such mark."""

    path: list[str] | None = parameter(
        "string[]", In("ByPath", mandatory=True, position=0), help="The files.", wildcards=True
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The files, without wildcards.",
    )

    examples = (
        Example(
            "Unblock a script",
            "Set-Content s.ps1 1; try { Unblock-File s.ps1 } catch { $_.Exception.Message }",
            "An error where the system marks no files.",
        ),
    )

    def process(self) -> None:
        if sys.platform != "darwin":
            error = exceptions.PlatformNotSupportedException("The cmdlet does not support Linux.")
            self.throw(error, "LinuxNotSupported", "NotImplemented")
        session = self.context.session
        literal = self.set_name == "ByLiteralPath"
        for name in (self.literal_path if literal else self.path) or ():
            try:
                places = [session.place(name)] if literal else session.resolve(name, False, True)
            except NetException as problem:
                self.error(problem)
                continue
            for place in places:
                if self.should_process(place.path):
                    self._unblock(place.path)

    def _unblock(self, path: str) -> None:
        import subprocess

        if not os.path.exists(path):
            missing = exceptions.FileNotFoundException(f"Could not find file '{path}'.")
            self.error(missing, "FileNotFound", "ObjectNotFound", path)
            return
        subprocess.run(["xattr", "-d", _MARK, path], check=False, capture_output=True)
