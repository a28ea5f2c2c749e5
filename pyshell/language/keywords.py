"""Keywords and operators: how they are written, and the terminals and token kinds they stand for."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """A set of words, written in one string."""
    return frozenset(text.split())


#: Word to terminal and, where a terminal covers several words, the value that tells which.
KEYWORDS: dict[str, tuple[str, str | None]] = {
    "if": ("_IF", None),
    "elseif": ("_ELSEIF", None),
    "else": ("_ELSE", None),
    "switch": ("_SWITCH", None),
    "default": ("DEFAULT", None),
    "foreach": ("_FOREACH", None),
    "in": ("_IN", None),
    "for": ("_FOR", None),
    "while": ("_WHILE", None),
    "do": ("_DO", None),
    "until": ("_UNTIL", None),
    "return": ("_RETURN", None),
    "exit": ("_EXIT", None),
    "throw": ("_THROW", None),
    "break": ("_BREAK", None),
    "continue": ("_CONTINUE", None),
    "trap": ("_TRAP", None),
    "try": ("_TRY", None),
    "catch": ("_CATCH", None),
    "finally": ("_FINALLY", None),
    "data": ("_DATA", None),
    "param": ("PARAM", None),
    "function": ("FUNCTION", "Function"),
    "filter": ("FUNCTION", "Filter"),
    "workflow": ("FUNCTION", "Workflow"),
    "begin": ("BLOCK_NAME", "Begin"),
    "process": ("BLOCK_NAME", "Process"),
    "end": ("BLOCK_NAME", "End"),
    "clean": ("BLOCK_NAME", "Clean"),
    "dynamicparam": ("BLOCK_NAME", "Dynamicparam"),
    "class": ("_CLASS", None),
    "enum": ("_ENUM", None),
    "base": ("BASE", None),
    "static": ("MODIFIER", "Static"),
    "hidden": ("MODIFIER", "Hidden"),
    "using": ("_USING", None),
    "namespace": ("USING_KIND", "Namespace"),
    "module": ("USING_KIND", "Module"),
    "assembly": ("USING_KIND", "Assembly"),
    "type": ("USING_KIND", "Type"),
    "command": ("USING_KIND", "Command"),
    "parallel": ("BLOCK_STATEMENT", "Parallel"),
    "sequence": ("BLOCK_STATEMENT", "Sequence"),
    "from": ("RESERVED", "from"),
    "define": ("RESERVED", "define"),
    "var": ("RESERVED", "var"),
    "configuration": ("_CONFIGURATION", None),
}

#: Operators written -word, by word; a leading i means the same as none.
BINARY_OPERATORS: dict[str, str] = {
    "and": "And",
    "or": "Or",
    "xor": "Xor",
    "band": "Band",
    "bor": "Bor",
    "bxor": "Bxor",
    "join": "Join",
    "f": "Format",
    "is": "Is",
    "isnot": "IsNot",
    "as": "As",
    "shl": "Shl",
    "shr": "Shr",
}
for _word in words("eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin split"):
    BINARY_OPERATORS[_word] = BINARY_OPERATORS["i" + _word] = "I" + _word
    BINARY_OPERATORS["c" + _word] = "C" + _word

UNARY_OPERATORS: dict[str, str] = {
    "not": "Not",
    "bnot": "Bnot",
    "join": "Join",
    "split": "Isplit",
    "isplit": "Isplit",
    "csplit": "Csplit",
}

#: Operators written with signs, by sign (every dash is a minus).
SYMBOLS: dict[str, str] = {
    "+": "Plus",
    "-": "Minus",
    "*": "Multiply",
    "/": "Divide",
    "%": "Rem",
    "..": "DotDot",
    "??": "QuestionQuestion",
    "++": "PlusPlus",
    "--": "MinusMinus",
    "=": "Equals",
    "+=": "PlusEquals",
    "-=": "MinusEquals",
    "*=": "MultiplyEquals",
    "/=": "DivideEquals",
    "%=": "RemainderEquals",
    "??=": "QuestionQuestionEquals",
    "&&": "AndAnd",
    "||": "OrOr",
    "!": "Exclaim",
}

#: How tightly binary operators bind.
PRECEDENCE: dict[str, int] = {
    "And": 1,
    "Or": 1,
    "Xor": 1,
    "Band": 2,
    "Bor": 2,
    "Bxor": 2,
    "QuestionQuestion": 7,
    "Plus": 9,
    "Minus": 9,
    "Multiply": 10,
    "Divide": 10,
    "Rem": 10,
    "Format": 12,
    "DotDot": 13,
}
for _kind in BINARY_OPERATORS.values():
    PRECEDENCE.setdefault(_kind, 5)
