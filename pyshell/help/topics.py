"""The texts of cmdlets' help and of the about_ topics, read from the files beside this module.

A file `cmdlets/*.txt` holds topics of this form; an indented line continues the text before it:

    === Get-Thing
    A paragraph of the description; the synopsis is the first paragraph of the cmdlet's docstring.

    Another paragraph.
    -Name: a parameter's text
    -Name= its default value as shown
    + The title of an example
    > its code
    | its remark
    ! lab          how the tests run it: on the lab, or why they do not (`! not run: reason`)
    inputs: Type -- text
    outputs: Type -- text
    note: text
    links: Other-Thing, about_Things
    wildcards: Name            parameters that take wildcards, where the declaration does not say so
    sets: ByName, ById         the order of the syntax lines; otherwise the declaration's
"""

from __future__ import annotations

import re
from pathlib import Path

from pyshell.binding.cmdlet import Example

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.binding.metadata import ParameterMetadata

FOLDER = Path(__file__).parent
_PARAMETER = re.compile(r"-(\w+)([:=]) (.*)")
_ONLINE = "https://learn.microsoft.com/powershell/module/{module}/{name}"


class TopicExample(Example):
    """An example and how the tests treat it: `needs` is empty, `lab`, or `not run: reason`."""

    __slots__ = ("needs",)

    def __init__(self, title: str) -> None:
        super().__init__(title, "")
        self.needs = ""


class Topic:
    """What is written on one cmdlet."""

    __slots__ = (
        "name",
        "synopsis",
        "description",
        "parameters",
        "defaults",
        "examples",
        "inputs",
        "outputs",
        "notes",
        "links",
        "online",
        "wildcards",
        "sets",
    )

    def __init__(self, name: str) -> None:
        self.name = name
        self.synopsis = ""
        self.description: list[str] = []
        self.parameters: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self.examples: list[TopicExample] = []
        self.inputs: list[tuple[str, str]] = []
        self.outputs: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.links: list[str] = []
        self.online = ""
        self.wildcards: list[str] = []
        self.sets: list[str] = []


_topics: dict[str, Topic] | None = None
_parameters: dict[str, str] | None = None


def topics() -> dict[str, Topic]:
    """Every cmdlet topic by lower-case name, read once."""
    global _topics
    if _topics is None:
        _topics = {}
        for path in sorted((FOLDER / "cmdlets").glob("*.txt")):
            if not path.name.startswith("_"):
                for topic in read(path.read_text(encoding="utf-8")):
                    _topics[topic.name.lower()] = topic
    return _topics


def topic_of(name: str, module: str, docstring: str) -> Topic:
    """The topic of a cmdlet: its text, what its class says, and the address of its page on the web."""
    found = topics().get(name.lower())
    if found is None:
        found = topics()[name.lower()] = Topic(name)
    if not found.synopsis:
        said = [" ".join(part.split()) for part in docstring.strip().split("\n\n")]
        found.synopsis = said[0]
        found.description = found.description or said[1:] or said[:1]
    if not found.online and module.startswith("Microsoft."):
        found.online = _ONLINE.format(module=module.lower(), name=name.lower())
    return found


def read(text: str) -> list[Topic]:
    """The topics of a file; raises ValueError for a line that belongs to nothing."""
    found: list[Topic] = []
    for block in text.split("\n=== ")[1:]:
        name, _, body = block.partition("\n")
        found.append(_topic(name.strip(), body))
    return found


def _topic(name: str, body: str) -> Topic:
    topic = Topic(name)
    paragraphs: list[str] = []
    fresh = True
    target: str | None = None
    for line in body.split("\n"):
        mark, rest = line[:2], line[2:]
        if not line.strip():
            fresh = True
        elif mark == "  " and target is not None:
            topic.parameters[target] += ("\n\n" if fresh else " ") + line.strip()
            fresh = False
        elif (match := _PARAMETER.match(line)) is not None:
            key, sign, text = match[1].lower(), match[2], match[3]
            (topic.parameters if sign == ":" else topic.defaults)[key] = text
            target, fresh = (key if sign == ":" else None), False
        elif mark == "+ ":
            topic.examples.append(TopicExample(rest))
        elif mark in ("> ", ">"):
            _join(topic.examples[-1], "code", rest, "\n")
        elif mark == "| ":
            _join(topic.examples[-1], "remark", rest, " ")
        elif mark == "! ":
            topic.examples[-1].needs = rest
        elif line.startswith(("inputs: ", "outputs: ")):
            label, _, value = line.partition(": ")
            kind, _, description = value.partition(" -- ")
            (topic.inputs if label == "inputs" else topic.outputs).append((kind, description))
        elif line.startswith("note: "):
            topic.notes.append(line[6:])
        elif line.startswith(("links: ", "wildcards: ", "sets: ")):
            label, _, value = line.partition(": ")
            getattr(topic, label).extend(each.strip() for each in value.split(","))
        elif target is None and not topic.examples:
            if fresh or not paragraphs:
                paragraphs.append(line)
            else:
                paragraphs[-1] += " " + line
            fresh = False
        else:
            raise ValueError(f"{name}: {line!r} belongs to nothing")
    topic.description = paragraphs
    return topic


def _join(example: TopicExample, field: str, text: str, between: str) -> None:
    former = getattr(example, field)
    setattr(example, field, former + between + text if former else text)


def parameter_text(declared: ParameterMetadata) -> str:
    """What a parameter of this name means on every command that has nothing of its own to say."""
    global _parameters
    if _parameters is None:
        lines = (FOLDER / "cmdlets" / "_parameters.txt").read_text(encoding="utf-8").splitlines()
        _parameters = dict((head.lower(), text) for head, _, text in (line.partition(": ") for line in lines) if text)
    return _parameters.get(declared.lower, "")


def about_topics() -> dict[str, Path]:
    """The subjects by lower-case name."""
    return {path.name.removesuffix(".help.txt").lower(): path for path in sorted((FOLDER / "about").glob("*.help.txt"))}


def about_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def about_synopsis(text: str) -> str:
    """The line under SHORT DESCRIPTION."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() == "SHORT DESCRIPTION":
            return lines[number + 1].strip()
    return ""
