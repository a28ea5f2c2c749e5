"""The committed tables are those of the grammar, and our driver reads them as lark's own parser does."""

from __future__ import annotations

import collections
import marshal
from typing import Any

from lark.lexer import Token as LarkToken
from lark.tree import Tree

from pyshell.language import build, tables
from pyshell.language.errors import ErrorList
from pyshell.language.parser import SKIPPED, Parser
from pyshell.language.source import Source
from tests.language.test_trees import RECORDED


def test_tables_are_current() -> None:
    committed = marshal.loads(build.TABLES.read_bytes())
    built = build.build()
    regexes = committed.pop("regex"), built.pop("regex")
    assert committed == built
    if regexes[0]["magic"] == regexes[1]["magic"]:
        assert regexes[0] == regexes[1]


def _parse_counting(script: str) -> tuple[collections.Counter[str], list[tuple[str, int, int, Any]], int]:
    """Our parse: how often each named rule was reduced, the tokens, the number of errors."""
    counts: collections.Counter[str] = collections.Counter()
    data = tables.load()
    names = [rule[2] for rule in marshal.loads(build.TABLES.read_bytes())["rules"]]
    rules = data.rules

    def counting(name: str, builder: Any) -> Any:
        def call(*arguments: Any) -> Any:
            counts[name] += 1
            return builder(*arguments)

        return call

    data.rules = [(*rule[:3], rule[3] if name is None else counting(name, rule[3])) for name, rule in zip(names, rules)]
    try:
        source = Source(script)
        source.errors = ErrorList(source)
        parser = Parser(source, source.errors, 0, len(script))
        # Subexpressions in strings are parses of their own: lark does not see them.
        parser.lexer.parse_nested = lambda scanner, place: None  # type: ignore[assignment, return-value]
        parser.parse("script")
    finally:
        data.rules = rules
    tokens = [token for token in parser.lexer.raw_tokens if token[0][0] == "_" or token[0].isupper()]
    return counts, sorted(tokens, key=lambda token: token[1]), len(source.errors)


def test_driver_agrees_with_lark() -> None:
    grammar = build.load_grammar()
    compared = 0
    for record in RECORDED:
        if record["errors"] or record["name"].startswith("syntax-errors"):
            continue
        counts, tokens, errors = _parse_counting(record["script"])
        if errors:
            continue
        lark = grammar.parse_interactive("", start="script")
        for terminal, _, _, value in tokens:
            if value != SKIPPED:
                lark.feed_token(LarkToken(terminal, ""))
        tree = lark.feed_eof()
        expected = collections.Counter(str(node.data) for node in tree.iter_subtrees() if isinstance(node, Tree))
        named = {name: count for name, count in counts.items()}
        assert named == {name: expected[name] for name in named}, record["name"]
        compared += 1
    assert compared > 150
