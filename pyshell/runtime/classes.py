"""Classes and enums that a script defines: PSTypes whose members are compiled code.

A class becomes a Python class (a subclass of its base's); property values live in the instance's `__dict__` under the
lower-case name. The member tables of `values.dotnet` are filled directly, so that look-up, overload resolution and
conversion are those of every other type.
"""

from __future__ import annotations

from pyshell.runtime.flow import ReturnFromBlock
from pyshell.runtime.scopes import Frame, PSVariable, Scope
from pyshell.runtime.types import find_type_or_raise, type_for_source
from pyshell.values import dotnet, pstype, signatures
from pyshell.values.exceptions import NetException, RuntimeException
from pyshell.values.overloads import MethodGroup
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.language.source import Source
    from pyshell.runtime.context import ExecutionContext
    from pyshell.values.pstype import PSType


class PropertyCode:
    __slots__ = ("name", "type_text", "default", "is_static", "is_hidden", "attributes")

    def __init__(
        self,
        name: str,
        type_text: str | None,
        default: Callable[[Any, Any], Any] | None,
        is_static: bool,
        is_hidden: bool,
        attributes: Callable[[Any, Any], list[Any]] | None,
    ) -> None:
        self.name = name
        self.type_text = type_text
        self.default = default
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.attributes = attributes


class MethodCode:
    __slots__ = (
        "name",
        "return_type",
        "params",
        "body",
        "is_static",
        "is_hidden",
        "is_constructor",
        "base_arguments",
        "start",
        "end",
    )

    def __init__(
        self,
        name: str,
        return_type: str | None,
        params: tuple[Any, ...],
        body: Callable[[Any, Any], Any],
        is_static: bool,
        is_hidden: bool,
        is_constructor: bool,
        base_arguments: Callable[[Any, Any], list[Any]] | None,
        start: int,
        end: int,
    ) -> None:
        self.name = name
        self.return_type = return_type
        self.params = params
        self.body = body
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.is_constructor = is_constructor
        self.base_arguments = base_arguments
        self.start = start
        self.end = end


class ClassCode:
    __slots__ = ("source", "name", "bases", "properties", "methods", "attributes", "start", "end")

    def __init__(
        self,
        source: Source,
        name: str,
        bases: tuple[str, ...],
        properties: tuple[PropertyCode, ...],
        methods: tuple[MethodCode, ...],
        attributes: Callable[[Any, Any], list[Any]] | None,
        start: int,
        end: int,
    ) -> None:
        self.source = source
        self.name = name
        self.bases = bases
        self.properties = properties
        self.methods = methods
        self.attributes = attributes
        self.start = start
        self.end = end


class EnumCode:
    __slots__ = ("name", "bases", "members", "attributes")

    def __init__(
        self,
        name: str,
        bases: tuple[str, ...],
        members: tuple[tuple[str, Any], ...],
        attributes: Callable[[Any, Any], list[Any]] | None,
    ) -> None:
        self.name = name
        self.bases = bases
        self.members = members
        self.attributes = attributes


class ScriptObject:
    """An instance of a script's class."""

    __slots__ = ("__dict__", "__weakref__")


