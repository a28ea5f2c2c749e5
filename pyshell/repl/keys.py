"""Key bindings: those of PSReadLine's Emacs mode that differ from prompt-toolkit's."""

from __future__ import annotations

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, emacs_insert_mode, emacs_mode, vi_insert_mode, vi_navigation_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from pyshell.repl import prediction
from pyshell.repl.search import HistorySearch
from pyshell.repl.tabs import complete_at_cursor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.repl.editor import LineEditor


def bindings(editor: LineEditor) -> KeyBindings:
    """The bindings of an editor, before prompt-toolkit's own."""
    keys = KeyBindings()
    _lines(editor, keys)
    _recall(editor, keys)
    _search(editor, keys)
    _words(editor, keys)
    return keys


def _lines(editor: LineEditor, keys: KeyBindings) -> None:
    searching = Condition(lambda: editor.search is not None)

    @keys.add("enter")
    @keys.add("c-j")
    def accept_line(event: KeyPressEvent) -> None:
        """Run the input, or go on to another line while the parser waits for more."""
        buffer = editor.buffer
        if editor.search is not None:
            editor.search = None
        elif editor.highlighted.incomplete:
            buffer.cursor_position = len(buffer.text)
            buffer.insert_text("\n")
            return
        editor.finish("accepted")

    @keys.add("escape", "enter", filter=emacs_mode)
    def add_line(event: KeyPressEvent) -> None:
        """Another line, complete or not."""
        editor.buffer.insert_text("\n")

    @keys.add("c-c")
    def cancel(event: KeyPressEvent) -> None:
        """Give the input up."""
        editor.search = None
        editor.finish("cancelled")

    @keys.add("<sigint>")
    def interrupt(event: KeyPressEvent) -> None:
        """A signal instead of the key means the same."""
        editor.finish("cancelled")

    @keys.add("c-d", filter=emacs_insert_mode | vi_insert_mode)
    def delete_or_end(event: KeyPressEvent) -> None:
        """Delete a character; with nothing typed, leave the shell."""
        if editor.buffer.text:
            editor.buffer.delete(event.arg)
        else:
            editor.finish("ended")

    @keys.add("tab", filter=~searching)
    def complete(event: KeyPressEvent) -> None:
        complete_at_cursor(editor)

    @keys.add("escape", "=", filter=emacs_mode)
    def possible_completions(event: KeyPressEvent) -> None:
        editor.tabs = 1
        complete_at_cursor(editor, list_only=True)

    @keys.add("c-_")
    def nothing(event: KeyPressEvent) -> None:
        """Terminals send this key as one that PSReadLine has no function for."""

    @keys.add("escape", Keys.Any, filter=emacs_mode & ~searching)
    def unknown_chord(event: KeyPressEvent) -> None:
        """Escape and a key that mean nothing together do nothing."""

    @keys.add("c-@", filter=emacs_mode)
    @keys.add("escape", " ", filter=emacs_mode)
    def set_mark(event: KeyPressEvent) -> None:
        editor.mark = editor.buffer.cursor_position

    @keys.add("c-x", "c-x", filter=emacs_mode)
    def exchange_point_and_mark(event: KeyPressEvent) -> None:
        buffer = editor.buffer
        editor.mark, buffer.cursor_position = buffer.cursor_position, min(editor.mark, len(buffer.text))

    @keys.add("f2")
    def switch_view(event: KeyPressEvent) -> None:
        """The other way of showing predictions."""
        options = editor.options
        options.view_style = "InlineView" if options.view_style == "ListView" else "ListView"


def _recall(editor: LineEditor, keys: KeyBindings) -> None:
    history = editor.history

    def show(line: str | None) -> None:
        if line is not None:
            editor.replace(line)

    @keys.add("up")
    @keys.add("c-p")
    @keys.add("k", filter=vi_navigation_mode)
    def previous_history(event: KeyPressEvent) -> None:
        if editor.selected >= 0 and prediction.choose(editor, -1):
            return
        show(history.older(editor.buffer.text))

    @keys.add("down")
    @keys.add("c-n")
    @keys.add("j", filter=vi_navigation_mode)
    def next_history(event: KeyPressEvent) -> None:
        if prediction.choose(editor, 1):
            return
        show(history.newer())

    @keys.add("escape", "<", filter=emacs_mode)
    def beginning_of_history(event: KeyPressEvent) -> None:
        show(history.oldest(editor.buffer.text))

    @keys.add("escape", ">", filter=emacs_mode)
    def end_of_history(event: KeyPressEvent) -> None:
        show(history.newest())

    @keys.add("escape", "r", filter=emacs_mode)
    def revert_line(event: KeyPressEvent) -> None:
        editor.replace("")


