"""New-Object."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values.exceptions import NetException, PSArgumentException
from pyshell.values.members import new_object, set_member
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("New", "Object", module="Microsoft.PowerShell.Utility", default_set="Net")
class NewObjectCommand(Cmdlet):
    """Makes an instance of a .NET type."""

    type_name: str | None = parameter("string", In("Net", mandatory=True, position=0))
    argument_list: Any = parameter("System.Object[]", In("Net", position=1), aliases=("Args",))
    strict: bool = parameter("switch", In("Com"))
    property: Any = parameter("System.Collections.IDictionary")

    def process(self) -> None:
        name = self.type_name or ""
        found = find_type(name, ("System",))
        if found is None:
            message = f"Cannot find type [{name}]: verify that the assembly containing this type is loaded."
            self.throw(PSArgumentException(message), "TypeNotFound", "InvalidType")
        assert found is not None
        arguments = list(self.argument_list or ())
        try:
            made = new_object(found, arguments)
        except NetException as error:
            inner = error.inner if isinstance(error.inner, NetException) else error
            if (
                error.error_id == "MethodCountCouldNotFindBest"
                or "constructor" in error.message.lower()
                and not arguments
            ):
                message = (
                    f"A constructor was not found. Cannot find an appropriate constructor for type {found.clr_name}."
                )
                self.throw(PSArgumentException(message), "CannotFindAppropriateCtor", "ObjectNotFound")
            from pyshell.values.exceptions import MethodInvocationException

            wrapped = (
                error
                if isinstance(error, MethodInvocationException)
                else MethodInvocationException(error.message, inner)
            )
            self.throw(wrapped, "ConstructorInvokedThrowException", "InvalidOperation", None)
        if self.property is not None:
            for key, value in objects.dictionary_items(self.property):
                text = objects.to_text(key)
                try:
                    if objects.get_property_name(made, text) is None and type(made).__name__ == "PSObject":
                        made.notes[text] = value
                    else:
                        set_member(made, text, value)
                except NetException as error:
                    self.throw(_property_error(text, made, error))
        self.write(made)


def _property_error(name: str, target: Any, error: NetException) -> Any:
    from pyshell.values.errors import ErrorRecord
    from pyshell.values.exceptions import InvalidOperationException

    message = (
        f'The member "{name}" was not found for the specified .NET object.'
        if error.error_id == "PropertyNotFound"
        else error.message
    )
    return ErrorRecord(InvalidOperationException(message), "InvalidOperationException", "InvalidOperation", None)
