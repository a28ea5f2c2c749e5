"""Reading data files: constants, arrays and hashtables, no code."""

from __future__ import annotations

import os

from pyshell.language import nodes
from pyshell.runtime.compiling import decode
from pyshell.runtime.scriptblock import tree_of
from pyshell.values.exceptions import InvalidOperationException, NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.cmdlet import Cmdlet

ALLOWED = (
    nodes.ScriptBlockAst, nodes.NamedBlockAst, nodes.PipelineAst, nodes.CommandExpressionAst, nodes.HashtableAst,
    nodes.ArrayExpressionAst, nodes.ArrayLiteralAst, nodes.ConstantExpressionAst, nodes.StringConstantExpressionAst,
    nodes.StatementBlockAst, nodes.ParenExpressionAst, nodes.UnaryExpressionAst, nodes.ExpandableStringExpressionAst,
    nodes.ScriptBlockExpressionAst, nodes.SubExpressionAst, nodes.BinaryExpressionAst, nodes.ConvertExpressionAst,
    nodes.TypeConstraintAst, nodes.TypeExpressionAst,
)  # fmt: skip


def read_restricted(command: Cmdlet, path: str) -> Any:
    """The hashtable of a data file; what is no plain data ends the command."""
    if not os.path.isfile(path):
        command.throw(_invalid(path), "CouldNotParseAsPowerShellDataFile", "ObjectNotFound", path)
    with open(path, "rb") as file:
        text = decode(file.read())
    try:
        block = command.context.compile(text, path)
    except NetException:
        command.throw(_invalid(path), "CouldNotParseAsPowerShellDataFile", "InvalidData", path)
    tree = tree_of(block.code.source)
    for node in tree.find_all(lambda n: True, True):
        plain = isinstance(node, ALLOWED) or (
            isinstance(node, nodes.VariableExpressionAst)
            and node.variable_path.user_path.lower()
            in ("true", "false", "null", "psscriptroot", "psculture", "psuiculture")
        )
        if not plain:
            command.throw(_invalid(path), "CouldNotParseAsPowerShellDataFile", "InvalidData", path)
    output = block.invoke([])
    if len(output) != 1 or not hasattr(output[0], "items"):
        command.throw(_invalid(path), "CouldNotParseAsPowerShellDataFileNoHashtableRoot", "InvalidData", path)
    return output[0]


def _invalid(path: str) -> NetException:
    return InvalidOperationException(f"The file '{path}' could not be parsed as a PowerShell Data File.")