def _search(editor: LineEditor, keys: KeyBindings) -> None:
    searching = Condition(lambda: editor.search is not None)

    def find(backward: bool) -> None:
        if editor.search is None:
            editor.search = HistorySearch(editor.history, editor.buffer.text, backward)
        else:
            editor.search.again(backward)
            show()

    def show() -> None:
        search = editor.search
        if search is not None:
            editor.replace(search.found)

    @keys.add("c-r", filter=emacs_mode)
    def reverse_search_history(event: KeyPressEvent) -> None:
        find(True)

    @keys.add("c-s", filter=emacs_mode)
    def forward_search_history(event: KeyPressEvent) -> None:
        find(False)

    @keys.add("c-g", filter=searching)
    def abort(event: KeyPressEvent) -> None:
        search, editor.search = editor.search, None
        if search is not None:
            editor.replace(search.typed)

    @keys.add("backspace", filter=searching)
    def erase(event: KeyPressEvent) -> None:
        if editor.search is not None:
            editor.search.erase()
            show()

    @keys.add("escape", filter=searching, eager=True)
    def leave(event: KeyPressEvent) -> None:
        editor.search = None

    @keys.add(Keys.Any, filter=searching)
    def narrow(event: KeyPressEvent) -> None:
        """More to search for; a key that is no text ends the search and does what it always does."""
        pressed = event.key_sequence[0]
        if editor.search is not None and len(pressed.key) == 1 and pressed.data.isprintable():
            editor.search.type(pressed.data)
            show()
            return
        editor.search = None
        _again(event.app, pressed)


def _again(app: Application[object], pressed: KeyPress) -> None:
    app.key_processor.feed(pressed, first=True)


def _words(editor: LineEditor, keys: KeyBindings) -> None:
    suggested = Condition(lambda: bool(editor.suggestion))

    @keys.add("right", filter=suggested)
    @keys.add("c-f", filter=suggested)
    @keys.add("end", filter=suggested)
    def accept_suggestion(event: KeyPressEvent) -> None:
        line = editor.history.prediction(editor.buffer.text)
        if line is not None:
            editor.replace(line)

    @keys.add("escape", "f", filter=suggested & emacs_mode)
    def accept_next_word(event: KeyPressEvent) -> None:
        text, rest = editor.buffer.text, editor.suggestion
        line = editor.history.prediction(text) or text
        end = 0
        while end < len(rest) and not rest[end].isalnum():
            end += 1
        while end < len(rest) and rest[end].isalnum():
            end += 1
        editor.replace(line[: len(text) + end])

    @keys.add("c-u", filter=emacs_mode)
    def backward_kill_input(event: KeyPressEvent) -> None:
        buffer = editor.buffer
        killed = buffer.delete_before_cursor(buffer.cursor_position)
        event.app.clipboard.set_text(killed)

    @keys.add("escape", ".", filter=emacs_mode)
    @keys.add("escape", "_", filter=emacs_mode)
    def yank_last_arg(event: KeyPressEvent) -> None:
        _yank_argument(editor)


def _yank_argument(editor: LineEditor) -> None:
    """Insert the last argument of the line before; pressed again, that of the line before it."""
    from pyshell.language import parse

    lines = editor.history.lines
    buffer = editor.buffer
    inserted = editor.yanked
    if inserted is not None and buffer.text[: buffer.cursor_position].endswith(inserted):
        buffer.delete_before_cursor(len(inserted))
        editor.arguments_back += 1
    else:
        editor.arguments_back = 1
    if editor.arguments_back > len(lines):
        editor.arguments_back = len(lines)
        if not lines:
            return
    tokens = [
        t for t in parse(lines[-editor.arguments_back]).tokens if t.kind not in ("EndOfInput", "NewLine", "Comment")
    ]
    if tokens:
        editor.yanked = tokens[-1].text
        buffer.insert_text(editor.yanked)