class ScriptMethod:
    """One method or constructor, ready to be called."""

    __slots__ = ("code", "owner", "parameter_types", "return_type", "con")

    def __init__(self, code: MethodCode, owner: ScriptClass) -> None:
        self.code = code
        self.owner = owner
        self.parameter_types: list[PSType] = []
        self.return_type: PSType | None = None
        self.con: Any = None

    def resolve(self, context: ExecutionContext) -> None:
        code = self.code
        source = self.owner.code.source
        self.parameter_types = [type_for_source(context, source, p.type_text or "object") for p in code.params]
        if code.is_constructor or code.return_type is None:
            self.return_type = pstype.VOID if code.is_constructor else pstype.OBJECT
        else:
            self.return_type = type_for_source(context, source, code.return_type)
        if code.return_type is None and not code.is_constructor:
            self.return_type = None
        typed = [
            (p, t)
            for p, t in zip(code.params, self.parameter_types)
            if p.type_text is not None and t is not pstype.OBJECT
        ]
        if typed:
            self.con = {p.lower: typed_template(p.name, t) for p, t in typed}

    def overload(self) -> Any:
        """The signature for overload resolution, and its text for people."""
        code = self.code
        shown = ", ".join(f"{t.ps_name} {p.name}" for p, t in zip(code.params, self.parameter_types))
        back = (
            self.owner.type.ps_name
            if code.is_constructor
            else "System.Object"
            if self.return_type is None
            else self.return_type.ps_name
        )
        name = "new" if code.is_constructor else code.name
        text = f"{'static ' if code.is_static else ''}{back} {name}({shown})"
        neutral = ", ".join(f"System.Object {p.name}" for p in code.params)
        made = signatures.Overload(f"{'static ' if code.is_static else ''}System.Object {name}({neutral})")
        for parameter, type_ in zip(made.parameters, self.parameter_types):
            parameter.type = type_
            parameter.type_text = type_.clr_name
        return made, text

    def fits(self, args: tuple[Any, ...]) -> bool:
        for value, type_ in zip(args, self.parameter_types):
            if value is None:
                if type_.is_value_type:
                    return False
            elif not pstype.type_of(value).is_subclass_of(type_):
                return False
        return True

    def call(self, this: Any, args: tuple[Any, ...]) -> Any:
        """Run the body; the value it returned, as the method's type."""
        owner = self.owner
        context, session = owner.context, owner.scope.session
        code = self.code
        # A method's scope hangs on the caller's, as a function's does (recorded:
        # class-method-does-not-see-dynamic-scope).
        scope = Scope(session.current, session, "method")
        frame = scope.frame = Frame(owner.block)
        if self.con is not None:
            scope.con = self.con
            scope.con_shared = True
        variables = scope.vars
        if not code.is_static:
            variables["this"] = this
        bound: dict[str, Any] = {}
        for param, value in zip(code.params, args):
            variables[param.lower] = bound[param.name] = value
        frame.bound = bound
        saved = (context.scope, context.session_state, session.current, context.propagate)
        context.session_state = session
        context.scope = session.current = scope
        context.propagate = True
        context.depth += 1
        if context.depth > 4000:
            context.depth -= 1
            raise RecursionError
        try:
            result = code.body(context, scope)
        except ReturnFromBlock:
            result = None
        finally:
            context.depth -= 1
            context.scope, context.session_state, session.current, context.propagate = saved
        back = self.return_type
        if back is None:
            return None if result is AUTOMATION_NULL else result
        if back is pstype.VOID:
            return AUTOMATION_NULL
        if back.pyclass is type(result) and back is not pstype.OBJECT:
            return result
        from pyshell.values.convert import convert

        return convert(None if result is AUTOMATION_NULL else result, back)


