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

COMMENT = r"(?:#[^\r\n]*|<\#(?s:.*?)\#>)"
SKIPPED = f"(?:{BLANK}+|`(?:{NEWLINE}|{BLANK}+)|{COMMENT})"
SKIPPED_LINES = f"(?:{SKIPPED}|{NEWLINE})*"

VARIABLE_NAME = r"(?:[$^?]|[\w:](?:[\w?]|:(?!:))*)"
BRACED_NAME = r"\{(?:[^`}]|`(?s:.))*\}"
# What may follow a variable in command mode for it to be a variable and not the start of a longer word.
AFTER_VARIABLE = f"(?=[{BREAK_CHARS}.\\[=]|::|\\Z)"

NUMBER_BODY = (
    r"(?:0[xX](?P<hex>[0-9a-fA-F]*)|0[bB](?P<bin>[01]*)"
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
    "blanks": f"{BLANK}*",
    "else_ahead": f"{SKIPPED_LINES}(?:else|elseif)(?={BREAK})",
    "catch_ahead": f"{SKIPPED_LINES}(?:catch|finally)(?={BREAK})",
    "pipe_ahead": f"(?:(?:{BLANK}|<\\#(?s:.*?)\\#>)*(?:#[^\\r\\n]*|<\\#(?s:.*?)\\#>){NEWLINE})*"
    f"(?:{BLANK}|<\\#(?s:.*?)\\#>)*\\|",
    "param_ahead": f"{SKIPPED_LINES}\\(",
    "loop_ahead": f"{SKIPPED_LINES}(?:foreach|for|while|do|switch)(?={BREAK})",
    "verbatim": f"{BLANK}*((?:[^\\r\\n|&{DOUBLE}]|&(?!&)|[{DOUBLE}][^\\r\\n{DOUBLE}]*(?:[{DOUBLE}]|(?=[\\r\\n]|\\Z)))*)",
    "assembly": f"{BLANK}*([^{BLANK_CHARS}\\r\\n,\\]=]+{BLANK}*(?:,{BLANK}*[^{BLANK_CHARS}\\r\\n,\\]=]+{BLANK}*"
    f"(?:={BLANK}*[^{BLANK_CHARS}\\r\\n,\\]=]+{BLANK}*)?)*)",
    "generic_arguments": f"\\[{BLANK}*{LETTER}",
    "signature": r"#\s*SIG\s*#\s*Begin\s+signature\s+block",
    "requires": r"#\s*requires(?=\s)",
}

_COMMON: list[tuple[str, str]] = [
    ("_NEWLINE", NEWLINE),
    ("_RPAREN", r"\)"),
    ("_RCURLY", r"\}"),
]
_SPACING = [("scan_skipped", f"(?:{BLANK}|`(?:{BLANK}|[\\r\\n])|#|<\\#)")]
_OPERAND: list[tuple[str, str]] = [
    ("scan_variable", rf"\${VARIABLE_NAME}"),
    ("scan_single_quoted", f"'[^{SINGLE}]*'(?![{SINGLE}])"),
    ("scan_double_quoted", f'"[^`${DOUBLE}]*"(?![{DOUBLE}])'),
    ("_LPAREN", r"\("),
    ("_LCURLY", r"\{"),
    ("scan_integer", rf"[0-9]{{1,9}}(?=[ \r\n),;\]}}]|\Z)"),
    ("scan_type", r"\[[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\]"),
    ("_LBRACKET", r"\["),
    ("_ATCURLY", r"@\{"),
    ("_ATPAREN", r"@\("),
    ("_DOLLARPAREN", r"\$\("),
    ("scan_splat", rf"@{VARIABLE_NAME}"),
    ("scan_here_string", f"@[{SINGLE}{DOUBLE}]"),
    ("scan_braced_variable", r"\$\{"),
    ("scan_number", f"(?:[+{DASH}]?[0-9]|[+{DASH}]?\\.[0-9])"),
    ("scan_expandable", f"[{DOUBLE}]"),
    ("scan_literal", f"[{SINGLE}]"),
    ("scan_dash_word", f"[{DASH}](?:[^\\W\\d]|[_?])"),
    ("scan_sign", f"[{DASH}]{{2}}|[{DASH}]|\\+\\+|\\+"),
    ("_COMMA", ","),
]
# What stands outside: the line above decides between `-1` and the operators.
_ARGUMENT_STARTS: list[tuple[str, str]] = [
    ("scan_variable", rf"\${VARIABLE_NAME}{AFTER_VARIABLE}"),
    ("scan_single_quoted", f"'[^{SINGLE}]*'(?![{SINGLE}])"),
    ("scan_double_quoted", f'"[^`${DOUBLE}]*"(?![{DOUBLE}])'),
    ("_LPAREN", r"\("),
    ("_LCURLY", r"\{"),
    ("scan_parameter", f"[{DASH}](?:[^\\W\\d]|[_?])"),
    ("_PIPE", r"\|(?!\|)"),
    ("_COMMA", ","),
    ("_SEMI", ";"),
    ("scan_integer", rf"[0-9]{{1,9}}(?=[ \r\n),;}}]|\Z)"),
    ("_ATCURLY", r"@\{"),
    ("_ATPAREN", r"@\("),
    ("_DOLLARPAREN", r"\$\("),
    ("scan_splat", rf"@{VARIABLE_NAME}"),
    ("scan_here_string", f"@[{SINGLE}{DOUBLE}]"),
    ("scan_braced_argument", r"\$\{"),
    ("scan_expandable", f"[{DOUBLE}]"),
    ("scan_literal", f"[{SINGLE}]"),
    ("scan_merging", r"[1-6*]>&[12]"),
    ("scan_redirection", r"(?:[1-6*])?>>?"),
    ("_INPUT_REDIRECTION", r"<(?!\#)"),
    ("scan_number_argument", r"\.?[0-9]"),
    ("scan_chain", r"&&|\|\|"),
    ("_AMPERSAND", "&"),
]

