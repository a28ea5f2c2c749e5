"""What compiled code calls for variables that are not plain local reads and writes."""

from __future__ import annotations

import os

from pyshell.runtime.scopes import MISSING, PRIVATE, Scope
from pyshell.values import members, text
from pyshell.values.exceptions import RuntimeException
from pyshell.values.psobject import AUTOMATION_NULL
from pyshell.values.reference import PSReference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.context import ExecutionContext


def get_var(context: ExecutionContext, scope: Scope, key: str) -> Any:
    """A variable that the scope itself does not hold; null (an error in strict mode) when there is none."""
    found = scope.find(key)
    if found is MISSING:
        found = context.computed_variable(key, scope)
        if found is MISSING:
            if (
                strict_version(scope)
                and key not in ("_", "psitem", "args", "input", "this", "lastexitcode")
                or (strict_version(scope) and key == "lastexitcode")
            ):
                raise undefined(scope, key)
            return None
    return found


def undefined(scope: Scope, key: str) -> RuntimeException:
    name = scope.name_of(key)
    return RuntimeException(
        f"The variable '${name}' cannot be retrieved because it has not been set.",
        error_id="VariableIsUndefined",
        category="InvalidOperation",
        target=name,
    )


def strict_version(scope: Scope) -> int:
    """The strict mode that holds in a scope: 0 (off), 1, 2 or 3."""
    for level in scope.each():
        if level.strict is not None:
            return int(level.strict)
    return 0


def current_strict_version() -> int:
    """The strict mode of the scope that runs on this thread."""
    from pyshell.runtime import current

    context = current.get()
    return 0 if context is None else strict_version(context.scope)


def current_separator() -> str:
    """`$OFS` where a script runs now."""
    from pyshell.runtime import current

    context = current.get()
    found = None if context is None else context.scope.find("ofs")
    return found if type(found) is str else " "


members.strict_version = current_strict_version
text.field_separator = current_separator


def set_var(context: ExecutionContext, scope: Scope, key: str, value: Any) -> Any:
    """Assign a plain variable and give the value back (an assignment in an expression)."""
    from pyshell.compiler.names import ASSIGNED_SPECIALLY

    if key in ASSIGNED_SPECIALLY:
        set_special(context, scope, key, value)
    elif scope.con is None:
        scope.vars[key] = value
    else:
        scope.assign(key, value)
        return scope.vars[key]
    return value


def set_special(context: ExecutionContext, scope: Scope, key: str, value: Any) -> None:
    """Assign one of the engine's own variables: most refuse."""
    if key == "null":
        return
    if key in ("true", "false", "?"):
        raise not_writable(key)
    home = scope.session.global_scope
    if key == "error" and (scope is home or scope.kind == "script"):
        raise not_writable("Error")
    enumeration = PREFERENCES.get(key)
    if enumeration is not None:
        scope.assign(key, preference_value(enumeration, value) if scope is home else value)
        return
    if home.con is not None and key in home.con:
        home.con[key].check_writable()
    if key in CONSTANT_COMPUTED:
        raise not_writable(context.spelling.get(key, key))
    scope.assign(key, value)


# Constants whose value is made when read.
CONSTANT_COMPUTED = frozenset(("pwd", "psversiontable", "executioncontext", "host", "enabledexperimentalfeatures"))
_ACTION = "System.Management.Automation.ActionPreference"
PREFERENCES = {
    "erroractionpreference": _ACTION,
    "warningpreference": _ACTION,
    "verbosepreference": _ACTION,
    "debugpreference": _ACTION,
    "informationpreference": _ACTION,
    "progresspreference": _ACTION,
    "confirmpreference": "System.Management.Automation.ConfirmImpact",
    "errorview": "System.Management.Automation.ErrorView",
}


def preference_value(enumeration: str, value: Any) -> Any:
    """The global preference variables have their enumeration as type."""
    from pyshell.binding.attributes import ArgumentTypeConverter
    from pyshell.runtime.scopes import PSVariable
    from pyshell.values.pstype import find_type

    pstype = find_type(enumeration)
    assert pstype is not None
    return ArgumentTypeConverter(pstype).apply_to_variable(PSVariable(""), value)


def not_writable(name: str) -> RuntimeException:
    from pyshell.values import exceptions

    error: RuntimeException = exceptions.SessionStateUnauthorizedAccessException(
        f"Cannot overwrite variable {name} because it is read-only or constant.",
        error_id="VariableNotWritable",
        category="WriteError",
        target=name,
    )
    return error


def home_of(context: ExecutionContext, scope: Scope, prefix: str) -> Scope:
    """The scope that `$global:`, `$script:`, `$local:` and `$private:` mean."""
    if prefix == "global":
        return scope.session.global_scope
    if prefix == "script":
        return scope.script_scope
    return scope


def get_scoped(context: ExecutionContext, scope: Scope, prefix: str, key: str) -> Any:
    home = home_of(context, scope, prefix)
    found = home.vars.get(key, MISSING)
    if found is MISSING:
        if home.frame is not None:
            from pyshell.runtime.scopes import AUTOMATIC

            maker = AUTOMATIC.get(key)
            if maker is not None:
                found = maker(home.frame, home)
                if found is not MISSING:
                    return found
        found = context.computed_variable(key, home) if prefix in ("global", "script") else MISSING
        if found is MISSING:
            if strict_version(scope):
                raise undefined(scope, key)
            return None
    return found


