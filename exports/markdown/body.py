"""A card's body on a page: the writer's own Markdown, kept to the page's rules.

Raw HTML in it is escaped, its headings are all of the lowest level, so that no page goes deeper
than four, and it calls nobody (``joiners``). Only a body that looks as if it holds any of that is
looked at by the parser; most never do.
"""

import re
from functools import cache
from typing import Any

from board.text import visible
from exports.markdown.composing import DEEPEST
from exports.markdown.joiners import without_calls

_SUSPECT = re.compile(
    r"<[A-Za-z/!?]|^[ \t>*+\-\d.)]*#{1,6}(?:[ \t]|$)|^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE
)
_PREFIX_TAB = re.compile(r"^[ >*+\-\d.)]*\t", re.MULTILINE)
_ATX = re.compile(r"#{1,6}(?=\s|$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_CODE_OR_TAG = re.compile(
    r"\\.|(?P<ticks>`+)|<(?!(?:https?|mailto):[^\s<>]*>)(?=[A-Za-z/!?])", re.DOTALL
)
_TICKS = re.compile("`{3,}")
_ROUNDS = 4

LINE_END = "\x02"
"""Stands for a line break in a body as typed that goes on to the parser (``exports.parsed``). No
page holds it otherwise: what can't be seen is shown by a picture."""


def as_part(body: str) -> str:
    """Return a body as Markdown that may stand within a page."""
    text = shown(body)
    if _PREFIX_TAB.search(text):
        text = "\n".join(line.expandtabs(4) for line in text.split("\n"))
    if _SUSPECT.search(text):
        text = _tamed(text)
    return _calling_nobody(text)


def _calling_nobody(text: str) -> str:
    """Return a body that calls nobody on GitHub; blocks of code in it stay as they are."""
    if without_calls(text) == text:
        return text
    lines, parts, at = text.split("\n"), [], 0
    for token in _parsed(text):
        if token.type in ("fence", "code_block"):
            start, end = token.map
            parts += [without_calls("\n".join(lines[at:start])), "\n".join(lines[start:end])]
            at = end
    parts.append(without_calls("\n".join(lines[at:])))
    return "\n".join(parts)


def as_typed(body: str, *, on_one_line: bool = False) -> str:
    """Return a body as Markdown that shows what was typed: a fence longer than any within it.

    A parser looks at each line of it, though nothing there is markup. ``on_one_line`` it has one,
    in which ``LINE_END`` stands for the breaks.
    """
    longest = max(map(len, _TICKS.findall(body)), default=2)
    fence, typed = "`" * (longest + 1), shown(body)
    if on_one_line:
        typed = typed.replace("\n", LINE_END)
    return f"{fence}\n{typed}\n{fence}"


def shown(body: str) -> str:
    """Return a body with pictures for what can't be seen; line breaks and tabs stay."""
    if body.replace("\n", "").replace("\t", "").isprintable():
        return body
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in body.split("\n"))


def _tamed(text: str) -> str:
    """Return a body without HTML and with low headings."""
    # Escaping a tag can bring to light what lay hidden inside it, so look again.
    for _ in range(_ROUNDS):
        tokens = _parsed(text)
        lines = text.split("\n")
        if not _escape_html(tokens, lines):
            return _lower_headings(tokens, lines)
        text = "\n".join(lines)
    text = text.replace("<", "&lt;")
    return _lower_headings(_parsed(text), text.split("\n"))


def _parsed(text: str) -> list[Any]:
    tokens: list[Any] = _parser().parse(text)
    return tokens


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _escape_html(tokens: list[Any], lines: list[str]) -> bool:
    """Escape the HTML that the parser found; tell whether there was any."""
    found = False
    in_table = False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        inline = token.type == "inline" and any(
            child.type == "html_inline" for child in token.children
        )
        if not inline and token.type != "html_block":
            continue
        found = True
        start, end = token.map
        part = "\n".join(lines[start:end])
        # In a table code can't reach across cells as it can across the lines of a paragraph.
        careful = inline and not in_table
        part = _outside_code(part) if careful else _TAG.sub(r"\\<", part)
        lines[start:end] = part.split("\n")
    return found


def _outside_code(text: str) -> str:
    """Escape what could be tags, but not in code spans, where it is harmless and literal."""
    parts: list[str] = []
    at = 0
    while found := _CODE_OR_TAG.search(text, at):
        parts.append(text[at : found.start()])
        at = found.end()
        ticks = found["ticks"]
        if ticks:
            closing = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
            at = closing.end() if closing else at
            parts.append(text[found.start() : at])
        else:
            parts.append(found[0] if found[0] != "<" else "\\<")
    return "".join([*parts, text[at:]])


def _lower_headings(tokens: list[Any], lines: list[str]) -> str:
    """Give every heading the lowest level."""
    for token in reversed(tokens):
        if token.type != "heading_open":
            continue
        start, end = token.map
        if token.markup.startswith("#"):
            lines[start] = _ATX.sub("#" * DEEPEST, lines[start], count=1)
        elif token.level == 0:
            words = " ".join(line.strip() for line in lines[start : end - 1])
            lines[start:end] = [f"{'#' * DEEPEST} {words}"]
        else:
            # Inside a list or quote the underline becomes plain text.
            lines[end - 1] = re.sub(r"([=-]+\s*)$", r"\\\1", lines[end - 1])
    return "\n".join(lines)
