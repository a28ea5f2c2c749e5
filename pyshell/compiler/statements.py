"""Statements → lists of Python statements.

Every statement that can fail stands in a `try` of its own (free until something is raised), whose handler asks
`statement_error` whether to report and go on or to raise further.
"""

from __future__ import annotations

import _ast as py

from pyshell.compiler.commands import Commands
from pyshell.compiler.names import ASSIGNMENT
from pyshell.language import nodes as ps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SAFE = (ps.FunctionDefinitionAst, ps.BreakStatementAst, ps.ContinueStatementAst)
MAY_BREAK = (
    ps.CommandAst, ps.InvokeMemberExpressionAst, ps.SubExpressionAst, ps.ArrayExpressionAst,
    ps.ScriptBlockExpressionAst,
    ps.TrapStatementAst, ps.HashtableAst, ps.AssignmentStatementAst, ps.PipelineChainAst, ps.MemberExpressionAst,
)  # fmt: skip


class Loop:
    """A loop being compiled: its label, and whether a `continue` must run something first."""

    __slots__ = ("label", "is_switch")

    def __init__(self, label: str | None, is_switch: bool = False) -> None:
        self.label = label.lower() if label else None
        self.is_switch = is_switch


class Statements(Commands):
    def define_function(self, node: Any) -> list[Any]:
        raise NotImplementedError

    # -- lists of statements -------------------------------------------------------------------------

    def body(self, statements: list[Any], traps: list[Any] | None = None) -> list[Any]:
        """A block's statements, each guarded; `traps` are those of the block itself."""
        fn = self.fn
        former = fn.traps
        saved_try = fn.in_try
        if traps:
            fn.traps = self.trap_table(traps)
            fn.in_try = 0
        result: list[Any] = []
        for node in statements:
            result.extend(self.guarded(node))
        fn.traps = former
        fn.in_try = saved_try
        return result

    def guarded(self, node: Any) -> list[Any]:
        former = self.position(node)
        was_final = self.in_final
        self.in_final = was_final or node is self.final
        statements = self.statement(node)
        self.in_final = was_final
        fn = self.fn
        if statements and not isinstance(node, SAFE) and not (fn.in_try and fn.traps is None):
            error = fn.temp("e")
            if fn.traps is not None:
                handle = self.call(
                    "run_traps",
                    self.name("X"),
                    self.name("S"),
                    self.name(error),
                    self.name(fn.traps),
                    self.name(fn.out),
                )
            else:
                handle = self.call("statement_error", self.name("X"), self.name("S"), self.name(error))
            statements = [self.try_(statements, [self.handler("Exception", error, [self.expr(handle)])])]
        self.at = former
        return statements

    def statement(self, node: Any) -> list[Any]:
        return getattr(self, "s_" + type(node).__name__)(node)  # type: ignore[no-any-return]

    def ok(self) -> list[Any]:
        """`$? = $true`, where the script looks at `$?`."""
        if self.watch_ok or self.in_final:
            return [self.store_attribute(self.name("X"), "ok", self.const(True))]
        return []

    def sub_function(self, statements: list[Any], traps: list[Any]) -> str:
        """A function at the module's top that runs statements with an output of its own."""
        from pyshell.compiler.emitter import FunctionBuilder

        name = self.fresh("sub")
        outer, self.fn = self.fn, FunctionBuilder(name)
        self.fn.in_sub = True
        self.fn.is_method = False
        self.fn.in_try = outer.in_try
        body = self.body(statements, traps)
        self.fn = outer
        prologue = [self.store("L", self.attribute(self.name("S"), "vars"))]
        self.define(name, ["X", "S", "out"], prologue + body)
        return name

    # -- pipelines as statements ---------------------------------------------------------------------

    def s_PipelineAst(self, node: Any) -> list[Any]:
        inner = self.single_expression(node)
        out = self.name(self.fn.out)
        if inner is not None:
            kind = type(inner)
            if kind is ps.UnaryExpressionAst and inner.token_kind in (
                "PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus",
            ):  # fmt: skip
                return self.increment_statement(inner) + self.ok()
            if (
                kind is ps.ParenExpressionAst
                and self.single_expression(inner.pipeline) is None
                and type(inner.pipeline) is ps.PipelineAst
                and not inner.pipeline.background
            ):
                # `(command)`: the output is collected first, then written.
                return [self.expr(self.call("emit", out, self.value(inner)))]
            if kind is ps.ConvertExpressionAst and inner.attribute.type_name.full_name.lower() in (
                "void",
                "system.void",
            ):
                return [self.expr(self.value(inner.child)), *self.ok()]
            if self.fn.is_method:
                return [self.expr(self.value(inner)), *self.ok()]
            if kind in (ps.ConstantExpressionAst, ps.StringConstantExpressionAst, ps.ExpandableStringExpressionAst):
                return [self.expr(py.Call(out, [self.value(inner)], [], **self.at)), *self.ok()]
            return [self.expr(self.call("emit", out, self.value(inner))), *self.ok()]
        if node.background:
            return [self.expr(py.Call(out, [self.background_job(node)], [], **self.at))]
        return [self.expr(self.pipeline_call(node, out, collect=False))]

    def s_PipelineChainAst(self, node: Any) -> list[Any]:
        if node.background:
            return [self.expr(py.Call(self.name(self.fn.out), [self.background_job(node)], [], **self.at))]
        left = self.guarded(node.lhs_pipeline_chain)
        right = self.guarded(node.rhs_pipeline)
        test: Any = self.attribute(self.name("X"), "ok")
        if node.operator == "OrOr":
            test = self.negate(test)
        # An expression on the left succeeded when it did not raise.
        sets = [self.store_attribute(self.name("X"), "ok", self.const(True))]
        return [*sets, *left, self.if_(test, [*sets, *right])]

    # -- assignment ----------------------------------------------------------------------------------

    def right_value(self, node: Any) -> Any:
        """The value that the right side of an assignment gives."""
        if isinstance(node, ps.PipelineBaseAst) and type(node) is not ps.PipelineChainAst:
            return self.pipeline_value(node)
        if isinstance(node, ps.CommandExpressionAst):
            return self.value(node.expression)
        name = self.sub_function([node], [])
        return self.call("collect", self.name(name), self.name("X"), self.name("S"))

    def s_AssignmentStatementAst(self, node: Any) -> list[Any]:
        operator = node.operator
        left = node.left
        if operator == "Equals":
            statement = node.right
            if type(left) is ps.VariableExpressionAst and not isinstance(
                statement, ps.PipelineBaseAst | ps.CommandBaseAst
            ):
                captured = self.captured(statement)
                if captured is not None:
                    statements, value = captured
                    return [*statements, *self.assign(left, value), *self.ok()]
            return [*self.assign(left, self.right_value(node.right)), *self.ok_of(node.right)]
        return [*self.compound(left, ASSIGNMENT[operator], self.right_value(node.right)), *self.ok_of(node.right)]

    def ok_of(self, node: Any) -> list[Any]:
        """`$?` after an assignment: a command on the right decides it."""
        if isinstance(node, ps.CommandExpressionAst) or (
            type(node) is ps.PipelineAst and self.single_expression(node) is not None
        ):
            return self.ok()
        return []

    def captured(self, node: Any) -> tuple[list[Any], Any] | None:
        """A statement (if, foreach, switch …) whose output is collected in this very function."""
        if self.fn.is_method or type(node) in (ps.TryStatementAst,):
            return None
        held, out = self.fn.temp("c"), self.fn.temp("out")
        former, self.fn.out = self.fn.out, out
        self.fn.in_try += 1
        body = self.statement(node)
        self.fn.in_try -= 1
        self.fn.out = former
        statements = [
            self.store(held, self.list_of([])),
            self.store(out, self.attribute(self.name(held), "append")),
            *body,
        ]
        return statements, self.call("collected", self.name(held))

    def assign(self, left: Any, value: Any) -> list[Any]:
        """Statements that assign a Python expression's value to a PowerShell target."""
        kind = type(left)
        if kind is ps.VariableExpressionAst:
            return self.assign_variable(left, value)
        if kind is ps.ArrayLiteralAst:
            return self.assign_many(left.elements, value)
        if kind is ps.ParenExpressionAst:
            inner = self.single_expression(left.pipeline)
            return self.assign(inner, value)
        if kind is ps.ConvertExpressionAst or kind is ps.AttributedExpressionAst:
            return self.assign_typed(left, value)
        if kind is ps.MemberExpressionAst:
            if left.static:
                return [
                    self.expr(
                        self.call(
                            "set_static_member",
                            self.static_target(left.expression),
                            self.member_name(left.member),
                            value,
                        )
                    )
                ]
            held = self.fn.temp("v")
            return [
                self.store(held, value),
                self.expr(
                    self.call("set_member", self.value(left.expression), self.member_name(left.member), self.name(held))
                ),
            ]
        if kind is ps.IndexExpressionAst:
            held = self.fn.temp("v")
            return [
                self.store(held, value),
                self.expr(self.call("set_index", self.value(left.target), self.value(left.index), self.name(held))),
            ]
        if kind is ps.InvokeMemberExpressionAst:
            # `$list.Item(0) = 5`: a property with parameters.
            held = self.fn.temp("v")
            arguments = self.list_of([self.value(each) for each in left.arguments or ()])
            target, name = self.value(left.expression), self.member_name(left.member)
            return [
                self.store(held, value),
                self.expr(self.call("assign_call", target, name, arguments, self.name(held))),
            ]
        return [self.expr(value)]

    def assign_variable(self, left: Any, value: Any) -> list[Any]:
        path = left.variable_path
        if path.is_drive_qualified:
            if path.drive_name.lower() == "env":
                return [self.expr(self.call("set_env", self.const(path.unqualified_path), value))]
            return [
                self.expr(
                    self.call(
                        "set_drive_item",
                        self.name("X"),
                        self.const(path.drive_name),
                        self.const(path.unqualified_path),
                        value,
                    )
                )
            ]
        key = self.spell(path.unqualified_path)
        if path.scope in ("global", "script", "private"):
            return [
                self.expr(
                    self.call(
                        "set_scoped", self.name("X"), self.name("S"), self.const(path.scope), self.const(key), value
                    )
                )
            ]
        return self.write_local(key, value)

    def assign_many(self, targets: list[Any], value: Any) -> list[Any]:
        held = self.fn.temp("m")
        result = [self.store(held, self.call("spread_values", value, self.const(len(targets))))]
        for index, target in enumerate(targets):
            result.extend(self.assign(target, self.subscript(self.name(held), self.const(index))))
        return result

    def assign_typed(self, left: Any, value: Any) -> list[Any]:
        """`[type][Attribute()]$x = value`: the variable keeps the type and the attributes."""
        attributes: list[Any] = []
        node = left
        while type(node) in (ps.ConvertExpressionAst, ps.AttributedExpressionAst):
            attributes.append(node.attribute)
            node = node.child
        if type(node) is not ps.VariableExpressionAst:
            converted = value
            for attribute in reversed(attributes):
                if type(attribute) is ps.TypeConstraintAst:
                    converted = self.call("cast", self.name("X"), self.type_ref(attribute.type_name), converted)
            return self.assign(node, converted)
        path = node.variable_path
        names = [a.type_name.full_name.lower() for a in attributes]
        made: list[Any] = []
        for attribute, name in zip(attributes, names):
            if name in ("ordered", "pscustomobject", "void") and type(attribute) is ps.TypeConstraintAst:
                continue
            made.append(self.attribute_value(attribute))
        return [
            self.expr(
                self.call(
                    "declare_variable",
                    self.name("X"),
                    self.name("S"),
                    self.const(path.scope),
                    self.const(path.unqualified_path),
                    self.list_of(made),
                    value,
                )
            )
        ]

    def attribute_value(self, node: Any) -> Any:
        """A Python expression that makes a PowerShell attribute."""
        if type(node) is ps.TypeConstraintAst:
            return self.call("type_constraint", self.type_ref(node.type_name))
        named = [
            self.tuple_of(
                [self.const(a.argument_name), self.const(True) if a.expression_omitted else self.value(a.argument)]
            )
            for a in node.named_arguments
        ]
        return self.call(
            "attribute",
            self.name("X"),
            self.const(node.type_name.full_name),
            self.list_of([self.value(a) for a in node.positional_arguments]),
            self.list_of(named),
        )

    def compound(self, left: Any, operator: str, right: Any) -> list[Any]:
        """`left op= right`: each part of the target is evaluated once."""
        kind = type(left)
        if kind is ps.ParenExpressionAst:
            return self.compound(self.single_expression(left.pipeline), operator, right)
        if kind in (ps.ConvertExpressionAst, ps.AttributedExpressionAst):
            inner = left
            while type(inner) in (ps.ConvertExpressionAst, ps.AttributedExpressionAst):
                inner = inner.child
            return self.assign(left, self.combine(operator, self.value(inner), right))
        if kind is ps.VariableExpressionAst:
            return self.assign(left, self.combine(operator, self.current_value(left), right, left))
        if kind is ps.MemberExpressionAst:
            target, name = self.fn.temp("v"), self.fn.temp("v")
            if left.static:
                before = [
                    self.store(target, self.static_target(left.expression)),
                    self.store(name, self.member_name(left.member)),
                ]
                value = self.combine(operator, self.call("static_member", self.name(target), self.name(name)), right)
                return [*before, self.expr(self.call("set_static_member", self.name(target), self.name(name), value))]
            before = [self.store(target, self.value(left.expression)), self.store(name, self.member_name(left.member))]
            value = self.combine(operator, self.call("get_member", self.name(target), self.name(name)), right)
            if operator == "QuestionQuestion":
                value = self.call("nullish_member", self.name(target), self.name(name), self.thunk(right))
                return [*before, self.expr(value)]
            return [*before, self.expr(self.call("set_member", self.name(target), self.name(name), value))]
        if kind is ps.IndexExpressionAst:
            target, index = self.fn.temp("v"), self.fn.temp("v")
            before = [self.store(target, self.value(left.target)), self.store(index, self.value(left.index))]
            current = self.call("get_index", self.name(target), self.name(index))
            if operator == "QuestionQuestion":
                held = self.fn.temp("v")
                return [
                    *before,
                    self.store(held, current),
                    self.if_(
                        self.call("is_null", self.name(held)),
                        [self.expr(self.call("set_index", self.name(target), self.name(index), right))],
                    ),
                ]
            value = self.combine(operator, current, right)
            return [*before, self.expr(self.call("set_index", self.name(target), self.name(index), value))]
        if kind is ps.ArrayLiteralAst:
            return self.assign(left, self.combine(operator, self.value(left), right))
        return [self.expr(right)]

    def current_value(self, left: Any) -> Any:
        """What `+=` starts from: the scope's own variable, never an outer one (recorded: scope-array-append)."""
        path = left.variable_path
        if path.is_drive_qualified or path.scope not in (None, "local"):
            return self.value(left)
        return self.method(self.name("L"), "get", self.const(self.spell(path.unqualified_path)))

    def thunk(self, value: Any) -> Any:
        arguments = py.arguments([], [], None, [], [], None, [])
        return py.Lambda(arguments, value, **self.at)

    def combine(self, operator: str, current: Any, right: Any, target: Any = None) -> Any:
        if operator == "QuestionQuestion":
            name = self.fn.temp("q")
            return self.if_exp(self.call("is_null", self.walrus(name, current)), right, self.name(name))
        return self.binary(operator, current, right)

    def assignment_value(self, node: Any) -> Any:
        """An assignment in an expression's place gives the value it assigned."""
        left = node.left
        if (
            type(left) is ps.VariableExpressionAst
            and not left.variable_path.is_drive_qualified
            and left.variable_path.scope in (None, "local")
        ):
            key = self.spell(left.variable_path.unqualified_path)
            value = self.right_value(node.right)
            if node.operator != "Equals":
                value = self.combine(ASSIGNMENT[node.operator], self.current_value(left), value)
            return self.call("set_var", self.name("X"), self.name("S"), self.const(key), value)
        name = self.sub_function([node, _value_pipeline(left)], [])
        return self.call("collect", self.name(name), self.name("X"), self.name("S"))

    # -- ++ and -- -----------------------------------------------------------------------------------

    def increment_statement(self, node: Any) -> list[Any]:
        child = node.child
        while type(child) is ps.ParenExpressionAst:
            child = self.single_expression(child.pipeline)
        delta = 1 if "PlusPlus" in node.token_kind else -1
        if type(child) is ps.VariableExpressionAst:
            path = child.variable_path
            if not path.is_drive_qualified and path.scope in (None, "local"):
                key = self.spell(path.unqualified_path)
                name = self.fn.temp("o")
                test = self.both(
                    self.is_int(self.walrus(name, self.read_local(key))),
                    py.Compare(
                        self.name(name),
                        [py.Lt() if delta > 0 else py.Gt()],
                        [
                            self.const(2147483647)
                            if delta > 0
                            else py.UnaryOp(py.USub(), self.const(2147483648), **self.at)
                        ],
                        **self.at,
                    ),
                )
                value = self.if_exp(
                    test,
                    py.BinOp(self.name(name), py.Add() if delta > 0 else py.Sub(), self.const(1), **self.at),
                    self.call("increment" if delta > 0 else "decrement", self.name(name)),
                )
                return self.write_local(key, value)
        return [self.expr(self.increment_value(node))]

    def increment_value(self, node: Any) -> Any:
        child = node.child
        while type(child) is ps.ParenExpressionAst:
            child = self.single_expression(child.pipeline)
        delta = self.const(1) if "PlusPlus" in node.token_kind else py.UnaryOp(py.USub(), self.const(1), **self.at)
        post = self.const(node.token_kind.startswith("Postfix"))
        kind = type(child)
        while kind is ps.ConvertExpressionAst:
            child = child.child
            kind = type(child)
        if kind is ps.VariableExpressionAst:
            path = child.variable_path
            return self.call(
                "increment_variable",
                self.name("X"),
                self.name("S"),
                self.const(path.drive_name if path.is_drive_qualified else path.scope),
                self.const(path.unqualified_path if path.is_drive_qualified else self.spell(path.unqualified_path)),
                delta,
                post,
            )
        if kind is ps.MemberExpressionAst:
            if child.static:
                return self.call(
                    "increment_static",
                    self.static_target(child.expression),
                    self.member_name(child.member),
                    delta,
                    post,
                )
            return self.call(
                "increment_member", self.value(child.expression), self.member_name(child.member), delta, post
            )
        return self.call("increment_index", self.value(child.target), self.value(child.index), delta, post)

    # -- conditions and loops ------------------------------------------------------------------------

    def condition(self, node: Any) -> Any:
        """The truth of a condition pipeline, with the condition's own position."""
        former = self.position(node)
        inner = self.single_expression(node)
        test = self.truth(inner) if inner is not None else self.truth_of(self.pipeline_value(node))
        self.at = former
        return test

    def s_IfStatementAst(self, node: Any) -> list[Any]:
        orelse: list[Any] = (
            self.body(node.else_clause.statements, node.else_clause.traps) if node.else_clause is not None else []
        )
        for condition, block in reversed(node.clauses):
            orelse = [self.if_(self.condition(condition), self.body(block.statements, block.traps), orelse)]
        return orelse

    def loop(self, node: Any, make: Any, is_switch: bool = False) -> list[Any]:
        """A loop's body with what catches `break` and `continue` that come from elsewhere."""
        loop = Loop(node.label, is_switch)
        self.fn.loops.append(loop)
        body: list[Any] = make()
        self.fn.loops.pop()
        if self.dynamic(node):
            label = self.const(loop.label)
            brk, cont = self.fn.temp("e"), self.fn.temp("e")
            body = [
                self.try_(
                    body,
                    [
                        self.handler(
                            "BreakLoop",
                            brk,
                            [
                                self.if_(self.call("other_loop", self.name(brk), label), [self.raise_()]),
                                self.break_(),
                            ],
                        ),
                        self.handler(
                            "ContinueLoop",
                            cont,
                            [
                                self.if_(self.call("other_loop", self.name(cont), label), [self.raise_()]),
                                self.continue_(),
                            ],
                        ),
                    ],
                )
            ]
        return body

    def dynamic(self, node: Any) -> bool:
        """Whether something in a loop may break out of it other than a plain `break` or `continue`."""
        for inner in node.walk():
            if isinstance(inner, MAY_BREAK):
                return True
            if type(inner) in (ps.BreakStatementAst, ps.ContinueStatementAst) and inner.label is not None:
                return True
        return False

    def counted(self, first: str, before_first: list[Any], step: list[Any], body: list[Any]) -> list[Any]:
        """`while True` with something that runs between two rounds but not before the first."""
        return [
            *before_first,
            self.store(first, self.const(True)),
            self.while_true([self.if_(self.name(first), [self.store(first, self.const(False))], step), *body]),
        ]

    def s_WhileStatementAst(self, node: Any) -> list[Any]:
        body = self.loop(node, lambda: self.body(node.body.statements, node.body.traps))
        return [self.while_true([self.if_(self.negate(self.condition(node.condition)), [self.break_()]), *body])]

    def s_DoWhileStatementAst(self, node: Any, until: bool = False) -> list[Any]:
        body = self.loop(node, lambda: self.body(node.body.statements, node.body.traps))
        test = self.condition(node.condition)
        leave = self.if_(test if until else self.negate(test), [self.break_()])
        return self.counted(self.fn.temp("f"), [], [leave], body)

    def s_DoUntilStatementAst(self, node: Any) -> list[Any]:
        return self.s_DoWhileStatementAst(node, until=True)

    def s_ForStatementAst(self, node: Any) -> list[Any]:
        before = self.discarded(node.initializer) if node.initializer is not None else []
        step = self.discarded(node.iterator) if node.iterator is not None else [self.pass_()]
        body = self.loop(node, lambda: self.body(node.body.statements, node.body.traps))
        if node.condition is not None:
            body = [self.if_(self.negate(self.condition(node.condition)), [self.break_()]), *body]
        return self.counted(self.fn.temp("f"), before, step, body)

    def discarded(self, node: Any) -> list[Any]:
        """A statement whose output goes nowhere (the parts of a `for`)."""
        former, self.fn.out = self.fn.out, "nowhere"
        at = self.position(node)
        statements = self.statement(node)
        self.at = at
        self.fn.out = former
        return statements

    def s_ForEachStatementAst(self, node: Any) -> list[Any]:
        name = self.fn.temp("x")
        former = self.position(node.condition)
        values = self.pipeline_value(node.condition)
        uses_enumerator = "$foreach" in self.text.lower()
        values = self.call(
            "loop_enumerator" if uses_enumerator else "loop_values",
            *([self.name("S")] if uses_enumerator else []),
            values,
        )
        self.at = former
        assign = self.assign_variable(node.variable, self.name(name))
        body = self.loop(node, lambda: self.body(node.body.statements, node.body.traps))
        # An enumerator that fails is reported at the variable.
        former = self.position(node.variable)
        loop = self.for_(name, values, [*assign, *body])
        self.at = former
        if uses_enumerator:
            return [self.try_([loop], [], [self.expr(self.call("end_enumerator", self.name("S")))])]
        return [loop]

    def leave_loop(self, node: Any, exception: str, native: Any) -> list[Any]:
        loops = self.fn.loops
        label = node.label
        if label is None:
            if loops:
                return [native]
            return [self.raise_(self.call(exception))]
        if type(label) is ps.StringConstantExpressionAst:
            key = label.value.lower()
            if loops and loops[-1].label == key:
                return [native]
            return [self.raise_(self.call(exception, self.const(key)))]
        return [self.raise_(self.call(exception, self.method(self.call("text", self.value(label)), "lower")))]

    def s_BreakStatementAst(self, node: Any) -> list[Any]:
        return self.leave_loop(node, "BreakLoop", self.break_())

    def s_ContinueStatementAst(self, node: Any) -> list[Any]:
        return self.leave_loop(node, "ContinueLoop", self.continue_())

    # -- switch --------------------------------------------------------------------------------------

    def s_SwitchStatementAst(self, node: Any) -> list[Any]:
        flags = {f.lower() for f in node.flags}
        former = self.position(node.condition)
        value = self.pipeline_value(node.condition)
        values = self.call("switch_values", self.name("X"), self.name("S"), value, self.const("file" in flags))
        self.at = former
        name, matched, saved = self.fn.temp("x"), self.fn.temp("m"), self.fn.temp("s")
        mode = "regex" if "regex" in flags else "wildcard" if "wildcard" in flags else "exact"
        case = "casesensitive" in flags

        def make() -> list[Any]:
            clauses: list[Any] = [self.store(matched, self.const(False))]
            for pattern, block in node.clauses:
                at = self.position(pattern)
                test = self.call(
                    "switch_match",
                    self.name("X"),
                    self.name("S"),
                    self.const(mode),
                    self.const(case),
                    self.subscript(self.name("L"), self.const("_")),
                    self.value(pattern),
                )
                self.at = at
                clauses.append(
                    self.if_(
                        test,
                        [
                            self.store(matched, self.const(True)),
                            *self.body(block.statements, block.traps),
                        ],
                    )
                )
            if node.default is not None:
                clauses.append(
                    self.if_(self.negate(self.name(matched)), self.body(node.default.statements, node.default.traps))
                )
            return clauses

        body = self.loop(node, make, is_switch=True)
        loop = self.for_(name, values, [*self.set_underscore(self.name(name)), *body])
        return [
            self.store(saved, self.method(self.name("L"), "get", self.const("_"), self.name("MISSING"))),
            self.try_([loop], [], [self.expr(self.call("unbind_catch", self.name("S"), self.name(saved)))]),
        ]

    def set_underscore(self, value: Any) -> list[Any]:
        return [
            py.Assign(
                [
                    py.Subscript(self.name("L"), self.const("_"), py.Store(), **self.at),
                    py.Subscript(self.name("L"), self.const("psitem"), py.Store(), **self.at),
                ],
                value,
                None,
                **self.at,
            )
        ]

    # -- errors --------------------------------------------------------------------------------------

    def s_TryStatementAst(self, node: Any) -> list[Any]:
        fn = self.fn
        saved = fn.temp("p")
        fn.in_try += 1
        traps, fn.traps = fn.traps, None
        body = self.body(node.body.statements, node.body.traps)
        fn.traps = traps
        fn.in_try -= 1
        restore = self.store_attribute(self.name("X"), "propagate", self.name(saved))
        guarded_body = [self.store_attribute(self.name("X"), "propagate", self.const(True)), *body]
        handlers: list[Any] = []
        if node.catch_clauses:
            handlers.append(self.catch_handler(node.catch_clauses, saved))
        else:
            error = fn.temp("e")
            handlers.append(
                self.handler(
                    "Exception", error, [self.raise_(self.call("passed_by", self.name("X"), self.name(error)))]
                )
            )
        attempt = self.try_(guarded_body, handlers, [restore])
        statements = [self.store(saved, self.attribute(self.name("X"), "propagate")), attempt]
        if node.finally_ is not None:
            final = self.body(node.finally_.statements, node.finally_.traps)
            statements = [
                self.store(saved, self.attribute(self.name("X"), "propagate")),
                self.try_([attempt], [], [restore, *final]),
            ]
        return statements

    def catch_handler(self, clauses: list[Any], saved: str) -> Any:
        fn = self.fn
        error, runtime, chosen, under = fn.temp("e"), fn.temp("r"), fn.temp("h"), fn.temp("s")
        table: list[Any] = []
        for clause in clauses:
            if clause.is_catch_all:
                table.append(self.const(None))
            else:
                table.append(self.tuple_of([self.catch_type(t.type_name) for t in clause.catch_types]))
        body: list[Any] = [
            self.store_attribute(self.name("X"), "propagate", self.name(saved)),
            self.store(runtime, self.call("caught", self.name("X"), self.name(error))),
            self.catch_choice(clauses, chosen, runtime, table),
        ]
        branches: list[Any] = [self.raise_(self.name(runtime))]
        fn.catch_depth.append(runtime)
        for index in range(len(clauses) - 1, -1, -1):
            clause = clauses[index]
            inner = self.body(clause.body.statements, clause.body.traps)
            branches = [
                self.if_(
                    py.Compare(self.name(chosen), [py.Eq()], [self.const(index)], **self.at),
                    [
                        self.store(under, self.call("bind_catch", self.name("S"), self.name(runtime))),
                        self.try_(inner, [], [self.expr(self.call("unbind_catch", self.name("S"), self.name(under)))]),
                    ],
                    branches,
                )
            ]
        fn.catch_depth.pop()
        return self.handler("Exception", error, [*body, *branches])

    def catch_choice(self, clauses: list[Any], chosen: str, runtime: str, table: list[Any]) -> Any:
        """The call that chooses a clause; an unknown type is reported at the first type written."""
        types = [t for clause in clauses for t in clause.catch_types]
        former = self.position(types[0]) if types else self.at
        made = self.store(
            chosen, self.call("choose_catch", self.name("X"), self.name("S"), self.name(runtime), self.tuple_of(table))
        )
        self.at = former
        return made

    def catch_type(self, type_name: Any) -> Any:
        """A type reference that a catch clause resolves only when an error comes."""
        self.type_ref(type_name)
        return self.name(self.type_refs[type_name.full_name])

    def trap_table(self, traps: list[Any]) -> str:
        """A constant of (types or None, function) for a block's traps, nearest last."""
        entries: list[Any] = []
        for trap in traps:
            body = self.trap_function(trap)
            types = (
                self.const(None)
                if trap.trap_type is None
                else self.tuple_of([self.catch_type(trap.trap_type.type_name)])
            )
            entries.append(self.tuple_of([types, self.name(body)]))
        name = self.fresh("traps")
        self.top(name, self.tuple_of(entries))
        return name

    def trap_function(self, trap: Any) -> str:
        from pyshell.compiler.emitter import FunctionBuilder

        name = self.fresh("trap")
        outer, self.fn = self.fn, FunctionBuilder(name)
        self.fn.in_sub = True
        body = self.body(trap.body.statements, trap.body.traps)
        self.fn = outer
        self.define(name, ["X", "S", "out"], [self.store("L", self.attribute(self.name("S"), "vars")), *body])
        return name

    def s_TrapStatementAst(self, node: Any) -> list[Any]:
        return []

    def s_ThrowStatementAst(self, node: Any) -> list[Any]:
        if node.pipeline is None:
            if self.fn.catch_depth:
                return [self.raise_(self.call("rethrow", self.name(self.fn.catch_depth[-1])))]
            return [
                self.raise_(self.call("throw", self.name("X"), self.name("S"), self.const(None), self.const(False)))
            ]
        value = self.pipeline_value(node.pipeline)
        return [self.raise_(self.call("throw", self.name("X"), self.name("S"), value, self.const(True)))]

    # -- leaving -------------------------------------------------------------------------------------

    def s_ReturnStatementAst(self, node: Any) -> list[Any]:
        leave = [self.raise_(self.call("ReturnFromBlock"))] if self.fn.in_sub else [self.return_()]
        if node.pipeline is None:
            return leave
        if self.fn.is_method:
            return [self.return_(self.pipeline_value(node.pipeline))]
        return [*self.statement(node.pipeline), *leave]

    def s_ExitStatementAst(self, node: Any) -> list[Any]:
        value = self.pipeline_value(node.pipeline) if node.pipeline is not None else self.const(None)
        return [self.raise_(self.call("exit_shell", self.name("X"), value))]

    # -- definitions and the rest --------------------------------------------------------------------

    def s_FunctionDefinitionAst(self, node: Any) -> list[Any]:
        return self.define_function(node)

    def s_TypeDefinitionAst(self, node: Any) -> list[Any]:
        # Types are defined before the script's first statement.
        return []

    def s_UsingStatementAst(self, node: Any) -> list[Any]:
        return []

    def s_DataStatementAst(self, node: Any) -> list[Any]:
        name = self.sub_function(node.body.statements, node.body.traps)
        value = self.call("collect", self.name(name), self.name("X"), self.name("S"))
        if node.variable:
            return self.write_local(self.spell(node.variable), value)
        return [self.expr(self.call("emit", self.name(self.fn.out), value))]

    def s_BlockStatementAst(self, node: Any) -> list[Any]:
        return self.body(node.body.statements, node.body.traps)

    def s_CommandExpressionAst(self, node: Any) -> list[Any]:
        return self.s_PipelineAst(ps.PipelineAst(node.source, node.start, node.end, [node]))

    def s_CommandAst(self, node: Any) -> list[Any]:
        return self.s_PipelineAst(ps.PipelineAst(node.source, node.start, node.end, [node]))

    def s_StatementBlockAst(self, node: Any) -> list[Any]:
        return self.body(node.statements, node.traps)

    def s_ErrorStatementAst(self, node: Any) -> list[Any]:
        return []

    def s_ConfigurationDefinitionAst(self, node: Any) -> list[Any]:
        return [self.raise_(self.call("unsupported_configuration"))]


def _value_pipeline(left: Any) -> Any:
    """A statement that reads an assignment's target."""
    node = left
    while type(node) in (ps.ConvertExpressionAst, ps.AttributedExpressionAst):
        node = node.child
    element = ps.CommandExpressionAst(node.source, node.start, node.end, node, [])
    return ps.PipelineAst(node.source, node.start, node.end, [element])
