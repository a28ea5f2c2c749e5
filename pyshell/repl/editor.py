"""One line (or several) typed at the prompt, on prompt-toolkit: layout, drawing, and what came of it."""

from __future__ import annotations

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.layout.containers import ConditionalContainer, HSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.layout import Layout
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.output import ColorDepth, create_output

from pyshell.repl import prediction
from pyshell.repl.highlighting import Highlighted
from pyshell.repl.keys import bindings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.repl.colors import LineColors
    from pyshell.repl.history import LineHistory
    from pyshell.repl.search import HistorySearch
    from pyshell.runtime.line_options import LineOptions

CANCELLED = "cancelled"
ACCEPTED = "accepted"
ENDED = "ended"
LISTED = "listed"


class Typed:
    """How typing ended: accepted, cancelled, ended, or interrupted to list completions (`shown`)."""

    def __init__(self, outcome: str, text: str, cursor: int = 0, shown: list[str] | None = None) -> None:
        self.outcome = outcome
        self.text = text
        self.cursor = cursor
        self.shown = shown or []


class LineEditor:
    """Reads what is typed at a prompt."""

    def __init__(
        self,
        history: LineHistory,
        options: LineOptions,
        colors: LineColors,
        complete: Callable[[str, int], Any],
        output: Any = None,
        input: Any = None,
    ) -> None:
        self.history = history
        self.options = options
        self.colors = colors
        self.complete = complete
        self.search: HistorySearch | None = None
        self.cancelled = False
        self.done = False
        self.tabs = 0
        self.typed_before = ""
        self.yanked: str | None = None
        self.mark = 0
        self.settled: str | None = None
        self.tab_state = ("", 0)
        self.selected = -1
        self.arguments_back = 0
        self._prompt: StyleAndTextTuples = []
        self._highlighted: Highlighted | None = None
        self.buffer = Buffer(multiline=True, on_text_changed=self._changed)
        self._output = _asking_nothing(output or create_output())
        self.app = self._application(input)

    def read(self, prompt: str, text: str = "", cursor: int | None = None) -> Typed:
        """Let the user type after a prompt (its last line); `text` stands there already."""
        self._prompt = to_formatted_text(ANSI(prompt))
        self.search = None
        self.cancelled = self.done = False
        self.selected = -1
        self.arguments_back = 0
        self.yanked = None
        self.mark = 0
        self.settled = None
        self.history.leave()
        if not text:
            self.tabs = 0
        self.buffer.reset(Document(text, len(text) if cursor is None else cursor))
        self.app.editing_mode = EditingMode.VI if self.options.edit_mode == "Vi" else EditingMode.EMACS
        # An Escape waits for the key that it belongs to, as long as it takes; in Vi it means something by itself.
        self.app.timeoutlen = 0.5 if self.options.edit_mode == "Vi" else None  # type: ignore[assignment]
        result: Typed = self.app.run(handle_sigint=False)
        return result

    # -- parts -----------------------------------------------------------------------------------------

    def _application(self, input: Any) -> Application[Typed]:
        window = Window(
            BufferControl(
                self.buffer,
                input_processors=[_Emphasis(self), _AfterText(self)],
                lexer=_TokenLexer(self),
                focus_on_click=False,
            ),
            wrap_lines=True,
            get_line_prefix=self._prefix,
            dont_extend_height=True,
        )
        status = ConditionalContainer(
            Window(
                FormattedTextControl(lambda: prediction.below(self)),
                dont_extend_height=True,
                wrap_lines=False,
            ),
            filter=Condition(lambda: not self.done and bool(prediction.below(self))),
        )
        return Application(
            layout=Layout(HSplit([window, status]), focused_element=window),
            key_bindings=bindings(self),
            output=self._output,
            input=input,
            color_depth=None if self.colors.enabled else ColorDepth.DEPTH_1_BIT,
            erase_when_done=False,
            enable_page_navigation_bindings=False,
        )

    def finish(self, outcome: str, shown: list[str] | None = None) -> None:
        """End typing: the line is drawn a last time, without what only helps while typing."""
        self.done = True
        self.cancelled = outcome == CANCELLED
        buffer = self.buffer
        typed = Typed(outcome, buffer.text, buffer.cursor_position, shown)
        buffer.cursor_position = len(buffer.text)
        self.app.exit(result=typed)

    def _changed(self, buffer: Buffer) -> None:
        self.selected = -1

    def replace(self, text: str) -> None:
        """Put another text in place of the whole input, the cursor at its end; history adds nothing to it."""
        self.settled = text
        self.buffer.document = Document(text, len(text))

    @property
    def highlighted(self) -> Highlighted:
        """The input as the parser sees it."""
        text = self.buffer.text
        found = self._highlighted
        if found is None or found.text != text:
            found = self._highlighted = Highlighted(text, self.colors)
        return found

    @property
    def suggestion(self) -> str:
        """What history would add at the end of the input."""
        options = self.options
        if (
            self.done
            or self.buffer.text == self.settled
            or self.search is not None
            or options.prediction_source == "None"
            or options.view_style != "InlineView"
        ):
            return ""
        buffer = self.buffer
        if buffer.cursor_position != len(buffer.text):
            return ""
        line = self.history.prediction(buffer.text)
        return line[len(buffer.text) :] if line is not None else ""

    def _prefix(self, line: int, wrapped: int) -> StyleAndTextTuples:
        if wrapped:
            return []
        if line:
            return [(self.colors["ContinuationPrompt"], self.options.continuation_prompt)]
        errors = self.buffer.text and self.highlighted.errors
        if errors and self.colors.enabled:
            return _marked(self._prompt, self.colors["Error"])
        return self._prompt


