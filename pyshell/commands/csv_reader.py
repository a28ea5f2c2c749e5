"""CSV text → objects."""

from __future__ import annotations

import re

from pyshell.values.exceptions import ExtendedTypeSystemException
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")
UNNAMED = (
    'One or more headers were not specified. Default names starting with "H" have been used in place of any '
    "missing headers."
)


class CsvReader:
    """Reads texts of one table. Header and type name found in one text hold for those after it."""

    def __init__(self, delimiter: str, header: list[str] | None) -> None:
        self.delimiter = delimiter
        self.header = header
        self.type_name: str | None = None
        self.unnamed = False
        mark = re.escape(delimiter)
        blank = "".join(c for c in " \t" if c != delimiter)
        self._blank = blank
        self._token = re.compile(
            rf'[{blank}]*(?:"((?:[^"]|"")*)(?:"|\Z))?([^{mark}\r\n]*)(?:({mark})|(\r\n|\r|\n)|\Z)'
            if delimiter != '"'
            else rf"[{blank}]*()?([^{mark}\r\n]*)(?:({mark})|(\r\n|\r|\n)|\Z)"
        )

    def read(self, text: str) -> Iterator[PSObject]:
        """The records of a text. Raises ExtendedTypeSystemException for a header with the same name twice."""
        if self.type_name is None and text.startswith("#"):
            match = _LINE_END.search(text)
            line, text = (text, "") if match is None else (text[: match.start()], text[match.end() :])
            if line[:5].lower() == "#type":
                self.type_name = line[5:].strip() or None
        records = self._records(text)
        if self.header is None:
            self._read_header(records)
        if self.header is None:
            return
        self._check(self.header)
        names, defaulted = self._names()
        if defaulted:
            self.unnamed = True
        count = len(names)
        type_names = [self.type_name, "CSV:" + self.type_name] if self.type_name else None
        for values in records:
            if len(values) == 1 and not values[0]:
                continue
            if len(values) < count:
                values += [None] * (count - len(values))  # type: ignore[list-item]
            record = PSObject(notes=dict(zip(names, values)))
            if type_names is not None:
                record.type_names = list(type_names)
            yield record

    def _read_header(self, records: Iterator[list[str]]) -> None:
        for values in records:
            while len(values) > 1 and values[-1] == "":
                values.pop()
            if values and values[0].startswith("#Fields: "):
                values[0] = values[0][9:]
            elif values and values[0].startswith("#"):
                continue
            self.header = values
            return

    @staticmethod
    def _check(header: list[str]) -> None:
        seen: set[str] = set()
        for name in header:
            if name:
                if name.lower() in seen:
                    raise ExtendedTypeSystemException(f'The member "{name}" is already present.')
                seen.add(name.lower())

    def _names(self) -> tuple[list[str], bool]:
        names: list[str] = []
        count = 0
        for name in self.header or ():
            if not name:
                count += 1
                name = f"H{count}"
            names.append(name)
        return names, bool(count)

    def _records(self, text: str) -> Iterator[list[str]]:
        """Records as fields; a blank line is one empty field."""
        if '"' in text:
            yield from self._quoted(text)
            return
        delimiter, blank = self.delimiter, self._blank
        lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
        ended = lines[-1] == ""
        if ended:
            lines.pop()
        last = len(lines) - 1
        plain = not any(c in text for c in blank)
        for place, line in enumerate(lines):
            values = line.split(delimiter)
            if not plain:
                values = [self._unquoted(v.lstrip(blank)) for v in values]
            if place == last and not ended and values[-1] == "":
                values.pop()
                if not values:
                    return
            yield values

    def _unquoted(self, field: str) -> str:
        """A field without quotes around it: of blanks at its end one stays, as PowerShell reads them."""
        for place, c in enumerate(field):
            if c == '"':
                break
            if c in self._blank:
                return field[: place + 1] if not field[place:].strip(" \t") else field
        return field

    def _quoted(self, text: str) -> Iterator[list[str]]:
        token = self._token
        at, end = 0, len(text)
        values: list[str] = []
        while at < end:
            match = token.match(text, at)
            assert match is not None
            quoted, rest, delimiter, line_end = match.groups()
            at = match.end()
            if quoted is None:
                field = self._unquoted(rest)
            else:
                field = quoted.replace('""', '"')
                if rest.strip(" \t"):
                    field += rest
            if delimiter is None and line_end is None:
                if field or quoted is not None and text[end - 1] == '"':
                    values.append(field)
                break
            values.append(field)
            if line_end is not None:
                yield values
                values = []
        if values:
            yield values
