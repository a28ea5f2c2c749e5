"""Where-Object."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.blocks import per_object
from pyshell.commands.members import ambiguous, name_error
from pyshell.formatting import objects
from pyshell.runtime import operators
from pyshell.values.convert import to_bool
from pyshell.values.exceptions import ArgumentException, NetException, PSArgumentException, PSInvalidOperationException
from pyshell.values.members import find_member, get_member
from pyshell.values.psobject import AUTOMATION_NULL, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


@cmdlet("Where", "Object", module="Microsoft.PowerShell.Core", default_set="EqualSet")
class WhereObjectCommand(Cmdlet):
    """Lets through the objects for which a condition holds."""

    input_object: Any = parameter("psobject", pipeline=True)
    filter_script: Any = parameter("scriptblock", In("ScriptBlockSet", mandatory=True, position=0))
    property: str | None = parameter(
        "string",
        In("EqualSet", mandatory=True, position=0),
        In("CaseSensitiveEqualSet", mandatory=True, position=0),
        In("NotEqualSet", mandatory=True, position=0),
        In("CaseSensitiveNotEqualSet", mandatory=True, position=0),
        In("GreaterThanSet", mandatory=True, position=0),
        In("CaseSensitiveGreaterThanSet", mandatory=True, position=0),
        In("LessThanSet", mandatory=True, position=0),
        In("CaseSensitiveLessThanSet", mandatory=True, position=0),
        In("GreaterOrEqualSet", mandatory=True, position=0),
        In("CaseSensitiveGreaterOrEqualSet", mandatory=True, position=0),
        In("LessOrEqualSet", mandatory=True, position=0),
        In("CaseSensitiveLessOrEqualSet", mandatory=True, position=0),
        In("LikeSet", mandatory=True, position=0),
        In("CaseSensitiveLikeSet", mandatory=True, position=0),
        In("NotLikeSet", mandatory=True, position=0),
        In("CaseSensitiveNotLikeSet", mandatory=True, position=0),
        In("MatchSet", mandatory=True, position=0),
        In("CaseSensitiveMatchSet", mandatory=True, position=0),
        In("NotMatchSet", mandatory=True, position=0),
        In("CaseSensitiveNotMatchSet", mandatory=True, position=0),
        In("ContainsSet", mandatory=True, position=0),
        In("CaseSensitiveContainsSet", mandatory=True, position=0),
        In("NotContainsSet", mandatory=True, position=0),
        In("CaseSensitiveNotContainsSet", mandatory=True, position=0),
        In("InSet", mandatory=True, position=0),
        In("CaseSensitiveInSet", mandatory=True, position=0),
        In("NotInSet", mandatory=True, position=0),
        In("CaseSensitiveNotInSet", mandatory=True, position=0),
        In("IsSet", mandatory=True, position=0),
        In("IsNotSet", mandatory=True, position=0),
        In("Not", mandatory=True, position=0),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    value: Any = parameter(
        "System.Object",
        In("EqualSet", position=1),
        In("CaseSensitiveEqualSet", position=1),
        In("NotEqualSet", position=1),
        In("CaseSensitiveNotEqualSet", position=1),
        In("GreaterThanSet", position=1),
        In("CaseSensitiveGreaterThanSet", position=1),
        In("LessThanSet", position=1),
        In("CaseSensitiveLessThanSet", position=1),
        In("GreaterOrEqualSet", position=1),
        In("CaseSensitiveGreaterOrEqualSet", position=1),
        In("LessOrEqualSet", position=1),
        In("CaseSensitiveLessOrEqualSet", position=1),
        In("LikeSet", position=1),
        In("CaseSensitiveLikeSet", position=1),
        In("NotLikeSet", position=1),
        In("CaseSensitiveNotLikeSet", position=1),
        In("MatchSet", position=1),
        In("CaseSensitiveMatchSet", position=1),
        In("NotMatchSet", position=1),
        In("CaseSensitiveNotMatchSet", position=1),
        In("ContainsSet", position=1),
        In("CaseSensitiveContainsSet", position=1),
        In("NotContainsSet", position=1),
        In("CaseSensitiveNotContainsSet", position=1),
        In("InSet", position=1),
        In("CaseSensitiveInSet", position=1),
        In("NotInSet", position=1),
        In("CaseSensitiveNotInSet", position=1),
        In("IsSet", position=1),
        In("IsNotSet", position=1),
    )
    eq: bool = parameter("switch", In("EqualSet"), aliases=("IEQ",), name="EQ")
    ceq: bool = parameter("switch", In("CaseSensitiveEqualSet", mandatory=True), name="CEQ")
    ne: bool = parameter("switch", In("NotEqualSet", mandatory=True), aliases=("INE",), name="NE")
    cne: bool = parameter("switch", In("CaseSensitiveNotEqualSet", mandatory=True), name="CNE")
    gt: bool = parameter("switch", In("GreaterThanSet", mandatory=True), aliases=("IGT",), name="GT")
    cgt: bool = parameter("switch", In("CaseSensitiveGreaterThanSet", mandatory=True), name="CGT")
    lt: bool = parameter("switch", In("LessThanSet", mandatory=True), aliases=("ILT",), name="LT")
    clt: bool = parameter("switch", In("CaseSensitiveLessThanSet", mandatory=True), name="CLT")
    ge: bool = parameter("switch", In("GreaterOrEqualSet", mandatory=True), aliases=("IGE",), name="GE")
    cge: bool = parameter("switch", In("CaseSensitiveGreaterOrEqualSet", mandatory=True), name="CGE")
    le: bool = parameter("switch", In("LessOrEqualSet", mandatory=True), aliases=("ILE",), name="LE")
    cle: bool = parameter("switch", In("CaseSensitiveLessOrEqualSet", mandatory=True), name="CLE")
    like: bool = parameter("switch", In("LikeSet", mandatory=True), aliases=("ILike",))
    c_like: bool = parameter("switch", In("CaseSensitiveLikeSet", mandatory=True))
    not_like: bool = parameter("switch", In("NotLikeSet", mandatory=True), aliases=("INotLike",))
    c_not_like: bool = parameter("switch", In("CaseSensitiveNotLikeSet", mandatory=True))
    match: bool = parameter("switch", In("MatchSet", mandatory=True), aliases=("IMatch",))
    c_match: bool = parameter("switch", In("CaseSensitiveMatchSet", mandatory=True))
    not_match: bool = parameter("switch", In("NotMatchSet", mandatory=True), aliases=("INotMatch",))
    c_not_match: bool = parameter("switch", In("CaseSensitiveNotMatchSet", mandatory=True))
    contains: bool = parameter("switch", In("ContainsSet", mandatory=True), aliases=("IContains",))
    c_contains: bool = parameter("switch", In("CaseSensitiveContainsSet", mandatory=True))
    not_contains: bool = parameter("switch", In("NotContainsSet", mandatory=True), aliases=("INotContains",))
    c_not_contains: bool = parameter("switch", In("CaseSensitiveNotContainsSet", mandatory=True))
    in_: bool = parameter("switch", In("InSet", mandatory=True), aliases=("IIn",))
    c_in: bool = parameter("switch", In("CaseSensitiveInSet", mandatory=True))
    not_in: bool = parameter("switch", In("NotInSet", mandatory=True), aliases=("INotIn",))
    c_not_in: bool = parameter("switch", In("CaseSensitiveNotInSet", mandatory=True))
    is_: bool = parameter("switch", In("IsSet", mandatory=True))
    is_not: bool = parameter("switch", In("IsNotSet", mandatory=True))
    not_: bool = parameter("switch", In("Not", mandatory=True))

    def begin(self) -> None:
        out = self.runtime.out
        if self.filter_script is not None:
            run = per_object(self.context, self.runtime.scope, self.filter_script)

            def test() -> None:
                value = self.input_object
                results: list[Any] = []
                run(value, results.append)
                count = len(results)
                if count == 1:
                    result = results[0]
                    if result is True or (result is not False and to_bool(result)):
                        out(value)
                elif count:
                    if to_bool(results):
                        out(value)

            self.process = test  # type: ignore[method-assign]
            return
        self._operator = next((n for n in _OPERATORS if n in self.bound and n != "Not"), None)
        self._negated = bool(self.not_)
        self._value: Any = self.value
        if self._operator in ("Is", "IsNot") and "Value" in self.bound:
            self._value = self._type(self._value)
        self._check()
        self._run = _OPERATORS[self._operator][1] if self._operator is not None else None
        self._shown = _OPERATORS[self._operator][0] if self._operator is not None else "Ieq"

    @staticmethod
    def _type(value: Any) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import RUNTIME_TYPE

        if isinstance(value, str):
            name = value[1:-1] if len(value) > 2 and value[0] == "[" and value[-1] == "]" else value
            return convert(name, RUNTIME_TYPE)
        return value

    def _check(self) -> None:
        problem: tuple[str, str, str] | None = None
        given = "Value" in self.bound
        if not given and self._operator is not None:
            text = (
                "The specified operator requires both the -Property and -Value parameters. Provide values for both "
                "parameters, "
                "and then try the command again."
            )
            problem = (text, "Value", "ValueNotSpecifiedForWhereObject")
        elif given and self._operator is None:
            text = (
                "An operator is required to compare the two specified values. Include a valid operator in the "
                "command, and then "
                "try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle"
            )
            problem = (text, "Operator", "OperatorNotSpecified")
        self._problem = problem

    def process(self) -> None:
        target = self.input_object
        if target is AUTOMATION_NULL:
            return
        if self._problem is not None:
            text, parameter_name, error_id = self._problem
            self.throw(name_error(text, parameter_name), error_id, "InvalidArgument")
        if type(target) is PSObject and self.property in target.notes:
            left = target.notes[self.property]
        else:
            found, left = self._left(target)
            if not found:
                return
        run = self._run
        if run is None:
            if to_bool(left) is not self._negated:
                self.runtime.out(target)
            return
        try:
            result = run(left, self._value)
        except ArgumentException as error:
            text = f"The argument to operator '{self._shown}' is not valid: {error.message}."
            self.error(PSArgumentException(text), "BadOperatorArgument", "InvalidArgument", target)
            return
        except NetException as error:
            text = f"The '{self._shown}' operator failed: {error.message}."
            self.error(PSInvalidOperationException(text), "OperatorFailed", "InvalidOperation", target)
            return
        if result is True or (result is not False and to_bool(result)):
            self.runtime.out(target)

    def _left(self, target: Any) -> tuple[bool, Any]:
        """(go on, the property's value); errors of a wrong name are written here."""
        name = self.property or ""
        if target is None:
            if objects.is_strict(self.runtime.scope, 2):
                error = name_error("Cannot operate on a 'null' input object.", "InputObject")
                self.error(error, "InputObjectIsNull", "InvalidArgument", target)
                return False, None
            return True, None
        if objects.is_dictionary(target):
            table = objects.unwrap(target)
            if name in table:
                return True, table[name]
        if "*" in name or "?" in name or "[" in name:
            matches = objects.match_members(target, name)
            if len(matches) > 1:
                self.error(*ambiguous("member", name, matches, "Property", "AmbiguousPropertyName", target))
                return False, None
            if not matches:
                return self._missing(target, name)
            name = matches[0]
        elif find_member(target, name) is None:
            return self._missing(target, name)
        try:
            return True, get_member(target, name)
        except NetException:
            return True, None

    def _missing(self, target: Any, name: str) -> tuple[bool, Any]:
        if objects.is_strict(self.runtime.scope, 2):
            error = name_error(f'The input name "{name}" cannot be resolved to a property.', "Property")
            self.error(error, "PropertyNotFound", "InvalidArgument", target)
            return False, None
        return True, None


def _both(name: str, function: Callable[[Any, Any, bool], Any]) -> dict[str, tuple[str, Callable[[Any, Any], Any]]]:
    """An operator's entries without and with regard to case."""
    kind = name.lower()
    return {
        name: ("I" + kind, lambda a, b: function(a, b, False)),
        "C" + name: ("C" + kind, lambda a, b: function(a, b, True)),
    }


# Parameter name → (the operator's token name, which messages show; what it does).
_OPERATORS: dict[str, tuple[str, Callable[[Any, Any], Any]]] = {
    **_both("EQ", operators.eq),
    **_both("NE", operators.ne),
    **_both("GT", operators.gt),
    **_both("LT", operators.lt),
    **_both("GE", operators.ge),
    **_both("LE", operators.le),
    **_both("Like", operators.like),
    **_both("NotLike", operators.not_like),
    **_both("Match", lambda left, right, case: operators.match(left, right, case)[0]),
    **_both("NotMatch", lambda left, right, case: operators.not_match(left, right, case)[0]),
    **_both("Contains", operators.contains),
    **_both("NotContains", operators.not_contains),
    **_both("In", operators.in_),
    **_both("NotIn", operators.not_in),
    "Is": ("Is", operators.is_),
    "IsNot": ("IsNot", operators.is_not),
}
