"""Tokens as .NET's Parser shows them, made from what the lexer recorded when somebody asks for them."""

from __future__ import annotations

from pyshell.language.keywords import words
from pyshell.language.nodes import (
    CommandParameterAst,
    ConstantExpressionAst,
    ExpandableStringExpressionAst,
    MergingRedirectionAst,
    StringConstantExpressionAst,
    UsingExpressionAst,
    VariableExpressionAst,
)
from pyshell.language.source import Extent, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.language.nodes import Ast
    from pyshell.language.strings import RawToken

# .NET's TokenFlags.
LOGICAL, BITWISE, COMPARISON, COALESCE, ADD, MULTIPLY, FORMAT, RANGE = 0x1, 0x2, 0x5, 0x7, 0x9, 0xA, 0xC, 0xD
KEYWORD = 0x10
SCRIPT_BLOCK_BLOCK_NAME = 0x20
BINARY_OPERATOR = 0x100
UNARY_OPERATOR = 0x200
CASE_SENSITIVE_OPERATOR = 0x400
TERNARY_OPERATOR = 0x800
SPECIAL_OPERATOR = 0x1000
ASSIGNMENT_OPERATOR = 0x2000
PARSE_MODE_INVARIANT = 0x8000
TOKEN_IN_ERROR = 0x10000
DISALLOWED_IN_RESTRICTED_MODE = 0x20000
PREFIX_OR_POSTFIX_OPERATOR = 0x40000
COMMAND_NAME = 0x80000
MEMBER_NAME = 0x100000
TYPE_NAME = 0x200000
ATTRIBUTE_NAME = 0x400000
CAN_CONSTANT_FOLD = 0x800000
STATEMENT_DOESNT_SUPPORT_ATTRIBUTES = 0x1000000

_COMPARED = BINARY_OPERATOR | COMPARISON
#: The flags that a kind always has.
_FLAGS: dict[str, int] = {}
for _names, _flags in (
    (
        "NewLine LineContinuation Comment EndOfInput StringLiteral StringExpandable HereStringLiteral "
        "HereStringExpandable LParen RParen LCurly RCurly RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr",
        PARSE_MODE_INVARIANT,
    ),
    ("Ampersand Pipe", SPECIAL_OPERATOR | PARSE_MODE_INVARIANT),
    ("Comma", UNARY_OPERATOR | PARSE_MODE_INVARIANT),
    (
        "MinusMinus PlusPlus PostfixPlusPlus PostfixMinusMinus",
        UNARY_OPERATOR | PREFIX_OR_POSTFIX_OPERATOR | DISALLOWED_IN_RESTRICTED_MODE,
    ),
    ("DotDot", BINARY_OPERATOR | RANGE | DISALLOWED_IN_RESTRICTED_MODE),
    ("ColonColon Dot Colon QuestionDot", SPECIAL_OPERATOR | DISALLOWED_IN_RESTRICTED_MODE),
    ("Exclaim Not Bnot", UNARY_OPERATOR | CAN_CONSTANT_FOLD),
    ("Multiply Divide Rem", BINARY_OPERATOR | MULTIPLY | CAN_CONSTANT_FOLD),
    ("Plus Minus", BINARY_OPERATOR | ADD | UNARY_OPERATOR | CAN_CONSTANT_FOLD),
    (
        "Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals QuestionQuestionEquals",
        ASSIGNMENT_OPERATOR,
    ),
    ("Redirection", DISALLOWED_IN_RESTRICTED_MODE),
    ("RedirectInStd", PARSE_MODE_INVARIANT | DISALLOWED_IN_RESTRICTED_MODE),
    ("Format", BINARY_OPERATOR | FORMAT | DISALLOWED_IN_RESTRICTED_MODE),
    ("And Or Xor", BINARY_OPERATOR | LOGICAL | CAN_CONSTANT_FOLD),
    ("Band Bor Bxor", BINARY_OPERATOR | BITWISE | CAN_CONSTANT_FOLD),
    ("Join Isplit", _COMPARED | UNARY_OPERATOR | DISALLOWED_IN_RESTRICTED_MODE),
    ("Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Icontains Inotcontains Iin Inotin Is IsNot", _COMPARED),
    ("Imatch Inotmatch Ireplace As", _COMPARED | DISALLOWED_IN_RESTRICTED_MODE),
    (
        "Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Ccontains Cnotcontains Cin Cnotin",
        _COMPARED | CASE_SENSITIVE_OPERATOR,
    ),
    ("Cmatch Cnotmatch Creplace", _COMPARED | CASE_SENSITIVE_OPERATOR | DISALLOWED_IN_RESTRICTED_MODE),
    ("Csplit", _COMPARED | UNARY_OPERATOR | CASE_SENSITIVE_OPERATOR | DISALLOWED_IN_RESTRICTED_MODE),
    ("Shl Shr", _COMPARED | CAN_CONSTANT_FOLD),
    ("QuestionMark", TERNARY_OPERATOR | DISALLOWED_IN_RESTRICTED_MODE),
    ("QuestionQuestion", BINARY_OPERATOR | COALESCE),
    ("Begin Dynamicparam End Process Clean", KEYWORD | SCRIPT_BLOCK_BLOCK_NAME),
    (
        "Break Continue Data Define Do Exit Filter For Foreach From Function If Return Switch Throw Trap Try Using "
        "Var While Workflow Parallel Sequence InlineScript",
        KEYWORD | STATEMENT_DOESNT_SUPPORT_ATTRIBUTES,
    ),
    (
        "Catch Class Else ElseIf Finally In Param Until Configuration Public Private Static Interface Enum Namespace "
        "Module Type Assembly Command Hidden Base Default",
        KEYWORD,
    ),
):
    for _name in words(_names):
        _FLAGS[_name] = _flags
