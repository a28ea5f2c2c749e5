"""Builds the parser's tables from the grammar: `python -m pyshell.language.build`.

lark analyses the grammar (LALR(1)); here its table is brought into the form that `pyshell.language.parser` drives:
reductions that need no lookahead, steps through rules that only rename (`?rule: other`) taken at build time, and for
every state the mode in which the lexer reads what follows. The lexer's regular expressions travel along, compiled.
"""

from __future__ import annotations

import marshal
import sys
from pathlib import Path
from typing import Any

from lark import Lark
from lark.lexer import Lexer as LarkLexer
from lark.parsers.lalr_analysis import LALR_Analyzer, Shift

from pyshell.language import patterns

GRAMMAR_FILES = ("script", "statements", "classes", "commands", "expressions", "types", "terminals")
STARTS = ("script", "sub_expression")
TABLES = Path(__file__).parent / "tables.marshal"

#: A terminal tells the mode of the lexer in every state that accepts it; the first in this list wins.
_MODE_MARKS = (
    ("MEMBER_NAME", "member"),
    ("KEY_NAME", "key"),
    ("ARGUMENT_NAME", "key"),
    ("ASSEMBLY", "assembly"),
    ("VERBATIM", "verbatim"),
    ("FUNCTION_NAME", "function"),
    ("METHOD_NAME", "name"),
    ("NAME", "name"),
    ("BASE", "name"),
    ("COMMAND", "statement"),
    ("ARGUMENT", "argument"),
    ("COMMAND_NAME", "argument"),
    ("PARAMETER", "argument"),
    ("VARIABLE", "operand"),
    ("_DOLLARPAREN", "operand"),
    ("TYPE", "operand"),
    ("_LBRACKET", "type"),
    ("TYPE_NAME", "type"),
    ("USING_KIND", "operator"),
)


#: Places (rule, number of symbols read) where a newline is an error; elsewhere it is skipped if nothing accepts it.
_ENDS_AT_NEWLINE = {
    ("type", 2),
    ("type_name", 1),
    ("qualified_type", 1),
    ("generic_type", 1),
    ("command_call", 1),
    ("command_dot", 1),
    ("command_parameter_value", 2),
    ("redirection", 1),
    ("input_redirection", 1),
    ("entry", 1),
    ("using", 1),
    ("using", 2),
    ("using_alias", 4),
    ("late_using", 1),
    ("late_using", 2),
    ("late_using_alias", 4),
    ("signature", 1),
}


#: After these symbols neither newlines nor semicolons mean anything.
_SEPARATORS_MEAN_NOTHING = {
    "usings",
    "param_block",
    "named_blocks",
    "switch_clauses",
    "property_members",
    "closed_enumerators",
    "closed_entries",
}


class _NoLexer(LarkLexer):
    def __init__(self, *arguments: Any) -> None:
        pass

    def lex(self, *arguments: Any) -> Any:
        return iter(())


def grammar_folder() -> Path:
    """Where the grammar lies: beside the package in a checkout."""
    return Path(__file__).parents[2] / "grammar"


def load_grammar() -> Lark:
    """The grammar as lark understands it."""
    folder = grammar_folder()
    text = "\n".join((folder / f"{name}.lark").read_text(encoding="utf-8") for name in GRAMMAR_FILES)
    return Lark(text, parser="lalr", lexer=_NoLexer, start=list(STARTS), strict=False)


def build() -> dict[str, Any]:
    """All tables, in types that marshal knows."""
    analysis = LALR_Analyzer(load_grammar().parser.parser.parser_conf, debug=True, strict=True)
    analysis.compute_lalr()  # type: ignore[no-untyped-call]
    return {"regex": _regexes(), **_Builder(analysis.parse_table).tables()}


