"""The compiler with the runtime's names: made once, shared by every shell of the process."""

from __future__ import annotations

from pyshell.compiler import Compiler
from pyshell.runtime import namespace
from pyshell.runtime.scriptblock import ScriptBlock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.context import ExecutionContext


class RuntimeCompiler:
    """Texts and files → ScriptBlocks of a context."""

    __slots__ = ("compiler",)

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler

    def block(self, context: ExecutionContext, text: str, file: str | None = None, kind: str = "script") -> ScriptBlock:
        """A script block of a text; raises ParseException."""
        space = self.compiler.load(text, file, kind)
        spelling = space.get("SPELLING")
        if spelling is not None:
            known = context.spelling
            for key, name in spelling:
                known.setdefault(key, name)
        block = ScriptBlock(space["ROOT"], context)
        if "REQUIRES" in space:
            from pyshell.runtime.requirements import check

            check(context, block)
        prepare = space.get("prepare")
        if prepare is not None:
            prepare(context, context.scope)
        return block

    def file(self, context: ExecutionContext, path: str) -> ScriptBlock:
        """A script block of a file; raises ParseException, OSError."""
        with open(path, "rb") as file:
            data = file.read()
        return self.block(context, decode(data), path)


def decode(data: bytes) -> str:
    """A script's text: by its byte order mark, else UTF-8 (bytes that are none become U+FFFD)."""
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8", "replace")
    if data[:4] == b"\xff\xfe\x00\x00":
        return data[4:].decode("utf-32-le", "replace")
    if data[:2] == b"\xff\xfe":
        return data[2:].decode("utf-16-le", "replace")
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("utf-8", "replace")


_shared: dict[bool, RuntimeCompiler] = {}


def compiler_for(use_disk: bool) -> RuntimeCompiler:
    """The process's compiler, with or without the cache on disk."""
    found = _shared.get(use_disk)
    if found is None:
        found = _shared[use_disk] = RuntimeCompiler(Compiler(namespace.resolve, namespace.PLACES, use_disk))
    return found
