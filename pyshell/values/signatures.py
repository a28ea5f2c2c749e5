"""Method signatures as PowerShell prints them (`int IndexOf(string value, int startIndex)`), read into overloads."""

from __future__ import annotations

from pyshell.values.pstype import OBJECT, PSType, find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

REQUIRED: Any = object()


class Parameter:
    """One parameter: `type` is None when pyshell has no such type (the overload then never matches)."""

    __slots__ = ("name", "type", "type_text", "by_ref", "is_params", "default", "is_open")

    def __init__(self, text: str, generics: tuple[str, ...]) -> None:
        self.default: Any = REQUIRED
        head, equals, default = text.partition(" = ")
        if equals:
            self.default = _default(default.strip())
        elif head.endswith(" ="):
            head, self.default = head[:-2], None
        self.by_ref = self.is_params = False
        for mark in ("[ref] ", "[out] ", "[in] "):
            if head.startswith(mark):
                self.by_ref = mark != "[in] "
                head = head[len(mark) :]
        if head[:7].lower() == "params ":
            self.is_params = True
            head = head[7:]
        self.type_text, _, self.name = head.strip().rpartition(" ")
        if not self.type_text:
            self.type_text, self.name = self.name, ""
        self.type = _resolve(self.type_text, generics)
        # An IEnumerable[T] of a generic method takes any closed type of that definition.
        self.is_open = (
            bool(generics)
            and self.type is not None
            and (self.type.generic_definition is not None or self.type.rank == 1)
            and any(name in self.type_text for name in generics)
        )
        if type(self.default) is str and self.type is not None and self.type.is_enum:
            enum_class = self.type.pyclass
            number = self.type.enum_names.get(self.default.rpartition(".")[2])
            self.default = None if number is None or enum_class is None else enum_class(number)
        if self.default is None and self.type is not None and self.type.is_value_type and self.type.pyclass is not None:
            self.default = None


def _default(text: str) -> Any:
    if text in ("null", "default", ""):
        return None
    if text in ("True", "False"):
        return text == "True"
    if text.lstrip("-").isdecimal():
        return int(text)
    return text


def _resolve(text: str, generics: tuple[str, ...]) -> PSType | None:
    if text in generics:
        return OBJECT
    if "Span[" in text or "Memory[" in text or "*" in text or "InterpolatedStringHandler" in text:
        return None
    for name in generics:
        if name in text:
            bare = text.replace("[]", "")
            if bare in generics:
                from pyshell.values.pstype import OBJECT_ARRAY

                return OBJECT_ARRAY
            text = _substitute(text, name)
    return find_type(text)


def _substitute(text: str, name: str) -> str:
    out, word = [], ""
    for character in text + "\0":
        if character.isalnum() or character in "_.`+":
            word += character
            continue
        out.append("System.Object" if word == name else word)
        out.append(character)
        word = ""
    return "".join(out)[:-1]


class Overload:
    """One signature of a method or constructor."""

    __slots__ = (
        "text",
        "name",
        "return_text",
        "parameters",
        "is_static",
        "generics",
        "required",
        "has_params",
        "usable",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_static = text.startswith("static ")
        head = text[7:] if self.is_static else text
        opening = _parameter_list(head)
        before = head[:opening].rstrip()
        self.generics: tuple[str, ...] = ()
        if before.endswith("]") and "[" in before:
            start = before.rfind("[")
            depth_start = _matching(before)
            if depth_start > before.rfind(" ", 0, depth_start) >= 0 or start == depth_start:
                self.generics = tuple(part.strip() for part in before[depth_start + 1 : -1].split(","))
                before = before[:depth_start]
        self.return_text, _, self.name = before.rpartition(" ")
        inner = head[opening + 1 : -1]
        if not self.generics:
            self.generics = _undeclared(inner)
        self.parameters = [Parameter(part, self.generics) for part in _split(inner)]
        self.has_params = bool(self.parameters) and self.parameters[-1].is_params
        self.required = sum(1 for each in self.parameters if each.default is REQUIRED and not each.is_params)
        self.usable = all(each.type is not None for each in self.parameters)


def _undeclared(text: str) -> tuple[str, ...]:
    """Type parameters of an instance method, which the record leaves out: words like T and TResult."""
    if "T" not in text:
        return ()
    found: list[str] = []
    word = ""
    for character in text + " ":
        if character.isalnum() or character in "_.`+":
            word += character
            continue
        if word[:1] == "T" and (len(word) == 1 or word[1].isupper()) and "." not in word and word not in found:
            found.append(word)
        word = ""
    return tuple(found)


def _matching(text: str) -> int:
    """Index of the bracket that the final `]` closes."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] == "]":
            depth += 1
        elif text[index] == "[":
            depth -= 1
            if depth == 0:
                return index
    return -1


def _parameter_list(text: str) -> int:
    """Index of the parenthesis that opens the parameter list."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] == ")":
            depth += 1
        elif text[index] == "(":
            depth -= 1
            if depth == 0:
                return index
    return len(text)


def _split(text: str) -> list[str]:
    parts: list[str] = []
    depth, start = 0, 0
    for index, character in enumerate(text):
        if character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(text[start:index].strip())
            start = index + 1
    if text.strip():
        parts.append(text[start:].strip())
    # the default value of a flags enum has commas of its own: a piece without a name belongs to the one before
    joined: list[str] = []
    for part in parts:
        if joined and " = " in joined[-1] and " " not in part:
            joined[-1] += ", " + part
        else:
            joined.append(part)
    return joined


_PARSED: dict[str, Overload] = {}


def parse(text: str) -> Overload:
    """The overload a signature text describes."""
    found = _PARSED.get(text)
    if found is None:
        found = _PARSED[text] = Overload(text)
    return found