class _Builder:
    def __init__(self, table: Any) -> None:
        # lark's order of states follows the hashes of a run: number them as they are met from the start.
        order = [table.start_states[name] for name in STARTS]
        numbers: dict[Any, int] = {state: number for number, state in enumerate(order)}
        for state in order:
            for _, (kind, argument) in sorted(table.states[state].items(), key=lambda item: str(item[0])):
                if kind is Shift and argument not in numbers:
                    numbers[argument] = len(numbers)
                    order.append(argument)
        self.numbers = numbers
        self.states = {
            state: dict(sorted(table.states[state].items(), key=lambda item: str(item[0]))) for state in order
        }
        self.starts = {str(name): numbers[state] for name, state in table.start_states.items()}
        self.ends = {numbers[state] for state in table.end_states.values()}
        self.rules: list[tuple[str, int, str | None, tuple[int, ...]]] = []
        self.rule_numbers: dict[Any, int] = {}

    def rule(self, rule: Any) -> int:
        number = self.rule_numbers.get(rule)
        if number is None:
            number = self.rule_numbers[rule] = len(self.rules)
            kept = tuple(at for at, symbol in enumerate(rule.expansion) if not _is_silent(symbol))
            alias = rule.alias
            if alias is None and len(kept) != 1:
                raise ValueError(f"{rule} needs a name")
            name = None if alias is None else str(alias)
            self.rules.append((str(rule.origin.name), len(rule.expansion), name, kept))
        return number

    def tables(self) -> dict[str, Any]:
        actions: list[dict[str, int]] = []
        gotos: list[dict[str, int]] = []
        for row in self.states.values():
            action_row: dict[str, int] = {}
            goto_row: dict[str, int] = {}
            for symbol, (kind, argument) in row.items():
                name = str(symbol)
                if kind is Shift:
                    target = goto_row if name.islower() else action_row
                    target[name] = self.numbers[argument]
                else:
                    action_row[name] = -1 - self.rule(argument)
            actions.append(action_row)
            gotos.append(goto_row)
        for end in self.ends:
            actions[end]["$END"] = ACCEPT
        defaults = [self._default(row) for row in actions]
        self._shorten(actions, gotos, defaults)
        fallbacks = [self._fallback(row) for row in actions]
        modes = [_mode(row) for row in actions]
        suffixes = [_suffix(row) for row in actions]
        items = self._items()
        for state, row, places in zip(self.states, actions, items):
            if _SEPARATORS_MEAN_NOTHING.intersection(_symbols_before(state)) or not places:
                row["_NEWLINE"] = row["_SEMI"] = SKIP
            elif "_NEWLINE" not in row and not _ENDS_AT_NEWLINE.intersection(places):
                row["_NEWLINE"] = SKIP
            elif "PARAM" in row and "COMMAND" in row:
                # A newline means nothing where a parameter block may stand.
                row["_NEWLINE"] = row["_SEMI"] = SKIP
        return {
            "actions": _shared(actions),
            "gotos": _shared(gotos),
            "defaults": defaults,
            "fallbacks": fallbacks,
            "modes": modes,
            "suffixes": suffixes,
            "rules": self.rules,
            "starts": self.starts,
            "items": items,
        }

    def _default(self, row: dict[str, int]) -> int:
        """The reduction of a state that has no other action, else 0."""
        found = set(row.values())
        if len(found) == 1:
            action = found.pop()
            if action < 0:
                return action
        return 0

    def _fallback(self, row: dict[str, int]) -> int:
        """The reduction to make when the next token fits nothing, so that an error shows in the outermost rule."""
        counts: dict[int, int] = {}
        for action in row.values():
            if action < 0:
                counts[action] = counts.get(action, 0) + 1
        return max(counts, key=lambda action: counts[action]) if counts else 0

    def _shorten(self, actions: list[dict[str, int]], gotos: list[dict[str, int]], defaults: list[int]) -> None:
        """Replace steps into states that only rename or only build from one symbol."""
        for action_row, goto_row in zip(actions, gotos):
            changed = True
            while changed:
                changed = False
                for name, target in list(goto_row.items()):
                    renamed = self._renaming(defaults[target], goto_row)
                    if renamed is not None and renamed != target:
                        goto_row[name] = renamed
                        changed = True
                for name, target in list(action_row.items()):
                    if 0 <= target < ACCEPT:
                        renamed = self._renaming(defaults[target], goto_row)
                        if renamed is not None and renamed != target and not name.startswith("_"):
                            action_row[name] = renamed
                            changed = True

    def _renaming(self, default: int, goto_row: dict[str, int]) -> int | None:
        if default >= 0:
            return None
        origin, length, alias, _ = self.rules[-1 - default]
        return goto_row[origin] if length == 1 and alias is None else None

    def _items(self) -> list[list[tuple[str, int]]]:
        """For each state its kernel items as (rule name, position), for the recovery from errors."""
        result = []
        for state in self.states:
            places = set()
            for item in state:
                if item.index:
                    alias = str(item.rule.alias or "list_")
                    # Rules that only make lists share their builders: the rule's own name tells them apart.
                    places.add((str(item.rule.origin.name) if alias.startswith("list_") else alias, item.index))
            result.append(sorted(places))
        return result


