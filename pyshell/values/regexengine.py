"""A backtracking matcher for the patterns that the `regex` library cannot take: .NET's balancing groups.

It reads the .NET pattern itself. What matches one character is left to the library, one compiled atom each. Captures
are stacks, as .NET keeps them: `(?<-name>…)` pops one, `(?<new-old>…)` captures what lies between.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    # group → the captures it holds, the latest last
    Captures = dict[str, tuple[tuple[int, int], ...]]
    Next = Callable[[int, Captures], "Found | None"]
    Found = tuple[int, Captures]
    Node = Callable[[str, int, Captures, Next], "Found | None"]

IGNORE_CASE, MULTILINE, EXPLICIT_CAPTURE, SINGLELINE, IGNORE_WHITESPACE = 1, 2, 4, 16, 32
_FLAGS = {"i": IGNORE_CASE, "m": MULTILINE, "n": EXPLICIT_CAPTURE, "s": SINGLELINE, "x": IGNORE_WHITESPACE}


class EngineMatch:
    """A match, with the part of the `regex` library's interface that callers use."""

    __slots__ = ("string", "_start", "_end", "_captures")

    def __init__(self, string: str, start: int, end: int, captures: Captures) -> None:
        self.string = string
        self._start = start
        self._end = end
        self._captures = captures

    def spans(self, group: int | str = 0) -> list[tuple[int, int]]:
        if group == 0:
            return [(self._start, self._end)]
        return list(self._captures.get(str(group), ()))

    def span(self, group: int | str = 0) -> tuple[int, int]:
        found = self.spans(group)
        return found[-1] if found else (-1, -1)

    def start(self, group: int | str = 0) -> int:
        return self.span(group)[0]

    def end(self, group: int | str = 0) -> int:
        return self.span(group)[1]

    def group(self, group: int | str = 0) -> str | None:
        start, end = self.span(group)
        return None if start < 0 else self.string[start:end]


class Engine:
    """A compiled pattern; `numbers` gives the number under which each group's name is asked for."""

    __slots__ = ("node",)

    def __init__(self, pattern: str, options: int, numbers: dict[str, int]) -> None:
        self.node = _Reader(pattern, options, numbers).read()

    def search(self, text: str, position: int = 0) -> EngineMatch | None:
        for start in range(position, len(text) + 1):
            found = self.node(text, start, {}, _accept)
            if found is not None:
                return EngineMatch(text, start, found[0], found[1])
        return None

    def finditer(self, text: str) -> Iterator[EngineMatch]:
        """Only asked for from right to left, which these patterns do not support: the matches in their order."""
        position = 0
        while position <= len(text):
            found = self.search(text, position)
            if found is None:
                return
            yield found
            position = found.end() + (found.end() == found.start())


def _accept(position: int, captures: Captures) -> Found | None:
    return position, captures


def _empty(text: str, position: int, captures: Captures, then: Next) -> Found | None:
    return then(position, captures)


def _sequence(nodes: list[Node]) -> Node:
    if not nodes:
        return _empty
    if len(nodes) == 1:
        return nodes[0]
    first, rest = nodes[0], _sequence(nodes[1:])

    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        return first(text, position, captures, lambda at, held: rest(text, at, held, then))

    return match


def _choice(nodes: list[Node]) -> Node:
    if len(nodes) == 1:
        return nodes[0]

    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        for node in nodes:
            found = node(text, position, captures, then)
            if found is not None:
                return found
        return None

    return match


class _Atom:
    """One character that a piece of pattern matches."""

    __slots__ = ("compiled", "known")

    def __init__(self, piece: str, options: int) -> None:
        from pyshell.values.regex import compile_pattern

        self.compiled = compile_pattern(piece, bool(options & IGNORE_CASE), options & (SINGLELINE | MULTILINE))
        self.known: dict[str, bool] = {}

    def accepts(self, character: str) -> bool:
        answer = self.known.get(character)
        if answer is None:
            found = self.compiled.search(character)
            answer = self.known[character] = found is not None and found.end() == 1
        return answer

    def __call__(self, text: str, position: int, captures: Captures, then: Next) -> Found | None:
        if position < len(text) and self.accepts(text[position]):
            return then(position + 1, captures)
        return None


def _assertion(piece: str, options: int) -> Node:
    from pyshell.values.regex import compile_pattern

    compiled = compile_pattern(piece, False, options & (SINGLELINE | MULTILINE))

    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        found = compiled.engine.match(text, position)
        return None if found is None else then(position, captures)

    return match


