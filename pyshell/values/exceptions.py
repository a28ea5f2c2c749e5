"""The .NET and PowerShell exceptions as Python exceptions, each with its .NET name."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.errors import ErrorRecord


class NetException(Exception):
    """System.Exception.

    `message` is Message, `inner` InnerException. `error_id`, `error_category` and `target` are what an error record
    made from it would carry; `record` is that record once somebody asked for it.
    """

    net_name = "System.Exception"
    default_message = "Exception of type 'System.Exception' was thrown."
    error_id: str | None = None
    # None for what is not PowerShell's own: OperationStopped when it ends a statement, NotSpecified out of a cmdlet.
    error_category: str | None = None

    def __init__(self, message: str | None = None, inner: BaseException | None = None) -> None:
        super().__init__(message)
        self._message = message
        self.inner = inner
        self.target: Any = None
        self.record: ErrorRecord | None = None

    @property
    def message(self) -> str:
        return self._default_message() if self._message is None else self._message

    @message.setter
    def message(self, value: str) -> None:
        self._message = value

    def _default_message(self) -> str:
        if "default_message" in type(self).__dict__ or type(self).default_message != NetException.default_message:
            return type(self).default_message
        return f"Exception of type '{self.net_name}' was thrown."

    def __str__(self) -> str:
        return self.message

    @property
    def inner_exception(self) -> BaseException | None:
        return self.inner

    def GetBaseException(self) -> BaseException:
        """The innermost exception."""
        found: BaseException = self
        while isinstance(found, NetException) and found.inner is not None:
            found = found.inner
        return found

    def with_error(self, error_id: str, category: str | None = None, target: Any = None) -> NetException:
        """Sets what an error record of this exception carries; returns itself."""
        self.error_id = error_id
        if category is not None:
            self.error_category = category
        self.target = target
        return self

    @property
    def error_record(self) -> ErrorRecord:
        """The record made from this exception, the same one every time."""
        if self.record is None:
            from pyshell.values.errors import ErrorRecord

            error_id = self.error_id if self.error_id is not None else self.net_name
            self.record = ErrorRecord(self, error_id, self.error_category or "NotSpecified", self.target)
        return self.record

    @error_record.setter
    def error_record(self, value: ErrorRecord) -> None:
        self.record = value


class SystemException(NetException):
    net_name = "System.SystemException"
    default_message = "System error."


class ApplicationException(NetException):
    net_name = "System.ApplicationException"
    default_message = "Error in the application."


class ArgumentException(SystemException):
    """System.ArgumentException: its message names the parameter."""

    net_name = "System.ArgumentException"
    default_message = "Value does not fall within the expected range."

    def __init__(
        self, message: str | None = None, parameter: str | BaseException | None = None, inner: Any = None
    ) -> None:
        if isinstance(parameter, BaseException):
            parameter, inner = None, parameter
        super().__init__(message, inner)
        self.param_name = parameter

    @property
    def message(self) -> str:
        text = self._default_message() if self._message is None else self._message
        return f"{text} (Parameter '{self.param_name}')" if self.param_name else text

    @message.setter
    def message(self, value: str) -> None:
        self._message = value


class ArgumentNullException(ArgumentException):
    net_name = "System.ArgumentNullException"
    default_message = "Value cannot be null."

    def __init__(self, parameter: str | None = None, message: Any = None) -> None:
        if isinstance(message, BaseException):
            super().__init__(parameter, message)
        else:
            super().__init__(message, parameter)


class ArgumentOutOfRangeException(ArgumentException):
    net_name = "System.ArgumentOutOfRangeException"
    default_message = "Specified argument was out of the range of valid values."

    @staticmethod
    def net_new(*args: Any) -> ArgumentOutOfRangeException:
        """.NET's constructors: (parameter), (parameter, message), (message, inner), (parameter, actual, message)."""
        cls = ArgumentOutOfRangeException
        return cls(args[0], args[2], args[1]) if len(args) == 3 else cls(*args)

    def __init__(self, parameter: str | None = None, message: Any = None, actual: Any = None) -> None:
        if isinstance(message, BaseException):
            super().__init__(parameter, message)
        else:
            super().__init__(message, parameter)
        self.actual_value = actual

    @property
    def message(self) -> str:
        text = ArgumentException.message.fget(self)  # type: ignore[attr-defined]
        if self.actual_value is not None:
            from pyshell.values.convert import to_string

            text += f"\nActual value was {to_string(self.actual_value)}."
        return str(text)

    @message.setter
    def message(self, value: str) -> None:
        self._message = value


