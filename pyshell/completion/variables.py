"""Variables: those of the session, of a drive, and those that the text itself makes."""

from __future__ import annotations

import re

from pyshell.completion.results import CompletionResult
from pyshell.language import nodes as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.completion.analysis import Place

_PLAIN = re.compile(r"^[\w?]+$")
_SCOPES = ("global", "local", "script", "private", "variable")


def complete(place: Place) -> list[CompletionResult]:
    """The variables whose names begin as typed."""
    sigil = place.text[place.start]
    typed = place.word[1:].strip("{}")
    prefix, colon, name = typed.rpartition(":")
    if colon and prefix.lower() not in _SCOPES:
        return _on_drive(place, sigil, prefix, name)
    found: dict[str, CompletionResult] = {}
    for known, tip in _own(place):
        if _begins(known, name):
            found.setdefault(known.lower(), _result(sigil, prefix + colon, known, tip))
    for known, tip in _of_session(place, prefix.lower()):
        if _begins(known, name):
            found.setdefault(known.lower(), _result(sigil, prefix + colon, known, tip))
    results = [found[key] for key in sorted(found)]
    if not colon and name:
        for scope in ("Global:", "Local:", "Script:", "Private:"):
            if _begins(scope, name):
                results.append(CompletionResult(sigil + scope, scope, "Variable", scope))
    return results


def _begins(name: str, typed: str) -> bool:
    return name.lower().startswith(typed.lower())


def _result(sigil: str, prefix: str, name: str, tip: str) -> CompletionResult:
    text = f"{sigil}{prefix}{name}" if _PLAIN.match(name) else f"{sigil}{{{prefix}{name}}}"
    return CompletionResult(text, name, "Variable", tip)


def _on_drive(place: Place, sigil: str, drive: str, name: str) -> list[CompletionResult]:
    """`$env:NAME` and the like."""
    session = place.context.session
    known = session.find_drive(drive)
    if known is None:
        return []
    location = session.location_of(known)
    results = []
    for each in sorted(location.provider.child_names(location.path), key=str.lower):
        if _begins(each, name):
            results.append(_result(sigil, drive + ":", each, each))
    return results


def _of_session(place: Place, scope_name: str) -> list[tuple[str, str]]:
    context = place.context
    scope = context.session_state.global_scope if scope_name == "global" else context.scope
    found: dict[str, tuple[str, str]] = {}
    for level in scope.each():
        declared = level.con or {}
        for key in list(level.vars):
            name = declared[key].name if key in declared else context.spelling.get(key, key)
            found.setdefault(key, (name, key))
    for key in context.computed:
        found.setdefault(key, (context.spelling.get(key, key), key))
    for key in (
        "args",
        "input",
        "myinvocation",
        "psboundparameters",
        "pscommandpath",
        "psscriptroot",
        "null",
        "true",
        "false",
        "?",
    ):
        found.setdefault(key, (_SPELLED.get(key, key), key))
    return [(name, _tip(place, scope, name, key)) for name, key in found.values()]


_SPELLED = {
    "myinvocation": "MyInvocation",
    "psboundparameters": "PSBoundParameters",
    "pscommandpath": "PSCommandPath",
    "psscriptroot": "PSScriptRoot",
}


def _tip(place: Place, scope: Any, name: str, key: str) -> str:
    """`[type]$name - description`, or the name alone when there is no value."""
    from pyshell.completion.descriptions import VARIABLES
    from pyshell.values.pstype import type_of

    try:
        value = scope.get(name)
    except Exception:
        # A variable whose value cannot be had is listed by its name.
        return name
    description = VARIABLES.get(key, "")
    if value is None:
        return f"{name} - {description}" if description else name
    kind = type_of(value).ps_name.rpartition(".")[2]
    if key == "psversiontable":
        kind = "PSVersionHashTable"
    return f"[{kind}]${name} - {description}" if description else f"[{kind}]${name}"


def _own(place: Place) -> list[tuple[str, str]]:
    """Variables that the text makes before the cursor: parameters, assignments, loops."""
    found: list[tuple[str, str]] = []
    for node in place.tree.walk():
        if node.start >= place.start:
            continue
        if isinstance(node, ast.ParameterAst):
            kind = next((a.type_name.name for a in node.attributes if isinstance(a, ast.TypeConstraintAst)), "")
            name = node.name.variable_path.user_path
            found.append((name, f"[{kind}]${name}" if kind else name))
        elif isinstance(node, ast.AssignmentStatementAst):
            left: Any = node.left
            kind = ""
            while isinstance(left, ast.AttributedExpressionAst):
                if isinstance(left, ast.ConvertExpressionAst):
                    kind = kind or left.attribute.type_name.name
                left = left.child
            if isinstance(left, ast.VariableExpressionAst) and left.end < place.start:
                name = left.variable_path.user_path
                found.append((name, f"[{kind}]${name}" if kind else name))
        elif isinstance(node, ast.ForEachStatementAst) and node.variable is not None:
            name = node.variable.variable_path.user_path
            found.append((name, name))
    return [(name, tip) for name, tip in found if ":" not in name]
