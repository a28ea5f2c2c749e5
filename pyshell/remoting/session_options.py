"""PSSessionOption: what New-PSSessionOption makes and `-SessionOption` takes, and how it shapes a connection."""

from __future__ import annotations

from typing import Any

from pyshell.remoting import enums as _enums  # noqa: F401
from pyshell.remoting.connection_info import RunspaceConnectionInfo, WSManConnectionInfo
from pyshell.values.enums import make_enum, member
from pyshell.values.numbers import Int64
from pyshell.values.pstype import find_type, type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# PowerShell's defaults, in milliseconds.
OPEN_TIMEOUT = 180000
OPERATION_TIMEOUT = 180000
CANCEL_TIMEOUT = 60000
IDLE_TIMEOUT = -1


def span(milliseconds: int) -> Any:
    """A TimeSpan."""
    from pyshell.values.members import new_object

    found = find_type("System.TimeSpan")
    assert found is not None
    return new_object(found, [Int64(milliseconds * 10000)])


def milliseconds(value: Any) -> int:
    """The milliseconds of a TimeSpan, or of a number that stands for them."""
    ticks = getattr(value, "ticks", None)
    return int(value) if ticks is None else int(ticks) // 10000


class PSSessionOption:
    """Options of a session; the values of .NET's types under .NET's names."""

    net_name = "System.Management.Automation.Remoting.PSSessionOption"

    def __init__(self) -> None:
        self.maximum_connection_redirection_count = 5
        self.no_compression = False
        self.no_machine_profile = False
        self.proxy_access_type = "None"
        self.proxy_authentication = "Negotiate"
        self.proxy_credential: Any = None
        self.skip_ca_check = False
        self.skip_cn_check = False
        self.skip_revocation_check = False
        self.no_encryption = False
        self.use_utf16 = False
        self.include_port_in_spn = False
        self.output_buffering_mode = "None"
        self.max_connection_retry_count = 5
        self.culture: Any = None
        self.ui_culture: Any = None
        self.maximum_received_data_size_per_command: Any = None
        self.maximum_received_object_size: Any = 209715200
        self.application_arguments: Any = None
        self.operation_ms = OPERATION_TIMEOUT
        self.open_ms = OPEN_TIMEOUT
        self.cancel_ms = CANCEL_TIMEOUT
        self.idle_ms = IDLE_TIMEOUT


def _net(
    name: str, attribute: str, show: Callable[[Any], Any] | None = None, read: Callable[[Any], Any] | None = None
) -> None:
    """Give the class a property under .NET's name."""

    def getter(self: PSSessionOption) -> Any:
        value = getattr(self, attribute)
        return value if show is None else show(value)

    def setter(self: PSSessionOption, value: Any) -> None:
        setattr(self, attribute, value if read is None else read(value))

    setattr(PSSessionOption, name, property(getter, setter))


def _enum(type_name: str) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    return (lambda value: member(type_name, value)), (lambda value: str(getattr(value, "name", value)))


_ACCESS_TYPE = "System.Management.Automation.Remoting.ProxyAccessType"
if find_type(_ACCESS_TYPE) is None:
    make_enum(
        _ACCESS_TYPE, {"None": 0, "IEConfig": 1, "WinHttpConfig": 2, "AutoDetect": 4, "NoProxyServer": 8}, flags=True
    )

_AUTHENTICATION = "System.Management.Automation.Runspaces.AuthenticationMechanism"
_BUFFERING = "System.Management.Automation.Runspaces.OutputBufferingMode"

for _name, _attribute in (
    ("MaximumConnectionRedirectionCount", "maximum_connection_redirection_count"),
    ("NoCompression", "no_compression"),
    ("NoMachineProfile", "no_machine_profile"),
    ("ProxyCredential", "proxy_credential"),
    ("SkipCACheck", "skip_ca_check"),
    ("SkipCNCheck", "skip_cn_check"),
    ("SkipRevocationCheck", "skip_revocation_check"),
    ("NoEncryption", "no_encryption"),
    ("UseUTF16", "use_utf16"),
    ("IncludePortInSPN", "include_port_in_spn"),
    ("MaxConnectionRetryCount", "max_connection_retry_count"),
    ("Culture", "culture"),
    ("UICulture", "ui_culture"),
    ("MaximumReceivedDataSizePerCommand", "maximum_received_data_size_per_command"),
    ("MaximumReceivedObjectSize", "maximum_received_object_size"),
    ("ApplicationArguments", "application_arguments"),
):
    _net(_name, _attribute)
