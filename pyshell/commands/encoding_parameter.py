"""The -Encoding parameter: a name, a code page or an Encoding becomes the encoding that files are read and written in."""

from __future__ import annotations

from pyshell.binding.attributes import Attribute
from pyshell.providers.encodings import encoding_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class EncodingTransformation(Attribute):
    """ArgumentToEncodingTransformationAttribute."""

    net_name = "System.Management.Automation.ArgumentToEncodingTransformationAttribute"
    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        """The encoding. Raises PSArgumentException for an unknown name."""
        return encoding_of(value)
