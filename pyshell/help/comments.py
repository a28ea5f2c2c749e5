"""Comment-based help: which comments of a function or a script are its help, and what they say."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.scriptblock import BlockCode

_DIRECTIVE = re.compile(r"^\s*\.(\w+)(?:\s+(\S.*?))?\s*$")
_SINGLE = frozenset(("synopsis", "description", "component", "functionality", "role", "notes"))
_WITH_VALUE = frozenset(("forwardhelptargetname", "forwardhelpcategory", "remotehelprunspace", "externalhelp"))
_FAR = (
    2  # So many empty lines part a comment from the function after it (recorded: help-comment-detached-by-blank-lines).
)


class CommentHelp:
    """The sections of one help comment."""

    __slots__ = ("sections", "parameters", "examples", "links", "inputs", "outputs")

    def __init__(self) -> None:
        self.sections: dict[str, str] = {}
        self.parameters: dict[str, str] = {}
        self.examples: list[str] = []
        self.links: list[str] = []
        self.inputs: list[str] = []
        self.outputs: list[str] = []


def parse(lines: list[str]) -> CommentHelp | None:
    """The help that a comment's lines give; None when they are no help (no keyword first, or one that there is not)."""
    found = CommentHelp()
    at, seen = 0, False
    while at < len(lines):
        match = _DIRECTIVE.match(lines[at])
        if match is None:
            if lines[at].strip():
                return None
            at += 1
            continue
        keyword, argument = match[1].lower(), match[2]
        at, text = _section(lines, at + 1)
        seen = True
        if argument is not None:
            if keyword == "parameter":
                found.parameters.setdefault(argument.lower(), text)
            elif keyword in _WITH_VALUE:
                found.sections[keyword] = argument
            else:
                return None
        elif keyword in _SINGLE:
            found.sections[keyword] = text
        elif keyword == "example":
            found.examples.append(text)
        elif keyword == "link":
            found.links.append(text)
        elif keyword == "inputs":
            found.inputs.append(text)
        elif keyword == "outputs":
            found.outputs.append(text)
        else:
            return None
    return found if seen else None


def _section(lines: list[str], at: int) -> tuple[int, str]:
    """(where the next keyword stands, the text before it without the indent of its first line)."""
    kept: list[str] = []
    indent = 0
    while at < len(lines) and _DIRECTIVE.match(lines[at]) is None:
        line = lines[at]
        at += 1
        if not kept:
            if not line.strip():
                continue
            indent = len(line) - len(line.lstrip())
        own = len(line) - len(line.lstrip())
        kept.append(line[min(indent, own) :].rstrip())
    return at, "\n".join(kept).rstrip()


def comment_lines(comments: list[str]) -> list[str]:
    """The lines of neighbouring comments without their marks."""
    lines: list[str] = []
    for comment in comments:
        if comment.startswith("<#"):
            lines.extend(comment[2:-2].replace("\r\n", "\n").split("\n"))
        else:
            lines.append(comment.lstrip("#"))
    return lines


def _blocks(text: str, tokens: list[Any]) -> list[tuple[list[str], int, int]]:
    """Comments that stand together as (texts, start, end)."""
    found: list[tuple[list[str], int, int]] = []
    for token in tokens:
        if token.kind != "Comment":
            continue
        if found and text[found[-1][2] : token.start].strip() == "":
            between = text[found[-1][2] : token.start].count("\n")
            both_lines = not found[-1][0][-1].startswith("<#") and not token.text.startswith("<#")
            if both_lines and between <= 1:
                texts, start, _ = found[-1]
                found[-1] = ([*texts, token.text], start, token.end)
                continue
        found.append(([token.text], token.start, token.end))
    return found


def help_of(code: BlockCode) -> CommentHelp | None:
    """The help of a function (before it, first or last in its body) or of a script file (first or last in it)."""
    from pyshell.language import parse as parse_text

    text = code.source.text
    tokens = [t for t in parse_text(text, code.source.file).tokens if t.kind not in ("NewLine", "EndOfInput")]
    is_script = code.kind == "script"
    first, last = (0, len(text)) if is_script else (code.body_start, code.body_end)
    inside = [t for t in tokens if first <= t.start and t.end <= last]
    candidates: list[list[Any]] = []
    head: list[Any] = []
    for token in inside:
        if token.kind != "Comment":
            break
        head.append(token)
    tail: list[Any] = []
    for token in reversed(inside):
        if token.kind != "Comment":
            break
        tail.insert(0, token)
    if not is_script:
        before: list[Any] = []
        for token in reversed([t for t in tokens if t.end <= code.start]):
            follower = before[0].start if before else code.start
            if token.kind != "Comment" or text.count("\n", token.end, follower) > _FAR:
                break
            before.insert(0, token)
        candidates.append(before)
    candidates.extend((head, tail))
    for number, tokens_here in enumerate(candidates):
        blocks = _blocks(text, tokens_here)
        if is_script and tokens_here is head and _belongs_to_function(text, blocks, inside):
            blocks = blocks[:-1]
        if not is_script and number == 0:
            blocks = blocks[-1:]
        for texts, _, _ in blocks:
            found = parse(comment_lines(texts))
            if found is not None:
                return found
    return None


def _belongs_to_function(text: str, blocks: list[tuple[list[str], int, int]], tokens: list[Any]) -> bool:
    """Whether a script's only first comment is the help of the function right after it."""
    if not blocks:
        return False
    end = blocks[-1][2]
    following = next((t for t in tokens if t.start >= end), None)
    return following is not None and following.kind == "Function" and text.count("\n", end, following.start) <= _FAR


def parameter_comments(code: BlockCode) -> dict[str, str]:
    """Lower-case parameter name → the comment above it in the `param` block, or behind it on its line."""
    from pyshell.language import parse as parse_text

    if not code.params:
        return {}
    text = code.source.text
    comments = [t for t in parse_text(text, code.source.file).tokens if t.kind == "Comment"]
    found: dict[str, str] = {}
    starts = [param.start for param in code.params]
    first = max(code.start, text.rfind("(", 0, starts[0]))
    for number, param in enumerate(code.params):
        since = code.params[number - 1].end if number else first
        mine = [t for t in comments if since <= t.start and t.end <= param.start]
        if number:
            # What stands behind the parameter before, on its line, is that one's.
            mine = [t for t in mine if "\n" in text[since : t.start]]
        line_end = text.find("\n", param.end)
        line_end = len(text) if line_end < 0 else line_end
        until = min(line_end, starts[number + 1] if number + 1 < len(starts) else line_end)
        mine += [t for t in comments if param.start < t.start and t.start < until and t.end <= line_end]
        lines = [line.strip() for line in comment_lines([t.text for t in mine])]
        shown = "\n".join(lines).strip()
        if shown:
            found[param.lower] = shown
    return found