MODES: dict[str, list[tuple[str, str]]] = {
    "statement": [
        ("scan_variable", rf"\${VARIABLE_NAME}"),
        ("scan_word", rf"[A-Za-z][^{BREAK_CHARS}`${SINGLE}{DOUBLE}]*(?={BREAK})"),
        *_COMMON,
        ("scan_skipped", f"(?:{BLANK}|`(?:{BLANK}|[\\r\\n])|#|<\\#)"),
        *_OPERAND[1:-3],
        ("scan_dash_command", f"[{DASH}](?:[^\\W\\d]|[_?])"),
        ("scan_sign", f"[{DASH}]{{2}}|[{DASH}]|\\+\\+|\\+"),
        ("_COMMA", ","),
        ("scan_not", rf"!(?!{LETTER})"),
        ("_SEMI", ";"),
        ("scan_chain", r"&&|\|\|"),
        ("_PIPE", r"\|"),
        ("_AMPERSAND", "&"),
        ("_DOT_SOURCE", f"\\.(?=[{BREAK_CHARS}${SINGLE}{DOUBLE}]|\\Z)"),
        ("scan_label", rf":{LETTER}\w*(?={BREAK})"),
        ("scan_command", r"(?s:.)"),
    ],
    "operand": [
        *_OPERAND[:8],
        *_COMMON,
        *_SPACING,
        *_OPERAND[8:],
        ("scan_not", rf"!(?!{LETTER})"),
        ("scan_keyword", rf"{LETTER}\w*"),
        ("_RBRACKET", r"\]"),
        ("_SEMI", ";"),
        ("scan_at", "@"),
    ],
    "operator": [
        *_COMMON,
        ("scan_operator_word", f"[{DASH}](?:[^\\W\\d]|[_?])[A-Za-z]*"),
        ("scan_assign", r"=|\+=|[" + DASH + r"]=|\*=|/=|%=|\?\?="),
        ("_PIPE", r"\|(?!\|)"),
        ("_COMMA", ","),
        ("_RBRACKET", r"\]"),
        ("scan_postfix", f"\\+\\+|[{DASH}]{{2}}"),
        ("scan_operator", f"\\+|[{DASH}]|\\*(?!>)|/|%|\\.\\.|\\?\\?"),
        *_SPACING,
        ("_SEMI", ";"),
        ("_LPAREN", r"\("),
        ("_LCURLY", r"\{"),
        ("_QUESTION", r"\?"),
        ("_COLON", ":(?!:)"),
        ("scan_chain", r"&&|\|\|"),
        ("_AMPERSAND", "&"),
        ("scan_merging", r"[1-6*]>&[12]"),
        ("scan_redirection", r"\*?>>?"),
        ("_INPUT_REDIRECTION", r"<(?!\#)"),
        ("scan_keyword", rf"{LETTER}\w*"),
    ],
    "argument": [
        ("scan_argument_word", rf"[A-Za-z\\/~][^{BREAK_CHARS}`${SINGLE}{DOUBLE}]*(?={BREAK})"),
        *_ARGUMENT_STARTS[:9],
        *_COMMON,
        *_SPACING,
        *_ARGUMENT_STARTS[9:],
        ("scan_argument", r"(?s:.)"),
    ],
    "member": [
        ("scan_member", rf"{LETTER}\w*"),
        *_SPACING,
        *_OPERAND,
        *_COMMON,
    ],
    "key": [
        ("scan_member", rf"{LETTER}\w*"),
        *_COMMON,
        *_SPACING,
        *_OPERAND,
        ("_SEMI", ";"),
        ("scan_not", rf"!(?!{LETTER})"),
    ],
    "name": [
        ("scan_name", rf"{LETTER}\w*"),
        *_COMMON,
        *_SPACING,
        ("scan_parameter", f"[{DASH}](?:[^\\W\\d]|[_?])"),
        *_OPERAND,
        ("_SEMI", ";"),
    ],
    "function": [
        *_COMMON,
        *_SPACING,
        ("_LPAREN", r"\("),
        ("_LCURLY", r"\{"),
        ("scan_function_name", f"[^{BREAK_CHARS}{SINGLE}{DOUBLE}$@](?:[^{BREAK_CHARS}`${SINGLE}{DOUBLE}])*"),
    ],
    "type": [
        ("scan_type_name", rf"{LETTER}[\w.`+#\\]*"),
        ("_RBRACKET", r"\]"),
        ("_LBRACKET", r"\["),
        ("_COMMA", ","),
        *_COMMON,
        *_SPACING,
        ("_LPAREN", r"\("),
        ("_LCURLY", r"\{"),
        ("_SEMI", ";"),
    ],
}

PREFIX = "[ \\t]*"


def mode_pattern(alternatives: list[tuple[str, str]]) -> str:
    """One pattern for a mode: the number of the group that matched tells the alternative."""
    return PREFIX + "(?:" + "|".join(f"({pattern})" for _, pattern in alternatives) + ")"
