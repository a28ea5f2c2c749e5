"""Set-PSSessionConfiguration."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.remoting import configurations


@cmdlet(
    "Set",
    "PSSessionConfiguration",
    module="Microsoft.PowerShell.Core",
    default_set="NameParameterSet",
    output=("Microsoft.WSMan.Management.WSManConfigLeafElement",),
    should_process=True,
)
class SetPSSessionConfigurationCommand(Cmdlet):
    """Changes a session configuration of this computer (in the lab)."""

    name: Any = parameter("string", position=0, mandatory=True, by_name=True)
    assembly_name: Any = parameter("string", In("AssemblyNameParameterSet", position=1, mandatory=True))
    application_base: Any = parameter("string", In("AssemblyNameParameterSet"), In("NameParameterSet"))
    configuration_type_name: Any = parameter("string", In("AssemblyNameParameterSet", position=2, mandatory=True))
    run_as_credential: Any = parameter("pscredential")
    thread_apartment_state: Any = parameter("System.Threading.ApartmentState")
    thread_options: Any = parameter("System.Management.Automation.Runspaces.PSThreadOptions")
    access_mode: Any = parameter("System.Management.Automation.Runspaces.PSSessionConfigurationAccessMode")
    use_shared_process: bool = parameter("switch")
    startup_script: Any = parameter("string")
    maximum_received_data_size_per_command_mb: Any = parameter(
        "System.Nullable[System.Double]", name="MaximumReceivedDataSizePerCommandMB"
    )
    maximum_received_object_size_mb: Any = parameter(
        "System.Nullable[System.Double]", name="MaximumReceivedObjectSizeMB"
    )
    security_descriptor_sddl: Any = parameter("string")
    show_security_descriptor_ui: bool = parameter("switch", name="ShowSecurityDescriptorUI")
    force: bool = parameter("switch")
    no_service_restart: bool = parameter("switch")
    ps_version: Any = parameter(
        "version",
        In("AssemblyNameParameterSet"),
        In("NameParameterSet"),
        aliases=("PowerShellVersion",),
        name="PSVersion",
    )
    session_type_option: Any = parameter(
        "System.Management.Automation.PSSessionTypeOption", In("AssemblyNameParameterSet"), In("NameParameterSet")
    )
    transport_option: Any = parameter("System.Management.Automation.PSTransportOption")
    path: Any = parameter("string", In("SessionConfigurationFile", mandatory=True))
    modules_to_import: Any = parameter("object[]", In("AssemblyNameParameterSet"), In("NameParameterSet"))

    def process(self) -> None:
        name = configurations.text(self.name)
        for found in configurations.chosen(self, [name]):
            exact = str(found.notes["Name"])
            if self.should_process(f"Name: {exact}", "Set-PSSessionConfiguration"):
                configurations.change(self, configurations.settings(self, exact))
