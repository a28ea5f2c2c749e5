"""The regular expressions of the lexer.

`MODES` gives, for each mode of the lexer, the alternatives tried at a token's start, most frequent first: the name of a
terminal, or of a handler (`Lexer.scan_…`, lower case), and the pattern. They are compiled once, by
`pyshell.language.build`, and travel with the tables; this module is loaded at run time only where the running Python
cannot use the compiled form.
"""

from __future__ import annotations

# Blanks as PowerShell counts them: tab, form feed, vertical tab, next line and every Unicode separator.
BLANK_CHARS = " \\t\\f\\v\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
BLANK = f"[{BLANK_CHARS}]"
NEWLINE = r"(?:\r\n|\n|\r)"
# Characters at which any word of command mode ends.
BREAK_CHARS = BLANK_CHARS + "\\0\\r\\n&(),;{|}"
BREAK = f"(?:[{BREAK_CHARS}]|\\Z)"
SINGLE = "'\u2018\u2019\u201a\u201b"
DOUBLE = '"\u201c\u201d\u201e'
DASH = "\\-\u2013\u2014\u2015"
LETTER = r"[^\W\d]"

BLOCK_COMMENT = r"<\#(?>(?s:.*?)\#>)"
COMMENT = rf"(?:#[^\r\n]*+|{BLOCK_COMMENT})"
# Repetitions within repetitions are possessive: without backtracking no text takes more than linear time.
SKIPPED = f"(?:{BLANK}++|`(?:{NEWLINE}|{BLANK}++)|{COMMENT})"
SKIPPED_LINES = f"(?:{SKIPPED}|{NEWLINE})*+"

VARIABLE_NAME = r"(?:[$^?]|[\w:](?:[\w?]|:(?!:))*)"
BRACED_NAME = r"\{(?:[^`}]|`(?s:.))*\}"
# What may follow a variable in command mode for it to be a variable and not the start of a longer word.
AFTER_VARIABLE = f"(?=[{BREAK_CHARS}.\\[=]|::|\\Z)"

NUMBER_BODY = (
    r"(?:0[xX](?P<hex>[0-9a-fA-F]*)|0[bB](?P<bin>[01]+)"
    f"|(?P<real>[0-9]*\\.(?!\\.)[0-9]*(?:[eE][+{DASH}]?[0-9]+)?|[0-9]+[eE][+{DASH}]?[0-9]+)|(?P<int>[0-9]+))"
    r"(?P<suffix>[uU][lLsSyY]?|[sSlLdDyYnN])?(?P<multiplier>[kKmMgGtTpP][bB])?"
)

PATTERNS = {
    "skipped": f"{BLANK}+|`(?:{NEWLINE}|{BLANK}+)|(?P<comment>{COMMENT})",
    "number": f"(?P<sign>[+{DASH}])?{NUMBER_BODY}",
    "variable": rf"\$(?:{VARIABLE_NAME}|\{{)",
    "break": BREAK,
    "parameter": f"[{DASH}](?:{LETTER}|[_?])[^{BLANK_CHARS}{{}}();,|&.\\[\\r\\n\\0:{SINGLE}{DOUBLE}]*",
    "dash_letters": f"[{DASH}][A-Za-z]*",
    "after_variable": AFTER_VARIABLE,
    "number_end": f"{BREAK}|[!#%*+./<=>\\]{DASH}]",
    "ternary_number_end": f"{BREAK}|[!#%*+./<=>\\]?:{DASH}]",
    "word_chunk": f"[^{BREAK_CHARS}`${SINGLE}{DOUBLE}]+",
    "string_chunk": f"[^`${DOUBLE}]+",
    "here_chunk": r"[^`$\r\n]+",
    "nested_chunk": f"[^()`{DOUBLE}]+",
    "here_header": f"@[{SINGLE}{DOUBLE}]{BLANK}*(?={NEWLINE})",
    "here_footer": f"{NEWLINE}[{SINGLE}]@",
    "expandable_footer": f"{NEWLINE}[{DOUBLE}]@",
    "false_footer": f"{NEWLINE}{BLANK}+([{SINGLE}]@)",
    "expandable_false_footer": f"{NEWLINE}{BLANK}+([{DOUBLE}]@)",
    "newline": NEWLINE,
    "else_ahead": f"{SKIPPED_LINES}(?i:else|elseif)(?={BREAK})",
    "catch_ahead": f"{SKIPPED_LINES}(?i:catch|finally)(?={BREAK})",
    "pipe_ahead": f"(?:(?:{BLANK}++|{BLOCK_COMMENT})*+(?:#[^\\r\\n]*+|(?<=\\#>)){NEWLINE})*+"
    f"(?:{BLANK}++|{BLOCK_COMMENT})*+\\|",
    "param_ahead": f"{SKIPPED_LINES}\\(",
    "loop_ahead": f"{SKIPPED_LINES}(?i:foreach|for|while|do|switch)(?={BREAK})",
    "verbatim": f"{BLANK}*((?:[^\\r\\n|&{DOUBLE}]|&(?!&)"
    f"|[{DOUBLE}][^\\r\\n{DOUBLE}]*(?:[{DOUBLE}]|(?=[\\r\\n]|\\Z)))*)",
    "assembly": f"{BLANK}*([^{BLANK_CHARS}\\r\\n,\\]=]+{BLANK}*(?:,{BLANK}*[^{BLANK_CHARS}\\r\\n,\\]=]+{BLANK}*"
    f"(?:={BLANK}*[^{BLANK_CHARS}\\r\\n,\\]=]+{BLANK}*)?)*)",
    "generic_arguments": f"\\[{BLANK}*{LETTER}",
    "signature": r"#\s*SIG\s*#\s*Begin\s+signature\s+block",
    "requires": r"#\s*requires(?=\s)",
}

