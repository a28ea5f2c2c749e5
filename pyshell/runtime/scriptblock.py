"""Script blocks: compiled code, and the object that a script holds."""

from __future__ import annotations

from pyshell.language.source import Source
from pyshell.runtime.flow import ReturnFromBlock
from pyshell.runtime.scopes import ALL_SCOPE, MISSING, Frame, PSVariable, Scope, SessionState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata
    from pyshell.runtime.context import ExecutionContext

    Body = Callable[[Any, Any, Any], Any]


def tree_of(source: Source) -> Any:
    """The syntax tree of a source, parsed when a script first asks for an `.Ast`."""
    if source.root is None:
        from pyshell.language import parse

        source.root = parse(source.text, source.file).ast
    return source.root


class ParamCode:
    """A parameter as compiled: its name, its type's text, thunks for its default and its attributes."""

    __slots__ = ("name", "lower", "type_text", "default", "attributes", "start", "end", "default_span", "constant")

    def __init__(
        self,
        name: str,
        type_text: str | None,
        default: Callable[[Any, Any], Any] | None,
        attributes: Callable[[Any, Any], list[Any]] | None,
        start: int,
        end: int,
        default_span: tuple[int, int] | None = None,
    ) -> None:
        self.name = name
        self.lower = name.lower()
        self.type_text = type_text
        self.default = default
        self.attributes = attributes
        self.start = start
        self.end = end
        self.default_span = default_span


class BlockCode:
    """One `{…}` (or a whole script) as compiled: a Python function for each named block, and its parameters."""

    __slots__ = (
        "name", "source", "start", "end", "begin", "process", "finish", "clean", "dynamic", "params", "attributes",
        "kind", "reads_input", "body_start", "body_end", "_metadata", "_con", "simple", "requires", "uses_underscore",
        "plans", "parameter_span",
    )  # fmt: skip

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        *,
        kind: str = "block",
        name: str = "",
        params: tuple[ParamCode, ...] = (),
        attributes: Callable[[Any, Any], list[Any]] | None = None,
        begin: Body | None = None,
        process: Body | None = None,
        finish: Body | None = None,
        clean: Body | None = None,
        dynamic: Body | None = None,
        body_start: int = 0,
        body_end: int = 0,
        parameter_span: tuple[int, int] | None = None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.kind = kind
        self.name = name
        self.params = params
        self.attributes = attributes
        self.begin = begin
        self.process = process
        self.finish = finish
        self.clean = clean
        self.dynamic = dynamic
        self.body_start = body_start
        self.body_end = body_end
        self.parameter_span = parameter_span
        self._metadata: CommandMetadata | None = None
        self._con: Any = MISSING
        self.plans: dict[Any, Any] = {}
        # Only an end block: what most script blocks are, and what the fast ways to call one test for.
        self.simple = begin is None and process is None and clean is None and dynamic is None

    def metadata(self, context: ExecutionContext) -> CommandMetadata:
        """The block's parameters, read from its param block's thunks once."""
        if self._metadata is None:
            from pyshell.binding.script_parameters import metadata_of_block

            self._metadata = metadata_of_block(self, context)
        return self._metadata

    def constraints(self, context: ExecutionContext) -> dict[str, PSVariable] | None:
        """Templates of the typed or validated parameters' variables, or None where there are none."""
        if self._con is MISSING:
            from pyshell.binding.script_parameters import constraints_of_block

            self._con = constraints_of_block(self, context)
        return self._con  # type: ignore[no-any-return]

    @property
    def text(self) -> str:
        """The text between the braces (the whole text of a script); a parameter list in parentheses becomes
        `param(…)`.
        """
        text = self.source.text
        body = text[self.body_start : self.body_end]
        if self.parameter_span is None:
            return body
        return f"param({text[self.parameter_span[0] : self.parameter_span[1]]})\n{body}"


