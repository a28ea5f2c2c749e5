"""Get-UICulture."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet
from pyshell.values.members import get_static
from pyshell.values.pstype import find_type


@cmdlet("Get", "UICulture", module="Microsoft.PowerShell.Utility", output=("System.Globalization.CultureInfo",))
class GetUICultureCommand(Cmdlet):
    """Gives the culture of texts."""

    def process(self) -> None:
        culture = find_type("System.Globalization.CultureInfo")
        assert culture is not None
        self.write(get_static(culture, "CurrentUICulture"))