class ArithmeticException(SystemException):
    net_name = "System.ArithmeticException"
    default_message = "Overflow or underflow in the arithmetic operation."


class OverflowException(ArithmeticException):
    net_name = "System.OverflowException"
    default_message = "Arithmetic operation resulted in an overflow."


class DivideByZeroException(ArithmeticException):
    net_name = "System.DivideByZeroException"
    default_message = "Attempted to divide by zero."


class FormatException(SystemException):
    net_name = "System.FormatException"
    default_message = "One of the identified items was in an invalid format."


class InvalidOperationException(SystemException):
    net_name = "System.InvalidOperationException"
    default_message = "Operation is not valid due to the current state of the object."


class InvalidCastException(SystemException):
    net_name = "System.InvalidCastException"
    default_message = "Specified cast is not valid."


class NotSupportedException(SystemException):
    net_name = "System.NotSupportedException"
    default_message = "Specified method is not supported."


class NotImplementedException(SystemException):
    net_name = "System.NotImplementedException"
    default_message = "The method or operation is not implemented."


class NullReferenceException(SystemException):
    net_name = "System.NullReferenceException"
    default_message = "Object reference not set to an instance of an object."


class IndexOutOfRangeException(SystemException):
    net_name = "System.IndexOutOfRangeException"
    default_message = "Index was outside the bounds of the array."


class KeyNotFoundException(SystemException):
    net_name = "System.Collections.Generic.KeyNotFoundException"
    default_message = "The given key was not present in the dictionary."


class IOException(SystemException):
    net_name = "System.IO.IOException"
    default_message = "I/O error occurred."


class FileNotFoundException(IOException):
    net_name = "System.IO.FileNotFoundException"
    default_message = "Unable to find the specified file."

    def __init__(self, message: str | None = None, file_name: Any = None, inner: BaseException | None = None) -> None:
        if isinstance(file_name, BaseException):
            file_name, inner = None, file_name
        super().__init__(message, inner)
        self.file_name: str | None = file_name


class RuntimeException(SystemException):
    """System.Management.Automation.RuntimeException: base of PowerShell's own errors."""

    net_name = "System.Management.Automation.RuntimeException"
    error_category = "NotSpecified"
    error_id: str | None = "RuntimeException"
    was_thrown_from_throw_statement = False
    # Set when a preference of Stop made it fatal: no statement on the way up reports it and goes on.
    suppress_prompt = False

    def __init__(
        self,
        message: str | None = None,
        inner: BaseException | None = None,
        error_id: str | None = None,
        category: str | None = None,
        target: Any = None,
    ) -> None:
        super().__init__(message, inner)
        if error_id is not None:
            self.error_id = error_id
        if category is not None:
            self.error_category = category
        self.target = target


class NativeCommandExitException(RuntimeException):
    """A program's exit code as an error."""

    net_name = "System.Management.Automation.NativeCommandExitException"
    net_properties = ("Path", "ExitCode", "ProcessId")
    path = ""
    exit_code = 0
    process_id = 0


class PSInvalidCastException(InvalidCastException):
    """Raised by conversions; the engine shows it inside a RuntimeException with the same message and id."""

    net_name = "System.Management.Automation.PSInvalidCastException"
    error_category = "InvalidArgument"

    def __init__(
        self, message: str | None = None, inner: BaseException | None = None, error_id: str | None = None
    ) -> None:
        super().__init__(message, inner)
        self.error_id = error_id or "PSInvalidCastException"


class ExtendedTypeSystemException(RuntimeException):
    net_name = "System.Management.Automation.ExtendedTypeSystemException"
    error_id = "ExtendedTypeSystemException"


class MethodException(ExtendedTypeSystemException):
    net_name = "System.Management.Automation.MethodException"
    error_id = "MethodException"


class MethodInvocationException(MethodException):
    """A .NET method threw: `Exception calling "X" with "n" argument(s): "…"`; the id is the inner exception's type
    name.
    """

    net_name = "System.Management.Automation.MethodInvocationException"


class SetValueException(ExtendedTypeSystemException):
    net_name = "System.Management.Automation.SetValueException"


class SetValueInvocationException(SetValueException):
    net_name = "System.Management.Automation.SetValueInvocationException"


class GetValueException(ExtendedTypeSystemException):
    net_name = "System.Management.Automation.GetValueException"


