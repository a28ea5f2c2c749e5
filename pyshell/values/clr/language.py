"""System.Management.Automation.Language: the parser, its tree and its tokens as objects; PSParser;
LanguagePrimitives.
"""

from __future__ import annotations

from pyshell.language import tokens as token_flags
from pyshell.language.nodes import Ast
from pyshell.language.parser import ParseResult, parse
from pyshell.values import pstype as types
from pyshell.values.clr.declared import declare
from pyshell.values.collections import collection_of, typed_array
from pyshell.values.compare import compare, equals
from pyshell.values.convert import convert, to_bool, try_convert
from pyshell.values.dotnet import static_property
from pyshell.values.enumerate import enumerate_value
from pyshell.values.enums import make_enum
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import AUTOMATION_NULL, NullString
from pyshell.values.pstype import PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAMESPACE = "System.Management.Automation.Language."


class AstMembers:
    implements = "System.Management.Automation.Language.Ast"

    def FindAll(self: Any, predicate: Any, nested: bool) -> Any:
        found = self.find_all(lambda node: to_bool(predicate(node)), nested)
        return typed_array(types.type_of_class(Ast), found)

    def Find(self: Any, predicate: Any, nested: bool) -> Any:
        return self.find(lambda node: to_bool(predicate(node)), nested)

    def ToString(self: Any) -> str:
        return str(self)

    def Copy(self: Any) -> Any:
        return parse(self.text).ast

    def GetScriptBlock(self: Any) -> Any:
        from pyshell.values import ambient

        return ambient.current().compile(self.text)

    _FUNC = "System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks"
    signatures = {
        "FindAll": [f"System.Collections.Generic.IEnumerable[{NAMESPACE}Ast] FindAll({_FUNC})"],
        "Find": [f"{NAMESPACE}Ast Find({_FUNC})"],
        "Copy": [f"{NAMESPACE}Ast Copy()"],
        "GetScriptBlock": ["scriptblock GetScriptBlock()"],
    }


class ParameterAstMembers:
    implements = "System.Management.Automation.Language.ParameterAst"

    @property
    def StaticType(self: Any) -> PSType:
        for each in self.attributes:
            if type(each).__name__ == "TypeConstraintAst":
                found = types.find_type(each.type_name.full_name)
                if found is not None:
                    return found
        return types.OBJECT


class ExpressionAstMembers:
    implements = (
        "System.Management.Automation.Language.ConstantExpressionAst",
        "System.Management.Automation.Language.StringConstantExpressionAst",
    )

    @property
    def StaticType(self: Any) -> PSType:
        return types.type_of(self.value)

    def SafeGetValue(self: Any) -> Any:
        return self.value

    signatures = {"SafeGetValue": ["System.Object SafeGetValue()"]}


class Parser:
    net_name = "System.Management.Automation.Language.Parser"

    @staticmethod
    def ParseInput(text: str, *args: Any) -> Any:
        return _handed_out(parse(text, args[0] if len(args) == 3 else None), args[-2], args[-1])

    @staticmethod
    def ParseFile(path: str, tokens: Any, errors: Any) -> Any:
        from pyshell.values.clr.io import FileMembers

        return _handed_out(parse(FileMembers.ReadAllText(path), path), tokens, errors)


def _handed_out(result: ParseResult, tokens: Any, errors: Any) -> Any:
    from pyshell.language.errors import ParseError
    from pyshell.language.tokens import Token

    tokens.value = typed_array(types.type_of_class(Token), result.tokens)
    errors.value = typed_array(types.type_of_class(ParseError), result.errors)
    return result.ast


PSTokenType = make_enum(
    "System.Management.Automation.PSTokenType",
    {
        "Unknown": 0, "Command": 1, "CommandParameter": 2, "CommandArgument": 3, "Number": 4, "String": 5,
        "Variable": 6,
        "Member": 7, "LoopLabel": 8, "Attribute": 9, "Type": 10, "Operator": 11, "GroupStart": 12, "GroupEnd": 13,
        "Keyword": 14, "Comment": 15, "StatementSeparator": 16, "NewLine": 17, "LineContinuation": 18, "Position": 19,
    },
)  # fmt: skip
_KINDS = {
    "Unknown": "Unknown", "EndOfInput": "Unknown", "Variable": "Variable", "SplattedVariable": "Variable",
    "Parameter": "CommandParameter", "Number": "Number", "Label": "LoopLabel", "Identifier": "CommandArgument",
    "Generic": "CommandArgument", "NewLine": "NewLine", "LineContinuation": "LineContinuation", "Comment": "Comment",
    "StringLiteral": "String", "StringExpandable": "String", "HereStringLiteral": "String",
    "HereStringExpandable": "String",
    "LParen": "GroupStart", "LCurly": "GroupStart", "AtParen": "GroupStart", "AtCurly": "GroupStart",
    "DollarParen": "GroupStart", "RParen": "GroupEnd", "RCurly": "GroupEnd", "Semi": "StatementSeparator",
}  # fmt: skip
_BY_FLAG = (
    (token_flags.COMMAND_NAME, "Command"),
    (token_flags.MEMBER_NAME, "Member"),
    (token_flags.ATTRIBUTE_NAME, "Attribute"),
    (token_flags.TYPE_NAME, "Type"),
)


