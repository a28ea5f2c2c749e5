"""Enumerations that scripts name and the recorded reflection data lack."""

from __future__ import annotations

from pyshell.values.enums import make_enum

make_enum(
    "System.Globalization.UnicodeCategory",
    {
        name: number
        for number, name in enumerate(
            (
                "UppercaseLetter", "LowercaseLetter", "TitlecaseLetter", "ModifierLetter", "OtherLetter",
                "NonSpacingMark",
                "SpacingCombiningMark", "EnclosingMark", "DecimalDigitNumber", "LetterNumber", "OtherNumber",
                "SpaceSeparator", "LineSeparator", "ParagraphSeparator", "Control", "Format", "Surrogate", "PrivateUse",
                "ConnectorPunctuation", "DashPunctuation", "OpenPunctuation", "ClosePunctuation",
                "InitialQuotePunctuation", "FinalQuotePunctuation", "OtherPunctuation", "MathSymbol", "CurrencySymbol",
                "ModifierSymbol", "OtherSymbol", "OtherNotAssigned",
            )
        )
    },
)  # fmt: skip
make_enum(
    "System.Management.Automation.SplitOptions",
    {
        "SimpleMatch": 1, "RegexMatch": 2, "CultureInvariant": 4, "IgnorePatternWhitespace": 8, "Multiline": 16,
        "Singleline": 32, "IgnoreCase": 64, "ExplicitCapture": 128,
    },
    flags=True,
)  # fmt: skip
make_enum(
    "System.Management.Automation.WhereOperatorSelectionMode",
    {"Default": 0, "First": 1, "Last": 2, "SkipUntil": 3, "Until": 4, "Split": 5},
)
make_enum(
    "System.Management.Automation.PSMemberTypes",
    {
        "AliasProperty": 1, "CodeProperty": 2, "Property": 4, "NoteProperty": 8, "ScriptProperty": 16, "Properties": 31,
        "PropertySet": 32, "Method": 64, "CodeMethod": 128, "ScriptMethod": 256, "Methods": 448,
        "ParameterizedProperty": 512, "MemberSet": 1024, "Event": 2048, "Dynamic": 4096, "InferredProperty": 8192,
        "All": 16383,
    },
    flags=True,
)  # fmt: skip
make_enum(
    "System.Management.Automation.PSMemberViewTypes",
    {"Extended": 1, "Adapted": 2, "Base": 4, "All": 7},
    flags=True,
)
make_enum(
    "System.Management.Automation.WildcardOptions",
    {"None": 0, "Compiled": 1, "IgnoreCase": 2, "CultureInvariant": 4},
    flags=True,
)
make_enum(
    "System.Management.Automation.ScopedItemOptions",
    {"None": 0, "ReadOnly": 1, "Constant": 2, "Private": 4, "AllScope": 8, "Unspecified": 16},
    flags=True,
)
make_enum("System.Management.Automation.SessionStateEntryVisibility", {"Public": 0, "Private": 1})
make_enum("System.Management.Automation.VariableAccessMode", {"Read": 0, "Write": 1, "ReadWrite": 2})
make_enum("System.Management.Automation.CommandOrigin", {"Runspace": 0, "Internal": 1})
make_enum("System.Management.Automation.ProgressRecordType", {"Processing": 0, "Completed": 1})
make_enum(
    "System.Management.Automation.PSLanguageMode",
    {"FullLanguage": 0, "RestrictedLanguage": 1, "NoLanguage": 2, "ConstrainedLanguage": 3},
)
make_enum("System.Management.Automation.ModuleType", {"Script": 0, "Binary": 1, "Manifest": 2, "Cim": 3, "Workflow": 4})
make_enum("System.Management.Automation.ModuleAccessMode", {"ReadWrite": 0, "ReadOnly": 1, "Constant": 2})
make_enum(
    "System.Management.Automation.PSTokenType",
    {
        name: number
        for number, name in enumerate(
            (
                "Unknown", "Command", "CommandParameter", "CommandArgument", "Number", "String", "Variable", "Member",
                "LoopLabel", "Attribute", "Type", "Operator", "GroupStart", "GroupEnd", "Keyword", "Comment",
                "StatementSeparator", "NewLine", "LineContinuation", "Position",
            )
        )
    },
)  # fmt: skip
make_enum("System.Management.Automation.SwitchParameterAttributes", {"None": 0})
make_enum("System.Management.Automation.ShouldProcessReason", {"None": 0, "WhatIf": 1}, flags=True)
make_enum("System.Management.Automation.ReturnContainers", {"ReturnMatchingContainers": 0, "ReturnAllContainers": 1})
make_enum("System.Management.Automation.PSEdition", {"Core": 0, "Desktop": 1})
make_enum("System.Management.Automation.Alignment", {"Undefined": 0, "Left": 1, "Center": 2, "Right": 3})
make_enum(
    "System.Reflection.BindingFlags",
    {
        "Default": 0, "IgnoreCase": 1, "DeclaredOnly": 2, "Instance": 4, "Static": 8, "Public": 16, "NonPublic": 32,
        "FlattenHierarchy": 64, "InvokeMethod": 256, "CreateInstance": 512, "GetField": 1024, "SetField": 2048,
        "GetProperty": 4096, "SetProperty": 8192, "PutDispProperty": 16384, "PutRefDispProperty": 32768,
        "ExactBinding": 65536, "SuppressChangeType": 131072, "OptionalParamBinding": 262144, "IgnoreReturn": 16777216,
    },
    flags=True,
)  # fmt: skip
make_enum("System.IO.SeekOrigin", {"Begin": 0, "Current": 1, "End": 2})
make_enum(
    "System.IO.FileShare",
    {"None": 0, "Read": 1, "Write": 2, "ReadWrite": 3, "Delete": 4, "Inheritable": 16},
    flags=True,
)
make_enum(
    "System.IO.FileOptions",
    {"None": 0, "Encrypted": 16384, "DeleteOnClose": 67108864, "SequentialScan": 134217728, "RandomAccess": 268435456},
    flags=True,
)
make_enum(
    "System.IO.DriveType",
    {"Unknown": 0, "NoRootDirectory": 1, "Removable": 2, "Fixed": 3, "Network": 4, "CDRom": 5, "Ram": 6},
)
make_enum("System.IO.MatchType", {"Simple": 0, "Win32": 1})
make_enum("System.IO.Compression.CompressionLevel", {"Optimal": 0, "Fastest": 1, "NoCompression": 2, "SmallestSize": 3})
make_enum("System.EnvironmentVariableTarget", {"Process": 0, "User": 1, "Machine": 2})
make_enum("System.Base64FormattingOptions", {"None": 0, "InsertLineBreaks": 1}, flags=True)
make_enum("System.UriKind", {"RelativeOrAbsolute": 0, "Absolute": 1, "Relative": 2})
make_enum("System.UriFormat", {"UriEscaped": 1, "Unescaped": 2, "SafeUnescaped": 3})
make_enum("System.UriHostNameType", {"Unknown": 0, "Basic": 1, "Dns": 2, "IPv4": 3, "IPv6": 4})
make_enum("System.UriPartial", {"Scheme": 0, "Authority": 1, "Path": 2, "Query": 3})
make_enum("System.Globalization.TimeSpanStyles", {"None": 0, "AssumeNegative": 1}, flags=True)
make_enum("System.Globalization.CalendarWeekRule", {"FirstDay": 0, "FirstFullWeek": 1, "FirstFourDayWeek": 2})
make_enum(
    "System.Globalization.CultureTypes",
    {
        "NeutralCultures": 1,
        "SpecificCultures": 2,
        "InstalledWin32Cultures": 4,
        "AllCultures": 7,
        "UserCustomCulture": 8,
    },
    flags=True,
)
make_enum("System.Globalization.DigitShapes", {"Context": 0, "None": 1, "NativeNational": 2})
make_enum(
    "System.AttributeTargets",
    {
        "Assembly": 1,
        "Class": 4,
        "Struct": 8,
        "Enum": 16,
        "Constructor": 32,
        "Method": 64,
        "Property": 128,
        "Field": 256,
        "All": 32767,
    },
    flags=True,
)
make_enum(
    "System.ConsoleKey",
    {
        "Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, "Spacebar": 32, "PageUp": 33, "PageDown": 34, "End": 35,
        "Home": 36, "LeftArrow": 37, "UpArrow": 38, "RightArrow": 39, "DownArrow": 40, "Insert": 45, "Delete": 46,
        **{f"D{digit}": 48 + digit for digit in range(10)},
        **{chr(code): code for code in range(65, 91)},
        **{f"F{number}": 111 + number for number in range(1, 25)},
    },
)  # fmt: skip
make_enum("System.ConsoleModifiers", {"None": 0, "Alt": 1, "Shift": 2, "Control": 4}, flags=True)
make_enum("System.ConsoleSpecialKey", {"ControlC": 0, "ControlBreak": 1})
make_enum("System.LoaderOptimization", {"NotSpecified": 0, "SingleDomain": 1, "MultiDomain": 2, "MultiDomainHost": 3})
make_enum("System.GCCollectionMode", {"Default": 0, "Forced": 1, "Optimized": 2, "Aggressive": 3})
make_enum(
    "System.Environment+SpecialFolder",
    {
        "Desktop": 0, "Programs": 2, "MyDocuments": 5, "Personal": 5, "Favorites": 6, "Startup": 7, "Recent": 8,
        "SendTo": 9,
        "StartMenu": 11, "MyMusic": 13, "MyVideos": 14, "DesktopDirectory": 16, "MyComputer": 17,
        "NetworkShortcuts": 19,
        "Fonts": 20, "Templates": 21, "CommonStartMenu": 22, "CommonPrograms": 23, "CommonStartup": 24,
        "CommonDesktopDirectory": 25, "ApplicationData": 26, "PrinterShortcuts": 27, "LocalApplicationData": 28,
        "InternetCache": 32, "Cookies": 33, "History": 34, "CommonApplicationData": 35, "Windows": 36, "System": 37,
        "ProgramFiles": 38, "MyPictures": 39, "UserProfile": 40, "SystemX86": 41, "ProgramFilesX86": 42,
        "CommonProgramFiles": 43, "CommonProgramFilesX86": 44, "CommonTemplates": 45, "CommonDocuments": 46,
        "CommonAdminTools": 47, "AdminTools": 48, "CommonMusic": 53, "CommonPictures": 54, "CommonVideos": 55,
        "Resources": 56, "LocalizedResources": 57, "CommonOemLinks": 58, "CDBurning": 59,
    },
)  # fmt: skip
make_enum("System.Environment+SpecialFolderOption", {"None": 0, "DoNotVerify": 16384, "Create": 32768})
make_enum(
    "System.Net.Sockets.AddressFamily",
    {"Unknown": -1, "Unspecified": 0, "Unix": 1, "InterNetwork": 2, "InterNetworkV6": 23},
)
make_enum("System.Net.Sockets.SocketType", {"Unknown": -1, "Stream": 1, "Dgram": 2, "Raw": 3, "Rdm": 4, "Seqpacket": 5})
make_enum("System.Net.Sockets.ProtocolType", {"Unknown": -1, "IP": 0, "Icmp": 1, "Tcp": 6, "Udp": 17, "IPv6": 41})
make_enum(
    "System.Net.SecurityProtocolType",
    {"SystemDefault": 0, "Ssl3": 48, "Tls": 192, "Tls11": 768, "Tls12": 3072, "Tls13": 12288},
    flags=True,
)
make_enum("System.Threading.ApartmentState", {"STA": 0, "MTA": 1, "Unknown": 2})
make_enum(
    "System.Threading.ThreadState",
    {
        "Running": 0,
        "StopRequested": 1,
        "SuspendRequested": 2,
        "Background": 4,
        "Unstarted": 8,
        "Stopped": 16,
        "WaitSleepJoin": 32,
    },
    flags=True,
)
make_enum(
    "System.Threading.ThreadPriority", {"Lowest": 0, "BelowNormal": 1, "Normal": 2, "AboveNormal": 3, "Highest": 4}
)
make_enum(
    "System.Threading.Tasks.TaskStatus",
    {
        "Created": 0, "WaitingForActivation": 1, "WaitingToRun": 2, "Running": 3, "WaitingForChildrenToComplete": 4,
        "RanToCompletion": 5, "Canceled": 6, "Faulted": 7,
    },
)  # fmt: skip
make_enum("System.Threading.EventResetMode", {"AutoReset": 0, "ManualReset": 1})
make_enum("System.Diagnostics.ProcessWindowStyle", {"Normal": 0, "Hidden": 1, "Minimized": 2, "Maximized": 3})
make_enum(
    "System.Diagnostics.ProcessPriorityClass",
    {"Normal": 32, "Idle": 64, "High": 128, "RealTime": 256, "BelowNormal": 16384, "AboveNormal": 32768},
)
make_enum(
    "System.Xml.XmlNodeType",
    {
        "None": 0, "Element": 1, "Attribute": 2, "Text": 3, "CDATA": 4, "EntityReference": 5, "Entity": 6,
        "ProcessingInstruction": 7, "Comment": 8, "Document": 9, "DocumentType": 10, "DocumentFragment": 11,
        "Notation": 12,
        "Whitespace": 13, "SignificantWhitespace": 14, "EndElement": 15, "EndEntity": 16, "XmlDeclaration": 17,
    },
)  # fmt: skip
make_enum("System.Security.Cryptography.CipherMode", {"CBC": 1, "ECB": 2, "OFB": 3, "CFB": 4, "CTS": 5})
make_enum("System.Security.Cryptography.PaddingMode", {"None": 1, "PKCS7": 2, "Zeros": 3, "ANSIX923": 4, "ISO10126": 5})
make_enum(
    "System.Collections.Specialized.NotifyCollectionChangedAction",
    {"Add": 0, "Remove": 1, "Replace": 2, "Move": 3, "Reset": 4},
)
make_enum("System.ComponentModel.ListSortDirection", {"Ascending": 0, "Descending": 1})
make_enum("System.Runtime.InteropServices.Architecture", {"X86": 0, "X64": 1, "Arm": 2, "Arm64": 3})
make_enum(
    "System.TypeAttributes",
    {"NotPublic": 0, "Public": 1},
    flags=True,
)