class ScriptBlock:
    """A script block as a value, bound to the shell and the session state that it was made in."""

    __slots__ = ("code", "context", "session", "is_filter", "debugger_hidden", "this", "_ast", "id", "__weakref__")
    net_name = "System.Management.Automation.ScriptBlock"

    def __init__(self, code: BlockCode, context: ExecutionContext, session: SessionState | None = None) -> None:
        self.code = code
        self.context = context
        self.session = session if session is not None else context.session_state
        self.is_filter = code.kind == "filter"
        self.debugger_hidden = False
        self._ast: Any = None
        self.id: Any = None

    def __str__(self) -> str:
        return self.code.text

    @property
    def module(self) -> Any:
        """The module that the block belongs to, or None."""
        return self.session.module

    @property
    def ast(self) -> Any:
        """The block's own ScriptBlockAst."""
        if self._ast is None:
            code = self.code
            tree = tree_of(code.source)
            if code.kind == "script" and code.start == 0 and code.end >= len(code.source.text):
                self._ast = tree
            else:
                for node in tree.find_all(
                    lambda n: type(n).__name__ in ("ScriptBlockAst", "FunctionDefinitionAst"), True
                ):
                    if node.start == code.start and node.end == code.end:
                        self._ast = node
                        break
                else:
                    self._ast = tree
        return self._ast

    def invoke(
        self,
        args: Iterable[Any] = (),
        this: Any = MISSING,
        dollar_under: Any = MISSING,
        input: Any = None,
        variables: dict[str, Any] | None = None,
        functions: dict[str, ScriptBlock] | None = None,
    ) -> list[Any]:
        """Run in a scope of its own and collect the output. Errors of statements propagate to the caller."""
        result: list[Any] = []
        self.run(
            result.append,
            args,
            this=this,
            dollar_under=dollar_under,
            input=input,
            variables=variables,
            functions=functions,
        )
        return result

    def run(
        self,
        out: Callable[[Any], Any],
        args: Iterable[Any] = (),
        *,
        this: Any = MISSING,
        dollar_under: Any = MISSING,
        input: Any = None,
        variables: dict[str, Any] | None = None,
        functions: dict[str, ScriptBlock] | None = None,
        new_scope: bool = True,
        propagate: bool = True,
    ) -> None:
        """Run with its output pushed into `out`.

        With `new_scope` False it runs in its session state's current scope, as ForEach-Object runs its blocks.
        With `propagate`, errors that end a statement reach the caller.
        """
        context = self.context
        session = self.session
        parent = session.current
        code = self.code
        if new_scope:
            scope = Scope(parent, session)
            frame = scope.frame = Frame(self)
        else:
            scope = parent
            frame = Frame(self) if scope.frame is None else scope.frame
        saved_session, saved_scope, saved_propagate = context.session_state, context.scope, context.propagate
        values = scope.vars
        saved_under = values.get("_", MISSING)
        args = list(args)
        if new_scope:
            frame.args = args
            frame.input = [] if input is None else input
        elif args and not code.params:
            values["args"] = args
        if this is not MISSING:
            values["this"] = this
        if dollar_under is not MISSING:
            values["_"] = values["psitem"] = dollar_under
        if variables:
            for name, value in variables.items():
                scope.set(name, value)
        if functions:
            from pyshell.runtime.commands import FunctionInfo

            for name, block in functions.items():
                context.commands.set_function(scope, FunctionInfo(name, block))
        context.session_state = session
        context.scope = session.current = scope
        if propagate:
            context.propagate = True
        try:
            if code.params:
                from pyshell.runtime.functions import bind_positional

                bind_positional(context, scope, self, args)
            for body in (code.begin, code.process, code.finish):
                if body is not None:
                    body(context, scope, out)
        except ReturnFromBlock:
            pass
        finally:
            session.current = parent
            context.session_state, context.scope, context.propagate = saved_session, saved_scope, saved_propagate
            if not new_scope and dollar_under is not MISSING:
                if saved_under is MISSING:
                    values.pop("_", None)
                    values.pop("psitem", None)
                else:
                    values["_"] = values["psitem"] = saved_under
            if code.clean is not None:
                code.clean(context, scope, out)

    def body(self) -> Body | None:
        """The one function to call for each object, or None when the block needs the whole machinery.

        ForEach-Object and Where-Object call it as `body(context, scope, out)`.
        """
        code = self.code
        return code.finish if code.simple and not code.params else None

    def get_new_closure(self) -> ScriptBlock:
        """A copy whose variables are those that the caller sees now (a dynamic module of its own)."""
        context = self.context
        from pyshell.runtime.modules import closure_session

        session = closure_session(context, self.session)
        scope = context.scope
        seen: set[str] = set()
        source: Scope | None = scope
        # Windows of the local scope only, as `GetNewClosure` captures.
        if source is not None:
            for key, value in list(source.vars.items()):
                if key in seen or (
                    source.con is not None and key in source.con and source.con[key].options & ALL_SCOPE
                ):
                    continue
                seen.add(key)
                session.top.vars[key] = value
        return ScriptBlock(self.code, context, session)
