"""PowerShell's own enumerations that the recorded reflection data does not hold."""

from __future__ import annotations

from pyshell.values.enums import make_enum

make_enum(
    "System.Management.Automation.ErrorView",
    {
        "NormalView": 0,
        "CategoryView": 1,
        "ConciseView": 2,
        "DetailedView": 3,
    },
)
make_enum(
    "System.Management.Automation.NativeArgumentPassingStyle",
    {
        "Legacy": 0,
        "Standard": 1,
        "Windows": 2,
    },
)
make_enum(
    "System.Management.Automation.PSLanguageMode",
    {
        "FullLanguage": 0,
        "RestrictedLanguage": 1,
        "NoLanguage": 2,
        "ConstrainedLanguage": 3,
    },
)
make_enum(
    "System.Management.Automation.SessionStateEntryVisibility",
    {
        "Public": 0,
        "Private": 1,
    },
)
make_enum(
    "System.Management.Automation.ModuleType",
    {
        "Script": 0,
        "Binary": 1,
        "Manifest": 2,
        "Cim": 3,
        "Workflow": 4,
    },
)
make_enum(
    "System.Management.Automation.ModuleAccessMode",
    {
        "ReadWrite": 0,
        "ReadOnly": 1,
        "Constant": 2,
    },
)
make_enum(
    "System.Management.Automation.CommandOrigin",
    {
        "Runspace": 0,
        "Internal": 1,
    },
)
make_enum(
    "System.Management.Automation.ProgressRecordType",
    {
        "Processing": 0,
        "Completed": 1,
    },
)
make_enum(
    "System.Management.Automation.ValidateRangeKind",
    {
        "Positive": 0,
        "NonNegative": 1,
        "Negative": 2,
        "NonPositive": 3,
    },
)
make_enum(
    "System.Management.Automation.RemotingCapability",
    {
        "None": 0,
        "PowerShell": 1,
        "SupportedByCommand": 2,
        "OwnedByCommand": 3,
    },
)
make_enum(
    "System.Management.Automation.ExperimentAction",
    {
        "None": 0,
        "Hide": 1,
        "Show": 2,
    },
)
make_enum(
    "System.Management.Automation.Runspaces.PipelineState",
    {
        "NotStarted": 0,
        "Running": 1,
        "Stopping": 2,
        "Stopped": 3,
        "Completed": 4,
        "Failed": 5,
        "Disconnected": 6,
    },
)
make_enum(
    "Microsoft.PowerShell.ExecutionPolicy",
    {
        "Unrestricted": 0,
        "RemoteSigned": 1,
        "AllSigned": 2,
        "Restricted": 3,
        "Bypass": 4,
        "Undefined": 5,
    },
)
make_enum(
    "Microsoft.PowerShell.ExecutionPolicyScope",
    {
        "Process": 0,
        "CurrentUser": 1,
        "LocalMachine": 2,
        "UserPolicy": 3,
        "MachinePolicy": 4,
    },
)
make_enum(
    "System.Management.Automation.ScopedItemOptions",
    {
        "None": 0,
        "ReadOnly": 1,
        "Constant": 2,
        "Private": 4,
        "AllScope": 8,
        "Unspecified": 16,
    },
    flags=True,
)
make_enum(
    "System.Management.Automation.PSMemberTypes",
    {
        "AliasProperty": 1,
        "CodeProperty": 2,
        "Property": 4,
        "NoteProperty": 8,
        "ScriptProperty": 16,
        "Properties": 31,
        "PropertySet": 32,
        "Method": 64,
        "CodeMethod": 128,
        "ScriptMethod": 256,
        "Methods": 448,
        "ParameterizedProperty": 512,
        "MemberSet": 1024,
        "Event": 2048,
        "Dynamic": 4096,
        "InferredProperty": 8192,
        "All": 16383,
    },
    flags=True,
)
make_enum(
    "System.Management.Automation.PSInvocationState",
    {
        "NotStarted": 0,
        "Running": 1,
        "Stopping": 2,
        "Stopped": 3,
        "Completed": 4,
        "Failed": 5,
        "Disconnected": 6,
    },
)
make_enum(
    "System.Management.Automation.RunspaceMode",
    {
        "CurrentRunspace": 0,
        "NewRunspace": 1,
    },
)
make_enum("Microsoft.PowerShell.Commands.ExportAliasFormat", {"Csv": 0, "Script": 1})
