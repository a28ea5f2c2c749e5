"""Expressions: PowerShell's expression nodes → Python expressions.

Each `x_…` method gives one Python expression; what needs statements (subexpressions, script blocks) becomes a function
at the top of the generated module, called with the context, the scope and an output.
"""

from __future__ import annotations

import _ast as py

from pyshell.compiler.emitter import Emitter
from pyshell.compiler.names import BINARY, WITH_CONTEXT
from pyshell.language import nodes as ps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

INT_MIN, INT_MAX = -2147483648, 2147483647
ARITHMETIC = {"Plus": py.Add, "Minus": py.Sub, "Multiply": py.Mult}
COMPARISON = {
    "Ieq": py.Eq, "Ine": py.NotEq, "Igt": py.Gt, "Ige": py.GtE, "Ilt": py.Lt, "Ile": py.LtE,
    "Ceq": py.Eq, "Cne": py.NotEq, "Cgt": py.Gt, "Cge": py.GtE, "Clt": py.Lt, "Cle": py.LtE,
}  # fmt: skip


# Expressions that need no guard of their own in `$()` and `@()`.
QUIET = (ps.ConstantExpressionAst, ps.StringConstantExpressionAst, ps.VariableExpressionAst)


class Expressions(Emitter):
    # Implemented by the other parts.
    def pipeline_value(self, node: Any) -> Any:
        raise NotImplementedError

    def statement_value(self, node: Any) -> Any:
        raise NotImplementedError

    def sub_function(self, statements: list[Any], traps: list[Any]) -> str:
        raise NotImplementedError

    def block_value(self, node: Any, kind: str = "block") -> Any:
        raise NotImplementedError

    def assignment_value(self, node: Any) -> Any:
        raise NotImplementedError

    def increment_value(self, node: Any) -> Any:
        raise NotImplementedError

    def value(self, node: Any) -> Any:
        """The Python expression of a PowerShell expression."""
        return getattr(self, "x_" + type(node).__name__)(node)

    def truth(self, node: Any) -> Any:
        """A Python expression that is truthy when PowerShell takes the expression's value for true."""
        kind = type(node)
        if kind is ps.BinaryExpressionAst and node.operator in ("And", "Or"):
            left, right = self.truth(node.left), self.truth(node.right)
            return self.both(left, right) if node.operator == "And" else self.either(left, right)
        if kind is ps.UnaryExpressionAst and node.token_kind in ("Not", "Exclaim"):
            return self.negate(self.truth(node.child))
        if kind is ps.ParenExpressionAst and type(node.pipeline) is ps.PipelineAst:
            inner = self.single_expression(node.pipeline)
            if inner is not None:
                return self.truth(inner)
        if kind is ps.VariableExpressionAst:
            lower = node.variable_path.user_path.lower()
            if lower in ("true", "false"):
                return self.const(lower == "true")
        return self.truth_of(self.value(node))

    def truth_of(self, value: Any) -> Any:
        name = self.fn.temp("b")
        return self.either(
            self.is_(self.walrus(name, value), self.const(True)),
            self.both(
                py.Compare(self.name(name), [py.IsNot()], [self.const(False)], **self.at),
                self.call("to_bool", self.name(name)),
            ),
        )

    def single_expression(self, node: Any) -> Any:
        """The expression that a pipeline consists of, or None when there is more to it."""
        if type(node) is ps.PipelineAst and len(node.pipeline_elements) == 1 and not node.background:
            element = node.pipeline_elements[0]
            if type(element) is ps.CommandExpressionAst and not element.redirections:
                return element.expression
        return None

    # -- literals ------------------------------------------------------------------------------------

    def x_ConstantExpressionAst(self, node: Any) -> Any:
        kind, value = node.constant
        if kind in ("Int32", "Double"):
            if kind == "Double":
                return self.float_constant(value)
            if value < 0:
                return py.UnaryOp(py.USub(), self.const(-value), **self.at)
            return self.const(value)
        name = self.fresh("K")
        self.top(name, self.call("number", self.const(kind), self.const(value)))
        return self.name(name)

    def float_constant(self, value: float) -> Any:
        if value != value or value in (float("inf"), float("-inf")):
            return self.call("float", self.const(str(value)))
        return self.const(float(value))

    def x_StringConstantExpressionAst(self, node: Any) -> Any:
        return self.const(node.value)

    def x_ExpandableStringExpressionAst(self, node: Any) -> Any:
        pieces: list[Any] = []
        for part in node.parts:
            if isinstance(part, str):
                if part:
                    pieces.append(self.const(part))
            else:
                pieces.append(self.call("expand", self.name("S"), self.value(part)))
        if not pieces:
            return self.const("")
        if len(pieces) == 1:
            return pieces[0]
        return self.method(self.const(""), "join", self.tuple_of(pieces))

    def x_ArrayLiteralAst(self, node: Any) -> Any:
        return self.list_of(
            [self.call("element", self.value(e)) if self.may_be_nothing(e) else self.value(e) for e in node.elements]
        )

    def may_be_nothing(self, node: Any) -> bool:
        """Whether an expression can be AutomationNull, which an array or argument takes as null."""
        return type(node) not in (
            ps.ConstantExpressionAst, ps.StringConstantExpressionAst, ps.ExpandableStringExpressionAst, ps.HashtableAst,
            ps.ScriptBlockExpressionAst, ps.TypeExpressionAst, ps.ArrayLiteralAst, ps.BinaryExpressionAst,
        )  # fmt: skip

    def x_HashtableAst(self, node: Any) -> Any:
        return self.call("make_hashtable", self.pairs(node))

    def pairs(self, node: Any) -> Any:
        items: list[Any] = []
        for key, statement in node.key_value_pairs:
            key_value = self.const(key.value) if type(key) is ps.StringConstantExpressionAst else self.value(key)
            value = self.statement_value(statement)
            items.append(self.tuple_of([key_value, value]))
        return self.tuple_of(items)

    def x_ScriptBlockExpressionAst(self, node: Any) -> Any:
        return self.block_value(node.script_block)

    def x_TypeExpressionAst(self, node: Any) -> Any:
        return self.type_ref(node.type_name)

    def type_ref(self, type_name: Any) -> Any:
        """`T1.get(X)`"""
        text = type_name.full_name
        name = self.type_refs.get(text)
        if name is None:
            name = self.type_refs[text] = self.fresh("T")
            self.top(name, self.call("TypeRef", self.const(text), self.const(self.namespaces)))
        return self.method(self.name(name), "get", self.name("X"))

    # -- variables -----------------------------------------------------------------------------------

    def x_VariableExpressionAst(self, node: Any) -> Any:
        path = node.variable_path
        user = path.user_path
        lower = user.lower()
        if lower == "true":
            return self.const(True)
        if lower == "false":
            return self.const(False)
        if lower == "null":
            return self.const(None)
        if lower == "?":
            return self.attribute(self.name("X"), "ok")
        if path.is_drive_qualified:
            if path.drive_name.lower() == "env":
                return self.call("get_env", self.const(path.unqualified_path))
            return self.call(
                "get_drive_item", self.name("X"), self.const(path.drive_name), self.const(path.unqualified_path)
            )
        if path.scope in ("global", "script", "local", "private"):
            return self.call(
                "get_scoped",
                self.name("X"),
                self.name("S"),
                self.const(path.scope),
                self.const(self.spell(path.unqualified_path)),
            )
        return self.read_local(self.spell(path.unqualified_path))

    def x_UsingExpressionAst(self, node: Any) -> Any:
        child = node.sub_expression
        base = child
        while type(base) in (ps.MemberExpressionAst, ps.IndexExpressionAst):
            base = base.expression if type(base) is ps.MemberExpressionAst else base.target
        return self.call(
            "get_using",
            self.name("X"),
            self.name("S"),
            self.const(child.text),
            self.const(base.variable_path.user_path),
        )

    # -- operators -----------------------------------------------------------------------------------

    def x_BinaryExpressionAst(self, node: Any) -> Any:
        operator = node.operator
        if operator == "And" or operator == "Or":
            left, right = self.truth(node.left), self.truth(node.right)
            joined = self.both(left, right) if operator == "And" else self.either(left, right)
            return self.if_exp(joined, self.const(True), self.const(False))
        if operator == "Xor":
            return self.call("xor", self.value(node.left), self.value(node.right))
        if operator == "QuestionQuestion":
            name = self.fn.temp("q")
            return self.if_exp(
                self.call("is_null", self.walrus(name, self.value(node.left))), self.value(node.right), self.name(name)
            )
        left, right = self.value(node.left), self.value(node.right)
        return self.binary(operator, left, right)

    def binary(self, operator: str, left: Any, right: Any) -> Any:
        """An operator on two Python expressions, the case of two Int32 inlined."""
        if operator in WITH_CONTEXT:
            return self.call(WITH_CONTEXT[operator], self.name("X"), self.name("S"), left, right)
        if operator == "Join":
            return self.call("join", self.name("S"), left, right)
        function = BINARY[operator]
        arithmetic = ARITHMETIC.get(operator)
        comparison = COMPARISON.get(operator)
        if arithmetic is None and comparison is None:
            return self.call(function, left, right)
        if self.is_other_constant(left) or self.is_other_constant(right):
            return self.call(function, left, right)
        left_test, left_again = self.hold(left)
        right_test, right_again = self.hold(right)
        if left_test is None and right_test is None:
            return self.call(function, left, right)
        if left_test is None or right_test is None:
            test = left_test if right_test is None else right_test
        else:
            # `&` and not `and`: the right operand is evaluated whatever the left one is.
            test = py.BinOp(left_test, py.BitAnd(), right_test, **self.at)
        return self.finish(test, left_again, right_again, arithmetic, comparison, function)

    def is_other_constant(self, value: Any) -> bool:
        return isinstance(value, py.Constant) and type(value.value) is not int

    def hold(self, value: Any) -> tuple[Any, Any]:
        """(the test that the value is an Int32, the expression to use it again); a constant needs no test."""
        if isinstance(value, py.Constant):
            return None, value
        name = self.fn.temp("o")
        return self.is_int(self.walrus(name, value)), self.name(name)

    def finish(self, test: Any, left: Any, right: Any, arithmetic: Any, comparison: Any, function: str) -> Any:
        general = self.call(function, left, right)
        if comparison is not None:
            return self.if_exp(test, py.Compare(left, [comparison()], [right], **self.at), general)
        result = self.fn.temp("r")
        held = self.walrus(result, py.BinOp(left, arithmetic(), right, **self.at))
        in_range = py.Compare(
            py.UnaryOp(py.USub(), self.const(-INT_MIN), **self.at),
            [py.LtE(), py.LtE()],
            [held, self.const(INT_MAX)],
            **self.at,
        )
        return self.if_exp(self.both(test, in_range), self.name(result), general)

    def x_UnaryExpressionAst(self, node: Any) -> Any:
        kind = node.token_kind
        if kind in ("Not", "Exclaim"):
            return self.negate(self.truth(node.child))
        if kind in ("PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus"):
            return self.increment_value(node)
        if kind == "Minus":
            child = node.child
            if type(child) is ps.ConstantExpressionAst and child.constant[0] == "Int32" and child.constant[1] != 0:
                return py.UnaryOp(py.USub(), self.const(child.constant[1]), **self.at)
            return self.call("negate", self.value(child))
        if kind == "Plus":
            return self.call("unary_plus", self.value(node.child))
        if kind == "Bnot":
            return self.call("bnot", self.value(node.child))
        if kind == "Comma":
            return self.list_of([self.call("element", self.value(node.child))])
        if kind in ("Join",):
            return self.call("join_unary", self.value(node.child))
        if kind in ("Isplit", "Csplit"):
            return self.call("split_unary", self.value(node.child))
        raise AssertionError(kind)

    def x_TernaryExpressionAst(self, node: Any) -> Any:
        return self.if_exp(self.truth(node.condition), self.value(node.if_true), self.value(node.if_false))

    # -- casts ---------------------------------------------------------------------------------------

    def x_ConvertExpressionAst(self, node: Any) -> Any:
        name = node.attribute.type_name.full_name.lower()
        child = node.child
        if name == "ordered" and type(child) is ps.HashtableAst:
            return self.call("make_ordered", self.pairs(child))
        if name in ("pscustomobject", "system.management.automation.pscustomobject") and type(child) is ps.HashtableAst:
            return self.call("make_custom", self.pairs(child))
        if name in ("pscustomobject", "system.management.automation.pscustomobject"):
            return self.call("to_custom_object", self.value(child))
        if name in ("ref", "system.management.automation.psreference"):
            return self.reference(child)
        if name in ("void", "system.void"):
            return self.call("nothing", self.value(child))
        return self.call("cast", self.name("X"), self.type_ref(node.attribute.type_name), self.value(child))

    def reference(self, child: Any) -> Any:
        """`[ref]$x`, or a reference to a value."""
        target = child
        if type(target) is ps.ParenExpressionAst:
            inner = self.single_expression(target.pipeline)
            if type(inner) is ps.VariableExpressionAst:
                target = inner
        if type(target) is ps.ConvertExpressionAst and type(target.child) is ps.VariableExpressionAst:
            target = target.child
        if type(target) is ps.VariableExpressionAst and not target.variable_path.is_drive_qualified:
            path = target.variable_path
            return self.call(
                "make_reference",
                self.name("X"),
                self.name("S"),
                self.const(path.scope),
                self.const(self.spell(path.unqualified_path)),
            )
        return self.call("make_value_reference", self.value(child))

    def x_AttributedExpressionAst(self, node: Any) -> Any:
        return self.value(node.child)

    # -- members and indices -------------------------------------------------------------------------

    def member_name(self, node: Any) -> Any:
        if type(node) is ps.StringConstantExpressionAst:
            return self.const(node.value)
        return self.call("member_name", self.value(node))

    def x_MemberExpressionAst(self, node: Any) -> Any:
        if node.static:
            return self.call("static_member", self.static_target(node.expression), self.member_name(node.member))
        if node.null_conditional:
            name = self.fn.temp("n")
            return self.if_exp(
                self.call("is_null", self.walrus(name, self.value(node.expression))),
                self.const(None),
                self.call("get_member", self.name(name), self.member_name(node.member)),
            )
        return self.call("get_member", self.value(node.expression), self.member_name(node.member))

    def static_target(self, node: Any) -> Any:
        if type(node) is ps.TypeExpressionAst:
            return self.type_ref(node.type_name)
        return self.call("static_target", self.name("X"), self.value(node))

    def arguments(self, arguments: list[Any] | None) -> Any:
        return self.list_of([self.method_argument(a) for a in arguments or ()])

    def method_argument(self, node: Any) -> Any:
        return self.call("element", self.value(node)) if self.may_be_nothing(node) else self.value(node)

    def x_InvokeMemberExpressionAst(self, node: Any) -> Any:
        arguments = self.arguments(node.arguments)
        extra = [self.generic_arguments(node)] if node.generic_type_arguments else []
        if node.static:
            return self.call(
                "invoke_static_member",
                self.name("X"),
                self.static_target(node.expression),
                self.member_name(node.member),
                arguments,
                *extra,
            )
        if node.null_conditional:
            name = self.fn.temp("n")
            return self.if_exp(
                self.call("is_null", self.walrus(name, self.value(node.expression))),
                self.const(None),
                self.call("invoke_member", self.name(name), self.member_name(node.member), arguments, *extra),
            )
        base = self.base_call(node.expression)
        if base is not None:
            type_ref, target = base
            return self.call("invoke_as", self.name("X"), type_ref, target, self.member_name(node.member), arguments)
        return self.call("invoke_member", self.value(node.expression), self.member_name(node.member), arguments, *extra)

    def base_call(self, node: Any) -> Any:
        """(type, target) of `([Base]$this)`, through which a class calls its base's method."""
        if type(node) is ps.ParenExpressionAst:
            inner = self.single_expression(node.pipeline)
            if type(inner) is ps.ConvertExpressionAst and type(inner.child) is ps.VariableExpressionAst:
                if inner.child.variable_path.user_path.lower() == "this":
                    return self.type_ref(inner.attribute.type_name), self.value(inner.child)
        return None

    def generic_arguments(self, node: Any) -> Any:
        return self.list_of([self.type_ref(t) for t in node.generic_type_arguments])

    def x_BaseCtorInvokeMemberExpressionAst(self, node: Any) -> Any:
        # Reached only where no constructor begins with it; the parser has reported that.
        return self.const(None)

    def x_IndexExpressionAst(self, node: Any) -> Any:
        target = self.value(node.target)
        if node.null_conditional:
            name = self.fn.temp("n")
            return self.if_exp(
                self.call("is_null", self.walrus(name, target)),
                self.const(None),
                self.call("get_index", self.name(name), self.value(node.index)),
            )
        index = node.index
        array, at = self.fn.temp("a"), self.fn.temp("i")
        if type(index) is ps.ConstantExpressionAst and index.constant[0] == "Int32" and int(index.constant[1]) >= 0:
            place = self.const(index.constant[1])
            test = self.both(
                self.is_(self.call("type", self.walrus(array, target)), self.name("list")),
                py.Compare(place, [py.Lt()], [self.call("len", self.name(array))], **self.at),
            )
            return self.if_exp(
                test, self.subscript(self.name(array), place), self.call("get_index", self.name(array), place)
            )
        if type(index) is ps.ArrayLiteralAst:
            return self.call("get_index", target, self.value(index))
        held = self.tuple_of([self.walrus(array, target), self.walrus(at, self.value(index))])
        test = self.both(
            held,
            self.is_(self.call("type", self.name(array)), self.name("list")),
            self.is_int(self.name(at)),
            py.Compare(
                self.const(0), [py.LtE(), py.Lt()], [self.name(at), self.call("len", self.name(array))], **self.at
            ),
        )
        return self.if_exp(
            test,
            self.subscript(self.name(array), self.name(at)),
            self.call("get_index", self.name(array), self.name(at)),
        )

    # -- what holds statements -----------------------------------------------------------------------

    def x_ParenExpressionAst(self, node: Any) -> Any:
        inner = self.single_expression(node.pipeline)
        if inner is not None:
            return self.value(inner)
        return self.pipeline_value(node.pipeline)

    def x_SubExpressionAst(self, node: Any) -> Any:
        block = node.sub_expression
        if not block.statements:
            return self.name("AUTOMATION_NULL")
        if len(block.statements) == 1 and not block.traps:
            inner = self.single_expression(block.statements[0])
            if inner is not None and (self.fn.in_try or type(inner) in QUIET):
                return self.call("sub_value", self.value(inner))
            if inner is not None:
                made = self.name(self.value_function(inner))
                return self.call("sub_expression", self.name("X"), self.name("S"), made)
        name = self.sub_function(block.statements, block.traps)
        return self.call("collect", self.name(name), self.name("X"), self.name("S"))

    def x_ArrayExpressionAst(self, node: Any) -> Any:
        block = node.sub_expression
        if not block.statements:
            return self.list_of([])
        if len(block.statements) == 1 and not block.traps:
            inner = self.single_expression(block.statements[0])
            if inner is not None:
                if type(inner) is ps.ArrayLiteralAst:
                    return self.value(inner)
                if self.fn.in_try or type(inner) in QUIET:
                    return self.call("array_value", self.value(inner))
                name = self.value_function(inner)
                return self.call("array_expression", self.name("X"), self.name("S"), self.name(name))
        name = self.sub_function(block.statements, block.traps)
        return self.call("collect_array", self.name(name), self.name("X"), self.name("S"))

    def value_function(self, node: Any) -> str:
        """A function at the module's top that gives an expression's value: its error ends it and nothing around it."""
        from pyshell.compiler.emitter import FunctionBuilder

        outer, self.fn = self.fn, FunctionBuilder("value")
        self.fn.in_sub = True
        former = self.position(node)
        value = self.value(node)
        self.fn = outer
        name: str = self.thunk_function(value, "inner")
        self.at = former
        return name

    def x_ErrorExpressionAst(self, node: Any) -> Any:
        return self.const(None)