class GetValueInvocationException(GetValueException):
    net_name = "System.Management.Automation.GetValueInvocationException"


class PropertyNotFoundException(ExtendedTypeSystemException):
    net_name = "System.Management.Automation.PropertyNotFoundException"


_OTHERS: dict[str, tuple[str, str]] = {
    "AccessViolationException": ("System", "SystemException"),
    "AggregateException": ("System", "NetException"),
    "ArrayTypeMismatchException": ("System", "SystemException"),
    "BadImageFormatException": ("System", "SystemException"),
    "MemberAccessException": ("System", "SystemException"),
    "MissingMemberException": ("System", "MemberAccessException"),
    "MissingMethodException": ("System", "MissingMemberException"),
    "MissingFieldException": ("System", "MissingMemberException"),
    "ObjectDisposedException": ("System", "InvalidOperationException"),
    "OperationCanceledException": ("System", "SystemException"),
    "OutOfMemoryException": ("System", "SystemException"),
    "PlatformNotSupportedException": ("System", "NotSupportedException"),
    "RankException": ("System", "SystemException"),
    "StackOverflowException": ("System", "SystemException"),
    "TimeoutException": ("System", "SystemException"),
    "TypeInitializationException": ("System", "SystemException"),
    "TypeLoadException": ("System", "SystemException"),
    "UnauthorizedAccessException": ("System", "SystemException"),
    "UriFormatException": ("System", "FormatException"),
    "TimeZoneNotFoundException": ("System", "NetException"),
    "DirectoryNotFoundException": ("System.IO", "IOException"),
    "EndOfStreamException": ("System.IO", "IOException"),
    "PathTooLongException": ("System.IO", "IOException"),
    "InvalidDataException": ("System.IO", "SystemException"),
    "FileLoadException": ("System.IO", "IOException"),
    "DecoderFallbackException": ("System.Text", "ArgumentException"),
    "RegexParseException": ("System.Text.RegularExpressions", "ArgumentException"),
    "RegexMatchTimeoutException": ("System.Text.RegularExpressions", "TimeoutException"),
    "CultureNotFoundException": ("System.Globalization", "ArgumentException"),
    "TargetInvocationException": ("System.Reflection", "ApplicationException"),
    "TargetParameterCountException": ("System.Reflection", "ApplicationException"),
    "AmbiguousMatchException": ("System.Reflection", "SystemException"),
    "CryptographicException": ("System.Security.Cryptography", "SystemException"),
    "SecurityException": ("System.Security", "SystemException"),
    "AuthenticationException": ("System.Security.Authentication", "SystemException"),
    "XmlException": ("System.Xml", "SystemException"),
    "XPathException": ("System.Xml.XPath", "SystemException"),
    "JsonException": ("System.Text.Json", "NetException"),
    "ExternalException": ("System.Runtime.InteropServices", "SystemException"),
    "COMException": ("System.Runtime.InteropServices", "ExternalException"),
    "SerializationException": ("System.Runtime.Serialization", "SystemException"),
    "Win32Exception": ("System.ComponentModel", "ExternalException"),
    "SocketException": ("System.Net.Sockets", "Win32Exception"),
    "WebException": ("System.Net", "InvalidOperationException"),
    "HttpRequestException": ("System.Net.Http", "NetException"),
    "PingException": ("System.Net.NetworkInformation", "InvalidOperationException"),
    "SynchronizationLockException": ("System.Threading", "SystemException"),
    "ThreadAbortException": ("System.Threading", "SystemException"),
    "TaskCanceledException": ("System.Threading.Tasks", "OperationCanceledException"),
    "AbandonedMutexException": ("System.Threading", "SystemException"),
    "DataException": ("System.Data", "SystemException"),
    "DuplicateNameException": ("System.Data", "DataException"),
    "PSInvalidOperationException": ("System.Management.Automation", "InvalidOperationException"),
    "PSArgumentException": ("System.Management.Automation", "ArgumentException"),
    "PSArgumentNullException": ("System.Management.Automation", "ArgumentNullException"),
    "PSArgumentOutOfRangeException": ("System.Management.Automation", "ArgumentOutOfRangeException"),
    "PSNotSupportedException": ("System.Management.Automation", "NotSupportedException"),
    "PSNotImplementedException": ("System.Management.Automation", "NotImplementedException"),
    "PSObjectDisposedException": ("System.Management.Automation", "ObjectDisposedException"),
    "PSSecurityException": ("System.Management.Automation", "RuntimeException"),
    "ParameterBindingException": ("System.Management.Automation", "RuntimeException"),
    "ParameterBindingValidationException": ("System.Management.Automation", "ParameterBindingException"),
    "ParameterBindingArgumentTransformationException": ("System.Management.Automation", "ParameterBindingException"),
    "CommandNotFoundException": ("System.Management.Automation", "RuntimeException"),
    "ScriptRequiresException": ("System.Management.Automation", "RuntimeException"),
    "ApplicationFailedException": ("System.Management.Automation", "RuntimeException"),
    "PipelineStoppedException": ("System.Management.Automation", "RuntimeException"),
    "PipelineClosedException": ("System.Management.Automation", "RuntimeException"),
    "ActionPreferenceStopException": ("System.Management.Automation", "RuntimeException"),
    "CmdletInvocationException": ("System.Management.Automation", "RuntimeException"),
    "CmdletProviderInvocationException": ("System.Management.Automation", "CmdletInvocationException"),
    "ProviderInvocationException": ("System.Management.Automation", "RuntimeException"),
    "IncompleteParseException": ("System.Management.Automation", "ParseException"),
    "ParseException": ("System.Management.Automation", "RuntimeException"),
    "ParsingMetadataException": ("System.Management.Automation", "RuntimeException"),
    "MetadataException": ("System.Management.Automation", "RuntimeException"),
    "ValidationMetadataException": ("System.Management.Automation", "MetadataException"),
    "ArgumentTransformationMetadataException": ("System.Management.Automation", "MetadataException"),
    "SessionStateException": ("System.Management.Automation", "RuntimeException"),
    "SessionStateOverflowException": ("System.Management.Automation", "SessionStateException"),
    "SessionStateUnauthorizedAccessException": ("System.Management.Automation", "SessionStateException"),
    "ItemNotFoundException": ("System.Management.Automation", "SessionStateException"),
    "DriveNotFoundException": ("System.Management.Automation", "SessionStateException"),
    "ProviderNotFoundException": ("System.Management.Automation", "SessionStateException"),
    "ProviderNameAmbiguousException": ("System.Management.Automation", "ProviderNotFoundException"),
    "WildcardPatternException": ("System.Management.Automation", "RuntimeException"),
    "RemoteException": ("System.Management.Automation", "RuntimeException"),
    "RedirectedException": ("System.Management.Automation", "RuntimeException"),
    "ScriptCallDepthException": ("System.Management.Automation", "SystemException"),
    "HaltCommandException": ("System.Management.Automation", "SystemException"),
    "HostException": ("System.Management.Automation.Host", "RuntimeException"),
    "PromptingException": ("System.Management.Automation.Host", "HostException"),
    "InvalidRunspaceStateException": ("System.Management.Automation.Runspaces", "SystemException"),
    "InvalidPipelineStateException": ("System.Management.Automation.Runspaces", "SystemException"),
    "InvalidPowerShellStateException": ("System.Management.Automation", "SystemException"),
    "InvalidJobStateException": ("System.Management.Automation", "SystemException"),
    "JobFailedException": ("System.Management.Automation", "SystemException"),
    "RunspaceOpenModuleLoadException": ("System.Management.Automation.Runspaces", "RuntimeException"),
    "PSRemotingTransportException": ("System.Management.Automation.Remoting", "RuntimeException"),
    "PSRemotingDataStructureException": ("System.Management.Automation.Remoting", "RuntimeException"),
    "PSDirectException": ("System.Management.Automation.Remoting", "RuntimeException"),
    "WriteErrorException": ("Microsoft.PowerShell.Commands", "SystemException"),
    "HelpNotFoundException": ("Microsoft.PowerShell.Commands", "SystemException"),
    "HelpCategoryInvalidException": ("Microsoft.PowerShell.Commands", "ArgumentException"),
    "HttpResponseException": ("Microsoft.PowerShell.Commands", "HttpRequestException"),
    "ProcessCommandException": ("Microsoft.PowerShell.Commands", "SystemException"),
    "ServiceCommandException": ("Microsoft.PowerShell.Commands", "SystemException"),
}

