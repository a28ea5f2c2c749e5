"""Help of commands: from comments, from the topics of cmdlets, or from the declaration alone."""

from __future__ import annotations

import re

from pyshell.binding.metadata import NOT_POSITIONAL
from pyshell.help import model, syntaxes
from pyshell.help.comments import CommentHelp, help_of, parameter_comments
from pyshell.help.model import EXTENDED, MAML, paragraphs, part, typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata, ParameterMetadata
    from pyshell.help.topics import Topic
    from pyshell.runtime.context import ExecutionContext
    from pyshell.values.psobject import PSObject

_PROMPT = re.compile(r"^.*?>")
_CODE_AND_REMARK = re.compile(r"^(.*?)\n\n(.*)$", re.DOTALL)
_TITLE_WIDTH = 62
_EMPTY_REMARKS = 4


def script_help(context: ExecutionContext, info: Any) -> PSObject:
    """The help of a function, filter or script file: its comments, or the automatic form."""
    code = (info.block(context) if info.kind == "ExternalScript" else info.block).code
    known = info.metadata(context)
    comments = help_of(code)
    if comments is None:
        return automatic_help(context, info, known)
    return _comment_help(info, known, comments, parameter_comments(code))


def forward_target(info: Any, context: ExecutionContext) -> str | None:
    """The command that a function's help sends to, None when it has its own."""
    code = (info.block(context) if info.kind == "ExternalScript" else info.block).code
    comments = help_of(code)
    return comments.sections.get("forwardhelptargetname") if comments is not None else None


def _comment_help(info: Any, known: CommandMetadata, comments: CommentHelp, notes_of: dict[str, str]) -> PSObject:
    name = info.path if info.kind == "ExternalScript" else info.name
    sections = comments.sections
    synopsis = sections.get("synopsis", "")
    lines = syntaxes.declared_lines(known, name, True, True)
    own = [p for p in known.parameters if not p.is_common]
    items = [_comment_parameter(known, p, comments.parameters.get(p.lower) or notes_of.get(p.lower, "")) for p in own]
    notes: dict[str, Any] = {
        "details": part(MAML, "details", {"name": name, "description": paragraphs(synopsis)}),
        "description": paragraphs(sections.get("description", "")),
        "Syntax": syntax_part(MAML, name, lines),
        "parameters": part(MAML, "parameters", {"parameter": items}),
        "CommonParameters": True,
        "WorkflowCommonParameters": False,
        "Name": name,
        "Category": info.kind,
        "Synopsis": synopsis or ("\n" + "\n\n".join(lines) + "\n"),
        "Component": sections.get("component"),
        "Role": sections.get("role"),
        "Functionality": sections.get("functionality"),
        "ModuleName": info.module_name,
        "PSSnapIn": "",
    }
    if comments.inputs:
        notes["inputTypes"] = model.types_section(MAML, "inputTypes", "inputType", [(t, "") for t in comments.inputs])
    if comments.outputs:
        notes["returnValues"] = model.types_section(
            MAML, "returnValues", "returnValue", [(t, "") for t in comments.outputs]
        )
    if "notes" in sections:
        notes["alertSet"] = part(MAML, "alertSet", {"alert": paragraphs(sections["notes"])})
    if comments.examples:
        made = [_comment_example(number, text) for number, text in enumerate(comments.examples, 1)]
        notes["examples"] = part(MAML, "examples", {"example": made})
    if comments.links:
        entries = [
            ("", text) if text.lower().startswith(("http://", "https://")) else (text, "") for text in comments.links
        ]
        notes["relatedLinks"] = model.links(MAML, entries)
    return typed(notes, MAML, "HelpInfo")


def syntax_part(family: str, name: str, lines: list[str]) -> PSObject:
    """The syntax of a help object; each item keeps its whole line for the views."""
    return part(
        family, "syntax", {"syntaxItem": [part(family, "syntaxItem", {"name": name, "text": line}) for line in lines]}
    )


def _comment_parameter(known: CommandMetadata, declared: ParameterMetadata, text: str) -> PSObject:
    used = syntaxes.first_part(known, declared)
    parts = list(declared.sets.values())
    kind = syntaxes.short_type(declared)
    notes: dict[str, Any] = {"name": declared.name}
    if text:
        notes["description"] = paragraphs(text)
    notes["parameterValue"] = kind
    notes["type"] = syntaxes.type_part(MAML, kind)
    notes["defaultValue"] = script_default(declared)
    notes["required"] = str(used.mandatory).lower()
    notes["variableLength"] = "false"
    notes["globbing"] = str(_globbing(declared)).lower()
    notes["pipelineInput"] = syntaxes.pipeline_text(parts, "true", "false")
    notes["position"] = "named" if used.position == NOT_POSITIONAL else str(used.position + 1)
    notes["aliases"] = ""
    return part(MAML, "parameter", notes)


