"""Scopes, variables and session states.

A scope's `vars` maps lower-case names to plain values; compiled code reads and writes it directly. Only what has a
type, a validation or an option has a `PSVariable` in `con` ("constrained"), which writers consult when it is not None.
Compiled code inlines the common case: `vars['x'] if 'x' in vars else get_var(scope, 'x')`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

MISSING: Any = object()

NONE = 0
READ_ONLY = 1
CONSTANT = 2
PRIVATE = 4
ALL_SCOPE = 8


class PSVariable:
    """A variable as an object: what `Get-Variable` gives, and what carries attributes and options.

    Its value lives in its scope's `vars` while it has a scope, so that reading by name stays a look-up.
    """

    __slots__ = (
        "name",
        "scope",
        "options",
        "attributes",
        "description",
        "_value",
        "visibility",
        "module_name",
        "__weakref__",
    )
    net_name = "System.Management.Automation.PSVariable"

    @property
    def Options(self) -> Any:
        """The options as ScopedItemOptions."""
        from pyshell.values.pstype import find_type

        found = find_type("System.Management.Automation.ScopedItemOptions")
        assert found is not None and found.pyclass is not None
        return found.pyclass(self.options)

    net_name = "System.Management.Automation.PSVariable"
    net_properties = ("Name", "Description", "Value", "Visibility", "Module", "ModuleName", "Options", "Attributes")

    def __init__(
        self,
        name: str,
        value: Any = None,
        options: int = NONE,
        scope: Scope | None = None,
        description: str = "",
    ) -> None:
        self.name = name
        self.scope = scope
        self.options = options
        self.attributes: list[Any] = []
        self.description = description
        self._value = value
        self.visibility = "Public"
        self.module_name = ""

    @property
    def value(self) -> Any:
        scope = self.scope
        if scope is not None:
            return scope.vars.get(self.name.lower(), self._value)
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        scope = self.scope
        if scope is None:
            self._value = self.coerce(value)
            return
        scope.assign(self.name.lower(), value)

    def coerce(self, value: Any) -> Any:
        """The value after the variable's type and validation attributes; raises what they raise."""
        for attribute in self.attributes:
            value = attribute.apply_to_variable(self, value)
        return value

    def check_writable(self) -> None:
        if self.options & (READ_ONLY | CONSTANT):
            from pyshell.values.exceptions import SessionStateUnauthorizedAccessException

            raise SessionStateUnauthorizedAccessException(
                f"Cannot overwrite variable {self.name} because it is read-only or constant.",
                error_id="VariableNotWritable",
                category="WriteError",
                target=self.name,
            )


