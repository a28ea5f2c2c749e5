"""`$PSStyle`: escape sequences by name, and the styles that output is shown in."""

from __future__ import annotations

from pyshell.values.dotnet import static_property
from pyshell.values.enums import make_enum

from .style import Styles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ProgressView = make_enum("System.Management.Automation.ProgressView", {"Minimal": 0, "Classic": 1})
OutputRendering = make_enum("System.Management.Automation.OutputRendering", {"Host": 0, "PlainText": 1, "Ansi": 2})
_COLORS = ("Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White")


class ForegroundColor:
    """Sequences that set the colour of text."""

    __slots__ = ("ets", "__weakref__")
    net_name = "System.Management.Automation.PSStyle+ForegroundColor"

    def FromRgb(self, first: int, green: int | None = None, blue: int | None = None) -> str:
        return _rgb(38, first, green, blue)


class BackgroundColor:
    """Sequences that set the colour behind text."""

    __slots__ = ("ets", "__weakref__")
    net_name = "System.Management.Automation.PSStyle+BackgroundColor"

    def FromRgb(self, first: int, green: int | None = None, blue: int | None = None) -> str:
        return _rgb(48, first, green, blue)


def _rgb(kind: int, first: int, green: int | None, blue: int | None) -> str:
    if green is None or blue is None:
        first, green, blue = first >> 16 & 255, first >> 8 & 255, first & 255
    return f"\x1b[{kind};2;{int(first)};{int(green)};{int(blue)}m"


def _constant(text: str) -> property:
    return property(lambda self: text)


for _class, _start in ((ForegroundColor, 30), (BackgroundColor, 40)):
    for _place, _name in enumerate(_COLORS):
        setattr(_class, _name, _constant(f"\x1b[{_start + _place}m"))
        setattr(_class, "Bright" + _name, _constant(f"\x1b[{_start + 60 + _place}m"))


class FormattingData:
    """`$PSStyle.Formatting`."""

    __slots__ = ("styles", "feedback_name", "feedback_text", "feedback_action", "ets", "__weakref__")
    net_name = "System.Management.Automation.PSStyle+FormattingData"

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.feedback_name = "\x1b[33m"
        self.feedback_text = "\x1b[96m"
        self.feedback_action = "\x1b[97m"


def _style(attribute: str) -> property:
    def read(self: FormattingData) -> Any:
        return getattr(self.styles, attribute)

    def write(self: FormattingData, value: Any) -> None:
        setattr(self.styles, attribute, "" if value is None else str(value))

    return property(read, write)


def _own(attribute: str) -> property:
    def read(self: Any) -> Any:
        return getattr(self, attribute)

    def write(self: Any, value: Any) -> None:
        setattr(self, attribute, value)

    return property(read, write)


for _name, _attribute in (
    ("FormatAccent", "format_accent"),
    ("ErrorAccent", "error_accent"),
    ("Error", "error"),
    ("Warning", "warning"),
    ("Verbose", "verbose"),
    ("Debug", "debug"),
    ("TableHeader", "table_header"),
    ("CustomTableHeaderLabel", "custom_table_header_label"),
):
    setattr(FormattingData, _name, _style(_attribute))
for _name, _attribute in (
    ("FeedbackName", "feedback_name"),
    ("FeedbackText", "feedback_text"),
    ("FeedbackAction", "feedback_action"),
):
    setattr(FormattingData, _name, _own(_attribute))


class ProgressConfiguration:
    """`$PSStyle.Progress`."""

    __slots__ = ("style", "max_width", "view", "use_osc", "ets", "__weakref__")
    net_name = "System.Management.Automation.PSStyle+ProgressConfiguration"

    def __init__(self) -> None:
        self.style = "\x1b[33;1m"
        self.max_width = 120
        self.view: Any = ProgressView(0)
        self.use_osc = False

    Style = _own("style")
    MaxWidth = _own("max_width")
    View = _own("view")
    UseOSCIndicator = _own("use_osc")


class FileInfoFormatting:
    """`$PSStyle.FileInfo`."""

    __slots__ = ("directory", "symbolic_link", "executable", "extension", "ets", "__weakref__")
    net_name = "System.Management.Automation.PSStyle+FileInfoFormatting"

    def __init__(self) -> None:
        from pyshell.values.collections import generic_dictionary
        from pyshell.values.pstype import STRING

        self.directory = "\x1b[44;1m"
        self.symbolic_link = "\x1b[36;1m"
        self.executable = "\x1b[32;1m"
        archives = (".zip", ".tgz", ".gz", ".tar", ".nupkg", ".cab", ".7z")
        extensions = dict.fromkeys(archives, "\x1b[31;1m")
        extensions.update(dict.fromkeys((".ps1", ".psd1", ".psm1", ".ps1xml"), "\x1b[33;1m"))
        self.extension: Any = generic_dictionary(STRING, STRING, extensions, True)

    Directory = _own("directory")
    SymbolicLink = _own("symbolic_link")
    Executable = _own("executable")
    Extension = _own("extension")


class PSStyle:
    """`$PSStyle`."""

    __slots__ = (
        "_rendering",
        "formatting",
        "progress",
        "file_info",
        "foreground",
        "background",
        "_changed",
        "ets",
        "__weakref__",
    )
    net_name = "System.Management.Automation.PSStyle"

    def __init__(self, styles: Styles, changed: Any = None) -> None:
        self._rendering: Any = OutputRendering(0)
        self.formatting = FormattingData(styles)
        self.progress = ProgressConfiguration()
        self.file_info = FileInfoFormatting()
        self.foreground = ForegroundColor()
        self.background = BackgroundColor()
        self._changed = changed

    @property
    def OutputRendering(self) -> Any:
        return self._rendering

    @OutputRendering.setter
    def OutputRendering(self, value: Any) -> None:
        self._rendering = value
        if self._changed is not None:
            self._changed(str(value))

    Formatting = property(lambda self: self.formatting)
    Progress = property(lambda self: self.progress)
    FileInfo = property(lambda self: self.file_info)
    Foreground = property(lambda self: self.foreground)
    Background = property(lambda self: self.background)

    def FormatHyperlink(self, text: str, link: Any) -> str:
        return f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\"

    Instance = static_property(lambda: _instance())


def _instance() -> Any:
    from pyshell.runtime.current import get

    context = get()
    return context.formatter.ps_style if context is not None else None


for _name, _number in (
    ("Reset", "0"),
    ("BlinkOff", "25"),
    ("Blink", "5"),
    ("BoldOff", "22"),
    ("Bold", "1"),
    ("DimOff", "22"),
    ("Dim", "2"),
    ("Hidden", "8"),
    ("HiddenOff", "28"),
    ("Reverse", "7"),
    ("ReverseOff", "27"),
    ("ItalicOff", "23"),
    ("Italic", "3"),
    ("UnderlineOff", "24"),
    ("Underline", "4"),
    ("StrikethroughOff", "29"),
    ("Strikethrough", "9"),
):
    setattr(PSStyle, _name, _constant(f"\x1b[{_number}m"))
