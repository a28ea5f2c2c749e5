"""What a script asks for with `#requires`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import Ast, CommandAst, CommandParameterAst
    from pyshell.language.source import Source

    Constant = str | int | float | None | list["Constant"] | dict[str, "Constant"]


class ScriptRequirements:
    """The sum of a script's `#requires` lines, as .NET's ScriptRequirements.

    A module specification is a dict with the keys the script wrote (ModuleName, ModuleVersion, RequiredVersion,
    MaximumVersion, Guid); a version is its text.
    """

    __slots__ = (
        "required_application_id",
        "required_ps_version",
        "required_ps_editions",
        "required_modules",
        "required_assemblies",
        "is_elevation_required",
    )

    def __init__(self) -> None:
        self.required_application_id: str | None = None
        self.required_ps_version: str | None = None
        self.required_ps_editions: list[str] = []
        self.required_modules: list[dict[str, str]] = []
        self.required_assemblies: list[str] = []
        self.is_elevation_required = False


class _NotConstant(Exception):
    pass


def read_requirements(source: Source, commands: list[CommandAst | None]) -> ScriptRequirements:
    """The requirements in the commands that stand in a script's `#requires` comments; errors go to the source."""
    requirements = ScriptRequirements()
    for command in commands:
        if command is None:
            continue
        name = command.get_command_name()
        if name is None or name.lower() != "requires":
            source.report(command.start, command.end, "ScriptRequiresInvalidFormat")
        _Reader(source, requirements).read(command)
    return requirements


class _Reader:
    def __init__(self, source: Source, requirements: ScriptRequirements) -> None:
        self.source = source
        self.requirements = requirements

    def _report(self, node: Ast, error_id: str, *arguments: str) -> None:
        self.source.report(node.start, node.end, error_id, *arguments)

    def read(self, command: CommandAst) -> None:
        from pyshell.language.nodes import CommandParameterAst

        elements = command.command_elements
        index = 1
        while index < len(elements):
            parameter = elements[index]
            index += 1
            if not isinstance(parameter, CommandParameterAst):
                self._report(parameter, "ScriptRequiresInvalidFormat")
                continue
            argument: Ast | None = parameter.argument
            if argument is None and index < len(elements):
                argument = elements[index]
                index += 1
            self._parameter(parameter, argument)

    def _parameter(self, parameter: CommandParameterAst, argument: Ast | None) -> None:
        name = parameter.parameter_name.lower()
        if "runasadministrator".startswith(name):
            self.requirements.is_elevation_required = True
            if argument is not None:
                self._report(parameter, "ParameterCannotHaveArgument", parameter.parameter_name)
            return
        if argument is None:
            self._report(parameter, "ParameterRequiresArgument", parameter.parameter_name)
            return
        try:
            value = _constant(argument)
        except _NotConstant:
            self._report(argument, "RequiresArgumentMustBeConstant")
            return
        if "shellid".startswith(name):
            if isinstance(value, str):
                self.requirements.required_application_id = value
            else:
                self._report(argument, "RequiresInvalidStringArgument", "shellid")
        elif "pssnapin".startswith(name):
            if not isinstance(value, str):
                self._report(argument, "RequiresInvalidStringArgument", "pssnapin")
        elif "psedition".startswith(name):
            for item in value if isinstance(value, list) else [value]:
                self._edition(argument, item)
        elif "version".startswith(name):
            self._version(parameter, argument, value)
        elif "assembly".startswith(name):
            for item in value if isinstance(value, list) else [value]:
                if not isinstance(item, str):
                    self._report(argument, "RequiresInvalidStringArgument", "assembly")
                elif item not in self.requirements.required_assemblies:
                    self.requirements.required_assemblies.append(item)
        elif "modules".startswith(name):
            for item in value if isinstance(value, list) else [value]:
                self._module(item)
        else:
            self._report(parameter, "ScriptRequiresInvalidFormat")

    def _edition(self, argument: Ast, value: Constant) -> None:
        if not isinstance(value, str):
            self._report(argument, "RequiresInvalidStringArgument", "psedition")
            return
        if value.lower() not in ("core", "desktop"):
            self._report(argument, "RequiresPSEditionInvalid", "psedition")
        known = self.requirements.required_ps_editions
        if value.lower() in (edition.lower() for edition in known):
            self._report(argument, "RequiresPSEditionValueIsAlreadySpecified", "psedition")
        else:
            known.append(value)

    def _version(self, parameter: CommandParameterAst, argument: Ast, value: Constant) -> None:
        text = value if isinstance(value, str) else argument.text
        parts = text.strip().split(".")
        if len(parts) > 4 or not all(part.isascii() and part.isdigit() for part in parts):
            self._report(argument, "RequiresVersionInvalid")
            return
        version = ".".join(str(int(part)) for part in (parts if len(parts) > 1 else [*parts, "0"]))
        known = self.requirements.required_ps_version
        if known is not None and known != version:
            self._report(parameter, "ParameterAlreadyBound", "", "version")
        else:
            self.requirements.required_ps_version = version

    def _module(self, value: Constant) -> None:
        if isinstance(value, dict):
            self.requirements.required_modules.append({key: str(item) for key, item in value.items()})
        else:
            self.requirements.required_modules.append({"ModuleName": str(value)})


def _constant(node: Ast) -> Constant:
    """The value of a constant expression."""
    from pyshell.language.checks.tree import pure_expression
    from pyshell.language.nodes import (
        ArrayLiteralAst,
        ConstantExpressionAst,
        HashtableAst,
        ParenExpressionAst,
        StringConstantExpressionAst,
        VariableExpressionAst,
    )

    if isinstance(node, StringConstantExpressionAst):
        return node.value
    if isinstance(node, ConstantExpressionAst):
        return node.constant[1]
    if isinstance(node, ArrayLiteralAst):
        return [_constant(element) for element in node.elements]
    if isinstance(node, VariableExpressionAst):
        name = node.variable_path.user_path.lower()
        if name in ("true", "false", "null"):
            return {"true": 1, "false": 0, "null": None}[name]
    if isinstance(node, HashtableAst):
        result: dict[str, Constant] = {}
        for key, statement in node.key_value_pairs:
            expression = pure_expression(statement)
            if expression is None:
                raise _NotConstant
            result[str(_constant(key))] = _constant(expression)
        return result
    if isinstance(node, ParenExpressionAst):
        inner = pure_expression(node.pipeline)
        if inner is not None:
            return _constant(inner)
    raise _NotConstant
