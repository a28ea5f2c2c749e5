""".NET regular expressions on the `regex` library: patterns are translated, groups numbered as .NET numbers them."""

from __future__ import annotations

from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

IGNORE_CASE, MULTILINE, EXPLICIT_CAPTURE, COMPILED, SINGLELINE, IGNORE_WHITESPACE, RIGHT_TO_LEFT = (
    1,
    2,
    4,
    8,
    16,
    32,
    64,
)
ECMASCRIPT, CULTURE_INVARIANT, NON_BACKTRACKING = 256, 512, 1024
_CLASS_SPECIAL = set("\\]^-[&~|")


def parse_error(pattern: str, offset: int, message: str) -> NetException:
    from pyshell.values import exceptions

    error: NetException = exceptions.RegexParseException(f"Invalid pattern '{pattern}' at offset {offset}. {message}")
    return error


class Translator:
    """One pass over a .NET pattern. Raises RegexParseException."""

    def __init__(self, pattern: str, options: int) -> None:
        self.pattern = pattern
        self.position = 0
        self.out: list[str] = []
        # engine groups in order: a name, or None for an unnamed one
        self.groups: list[str | None] = []
        self.needs_set_operations = False
        self.balancing = False
        self.option_stack: list[tuple[bool, bool]] = []
        self.extended = bool(options & IGNORE_WHITESPACE)
        self.explicit = bool(options & EXPLICIT_CAPTURE)
        self.ecma = bool(options & ECMASCRIPT)
        self.open_groups: list[int] = []
        self.references: list[tuple[str, int]] = []
        # index in `out` where the last quantifiable item begins; -1 when there is none
        self.last_item = -1
        self.quantified = False

    def error(self, message: str, offset: int | None = None) -> NetException:
        return parse_error(self.pattern, self.position if offset is None else offset, message)

    def run(self) -> str:
        pattern, size = self.pattern, len(self.pattern)
        while self.position < size:
            character = pattern[self.position]
            if character == "\\":
                self._escape()
            elif character == "[":
                self._item(self._set())
            elif character == "(":
                self._group()
            elif character == ")":
                self._close()
            elif character in "*+?" or (character == "{" and self._is_counted()):
                self._quantifier(character)
            elif character == "|":
                self.out.append("|")
                self.last_item, self.quantified = -1, False
                self.position += 1
            elif character in "^$":
                self.position += 1
                self._item("^" if character == "^" else r"(?=\n?\Z)" if not self._multiline else "$")
                if character == "$":
                    self.out[-1] = "$"
            elif character == ".":
                self.position += 1
                self._item(".")
            elif self.extended and character in " \t\n\r\f\v":
                self.position += 1
            elif self.extended and character == "#":
                end = pattern.find("\n", self.position)
                self.position = size if end < 0 else end + 1
            else:
                self.position += 1
                self._item(literal(character))
        if self.open_groups:
            raise self.error("Not enough )'s.", size)
        self._check_references()
        return "".join(self.out)

    _multiline = False

    def _item(self, text: str) -> None:
        self.last_item = len(self.out)
        self.quantified = False
        self.out.append(text)

    def _check_references(self) -> None:
        names = {name for name in self.groups if name is not None}
        numbers = self.numbers()
        for reference, offset in self.references:
            if reference.isdecimal():
                if reference not in names and int(reference) not in numbers and int(reference) != 0:
                    raise self.error(f"Reference to undefined group number {reference}.", offset)
            elif reference not in names:
                raise self.error(f"Reference to undefined group name '{reference}'.", offset)

    def numbers(self) -> dict[int, list[int]]:
        """.NET's group numbers → engine groups: unnamed from the left, then named in order; a numeric name is its
        number.
        """
        result: dict[int, list[int]] = {}
        number = 1
        taken = {int(name) for name in self.groups if name is not None and name.isdecimal()}
        for index, name in enumerate(self.groups, 1):
            if name is None:
                while number in taken:
                    number += 1
                result[number] = [index]
                number += 1
            elif name.isdecimal():
                result.setdefault(int(name), []).append(index)
        return result

    # --- escapes

    def _escape(self) -> None:
        pattern = self.pattern
        start = self.position
        if start + 1 >= len(pattern):
            raise self.error("Illegal \\ at end of pattern.", len(pattern))
        character = pattern[start + 1]
        self.position = start + 2
        if character in "dDwWsS":
            self._item(self._shorthand(character))
        elif character in "bB":
            self._item("\\" + character)
        elif character == "A":
            self._item(r"\A")
        elif character == "Z":
            self._item(r"(?=\n?\Z)")
        elif character == "z":
            self._item(r"\Z")
        elif character == "G":
            self._item(r"\G")
        elif character in "pP":
            self._item(self._property(character))
        elif character == "k":
            self._named_reference()
        elif character.isdecimal() and character != "0":
            self._numbered_reference()
        else:
            self.position = start + 1
            self._item(literal(self._character()))

    def _shorthand(self, character: str) -> str:
        if self.ecma:
            return {"d": "[0-9]", "D": "[^0-9]", "w": "[a-zA-Z0-9_]", "W": "[^a-zA-Z0-9_]"}.get(
                character, "\\" + character
            )
        return "\\" + character

    def _property(self, kind: str) -> str:
        pattern = self.pattern
        if pattern[self.position : self.position + 1] != "{":
            raise self.error("Incomplete \\p{X} character escape.")
        end = pattern.find("}", self.position)
        if end < 0:
            raise self.error("Incomplete \\p{X} character escape.", len(pattern))
        name = pattern[self.position + 1 : end]
        self.position = end + 1
        translated = _PROPERTIES.get(name)
        if translated is None:
            if name.startswith("Is"):
                translated = "InBasic_Latin" if name == "IsBasicLatin" else "In" + name[2:]
            else:
                translated = name
        text = f"\\{kind}{{{translated}}}"
        if not _is_known_property(text):
            raise self.error(f"Unknown property '{name}'.")
        return text

    def _named_reference(self) -> None:
        pattern = self.pattern
        opening = pattern[self.position : self.position + 1]
        closing = {"<": ">", "'": "'", "{": "}"}.get(opening)
        end = pattern.find(closing, self.position + 1) if closing else -1
        if closing is None or end < 0:
            raise self.error("Malformed \\k<...> named back reference.")
        name = pattern[self.position + 1 : end]
        self.position = end + 1
        self.references.append((name, self.position))
        self._item(self._reference(name))

    def _reference(self, name: str) -> str:
        return f"\0{name}\0"

    def _numbered_reference(self) -> None:
        start = self.position - 1
        end = start
        while end < len(self.pattern) and self.pattern[end].isdecimal():
            end += 1
        digits = self.pattern[start:end]
        self.position = end
        if int(digits) >= 10 and int(digits) > len(self.groups) + self.pattern.count("("):
            self.position = start
            self._item(literal(self._character()))
            return
        self.references.append((digits, end))
        self._item(self._reference(digits))

    def _character(self) -> str:
        """One escaped character; the position is on the letter after the backslash."""
        pattern = self.pattern
        character = pattern[self.position]
        self.position += 1
        simple = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}.get(character)
        if simple is not None:
            return simple
        if character in "xu":
            width = 2 if character == "x" else 4
            digits = pattern[self.position : self.position + width]
            if len(digits) < width or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
                raise self.error("Insufficient or invalid hexadecimal digits.", self.position + len(digits))
            self.position += width
            return chr(int(digits, 16))
        if character == "c":
            if self.position >= len(pattern):
                raise self.error("Missing control character.")
            control = pattern[self.position].upper()
            self.position += 1
            if not "@" <= control <= "_":
                raise self.error("Unrecognized control character.")
            return chr(ord(control) - 64)
        if character in "01234567":
            end = self.position
            while end < len(pattern) and end < self.position + 2 and pattern[end] in "01234567":
                end += 1
            digits = pattern[self.position - 1 : end]
            self.position = end
            return chr(int(digits, 8) & 0xFF)
        if character.isalnum() or character == "_":
            raise self.error(f"Unrecognized escape sequence \\{character}.")
        return character

    # --- sets

    def _set(self) -> str:
        pattern, size = self.pattern, len(self.pattern)
        self.position += 1
        negated = self.position < size and pattern[self.position] == "^"
        if negated:
            self.position += 1
        parts: list[str] = []
        first = True
        subtraction = ""
        while True:
            if self.position >= size:
                raise self.error("Unterminated [] set.", size)
            character = pattern[self.position]
            if character == "]" and not first:
                self.position += 1
                break
            first = False
            if character == "-" and pattern[self.position + 1 : self.position + 2] == "[" and parts:
                self.position += 1
                self.needs_set_operations = True
                subtraction = "--" + self._set()
                if pattern[self.position : self.position + 1] != "]":
                    raise self.error("A subtraction must be the last element in a character class.")
                self.position += 1
                break
            low = self._set_item()
            following = pattern[self.position : self.position + 1]
            after = pattern[self.position + 1 : self.position + 2]
            if following == "-" and after not in ("]", "") and after != "[":
                if len(low) > 1:
                    if after:
                        raise self.error(f"Cannot include class {low} in character range.", self.position + 1)
                self.position += 1
                high = self._set_item()
                if len(high) > 1:
                    raise self.error(f"Cannot include class {high} in character range.")
                if low > high:
                    raise self.error("[x-y] range in reverse order.")
                parts.append(in_set(low) + "-" + in_set(high))
                continue
            parts.append(low if len(low) > 1 else in_set(low))
        return "[" + ("^" if negated else "") + "".join(parts) + subtraction + "]"

    def _set_item(self) -> str:
        """A character, or a class such as \\d (longer than one character)."""
        pattern = self.pattern
        character = pattern[self.position]
        if character != "\\":
            self.position += 1
            return character
        following = pattern[self.position + 1 : self.position + 2]
        if not following:
            raise self.error("Illegal \\ at end of pattern.", len(pattern))
        if following in "dDwWsS":
            self.position += 2
            return self._shorthand(following) if not self.ecma else self._shorthand(following).strip("[]")
        if following in "pP":
            self.position += 2
            return self._property(following)
        if following == "b":
            self.position += 2
            return "\b"
        self.position += 1
        return self._character()

    # --- groups

    def _group(self) -> None:
        pattern = self.pattern
        start = self.position
        if pattern[start + 1 : start + 2] != "?":
            self.position += 1
            if self.explicit:
                self._open("(?:")
            else:
                self.groups.append(None)
                self._open("(")
            return
        rest = pattern[start + 2 :]
        if rest.startswith("#"):
            end = pattern.find(")", start)
            if end < 0:
                raise self.error("Unterminated (?#...) comment.", len(pattern))
            self.position = end + 1
            return
        for mark in (":", "=", "!", ">", "<=", "<!"):
            if rest.startswith(mark):
                self.position = start + 2 + len(mark)
                self._open("(?" + mark)
                return
        if rest[:1] in ("<", "'") or rest.startswith("P<"):
            self._named_group(start, rest)
            return
        if rest.startswith("("):
            self._conditional(start)
            return
        self._inline_options(start, rest)

    def _open(self, text: str) -> None:
        self.option_stack.append((self.extended, self.explicit))
        self.open_groups.append(len(self.out))
        self.out.append(text)
        self.last_item, self.quantified = -1, False

    def _named_group(self, start: int, rest: str) -> None:
        pattern = self.pattern
        closing = ">" if rest[0] == "<" else "'"
        end = pattern.find(closing, start + 3)
        if end < 0:
            raise self.error("Unrecognized grouping construct.", min(start + 3, len(pattern)))
        name = pattern[start + 3 : end]
        if "-" in name:
            self.balancing = True
            if not name.startswith("-"):
                self.groups.append(name.partition("-")[0])
            self.position = end + 1
            self._open("(")
            return
        if not name or not (name[0].isalnum() or name[0] == "_"):
            raise self.error("Invalid group name: Group names must begin with a word character.", start + 3)
        self.position = end + 1
        self.groups.append(name)
        self._open("(")

    def _conditional(self, start: int) -> None:
        pattern = self.pattern
        end = pattern.find(")", start)
        name = pattern[start + 3 : end] if end > 0 else ""
        known = {each for each in self.groups if each is not None}
        if name in known or (name.isdecimal() and int(name) <= len(self.groups)):
            self.position = end + 1
            self._open(f"(?(\1{name}\1)")
            return
        # a condition that is a pattern: as a look-ahead
        self.position = start + 2
        self._open("(?")
        self.open_groups[-1] = len(self.out) - 1
        self.position += 1
        self._open("(?=")

    def _inline_options(self, start: int, rest: str) -> None:
        index, on = 0, True
        flags_on, flags_off = "", ""
        extended, explicit = self.extended, self.explicit
        while index < len(rest) and rest[index] in "imnsx-+":
            flag = rest[index]
            if flag in "-+":
                on = flag == "+"
            elif flag == "x":
                extended = on
            elif flag == "n":
                explicit = on
            elif on:
                flags_on += flag
            else:
                flags_off += flag
            index += 1
        ending = rest[index : index + 1]
        if ending not in (")", ":") or not rest:
            raise self.error("Unrecognized grouping construct.", min(start + 2 + index + 1, len(self.pattern)))
        self.position = start + 3 + index
        text = flags_on + ("-" + flags_off if flags_off else "")
        if ending == ":":
            self._open(f"(?{text}:")
            self.extended, self.explicit = extended, explicit
            return
        self.extended, self.explicit = extended, explicit
        if text:
            # to the end of the enclosing group
            self.out.append(f"(?{text})" if not self.out and not flags_off else "\2" + text + "\2")
        self.last_item = -1

    def _close(self) -> None:
        if not self.open_groups:
            raise self.error("Too many )'s.", self.position + 1)
        self.position += 1
        opening = self.open_groups.pop()
        self.extended, self.explicit = self.option_stack.pop()
        self.out.append(")")
        self.last_item, self.quantified = opening, False

    # --- quantifiers

    def _is_counted(self) -> bool:
        end = self.pattern.find("}", self.position)
        inner = self.pattern[self.position + 1 : end] if end > 0 else ""
        low, comma, high = inner.partition(",")
        return low.isdecimal() and (not comma or not high or high.isdecimal())

    def _quantifier(self, character: str) -> None:
        pattern = self.pattern
        text = character
        if character == "{":
            end = pattern.find("}", self.position)
            text = pattern[self.position : end + 1]
            low, comma, high = text[1:-1].partition(",")
            if high and int(low) > int(high):
                raise self.error("Illegal {x,y} with x > y.", end + 1)
        if self.last_item < 0:
            shown = "{x,y}" if character == "{" else character
            raise self.error(f"Quantifier '{shown}' following nothing.", self.position + 1)
        if self.quantified:
            shown = text
            raise self.error(f"Nested quantifier '{shown}'.", self.position + len(text))
        self.position += len(text)
        if pattern[self.position : self.position + 1] == "?":
            text += "?"
            self.position += 1
        self.out.append(text)
        self.quantified = True


