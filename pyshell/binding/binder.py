"""The binder: a command line and pipeline objects become a command's parameters, in PowerShell's order.

Named arguments, then positional ones set by set, `$PSDefaultParameterValues`, dynamic parameters, remaining arguments,
mandatory prompts; then for each pipeline object by value and by property name, first without and then with conversion.
(about_Parameter_Binding; recorded cases `binding`.)
"""

from __future__ import annotations

from pyshell.binding.metadata import ALL_SETS, NOT_POSITIONAL
from pyshell.runtime.callsite import PARAMETER, PARAMETER_WITH_VALUE, VALUE
from pyshell.runtime.scopes import MISSING
from pyshell.values import exceptions
from pyshell.values.collections import NetList, generic_list
from pyshell.values.errors import ErrorRecord
from pyshell.values.exceptions import NetException, RuntimeException
from pyshell.values.psobject import AUTOMATION_NULL, base_of
from pyshell.values.reference import PSReference
from pyshell.values.switch import SwitchParameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata, ParameterMetadata
    from pyshell.runtime.callsite import Arg
    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.streams import CommandRuntime


# Types that take a bare number's own spelling (`1.20` as a version is 1.20).
SPELLED = frozenset(
    (
        "System.String",
        "System.String[]",
        "System.Version",
        "System.Management.Automation.SemanticVersion",
        "System.Version[]",
    )
)
# A script block given to a parameter of these types is the value itself.
TAKES_BLOCKS = (
    "System.Object", "System.Management.Automation.PSObject", "System.Management.Automation.ScriptBlock",
    "System.Object[]",
    "System.Management.Automation.ScriptBlock[]",
)  # fmt: skip


class Argument:
    """An argument on its way to a parameter: a name or None, a value, and where it stands."""

    __slots__ = ("name", "value", "arg", "text", "value_arg")

    def __init__(
        self, name: str | None, value: Any, arg: Arg | None, text: str | None = None, value_arg: Arg | None = None
    ) -> None:
        self.name = name
        self.value = value
        self.arg = arg
        self.text = text
        # Where the value stands, for errors about it.
        self.value_arg = value_arg if value_arg is not None else arg