Alternatives = list[tuple[str, str]]

_NEWLINES: Alternatives = [("_NEWLINE", NEWLINE)]
_CLOSERS: Alternatives = [("_RPAREN", r"\)"), ("_RCURLY", r"\}")]
_SEMICOLON: Alternatives = [("_SEMI", ";")]
# What is skipped: blanks that the prefix of a mode does not take, continued lines, comments.
_SKIPPED: Alternatives = [("scan_skipped", rf"(?:{BLANK}|`(?:{BLANK}|[\r\n]|\Z)|#|<\#)")]
_SEPARATORS = [*_NEWLINES, *_CLOSERS, *_SKIPPED]

# What operands begin with.
_PLAIN_STRINGS: Alternatives = [
    ("scan_single_quoted", f"'[^{SINGLE}]*'(?![{SINGLE}])"),
    ("scan_double_quoted", f'"[^`${DOUBLE}]*"(?![{DOUBLE}])'),
]
_OTHER_STRINGS: Alternatives = [
    ("scan_here_string", f"@[{SINGLE}{DOUBLE}]"),
    ("scan_expandable", f"[{DOUBLE}]"),
    ("scan_literal", f"[{SINGLE}]"),
]
_VARIABLES: Alternatives = [("scan_variable", rf"\${VARIABLE_NAME}")]
_OPENERS: Alternatives = [("_LPAREN", r"\("), ("_LCURLY", r"\{")]
_SIGN_OPENERS: Alternatives = [("_ATCURLY", r"@\{"), ("_ATPAREN", r"@\("), ("_DOLLARPAREN", r"\$\(")]
_SPLAT: Alternatives = [("scan_splat", rf"@{VARIABLE_NAME}")]
_TYPES: Alternatives = [("scan_type", r"\[[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\]"), ("_LBRACKET", r"\[")]
_INTEGER: Alternatives = [("scan_integer", r"[0-9]{1,9}(?=[ \r\n),;\]}]|\Z)")]
_OPERANDS: Alternatives = [
    *_VARIABLES,
    *_PLAIN_STRINGS,
    *_OPENERS,
    *_INTEGER,
    *_TYPES,
    *_SIGN_OPENERS,
    *_SPLAT,
    *_OTHER_STRINGS,
    ("scan_braced_variable", r"\$\{"),
    ("scan_number", rf"[+{DASH}]?\.?[0-9]"),
]
_WORD_AFTER_DASH = rf"[{DASH}](?:{LETTER}|[_?])"
_UNARY_OPERATORS: Alternatives = [
    ("scan_sign", rf"[{DASH}]{{2}}|[{DASH}](?!=)|\+\+|\+(?!=)"),
    ("_COMMA", ","),
    ("scan_not", rf"!(?!{LETTER})"),
]
_REDIRECTIONS: Alternatives = [
    ("scan_merging", r"[1-6*]>&[12]"),
    ("_INPUT_REDIRECTION", r"<(?!\#)"),
]
_PIPES: Alternatives = [("_PIPE", r"\|(?!\|)"), ("scan_chain", r"&&|\|\|"), ("_AMPERSAND", "&")]