def _repeat(node: Node, least: int, most: int | None, lazy: bool) -> Node:
    if isinstance(node, _Atom):
        return _repeat_atom(node, least, most, lazy)

    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        def step(count: int, at: int, held: Captures) -> Found | None:
            def again(after: int, kept: Captures) -> Found | None:
                # An empty round that changes nothing would go on for ever.
                if after == at and count >= least and kept is held:
                    return None
                return step(count + 1, after, kept)

            may_go_on = most is None or count < most
            if count < least:
                return node(text, at, held, again)
            if lazy:
                found = then(at, held)
                return node(text, at, held, again) if found is None and may_go_on else found
            if may_go_on:
                found = node(text, at, held, again)
                if found is not None:
                    return found
            return then(at, held)

        return step(0, position, captures)

    return match


def _repeat_atom(atom: _Atom, least: int, most: int | None, lazy: bool) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        limit = len(text) if most is None else min(len(text), position + most)
        end = position
        if lazy:
            while True:
                if end - position >= least:
                    found = then(end, captures)
                    if found is not None:
                        return found
                if end >= limit or not atom.accepts(text[end]):
                    return None
                end += 1
        while end < limit and atom.accepts(text[end]):
            end += 1
        while end - position >= least:
            found = then(end, captures)
            if found is not None:
                return found
            end -= 1
        return None

    return match


def _capture(inner: Node, name: str) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        def close(at: int, held: Captures) -> Found | None:
            return then(at, {**held, name: (*held.get(name, ()), (position, at))})

        return inner(text, position, captures, close)

    return match


def _balance(inner: Node, name: str | None, popped: str) -> Node:
    """`(?<name-popped>…)`: fails when `popped` holds nothing; `name` gets what lies between the two."""

    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        def close(at: int, held: Captures) -> Found | None:
            stack = held.get(popped, ())
            if not stack:
                return None
            kept = {**held, popped: stack[:-1]}
            if name is not None:
                start, end = stack[-1][1], position
                if end < start:
                    start, end = at, stack[-1][0]
                kept[name] = (*kept.get(name, ()), (start, max(start, end)))
            return then(at, kept)

        return inner(text, position, captures, close)

    return match


def _look(inner: Node, negative: bool) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        found = inner(text, position, captures, _accept)
        if negative:
            return then(position, captures) if found is None else None
        return None if found is None else then(position, found[1])

    return match


def _look_behind(inner: Node, negative: bool) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        found: Found | None = None
        for start in range(position, -1, -1):
            found = inner(text, start, captures, lambda at, held: (at, held) if at == position else None)
            if found is not None:
                break
        if negative:
            return then(position, captures) if found is None else None
        return None if found is None else then(position, found[1])

    return match


def _atomic(inner: Node) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        found = inner(text, position, captures, _accept)
        return None if found is None else then(*found)

    return match


def _reference(name: str, ignore_case: bool) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        stack = captures.get(name, ())
        if not stack:
            return None
        wanted = text[stack[-1][0] : stack[-1][1]]
        here = text[position : position + len(wanted)]
        if here != wanted and not (ignore_case and here.lower() == wanted.lower()):
            return None
        return then(position + len(wanted), captures)

    return match


def _condition(name: str, yes: Node, no: Node) -> Node:
    def match(text: str, position: int, captures: Captures, then: Next) -> Found | None:
        return (yes if captures.get(name) else no)(text, position, captures, then)

    return match