class Binder:
    """One command's binding: `store` takes the values under each parameter's field."""

    __slots__ = (
        "context", "metadata", "runtime", "store", "command", "bound", "sets", "set_name", "common", "bound_keys",
        "expecting", "candidates", "pipeline_bound", "defaults_saved", "sets_before", "fed", "leftover",
        "delayed", "failed_before",
    )  # fmt: skip

    def __init__(
        self,
        context: ExecutionContext,
        metadata: CommandMetadata,
        runtime: CommandRuntime,
        store: dict[str, Any],
        command: Any,
    ) -> None:
        self.context = context
        self.metadata = metadata
        self.runtime = runtime
        self.store = store
        self.command = command
        self.bound: dict[str, Any] = {}
        self.bound_keys: set[str] = set()
        self.sets: list[str] = list(metadata.set_names)
        self.set_name = metadata.default_set
        self.common: dict[str, Any] | None = None
        self.expecting = False
        self.candidates: list[ParameterMetadata] = []
        self.pipeline_bound: list[ParameterMetadata] = []
        self.sets_before = self.sets
        self.fed = False
        self.leftover: list[Argument] = []
        self.delayed: list[tuple[ParameterMetadata, Any]] = []
        self.failed_before = False

    # -- the command line ----------------------------------------------------------------------------

    def bind_command_line(self, args: Any, values: list[Any], expecting: bool) -> None:
        """Bind everything that was written; raises ParameterBindingException."""
        self.expecting = expecting
        if args:
            rest = self.bind_named(self.pair(args, values))
            rest = self.bind_positional(rest)
        else:
            rest = []
        self.apply_default_values()
        rest = self.bind_dynamic(rest)
        rest = self.bind_remaining(rest)
        if rest:
            self.leftover = rest
            self.refuse(rest)
        self.settle_sets()
        self.require_mandatory()

    def pair(self, args: Any, values: list[Any]) -> list[Argument]:
        """Join `-Name` with the value behind it, as the parameter's kind asks."""
        result: list[Argument] = []
        index = 0
        count = len(args)
        while index < count:
            arg = args[index]
            if arg.kind == PARAMETER_WITH_VALUE:
                result.append(Argument(arg.name, values[index], arg))
            elif arg.kind == PARAMETER:
                param = self.match(arg, quiet=True)
                if param is None:
                    # Unknown so far (a dynamic parameter, or a mistake): its value is decided later.
                    result.append(Argument(arg.name, MISSING, arg))
                elif param.is_switch:
                    result.append(Argument(arg.name, True, arg))
                elif index + 1 < count and args[index + 1].kind not in (PARAMETER, PARAMETER_WITH_VALUE):
                    index += 1
                    result.append(Argument(arg.name, values[index], arg, args[index].text, args[index]))
                elif (
                    index + 1 < count
                    and args[index + 1].kind == PARAMETER
                    and self.match(args[index + 1], quiet=True) is None
                ):
                    index += 1
                    result.append(Argument(arg.name, "-" + args[index].name, arg))
                else:
                    raise missing_argument(self.metadata, arg, param, self)
            else:
                result.append(Argument(None, values[index], arg, arg.text))
            index += 1
        return result

    def match(self, arg: Arg, quiet: bool = False) -> ParameterMetadata | None:
        """The parameter that a written name means, or None; raises when several fit."""
        from pyshell.runtime.functions import match_names

        assert arg.name is not None
        found = match_names(self.metadata, arg.name)
        if len(found) > 1:
            raise ambiguous(self.metadata, arg, found, self)
        return found[0] if found else None

    def bind_named(self, arguments: list[Argument]) -> list[Argument]:
        rest: list[Argument] = []
        for argument in arguments:
            if argument.name is None:
                rest.append(argument)
                continue
            assert argument.arg is not None
            param = self.match(argument.arg)
            if param is None:
                rest.append(argument)
                continue
            if param.lower in self.bound_keys:
                raise repeated(self.metadata, argument.arg, param, self)
            self.assign(param, argument.value, argument, named=True)
        return rest

    def bind_positional(self, arguments: list[Argument]) -> list[Argument]:
        """Positional values go to the positions of the sets that are still possible, the default set first."""
        if not arguments or all(a.name is not None for a in arguments):
            return arguments
        metadata = self.metadata
        rest: list[Argument] = []
        held = self.values_of_unknown_names(arguments)
        queue = [a for a in arguments if a.name is None and a not in held]
        named = [a for a in arguments if a.name is not None or a in held]
        while queue:
            positions = self.free_positions()
            if not positions:
                break
            position = min(positions)
            argument = queue[0]
            if not self.bind_at(positions[position], argument, position):
                break
            queue.pop(0)
        rest = named + queue
        order = {id(a): i for i, a in enumerate(arguments)}
        rest.sort(key=lambda a: order[id(a)])
        _ = metadata
        return rest

    def values_of_unknown_names(self, arguments: list[Argument]) -> list[Argument]:
        """Values right after names that are unknown so far: they may belong to dynamic parameters."""
        ask = getattr(type(self.command), "dynamic_parameters", None)
        if ask is None or ask.__qualname__ == "Cmdlet.dynamic_parameters":
            return []
        return [
            value
            for name, value in zip(arguments, arguments[1:])
            if name.name is not None and name.value is MISSING and value.name is None
        ]

    def free_positions(self) -> dict[int, list[tuple[ParameterMetadata, str]]]:
        """Position → the unbound parameters that stand there, each with its set."""
        found: dict[int, list[tuple[ParameterMetadata, str]]] = {}
        for param in self.metadata.parameters:
            if param.lower in self.bound_keys or param.is_common:
                continue
            for set_name, part in param.sets.items():
                if part.position == NOT_POSITIONAL or part.remaining:
                    continue
                if set_name != ALL_SETS and set_name not in self.sets:
                    continue
                found.setdefault(part.position, []).append((param, set_name))
        return found

    def bind_at(self, candidates: list[tuple[ParameterMetadata, str]], argument: Argument, position: int) -> bool:
        default = self.metadata.default_set
        in_default = (
            [c for c in candidates if c[1] in (default, ALL_SETS)]
            if default in self.sets or default == ALL_SETS
            else []
        )
        others = [c for c in candidates if c not in in_default]
        if len(candidates) == 1 or len({id(c[0]) for c in candidates}) == 1:
            param = candidates[0][0]
            self.assign(param, argument.value, argument)
            return True
        if len(in_default) > 1 and len({id(c[0]) for c in in_default}) > 1 and len({c[1] for c in in_default}) == 1:
            raise self.error(
                "Cannot bind positional parameters because no names were given.", "AmbiguousPositionalParameterNoName"
            )
        # First without conversion, the default set before the others; then with it, in the default set where that has
        # one.
        for group in (in_default, others):
            for param, _ in group:
                if self.fits(param, argument.value):
                    sets = self.sets
                    try:
                        self.assign(param, argument.value, argument)
                        return True
                    except RuntimeException:
                        # A validation may say that the value is meant for another parameter of this position.
                        self.sets = sets
        failure: RuntimeException | None = None
        for group in (in_default,) if in_default else (others,):
            for param, _ in group:
                try:
                    self.assign(param, argument.value, argument)
                    return True
                except RuntimeException as error:
                    failure = failure or error
        if failure is not None:
            raise failure
        return False

    def fits(self, param: ParameterMetadata, value: Any) -> bool:
        """Whether a value has the parameter's type already."""
        from pyshell.values.pstype import type_of

        if value is None:
            return not param.pstype.is_value_type
        if param.pstype is not None and param.is_stand_in:
            return False  # no value has a type that is not here
        kind, wanted = type_of(value), param.pstype
        if kind.is_subclass_of(wanted):
            return True
        # A value, or each of a list's, goes into an array without being converted, where it has the element's type.
        element = wanted.element_type
        if element is None:
            return False
        inner = base_of(value)
        if isinstance(inner, list):
            return bool(inner) and all(type_of(base_of(each)).is_subclass_of(element) for each in inner)
        return kind.is_subclass_of(element)

    # -- one parameter -------------------------------------------------------------------------------

    def assign(
        self,
        param: ParameterMetadata,
        value: Any,
        argument: Argument | None,
        named: bool = False,
        pipeline: bool = False,
    ) -> None:
        """Convert, validate and store one value, and narrow the parameter sets."""
        if value is AUTOMATION_NULL:
            value = None
        if param.is_common:
            self.assign_common(param, value, argument)
            return
        if not pipeline and argument is not None and self.delays(param, value, argument):
            return
        text = argument.text if argument is not None else None
        if text is not None and not param.is_switch and param.pstype.full_name in SPELLED:
            value = text
        value = coerce(
            self.context, self.metadata, param, value, argument.value_arg if argument is not None else None, self
        )
        self.store[param.field] = value
        self.bound[param.name] = value
        self.bound_keys.add(param.lower)
        if not param.in_all_sets:
            narrowed = [s for s in self.sets if s in param.sets]
            if narrowed:
                self.sets = narrowed
            else:
                self.sets = []
                raise self.error(
                    "Parameter set cannot be resolved using the specified named parameters. One or more parameters "
                    "issued cannot be used "
                    "together or an insufficient number of parameters were provided.",
                    "AmbiguousParameterSet",
                )

    def delays(self, param: ParameterMetadata, value: Any, argument: Argument) -> bool:
        """A script block for a parameter that takes pipeline input and no block: it is run for each object
        (delay-bind).
        """
        inner = base_of(value)
        if type(inner).__name__ != "ScriptBlock" or param.pstype.full_name in TAKES_BLOCKS:
            return False
        if not any(
            (part.pipeline or part.by_name) and (name == ALL_SETS or name in self.sets)
            for name, part in param.sets.items()
        ):
            return False
        if not self.expecting:
            raise self.error(
                f"Cannot evaluate parameter '{param.name}' because its argument is specified as a script block and "
                "there is no input. A "
                "script block cannot be evaluated without input.",
                "ScriptBlockArgumentNoInput",
                argument.value_arg or argument.arg,
                param=param,
            )
        self.delayed.append((param, inner))
        self.bound_keys.add(param.lower)
        if not param.in_all_sets:
            self.sets = [s for s in self.sets if s in param.sets] or self.sets
        return True

    def run_delayed(self, value: Any) -> bool:
        """Evaluate the delay-bound blocks for one object; False when an error was written."""
        for param, block in self.delayed:
            try:
                output = block.invoke([], dollar_under=value)
            except NetException as error:
                self.write_binding_error(
                    self.error(
                        f"The input to the script block for parameter '{param.name}' failed. {error.message}",
                        "ScriptBlockArgumentInvocationFailed",
                        param=param,
                        inner=error,
                    ),
                    value,
                )
                return False
            if not output:
                self.write_binding_error(
                    self.error(
                        f"Cannot evaluate parameter '{param.name}' because its argument input did not produce "
                        "any output.",
                        "ScriptBlockArgumentNoOutput",
                        param=param,
                    ),
                    value,
                )
                return False
            try:
                self.assign(param, output[0] if len(output) == 1 else output, None, pipeline=True)
            except RuntimeException as error:
                self.write_binding_error(error, value)
                return False
        return True

    def assign_common(self, param: ParameterMetadata, value: Any, argument: Argument | None) -> None:
        if self.common is None:
            self.common = {}
        if param.is_switch or param.pstype.is_enum or param.lower in ("outbuffer", "skip", "first"):
            value = coerce(self.context, self.metadata, param, value, argument.value_arg if argument else None, self)
        else:
            from pyshell.values.convert import to_string

            value = to_string(value)
        self.common[param.lower] = value
        self.bound[param.name] = value
        self.bound_keys.add(param.lower)

    # -- defaults, dynamic, remaining ----------------------------------------------------------------

    def apply_default_values(self) -> None:
        """`$PSDefaultParameterValues`: `Command:Parameter` patterns."""
        table = self.context.scope.find("psdefaultparametervalues")
        if table is MISSING or table is None or not hasattr(table, "items") or not len(table):
            return
        from pyshell.binding.defaults import default_values

        for param, value in default_values(self, table):
            if param.lower not in self.bound_keys and (param.in_all_sets or any(s in self.sets for s in param.sets)):
                self.assign(param, value, None)

    def bind_dynamic(self, rest: list[Argument]) -> list[Argument]:
        """Ask the command for dynamic parameters, and bind what is left to them."""
        ask = getattr(self.command, "dynamic_parameters", None)
        if ask is None:
            return rest
        try:
            extra = ask()
        except NetException as error:
            raise self.error(
                f"Cannot retrieve the dynamic parameters for the cmdlet. {error.message}",
                "GetDynamicParametersException",
                inner=error,
            ) from error
        if not extra:
            return self.unknown_names(rest)
        from pyshell.binding.metadata import CommandMetadata

        base = self.metadata
        metadata = CommandMetadata.__new__(CommandMetadata)
        for slot in CommandMetadata.__slots__:
            if hasattr(base, slot):
                setattr(metadata, slot, getattr(base, slot))
        metadata.parameters = [*base.parameters, *extra]
        metadata.index()
        self.metadata = metadata
        if self.sets == base.set_names and metadata.set_names != base.set_names:
            self.sets = list(metadata.set_names)
        paired: list[Argument] = []
        index = 0
        while index < len(rest):
            argument = rest[index]
            if argument.name is not None and argument.value is MISSING:
                assert argument.arg is not None
                param = self.match(argument.arg)
                if param is not None:
                    if param.is_switch:
                        argument.value = True
                    elif index + 1 < len(rest) and rest[index + 1].name is None:
                        index += 1
                        argument.value = rest[index].value
                    else:
                        raise missing_argument(self.metadata, argument.arg, param, self)
            paired.append(argument)
            index += 1
        return self.unknown_names(self.bind_positional(self.bind_named(paired)))

    def unknown_names(self, rest: list[Argument]) -> list[Argument]:
        return rest

    def bind_remaining(self, rest: list[Argument]) -> list[Argument]:
        """ValueFromRemainingArguments takes what is left, names included."""
        if not rest:
            return rest
        for param in self.metadata.parameters:
            if param.lower in self.bound_keys:
                continue
            for set_name, part in param.sets.items():
                if part.remaining and (set_name == ALL_SETS or set_name in self.sets):
                    values: list[Any] = []
                    for argument in rest:
                        if argument.name is not None:
                            values.append("-" + argument.name + (":" if argument.value is not MISSING else ""))
                            if argument.value is not MISSING:
                                values.append(argument.value)
                        else:
                            values.append(argument.value)
                    if param.pstype.full_name == "System.String[]":
                        # A number written bare keeps its spelling.
                        values = (
                            [a.text if a.name is None and a.text is not None else v for a, v in zip(rest, values)]
                            if len(rest) == len(values)
                            else values
                        )
                    if len(values) == 1 and isinstance(base_of(values[0]), list):
                        value: Any = values[0]
                    elif param.pstype.full_name == "System.String":
                        from pyshell.values.convert import to_string

                        value = " ".join(to_string(v) for v in values)
                    elif param.pstype.full_name == "System.Object":
                        value = generic_list(param.pstype, values)
                    else:
                        value = values
                    self.assign(param, value, Argument(None, value, rest[0].arg))
                    return []
        return rest

    def refuse(self, rest: list[Argument]) -> None:
        for argument in rest:
            if argument.name is not None:
                raise named_not_found(self.metadata, argument, self)
        argument = rest[0]
        from pyshell.values.convert import to_string

        shown = argument.text if argument.text is not None else to_string(argument.value)
        raise self.error(
            f"A positional parameter cannot be found that accepts argument '{shown}'.",
            "PositionalParameterNotFound",
        )

    # -- sets ----------------------------------------------------------------------------------------

    def settle_sets(self) -> None:
        """Choose among the sets that are still possible."""
        metadata = self.metadata
        sets = self.sets
        if len(sets) > 1:
            waiting = self.expecting and metadata.has_pipeline
            complete = [s for s in sets if not self.missing_in(s, pipeline_may_give=waiting)]
            if metadata.default_set in sets:
                # The default set, unless only other sets have their mandatory parameters.
                if metadata.default_set in complete or not complete:
                    self.set_name = metadata.default_set
                    if not waiting:
                        self.sets = [metadata.default_set]
                elif len(complete) == 1:
                    self.set_name = complete[0]
                    if not waiting:
                        self.sets = complete
                elif not waiting:
                    self.raise_ambiguous()
            elif len(complete) == 1:
                self.set_name = complete[0]
                if not waiting:
                    self.sets = complete
            elif waiting:
                self.set_name = sets[0]
            elif len(complete) > 1:
                chosen = [s for s in complete if self.has_bound_mandatory(s)]
                if len(chosen) == 1:
                    self.sets = chosen
                    self.set_name = chosen[0]
                else:
                    self.raise_ambiguous()
            else:
                self.raise_ambiguous()
        elif sets:
            self.set_name = sets[0]
        self.sets_before = self.sets

    def has_bound_mandatory(self, set_name: str) -> bool:
        for param in self.metadata.parameters:
            part = param.sets.get(set_name)
            if part is not None and part.mandatory and param.lower in self.bound_keys:
                return True
        return False

    def raise_ambiguous(self) -> None:
        raise self.error(
            "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued "
            "cannot be used "
            "together or an insufficient number of parameters were provided.",
            "AmbiguousParameterSet",
        )

    def missing_in(self, set_name: str, pipeline_may_give: bool) -> list[ParameterMetadata]:
        """The unbound mandatory parameters of a set."""
        missing: list[ParameterMetadata] = []
        for param in self.metadata.parameters:
            if param.lower in self.bound_keys or param.is_common:
                continue
            part = param.for_set(set_name)
            if part is None or not part.mandatory:
                continue
            if pipeline_may_give and (part.pipeline or part.by_name):
                continue
            missing.append(param)
        return missing

    def require_mandatory(self) -> None:
        """Prompt for mandatory parameters that the pipeline cannot give; raises where nobody can be asked."""
        if not self.sets:
            return
        set_name = self.set_name if self.set_name in self.sets else self.sets[0]
        if len(self.sets) > 1 and self.expecting:
            # Undecided until objects come: only what every set wants is missing for sure.
            common = None
            for each in self.sets:
                names = {id(p): p for p in self.missing_in(each, True)}
                common = names if common is None else {k: v for k, v in common.items() if k in names}
            missing = list((common or {}).values())
        else:
            missing = self.missing_in(set_name, self.expecting)
        if missing:
            self.ask_for(missing)

    def ask_for(self, missing: list[ParameterMetadata]) -> None:
        names = " ".join(p.name for p in missing)
        ui = self.context.host.ui
        if ui.interactive:
            answers = ui.prompt(
                f"cmdlet {self.runtime.info.name or self.metadata.name} at command pipeline position {self.position()}",
                "Supply values for the following parameters:",
                missing,
            )
            for param in missing:
                self.assign(param, answers[param.name], None)
            return
        raise self.error(
            f"Cannot process command because of one or more missing mandatory parameters: {names}.",
            "MissingMandatoryParameter",
        )

    def position(self) -> int:
        processor = self.runtime.processor
        return processor.position if processor is not None else 1

    # -- the pipeline --------------------------------------------------------------------------------

    def begin_pipeline(self) -> None:
        """Remember what the command line bound: each object starts from there."""
        self.candidates = []
        for param in self.metadata.parameters:
            if param.lower in self.bound_keys or param.is_common:
                continue
            for set_name, part in param.sets.items():
                if (part.pipeline or part.by_name) and (set_name == ALL_SETS or set_name in self.sets):
                    self.candidates.append(param)
                    break

    def single_pipeline_field(self) -> str | None:
        """The field that every object can simply be stored in, or None.

        That is so when one unbound parameter takes objects by value, untyped and unvalidated, and no other could.
        """
        if self.delayed:
            return None
        found: ParameterMetadata | None = None
        for param in self.metadata.parameters:
            if param.lower in self.bound_keys or param.is_common:
                continue
            for set_name, part in param.sets.items():
                if set_name != ALL_SETS and set_name not in self.sets:
                    continue
                if part.by_name:
                    return None
                if part.pipeline:
                    if found is not None and found is not param:
                        return None
                    found = param
        if (
            found is None
            or found.attributes
            or found.pstype.full_name not in ("System.Object", "System.Management.Automation.PSObject")
        ):
            return None
        if len(self.sets) > 1 and not found.in_all_sets:
            return None
        if any(p is not found for p in self.missing_in(self.set_name, False)):
            return None
        if len(self.sets) > 1:
            self.set_name = self.metadata.default_set if self.metadata.default_set in self.sets else self.sets[0]
        return found.field

    def bind_pipeline(self, value: Any) -> bool:
        """Bind one pipeline object; False (and an error was written) when no parameter takes it."""
        self.fed = True
        self.reset()
        self.failed_before = False
        tried = self.try_pipeline(value)
        if self.delayed:
            if not self.run_delayed(value):
                return False
        elif not tried:
            if not self.failed_before:
                self.not_bound(value)
            return False
        self.settle_pipeline()
        missing = self.missing_in(self.set_name, False)
        if missing:
            self.write_binding_error(
                self.error(
                    "The input object cannot be bound because it did not contain the information required to bind "
                    "all mandatory "
                    "parameters:  " + " ".join(p.name for p in missing),
                    "InputObjectMissingMandatory",
                ),
                value,
            )
            return False
        return True

    def reset(self) -> None:
        for param in self.pipeline_bound:
            self.bound.pop(param.name, None)
            self.bound_keys.discard(param.lower)
            if self.command is not None and param.field in self.store:
                del self.store[param.field]
            elif self.command is None:
                self.store[param.field] = None
        self.pipeline_bound = []
        self.sets = list(self.sets_before)

    def try_pipeline(self, value: Any) -> bool:
        any_bound = False
        default = self.metadata.default_set
        orders: list[list[str]] = []
        if default != ALL_SETS and default in self.sets and len(self.sets) > 1:
            orders.append([default])
            orders.append([s for s in self.sets if s != default])
        else:
            orders.append(list(self.sets))
        failure: RuntimeException | None = None
        for convert in (False, True):
            for by_name in (False, True):
                for names in orders:
                    for param in self.candidates:
                        if param.lower in self.bound_keys:
                            continue
                        if not self.takes(param, names, by_name):
                            continue
                        done, error = self.offer(param, value, by_name, convert)
                        if error is not None and error.error_id in REFUSALS:
                            # A value that was taken and then refused ends the object's binding at once.
                            self.failed_before = True
                            self.write_binding_error(error, value)
                            return False
                        failure = failure or error
                        any_bound = any_bound or done
        if not any_bound and failure is not None:
            self.failed_before = True
            self.write_binding_error(failure, value)
        return any_bound

    def takes(self, param: ParameterMetadata, set_names: list[str], by_name: bool) -> bool:
        for set_name, part in param.sets.items():
            if set_name != ALL_SETS and (set_name not in set_names or set_name not in self.sets):
                continue
            if (by_name and part.by_name) or (not by_name and part.pipeline):
                return True
        return False

    def offer(
        self, param: ParameterMetadata, value: Any, by_name: bool, convert: bool
    ) -> tuple[bool, RuntimeException | None]:
        if by_name:
            found = self.property_of(param, value)
            if found is MISSING:
                return False, None
            value = found
        if not convert and not self.fits(param, value):
            return False, None
        sets = self.sets
        try:
            self.assign(param, value, None, pipeline=True)
        except RuntimeException as error:
            self.sets = sets
            return False, error
        self.pipeline_bound.append(param)
        return True, None

    def property_of(self, param: ParameterMetadata, value: Any) -> Any:
        """The value of the property that has the parameter's name or an alias of it, or MISSING."""
        if value is None:
            return MISSING
        from pyshell.values.members import find_property

        for name in (param.name, *param.aliases):
            found = find_property(value, name)
            if found is not None:
                return found[0]
        return MISSING

    def not_bound(self, value: Any) -> None:
        self.write_binding_error(
            self.error(
                "The input object cannot be bound to any parameters for the command either because the command "
                "does not take pipeline "
                "input or the input and its properties do not match any of the parameters that take pipeline input.",
                "InputObjectNotBound",
            ),
            value,
        )

    def write_binding_error(self, error: RuntimeException, value: Any) -> None:
        record = error.error_record
        record.target_object = value
        self.runtime.write_error(record, collect=False)

    def settle_pipeline(self) -> None:
        if len(self.sets) == 1:
            self.set_name = self.sets[0]
        elif self.metadata.default_set in self.sets:
            complete = [s for s in self.sets if not self.missing_in(s, False)]
            self.set_name = self.metadata.default_set
            if self.metadata.default_set not in complete and len(complete) == 1:
                self.set_name = complete[0]
        elif self.sets:
            complete = [s for s in self.sets if not self.missing_in(s, False)]
            self.set_name = (complete or self.sets)[0]

    def ready_without_input(self) -> bool:
        return True

    def finish(self) -> None:
        """The input ended without an object."""

    # -- common parameters ---------------------------------------------------------------------------

    def apply_common(self, processor: Any) -> None:
        """Put the common parameters into effect for a command."""
        from pyshell.binding.common import apply

        assert self.common is not None
        apply(self, processor, self.common)

    # -- errors --------------------------------------------------------------------------------------

    def error(self, message: str, error_id: str, arg: Arg | None = None, **details: Any) -> RuntimeException:
        """A ParameterBindingException with this command's name, at the argument or the whole command."""
        return binding_error(self.metadata, message, error_id, arg, self.runtime, **details)


