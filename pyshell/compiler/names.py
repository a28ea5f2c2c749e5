"""Names that the compiler treats apart."""

from __future__ import annotations

# Variables whose assignment is checked or has an effect elsewhere: the read-only and constant ones.
ASSIGNED_SPECIALLY = frozenset(
    (
        "true", "false", "null", "?", "host", "pid", "home", "pshome", "psversiontable", "executioncontext", "error",
        "shellid", "psedition", "iscoreclr", "islinux", "ismacos", "iswindows", "psculture", "psuiculture",
        "enabledexperimentalfeatures", "pwd", "erroractionpreference", "warningpreference", "verbosepreference",
        "debugpreference", "informationpreference", "progresspreference", "confirmpreference", "errorview",
    )
)  # fmt: skip

# Binary operators: TokenKind → the runtime function, and whether it needs the context and scope first.
BINARY: dict[str, str] = {
    "Plus": "add",
    "Minus": "subtract",
    "Multiply": "multiply",
    "Divide": "divide",
    "Rem": "remainder",
    "Format": "format_",
    "DotDot": "range_",
    "Join": "join",
    "Shl": "shl",
    "Shr": "shr",
    "Band": "band",
    "Bor": "bor",
    "Bxor": "bxor",
    "Ieq": "ieq",
    "Ine": "ine",
    "Igt": "igt",
    "Ige": "ige",
    "Ilt": "ilt",
    "Ile": "ile",
    "Ceq": "ceq",
    "Cne": "cne",
    "Cgt": "cgt",
    "Cge": "cge",
    "Clt": "clt",
    "Cle": "cle",
    "Ilike": "ilike",
    "Inotlike": "inotlike",
    "Clike": "clike",
    "Cnotlike": "cnotlike",
    "Icontains": "icontains",
    "Inotcontains": "inotcontains",
    "Ccontains": "ccontains",
    "Cnotcontains": "cnotcontains",
    "Iin": "iin",
    "Inotin": "inotin",
    "Cin": "cin",
    "Cnotin": "cnotin",
}
WITH_CONTEXT: dict[str, str] = {
    "Imatch": "imatch",
    "Inotmatch": "inotmatch",
    "Cmatch": "cmatch",
    "Cnotmatch": "cnotmatch",
    "Ireplace": "ireplace",
    "Creplace": "creplace",
    "Isplit": "isplit",
    "Csplit": "csplit",
    "Is": "is_type",
    "IsNot": "is_not_type",
    "As": "as_type",
}
ASSIGNMENT: dict[str, str] = {
    "PlusEquals": "Plus",
    "MinusEquals": "Minus",
    "MultiplyEquals": "Multiply",
    "DivideEquals": "Divide",
    "RemainderEquals": "Rem",
    "QuestionQuestionEquals": "QuestionQuestion",
}