def set_scoped(context: ExecutionContext, scope: Scope, prefix: str, key: str, value: Any) -> None:
    home = home_of(context, scope, prefix)
    if prefix == "private":
        variable = home.variable(key)
        variable.options |= PRIVATE
    home.assign(key, value)


def get_env(name: str) -> Any:
    found = os.environ.get(name)
    if found is None and name.lower() != name:
        return None
    return found


def set_env(name: str, value: Any) -> None:
    from pyshell.values.convert import to_string

    if value is None or value is AUTOMATION_NULL or value == "":
        os.environ.pop(name, None)
    else:
        os.environ[name] = to_string(value)


def get_drive_item(context: ExecutionContext, drive: str, path: str) -> Any:
    """`$drive:path`: the content of an item (a function's block, an alias's definition, a file's lines)."""
    from pyshell.values.exceptions import NetException

    try:
        return context.session.drive_variable(drive, path)
    except NetException as error:
        if error.error_id == "DriveNotFound":
            return None  # read, a drive that is not there has nothing (recorded: var-unknown-drive)
        raise


def set_drive_item(context: ExecutionContext, drive: str, path: str, value: Any) -> None:
    context.session.set_drive_variable(drive, path, value)


def get_using(context: ExecutionContext, scope: Scope, text: str, name: str) -> Any:
    """`$using:name`: the value that came with the block, else an error."""
    for level in scope.each():
        table = level.vars.get("\0using")
        if table is not None and text.lower() in table:
            return table[text.lower()]
    raise RuntimeException(
        "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, "
        "or InlineScript in the "
        "script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script "
        "block is invoked on a "
        "remote computer.",
        error_id="UsingWithoutInvokeCommand",
        category="InvalidOperation",
    )


class VariableReference(PSReference):
    """`[ref]$x`: reads and writes the variable."""

    __slots__ = ("scope", "key")
    net_name = "System.Management.Automation.PSReference`1"

    def __init__(self, scope: Scope, key: str) -> None:
        self.scope = scope
        self.key = key

    @property
    def value(self) -> Any:
        return self.scope.vars.get(self.key)

    @value.setter
    def value(self, value: Any) -> None:
        self.scope.assign(self.key, value)


def make_reference(context: ExecutionContext, scope: Scope, prefix: str | None, key: str) -> PSReference:
    if key == "null" and prefix is None:
        return PSReference()
    if prefix in ("global", "script"):
        home = home_of(context, scope, prefix)
    else:
        found = scope.scope_of(key)
        if found is None:
            raise RuntimeException(
                "[ref] cannot be applied to a variable that does not exist.",
                error_id="NonExistingVariableReference",
                category="InvalidOperation",
                target=key,
            )
        home = found
    if key not in home.vars:
        raise RuntimeException(
            "[ref] cannot be applied to a variable that does not exist.",
            error_id="NonExistingVariableReference",
            category="InvalidOperation",
            target=key,
        )
    return VariableReference(home, key)


def make_value_reference(value: Any) -> PSReference:
    return PSReference(value)


def declare_variable(
    context: ExecutionContext, scope: Scope, prefix: str | None, name: str, attributes: list[Any], value: Any
) -> None:
    """`[type][Attribute()]$x = value`."""
    home = home_of(context, scope, prefix) if prefix else scope
    if value is AUTOMATION_NULL:
        value = None
    key = name.lower()
    if home.con is not None and key in home.con:
        home.con[key].check_writable()
    kept = [a for a in attributes if a is not None]
    if home.parent is not None:
        for attribute in kept:
            if hasattr(attribute, "plain"):
                attribute.plain = True
    home.declare(name, value, attributes=kept)


def increment_variable(
    context: ExecutionContext, scope: Scope, prefix: str | None, key: str, delta: int, post: bool
) -> Any:
    from pyshell.runtime.operators import decrement, increment

    step = increment if delta > 0 else decrement
    if prefix is None or prefix == "local":
        current = scope.find(key)
        if current is MISSING:
            current = None
        new = step(current)
        set_var(context, scope, key, new)
    elif prefix in ("global", "script", "private"):
        current = get_scoped(context, scope, prefix, key)
        new = step(current)
        set_scoped(context, scope, prefix, key, new)
    elif prefix.lower() == "env":
        current = get_env(key)
        new = step(current)
        set_env(key, new)
    else:
        current = get_drive_item(context, prefix, key)
        new = step(current)
        set_drive_item(context, prefix, key, new)
    if post:
        return 0 if current is None else current
    return new


def increment_member(target: Any, name: str, delta: int, post: bool) -> Any:
    from pyshell.values.members import get_member, set_member

    return step_through(lambda: get_member(target, name), lambda v: set_member(target, name, v), delta, post)


def increment_static(target: Any, name: str, delta: int, post: bool) -> Any:
    from pyshell.values.members import get_static, set_static

    return step_through(lambda: get_static(target, name), lambda v: set_static(target, name, v), delta, post)


def increment_index(target: Any, index: Any, delta: int, post: bool) -> Any:
    from pyshell.runtime.access import get_index, set_index

    return step_through(lambda: get_index(target, index), lambda v: set_index(target, index, v), delta, post)


def step_through(read: Callable[[], Any], write: Callable[[Any], Any], delta: int, post: bool) -> Any:
    from pyshell.runtime.operators import decrement, increment

    current = read()
    new = (increment if delta > 0 else decrement)(current)
    write(new)
    if post:
        return 0 if current is None else current
    return new
