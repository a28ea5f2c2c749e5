"""Paths as text: drive and provider qualifiers, parents, leaves, normal form. Nothing here touches a disk."""

from __future__ import annotations

_WILDCARDS = frozenset("*?[")


def has_wildcards(path: str) -> bool:
    """Whether a path contains wildcard characters that are not escaped."""
    if _WILDCARDS.isdisjoint(path):
        return False
    position = 0
    while position < len(path):
        char = path[position]
        if char == "`":
            position += 2
            continue
        if char in "*?":
            return True
        if char == "[" and "]" in path[position + 1 :]:
            return True
        position += 1
    return False


def unescape(path: str) -> str:
    """A path without the backticks that escape wildcard characters."""
    if "`" not in path:
        return path
    out: list[str] = []
    position = 0
    while position < len(path):
        if path[position] == "`" and position + 1 < len(path):
            position += 1
        out.append(path[position])
        position += 1
    return "".join(out)


def escape(path: str) -> str:
    """A path whose wildcard characters stand for themselves."""
    if _WILDCARDS.isdisjoint(path) and "`" not in path and "]" not in path:
        return path
    return "".join("`" + c if c in "*?[]`" else c for c in path)


def split_provider(path: str) -> tuple[str | None, str]:
    """(provider name, rest) of `Provider::path`; None for the name when there is none."""
    place = path.find("::")
    if place <= 0:
        return None, path
    name = path[:place]
    if "/" in name or name.count("\\") > 1 or ":" in name:
        return None, path
    return name, path[place + 2 :]


def split_drive(path: str) -> tuple[str | None, str]:
    """(drive name, rest) of `drive:path`; None for the name when there is none."""
    place = path.find(":")
    if place <= 0:
        return None, path
    name = path[:place]
    if "/" in name or "\\" in name:
        return None, path
    return name, path[place + 1 :]


def normalize(path: str) -> str:
    """Slashes one way, without empty and `.` parts; `..` takes back the part before it and stops at the root."""
    absolute = path.startswith("/")
    parts: list[str] = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".." or absolute):
            if parts:
                parts.pop()
            continue
        parts.append(part)
    return ("/" if absolute else "") + "/".join(parts)


def join(parent: str, child: str) -> str:
    """Parent and child with one slash between them, as Join-Path has it."""
    parent, child = parent.replace("\\", "/"), child.replace("\\", "/")
    if not parent:
        return child
    if not child:
        return parent if parent.endswith("/") else parent + "/"
    return parent.rstrip("/") + "/" + child.lstrip("/") if parent.rstrip("/") else "/" + child.lstrip("/")


def parent(path: str) -> str:
    """What stands before the last part; empty when nothing does."""
    trimmed = path.replace("\\", "/").rstrip("/")
    place = trimmed.rfind("/")
    if place < 0:
        return ""
    return trimmed[:place] or ("/" if trimmed != "" else "")


def leaf(path: str) -> str:
    """The last part."""
    trimmed = path.replace("\\", "/").rstrip("/")
    return trimmed[trimmed.rfind("/") + 1 :]


def join_all(children: list[str]) -> str:
    """Child paths joined one after another."""
    result = ""
    for place, child in enumerate(children):
        result = child.replace("\\", "/") if not place else join(result, child)
    return result
