"""What PowerShell says of its automatic variables."""

# ruff: noqa: E501
from __future__ import annotations

VARIABLES = {
    "?": "Status of last command",
    "confirmpreference": "Dictates when confirmation should be requested. Confirmation is requested when the ConfirmImpact of the operation is equal to or greater than $ConfirmPreference. If $ConfirmPreference is None, actions will only be confirmed when Confirm is specified.",
    "debugpreference": "Dictates the action taken when a Debug message is delivered",
    "erroractionpreference": "Dictates the action taken when an error message is delivered",
    "errorview": "Dictates the view mode to use when displaying errors",
    "executioncontext": "The run objects available to cmdlets",
    "false": "Boolean False",
    "formatenumerationlimit": "Dictates the limit of enumeration on formatting IEnumerable objects",
    "home": "Folder containing the current user's profile",
    "host": "A reference to the host of the current runspace",
    "informationpreference": "Dictates the action taken when an Information message is delivered",
    "maximumhistorycount": "Maximum number of history objects to retain in a session",
    "nestedpromptlevel": "Dictates what type of prompt should be displayed for the current nesting level",
    "null": "References to the null variable always return the null value. Assignments have no effect.",
    "outputencoding": "The text encoding used when piping text to a native executable file",
    "pid": "Current process ID",
    "progresspreference": "Dictates the action taken when progress records are delivered",
    "psculture": "Culture of the current PowerShell session",
    "psdefaultparametervalues": "Variable to hold all default <cmdlet:parameter, value> pairs",
    "psedition": "Edition information for the current PowerShell session",
    "psemailserver": "Variable to contain the name of the email server. This can be used instead of the HostName parameter in the Send-MailMessage cmdlet.",
    "pshome": "Parent folder of the host application of the current runspace",
    "pssessionoption": "Default session options for new remote sessions",
    "psstyle": "Configuration controlling how text is rendered",
    "psuiculture": "UI culture of the current PowerShell session",
    "psversiontable": "Version information for current PowerShell session",
    "shellid": "The ShellID identifies the current shell.  This is used by #Requires.",
    "true": "Boolean True",
    "verbosepreference": "Dictates the action taken when a Verbose message is delivered",
    "warningpreference": "Dictates the action taken when a Warning message is delivered",
    "whatifpreference": "If true, WhatIf is considered to be enabled for all commands.",
}
