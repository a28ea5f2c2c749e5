"""What a server tells of itself when a pool opens: ApplicationPrivateData ([MS-PSRP] 2.2.2.13)."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.wire import PrimitiveDictionary, VersionList, WireVersion, note

PS_VERSION = "7.6.5"
COMPATIBLE = ("1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0")


def operating_system() -> str:
    """`$PSVersionTable.OS` of this machine."""
    import platform

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return f"{platform.system()} {platform.release()} {platform.version()}"
    return release.get("PRETTY_NAME", "Linux")


def version_table(protocol_version: str) -> PrimitiveDictionary:
    """The version table in the form in which sessions exchange it."""
    return PrimitiveDictionary(
        {
            "PSVersion": WireVersion(PS_VERSION),
            "PSEdition": "Core",
            "GitCommitId": PS_VERSION,
            "OS": operating_system(),
            "Platform": "Unix",
            "PSCompatibleVersions": VersionList(WireVersion(each) for each in COMPATIBLE),
            "PSRemotingProtocolVersion": WireVersion(protocol_version),
            "SerializationVersion": WireVersion("1.1.0.1"),
            "WSManStackVersion": WireVersion("3.0"),
            "PSSemanticVersion": PS_VERSION,
        }
    )


def private_data(application_arguments: Any, protocol_version: str) -> PrimitiveDictionary:
    """The private data for a client; one that names its PowerShell version is told of the debugger as well."""
    data = PrimitiveDictionary()
    if note(note(_base(application_arguments), "PSVersionTable"), "PSVersion") is not None:
        data["DebugMode"] = 1
        data["DebugStop"] = False
        data["DebugBreakpointCount"] = 0
        data["BreakAll"] = False
        data["UnhandledBreakpointMode"] = 1
    data["PSVersionTable"] = version_table(protocol_version)
    return data


def _base(value: Any) -> Any:
    return getattr(value, "base", value)