MODES: dict[str, Alternatives] = {
    "statement": [
        *_VARIABLES,
        ("scan_word", rf"[A-Za-z][^{BREAK_CHARS}`${SINGLE}{DOUBLE}]*(?={BREAK})"),
        *_SEPARATORS,
        *_OPERANDS[1:],
        ("scan_dash_command", _WORD_AFTER_DASH),
        *_UNARY_OPERATORS,
        *_SEMICOLON,
        *_PIPES,
        ("_DOT_SOURCE", rf"\.(?=[{BREAK_CHARS}${SINGLE}{DOUBLE}]|\Z)"),
        ("scan_label", rf":{LETTER}\w*(?={BREAK})"),
        ("scan_command", r"(?s:.)"),
    ],
    "operand": [
        *_OPERANDS,
        *_SEPARATORS,
        ("scan_dash_word", _WORD_AFTER_DASH),
        *_UNARY_OPERATORS,
        ("scan_keyword", rf"{LETTER}\w*"),
        ("_RBRACKET", r"\]"),
        *_SEMICOLON,
        ("scan_at", "@"),
    ],
    "operator": [
        *_NEWLINES,
        *_CLOSERS,
        ("scan_operator_word", rf"{_WORD_AFTER_DASH}[A-Za-z]*"),
        ("scan_assign", rf"=|\+=|[{DASH}]=|\*=|/=|%=|\?\?="),
        *_PIPES[:1],
        ("_COMMA", ","),
        ("_RBRACKET", r"\]"),
        ("scan_postfix", rf"\+\+|[{DASH}]{{2}}"),
        ("scan_operator", rf"\+|[{DASH}]|\*(?!>)|/|%|\.\.|\?\?"),
        *_SKIPPED,
        *_SEMICOLON,
        *_OPENERS,
        ("_QUESTION", r"\?"),
        ("_COLON", ":(?!:)"),
        *_PIPES[1:],
        *_REDIRECTIONS,
        ("scan_redirection", r"\*?>>?"),
        ("scan_keyword", rf"{LETTER}\w*"),
    ],
    "argument": [
        ("scan_argument_word", rf"[A-Za-z\\/~][^{BREAK_CHARS}`${SINGLE}{DOUBLE}]*(?={BREAK})"),
        ("scan_variable", rf"\${VARIABLE_NAME}{AFTER_VARIABLE}"),
        *_PLAIN_STRINGS,
        *_OPENERS,
        ("scan_parameter", _WORD_AFTER_DASH),
        *_PIPES[:1],
        ("_COMMA", ","),
        *_SEMICOLON,
        *_SEPARATORS,
        ("scan_integer", r"[0-9]{1,9}(?=[ \r\n),;}]|\Z)"),
        *_SIGN_OPENERS,
        *_SPLAT,
        *_OTHER_STRINGS,
        ("scan_braced_argument", r"\$\{"),
        *_REDIRECTIONS,
        ("scan_redirection", r"(?:[1-6*])?>>?"),
        ("scan_number_argument", r"\.?[0-9]"),
        *_PIPES[1:],
        ("scan_argument", r"(?s:.)"),
    ],
    "member": [("scan_member", rf"{LETTER}\w*"), *_SEPARATORS, *_OPERANDS],
    "key": [
        ("scan_member", rf"{LETTER}\w*"),
        *_SEPARATORS,
        *_OPERANDS,
        ("scan_dash_word", _WORD_AFTER_DASH),
        *_UNARY_OPERATORS,
        *_SEMICOLON,
    ],
    "name": [
        ("scan_name", rf"{LETTER}\w*"),
        *_SEPARATORS,
        ("scan_parameter", _WORD_AFTER_DASH),
        *_OPERANDS,
        *_SEMICOLON,
    ],
    "function": [
        *_SEPARATORS,
        *_OPENERS,
        ("scan_function_name", rf"[^{BREAK_CHARS}{SINGLE}{DOUBLE}$@](?:[^{BREAK_CHARS}`${SINGLE}{DOUBLE}])*"),
    ],
    "type": [
        ("scan_type_name", rf"{LETTER}[\w.`+#\\]*"),
        ("_RBRACKET", r"\]"),
        ("_LBRACKET", r"\["),
        ("_COMMA", ","),
        *_SEPARATORS,
        *_OPENERS,
        *_SEMICOLON,
    ],
}

PREFIX = "[ \\t]*"


def mode_pattern(alternatives: Alternatives) -> str:
    """One pattern for a mode: the number of the group that matched tells the alternative."""
    return PREFIX + "(?:" + "|".join(f"({pattern})" for _, pattern in alternatives) + ")"
