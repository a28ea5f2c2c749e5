"""Update-List."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.values import exceptions
from pyshell.values.collections import Hashtable
from pyshell.values.exceptions import NetException
from pyshell.values.members import get_member, invoke_member
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GIVEN = (ValidateNotNullOrEmptyAttribute(),)


@cmdlet("Update", "List", module="Microsoft.PowerShell.Utility", default_set="AddRemoveSet")
class UpdateListCommand(Cmdlet):
    """Adds to a list that a property holds, takes from it, or replaces what is in it.

    Without a property it gives a hashtable of the changes.
    """

    _updated = False

    add: list[Any] | None = parameter("System.Object[]", In("AddRemoveSet"), validate=_GIVEN, help="What to add.")
    remove: list[Any] | None = parameter(
        "System.Object[]", In("AddRemoveSet"), validate=_GIVEN, help="What to take out."
    )
    replace: list[Any] | None = parameter(
        "System.Object[]", In("ReplaceSet", mandatory=True), validate=_GIVEN, help="What the list will hold."
    )
    input_object: Any = parameter("psobject", pipeline=True, validate=_GIVEN, help="The objects that hold lists.")
    property_: str | None = parameter(
        "string", position=0, validate=_GIVEN, help="The property that holds the list.", name="Property"
    )

    examples = (
        Example(
            "Change a list inside an object",
            "$o = [pscustomobject]@{ L = [Collections.ArrayList](1, 2) }; ($o | Update-List L -Add 3 -Remove 1).L",
            "Gives 2 and 3.",
        ),
    )

    def process(self) -> None:
        if self.property_ is None or "InputObject" not in self.bound:
            return
        self._updated = True
        values = base_of(get_member(self.input_object, self.property_))
        if values is None:
            message = f'The input object does not have the property "{self.property_}".'
            self.error(exceptions.PSArgumentException(message), "MemberDoesntExist", "InvalidOperation")
            return
        try:
            if self.replace is not None:
                invoke_member(values, "Clear", [])
            for each in self.replace or self.add or ():
                invoke_member(values, "Add", [each])
            for each in self.remove or ():
                invoke_member(values, "Remove", [each])
        except NetException as error:
            self.error(error, "ApplyFailed", "InvalidOperation")
            return
        self.write(self.input_object)

    def end(self) -> None:
        if self.property_ is None:
            changes = Hashtable()
            for name, values in (("Add", self.add), ("Remove", self.remove), ("Replace", self.replace)):
                if values is not None:
                    changes[name] = values
            self.write(changes)
        elif not self._updated:
            error = exceptions.PSArgumentException("The InputObject parameter is missing, which -Property needs.")
            self.throw(error, "MissingInputObjectParameter", "InvalidOperation")
