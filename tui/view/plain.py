"""A body as plain lines: its Markdown told by the line, for looking at in a few columns.

The page that is exported has a parser's word for it; here a glance is enough, and loading a parser
would take longer than drawing the sheet. What isn't recognised stays as it was typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from board.text import visible

_LONGEST = 2000
"""Characters of a line that are looked at; no screen shows more of one."""

# Texts, not compiled patterns: compiling them takes a millisecond, and most sheets open on a card
# without a body.
_HEADING = r" {0,3}#{1,6}\s+(.*?)\s*#*$"
_BULLET = r"(\s*)[-*+]\s+(?:\[([ xX])\]\s+)?(.*)$"
_QUOTE = r"\s*>\s?(.*)$"
_RULE = r"\s*(?:[-*_]\s*){3,}$|\s*```.*$|\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$"
_TABLE = r"\s*\|(.*)\|\s*$"
_INLINE = (
    (r"(?<!\\)(`+)(.+?)\1", r"\2"),
    (r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)", r"\1 (\2)"),
    (r"(?<![\w*\\])\*\*(?=\S)(.+?)(?<=\S)\*\*", r"\1"),
    (r"(?<![\w\\])__(?=\S)(.+?)(?<=\S)__(?!\w)", r"\1"),
    (r"(?<![\w*\\])\*(?=\S)(.+?)(?<=\S)\*(?!\*)", r"\1"),
    (r"(?<![\w\\])_(?=\S)(.+?)(?<=\S)_(?!\w)", r"\1"),
    (r"\\([!-/:-@\[-`{-~])", r"\1"),
)


@lru_cache(maxsize=128)
def plain(body: str) -> tuple[str, ...]:
    """Return a body as lines of text; empty ones stay where they part paragraphs."""
    lines: list[str] = []
    for raw in body.split("\n"):
        if re.match(_RULE, raw[:_LONGEST]):
            continue
        line = visible(_line(raw[:_LONGEST].expandtabs(4))).rstrip()
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _line(raw: str) -> str:
    if heading := re.match(_HEADING, raw):
        return _inline(heading[1])
    if bullet := re.match(_BULLET, raw):
        sign = "•" if bullet[2] is None else "□" if bullet[2] == " " else "■"
        return f"{bullet[1]}{sign} {_inline(bullet[3])}"
    if quote := re.match(_QUOTE, raw):
        return f"│ {_inline(quote[1])}"
    if table := re.match(_TABLE, raw):
        return "  ".join(_inline(cell.strip()) for cell in table[1].split("|"))
    return _inline(raw)


def _inline(text: str) -> str:
    for pattern, shown in _INLINE:
        text = re.sub(pattern, shown, text)
    return text