# A pipeline value of the right type that a parameter's attributes refuse.
REFUSALS = frozenset(
    (
        "ParameterArgumentValidationError",
        "ParameterArgumentValidationErrorNullNotAllowed",
        "ParameterArgumentValidationErrorEmptyStringNotAllowed",
        "ParameterArgumentValidationErrorEmptyArrayNotAllowed",
    )
)
# Errors that stand at a parameter's name rather than at its value.
AT_NAME = frozenset(("NamedParameterNotFound", "AmbiguousParameter", "ParameterAlreadyBound", "MissingArgument"))


def binding_error(
    metadata: CommandMetadata,
    message: str,
    error_id: str,
    arg: Arg | None = None,
    runtime: Any = None,
    *,
    kind: str = "ParameterBindingException",
    category: str = "InvalidArgument",
    inner: BaseException | None = None,
    target: Any = None,
    param: ParameterMetadata | None = None,
    given: Any = None,
) -> RuntimeException:
    error: Any = getattr(exceptions, kind)(message, inner)
    error.error_id = error_id
    error.parameter_name = param.name if param is not None else arg.name if arg is not None else None
    error.parameter_type = param.pstype if param is not None else None
    error.type_specified = None
    if given is not None:
        from pyshell.values.pstype import type_of

        error.type_specified = type_of(given)
    error.error_category = category
    record = ErrorRecord(error, error_id, category, target)
    record.command_qualifier = metadata.class_name
    record.is_command_error = True
    record.category_info.activity = metadata.name
    error.record = record
    if runtime is not None:
        from pyshell.runtime.invocation import invocation_of_command, set_position

        saved, runtime.processor = runtime.processor, None
        info = invocation_of_command(runtime)
        runtime.processor = saved
        if arg is not None and arg.end and runtime.site is not None:
            set_position(info, runtime.site.source, *span_of(error_id, arg))
        record.invocation_info = info
        error.command_invocation = info
    elif arg is not None and arg.end:
        # A simple function's caller knows the call site (`ScriptProcessor.enter_for_binding`).
        error.span = span_of(error_id, arg)
    return error  # type: ignore[no-any-return]


