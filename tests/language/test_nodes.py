"""What tools ask of nodes: parents, extents, searches."""

from __future__ import annotations

from pyshell.language import parse
from pyshell.language.nodes import CommandAst, FunctionDefinitionAst, VariableExpressionAst


def test_parent_leads_to_the_script() -> None:
    node = parse("function f { if ($a) { g $b } }").ast.find(lambda node: type(node) is CommandAst)
    chain = []
    while node is not None:
        chain.append(type(node).__name__)
        node = node.parent
    assert chain == [
        "CommandAst",
        "PipelineAst",
        "StatementBlockAst",
        "IfStatementAst",
        "NamedBlockAst",
        "ScriptBlockAst",
        "FunctionDefinitionAst",
        "NamedBlockAst",
        "ScriptBlockAst",
    ]


def test_search_may_leave_out_nested_script_blocks() -> None:
    tree = parse("$a; { $b }; function f { $c }").ast
    names = [node.text for node in tree.find_all(lambda node: type(node) is VariableExpressionAst, search_nested=False)]
    assert names == ["$a"]


def test_lines_and_columns_with_every_kind_of_line_end() -> None:
    extent = parse("1\r\n2\r3\n  foo bar").ast.find(lambda node: type(node) is CommandAst).extent  # type: ignore[union-attr]
    assert (extent.start_line_number, extent.start_column_number) == (4, 3)
    assert (extent.end_line_number, extent.end_column_number) == (4, 10)


def test_requirements_are_read() -> None:
    tree = parse(
        "#Requires -Version 7.2 -RunAsAdministrator\n#requires -Modules a, @{ModuleName='b';ModuleVersion='1.0'}\n1"
    ).ast
    needs = tree.script_requirements
    assert needs is not None
    assert (needs.required_ps_version, needs.is_elevation_required) == ("7.2", True)
    assert needs.required_modules == [{"ModuleName": "a"}, {"ModuleName": "b", "ModuleVersion": "1.0"}]


def test_empty_parameter_list_is_none() -> None:
    node = parse("function f() { }").ast.find(lambda node: type(node) is FunctionDefinitionAst)
    assert isinstance(node, FunctionDefinitionAst) and node.parameters is None