_PROPERTIES = {
    "IsGreek": "InGreek_and_Coptic", "IsGreekandCoptic": "InGreek_and_Coptic", "IsCyrillic": "InCyrillic",
    "IsHebrew": "InHebrew", "IsArabic": "InArabic", "IsCombiningDiacriticalMarks": "InCombining_Diacritical_Marks",
    "IsLatin-1Supplement": "InLatin_1_Supplement", "IsLatinExtended-A": "InLatin_Extended_A",
    "IsLatinExtended-B": "InLatin_Extended_B", "IsCJKUnifiedIdeographs": "InCJK_Unified_Ideographs",
    "IsHiragana": "InHiragana", "IsKatakana": "InKatakana", "IsGeneralPunctuation": "InGeneral_Punctuation",
    "IsCurrencySymbols": "InCurrency_Symbols",
}  # fmt: skip


def _is_known_property(text: str) -> bool:
    import regex  # type: ignore[import-untyped]

    try:
        regex.compile(text)
    except regex.error:
        return False
    return True


def literal(character: str) -> str:
    """A character outside sets that stands for itself."""
    if character.isalnum() or character == "_" or ord(character) > 127:
        return character
    return "\\" + character if character not in "\n\t\r\f\v\x1b\a\b\0" else f"\\x{ord(character):02x}"