def span_of(error_id: str, arg: Arg) -> tuple[int, int]:
    """Where an error about an argument stands: at its name or at its value."""
    return (arg.name_start, arg.name_end) if error_id in AT_NAME and arg.name_end else (arg.start, arg.end)


def missing_argument(
    metadata: CommandMetadata, arg: Arg, param: ParameterMetadata, binder: Binder | None = None
) -> RuntimeException:
    return binding_error(
        metadata,
        f"Missing an argument for parameter '{param.name}'. Specify a parameter of type '{param.pstype.clr_name}' "
        "and try again.",
        "MissingArgument",
        arg,
        binder.runtime if binder else None,
        param=param,
    )


def ambiguous(
    metadata: CommandMetadata, arg: Arg, matches: list[ParameterMetadata], binder: Binder | None = None
) -> RuntimeException:
    names = "".join(f" -{p.name}" for p in matches)
    return binding_error(
        metadata,
        f"Parameter cannot be processed because the parameter name '{arg.name}' is ambiguous. Possible matches "
        f"include:{names}.",
        "AmbiguousParameter",
        arg,
        binder.runtime if binder else None,
    )


def repeated(
    metadata: CommandMetadata, arg: Arg, param: ParameterMetadata, binder: Binder | None = None
) -> RuntimeException:
    return binding_error(
        metadata,
        f"Cannot bind parameter because parameter '{param.name}' is specified more than once. To provide multiple "
        "values to "
        'parameters that can accept multiple values, use the array syntax. For example, "-parameter '
        'value1,value2,value3".',
        "ParameterAlreadyBound",
        arg,
        binder.runtime if binder else None,
    )