class ScriptClass:
    """What the runtime keeps of a class: its code, where it was defined, its methods."""

    __slots__ = (
        "code",
        "context",
        "scope",
        "type",
        "base",
        "constructors",
        "properties",
        "block",
        "native_base",
        "statics",
        "methods",
        "static_constructors",
        "initial",
        "computed",
    )

    def __init__(self, code: ClassCode, context: ExecutionContext, scope: Scope) -> None:
        self.code = code
        self.context = context
        self.scope = scope
        self.type: PSType = pstype.PSType(code.name)
        self.type.script_class = self
        self.base: ScriptClass | None = None
        self.native_base: PSType | None = None
        self.constructors: list[ScriptMethod] = []
        self.static_constructors: list[ScriptMethod] = []
        self.properties: list[tuple[PropertyCode, PSType]] = []
        self.methods: list[ScriptMethod] = []
        self.statics: dict[str, Any] = {}
        self.initial: dict[str, Any] | None = None
        self.computed: list[tuple[str, Any, Any]] = []
        self.block = scope.frame.block if scope.frame is not None else None

    # -- definition ----------------------------------------------------------------------------------

    def complete(self) -> None:
        """Resolve bases and members, and make the Python class."""
        code, context = self.code, self.context
        interfaces: list[str] = []
        bases: tuple[type, ...] = (ScriptObject,)
        base_type: PSType = pstype.OBJECT
        for text in code.bases:
            found = type_for_source(context, code.source, text)
            if found.is_interface:
                interfaces.append(found.clr_name)
                continue
            base_type = found
            if isinstance(found.script_class, ScriptClass):
                self.base = found.script_class
                self.native_base = self.base.native_base
                if found.pyclass is None:
                    self.base.complete()
            else:
                self.native_base = found
            assert found.pyclass is not None
            bases = (found.pyclass,)
        self.type._base = base_type
        inherited = tuple(base_type.interfaces) if base_type is not pstype.OBJECT else ()
        self.type._interfaces = (*interfaces, *[i for i in inherited if i not in interfaces])
        self.type._metadata = {}
        body: dict[str, Any] = {"pstype": self.type, "net_name": code.name, "__module__": __name__}
        if not issubclass(bases[0], list | dict | str | int | float):
            body.setdefault("__doc__", None)
        self.define_members(body)
        made = type(code.name, bases, body)
        self.type.pyclass = made
        pstype.BY_CLASS[made] = self.type
        self.fill_table(made)
        for method in self.static_constructors:
            method.call(None, ())

    def define_members(self, body: dict[str, Any]) -> None:
        code, context = self.code, self.context
        for method_code in code.methods:
            method = ScriptMethod(method_code, self)
            method.resolve(context)
            if method_code.is_constructor:
                (self.static_constructors if method_code.is_static else self.constructors).append(method)
            else:
                self.methods.append(method)
        texts: dict[str, list[str]] = {}
        for prop in code.properties:
            type_ = type_for_source(context, code.source, prop.type_text or "object")
            self.properties.append((prop, type_))
            static = "static " if prop.is_static else ""
            texts[prop.name] = [f"{static}{type_.ps_name} {prop.name} {{get;set;}}"]
        for method in self.methods:
            texts.setdefault(method.code.name, []).append(method.overload()[1])
        body["signatures"] = texts
        hidden = [p.name.lower() for p in code.properties if p.is_hidden] + [
            m.name.lower() for m in code.methods if m.is_hidden
        ]
        body["hidden_members"] = frozenset(hidden)
        names = {m.code.name.lower() for m in self.methods if not m.code.is_static}
        if "tostring" in names:
            body["__str__"] = lambda target: _text(self.call_named(target, "tostring", ()))
        elif self.base is None and self.native_base is None:
            body["__str__"] = lambda target: self.type_name_of(target)
        if "equals" in names:
            body["__eq__"] = lambda target, other: bool(self.call_named(target, "equals", (other,)))
            body["__hash__"] = lambda target: (
                int(self.call_named(target, "gethashcode", ())) if "gethashcode" in names else id(target)
            )
        if "compareto" in names:
            body["ps_compare"] = lambda target, other: int(self.call_named(target, "compareto", (other,)))
        if "dispose" in names:
            body["ps_dispose"] = lambda target: self.call_named(target, "dispose", ())
        if "movenext" in names:
            body["enumerate_items"] = lambda target: _run_enumerator(target)
        if any(m.code.is_static and m.code.name == "Parse" and len(m.code.params) == 1 for m in self.methods):
            body["Parse"] = staticmethod(lambda text: self.call_static("parse", (text,)))
        if "getenumerator" in names:
            body["enumerate_items"] = lambda target: _enumerate(self.call_named(target, "getenumerator", ()))

    @staticmethod
    def type_name_of(target: Any) -> str:
        return pstype.type_of(target).full_name

    def call_named(self, target: Any, name: str, args: tuple[Any, ...]) -> Any:
        group = dotnet.table(pstype.type_of(target)).method(name)
        assert group is not None
        return group.call(target, args)

    def call_static(self, name: str, args: tuple[Any, ...]) -> Any:
        group = dotnet.table(self.type).static_method(name)
        assert group is not None
        return group.call(None, args)

    def fill_table(self, cls: type) -> None:
        """Put properties, methods and constructors into the type's member table."""
        table = dotnet.table(self.type)
        if self.base is not None:
            inherited = dotnet.table(self.base.type)
            table.properties.update(
                {k: v for k, v in inherited.properties.items() if v is not None and k in self.base.own_names()}
            )
            table.methods.update(
                {k: v for k, v in inherited.methods.items() if v is not None and k in self.base.own_names()}
            )
            table.static_properties.update({k: v for k, v in inherited.static_properties.items() if v is not None})
            table.static_methods.update(
                {k: v for k, v in inherited.static_methods.items() if v is not None and not k.startswith("\0")}
            )
        for prop, type_ in self.properties:
            if prop.is_static:
                self.define_static(table, prop, type_)
            else:
                table.properties[prop.name.lower()] = self.property(prop, type_)
        if self.type._interfaces:
            self.define_accessors(table)
        by_name: dict[tuple[str, bool], list[ScriptMethod]] = {}
        for method in self.methods:
            by_name.setdefault((method.code.name.lower(), method.code.is_static), []).append(method)
        for (name, static), group in by_name.items():
            made = self.group(group, static)
            if static:
                table.static_methods[name] = made
            else:
                base_group = table.methods.get(name)
                table.methods[name] = made if base_group is None else self.merged(made, group, base_group)
        constructors = MethodGroup("new", self.create, [], True, self.type.clr_name)
        overloads = [m.overload() for m in self.constructors if not m.code.is_static]
        if overloads:
            constructors._overloads = [o for o, _ in overloads]
            constructors.texts = [t for _, t in overloads]
        else:
            constructors._overloads = [signatures.Overload("System.Object new()")]
            constructors.texts = [f"{self.type.ps_name} new()"]
        mark_script(constructors)
        table.static_methods["\0new"] = constructors

    def define_accessors(self, table: dotnet.Table) -> None:
        """`get_Name` and `set_Name` of a class with interfaces are how it implements their properties."""
        names = {m.code.name.lower(): m for m in self.methods if not m.code.is_static}
        for folded, method in names.items():
            if not folded.startswith("get_") or method.code.params:
                continue
            name = method.code.name[4:]
            write = f"set_{name.lower()}"

            def read(target: Any, called: str = folded) -> Any:
                return self.call_named(target, called, ())

            def assign(target: Any, value: Any, called: str = write) -> None:
                self.call_named(target, called, (value,))

            shown = method.return_type.ps_name if method.return_type is not None else "System.Object"
            table.properties[name.lower()] = dotnet.Property(name, shown, read, assign if write in names else None)

    def own_names(self) -> set[str]:
        names = {p.name.lower() for p, _ in self.properties} | {m.code.name.lower() for m in self.methods}
        return names | self.base.own_names() if self.base is not None else names

    def merged(self, made: MethodGroup, group: list[ScriptMethod], inherited: MethodGroup) -> MethodGroup:
        """Overloads of the base that this class does not override stay callable."""
        own = {tuple(t.clr_name for t in m.parameter_types) for m in group}
        base_methods: list[ScriptMethod] = getattr(inherited.function, "methods", [])
        kept = [m for m in base_methods if tuple(t.clr_name for t in m.parameter_types) not in own]
        if not kept:
            return made
        return self.group([*group, *kept], False)

    def group(self, methods: list[ScriptMethod], static: bool) -> MethodGroup:
        function = Dispatcher(methods, static)
        made = MethodGroup(methods[0].code.name, function, [], static, self.type.clr_name)
        overloads = [m.overload() for m in methods]
        made._overloads = [o for o, _ in overloads]
        made.texts = [t for _, t in overloads]
        mark_script(made)
        return made

    def property(self, prop: PropertyCode, type_: PSType) -> dotnet.Property:
        key = "ps_" + prop.name.lower()
        convert = self.converter(prop, type_)

        def read(target: Any) -> Any:
            return target.__dict__.get(key)

        def write(target: Any, value: Any) -> None:
            target.__dict__[key] = convert(value)

        made = dotnet.Property(prop.name, type_.ps_name, read, write)
        made.converts = True
        return made

    def converter(self, prop: PropertyCode, type_: PSType) -> Callable[[Any], Any]:
        from pyshell.values.convert import convert

        attributes = prop.attributes(self.context, self.scope) if prop.attributes is not None else []
        checks = [a for a in attributes if a is not None and a.validates]
        plain = type_ is pstype.OBJECT

        def run(value: Any) -> Any:
            if value is AUTOMATION_NULL:
                value = None
            if not plain and type(value) is not type_.pyclass:
                value = convert(value, type_)
            for check in checks:
                check.validate(self.context, value)
            return value

        return run

    def define_static(self, table: dotnet.Table, prop: PropertyCode, type_: PSType) -> None:
        key = prop.name.lower()
        statics = self.statics
        convert = self.converter(prop, type_)
        if prop.default is not None:
            statics[key] = convert(self.evaluate(prop.default, None))
        else:
            statics[key] = empty(type_)

        def write(target: Any, value: Any) -> None:
            statics[key] = convert(value)

        table.static_properties[key] = dotnet.Property(
            prop.name, type_.ps_name, lambda target: statics[key], write, True
        )

    def evaluate(self, thunk: Callable[[Any, Any], Any], this: Any) -> Any:
        context = self.context
        scope = Scope(self.scope, self.scope.session, "method")
        scope.frame = Frame(self.block)
        if this is not None:
            scope.vars["this"] = this
        saved = (context.scope, scope.session.current)
        context.scope = scope.session.current = scope
        try:
            return thunk(context, scope)
        finally:
            context.scope, scope.session.current = saved

    # -- instances -----------------------------------------------------------------------------------

    def create(self, *args: Any) -> Any:
        """`[Class]::new(args)`."""
        cls: Any = self.type.pyclass
        made = cls.__new__(cls)
        if self.native_base is None:
            self.initialize(made)
        self.construct(made, args)
        return made

    def initialize(self, made: Any) -> None:
        """Give the properties their initial values, the base's first."""
        if self.base is not None:
            self.base.initialize(made)
        if self.initial is None:
            self.plan_initial()
        fields = made.__dict__
        fields.update(self.initial)
        for key, default, convert in self.computed:
            fields[key] = convert(self.evaluate(default, made))

    def plan_initial(self) -> None:
        """Tell properties that start empty (all in one dictionary) from those with an expression."""
        self.initial = {}
        for prop, type_ in self.properties:
            if prop.is_static:
                continue
            key = "ps_" + prop.name.lower()
            self.initial[key] = empty(type_)
            if prop.default is not None:
                self.computed.append((key, prop.default, self.converter(prop, type_)))

    def construct(self, made: Any, args: tuple[Any, ...]) -> None:
        """Run the constructor that fits, after the base's."""
        chosen = self.choose(args)
        base_args: list[Any] = []
        if chosen is not None and chosen.code.base_arguments is not None:
            base_args = self.base_values(chosen, made, args)
        if self.base is not None:
            if base_args or self.base.constructors:
                base_args = converted(dotnet.constructors(self.base.type), base_args)
            self.base.construct(made, tuple(base_args))
        elif self.native_base is not None:
            native: Any = self.native_base.pyclass
            native.__init__(made, *base_args)
            self.initialize_chain(made)
        if chosen is not None:
            chosen.call(made, args)

    def initialize_chain(self, made: Any) -> None:
        cls = pstype.type_of(made).script_class
        cls.initialize(made)

    def base_values(self, method: ScriptMethod, made: Any, args: tuple[Any, ...]) -> list[Any]:
        context = self.context
        scope = Scope(self.scope, self.scope.session, "method")
        scope.frame = Frame(self.block)
        scope.vars["this"] = made
        for param, value in zip(method.code.params, args):
            scope.vars[param.lower] = value
        saved = (context.scope, scope.session.current)
        context.scope = scope.session.current = scope
        try:
            assert method.code.base_arguments is not None
            return method.code.base_arguments(context, scope)
        finally:
            context.scope, scope.session.current = saved

    def choose(self, args: tuple[Any, ...]) -> ScriptMethod | None:
        same = [m for m in self.constructors if len(m.code.params) == len(args)]
        return best(same, args) if same else None


