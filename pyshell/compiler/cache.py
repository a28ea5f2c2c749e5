"""Compiled texts on disk: a text that was compiled once never meets the parser again.

One file for each text, named by the digest of everything that decides the result; a damaged or foreign file counts as
absent. Writing goes through a temporary file, so that two shells may share the folder.
"""

from __future__ import annotations

import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType

# Grows when generated code changes its meaning.
FORMAT = 4
LIMIT = 4000


def folder() -> str:
    """The cache's folder (`PYSHELL_CACHE_DIR`, else the user's cache folder)."""
    given = os.environ.get("PYSHELL_CACHE_DIR")
    if given is not None:
        return given
    base = os.environ.get("XDG_CACHE_HOME")
    if not base:
        home = os.path.expanduser("~")
        base = os.path.join(home, "Library", "Caches") if sys.platform == "darwin" else os.path.join(home, ".cache")
    return os.path.join(base, "pyshell", f"code-{sys.implementation.cache_tag}")


def stamp() -> bytes:
    """What stands for this compiler: the time and size of its own files."""
    global _stamp
    if _stamp is None:
        here = os.path.dirname(__file__)
        parts: list[str] = [str(FORMAT)]
        for place in (here, os.path.join(os.path.dirname(here), "language")):
            with os.scandir(place) as entries:
                newest = max(e.stat().st_mtime_ns for e in entries if e.name.endswith((".py", ".marshal")))
            parts.append(str(newest))
        _stamp = "|".join(parts).encode()
    return _stamp


_stamp: bytes | None = None


def key(text: str, kind: str) -> str:
    """The name of a text's file."""
    from _blake2 import blake2b

    digest = blake2b(stamp(), digest_size=20)
    digest.update(kind.encode())
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def load(name: str) -> tuple[tuple[str, ...], CodeType] | None:
    """The needed names and the code kept under a name, or None."""
    path = os.path.join(folder(), name)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    if data[:8] != MAGIC:
        return None
    try:
        return marshal.loads(data[8:])  # type: ignore[no-any-return]
    except (EOFError, ValueError, TypeError):
        return None


MAGIC = b"pysh" + sys.hexversion.to_bytes(4, "big")


def save(name: str, code: tuple[tuple[str, ...], CodeType]) -> None:
    """Keep code under a name; a folder that cannot be written to means no cache."""
    place = folder()
    temporary = os.path.join(place, f".{name}.{os.getpid()}")
    try:
        os.makedirs(place, exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(MAGIC + marshal.dumps(code))
        os.replace(temporary, os.path.join(place, name))
    except OSError:
        return
