"""Lines around matches: what Select-String -Context shows."""

from pyshell.commands.matches import ContextTracker, MatchInfo, MatchInfoContext


def found(lines: str, before: int, after: int) -> list[tuple[str, list[str], list[str]]]:
    """(line, shown before, shown after) of the upper-case lines."""
    emitted: list[MatchInfo] = []
    tracker = ContextTracker(before, after, emitted.append)
    for line in lines.split():
        match = None
        if line.isupper():
            match = MatchInfo()
            match.line, match.context = line, MatchInfoContext()
        tracker.track(line, match)
    tracker.finish()
    return [
        (m.line, list(m.context.display_pre_context), list(m.context.display_post_context))
        for m in emitted
        if m.context is not None
    ]


def test_lines_between_near_matches_are_shown_once() -> None:
    assert found("a B c D e", 1, 1) == [("B", ["a"], ["c"]), ("D", [], ["e"])]


def test_a_match_inside_the_context_ends_it() -> None:
    assert found("A b C d e f", 0, 3) == [("A", [], ["b"]), ("C", [], ["d", "e", "f"])]