def best(methods: list[ScriptMethod], args: tuple[Any, ...]) -> ScriptMethod:
    """Among methods with the same number of parameters, the one whose types the (converted) arguments have exactly."""
    for method in methods:
        if all(value is not None and pstype.type_of(value) is t for value, t in zip(args, method.parameter_types)):
            return method
    fitting = [method for method in methods if method.fits(args)]
    # The most specific: the fewest parameters that take anything.
    return min(fitting or methods, key=lambda method: sum(t is pstype.OBJECT for t in method.parameter_types))


class Dispatcher:
    """The function behind a method's overloads."""

    __slots__ = ("methods", "static", "script_method")

    def __init__(self, methods: list[ScriptMethod], static: bool) -> None:
        self.methods = methods
        self.static = static
        self.script_method = True

    def __call__(self, *args: Any) -> Any:
        this: Any = None
        if not self.static:
            this, args = args[0], args[1:]
        same = [m for m in self.methods if len(m.code.params) == len(args)]
        if len(same) > 1:
            return best(same, args).call(this, args)
        return same[0].call(this, args)


def typed_template(name: str, type_: PSType) -> PSVariable:
    """What keeps a typed parameter's variable to its type."""
    from pyshell.binding.attributes import ArgumentTypeConverter

    template = PSVariable(name)
    template.attributes = [ArgumentTypeConverter(type_, plain=True)]
    return template


