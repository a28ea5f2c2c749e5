"""`#requires`: what a script demands before it runs."""

from __future__ import annotations

import os

from pyshell.values import exceptions
from pyshell.values.exceptions import RuntimeException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scriptblock import ScriptBlock

VERSION = (7, 6, 5)


def check(context: ExecutionContext, block: ScriptBlock) -> None:
    """Raise ScriptRequiresException when a demand is not met."""
    from pyshell.runtime.scriptblock import tree_of

    demands = tree_of(block.code.source).script_requirements
    if demands is None:
        return
    name = os.path.basename(block.code.source.file or "")
    version = demands.required_ps_version
    if version is not None:
        wanted = tuple(int(p) for p in str(version).split(".") if p.isdigit())
        if wanted > VERSION[: len(wanted)]:
            raise failure(
                f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell "
                f"{version}. The version "
                "of PowerShell that is required by the script does not match the currently running version of "
                "PowerShell 7.6.5.",
                "ScriptRequiresUnmatchedPSVersion",
            )
    editions = getattr(demands, "required_ps_editions", None) or []
    if editions and not any(str(e).lower() == "core" for e in editions):
        raise failure(
            f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell "
            f"editions '{','.join(editions)}'. The "
            "edition of PowerShell that is required by the script does not match the currently running PowerShell "
            "Core edition.",
            "ScriptRequiresUnmatchedPSEdition",
        )
    if getattr(demands, "is_elevation_required", False) and os.geteuid() != 0:
        raise failure(
            f"The script '{name}' cannot be run because it contains a \"#requires\" statement for running as "
            "Administrator. The current "
            "PowerShell session is not running as Administrator. Start PowerShell by using the Run as "
            "Administrator option, and then try "
            "running the script again.",
            "ScriptRequiresElevation",
        )
    missing: list[str] = []
    for module in getattr(demands, "required_modules", None) or []:
        text = str(getattr(module, "name", module))
        from pyshell.runtime.modules import is_builtin

        if context.modules.get(text) is None and not is_builtin(context, text):
            path = context.modules.find_file(text)
            if path is None:
                missing.append(text)
            else:
                context.modules.import_file(path, scope=context.session_state.global_scope)
    if missing:
        raise failure(
            f"The script '{name}' cannot be run because the following modules that are specified by the "
            '"#requires" statements of the '
            f"script are missing: {', '.join(missing)}.",
            "ScriptRequiresMissingModules",
        )


def failure(message: str, error_id: str) -> RuntimeException:
    error: RuntimeException = exceptions.ScriptRequiresException(message)
    error.error_id = error_id
    error.error_category = "ResourceUnavailable"
    return error
