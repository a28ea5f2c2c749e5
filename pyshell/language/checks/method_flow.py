"""The flow of control through a method of a class: do all paths return, and which variables are read unassigned."""

from __future__ import annotations

from pyshell.language.checks.tree import assignment_targets
from pyshell.language.keywords import words
from pyshell.language.nodes import (
    AssignmentStatementAst,
    Ast,
    AttributedExpressionAst,
    BinaryExpressionAst,
    BreakStatementAst,
    CommandAst,
    ContinueStatementAst,
    DataStatementAst,
    DoUntilStatementAst,
    DoWhileStatementAst,
    ErrorExpressionAst,
    ErrorStatementAst,
    ExitStatementAst,
    ForEachStatementAst,
    ForStatementAst,
    FunctionDefinitionAst,
    FunctionMemberAst,
    IfStatementAst,
    PipelineAst,
    ReturnStatementAst,
    ScriptBlockExpressionAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    TernaryExpressionAst,
    ThrowStatementAst,
    TrapStatementAst,
    TryStatementAst,
    TypeDefinitionAst,
    UsingExpressionAst,
    VariableExpressionAst,
    WhileStatementAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

#: Variables that always have a value.
_ALWAYS = words(
    "_ args this input pscmdlet psboundparameters myinvocation psscriptroot pscommandpath ? true false null "
    "lastexitcode error stacktrace outputencoding nestedpromptlevel pwd matches psapplicationoutputencoding"
)
#: Commands that may set variables behind the parser's back.
_SETTING_COMMANDS = words("new-variable remove-variable set-variable set-psbreakpoint nv rv sbp sv set")


class _Block:
    """A stretch of code without branches: reads (a variable's node) and assignments (a name)."""

    __slots__ = ("steps", "successors", "predecessors", "unreachable", "leaves")

    def __init__(self, unreachable: bool = True) -> None:
        self.steps: list[VariableExpressionAst | str] = []
        self.successors: list[_Block] = []
        self.predecessors: list[_Block] = []
        self.unreachable = unreachable
        self.leaves = False

    def flows_to(self, following: _Block) -> None:
        if following not in self.successors:
            if not self.unreachable:
                following.unreachable = False
            self.successors.append(following)
            following.predecessors.append(self)


class MethodFlow:
    """What the analysis of a method found."""

    __slots__ = ("always_returns", "unassigned")

    def __init__(self, always_returns: bool, unassigned: list[VariableExpressionAst]) -> None:
        self.always_returns = always_returns
        self.unassigned = unassigned


def analyze_method(member: FunctionMemberAst) -> MethodFlow:
    """Follow the control flow of a method."""
    return _Analysis(member).result()


class _Analysis:
    def __init__(self, member: FunctionMemberAst) -> None:
        self.entry = self.current = _Block(unreachable=False)
        self.exit = _Block()
        self.loops: list[tuple[str, _Block, _Block]] = []
        self.assigned_anywhere: set[str] = set()
        self.dynamic = False
        for parameter in member.parameters:
            self._assign(parameter.name)
        for block in member.body.children():
            if block is not member.body.param_block:
                for statement in getattr(block, "statements", []):
                    self.visit(statement)
        self.current.flows_to(self.exit)

    def result(self) -> MethodFlow:
        returns = all(block.leaves or block.unreachable for block in self.exit.predecessors)
        return MethodFlow(returns, self._unassigned())

    def _unassigned(self) -> list[VariableExpressionAst]:
        found: list[VariableExpressionAst] = []
        known: dict[_Block, frozenset[str]] = {}
        for block in self._ordered():
            before = [known[pred] for pred in block.predecessors if pred in known]
            assigned = set(before[0]).intersection(*before[1:]) if before else set()
            for step in block.steps:
                if isinstance(step, str):
                    assigned.add(step)
                elif (name := _name(step)) not in assigned and name not in _ALWAYS:
                    if not (self.dynamic and name in self.assigned_anywhere):
                        found.append(step)
            known[block] = frozenset(assigned)
        return found

    def _ordered(self) -> list[_Block]:
        """The blocks in reverse postorder."""
        order: list[_Block] = []
        seen = {self.entry}
        stack = [(self.entry, iter(self.entry.successors))]
        while stack:
            block, successors = stack[-1]
            for following in successors:
                if following not in seen:
                    seen.add(following)
                    stack.append((following, iter(following.successors)))
                    break
            else:
                order.append(block)
                stack.pop()
        order.reverse()
        return order

    # ---- nodes

    def visit(self, node: Ast | None) -> None:
        if node is None:
            return
        handler = _HANDLERS.get(type(node))
        if handler is not None:
            handler(self, node)
            return
        if type(node) in _OPAQUE:
            return
        for child in node.children():
            self.visit(child)

    def _assign(self, variable: VariableExpressionAst) -> None:
        if variable.variable_path.is_any_local:
            name = _name(variable)
            self.assigned_anywhere.add(name)
            self.current.steps.append(name)
            if variable.variable_path.is_private:
                self.dynamic = True

    def variable(self, node: VariableExpressionAst) -> None:
        if node.variable_path.is_any_local:
            self.current.steps.append(node)

    def assignment(self, node: AssignmentStatementAst) -> None:
        self.visit(node.right)
        for target in assignment_targets(node.left):
            inner: Ast = target
            while isinstance(inner, AttributedExpressionAst):
                inner = inner.child
            if isinstance(inner, VariableExpressionAst):
                self._assign(inner)
            else:
                self.visit(target)

    def if_statement(self, node: IfStatementAst) -> None:
        after = _Block()
        if node.else_clause is None:
            self.current.flows_to(after)
        for number, (condition, body) in enumerate(node.clauses):
            last = number == len(node.clauses) - 1 and node.else_clause is None
            clause = _Block()
            following = after if last else _Block()
            self.visit(condition)
            self.current.flows_to(clause)
            self.current.flows_to(following)
            self.current = clause
            self.visit(body)
            self.current.flows_to(after)
            self.current = following
        if node.else_clause is not None:
            self.visit(node.else_clause)
            self.current.flows_to(after)
        self.current = after

    def ternary(self, node: TernaryExpressionAst) -> None:
        self.visit(node.condition)
        before, after = self.current, _Block()
        for branch in (node.if_true, node.if_false):
            self.current = _Block()
            before.flows_to(self.current)
            self.visit(branch)
            self.current.flows_to(after)
        self.current = after

    def binary(self, node: BinaryExpressionAst) -> None:
        self.visit(node.left)
        if node.operator not in ("And", "Or"):
            self.visit(node.right)
            return
        after, second = _Block(), _Block()
        self.current.flows_to(after)
        self.current.flows_to(second)
        self.current = second
        self.visit(node.right)
        self.current.flows_to(after)
        self.current = after

    def switch(self, node: SwitchStatementAst) -> None:
        def condition() -> None:
            self.visit(node.condition)
            self.current.steps.append("switch")

        def body() -> None:
            after = _Block()
            for number, (test, block) in enumerate(node.clauses):
                clause = _Block()
                last = number == len(node.clauses) - 1 and node.default is None
                following = after if last else _Block()
                self.visit(test)
                self.current.flows_to(following)
                self.current.flows_to(clause)
                self.current = clause
                self.visit(block)
                if not last:
                    self.current.flows_to(following)
                    self.current = following
            if node.default is not None:
                self.current.flows_to(after)
                self.visit(node.default)
            self.current.flows_to(after)
            self.current = after

        self._loop(node.label, condition, body, None)

    def _loop(
        self,
        label: str | None,
        condition: Callable[[], None] | None,
        body: Callable[[], None],
        iterator: Ast | None,
    ) -> None:
        repeat = _Block()
        if iterator is not None:
            first = _Block()
            self.current.flows_to(first)
            self.current = repeat
            self.visit(iterator)
            self.current.flows_to(first)
            self.current = first
        else:
            self.current.flows_to(repeat)
            self.current = repeat
        inside, after = _Block(), _Block()
        if condition is not None:
            condition()
            self.current.flows_to(after)
        self.loops.append(((label or "").lower(), after, repeat))
        self.current.flows_to(inside)
        self.current = inside
        body()
        self.current.flows_to(repeat)
        self.current = after
        self.loops.pop()

    def foreach(self, node: ForEachStatementAst) -> None:
        after = _Block()

        def condition() -> None:
            self.visit(node.condition)
            self.current.flows_to(after)
            self.current.steps.append("foreach")
            self._assign(node.variable)

        self._loop(node.label, condition, lambda: self.visit(node.body), None)
        self.current.flows_to(after)
        self.current = after

    def for_statement(self, node: ForStatementAst) -> None:
        self.visit(node.initializer)
        condition = None if node.condition is None else lambda: self.visit(node.condition)
        self._loop(node.label, condition, lambda: self.visit(node.body), node.iterator)

    def while_statement(self, node: WhileStatementAst) -> None:
        self._loop(node.label, lambda: self.visit(node.condition), lambda: self.visit(node.body), None)

    def do_statement(self, node: DoWhileStatementAst | DoUntilStatementAst) -> None:
        repeat, inside, after, again = _Block(), _Block(), _Block(), _Block()
        self.loops.append(((node.label or "").lower(), after, repeat))
        self.current.flows_to(inside)
        self.current = inside
        self.visit(node.body)
        self.current.flows_to(repeat)
        self.current = repeat
        self.visit(node.condition)
        self.current.flows_to(after)
        self.current.flows_to(again)
        again.flows_to(inside)
        self.current = after
        self.loops.pop()

    def try_statement(self, node: TryStatementAst) -> None:
        before = self.current
        self.current = _Block()
        before.flows_to(self.current)
        self.visit(node.body)
        last = self.current
        finally_ = _Block() if node.finally_ is not None else None
        after = _Block()
        for clause in node.catch_clauses:
            self.current = _Block()
            before.flows_to(self.current)
            self.visit(clause.body)
            self.current.flows_to(finally_ or after)
        if finally_ is None:
            last.flows_to(after)
        else:
            last.flows_to(finally_)
            self.current = finally_
            self.visit(node.finally_)
            self.current.flows_to(after)
            end = self.current
            if not any(clause.is_catch_all for clause in node.catch_clauses):
                before.flows_to(finally_)
                rethrow = _Block()
                end.flows_to(rethrow)
                rethrow.leaves = True
                rethrow.flows_to(self.exit)
        self.current = after

    def jump(self, node: BreakStatementAst | ContinueStatementAst) -> None:
        target: _Block | None = None
        leaves = isinstance(node, BreakStatementAst)
        if node.label is None:
            if self.loops:
                _, after, repeat = self.loops[-1]
                target = after if leaves else repeat
        else:
            self.visit(node.label)
            if isinstance(node.label, StringConstantExpressionAst):
                name = node.label.value.lower()
                for label, after, repeat in self.loops:
                    if label == name:
                        target = after if leaves else repeat
        if target is None:
            self.current.flows_to(self.exit)
            self.current.leaves = True
        else:
            self.current.flows_to(target)
        self.current = _Block()

    def leave(self, node: ReturnStatementAst | ExitStatementAst | ThrowStatementAst) -> None:
        self.visit(node.pipeline)
        self.current.flows_to(self.exit)
        self.current.leaves = True
        self.current = _Block()

    def pipeline(self, node: PipelineAst) -> None:
        runs_command = False
        for element in node.pipeline_elements:
            for child in element.children():
                self.visit(child)
            if isinstance(element, CommandAst):
                runs_command = True
                name = element.get_command_name()
                if element.invocation_operator == "Dot" or (name and name.lower() in _SETTING_COMMANDS):
                    self.dynamic = True
        if runs_command and self.loops:
            for _, after, repeat in self.loops:
                self.current.flows_to(after)
                self.current.flows_to(repeat)
            following = _Block()
            self.current.flows_to(following)
            self.current = following

    def data(self, node: DataStatementAst) -> None:
        self.visit(node.body)
        if node.variable is not None:
            self.current.steps.append(node.variable.lower())


def _name(node: VariableExpressionAst) -> str:
    name = node.variable_path.unqualified_path.lower()
    return "_" if name == "psitem" else name


#: Nodes into which the analysis does not go.
_OPAQUE = (
    FunctionDefinitionAst,
    ScriptBlockExpressionAst,
    TypeDefinitionAst,
    UsingExpressionAst,
    TrapStatementAst,
    ErrorStatementAst,
    ErrorExpressionAst,
)
#: Any: each handler takes the class it stands for.
_HANDLERS: dict[type[Ast], Callable[[_Analysis, Any], None]] = {
    VariableExpressionAst: _Analysis.variable,
    AssignmentStatementAst: _Analysis.assignment,
    IfStatementAst: _Analysis.if_statement,
    TernaryExpressionAst: _Analysis.ternary,
    BinaryExpressionAst: _Analysis.binary,
    SwitchStatementAst: _Analysis.switch,
    ForEachStatementAst: _Analysis.foreach,
    ForStatementAst: _Analysis.for_statement,
    WhileStatementAst: _Analysis.while_statement,
    DoWhileStatementAst: _Analysis.do_statement,
    DoUntilStatementAst: _Analysis.do_statement,
    TryStatementAst: _Analysis.try_statement,
    BreakStatementAst: _Analysis.jump,
    ContinueStatementAst: _Analysis.jump,
    ReturnStatementAst: _Analysis.leave,
    ExitStatementAst: _Analysis.leave,
    ThrowStatementAst: _Analysis.leave,
    PipelineAst: _Analysis.pipeline,
    DataStatementAst: _Analysis.data,
}
