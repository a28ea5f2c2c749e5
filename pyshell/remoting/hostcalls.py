"""The methods of a host that a server may call on its client ([MS-PSRP] 2.2.3.17): their numbers and names."""

from __future__ import annotations

from pyshell.remoting.wire import WireEnum

METHODS = {
    1: "GetName", 2: "GetVersion", 3: "GetInstanceId", 4: "GetCurrentCulture", 5: "GetCurrentUICulture",
    6: "SetShouldExit", 7: "EnterNestedPrompt", 8: "ExitNestedPrompt", 9: "NotifyBeginApplication",
    10: "NotifyEndApplication", 11: "ReadLine", 12: "ReadLineAsSecureString", 13: "Write1", 14: "Write2",
    15: "WriteLine1", 16: "WriteLine2", 17: "WriteLine3", 18: "WriteErrorLine", 19: "WriteDebugLine",
    20: "WriteProgress", 21: "WriteVerboseLine", 22: "WriteWarningLine", 23: "Prompt", 24: "PromptForCredential1",
    25: "PromptForCredential2", 26: "PromptForChoice", 27: "GetForegroundColor", 28: "SetForegroundColor",
    29: "GetBackgroundColor", 30: "SetBackgroundColor", 31: "GetCursorPosition", 32: "SetCursorPosition",
    33: "GetWindowPosition", 34: "SetWindowPosition", 35: "GetCursorSize", 36: "SetCursorSize", 37: "GetBufferSize",
    38: "SetBufferSize", 39: "GetWindowSize", 40: "SetWindowSize", 41: "GetWindowTitle", 42: "SetWindowTitle",
    43: "GetMaxWindowSize", 44: "GetMaxPhysicalWindowSize", 45: "GetKeyAvailable", 46: "ReadKey",
    47: "FlushInputBuffer", 48: "SetBufferContents1", 49: "SetBufferContents2", 50: "GetBufferContents",
    51: "ScrollBufferContents", 52: "PushRunspace", 53: "PopRunspace", 54: "GetIsRunspacePushed",
    55: "GetRunspace", 56: "PromptForChoiceMultipleSelection",
}  # fmt: skip

NUMBERS = {name: number for number, name in METHODS.items()}

# Methods that give something back: the caller waits for a response to these alone.
RETURNING = frozenset(number for number, name in METHODS.items() if name.startswith(("Get", "Read", "Prompt")))

VOID_CALL = -100


def method(name: str) -> WireEnum:
    return WireEnum("System.Management.Automation.Remoting.RemoteHostMethodId", name, NUMBERS[name])