def in_set(character: str) -> str:
    if character in _CLASS_SPECIAL:
        return "\\" + character
    return character if ord(character) > 32 else f"\\x{ord(character):02x}"


class CompiledRegex:
    """A compiled .NET pattern: the engine's pattern, and .NET's groups in order of their numbers."""

    __slots__ = ("pattern", "options", "engine", "groups", "indexes", "translated", "expanders")

    def __init__(self, pattern: str, options: int = 0) -> None:
        self.pattern = pattern
        self.options = options
        translator = Translator(pattern, options)
        body = translator.run()
        numbered = translator.numbers()
        used = [0, *numbered]
        named: dict[str, list[int]] = {}
        for index, name in enumerate(translator.groups, 1):
            if name is not None and not name.isdecimal():
                named.setdefault(name, []).append(index)
        # (name, .NET number, engine groups)
        self.groups: list[tuple[str, int, tuple[int, ...]]] = [("0", 0, (0,))]
        for number in sorted(numbered):
            self.groups.append((str(number), number, tuple(numbered[number])))
        following = max(used) + 1
        for name, engine in named.items():
            self.groups.append((name, following, tuple(engine)))
            following += 1
        self.indexes = {name: position for position, (name, _, _) in enumerate(self.groups)}
        if translator.balancing:
            from pyshell.values.regexengine import Engine

            self.translated = pattern
            self.expanders: dict[str, Callable[[Any], str]] = {}
            self.groups = [(name, number, (number,)) for name, number, _ in self.groups]
            self.engine: Any = Engine(pattern, options, {name: number for name, number, _ in self.groups})
            return
        import regex

        text = self._resolve(body)
        flags = regex.V1 if translator.needs_set_operations else regex.V0
        if options & IGNORE_CASE:
            flags |= regex.IGNORECASE
        if options & MULTILINE:
            flags |= regex.MULTILINE
        if options & SINGLELINE:
            flags |= regex.DOTALL
        if options & RIGHT_TO_LEFT:
            flags |= regex.REVERSE
        self.translated = text
        self.expanders = {}
        try:
            self.engine = regex.compile(text, flags)
        except regex.error as error:
            raise parse_error(pattern, (error.pos or 0) + 1, str(error.msg).capitalize() + ".") from None

    def _resolve(self, text: str) -> str:
        """Puts engine numbers where references and conditions stand, and scopes inline options."""
        if "\0" in text or "\1" in text:
            for name, _, engine in self.groups:
                target = engine[-1]
                text = text.replace(f"\0{name}\0", f"(?:\\{target})" if target else "")
                text = text.replace(f"\1{name}\1", str(target))
        while "\2" in text:
            start = text.index("\2")
            end = text.index("\2", start + 1)
            flags = text[start + 1 : end]
            closing = _group_end(text, end + 1)
            text = text[:start] + f"(?{flags}:" + text[end + 1 : closing] + ")" + text[closing:]
        return text

    def search(self, text: str, position: int = 0) -> Any:
        """The first match at or after `position`, the engine's object, or None."""
        return self.engine.search(text, position)

    def find(self, text: str, position: int = 0) -> Iterator[Any]:
        """All matches from `position` on, empty ones as .NET finds them."""
        if self.options & RIGHT_TO_LEFT:
            yield from self.engine.finditer(text)
            return
        size = len(text)
        while position <= size:
            found = self.engine.search(text, position)
            if found is None:
                return
            yield found
            position = found.end() + (1 if found.end() == found.start() else 0)

    def group(self, found: Any, index: int) -> str | None:
        """The text of .NET's group at a place in `groups`; None when it took no part."""
        for engine in reversed(self.groups[index][2]):
            value = found.group(engine)
            if value is not None:
                return str(value)
        return None

    def span(self, found: Any, index: int) -> tuple[int, int]:
        best = (-1, -1)
        for engine in self.groups[index][2]:
            span = found.span(engine)
            if span[0] >= 0 and span[1] >= best[1]:
                best = span
        return best

    def sub(self, text: str, replacement: str | Callable[[Any], str], count: int = -1, position: int = 0) -> str:
        """Replaces matches; a text is .NET's replacement pattern."""
        expand = self.expander(replacement) if isinstance(replacement, str) else replacement
        out: list[str] = []
        last = 0
        spans = []
        for found in self.find(text, position):
            if count == 0:
                break
            count -= 1
            spans.append((found.start(), found.end(), expand(found)))
        if self.options & RIGHT_TO_LEFT:
            spans.reverse()
        if not spans:
            return text
        for start, end, new in spans:
            out.append(text[last:start])
            out.append(new)
            last = end
        out.append(text[last:])
        return "".join(out)

    def expander(self, replacement: str) -> Callable[[Any], str]:
        """A function from a match to what the replacement pattern means for it."""
        if "$" not in replacement:
            return lambda found: replacement
        known = self.expanders.get(replacement)
        if known is not None:
            return known
        parts = self._replacement_parts(replacement)

        def expand(found: Any) -> str:
            out: list[str] = []
            for part in parts:
                if type(part) is str:
                    out.append(part)
                    continue
                kind, index = part
                text = found.string
                if kind == "group":
                    out.append(self.group(found, index) or "")
                elif kind == "before":
                    out.append(text[: found.start()])
                elif kind == "after":
                    out.append(text[found.end() :])
                elif kind == "all":
                    out.append(text)
                else:
                    last = len(self.groups) - 1
                    out.append(self.group(found, last) or "")
            return "".join(out)

        self.expanders[replacement] = expand
        return expand

    def _replacement_parts(self, text: str) -> list[Any]:
        parts: list[Any] = []
        buffer = ""
        index, size = 0, len(text)
        while index < size:
            character = text[index]
            following = text[index + 1 : index + 2]
            if character != "$" or not following:
                buffer += character
                index += 1
                continue
            part: Any = None
            length = 2
            if following == "$":
                part = "$"
            elif following == "&":
                part = ("group", 0)
            elif following == "`":
                part = ("before", 0)
            elif following == "'":
                part = ("after", 0)
            elif following == "_":
                part = ("all", 0)
            elif following == "+":
                part = ("last", 0)
            elif following == "{":
                end = text.find("}", index)
                name = text[index + 2 : end] if end > 0 else ""
                if name in self.indexes:
                    part, length = ("group", self.indexes[name]), end + 1 - index
            elif following.isdecimal() and following.isascii():
                part, length = self._numbered(text, index)
            if part is None:
                buffer += character
                index += 1
                continue
            index += length
            if type(part) is str:
                buffer += part
                continue
            if buffer:
                parts.append(buffer)
                buffer = ""
            parts.append(part)
        if buffer:
            parts.append(buffer)
        return parts

    def _numbered(self, text: str, index: int) -> tuple[Any, int]:
        numbers = {number: place for place, (_, number, _) in enumerate(self.groups)}
        end = index + 1
        best: tuple[Any, int] = (None, 2)
        while end < len(text) and text[end].isdecimal():
            end += 1
            number = int(text[index + 1 : end])
            if number in numbers:
                best = (("group", numbers[number]), end - index)
        return best

    def split(self, text: str, count: int = 0, position: int = 0) -> list[str]:
        """Regex.Split: captured groups come between the parts."""
        if count == 1:
            return [text]
        result: list[str] = []
        last = 0
        left = count - 1 if count > 0 else -1
        for found in self.find(text, position):
            if left == 0:
                break
            left -= 1
            result.append(text[last : found.start()])
            last = found.end()
            for index in range(1, len(self.groups)):
                value = self.group(found, index)
                if value is not None:
                    result.append(value)
        result.append(text[last:])
        return result


