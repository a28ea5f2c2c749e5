"""The syntax tree: one class per PowerShell AST class, under PowerShell's names."""

from pyshell.language.nodes.base import *  # noqa: F403
from pyshell.language.nodes.blocks import *  # noqa: F403
from pyshell.language.nodes.expressions import *  # noqa: F403
from pyshell.language.nodes.pipelines import *  # noqa: F403
from pyshell.language.nodes.statements import *  # noqa: F403
from pyshell.language.nodes.typenames import *  # noqa: F403
