"""ForEach-Object."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AllowEmptyCollectionAttribute,
    AllowNullAttribute,
    ValidateNotNullOrEmptyAttribute,
    ValidateRangeAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.blocks import per_object, run_once
from pyshell.commands.members import ambiguous, name_error
from pyshell.formatting import objects
from pyshell.values.exceptions import NetException
from pyshell.values.members import find_member, get_member, invoke_member
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "ForEach",
    "Object",
    module="Microsoft.PowerShell.Core",
    default_set="ScriptBlockSet",
    should_process=True,
    confirm_impact="Low",
)
class ForEachObjectCommand(Cmdlet):
    """Runs script blocks, or reads one member, for each pipeline object."""

    input_object: Any = parameter("psobject", pipeline=True)
    begin_: Any = parameter("scriptblock", In("ScriptBlockSet"))
    process_: Any = parameter(
        "scriptblock[]",
        In("ScriptBlockSet", mandatory=True, position=0),
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    end_: Any = parameter("scriptblock", In("ScriptBlockSet"))
    remaining_scripts: Any = parameter(
        "scriptblock[]",
        In("ScriptBlockSet", remaining=True),
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    member_name: str | None = parameter(
        "string",
        In("PropertyAndMethodSet", mandatory=True, position=0),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    argument_list: Any = parameter("System.Object[]", In("PropertyAndMethodSet", remaining=True), aliases=("Args",))
    parallel: Any = parameter("scriptblock", In("ParallelParameterSet", mandatory=True))
    throttle_limit: int | None = parameter(
        "int",
        In("ParallelParameterSet"),
        validate=(ValidateRangeAttribute(1, 2147483647),),
    )
    timeout_seconds: int | None = parameter(
        "int",
        In("ParallelParameterSet"),
        validate=(ValidateRangeAttribute(0, 2147483),),
    )
    as_job: bool = parameter("switch", In("ParallelParameterSet"))
    use_new_runspace: bool = parameter("switch", In("ParallelParameterSet"))

    def begin(self) -> None:
        if self.set_name in ("ParallelParameterSet",):
            from pyshell.commands.parallel import ParallelRun

            self._parallel = ParallelRun(self)
            return
        if self.set_name == "PropertyAndMethodSet":
            return
        self._scripts = self._arrange()
        out = self.runtime.out
        context, scope = self.context, self.runtime.scope
        if self._first is not None:
            run_once(context, scope, self._first, out)
        if len(self._scripts) == 1 and self._scripts[0] is not None:
            run = per_object(context, scope, self._scripts[0])
            # One script block is what nearly every call has: the binder then calls straight into it.
            self.process = lambda: run(self.input_object, out)  # type: ignore[method-assign]
            return
        self._runs = [per_object(context, scope, s) for s in self._scripts if s is not None]

    def _arrange(self) -> list[Any]:
        """The blocks for each object: the first of several begins, the last of three or more ends, unless -End was
        named.
        """
        blocks: list[Any] = []
        if self.begin_ is not None or "Begin" in self.bound:
            blocks.append(self.begin_)
        blocks.extend(self.process_ or ())
        blocks.extend(self.remaining_scripts or ())
        self._first: Any = None
        self._last: Any = self.end_
        count = len(blocks)
        start = 1 if count > 1 else 0
        stop = count
        if "End" not in self.bound and count > 2:
            stop -= 1
            self._last = blocks[stop]
        if start and stop >= 2:
            self._first = blocks[0]
        elif start and stop < 2:
            self._first = None
        return blocks[start:stop]

    def process(self) -> None:
        if self.set_name == "ParallelParameterSet":
            self._parallel.add(self.input_object)
        elif self.set_name == "PropertyAndMethodSet":
            self._member(self.input_object)
        else:
            for run in self._runs:
                run(self.input_object, self.runtime.out)

    def end(self) -> None:
        if self.set_name == "ParallelParameterSet":
            self._parallel.finish()
        elif self.set_name != "PropertyAndMethodSet" and self._last is not None:
            run_once(self.context, self.runtime.scope, self._last, self.runtime.out)

    def stop(self) -> None:
        if self.set_name == "ParallelParameterSet":
            self._parallel.stop()

    # -- a member by name ----------------------------------------------------------------------------------------------

    def _member(self, target: Any) -> None:
        name = self.member_name or ""
        arguments = self.argument_list
        if target is None or target is AUTOMATION_NULL:
            if arguments:
                error = name_error("You cannot call a method on a null-valued expression.", "InputObject")
                self.error(error, "InvokeMethodOnNull", "InvalidArgument", target)
            elif self._strict():
                error = name_error("Cannot operate on a 'null' input object.", "InputObject")
                self.error(error, "InputObjectIsNull", "InvalidArgument", target)
            else:
                self.write(None)
            return
        shown = objects.to_text(target)
        if arguments:
            self._call(target, name, list(arguments), shown)
            return
        if objects.is_dictionary(target):
            table = objects.unwrap(target)
            if name in table:
                if self.should_process(f"InputObject: {shown}", f"Retrieve the value for key '{name}'"):
                    self.write(table[name])
                return
        if "*" in name or "?" in name or "[" in name:
            matches = objects.match_members(target, name)
            if len(matches) > 1:
                self.error(*ambiguous("member", name, matches, "Name", "AmbiguousPropertyOrMethodName", target))
                return
            if not matches:
                self._missing(target, name)
                return
            name = matches[0]
        member = find_member(target, name)
        if member is None:
            self._missing(target, name)
        elif member.kind == "ParameterizedProperty":
            self.write(get_member(target, member.name))
        elif "Method" in member.kind:
            if self.should_process(f"InputObject: {shown}", f"Invoke method '{member.name}'"):
                self._invoke(target, member.name, [])
        elif self.should_process(f"InputObject: {shown}", f"Retrieve the value for property '{member.name}'"):
            try:
                value = get_member(target, member.name)
            except NetException:
                value = None
            self._unroll(value)

    def _missing(self, target: Any, name: str) -> None:
        if self._strict():
            error = name_error(f'The input name "{name}" cannot be resolved to a member.', "Name")
            self.error(error, "PropertyOrMethodNotFound", "InvalidArgument", target)
        else:
            self.write(None)

    def _call(self, target: Any, name: str, arguments: list[Any], shown: str) -> None:
        matches = objects.match_members(target, name, methods=True)
        if len(matches) > 1:
            self.error(*ambiguous("method", name, matches, "Name", "AmbiguousMethodName", target))
            return
        if not matches:
            error = name_error(f'Input name "{name}" cannot be resolved to a method.', "Name")
            self.error(error, "MethodNotFound", "InvalidArgument", target)
            return
        texts = ", ".join(objects.to_text(a) for a in arguments)
        if self.should_process(f"InputObject: {shown}", f"Invoke method '{matches[0]}' with arguments: {texts}"):
            self._invoke(target, matches[0], arguments)

    def _invoke(self, target: Any, name: str, arguments: list[Any]) -> None:
        try:
            result = invoke_member(target, name, arguments)
        except NetException as error:
            if not arguments and error.error_id == "MethodCountCouldNotFindBest":
                self.write(get_member(target, name))
            else:
                self.error(error, "MethodInvocationError", "InvalidOperation", target)
            return
        self._unroll(result)

    def _unroll(self, value: Any) -> None:
        from pyshell.values.enumerate import enumerate_value

        values = enumerate_value(value)
        if values is not None:
            self.write_all(values)
        elif value is not AUTOMATION_NULL:
            self.write(value)

    def _strict(self) -> bool:
        return objects.is_strict(self.runtime.scope, 2)