def _group_end(text: str, position: int) -> int:
    """Where the group around `position` closes in engine syntax (or the end of the text)."""
    depth = 0
    in_set_ = False
    index = position
    while index < len(text):
        character = text[index]
        if character == "\\":
            index += 2
            continue
        if in_set_:
            in_set_ = character != "]"
        elif character == "[":
            in_set_ = True
            if text[index + 1 : index + 2] in ("]", "^"):
                index += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            if depth == 0:
                return index
            depth -= 1
        index += 1
    return len(text)


_CACHE: dict[tuple[str, int], CompiledRegex] = {}


def compile_pattern(pattern: str, ignore_case: bool = True, options: int = 0) -> CompiledRegex:
    """A compiled pattern from the cache. Raises RegexParseException."""
    if ignore_case:
        options |= IGNORE_CASE
    key = (pattern, options)
    found = _CACHE.get(key)
    if found is None:
        found = CompiledRegex(pattern, options)
        if len(_CACHE) > 512:
            _CACHE.clear()
        _CACHE[key] = found
    return found


def escape(text: str) -> str:
    """Regex.Escape."""
    special = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"}
    return "".join(
        special.get(character) or ("\\" + character if character in "\\*+?|{[()^$.# " else character)
        for character in text
    )


def unescape(text: str) -> str:
    """Regex.Unescape. Raises RegexParseException."""
    if "\\" not in text:
        return text
    out: list[str] = []
    index = 0
    while index < len(text):
        if text[index] != "\\":
            out.append(text[index])
            index += 1
            continue
        translator = Translator(text, 0)
        translator.position = index + 1
        if index + 1 >= len(text):
            raise parse_error(text, len(text), "Illegal \\ at end of pattern.")
        out.append(translator._character())
        index = translator.position
    return "".join(out)