def _token_type(token: Any) -> str:
    for flag, name in _BY_FLAG:
        if token.flags & flag:
            return name
    found = _KINDS.get(token.kind)
    if found is not None:
        return found
    return "Keyword" if token.flags & token_flags.KEYWORD else "Operator"


class PSToken:
    """A token as the older PSParser gives it."""

    __slots__ = ("content", "kind", "extent")
    net_name = "System.Management.Automation.PSToken"

    def __init__(self, content: str, kind: str, extent: Any) -> None:
        self.content = content
        self.kind = kind
        self.extent = extent

    Content = property(lambda self: self.content)
    Type = property(lambda self: PSTokenType(PSTokenType.pstype.enum_names[self.kind]))
    Start = property(lambda self: self.extent.start_offset)
    Length = property(lambda self: self.extent.end_offset - self.extent.start_offset)
    StartLine = property(lambda self: self.extent.start_line_number)
    StartColumn = property(lambda self: self.extent.start_column_number)
    EndLine = property(lambda self: self.extent.end_line_number)
    EndColumn = property(lambda self: self.extent.end_column_number)
    net_properties = ("Content", "Type", "Start", "Length", "StartLine", "StartColumn", "EndLine", "EndColumn")


class PSParseError:
    net_name = "System.Management.Automation.PSParseError"
    __slots__ = ("token", "text")

    def __init__(self, token: PSToken, text: str) -> None:
        self.token = token
        self.text = text

    Token = property(lambda self: self.token)
    Message = property(lambda self: self.text)
    net_properties = ("Token", "Message")


class PSParser:
    net_name = "System.Management.Automation.PSParser"

    @staticmethod
    def Tokenize(script: Any, errors: Any) -> Any:
        from pyshell.values.text import to_string

        text = script if isinstance(script, str) else "\n".join(to_string(each) for each in script)
        result = parse(text)
        failures = [
            PSParseError(PSToken(each.extent.text, "Position", each.extent), each.message) for each in result.errors
        ]
        errors.value = collection_of(PSParseError.net_name, failures)
        return collection_of(PSToken.net_name, _old_tokens(result.tokens))


def _old_tokens(tokens: list[Any]) -> list[PSToken]:
    from pyshell.language.source import Extent

    found: list[PSToken] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1 : index + 3]
        if token.kind == "EndOfInput":
            break
        is_type = len(following) == 2 and following[0].flags & token_flags.TYPE_NAME and following[1].kind == "RBracket"
        if token.kind == "LBracket" and is_type:
            extent = Extent(token.source, token.start, following[1].end)
            found.append(PSToken(extent.text, "Type", extent))
            index += 3
            continue
        kind = _token_type(token)
        if kind == "Variable":
            content = token.name or token.text
        elif kind == "String" or (kind in ("Command", "CommandArgument") and token.text[:1] in ("'", '"')):
            content = str(token.value)
        else:
            content = token.text
        found.append(PSToken(content, kind, token.extent))
        index += 1
    return found


class NullStringMembers:
    implements = "System.Management.Automation.Language.NullString"
    Value = static_property(lambda: _NULL_STRING)


_NULL_STRING: NullString = NullString()


class AutomationNullMembers:
    implements = "System.Management.Automation.Internal.AutomationNull"
    Value = static_property(lambda: AUTOMATION_NULL)


declare("System.Management.Automation.Internal.AutomationNull")


class LanguagePrimitives:
    net_name = "System.Management.Automation.LanguagePrimitives"

    @staticmethod
    def ConvertTo(value: Any, target: PSType | None = None, *args: Any, generics: tuple[PSType, ...] = ()) -> Any:
        wanted = target if target is not None else generics[0]
        return convert(value, wanted)

    ConvertTo.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def TryConvertTo(value: Any, *args: Any, generics: tuple[PSType, ...] = ()) -> bool:
        wanted = generics[0] if generics else next(arg for arg in args if isinstance(arg, PSType))
        good, converted = try_convert(value, wanted)
        args[-1].value = converted if good else None
        return good

    TryConvertTo.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def IsTrue(value: Any) -> bool:
        return to_bool(value)

    @staticmethod
    def static_Equals(first: Any, second: Any, ignore_case: bool = False, provider: Any = None) -> bool:
        return equals(first, second, ignore_case)

    @staticmethod
    def Compare(first: Any, second: Any, ignore_case: bool = False, provider: Any = None) -> int:
        return compare(first, second, ignore_case) or 0

    @staticmethod
    def TryCompare(first: Any, second: Any, *args: Any) -> bool:
        try:
            args[-1].value = compare(first, second, bool(args[0]) if len(args) > 1 else False) or 0
        except NetException:
            return False
        return True

    @staticmethod
    def ConvertTypeNameToPSTypeName(name: str) -> str:
        found = types.find_type(name)
        return f"[{found.ps_name}]" if found is not None else f"[{name}]"

    @staticmethod
    def GetEnumerable(value: Any) -> Any:
        items = enumerate_value(value)
        return None if items is None else list(items)

    @staticmethod
    def GetEnumerator(value: Any) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        items = enumerate_value(value)
        return None if items is None else Enumerator(list(items))

    @staticmethod
    def IsObjectEnumerable(value: Any) -> bool:
        return enumerate_value(value) is not None