def mark_script(group: MethodGroup) -> None:
    """A script's own exceptions pass through a call as they are."""
    group.is_script = True


def converted(group: MethodGroup, args: list[Any]) -> list[Any]:
    plan = group._plan([a for a in args])
    return group.convert_args(plan, args) if plan.converters is not None else args


def _text(value: Any) -> str:
    from pyshell.values.convert import to_string

    return to_string(value)


def _enumerate(value: Any) -> Any:
    from pyshell.values.convert import enumerate_value

    found = enumerate_value(value)
    return iter(()) if found is None else found


def _run_enumerator(target: Any) -> Any:
    """The values of a script's own IEnumerator."""
    from pyshell.values.members import get_member, invoke_member

    while invoke_member(target, "MoveNext", []):
        yield get_member(target, "Current")


def empty(type_: PSType) -> Any:
    """A property without an initial value."""
    if type_.is_value_type:
        from pyshell.values.convert import default_value

        return default_value(type_)
    return None


def define_types(context: ExecutionContext, scope: Scope, entries: tuple[Any, ...]) -> None:
    """Define a script's enums and classes; classes may name one another in any order."""
    classes: list[ScriptClass] = []
    for entry in entries:
        if isinstance(entry, EnumCode):
            define_enum(context, scope, entry)
    for entry in entries:
        if isinstance(entry, ClassCode):
            made = ScriptClass(entry, context, scope)
            context.type_scope[entry.name.lower()] = made.type
            classes.append(made)
    for made in classes:
        if made.type.pyclass is None:
            made.complete()


