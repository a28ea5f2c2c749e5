"""x"""

from __future__ import annotations


class Token: ...


def finish_tokens(a, b):
    return []