_MESSAGES = {
    "ArrayTypeMismatchException": "Attempted to access an element as a type incompatible with the array.",
    "MissingMethodException": "Attempted to access a missing method.",
    "ObjectDisposedException": "Cannot access a disposed object.",
    "OperationCanceledException": "The operation was canceled.",
    "TaskCanceledException": "A task was canceled.",
    "OutOfMemoryException": "Insufficient memory to continue the execution of the program.",
    "PlatformNotSupportedException": "Operation is not supported on this platform.",
    "RankException": "Attempted to operate on an array with the incorrect number of dimensions.",
    "StackOverflowException": "Operation caused a stack overflow.",
    "TimeoutException": "The operation has timed out.",
    "UnauthorizedAccessException": "Attempted to perform an unauthorized operation.",
    "UriFormatException": "Invalid URI: The format of the URI could not be determined.",
    "DirectoryNotFoundException": "Attempted to access a path that is not on the disk.",
    "EndOfStreamException": "Attempted to read past the end of the stream.",
    "PathTooLongException": "The specified file name or path is too long, or a component of the specified path "
    "is too long.",
    "InvalidDataException": "Found invalid data while decoding.",
    "AggregateException": "One or more errors occurred.",
    "SecurityException": "Security error.",
    "CryptographicException": "Error occurred during a cryptographic operation.",
    "PipelineStoppedException": "The pipeline has been stopped.",
    "PSInvalidOperationException": InvalidOperationException.default_message,
    "PSArgumentException": ArgumentException.default_message,
    "PSArgumentNullException": ArgumentNullException.default_message,
    "PSArgumentOutOfRangeException": ArgumentOutOfRangeException.default_message,
    "PSNotSupportedException": NotSupportedException.default_message,
    "PSNotImplementedException": NotImplementedException.default_message,
}

