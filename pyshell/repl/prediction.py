"""What stands under the line being typed: the search, or history's suggestions as a list."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from pyshell.repl.editor import LineEditor

ROWS = 10


def listed(editor: LineEditor) -> list[str]:
    """The lines of history that the list view shows."""
    options = editor.options
    if (
        options.view_style != "ListView"
        or options.prediction_source == "None"
        or editor.search is not None
        or editor.done
    ):
        return []
    typed = editor.buffer.text if editor.selected < 0 else editor.typed_before
    if not typed.strip() or "\n" in typed:
        return []
    return editor.history.matching(typed, ROWS)


def below(editor: LineEditor) -> StyleAndTextTuples:
    """The lines under the input."""
    if editor.search is not None:
        return [("", editor.search.status)]
    lines = listed(editor)
    if not lines:
        return []
    colors = editor.colors
    width = editor.app.output.get_size().columns
    count = len(lines)
    chosen = editor.selected
    place = f"<{chosen + 1 if chosen >= 0 else '-'}/{count}>"
    source = f"History({chosen + 1}/{count})" if chosen >= 0 else f"History({count})"
    fragments: StyleAndTextTuples = [
        (f"{colors['ListPrediction']} italic", place),
        ("", " " * max(1, width - len(place) - len(source) - 2)),
        (colors["ListPredictionTooltip"], "<"),
        (f"{colors['ListPrediction']} italic" if chosen >= 0 else colors["ListPredictionTooltip"], source),
        (colors["ListPredictionTooltip"], ">"),
    ]
    typed = editor.buffer.text if chosen < 0 else editor.typed_before
    for number, line in enumerate(lines):
        back = f" {colors['ListPredictionSelected']}" if number == chosen else ""
        room = width - len("> ") - len(" [History]")
        shown = line if len(line) <= room else line[: room - 1] + "…"
        at = shown.lower().find(typed.lower())
        fragments.append((colors["ListPrediction"] + back, "\n>"))
        fragments.append((back, " " + shown[:at]))
        fragments.append((colors["Emphasis"] + back, shown[at : at + len(typed)]))
        fragments.append((back, shown[at + len(typed) :] + " " * (room - len(shown)) + " ["))
        fragments.append((colors["ListPrediction"] + back, "History"))
        fragments.append((back, "]"))
    return fragments


def choose(editor: LineEditor, step: int) -> bool:
    """Move the list's selection; False when there is no list."""
    lines = listed(editor)
    if not lines:
        return False
    chosen = editor.selected
    if chosen < 0:
        editor.typed_before = editor.buffer.text
    chosen += step
    if chosen >= len(lines) or chosen < -1:
        chosen = -1 if chosen >= len(lines) else len(lines) - 1
    text = editor.typed_before if chosen < 0 else lines[chosen]
    editor.replace(text)
    editor.selected = chosen
    return True
