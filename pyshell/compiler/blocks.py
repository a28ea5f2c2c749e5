"""Script blocks, functions, parameters and classes."""

from __future__ import annotations

import _ast as py

from pyshell.compiler.emitter import FunctionBuilder
from pyshell.compiler.statements import Statements
from pyshell.language import nodes as ps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Blocks(Statements):
    # -- script blocks -------------------------------------------------------------------------------

    def block_value(self, node: Any, kind: str = "block") -> Any:
        return self.call("ScriptBlock", self.name(self.block_code(node, kind)), self.name("X"))

    def block_code(
        self, node: Any, kind: str = "block", name: str = "", parameters: list[Any] | None = None, owner: Any = None
    ) -> str:
        """Compile a ScriptBlockAst; returns the name of its BlockCode constant."""
        code = self.fresh("B")
        keywords: list[tuple[str, Any]] = [("kind", self.const(kind)), ("name", self.const(name))]
        declared = parameters
        attributes: list[Any] = list(node.attributes)
        if node.param_block is not None:
            declared = node.param_block.parameters
            attributes = [*attributes, *node.param_block.attributes]
        if declared:
            keywords.append(("params", self.tuple_of([self.parameter(p) for p in declared])))
        if attributes:
            keywords.append(("attributes", self.name(self.attribute_function(attributes))))
        blocks = (
            ("begin", node.begin_block),
            ("process", node.process_block),
            ("finish", node.end_block),
            ("clean", node.clean_block),
            ("dynamic", node.dynamic_param_block),
        )
        for keyword, block in blocks:
            if block is not None and (block.statements or block.traps or not block.unnamed):
                keywords.append((keyword, self.name(self.named_block(block))))
        outer = owner if owner is not None else node
        body_start, body_end = body_span(self.text, node, kind)
        if parameters and node.param_block is None:
            spans = (parameters[0].start, parameters[-1].end)
            keywords.append(("parameter_span", self.const(spans)))
        keywords.append(("body_start", self.const(body_start)))
        keywords.append(("body_end", self.const(body_end)))
        made = py.Call(
            self.name("BlockCode"),
            [self.name("SOURCE"), self.const(outer.start), self.const(outer.end)],
            [py.keyword(k, v, **self.at) for k, v in keywords],
            **self.at,
        )
        self.top(code, made)
        return code

    def named_block(self, block: Any) -> str:
        """One begin/process/end/clean block as a function of (context, scope, output)."""
        name = self.fresh("f")
        outer, self.fn = self.fn, FunctionBuilder(name)
        body = self.body(block.statements, block.traps)
        self.fn = outer
        self.define(name, ["X", "S", "out"], [self.store("L", self.attribute(self.name("S"), "vars")), *body])
        return name

    def attribute_function(self, attributes: list[Any]) -> str:
        outer, self.fn = self.fn, FunctionBuilder("attributes")
        value = self.list_of([self.attribute_value(a) for a in attributes if type(a) is not ps.TypeConstraintAst])
        self.fn = outer
        return self.thunk_function(value, "a")

    def parameter(self, node: Any) -> Any:
        """`ParamCode(name, type, default, attributes, start, end, default span)`"""
        constraint = next((a for a in node.attributes if type(a) is ps.TypeConstraintAst), None)
        attributes = [a for a in node.attributes if type(a) is not ps.TypeConstraintAst]
        default: Any = self.const(None)
        span: Any = self.const(None)
        if node.default_value is not None:
            outer, self.fn = self.fn, FunctionBuilder("default")
            former = self.position(node.default_value)
            value = self.value(node.default_value)
            self.fn = outer
            default = self.name(self.thunk_function(value, "d"))
            self.at = former
            span = self.const((node.default_value.start, node.default_value.end))
        path = node.name.variable_path.user_path
        self.spell(path)
        return self.call(
            "ParamCode",
            self.const(path),
            self.const(constraint.type_name.full_name if constraint is not None else None),
            default,
            self.name(self.attribute_function(attributes)) if attributes else self.const(None),
            self.const(node.start),
            self.const(node.end),
            span,
        )

    def define_function(self, node: Any) -> list[Any]:
        kind = "filter" if node.is_filter else "function"
        code = self.block_code(node.body, kind, plain_name(node.name), node.parameters, node)
        return [
            self.expr(
                self.call(
                    "define_function",
                    self.name("X"),
                    self.name("S"),
                    self.name(code),
                    self.const(node.name),
                    self.const(node.is_filter),
                )
            )
        ]

    # -- classes and enums ---------------------------------------------------------------------------

    def define_types(self, definitions: list[Any]) -> list[Any]:
        """Statements that define a script's classes and enums, before anything else runs."""
        statements: list[Any] = []
        entries: list[Any] = []
        for node in definitions:
            former = self.position(node)
            entries.append(self.type_entry(node))
            self.at = former
        if entries:
            statements.append(
                self.expr(self.call("define_types", self.name("X"), self.name("S"), self.tuple_of(entries)))
            )
        return statements

    def type_entry(self, node: Any) -> Any:
        attributes = self.name(self.attribute_function(node.attributes)) if node.attributes else self.const(None)
        bases = [self.const(b.type_name.full_name) for b in node.base_types]
        if node.is_enum:
            members = []
            for member in node.members:
                value: Any = self.const(None)
                if member.initial_value is not None:
                    outer, self.fn = self.fn, FunctionBuilder("enum")
                    value = self.name(self.thunk_function(self.value(member.initial_value), "d"))
                    self.fn = outer
                members.append(self.tuple_of([self.const(member.name), value]))
            return self.call(
                "EnumCode", self.const(node.name), self.tuple_of(bases), self.tuple_of(members), attributes
            )
        properties: list[Any] = []
        methods: list[Any] = []
        for member in node.members:
            if type(member) is ps.PropertyMemberAst:
                properties.append(self.property_entry(member))
            else:
                methods.append(self.method_entry(member))
        return self.call(
            "ClassCode",
            self.name("SOURCE"),
            self.const(node.name),
            self.tuple_of(bases),
            self.tuple_of(properties),
            self.tuple_of(methods),
            attributes,
            self.const(node.start),
            self.const(node.end),
        )

    def property_entry(self, member: Any) -> Any:
        default: Any = self.const(None)
        if member.initial_value is not None:
            outer, self.fn = self.fn, FunctionBuilder("property")
            former = self.position(member.initial_value)
            default = self.name(self.thunk_function(self.value(member.initial_value), "d"))
            self.at = former
            self.fn = outer
        return self.call(
            "PropertyCode",
            self.const(member.name),
            self.const(member.property_type.type_name.full_name if member.property_type is not None else None),
            default,
            self.const(member.is_static),
            self.const(member.is_hidden),
            self.name(self.attribute_function(member.attributes)) if member.attributes else self.const(None),
        )

    def method_entry(self, member: Any) -> Any:
        name = self.fresh("m")
        outer, self.fn = self.fn, FunctionBuilder(name)
        self.fn.is_method = True
        self.fn.out = "nowhere"
        # Errors in a method reach its caller: no statement of it reports and goes on.
        self.fn.in_try = 1
        block = member.body.end_block
        former = self.position(member)
        statements = list(block.statements) if block is not None else []
        base_arguments: Any = self.const(None)
        if statements and is_base_call(statements[0]):
            call = base_call_of(statements.pop(0))
            base_arguments = self.name(self.base_arguments(call))
        body = self.body(statements, block.traps if block is not None else [])
        self.fn = outer
        self.define(
            name,
            ["X", "S"],
            [self.store("L", self.attribute(self.name("S"), "vars")), self.store("out", self.name("nowhere")), *body],
        )
        parameters = [self.parameter(p) for p in member.parameters]
        return_type = member.return_type.type_name.full_name if member.return_type is not None else None
        made = self.call(
            "MethodCode",
            self.const(member.name),
            self.const(return_type),
            self.tuple_of(parameters),
            self.name(name),
            self.const(member.is_static),
            self.const(member.is_hidden),
            self.const(member.is_constructor),
            base_arguments,
            self.const(member.start),
            self.const(member.end),
        )
        self.at = former
        return made

    def base_arguments(self, call: Any) -> str:
        outer, self.fn = self.fn, FunctionBuilder("base")
        value = self.arguments(call.arguments)
        self.fn = outer
        return self.thunk_function(value, "d")


def is_base_call(statement: Any) -> bool:
    return base_call_of(statement) is not None


def base_call_of(statement: Any) -> Any:
    """The `: base(…)` that begins a constructor's body, or None."""
    if type(statement) is ps.PipelineAst and len(statement.pipeline_elements) == 1:
        statement = statement.pipeline_elements[0]
    if (
        type(statement) is ps.CommandExpressionAst
        and type(statement.expression) is ps.BaseCtorInvokeMemberExpressionAst
    ):
        return statement.expression
    return None


def plain_name(name: str) -> str:
    """A function's name without its scope."""
    scope, colon, rest = name.partition(":")
    return rest if colon and scope.lower() in ("global", "script", "local", "private") else name


def body_span(text: str, node: Any, kind: str) -> tuple[int, int]:
    """Where the text between the braces begins and ends."""
    start, end = node.start, node.end
    if kind == "script":
        return 0, len(text)
    if text[start : start + 1] == "{":
        start += 1
    if text[end - 1 : end] == "}":
        end -= 1
    return start, end