def _globbing(declared: ParameterMetadata) -> bool:
    return declared.wildcards or any(type(a).__name__ == "SupportsWildcardsAttribute" for a in declared.attributes)


def script_default(declared: ParameterMetadata) -> str:
    """A script parameter's default as written, strings without quotes; what the type starts with where none is."""
    text = declared.default_text
    if text:
        if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" and text[0] not in text[1:-1]:
            return text[1:-1]
        return text
    if declared.is_switch:
        return "False"
    kind = declared.pstype
    if kind.full_name.startswith("System.Nullable") or not kind.is_value_type:
        return ""
    from pyshell.values.convert import convert, to_string
    from pyshell.values.exceptions import NetException

    try:
        return to_string(convert(0, kind))
    except NetException:
        return ""


def _comment_example(number: int, content: str) -> PSObject:
    prompt, code, remark = "PS > ", content, ""
    match = _PROMPT.match(content)
    if match is not None:
        prompt, code = match[0], content[match.end() :]
    split = _CODE_AND_REMARK.match(code)
    if split is not None:
        code, remark = split[1], split[2]
    dashes = "-" * 26
    remarks = [*[typed({"Text": remark}, "MamlParaTextItem", "MamlTextItem")]]
    remarks += [typed({"Text": ""}, "MamlParaTextItem", "MamlTextItem") for _ in range(_EMPTY_REMARKS)]
    notes = {
        "introduction": paragraphs(prompt),
        "code": code.strip(),
        "remarks": remarks,
        "title": f"{dashes} EXAMPLE {number} {dashes}",
    }
    return part(MAML, "example", notes)


def automatic_help(context: ExecutionContext, info: Any, known: CommandMetadata) -> PSObject:
    """What is known of a command without any help text."""
    name = info.path if info.kind == "ExternalScript" else info.name
    lines = [line if known.parameters else f"{name} " for line in syntaxes.declared_lines(known, name, False, False)]
    aliases = sorted(a.name for a in context.commands.aliases() if a.definition.lower() == info.name.lower())
    own = sorted((p for p in known.parameters if not p.is_common), key=lambda p: p.lower)
    notes: dict[str, Any] = {
        "aliases": "\n".join(aliases) if aliases else "None",
        "remarks": "None",
        "alertSet": None,
        "description": None,
        "details": part(
            EXTENDED,
            "details",
            {"name": name, "noun": info.name.partition("-")[2], "verb": info.name.partition("-")[0]},
        ),
        "examples": None,
        "inputTypes": part(
            EXTENDED,
            "inputTypes",
            {"inputType": part(EXTENDED, "inputType", {"type": syntaxes.type_part(EXTENDED, "None")})},
        ),
        "relatedLinks": None,
        "returnValues": part(
            EXTENDED,
            "returnValues",
            {"returnValue": part(EXTENDED, "returnValue", {"type": syntaxes.type_part(EXTENDED, "System.Object")})},
        ),
        "parameters": part(EXTENDED, "parameters", {"parameter": [_automatic_parameter(known, p) for p in own]}),
        "Syntax": syntax_part(EXTENDED, name, lines),
        "CommonParameters": known.is_advanced,
        "WorkflowCommonParameters": False,
        "Name": name,
        "Category": info.kind,
        "Synopsis": "\n" + "\n\n".join(lines) + "\n",
        "Component": None,
        "Role": None,
        "Functionality": None,
        "PSSnapIn": None,
        "ModuleName": info.module_name,
    }
    return typed(notes, EXTENDED, "CmdletHelpInfo", "HelpInfo")


def _automatic_parameter(known: CommandMetadata, declared: ParameterMetadata) -> PSObject:
    used = syntaxes.first_part(known, declared)
    kind = commandview_type(declared)
    notes = {
        "description": None,
        "defaultValue": None,
        "parameterValue": kind,
        "type": syntaxes.type_part(EXTENDED, kind),
        "name": declared.name,
        "required": str(used.mandatory).lower(),
        "globbing": str(_globbing(declared)).lower(),
        "pipelineInput": syntaxes.pipeline_text(list(declared.sets.values()), "true", "false"),
        "position": "Named" if used.position == NOT_POSITIONAL else str(used.position),
        "aliases": ", ".join(declared.aliases) if declared.aliases else "None",
        "isDynamic": str(declared.is_dynamic).lower(),
        "parameterSetName": "(All)" if declared.in_all_sets else ", ".join(declared.sets),
    }
    return part(EXTENDED, "parameter", notes)