class Scope:
    """One scope: its variables, functions, aliases, drives, and the frame of the block that runs in it."""

    __slots__ = (
        "vars",
        "con",
        "parent",
        "functions",
        "aliases",
        "frame",
        "session",
        "names",
        "drives",
        "strict",
        "kind",
        "con_shared",
        "__weakref__",
    )

    def __init__(self, parent: Scope | None, session: SessionState, kind: str = "block") -> None:
        self.vars: dict[str, Any] = {}
        self.con: dict[str, PSVariable] | None = None
        self.con_shared = False
        self.parent = parent
        self.session = session
        self.functions: dict[str, Any] | None = None
        self.aliases: dict[str, Any] | None = None
        self.drives: dict[str, Any] | None = None
        self.names: dict[str, str] | None = None
        self.frame: Any = None
        self.strict: Any = None
        self.kind = kind
        if parent is not None and session.all_scope:
            self.con = dict(session.all_scope)
            for key, variable in self.con.items():
                self.vars[key] = variable.value

    def own_con(self) -> dict[str, PSVariable]:
        """The scope's constraints, ready to be added to (a block's typed parameters share one table until then)."""
        if self.con is None:
            self.con = {}
        elif self.con_shared:
            self.con = dict(self.con)
        self.con_shared = False
        return self.con

    # -- reading ---------------------------------------------------------------------------------

    def find(self, key: str) -> Any:
        """The value of a variable (lower-case name) seen from here, or MISSING."""
        scope: Scope | None = self
        own = True
        while scope is not None:
            found = scope.vars.get(key, MISSING)
            if found is not MISSING:
                if own or scope.con is None or key not in scope.con or not scope.con[key].options & PRIVATE:
                    return found
            if scope.frame is not None and key in AUTOMATIC:
                found = AUTOMATIC[key](scope.frame, scope)
                if found is not MISSING:
                    return found
            scope = scope.parent
            own = False
        return MISSING

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a variable by name, or the default."""
        found = self.find(name.lower())
        if found is MISSING:
            found = self.session.context.computed_variable(name.lower(), self)
        return default if found is MISSING else found

    def scope_of(self, key: str) -> Scope | None:
        """The scope that holds a variable, seen from here."""
        scope: Scope | None = self
        own = True
        while scope is not None:
            if key in scope.vars and (
                own or scope.con is None or key not in scope.con or not scope.con[key].options & PRIVATE
            ):
                return scope
            scope = scope.parent
            own = False
        return None

    # -- writing ---------------------------------------------------------------------------------

    def set(self, name: str, value: Any) -> None:
        """Assign in this scope, as `$name = value` here would; raises what a constraint raises."""
        key = name.lower()
        if key != name:
            self.remember_name(key, name)
        self.assign(key, value)

    def assign(self, key: str, value: Any) -> None:
        con = self.con
        if con is not None and key in con:
            variable = con[key]
            variable.check_writable()
            if variable.attributes:
                value = variable.coerce(value)
            home = variable.scope
            if home is not None and home is not self:
                home.vars[key] = value
            if variable.options & ALL_SCOPE:
                self.session.write_all_scope(self, key, value)
        self.vars[key] = value

    def remember_name(self, key: str, name: str) -> None:
        if self.names is None:
            self.names = {}
        self.names.setdefault(key, name)

    def name_of(self, key: str) -> str:
        """A variable's name as it was first written."""
        if self.con is not None and key in self.con:
            return self.con[key].name
        if self.names is not None and key in self.names:
            return self.names[key]
        return str(self.session.context.spelling.get(key, key))

    # -- variables as objects ----------------------------------------------------------------------

    def variable(self, key: str) -> PSVariable:
        """The variable object of a name that this scope holds (it is made when first asked for)."""
        con = self.own_con()
        variable = con.get(key)
        if variable is None:
            variable = con[key] = PSVariable(self.name_of(key), self.vars.get(key), scope=self)
        elif variable.scope is None:  # a block's shared template
            template, variable = variable, PSVariable(variable.name, self.vars.get(key), variable.options, self)
            variable.attributes = template.attributes
            con[key] = variable
        return variable

    def lookup_variable(self, name: str) -> PSVariable | None:
        """The variable object seen from here, or None."""
        key = name.lower()
        home = self.scope_of(key)
        if home is not None:
            return home.variable(key)
        found = self.find(key)
        if found is MISSING:
            found = self.session.context.computed_variable(key, self)
        return None if found is MISSING else PSVariable(name, found)

    def declare(
        self, name: str, value: Any, options: int = NONE, attributes: list[Any] | None = None, description: str = ""
    ) -> PSVariable:
        """Make or replace a variable of this scope with its options and attributes."""
        key = name.lower()
        variable = PSVariable(name, value, options, self, description)
        if attributes:
            variable.attributes = attributes
            value = variable.coerce(value)
        self.vars[key] = value
        self.own_con()[key] = variable
        if options & ALL_SCOPE:
            self.session.all_scope[key] = variable
        return variable

    def remove(self, key: str) -> None:
        self.vars.pop(key, None)
        if self.con is not None and key in self.con:
            gone = self.own_con().pop(key)
            if gone.scope is self:
                gone._value = None
                gone.scope = None

    def each(self) -> Iterator[Scope]:
        """This scope and its parents."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def at(self, index: int) -> Scope | None:
        """The scope that many levels up, or None."""
        scope: Scope | None = self
        while index > 0 and scope is not None:
            scope = scope.parent
            index -= 1
        return scope

    @property
    def global_scope(self) -> Scope:
        return self.session.global_scope

    @property
    def script_scope(self) -> Scope:
        """Where `$script:x` lives: the nearest script's or module's scope, else the global one."""
        scope: Scope | None = self
        while scope is not None:
            if scope.kind in ("script", "module", "global"):
                return scope
            scope = scope.parent
        return self.session.global_scope


class SessionState:
    """The variables, functions and aliases of a module, or of the shell itself.

    `current` is the innermost scope that runs now in this session state.
    """

    __slots__ = ("context", "global_scope", "top", "current", "module", "all_scope", "internal", "__weakref__")

    def __init__(self, context: Any, parent: SessionState | None = None, module: Any = None) -> None:
        self.context = context
        self.module = module
        self.internal = module is not None
        if parent is None:
            self.all_scope: dict[str, PSVariable] = {}
            self.global_scope = self.top = self.current = Scope(None, self, "global")
        else:
            self.all_scope = parent.all_scope
            self.global_scope = parent.global_scope
            self.top = self.current = Scope(parent.global_scope, self, "module")

    def write_all_scope(self, scope: Scope, key: str, value: Any) -> None:
        """An AllScope variable is one variable in every scope: carry a write through the chain."""
        for holder in scope.each():
            if key in holder.vars:
                holder.vars[key] = value


class Frame:
    """What runs in a scope: the block, its invocation, and what the automatic variables read."""

    __slots__ = (
        "block",
        "site",
        "info",
        "bound",
        "args",
        "input",
        "cmdlet",
        "_invocation",
        "this",
        "line_scope",
        "expecting",
        "pipeline_position",
        "pipeline_length",
        "invocation_name",
        "marks",
    )

    def __init__(self, block: Any, info: Any = None, site: Any = None) -> None:
        self.block = block
        self.info = info
        self.site = site
        self.bound: Any = None
        self.args: Any = None
        self.input: Any = None
        self.cmdlet: Any = None
        self._invocation: Any = None
        self.pipeline_position = 1
        self.pipeline_length = 1
        self.expecting = False
        self.invocation_name: str | None = None
        # Places in `args` that were written as parameters (`@args` passes them on as such).
        self.marks: dict[int, str] | None = None

    @property
    def invocation(self) -> Any:
        """The frame's InvocationInfo, made when a script first asks for it."""
        if self._invocation is None:
            from pyshell.runtime.invocation import invocation_of_frame

            self._invocation = invocation_of_frame(self)
        return self._invocation