def define_enum(context: ExecutionContext, scope: Scope, code: EnumCode) -> None:
    from pyshell.values.convert import convert
    from pyshell.values.enums import make_enum

    names: dict[str, int] = {}
    following = 0
    underlying: type[int] = int
    if code.bases:
        base = find_type_or_raise(context, code.bases[0])
        underlying = base.pyclass or int
    for name, thunk in code.members:
        if thunk is not None:
            raw = thunk(context, scope)
            value = int(convert(raw, pstype.type_of_class(underlying) if underlying is not int else pstype.INT32))
        else:
            value = following
        names[name] = value
        following = value + 1
    attributes = code.attributes(context, scope) if code.attributes is not None else []
    flags = any(getattr(type(a), "net_name", "") == "System.FlagsAttribute" for a in attributes)
    made = make_enum(code.name, names, flags=flags, underlying=underlying, register=False)
    context.type_scope[code.name.lower()] = made.pstype


def invoke_as(context: ExecutionContext, type_: PSType, target: Any, name: str, args: list[Any]) -> Any:
    """`([Base]$this).Method(…)`: the base's own method, not an override."""
    group = dotnet.table(type_).method(name.lower())
    if group is None:
        from pyshell.values.members import invoke_member

        return invoke_member(target, name, args)
    return group.call(target, args)


__all__ = ["NetException", "RuntimeException"]