def _asking_nothing(output: Any) -> Any:
    """An output that never asks the terminal where the cursor is: this prompt needs no answer, and not all give one."""
    output.enable_cpr = False
    return output


def _marked(prompt: StyleAndTextTuples, style: str) -> StyleAndTextTuples:
    """A prompt whose final mark (`> `) shows that the parser complains."""
    characters = [(each[0], character) for each in prompt for character in each[1]]
    at = len(characters)
    while at and characters[at - 1][1].isspace():
        at -= 1
    if at:
        characters[at - 1 :] = [(style, character) for _, character in characters[at - 1 :]]
    return list(characters)


class _TokenLexer(Lexer):
    """prompt-toolkit's view of the highlighting."""

    def __init__(self, editor: LineEditor) -> None:
        self.editor = editor

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines = self.editor.highlighted.fragments()
        return lambda number: list(lines[number]) if number < len(lines) else []


class _AfterText(Processor):
    """Behind the input: what history would add, or the sign that the input was given up."""

    def __init__(self, editor: LineEditor) -> None:
        self.editor = editor

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        given = transformation_input
        if given.lineno != given.document.line_count - 1:
            return Transformation(given.fragments)
        colors = self.editor.colors
        if self.editor.cancelled:
            return Transformation([*given.fragments, (colors["Error"], "^C")])
        suggestion = self.editor.suggestion
        if suggestion:
            return Transformation([*given.fragments, (colors["InlinePrediction"], suggestion)])
        return Transformation(given.fragments)


class _Emphasis(Processor):
    """The part of a found line that was searched for."""

    def __init__(self, editor: LineEditor) -> None:
        self.editor = editor

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        given = transformation_input
        search = self.editor.search
        span = search.span() if search is not None else None
        if span is None:
            return Transformation(given.fragments)
        style = self.editor.colors["Emphasis"]
        at = given.document.translate_row_col_to_index(given.lineno, 0)
        marked: StyleAndTextTuples = []
        for each in given.fragments:
            for character in each[1]:
                marked.append((style if span[0] <= at < span[1] else each[0], character))
                at += 1
        return Transformation(marked)