def commandview_type(declared: ParameterMetadata) -> str:
    from pyshell.runtime import commandview

    return commandview.type_text(declared)


# -- cmdlets -----------------------------------------------------------------------------------------------------------


def cmdlet_help(context: ExecutionContext, info: Any, topic: Topic) -> PSObject:
    """A cmdlet's help: the texts of its topic, syntax and tables from its declaration."""
    from pyshell.help.topics import parameter_text

    known = info.metadata(context)
    items = []
    for declared in syntaxes.own_parameters(known):
        kind = syntaxes.full_type(declared)
        wildcards = syntaxes.takes_wildcards(known, declared) or declared.name in topic.wildcards
        text = topic.parameters.get(declared.lower) or declared.help or parameter_text(declared)
        names = syntaxes.choices(declared)
        if names:
            text += "\n\nThe values are:\n\n" + "\n".join(f"- {name}" for name in names)
        notes: dict[str, Any] = {
            "name": declared.name,
            "description": paragraphs(text),
            "parameterValue": kind,
            "type": syntaxes.type_part(MAML, kind),
            "defaultValue": topic.defaults.get(declared.lower) or syntaxes.cmdlet_default(declared),
            "required": str(all(p.mandatory for p in declared.sets.values())).lower(),
            "variableLength": str(kind.endswith("[]")).lower(),
            "globbing": str(wildcards).lower(),
            "pipelineInput": syntaxes.cmdlet_pipeline(declared),
            "position": syntaxes.position_text(declared),
        }
        items.append(part(MAML, "parameter", notes))
    examples = [_topic_example(number, e.title, e.code, e.remark) for number, e in enumerate(topic.examples, 1)]
    inputs = topic.inputs or _pipeline_types(known)
    outputs = topic.outputs or [(each if isinstance(each, str) else str(each), "") for each in known.output_types]
    notes = {
        "details": part(
            MAML,
            "details",
            {"name": info.name, "verb": info.Verb, "noun": info.Noun, "description": paragraphs(topic.synopsis)},
        ),
        "description": [each for text in topic.description for each in paragraphs(text)],
        "Syntax": syntax_part(MAML, info.name, syntaxes.cmdlet_lines(known, info.name, topic.sets)),
        "parameters": part(MAML, "parameters", {"parameter": items}),
        "inputTypes": model.types_section(MAML, "inputTypes", "inputType", inputs or [("None", "")]),
        "returnValues": model.types_section(MAML, "returnValues", "returnValue", outputs or [("None", "")]),
    }
    alerts = _alias_notes(context, info.name) + topic.notes
    if alerts:
        notes["alertSet"] = part(MAML, "alertSet", {"alert": [each for text in alerts for each in paragraphs(text)]})
    notes |= {
        "examples": part(MAML, "examples", {"example": examples}),
        "relatedLinks": model.links(MAML, _related(topic)),
        "CommonParameters": True,
        "WorkflowCommonParameters": False,
        "Name": info.name,
        "Category": "Cmdlet",
        "Synopsis": topic.synopsis,
        "Component": None,
        "Role": None,
        "Functionality": None,
        "PSSnapIn": None,
        "ModuleName": info.module_name,
    }
    return typed(notes, *model.command_types(MAML, info.module_name, info.name), "HelpInfo")


def _related(topic: Topic) -> list[tuple[str, str]]:
    online = [("Online Version:", topic.online)] if topic.online else []
    return online + [(name, "") for name in topic.links]


def _topic_example(number: int, title: str, code: str, remark: str) -> PSObject:
    shown = f"Example {number}: {title}" if title else f"Example {number}"
    dashes = "-" * max(3, (_TITLE_WIDTH - len(shown)) // 2)
    return part(MAML, "example", {"title": f"{dashes} {shown} {dashes}", "code": code, "remarks": paragraphs(remark)})


def _pipeline_types(known: CommandMetadata) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for declared in known.parameters:
        if any(p.pipeline for p in declared.sets.values()):
            name = syntaxes.full_type(declared).removesuffix("[]")
            if all(name != each for each, _ in found):
                found.append((name, f"Objects from the pipeline are taken by -{declared.name}."))
    return found


def _alias_notes(context: ExecutionContext, name: str) -> list[str]:
    names = sorted(a.name for a in context.commands.aliases() if a.definition.lower() == name.lower())
    return [f"Aliases of `{name}`: " + ", ".join(f"`{each}`" for each in names)] if names else []