ACCEPT = 1 << 20
SKIP = ACCEPT + 1


def _is_silent(symbol: Any) -> bool:
    return bool(symbol.is_term and str(symbol.name).startswith("_"))


def _symbols_before(state: Any) -> set[str]:
    """The symbol that was read to reach a state (in a set: none for a start state)."""
    return {str(item.rule.expansion[item.index - 1].name) for item in state if item.index}


def _mode(row: dict[str, int]) -> str:
    for terminal, mode in _MODE_MARKS:
        if terminal in row:
            return mode
    return "operator"


def _suffix(row: dict[str, int]) -> int:
    """What may follow immediately: 1 `.member` and `[index]`, 2 the same in command mode, 3 `.member`, 4 `(`."""
    if "_CALL_PAREN" in row:
        return 4
    if "INDEX" in row:
        command_mode = "ARGUMENT" in row or "COMMAND_NAME" in row
        return 2 if command_mode else 1
    return 3 if "ACCESS" in row else 0


def _shared(rows: list[dict[str, int]]) -> tuple[list[dict[str, int]], list[int]]:
    """Equal rows once, and for each state the number of its row."""
    numbers: dict[tuple[tuple[str, int], ...], int] = {}
    unique: list[dict[str, int]] = []
    indexes = []
    for row in rows:
        key = tuple(sorted(row.items()))
        if key not in numbers:
            numbers[key] = len(unique)
            unique.append({sys.intern(name): action for name, action in key})
        indexes.append(numbers[key])
    return unique, indexes


def _regexes() -> dict[str, Any]:
    """The lexer's patterns in the form of the running Python's regular expression engine."""
    import _sre  # type: ignore[import-not-found, unused-ignore]

    modes = {
        name: (_compiled(patterns.mode_pattern(alternatives)), [""] + [target for target, _ in alternatives])
        for name, alternatives in patterns.MODES.items()
    }
    return {
        "magic": (_sre.MAGIC, sys.version_info[:2]),
        "modes": modes,
        "patterns": {name: _compiled(pattern) for name, pattern in patterns.PATTERNS.items()},
    }


def _compiled(pattern: str) -> tuple[Any, ...]:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, 0)
    code = _compiler._code(parsed, 0)
    names = parsed.state.groupdict
    index: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        index[number] = name
    return (0 | parsed.state.flags, list(map(int, code)), parsed.state.groups - 1, dict(names), tuple(index))


def main() -> None:
    """Write the tables."""
    TABLES.write_bytes(marshal.dumps(build()))
    size = TABLES.stat().st_size
    print(f"{TABLES.name}: {size} bytes")


if __name__ == "__main__":
    main()