#: Keyword to kind (`inlinescript` is one in workflows only).
KEYWORD_KINDS = {kind.lower(): kind for kind, flags in _FLAGS.items() if flags & KEYWORD and kind != "InlineScript"}

#: Terminals that are always of one kind.
_KINDS = {
    "_NEWLINE": "NewLine",
    "_SEMI": "Semi",
    "_LPAREN": "LParen",
    "_CALL_PAREN": "LParen",
    "_RPAREN": "RParen",
    "_LCURLY": "LCurly",
    "_CALL_CURLY": "LCurly",
    "_RCURLY": "RCurly",
    "_LBRACKET": "LBracket",
    "_GENERIC": "LBracket",
    "_RBRACKET": "RBracket",
    "_ATPAREN": "AtParen",
    "_ATCURLY": "AtCurly",
    "_DOLLARPAREN": "DollarParen",
    "_COMMA": "Comma",
    "_COLON": "Colon",
    "_PIPE": "Pipe",
    "_AMPERSAND": "Ampersand",
    "_DOT_SOURCE": "Dot",
    "_QUESTION": "QuestionMark",
    "_EQUALS": "Equals",
    "_INPUT_REDIRECTION": "RedirectInStd",
    "NUMBER": "Number",
    "PARAMETER": "Parameter",
    "PARAMETER_COLON": "Parameter",
    "SWITCH_FILE": "Parameter",
    "DASH_DASH": "MinusMinus",
    "STOP_PARSING": "Generic",
    "VERBATIM": "Generic",
    "REDIRECTION": "Redirection",
    "MERGING_REDIRECTION": "Redirection",
    "MEMBER_NAME": "Identifier",
    "KEY_NAME": "Identifier",
    "ARGUMENT_NAME": "Identifier",
    "NAME": "Identifier",
    "TYPE_NAME": "Identifier",
    "LABEL": "Label",
    "Comment": "Comment",
    "Requires": "Comment",
    "LineContinuation": "LineContinuation",
}
_OPERATORS = ("UNARY_OPERATOR", "BINARY_OPERATOR", "CHAIN_OPERATOR", "ASSIGN")
_STRING_KINDS = {
    "SingleQuoted": "StringLiteral",
    "SingleQuotedHereString": "HereStringLiteral",
    "DoubleQuoted": "StringExpandable",
    "DoubleQuotedHereString": "HereStringExpandable",
}
_NAMES = {
    "MEMBER_NAME": MEMBER_NAME,
    "KEY_NAME": MEMBER_NAME,
    "ARGUMENT_NAME": MEMBER_NAME,
    "TYPE_NAME": TYPE_NAME,
    "COMMAND": COMMAND_NAME,
}
_SIGNS = {
    "=": "Equals",
    "+": "Plus",
    "++": "PlusPlus",
    "+=": "PlusEquals",
    "-": "Minus",
    "-=": "MinusEquals",
    "*": "Multiply",
    "*=": "MultiplyEquals",
    "/": "Divide",
    "/=": "DivideEquals",
    "%": "Rem",
    "%=": "RemainderEquals",
    "!": "Exclaim",
    ".": "Dot",
    "..": "DotDot",
    "::": "ColonColon",
    "[": "LBracket",
    "]": "RBracket",
    "--": "MinusMinus",
    "@": "Unknown",
    ">": "Redirection",
    ">>": "Redirection",
    "<": "RedirectInStd",
}


