"""Reading a type name: accelerators, namespaces, generic arguments, array ranks, assembly-qualified names."""

from __future__ import annotations

from pyshell.values import pstype
from pyshell.values.accelerators import ACCELERATORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyshell.values.pstype import PSType


def resolve(name: str, namespaces: Iterable[str] = ()) -> PSType | None:
    """The type a name means, or None. The part of an assembly-qualified name after the type is ignored."""
    reader = _Reader(name.strip(), tuple(namespaces))
    found = reader.read()
    return found if reader.at_end() else None


class _Reader:
    def __init__(self, text: str, namespaces: tuple[str, ...]) -> None:
        self.text = text
        self.position = 0
        self.namespaces = namespaces

    def at_end(self) -> bool:
        rest = self.text[self.position :].lstrip()
        return not rest or rest.startswith(",")

    def _peek(self) -> str:
        while self.position < len(self.text) and self.text[self.position] == " ":
            self.position += 1
        return self.text[self.position] if self.position < len(self.text) else ""

    def read(self) -> PSType | None:
        self._peek()
        start = self.position
        while self.position < len(self.text) and self.text[self.position] not in "[],":
            self.position += 1
        name = self.text[start : self.position].strip()
        if not name:
            return None
        found: PSType | None = None
        if self._peek() == "[" and self._is_generic():
            found = self._closed(name)
        else:
            found = self._plain(name)
        while found is not None and self._peek() == "[":
            end = self.text.find("]", self.position)
            inner = self.text[self.position + 1 : end].replace(" ", "")
            if end < 0 or inner.strip(","):
                return None
            self.position = end + 1
            found = pstype.array_of(found, len(inner) + 1)
        return found

    def _is_generic(self) -> bool:
        rest = self.text[self.position + 1 :].lstrip()
        return bool(rest) and rest[0] not in ",]"

    def _closed(self, name: str) -> PSType | None:
        self.position += 1
        arguments: list[PSType] = []
        while True:
            bracketed = self._peek() == "["
            if bracketed:
                self.position += 1
            argument = self.read()
            if argument is None:
                return None
            if bracketed:
                end = self.text.find("]", self.position)
                if end < 0:
                    return None
                self.position = end + 1
            arguments.append(argument)
            mark = self._peek()
            self.position += 1
            if mark == "]":
                break
            if mark != ",":
                return None
        bare = name.partition("`")[0]
        definition = self._plain(f"{bare}`{len(arguments)}")
        if definition is None:
            return None
        if definition.full_name == "System.Nullable`1":
            return pstype.close_generic(definition, tuple(arguments))
        return pstype.close_generic(definition, tuple(arguments))

    def _plain(self, name: str) -> PSType | None:
        folded = name.lower()
        if pstype.script_types is not None:
            own = pstype.script_types(folded)
            if own is not None:
                return own
        found = pstype._BY_NAME.get(folded)
        if found is not None:
            return found
        full = ACCELERATORS.get(folded)
        if full is not None:
            return _known(full)
        found = _known(name) or _known("System." + name)
        if found is None:
            for namespace in self.namespaces:
                found = _known(f"{namespace}.{name}")
                if found is not None:
                    break
        return found


def _known(full_name: str) -> PSType | None:
    found = pstype._BY_NAME.get(full_name.lower())
    if found is not None:
        return found
    from pyshell.values import loader

    return loader.load_type(full_name)
