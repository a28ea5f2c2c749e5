"""Subexpressions in a string whose quotes are doubled or escaped: `"$(""text"")"`, as older scripts write them.

Their text is parsed without the extra characters; the nodes and errors get their places in the script afterwards.
"""

from __future__ import annotations

from pyshell.language.errors import ErrorList
from pyshell.language.parser import Parser
from pyshell.language.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import ExpressionAst
    from pyshell.language.strings import Unparsed


def parse_escaped(parser: Parser, place: Unparsed) -> ExpressionAst:
    """The subexpression at a place in a string, its extra characters left out."""
    script = parser.source
    skipped = set(place.skipped)
    kept = [at for at in range(place.start, place.end) if at not in skipped]
    # Where each character of the shorter text stands, and where its end does.
    places = [*kept, place.end, place.end + 1]
    inner = Source("".join(script.text[at] for at in kept), script.file)
    errors = inner.errors = ErrorList(inner)
    nested = Parser(inner, errors, 0, len(inner.text), parser.depth + 1)
    node: ExpressionAst = nested.parse("sub_expression")
    for found in node.walk():
        found.start, found.end = places[found.start], places[found.end]
        found.source = script
    for error in errors.errors:
        error.extent.start, error.extent.end = places[error.extent.start], places[error.extent.end]
        error.extent.source = script
        parser.errors.errors.append(error)
    script.suspects.extend(inner.suspects)
    return node