class Token:
    """One token; `kind` is .NET's TokenKind, `flags` the sum of its TokenFlags, `node` the leaf of the tree it made."""

    __slots__ = ("source", "kind", "flags", "start", "end", "node", "nested_tokens")

    def __init__(
        self, source: Source, kind: str, start: int, end: int, flags: int = 0, node: Ast | None = None
    ) -> None:
        self.source = source
        self.kind = kind
        self.flags = _FLAGS.get(kind, 0) | flags
        self.start = start
        self.end = end
        self.node = node
        #: The tokens inside a string, None where there are none.
        self.nested_tokens: list[Token] | None = None

    @property
    def extent(self) -> Extent:
        return Extent(self.source, self.start, self.end)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def has_error(self) -> bool:
        return bool(self.flags & TOKEN_IN_ERROR)

    @property
    def net_type(self) -> str:
        """The .NET class of the token, without its namespace."""
        kind = self.kind
        if kind in ("StringExpandable", "HereStringExpandable"):
            return "StringExpandableToken"
        if kind in ("StringLiteral", "HereStringLiteral"):
            return "StringLiteralToken"
        if kind == "Generic":
            expands = isinstance(self.node, ExpandableStringExpressionAst)
            return "StringExpandableToken" if expands else "StringLiteralToken"
        if kind == "Redirection":
            return "MergingRedirectionToken" if isinstance(self.node, MergingRedirectionAst) else "FileRedirectionToken"
        return _NET_TYPES.get(kind, "Token")

    @property
    def value(self) -> Any:
        """What a string, number or word stands for."""
        node = self.node
        if isinstance(node, StringConstantExpressionAst | ExpandableStringExpressionAst | ConstantExpressionAst):
            return node.value
        return self.text

    @property
    def name(self) -> str | None:
        """The name of a variable (its path as written)."""
        node = self.node
        if isinstance(node, UsingExpressionAst):
            return "using:" + _variable_name(node.sub_expression)
        return _variable_name(node) if isinstance(node, VariableExpressionAst) else None

    @property
    def parameter_name(self) -> str | None:
        return self.node.parameter_name if isinstance(self.node, CommandParameterAst) else None

    @property
    def used_colon(self) -> bool:
        """Whether a parameter was written with a colon."""
        return self.kind == "Parameter" and self.text.endswith(":")

    @property
    def label_text(self) -> str | None:
        return self.text[1:] if self.kind == "Label" else None

    def __str__(self) -> str:
        return "<eof>" if self.kind == "EndOfInput" else self.text

    def __repr__(self) -> str:
        return f"Token({self.kind}, {self.start}, {self.end})"


_NET_TYPES = {
    "Number": "NumberToken",
    "Parameter": "ParameterToken",
    "Variable": "VariableToken",
    "SplattedVariable": "VariableToken",
    "Label": "LabelToken",
    "RedirectInStd": "InputRedirectionToken",
}


def _variable_name(node: Ast) -> str:
    return node.variable_path.user_path if isinstance(node, VariableExpressionAst) else ""


def finish_tokens(source: Source, raw_tokens: list[RawToken]) -> list[Token]:
    """The tokens of a whole script, an EndOfInput last."""
    tokens = _finish(source, raw_tokens)
    # PowerShell puts the end of the input one character behind the end of the text, two if the text has no statement.
    empty = all(token.kind in ("Comment", "NewLine", "LineContinuation") for token in tokens)
    end = len(source.text) + (2 if empty else 1)
    tokens.append(Token(source, "EndOfInput", end, end))
    return tokens


