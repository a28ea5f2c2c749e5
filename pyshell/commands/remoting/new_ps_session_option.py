"""New-PSSessionOption."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting.session_options import PSSessionOption


@cmdlet(
    "New",
    "PSSessionOption",
    module="Microsoft.PowerShell.Core",
    output=("System.Management.Automation.Remoting.PSSessionOption",),
)
class NewPSSessionOptionCommand(Cmdlet):
    """Makes the options that -SessionOption takes and that $PSSessionOption holds."""

    skip_ca_check: bool = parameter("switch", name="SkipCACheck")
    skip_cn_check: bool = parameter("switch", name="SkipCNCheck")
    application_arguments: Any = parameter("System.Management.Automation.PSPrimitiveDictionary")
    cancel_timeout: Any = parameter("int", aliases=("CancelTimeoutMSec",))
    culture: Any = parameter("cultureinfo")
    idle_timeout: Any = parameter("int", aliases=("IdleTimeoutMSec",))
    include_port_in_spn: bool = parameter("switch", name="IncludePortInSPN")
    max_connection_retry_count: Any = parameter("int")
    maximum_received_data_size_per_command: Any = parameter("int")
    maximum_received_object_size: Any = parameter("int")
    maximum_redirection: Any = parameter("int")
    no_compression: bool = parameter("switch")
    no_encryption: bool = parameter("switch")
    no_machine_profile: bool = parameter("switch")
    open_timeout: Any = parameter("int", aliases=("OpenTimeoutMSec",))
    operation_timeout: Any = parameter("int", aliases=("OperationTimeoutMSec",))
    output_buffering_mode: Any = parameter("System.Management.Automation.Runspaces.OutputBufferingMode")
    proxy_access_type: Any = parameter("System.Management.Automation.Remoting.ProxyAccessType")
    proxy_authentication: Any = parameter("System.Management.Automation.Runspaces.AuthenticationMechanism")
    proxy_credential: Any = parameter("pscredential")
    skip_revocation_check: bool = parameter("switch")
    ui_culture: Any = parameter("cultureinfo", name="UICulture")
    use_utf16: bool = parameter("switch", name="UseUTF16")

    def begin(self) -> None:
        option = PSSessionOption()
        bound = self.bound
        for name, field, attribute in _SETTINGS:
            if name in bound:
                value = getattr(self, field)
                setattr(option, attribute, getattr(value, "name", value) if attribute in _NAMED else value)
        self.write(option)


_NAMED = frozenset(("proxy_access_type", "proxy_authentication", "output_buffering_mode"))
_SETTINGS = (
    ("MaximumRedirection", "maximum_redirection", "maximum_connection_redirection_count"),
    ("NoCompression", "no_compression", "no_compression"),
    ("NoMachineProfile", "no_machine_profile", "no_machine_profile"),
    ("Culture", "culture", "culture"),
    ("UICulture", "ui_culture", "ui_culture"),
    (
        "MaximumReceivedDataSizePerCommand",
        "maximum_received_data_size_per_command",
        "maximum_received_data_size_per_command",
    ),
    ("MaximumReceivedObjectSize", "maximum_received_object_size", "maximum_received_object_size"),
    ("OutputBufferingMode", "output_buffering_mode", "output_buffering_mode"),
    ("MaxConnectionRetryCount", "max_connection_retry_count", "max_connection_retry_count"),
    ("ApplicationArguments", "application_arguments", "application_arguments"),
    ("OpenTimeout", "open_timeout", "open_ms"),
    ("CancelTimeout", "cancel_timeout", "cancel_ms"),
    ("IdleTimeout", "idle_timeout", "idle_ms"),
    ("OperationTimeout", "operation_timeout", "operation_ms"),
    ("ProxyAccessType", "proxy_access_type", "proxy_access_type"),
    ("ProxyAuthentication", "proxy_authentication", "proxy_authentication"),
    ("ProxyCredential", "proxy_credential", "proxy_credential"),
    ("SkipCACheck", "skip_ca_check", "skip_ca_check"),
    ("SkipCNCheck", "skip_cn_check", "skip_cn_check"),
    ("SkipRevocationCheck", "skip_revocation_check", "skip_revocation_check"),
    ("NoEncryption", "no_encryption", "no_encryption"),
    ("UseUTF16", "use_utf16", "use_utf16"),
    ("IncludePortInSPN", "include_port_in_spn", "include_port_in_spn"),
)
