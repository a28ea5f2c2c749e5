"""Objects → lines of CSV; what ConvertTo-Csv and Export-Csv share."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet
from pyshell.formatting import objects
from pyshell.values.collections import Dictionary
from pyshell.values.exceptions import InvalidOperationException, NetException
from pyshell.values.members import get_member, type_names_of
from pyshell.values.psobject import PSObject, base_of
from pyshell.values.text import net_string, to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ALWAYS, AS_NEEDED, NEVER = "Always", "AsNeeded", "Never"


class CsvLines:
    """Turns objects into lines: which fields are quoted, and by what they are separated."""

    def __init__(self, delimiter: str, use_quotes: str, quote_fields: list[str] | None) -> None:
        self.delimiter = delimiter
        self._kind = use_quotes
        self._fields = None if quote_fields is None else {name.lower() for name in quote_fields}

    def _quoted(self, name: str, text: str) -> str:
        if self._fields is not None:
            quote = name.lower() in self._fields
        elif self._kind == ALWAYS:
            quote = True
        else:
            quote = self._kind == AS_NEEDED and any(c in text for c in (self.delimiter, "\n", '"'))
        return '"' + text.replace('"', '""') + '"' if quote else text

    def header(self, names: list[str]) -> str:
        return self.delimiter.join(self._quoted(name, name) for name in names)

    def row(self, value: Any, names: list[str]) -> str:
        """An object's line: nothing for null and for what cannot be read."""
        fields: list[str] = []
        base = base_of(value)
        for name in names:
            try:
                if isinstance(base, Dictionary) and name in base:
                    found = base[name]
                else:
                    found = get_member(value, name)
            except NetException:
                found = None
            fields.append("" if found is None else self._quoted(name, _text(found)))
        return self.delimiter.join(fields)


def _text(value: Any) -> str:
    return value if type(value) is str else net_string(value)


def columns_of(value: Any) -> list[str]:
    """The names of the columns that an object asks for."""
    base = base_of(value)
    if isinstance(base, Dictionary):
        names = [to_string(key) for key in base.keys()]
        if type(value) is PSObject and value.notes:
            names += list(value.notes)
        return names
    return objects.property_names(value)


def type_line(value: Any) -> str:
    names = type_names_of(value)
    if not names:
        return "#TYPE"
    name = names[0]
    return "#TYPE " + (name[4:] if name[:4].upper() == "CSV:" else name)


def delimiter_of(cmdlet: Cmdlet) -> str:
    """The delimiter that -Delimiter or -UseCulture asks for."""
    given = getattr(cmdlet, "delimiter", None)
    if getattr(cmdlet, "use_culture", False):
        from pyshell.values.culture import current

        return str(getattr(current(), "list_separator", ","))[0]
    return str(objects.to_text(given)) if given is not None and "Delimiter" in cmdlet.bound else ","


class CsvWritingCmdlet(Cmdlet):
    """Checks the parameters and makes the lines; subclasses say where they go."""

    quote_fields: Any
    use_quotes: Any
    no_header: Any
    include_type_information: Any
    input_object: Any

    def begin(self) -> None:
        if "QuoteFields" in self.bound and "UseQuotes" in self.bound:
            message = "You must specify either the -UseQuotes or -QuoteFields parameters, but not both."
            self.throw(InvalidOperationException(message), "CannotSpecifyQuoteFieldsAndUseQuotes", "InvalidData")
        kind = objects.to_text(self.use_quotes) if self.use_quotes is not None else ALWAYS
        self._lines = CsvLines(delimiter_of(self), kind, self.quote_fields)
        self._names: list[str] | None = None

    def line(self, text: str) -> None:
        raise NotImplementedError

    def start(self, value: Any, names: list[str]) -> list[str]:
        """Write what comes before the first object's line; returns the columns to write."""
        if not self.no_header:
            if self.include_type_information:
                self.line(type_line(value))
            self.line(self._lines.header(names))
        return names

    def process(self) -> None:
        value = self.input_object
        if value is None:
            return
        if self._names is None:
            self._names = self.start(value, columns_of(value))
        self.line(self._lines.row(value, self._names))