def named_not_found(metadata: CommandMetadata, argument: Argument, binder: Binder) -> RuntimeException:
    return binding_error(
        metadata,
        f"A parameter cannot be found that matches parameter name '{argument.name}'.",
        "NamedParameterNotFound",
        argument.arg,
        binder.runtime,
    )


# -- one value ------------------------------------------------------------------------------------------


def coerce_at(
    context: ExecutionContext, metadata: CommandMetadata, param: ParameterMetadata, value: Any, arg: Arg | None
) -> Any:
    """`coerce` for a simple function's plan: a number written bare keeps its spelling for a string."""
    if arg is not None and arg.text is not None and arg.kind == VALUE and param.pstype.full_name in SPELLED:
        value = arg.text
    return coerce(context, metadata, param, value, arg)


def coerce(
    context: ExecutionContext,
    metadata: CommandMetadata,
    param: ParameterMetadata,
    value: Any,
    arg: Arg | None = None,
    binder: Binder | None = None,
) -> Any:
    """A value through a parameter's transformations, its type and its validations; raises ParameterBindingException."""
    runtime = binder.runtime if binder is not None else None
    attributes = param.attributes
    if attributes:
        for attribute in attributes:
            if attribute.transforms:
                try:
                    value = attribute.transform(context, value)
                except NetException as error:
                    raise transformation_error(metadata, param, error, arg, runtime) from error
    if value is None and param.pstype.full_name == "System.String" and metadata.class_name == metadata.name:
        value = ""  # a function's [string] makes text of null before anything looks at it
    if param.allow is None:
        from pyshell.binding.nulls import allowances

        param.allow = allowances(param)
    if value is None or value == "" or isinstance(value, list):
        from pyshell.binding.nulls import check_nulls

        check_nulls(metadata, param, value, arg, runtime)
    value = convert_argument(metadata, param, value, arg, runtime)
    if attributes:
        for attribute in attributes:
            if attribute.validates:
                try:
                    attribute.validate(context, value)
                except NetException as error:
                    raise binding_error(
                        metadata,
                        f"Cannot validate argument on parameter '{param.name}'. {error.message}",
                        "ParameterArgumentValidationError",
                        arg,
                        runtime,
                        kind="ParameterBindingValidationException",
                        category="InvalidData",
                        inner=error,
                    ) from error
    return value