class _Reader:
    """Reads a .NET pattern (known to be well formed) into nodes."""

    def __init__(self, pattern: str, options: int, numbers: dict[str, int]) -> None:
        self.pattern = pattern
        self.options = options
        self.numbers = numbers
        self.position = 0
        self.count = 0

    def read(self) -> Node:
        return self._alternatives()

    def _rest(self, size: int) -> str:
        return self.pattern[self.position : self.position + size]

    def _alternatives(self) -> Node:
        outer = self.options
        choices = [self._branch()]
        while self._rest(1) == "|":
            self.position += 1
            choices.append(self._branch())
        self.options = outer
        return _choice(choices)

    def _branch(self) -> Node:
        nodes: list[Node] = []
        while self.position < len(self.pattern) and self._rest(1) not in ("|", ")"):
            if self.options & IGNORE_WHITESPACE and self._skip_blank():
                continue
            node = self._item()
            if node is not None:
                nodes.append(self._quantified(node))
        return _sequence(nodes)

    def _skip_blank(self) -> bool:
        start = self.position
        while self._rest(1).isspace():
            self.position += 1
        if self._rest(1) == "#":
            end = self.pattern.find("\n", self.position)
            self.position = len(self.pattern) if end < 0 else end + 1
        return self.position > start

    def _quantified(self, node: Node) -> Node:
        mark = self._rest(1)
        if mark in ("*", "+", "?") and mark:
            self.position += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[mark]
        elif mark == "{":
            end = self.pattern.find("}", self.position)
            low, comma, high = self.pattern[self.position + 1 : end].partition(",")
            if end < 0 or not low.isdecimal() or not (high.isdecimal() or not high):
                return node
            self.position = end + 1
            least, most = int(low), int(high) if high else (None if comma else int(low))
        else:
            return node
        lazy = self._rest(1) == "?"
        self.position += lazy
        return _repeat(node, least, most, lazy)

    def _item(self) -> Node | None:
        character = self._rest(1)
        if character == "(":
            return self._group()
        if character == "[":
            start = self.position
            self._pass_set()
            return _Atom(self.pattern[start : self.position], self.options)
        if character == "\\":
            return self._escape()
        self.position += 1
        if character in "^$":
            return _assertion(character, self.options)
        if character == ".":
            return _Atom(".", self.options)
        from pyshell.values.regex import escape

        return _Atom(escape(character), self.options)

    def _pass_set(self) -> None:
        """Moves behind a set, subtractions included."""
        self.position += 1
        if self._rest(1) == "^":
            self.position += 1
        first = True
        while self.position < len(self.pattern):
            character = self._rest(1)
            if character == "]" and not first:
                self.position += 1
                return
            first = False
            if character == "\\":
                self.position += 2
            elif character == "[" and self._rest(2) == "[:":
                self.position = self.pattern.find(":]", self.position) + 2
            elif character == "[" and self.pattern[self.position - 1] == "-":
                self._pass_set()
            else:
                self.position += 1

    def _escape(self) -> Node:
        start = self.position
        kind = self.pattern[start + 1 : start + 2]
        self.position += 2
        if kind in "bBAzZG":
            return _assertion("\\" + kind, self.options)
        if kind == "k":
            closing = {"<": ">", "'": "'"}[self._rest(1)]
            end = self.pattern.index(closing, self.position + 1)
            name = self.pattern[self.position + 1 : end]
            self.position = end + 1
            return _reference(self._key(name), bool(self.options & IGNORE_CASE))
        if kind.isdecimal() and kind != "0":
            while self._rest(1).isdecimal():
                self.position += 1
            return _reference(self.pattern[start + 1 : self.position], bool(self.options & IGNORE_CASE))
        if kind in "pP":
            self.position = self.pattern.index("}", self.position) + 1
        elif kind == "x":
            self.position += 2
        elif kind == "u":
            self.position += 4
        elif kind == "c":
            self.position += 1
        return _Atom(self.pattern[start : self.position], self.options)

    def _key(self, name: str) -> str:
        """What a group's captures are kept under: its .NET number."""
        return str(self.numbers.get(name, name))

    def _group(self) -> Node | None:
        self.position += 1
        if self._rest(1) != "?":
            if self.options & EXPLICIT_CAPTURE:
                return self._closed()
            self.count += 1
            number = str(self.count)
            return _capture(self._closed(), number)
        self.position += 1
        for mark, build in _PLAIN_GROUPS:
            if self._rest(len(mark)) == mark:
                self.position += len(mark)
                return build(self._closed())
        if self._rest(1) == "#":
            self.position = self.pattern.index(")", self.position) + 1
            return None
        if self._rest(1) in ("<", "'"):
            return self._named()
        if self._rest(1) == "(":
            return self._conditional()
        return self._inline()

    def _closed(self) -> Node:
        node = self._alternatives()
        self.position += 1
        return node

    def _named(self) -> Node:
        closing = ">" if self._rest(1) == "<" else "'"
        end = self.pattern.index(closing, self.position + 1)
        name, dash, popped = self.pattern[self.position + 1 : end].partition("-")
        self.position = end + 1
        inner = self._closed()
        if dash:
            return _balance(inner, self._key(name) if name else None, self._key(popped))
        return _capture(inner, self._key(name))

    def _conditional(self) -> Node:
        end = self.pattern.index(")", self.position)
        name = self.pattern[self.position + 1 : end]
        self.position = end + 1
        yes = self._branch()
        no: Node = _empty
        if self._rest(1) == "|":
            self.position += 1
            no = self._branch()
        self.position += 1
        return _condition(self._key(name), yes, no)

    def _inline(self) -> Node | None:
        options, on = self.options, True
        while self._rest(1) not in (")", ":", ""):
            character = self._rest(1)
            self.position += 1
            if character == "-":
                on = False
            elif character == "+":
                on = True
            else:
                flag = _FLAGS.get(character, 0)
                options = options | flag if on else options & ~flag
        scoped = self._rest(1) == ":"
        self.position += 1
        if not scoped:
            self.options = options
            return None
        outer, self.options = self.options, options
        node = self._closed()
        self.options = outer
        return node


_PLAIN_GROUPS: tuple[tuple[str, Callable[[Node], Node]], ...] = (
    (":", lambda inner: inner),
    (">", _atomic),
    ("=", lambda inner: _look(inner, False)),
    ("!", lambda inner: _look(inner, True)),
    ("<=", lambda inner: _look_behind(inner, False)),
    ("<!", lambda inner: _look_behind(inner, True)),
)
