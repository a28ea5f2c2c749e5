"""Items of drives, as paths that can stand on a command line."""

from __future__ import annotations

from pyshell.completion.results import CompletionResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pyshell.runtime.context import ExecutionContext

# Characters that end a word or mean something in one.
_QUOTED = set(" \t;,|&(){}$`'\"<>@#[]")


def complete(
    context: ExecutionContext,
    typed: str,
    containers_only: bool = False,
    wanted: Callable[[str], bool] | None = None,
) -> list[CompletionResult]:
    """The items whose paths begin as typed; `wanted` narrows what is no container by its name."""
    from pyshell.values.exceptions import NetException
    from pyshell.values.wildcard import matcher

    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    text = typed.strip("'\"").replace("\\", "/")
    folder, slash, name = text.rpartition("/")
    drive = ""
    if not slash and ":" in text:
        drive, _, name = text.partition(":")
    session = context.session
    try:
        if drive:
            known = session.find_drive(drive)
            if known is None:
                return []
            location = session.place(drive + ":/")
        elif slash:
            location = session.place(folder + "/" if folder else "/")
        else:
            location = session.here()
        names = location.provider.child_names(location.path)
    except NetException:
        return []
    matches = matcher(name + "*")
    results: list[CompletionResult] = []
    is_file_system = location.provider.name == "FileSystem"
    for each in sorted(names, key=str.lower):
        if not matches(each):
            continue
        if is_file_system and each.startswith(".") and not name.startswith("."):
            continue
        child = location.child(each)
        container = bool(location.provider.is_container(child.path)) if is_file_system else False
        if not container and (containers_only or (wanted is not None and not wanted(each))):
            continue
        if drive:
            shown = f"{_spelled(session, drive)}:/{each}"
        elif slash:
            shown = f"{folder}/{each}"
        else:
            shown = f"./{each}"
        tip = child.path if is_file_system else shown
        results.append(
            CompletionResult(quoted(shown, quote), each, "ProviderContainer" if container else "ProviderItem", tip)
        )
    return results


def _spelled(session: object, drive: str) -> str:
    known = session.find_drive(drive)  # type: ignore[attr-defined]
    return str(known.name) if known is not None else drive


def quoted(path: str, quote: str = "") -> str:
    """A path as a word: quoted where it must be, or as it was begun."""
    if not quote and not any(c in _QUOTED for c in path):
        return path
    mark = quote or "'"
    body = path.replace("'", "''") if mark == "'" else path.replace("`", "``").replace("$", "`$").replace('"', '`"')
    return f"{mark}{body}{mark}"