for _name, _attribute, _type in (
    ("ProxyAccessType", "proxy_access_type", _ACCESS_TYPE),
    ("ProxyAuthentication", "proxy_authentication", _AUTHENTICATION),
    ("OutputBufferingMode", "output_buffering_mode", _BUFFERING),
):
    _net(_name, _attribute, *_enum(_type))
for _name, _attribute in (
    ("OperationTimeout", "operation_ms"),
    ("OpenTimeout", "open_ms"),
    ("CancelTimeout", "cancel_ms"),
    ("IdleTimeout", "idle_ms"),
):
    _net(_name, _attribute, span, milliseconds)

type_of_class(PSSessionOption)


# Keys of a hash table given as a session option → attribute and how to read the value.
_KEYS: dict[str, tuple[str, Any]] = {
    "maximumconnectionredirectioncount": ("maximum_connection_redirection_count", int),
    "nocompression": ("no_compression", bool),
    "nomachineprofile": ("no_machine_profile", bool),
    "proxyaccesstype": ("proxy_access_type", str),
    "proxyauthentication": ("proxy_authentication", str),
    "proxycredential": ("proxy_credential", lambda value: value),
    "skipcacheck": ("skip_ca_check", bool),
    "skipcncheck": ("skip_cn_check", bool),
    "skiprevocationcheck": ("skip_revocation_check", bool),
    "operationtimeout": ("operation_ms", milliseconds),
    "noencryption": ("no_encryption", bool),
    "useutf16": ("use_utf16", bool),
    "includeportinspn": ("include_port_in_spn", bool),
    "outputbufferingmode": ("output_buffering_mode", str),
    "maxconnectionretrycount": ("max_connection_retry_count", int),
    "culture": ("culture", lambda value: value),
    "uiculture": ("ui_culture", lambda value: value),
    "maximumreceiveddatasizepercommand": ("maximum_received_data_size_per_command", int),
    "maximumreceivedobjectsize": ("maximum_received_object_size", int),
    "applicationarguments": ("application_arguments", lambda value: value),
    "opentimeout": ("open_ms", milliseconds),
    "canceltimeout": ("cancel_ms", milliseconds),
    "idletimeout": ("idle_ms", milliseconds),
}


def from_table(table: Any) -> PSSessionOption:
    """The options of a hash table. Raises ValueError for a key that is no option."""
    option = PSSessionOption()
    for key, value in table.items():
        found = _KEYS.get(str(key).lower())
        if found is None:
            raise ValueError(str(key))
        setattr(option, found[0], found[1](value))
    return option


def apply(option: PSSessionOption, info: RunspaceConnectionInfo, *, new_session: bool = True) -> None:
    """Shape a connection; the idle time-out counts for new sessions only."""
    info.open_timeout = option.open_ms
    info.operation_timeout = option.operation_ms
    info.cancel_timeout = option.cancel_ms
    if option.culture is not None:
        info.culture = str(option.culture)
    if option.ui_culture is not None:
        info.ui_culture = str(option.ui_culture)
    if not isinstance(info, WSManConnectionInfo):
        return
    if new_session:
        if option.idle_ms > 0:
            info.idle_timeout = option.idle_ms
        if option.output_buffering_mode != "None":
            info.output_buffering_mode = option.output_buffering_mode
    info.maximum_connection_redirection_count = option.maximum_connection_redirection_count
    info.max_connection_retry_count = option.max_connection_retry_count
    info.no_encryption = option.no_encryption
    info.no_compression = option.no_compression
    info.skip_ca_check = option.skip_ca_check
    info.skip_cn_check = option.skip_cn_check
    info.skip_revocation_check = option.skip_revocation_check
    info.proxy_access_type = option.proxy_access_type
