"""Get-Culture."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.values.members import get_static
from pyshell.values.pstype import find_type


@cmdlet(
    "Get",
    "Culture",
    module="Microsoft.PowerShell.Utility",
    default_set="CurrentCulture",
    output=("System.Globalization.CultureInfo",),
)
class GetCultureCommand(Cmdlet):
    """Gives the culture of formats."""

    name: list[str] | None = parameter(
        "string[]",
        In("Name", position=0, pipeline=True),
        validate=(ValidateNotNullAttribute(),),
    )
    no_user_overrides: bool = parameter("switch", In("CurrentCulture"), In("Name"))
    list_available: bool = parameter("switch", In("ListAvailable"))

    def process(self) -> None:
        culture = find_type("System.Globalization.CultureInfo")
        assert culture is not None
        if self.set_name == "Name":
            from pyshell.values.exceptions import NetException
            from pyshell.values.members import new_object

            for name in self.name or ():
                try:
                    self.write(new_object(culture, [name]))
                except NetException as error:
                    self.error(error, "ItemNotFoundException", "ObjectNotFound", name)
            return
        if self.set_name == "ListAvailable":
            from pyshell.values.members import invoke_static

            self.write_all(invoke_static(culture, "GetCultures", ["AllCultures"]))
            return
        self.write(get_static(culture, "CurrentCulture"))
