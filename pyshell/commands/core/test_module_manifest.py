"""Test-ModuleManifest."""

from __future__ import annotations

import os

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.runtime.commands import FunctionInfo
from pyshell.runtime.modules import PSModuleInfo, as_list, describe, read_data_file
from pyshell.values.convert import to_string
from pyshell.values.exceptions import FileNotFoundException, InvalidOperationException


@cmdlet(
    "Test", "ModuleManifest", module="Microsoft.PowerShell.Core", output=("System.Management.Automation.PSModuleInfo",)
)
class TestModuleManifestCommand(Cmdlet):
    """Reads a module manifest and checks that the files it names exist."""

    path: str = parameter("string", mandatory=True, position=0, pipeline=True, by_name=True, help="The .psd1 file.")

    examples = (
        Example(
            "Check a manifest",
            "Set-Content m.psd1 \"@{ ModuleVersion = '1.0' }\"; (Test-ModuleManifest ./m.psd1).Version",
            "The version that the manifest states.",
        ),
    )

    def process(self) -> None:
        file = self.context.file_path(self.path)
        if file is None or not os.path.isfile(file):
            self.error(
                FileNotFoundException(f"Cannot find path '{file or self.path}' because it does not exist."),
                "Modules_ModuleNotFound",
                "ObjectNotFound",
                self.path,
            )
            return
        manifest = read_data_file(self.context, file)
        module = PSModuleInfo(self.context, os.path.basename(file).rpartition(".")[0], file, "Manifest")
        describe(module, manifest)
        root = manifest.get("RootModule")
        folder = os.path.dirname(file)
        if root and not os.path.exists(os.path.join(folder, to_string(root))):
            self.error(
                InvalidOperationException(
                    f"The module manifest '{file}' is not valid: the file '{to_string(root)}' that RootModule "
                    "names does not exist."
                ),
                "Modules_InvalidRootModuleInModuleManifest",
                "ObjectNotFound",
                file,
            )
            return
        if root:
            module.kind = "Script"
        for name in as_list(manifest.get("FunctionsToExport")):
            text = to_string(name)
            if "*" not in text:
                block = self.context.compile("", kind="block")
                module.functions[text.lower()] = FunctionInfo(text, block, module)
        self.write(module)
