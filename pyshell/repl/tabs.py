"""The Tab key: complete as far as there is no doubt, then list what is possible."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.repl.editor import LineEditor


def complete_at_cursor(editor: LineEditor, list_only: bool = False) -> None:
    """Complete before the cursor; the second time in a row that nothing could be added, the matches are listed."""
    buffer = editor.buffer
    text, cursor = buffer.text, buffer.cursor_position
    again = editor.tabs and editor.tab_state == (text, cursor)
    found = editor.complete(text, cursor)
    if found is None or not found.matches:
        editor.tabs = 0
        return
    start, length = found.replacement_index, found.replacement_length
    former = text[start : start + length]
    if len(found.matches) == 1:
        match = found.matches[0]
        chosen = match.completion_text
        if match.result_type == "ProviderContainer" and chosen[-1:] not in "'\"/":
            chosen += "/"
        put(editor, start, length, chosen)
        editor.tabs = 0
        return
    prefix = "" if list_only else common_prefix([match.completion_text for match in found.matches])
    if prefix and prefix != former and (len(prefix) > len(former) or not former.lower().startswith(prefix.lower())):
        put(editor, start, length, prefix)
        editor.tabs = 1
    elif again or list_only:
        editor.tabs = 2
        editor.tab_state = (text, cursor)
        editor.finish("listed", [match.list_item_text for match in found.matches])
        return
    else:
        editor.tabs = 1
    editor.tab_state = (buffer.text, buffer.cursor_position)


def put(editor: LineEditor, start: int, length: int, text: str) -> None:
    """Replace a part of the input, the cursor behind it."""
    from prompt_toolkit.document import Document

    old = editor.buffer.text
    editor.settled = old[:start] + text + old[start + length :]
    editor.buffer.document = Document(editor.settled, start + len(text))


def common_prefix(texts: list[str]) -> str:
    """What all texts begin with, whatever its case."""
    first = texts[0]
    length = len(first)
    for text in texts[1:]:
        length = min(length, len(text))
        while length and first[:length].lower() != text[:length].lower():
            length -= 1
    return first[:length]


def columns(items: list[str], width: int) -> str:
    """Items in columns, read downwards."""
    widest = max(map(len, items)) + 2
    count = max(1, width // widest)
    rows = -(-len(items) // count)
    lines = []
    for row in range(rows):
        line = "".join(item.ljust(widest) for item in items[row::rows])
        lines.append(line.rstrip() if len(line) > width else line)
    return "\n".join(lines)
