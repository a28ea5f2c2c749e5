"""Finding the type of a full name that is not loaded yet: in the .NET families or in the recorded reflection data."""

from __future__ import annotations

from pyshell.values import metadata, pstype

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.values.pstype import PSType


def load_type(full_name: str) -> PSType | None:
    """The type called `full_name` (any case), made on first demand; None when there is no such type."""
    folded = full_name.lower()
    from pyshell.values.clr.index import MODULES

    module = MODULES.get(folded)
    if module is not None:
        from importlib import import_module

        for made in list(vars(import_module("pyshell.values." + module)).values()):
            if isinstance(made, type) and "net_name" in made.__dict__:
                pstype.type_of_class(made)
        found = pstype._BY_NAME.get(folded)
        if found is not None:
            return found
    if folded.endswith("exception"):
        from pyshell.values.exceptions import exception_class

        exception = exception_class(folded)
        if exception is not None:
            return pstype.type_of_class(exception)
    if folded.startswith(_LANGUAGE):
        syntax = _syntax_class(folded[len(_LANGUAGE) :])
        if syntax is not None:
            return pstype.type_of_class(syntax)
    exact = metadata.exact_name(folded)
    if exact is None:
        return None
    record = metadata.record(exact)
    if record.get("isEnum"):
        from pyshell.values.enums import make_enum

        names = {name: int(value) for name, value in record["values"].items()}
        return make_enum(exact, names, flags=bool(record.get("flags"))).pstype
    is_interface = bool(record.get("isInterface"))
    found = pstype.PSType(exact, is_value_type=bool(record.get("isValue")), is_interface=is_interface)
    return pstype.register_type(found)


_LANGUAGE = "system.management.automation.language."


def _syntax_class(folded: str) -> type | None:
    """The parser's class of a name: its nodes and tokens are the .NET types' instances."""
    from pyshell.language import errors, nodes, tokens

    for module in (nodes, tokens, errors):
        for name, found in vars(module).items():
            if name.lower() == folded and isinstance(found, type):
                return found
    return None