def _finish(source: Source, raw_tokens: list[RawToken]) -> list[Token]:
    tokens: list[Token] = []
    # Any: the raw tokens of a subexpression.
    nested: list[tuple[int, int, Any]] = []
    # What was read twice, in two modes, was recorded twice.
    for terminal, start, end, value in sorted(raw_tokens, key=lambda raw: (raw[1], -raw[2])):
        if terminal == "Nested":
            nested.append((start, end, value))
        elif (not tokens or start >= tokens[-1].end) and terminal != "$END":
            tokens.extend(_tokens(source, terminal, start, end, value))
    for start, end, inner in nested:
        holder = next((token for token in tokens if token.start <= start and end <= token.end), None)
        if holder is not None:
            holder.nested_tokens = [*(holder.nested_tokens or []), *_finish(source, inner)]
    for token in tokens:
        if isinstance(token.node, ExpandableStringExpressionAst):
            _add_variables(source, token, token.node)
    return tokens


def _add_variables(source: Source, token: Token, node: ExpandableStringExpressionAst) -> None:
    """Put the variables in a string among the tokens of its subexpressions."""
    found = list(token.nested_tokens or [])
    for part in node.nested_expressions:
        if isinstance(part, VariableExpressionAst | UsingExpressionAst):
            found.append(Token(source, "Variable", part.start, part.end, 0, part))
    token.nested_tokens = sorted(found, key=lambda inner: inner.start)


def _tokens(source: Source, terminal: str, start: int, end: int, value: Any) -> list[Token]:
    node = value if hasattr(value, "children") else None
    if terminal == "TYPE":
        return [
            Token(source, "LBracket", start, start + 1),
            Token(source, "Identifier", start + 1, end - 1, TYPE_NAME),
            Token(source, "RBracket", end - 1, end),
        ]
    if terminal == "ASSEMBLY":
        return _assembly(source, start, end)
    flags = _NAMES.get(terminal, 0)
    kind = _KINDS.get(terminal)
    if kind is None:
        kind = _kind(source, terminal, start, end, value)
    token = Token(source, kind, start, end, flags, node)
    if token.flags & KEYWORD and terminal in ("COMMAND", "FUNCTION_NAME", "METHOD_NAME"):
        token.flags &= ~KEYWORD
    return [token]


def _kind(source: Source, terminal: str, start: int, end: int, value: Any) -> str:
    text = source.text[start:end]
    if terminal in _OPERATORS:
        kind: str = value[0]
        return kind
    if terminal in ("ACCESS", "INDEX"):
        return str(value)
    if terminal == "POSTFIX":
        return "PlusPlus" if text[0] == "+" else "MinusMinus"
    if terminal == "VARIABLE":
        return "SplattedVariable" if text[0] == "@" else "Variable"
    if terminal == "STRING":
        return _STRING_KINDS[value.string_constant_type]
    kind = command_kind(text)
    if terminal in ("ARGUMENT", "COMMAND_NAME") and kind != "Identifier":
        # A word among a command's arguments is no operator and no keyword.
        return "Generic"
    return kind


def command_kind(text: str) -> str:
    """The kind of a word in command mode."""
    kind = KEYWORD_KINDS.get(text.lower())
    if kind is not None:
        return kind
    if text.isidentifier() and (text[0].isalpha() or text[0] == "_"):
        return "Identifier"
    kind = _SIGNS.get(text.replace("\u2013", "-").replace("\u2014", "-").replace("\u2015", "-"))
    if kind is not None:
        return kind
    if text[0] in "-\u2013\u2014\u2015" and len(text) > 1 and (text[1].isalpha() or text[1] in "_?"):
        return "Parameter"
    if text[0] == ":" and text[1:].isidentifier():
        return "Label"
    return "Generic"


def _assembly(source: Source, start: int, end: int) -> list[Token]:
    """The words, commas and equals signs of an assembly's name."""
    tokens: list[Token] = []
    text = source.text
    at = start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        begin = at
        if text[at] in ",=":
            at += 1
            tokens.append(Token(source, "Comma" if text[begin] == "," else "Equals", begin, at))
            continue
        while at < end and text[at] not in ",=" and not text[at].isspace():
            at += 1
        tokens.append(Token(source, "Identifier", begin, at, TYPE_NAME))
    return tokens