_IDS = {
    "PSInvalidOperationException": ("InvalidOperation", "InvalidOperation"),
    "PSArgumentException": ("Argument", "InvalidArgument"),
    "PSArgumentNullException": ("ArgumentNull", "InvalidArgument"),
    "PSArgumentOutOfRangeException": ("ArgumentOutOfRange", "InvalidArgument"),
    "PSNotSupportedException": ("NotSupported", "NotImplemented"),
    "PSNotImplementedException": ("NotImplemented", "NotImplemented"),
    "ParameterBindingException": ("ParameterBindingException", "InvalidArgument"),
    "ParameterBindingValidationException": ("ParameterBindingValidationException", "InvalidData"),
    "CommandNotFoundException": ("CommandNotFoundException", "ObjectNotFound"),
    "PipelineStoppedException": ("PipelineStopped", "OperationStopped"),
    "ParseException": ("ParseException", "ParserError"),
    "IncompleteParseException": ("IncompleteParseException", "ParserError"),
    "MetadataException": ("MetadataException", "MetadataError"),
    "ValidationMetadataException": ("ValidationMetadataException", "MetadataError"),
    "ArgumentTransformationMetadataException": ("ArgumentTransformationMetadataException", "MetadataError"),
    "SessionStateUnauthorizedAccessException": ("SessionStateUnauthorizedAccessException", "WriteError"),
    "ItemNotFoundException": ("ItemNotFoundException", "ObjectNotFound"),
    "DriveNotFoundException": ("DriveNotFoundException", "ObjectNotFound"),
    "ProviderNotFoundException": ("ProviderNotFoundException", "ObjectNotFound"),
}


def __getattr__(name: str) -> Any:
    """The rarer exception classes (subclasses of NetException), made on first use. Raises AttributeError."""
    try:
        namespace, base_name = _OTHERS[name]
    except KeyError:
        raise AttributeError(name) from None
    base: type[NetException] = globals().get(base_name) or __getattr__(base_name)
    body: dict[str, Any] = {"net_name": f"{namespace}.{name}", "__module__": __name__}
    if name in _MESSAGES:
        body["default_message"] = _MESSAGES[name]
    if name in _IDS:
        body["error_id"], body["error_category"] = _IDS[name]
    elif issubclass(base, RuntimeException):
        body["error_id"] = name
    made: type[NetException] = type(name, (base,), body)
    globals()[name] = made
    return made


def exception_class(full_name: str) -> type[NetException] | None:
    """The Python class of a .NET exception type by its full name, any case."""
    short = full_name.rpartition(".")[2].lower()
    for name in (*_OTHERS, *list(globals())):
        if name.lower() == short or (short == "exception" and name == "NetException"):
            found = globals().get(name) or __getattr__(name)
            if (
                isinstance(found, type)
                and issubclass(found, NetException)
                and found.net_name.lower() == full_name.lower()
            ):
                return found
    return None
