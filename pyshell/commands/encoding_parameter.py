"""The -Encoding parameter: a name or a code page becomes a System.Text.Encoding."""

from __future__ import annotations

from pyshell.binding.attributes import Attribute
from pyshell.providers.encodings import net_encoding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class EncodingTransformation(Attribute):
    """ArgumentToEncodingTransformationAttribute."""

    net_name = "System.Management.Automation.ArgumentToEncodingTransformationAttribute"
    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        """The encoding. Raises PSArgumentException for an unknown name."""
        return net_encoding(value)
