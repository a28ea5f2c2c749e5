"""Automatic variables that are made when read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext

_SMA = "System.Management.Automation."
PREFERENCES = (
    ("ErrorActionPreference", "Continue"),
    ("WarningPreference", "Continue"),
    ("VerbosePreference", "SilentlyContinue"),
    ("DebugPreference", "SilentlyContinue"),
    ("InformationPreference", "SilentlyContinue"),
    ("ProgressPreference", "Continue"),
)


def enumeration(type_name: str, name: str) -> Any:
    from pyshell.values.enums import member

    return member(type_name, name)


def kept(context: ExecutionContext, name: str, maker: Any) -> None:
    """A variable that is made when first read and stays the same object."""

    def make() -> Any:
        value = maker()
        context.session_state.global_scope.vars[name.lower()] = value
        return value

    context.define_computed(name, make)


def define(context: ExecutionContext) -> None:
    """Register them all."""
    for name, value in PREFERENCES:
        context.define_computed(name, _preference(value))
    context.define_computed(
        "ConfirmPreference", lambda: enumeration("System.Management.Automation.ConfirmImpact", "High")
    )
    context.define_computed("ErrorView", lambda: enumeration("System.Management.Automation.ErrorView", "ConciseView"))
    context.define_computed(
        "PSNativeCommandArgumentPassing",
        lambda: enumeration("System.Management.Automation.NativeArgumentPassingStyle", "Standard"),
    )
    context.define_computed("PWD", lambda: context.session.location)
    context.define_computed("PSCulture", lambda: "en-US")
    context.define_computed("PSUICulture", lambda: "en-US")
    context.define_computed("Host", lambda: host_face(context))
    kept(context, "PSVersionTable", version_table)
    kept(context, "PSDefaultParameterValues", default_parameter_values)
    kept(context, "ExecutionContext", lambda: engine_intrinsics(context))
    kept(context, "OutputEncoding", utf8)
    kept(context, "PSStyle", lambda: context.formatter.ps_style)
    kept(context, "PROFILE", profile)
    kept(context, "PSSessionOption", session_option)
    kept(context, "EnabledExperimentalFeatures", list)


def _preference(name: str) -> Any:
    return lambda: enumeration("System.Management.Automation.ActionPreference", name)


def host_face(context: ExecutionContext) -> Any:
    from pyshell.runtime.intrinsics import HostFace

    found = context.services.get("host_face")
    if found is None:
        found = context.services["host_face"] = HostFace(context)
    return found


def engine_intrinsics(context: ExecutionContext) -> Any:
    from pyshell.runtime.intrinsics import EngineIntrinsics

    return EngineIntrinsics(context)


def default_parameter_values() -> Any:
    from pyshell.values.collections import Hashtable

    made: type = type(
        "DefaultParameterDictionary", (Hashtable,), {"__slots__": (), "net_name": _SMA + "DefaultParameterDictionary"}
    )
    return made()


def utf8() -> Any:
    from pyshell.values.members import get_static
    from pyshell.values.pstype import find_type

    encoding = find_type("System.Text.Encoding")
    return None if encoding is None else get_static(encoding, "UTF8")


def profile() -> str:
    import os

    return os.path.join(os.path.expanduser("~"), ".config", "powershell", "Microsoft.PowerShell_profile.ps1")


def session_option() -> Any:
    """`$PSSessionOption`: the class is the remoting floor's, found by its place as a script's type name is."""
    from pyshell.runtime.engine_types import engine_type
    from pyshell.values.members import new_object

    option = engine_type("system.management.automation.remoting.pssessionoption")
    assert option is not None
    return new_object(option, [])


def version_table() -> Any:
    import platform

    from pyshell.values.collections import Hashtable
    from pyshell.values.convert import convert
    from pyshell.values.pstype import find_type

    version = find_type("version")
    semantic = find_type("semver") or version
    assert version is not None and semantic is not None
    made: type = type("PSVersionHashTable", (Hashtable,), {"__slots__": (), "net_name": _SMA + "PSVersionHashTable"})
    table = made()
    table["PSVersion"] = convert("7.6.5", semantic)
    table["PSEdition"] = "Core"
    table["GitCommitId"] = "7.6.5"
    table["OS"] = f"{platform.system()} {platform.release()}"
    table["Platform"] = "Unix"
    compatible = ("1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0")
    from pyshell.values.collections import typed_array

    table["PSCompatibleVersions"] = typed_array(version, [convert(v, version) for v in compatible])
    table["PSRemotingProtocolVersion"] = convert("2.4", version)
    table["SerializationVersion"] = convert("1.1.0.1", version)
    table["WSManStackVersion"] = convert("3.0", version)
    return table