def transformation_error(
    metadata: CommandMetadata,
    param: ParameterMetadata,
    error: NetException,
    arg: Arg | None,
    runtime: Any,
    given: Any = None,
) -> RuntimeException:
    if error.net_name != "System.Management.Automation.ArgumentTransformationMetadataException":
        error = exceptions.ArgumentTransformationMetadataException(error.message, error)
    return binding_error(
        metadata,
        f"Cannot process argument transformation on parameter '{param.name}'. {error.message}",
        "ParameterArgumentTransformationError",
        arg,
        runtime,
        kind="ParameterBindingArgumentTransformationException",
        category="InvalidData",
        inner=error,
        param=param,
        given=given,
    )


def convert_argument(
    metadata: CommandMetadata, param: ParameterMetadata, value: Any, arg: Arg | None, runtime: Any
) -> Any:
    """A value as the parameter's type."""
    pstype = param.pstype
    kind = type(value)
    if pstype.pyclass is kind and kind is not list:
        return value
    name = pstype.full_name
    if name == "System.Object" or name == "System.Management.Automation.PSObject":
        return value
    from_script = param.default_text is not None or metadata.class_name == metadata.name
    if param.is_switch:
        return convert_switch(metadata, param, value, arg, runtime, from_script)
    if name == "System.Boolean":
        return convert_bool(metadata, param, value, arg, runtime, from_script)
    from pyshell.values.convert import convert

    inner = base_of(value)
    if name == "System.Management.Automation.PSReference":
        if isinstance(inner, PSReference):
            return inner
        raise transformation_error(
            metadata, param, NetException("Reference type is expected in argument."), arg, runtime, value
        )
    if name == "System.String" and isinstance(inner, list) and metadata.is_advanced:
        if from_script:
            raise transformation_error(
                metadata, param, NetException("Cannot convert value to type System.String."), arg, runtime, value
            )
        raise binding_error(
            metadata,
            f"Cannot convert 'System.Object[]' to the type 'System.String' required by parameter '{param.name}'. "
            "Specified method is not supported.",
            "CannotConvertArgument",
            arg,
            runtime,
            param=param,
            given=value,
        )
    if (
        inner is not None
        and not isinstance(inner, list)
        and pstype.pyclass is not None
        and issubclass(pstype.pyclass, NetList)
    ):
        if type(inner) in (str, int, float, bool):
            value = [value]
    try:
        if (
            pstype.rank == 1
            and isinstance(inner, list)
            and pstype.element_type is not None
            and type(inner) is not pstype.pyclass
        ):
            element = pstype.element_type
            made = [convert(item, element) for item in inner]
            return pstype.pyclass(made) if pstype.pyclass is not None else made
        return convert(value, pstype)
    except NetException as error:
        if from_script:
            raise transformation_error(metadata, param, error, arg, runtime, value) from error
        from pyshell.values.pstype import type_of

        target = type_of(value).clr_name if value is not None else "null"
        if isinstance(base_of(value), list) and not pstype.rank:
            raise binding_error(
                metadata,
                f"Cannot convert '{target}' to the type '{pstype.clr_name}' required by parameter '{param.name}'. "
                "Specified method is not supported.",
                "CannotConvertArgument",
                arg,
                runtime,
                inner=error,
            ) from error
        message = f"Cannot bind parameter '{param.name}'. {error.message}"
        raise binding_error(
            metadata, message, "CannotConvertArgumentNoMessage", arg, runtime, inner=error, param=param, given=value
        ) from error


