"""Commands and pipelines."""

from __future__ import annotations

import _ast as py

from pyshell.compiler.expressions import Expressions
from pyshell.language import nodes as ps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STREAMS = {"Output": 1, "Error": 2, "Warning": 3, "Verbose": 4, "Debug": 5, "Information": 6, "All": 0}


class Commands(Expressions):
    def statements_of(self, node: Any) -> list[Any]:
        raise NotImplementedError

    # -- one command ---------------------------------------------------------------------------------

    def site(self, command: Any) -> tuple[str, Any, Any]:
        """(the name of the call site's constant, the command's value or None, the list of argument values)."""
        elements = command.command_elements
        head = elements[0]
        operator = {"Ampersand": "&", "Dot": "."}.get(command.invocation_operator, "")
        static: str | None = None
        target: Any = None
        if type(head) is ps.StringConstantExpressionAst:
            static = head.value
        else:
            target = self.value(head)
        args: list[Any] = []
        values: list[Any] = []
        for element in elements[1:]:
            self.argument(element, args, values)
        if len(values) == 1 and static is not None and self.is_method_style(head, elements[1]):
            values[0] = self.call("refuse_method_style", self.name("S"), values[0])
        redirections: list[Any] = []
        for redirection in command.redirections:
            redirections.append(self.redirection(redirection, values))
        name = self.fresh("C")
        self.top(
            name,
            self.call(
                "Site",
                self.name("SOURCE"),
                self.const(static),
                self.const(operator),
                self.tuple_of(args),
                self.const(command.start),
                self.const(command.end),
                self.tuple_of(redirections),
                self.const(head.start),
                self.const(head.end),
            ),
        )
        return name, target, self.list_of(values)

    def is_method_style(self, head: Any, argument: Any) -> bool:
        """`name(1, 2)`: strict mode refuses a command called as a method is."""
        return (
            type(argument) is ps.ParenExpressionAst
            and argument.start == head.end
            and type(self.single_expression(argument.pipeline)) is ps.ArrayLiteralAst
        )

    def argument(self, element: Any, args: list[Any], values: list[Any]) -> None:
        kind = type(element)
        if kind is ps.CommandParameterAst and element.text == "--":
            args.append(self.arg(0, "--", "--", element))
            values.append(self.const("--"))
            return
        if kind is ps.CommandParameterAst:
            if element.argument is None:
                args.append(self.arg(1, element.parameter_name, None, element))
                values.append(self.const(None))
            else:
                args.append(
                    self.call(
                        "Arg",
                        self.const(2),
                        self.const(element.parameter_name),
                        self.const(None),
                        self.const(element.argument.start),
                        self.const(element.argument.end),
                        self.const(element.start),
                        self.const(element.error_end),
                    )
                )
                values.append(self.argument_value(element.argument))
            return
        if kind is ps.VariableExpressionAst and element.splatted:
            args.append(self.arg(3, element.variable_path.user_path.lower(), None, element))
            values.append(self.value(element))
            return
        text = None
        name = None
        if (
            kind is ps.ConstantExpressionAst
            or kind is ps.UnaryExpressionAst
            and type(element.child) is ps.ConstantExpressionAst
        ):
            text = element.text
        elif (
            kind is ps.StringConstantExpressionAst
            and element.string_constant_type == "BareWord"
            or kind is ps.ExpandableStringExpressionAst
            and element.string_constant_type == "BareWord"
        ):
            name = "word"
        args.append(self.arg(0, name, text, element))
        values.append(self.argument_value(element))

    def argument_value(self, node: Any) -> Any:
        return self.value(node)

    def arg(self, kind: int, name: str | None, text: str | None, node: Any) -> Any:
        return self.call(
            "Arg", self.const(kind), self.const(name), self.const(text), self.const(node.start), self.const(node.end)
        )

    def redirection(self, node: Any, values: list[Any]) -> Any:
        stream = self.const(STREAMS[node.from_stream])
        if type(node) is ps.MergingRedirectionAst:
            return self.call("Redirection", stream, self.const(STREAMS[node.to_stream]))
        values.append(self.value(node.location))
        return self.call("Redirection", stream, self.const(None), self.const(node.append))

    # -- pipelines -----------------------------------------------------------------------------------

    def stages(self, pipeline: Any) -> tuple[Any, Any]:
        """(the tuple of stages, the first expression's value or None)."""
        elements = pipeline.pipeline_elements
        source = None
        stages: list[Any] = []
        for index, element in enumerate(elements):
            if type(element) is ps.CommandExpressionAst:
                if index == 0 and not element.redirections and len(elements) > 1:
                    source = self.source_value(element.expression)
                    continue
                stages.append(self.expression_stage(element))
                continue
            name, target, values = self.site(element)
            stages.append(
                self.tuple_of([self.name(name), target if target is not None else self.name("MISSING"), values])
            )
        return self.tuple_of(stages), source

    def source_value(self, node: Any) -> Any:
        return self.value(node)

    def expression_stage(self, element: Any) -> Any:
        """An expression with redirections: a script block of its own, run as a command."""
        values: list[Any] = []
        redirections = [self.redirection(r, values) for r in element.redirections]
        name = self.fresh("C")
        self.top(
            name,
            self.call(
                "Site",
                self.name("SOURCE"),
                self.const(None),
                self.const("."),
                self.tuple_of([]),
                self.const(element.start),
                self.const(element.end),
                self.tuple_of(redirections),
                self.const(element.start),
                self.const(element.end),
            ),
        )
        body = self.sub_function([ps.PipelineAst(self.source, element.start, element.end, [bare(element)])], [])
        code = self.fresh("B")
        self.top(
            code,
            py.Call(
                self.name("BlockCode"),
                [self.name("SOURCE"), self.const(element.start), self.const(element.end)],
                [py.keyword("finish", self.name(body), **self.at)],
                **self.at,
            ),
        )
        return self.tuple_of(
            [self.name(name), self.call("ScriptBlock", self.name(code), self.name("X")), self.list_of(values)]
        )

    def pipeline_call(self, pipeline: Any, out: Any, collect: bool) -> Any:
        """The Python expression that runs a pipeline of commands, its output into `out` or collected."""
        elements = pipeline.pipeline_elements
        single = elements[0] if len(elements) == 1 else None
        if type(single) is ps.CommandAst and not single.redirections:
            name, target, values = self.site(single)
            if target is None:
                if collect:
                    return self.call("call_value", self.name("X"), self.name("S"), self.name(name), values)
                return self.call("call", self.name("X"), self.name("S"), out, self.name(name), values)
            stages: Any = self.tuple_of([self.tuple_of([self.name(name), target, values])])
            source = None
        else:
            stages, source = self.stages(pipeline)
        extra = [] if source is None else [source]
        if collect:
            return self.call("pipeline_value", self.name("X"), self.name("S"), stages, *extra)
        return self.call("run_pipeline", self.name("X"), self.name("S"), out, stages, *extra)

    def pipeline_value(self, node: Any) -> Any:
        """A pipeline, chain or assignment in an expression's place: its output as one value."""
        kind = type(node)
        if kind is ps.AssignmentStatementAst:
            return self.assignment_value(node)
        if kind is ps.PipelineAst:
            inner = self.single_expression(node)
            if inner is not None:
                return self.value(inner)
            if node.background:
                return self.background_job(node)
            former = self.position(node) if type(node.pipeline_elements[0]) is ps.CommandAst else self.at
            value = self.pipeline_call(node, None, collect=True)
            self.at = former
            return value
        name = self.sub_function([node], [])
        return self.call("collect", self.name(name), self.name("X"), self.name("S"))

    def background_job(self, node: Any) -> Any:
        """`pipeline &`: a job that runs the pipeline's text."""
        end = node.pipeline_elements[-1].end if type(node) is ps.PipelineAst else node.rhs_pipeline.end
        return self.call("start_background", self.name("X"), self.name("S"), self.const(self.text[node.start : end]))

    def statement_value(self, node: Any) -> Any:
        """A statement in an expression's place (a hashtable's value, the right of an assignment)."""
        if isinstance(node, ps.PipelineBaseAst) and type(node) is not ps.PipelineChainAst:
            value = self.pipeline_value(node)
            inner = self.single_expression(node) if type(node) is ps.PipelineAst else None
            if inner is not None and not self.may_be_nothing(inner):
                return value
            return self.call("element", value)
        name = self.sub_function([node], [])
        return self.call("collect_value", self.name(name), self.name("X"), self.name("S"))


def bare(element: Any) -> Any:
    """A command expression without its redirections."""
    return ps.CommandExpressionAst(
        element.source, element.expression.start, element.expression.end, element.expression, []
    )