def _my_invocation(frame: Frame, scope: Scope) -> Any:
    return frame.invocation


def _bound_parameters(frame: Frame, scope: Scope) -> Any:
    if frame.bound is None:
        from pyshell.runtime.invocation import bound_parameters_dictionary

        frame.bound = bound_parameters_dictionary({})
    elif type(frame.bound) is dict:
        from pyshell.runtime.invocation import bound_parameters_dictionary

        frame.bound = bound_parameters_dictionary(frame.bound)
        if frame.cmdlet is not None:
            # The binder goes on with what the script sees: pipeline input comes and goes.
            frame.cmdlet.share_bound(frame.bound)
    return frame.bound


def _cmdlet(frame: Frame, scope: Scope) -> Any:
    return frame.cmdlet if frame.cmdlet is not None else MISSING


def _script_root(frame: Frame, scope: Scope) -> Any:
    file = frame.block.code.source.file
    if not file:
        return MISSING if scope.parent is not None else ""
    return file.rpartition("/")[0] or "/"


def _command_path(frame: Frame, scope: Scope) -> Any:
    file = frame.block.code.source.file
    if not file:
        return MISSING if scope.parent is not None else ""
    return file


def _args(frame: Frame, scope: Scope) -> Any:
    return frame.args if frame.args is not None else MISSING


def _input(frame: Frame, scope: Scope) -> Any:
    if frame.input is None:
        return MISSING
    from pyshell.runtime.invocation import PipelineInput

    if type(frame.input) is list:
        frame.input = PipelineInput(frame.input)
    return frame.input


AUTOMATIC: dict[str, Callable[[Frame, Scope], Any]] = {
    "myinvocation": _my_invocation,
    "psboundparameters": _bound_parameters,
    "pscmdlet": _cmdlet,
    "psscriptroot": _script_root,
    "pscommandpath": _command_path,
    "args": _args,
    "input": _input,
}