def convert_switch(
    metadata: CommandMetadata, param: ParameterMetadata, value: Any, arg: Arg | None, runtime: Any, from_script: bool
) -> Any:
    """A switch takes booleans and numbers, never text; a function's variable holds a SwitchParameter."""
    inner = base_of(value)
    if inner is None or inner is True or inner is False or type(inner) is SwitchParameter:
        return SwitchParameter(inner) if from_script else bool(inner)
    return boolean_or_error(
        metadata, param, inner, arg, runtime, from_script, "System.Management.Automation.SwitchParameter"
    )


def convert_bool(
    metadata: CommandMetadata, param: ParameterMetadata, value: Any, arg: Arg | None, runtime: Any, from_script: bool
) -> Any:
    inner = base_of(value)
    if inner is True or inner is False:
        return inner
    if type(inner) is SwitchParameter:
        return bool(inner)
    return boolean_or_error(metadata, param, inner, arg, runtime, from_script, "System.Boolean")


def boolean_or_error(
    metadata: CommandMetadata,
    param: ParameterMetadata,
    inner: Any,
    arg: Arg | None,
    runtime: Any,
    from_script: bool,
    target: str,
) -> Any:
    from pyshell.values.numbers import Char

    switch_in_script = from_script and target.endswith("SwitchParameter")
    if isinstance(inner, (int, float)) and not switch_in_script:
        return bool(inner)
    if not isinstance(inner, (str, Char)) and hasattr(inner, "as_tuple") and not switch_in_script:
        return bool(inner)
    from pyshell.values.convert import to_string
    from pyshell.values.pstype import type_of

    if isinstance(inner, (int, float)):
        message = (
            f'Cannot convert the "{to_string(inner)}" value of type "{type_of(inner).clr_name}" to type "{target}".'
        )
    elif inner is None:
        message = (
            f'Cannot convert value "" to type "{target}". Boolean parameters accept only Boolean values and numbers, '
            'such as $True, $False, 1 or 0.'
        )
    else:
        message = (
            f'Cannot convert value "{type_of(inner).clr_name}" to type "{target}". Boolean parameters accept only '
            "Boolean values and "
            "numbers, such as $True, $False, 1 or 0."
        )
    if from_script:
        raise transformation_error(metadata, param, NetException(message), arg, runtime)
    raise binding_error(
        metadata,
        f"Cannot convert '{type_of(inner).clr_name}' to the type '{target}' required by parameter '{param.name}'. "
        + (message if isinstance(inner, str) else message),
        "CannotConvertArgument",
        arg,
        runtime,
    )
