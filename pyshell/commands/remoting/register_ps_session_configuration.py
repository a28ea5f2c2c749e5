"""Register-PSSessionConfiguration."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateSetAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.remoting import configurations
from pyshell.values.exceptions import InvalidOperationException


@cmdlet(
    "Register",
    "PSSessionConfiguration",
    module="Microsoft.PowerShell.Core",
    default_set="NameParameterSet",
    output=("Microsoft.WSMan.Management.WSManConfigContainerElement",),
    should_process=True,
)
class RegisterPSSessionConfigurationCommand(Cmdlet):
    """Makes a session configuration on this computer (in the lab)."""

    processor_architecture: Any = parameter("string", aliases=("PA",), validate=(ValidateSetAttribute("x86", "amd64"),))
    session_type: Any = parameter("System.Management.Automation.Runspaces.PSSessionType", In("NameParameterSet"))
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
        known = {str(each.notes["Name"]).lower() for each in configurations.chosen(self, None)}
        if name.lower() in known:
            self.throw(
                InvalidOperationException(f"The session configuration {name} exists already."),
                "SessionConfigurationExists",
                "ResourceExists",
                name,
            )
        if not self.should_process(f"Name: {name}", "Register-PSSessionConfiguration"):
            return
        configurations.change(self, configurations.settings(self, name))
        self.write_all(configurations.chosen(self, [name]))
