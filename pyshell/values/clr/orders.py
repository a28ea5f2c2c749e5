"""The order in which .NET declares the properties of the types that people look at most.

Reflection gives a type's own properties before its base's; the recorded data is alphabetical.
"""

from __future__ import annotations

_FILE = (
    "FullName Extension Name Exists CreationTime CreationTimeUtc LastAccessTime LastAccessTimeUtc LastWriteTime "
    "LastWriteTimeUtc LinkTarget UnixFileMode Attributes"
)
_EXCEPTION = "TargetSite Message Data InnerException HelpLink Source HResult StackTrace"
ORDERS: dict[str, str] = {
    "System.Array": "Length LongLength Rank SyncRoot IsReadOnly IsFixedSize IsSynchronized",
    "System.Exception": _EXCEPTION,
    "System.ArgumentException": "Message ParamName",
    "System.ArgumentOutOfRangeException": "Message ActualValue",
    "System.IO.FileNotFoundException": "Message FileName FusionLog",
    "System.Management.Automation.RuntimeException": "ErrorRecord WasThrownFromThrowStatement",
    "System.Management.Automation.PSArgumentException": "ErrorRecord Message",
    "System.Text.RegularExpressions.Regex": "Options RightToLeft MatchTimeout",
    "System.Text.RegularExpressions.Match": "Groups",
    "System.Text.RegularExpressions.Group": "Success Name Captures",
    "System.Text.RegularExpressions.Capture": "Index Length Value ValueSpan",
    "System.Text.RegularExpressions.MatchCollection": "IsReadOnly Count IsSynchronized SyncRoot",
    "System.Uri": (
        "AbsolutePath AbsoluteUri LocalPath Authority HostNameType IsDefaultPort IsFile IsLoopback PathAndQuery "
        "Segments "
        "IsUnc Host Port Query Fragment Scheme OriginalString DnsSafeHost IdnHost IsAbsoluteUri UserEscaped UserInfo"
    ),
    "System.Collections.Hashtable": "IsReadOnly IsFixedSize IsSynchronized Keys Values SyncRoot Count",
    "System.Collections.Specialized.OrderedDictionary": (
        "Count IsFixedSize IsReadOnly IsSynchronized Keys SyncRoot Values"
    ),
    "System.Collections.ArrayList": "Capacity Count IsFixedSize IsReadOnly IsSynchronized SyncRoot",
    "System.Collections.Generic.List`1": "Capacity Count",
    "System.Collections.Generic.Dictionary`2": "Comparer Count Capacity Keys Values",
    "System.Collections.Generic.KeyValuePair`2": "Key Value",
    "System.Collections.DictionaryEntry": "Key Value",
    "System.Text.StringBuilder": "Capacity MaxCapacity Length",
    "System.Text.Encoding": (
        "Preamble BodyName EncodingName HeaderName WebName WindowsCodePage IsBrowserDisplay IsBrowserSave "
        "IsMailNewsDisplay IsMailNewsSave IsSingleByte EncoderFallback DecoderFallback IsReadOnly CodePage"
    ),
    "System.IO.FileInfo": "Length DirectoryName Directory IsReadOnly FullName Extension Name Exists",
    "System.IO.DirectoryInfo": "Parent Root FullName Extension Name Exists",
    "System.IO.FileSystemInfo": _FILE,
    "System.DateTime": (
        "Date Day DayOfWeek DayOfYear Hour Kind Millisecond Microsecond Nanosecond Minute Month Second Ticks "
        "TimeOfDay Year"
    ),
    "System.TimeSpan": (
        "Ticks Days Hours Milliseconds Microseconds Nanoseconds Minutes Seconds TotalDays TotalHours TotalMilliseconds "
        "TotalMicroseconds TotalNanoseconds TotalMinutes TotalSeconds"
    ),
    "System.Version": "Major Minor Build Revision MajorRevision MinorRevision",
    "System.Guid": "Variant Version",
    "System.Globalization.CultureInfo": (
        "Parent LCID KeyboardLayoutId Name IetfLanguageTag DisplayName NativeName EnglishName TwoLetterISOLanguageName "
        "ThreeLetterISOLanguageName ThreeLetterWindowsLanguageName CompareInfo TextInfo IsNeutralCulture CultureTypes "
        "NumberFormat DateTimeFormat Calendar OptionalCalendars UseUserOverride IsReadOnly"
    ),
    "System.Management.Automation.PSNoteProperty": "MemberType IsSettable IsGettable Value TypeNameOfValue",
    "System.Management.Automation.PSScriptProperty": (
        "IsSettable IsGettable GetterScript SetterScript MemberType TypeNameOfValue Value"
    ),
    "System.Management.Automation.PSAliasProperty": (
        "ReferencedMemberName ConversionType MemberType TypeNameOfValue IsSettable IsGettable Value"
    ),
    "System.Management.Automation.PSProperty": "MemberType TypeNameOfValue IsSettable IsGettable Value",
    "System.Management.Automation.PSScriptMethod": "Script OverloadDefinitions MemberType TypeNameOfValue",
    "System.Management.Automation.PSMethodInfo": "Value",
    "System.Management.Automation.PSMemberInfo": "Name IsInstance",
    "System.Management.Automation.ErrorRecord": (
        "Exception TargetObject CategoryInfo FullyQualifiedErrorId ErrorDetails InvocationInfo ScriptStackTrace "
        "PipelineIterationInfo"
    ),
    "System.Management.Automation.ErrorCategoryInfo": "Category Activity Reason TargetName TargetType",
    "System.Management.Automation.InvocationInfo": (
        "MyCommand BoundParameters UnboundArguments ScriptLineNumber OffsetInLine HistoryId ScriptName Line Statement "
        "PositionMessage PSScriptRoot PSCommandPath InvocationName PipelineLength PipelinePosition ExpectingInput "
        "CommandOrigin DisplayScriptPosition"
    ),
}
