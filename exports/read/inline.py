"""What stands inside a line of Markdown, as words.

A card's text is one literal line, so marks of emphasis and links in an answer stay as they were
typed; only what stands for a character (``\\*``, ``&amp;``) becomes it. That takes no inline
parser, which on a long row of brackets takes seconds.
"""

import re

from board.text import one_line, unmarked
from exports.markdown.escape import plain

_LONGEST = 100_000
"""Characters; something longer is no Markdown that someone wrote, and stays as it is."""

_NARROWEST = 60
"""Columns: no program breaks a text off before."""

_BREAKS = ("<br>", "<br/>", "<br />")
_OPEN = re.compile(r"[\s_.…–—-]*$")
_EMPTY = ("\\", "**", "****", "&nbsp;", *_BREAKS)
"""What programs write for a paragraph with nothing in it."""

_ANCHORS = re.compile(r"\{#[^{}\s]{2,}(?: \.[\w-]+)*\}$|(?<!\\)\[\]\{[^{}]*\}")
_LINK = re.compile(r"(?<!\\)!?\[([^\[\]]*)\](?:\([^()\s]*\)|\{[^{}]*\})")
_TAG = re.compile(r"(?<!\\)</?[A-Za-z][^<>]*>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+)(?<=\S)\1$", re.DOTALL)
_CONTENTS = re.compile(r"\[.*\]\(#[^()\s]*\)$", re.DOTALL)


def joined(markdown: str) -> str:
    """Return a part of a text on one line, still as Markdown: wrapped lines joined."""
    if len(markdown) > _LONGEST:
        return one_line(markdown)
    if "\n" in markdown:
        markdown = " ".join(_without_break(line).strip() for line in markdown.split("\n"))
    return markdown.strip()


def text(markdown: str) -> str:
    """Return a part of a text as one line of words."""
    line = joined(markdown)
    return line if len(line) > _LONGEST else plain(line).strip()


def words(markdown: str) -> str:
    """Return a heading as it is read: without the marks and anchors that programs put in it."""
    if len(markdown) > _LONGEST:
        return one_line(markdown)
    bare = _TAG.sub("", _LINK.sub(r"\1", _ANCHORS.sub("", markdown.strip())))
    return text(unwrapped(bare))


def unwrapped(markdown: str) -> str:
    """Return a text without the strong emphasis that is around all of it."""
    found = _STRONG.match(markdown.strip())
    return found[2] if found and found[1] not in found[2] else markdown


def is_strong(markdown: str) -> bool:
    """Tell whether all of a text is strongly emphasised, as a heading is that lost its style."""
    return unwrapped(markdown) is not markdown


def is_blank(markdown: str) -> bool:
    """Tell whether an answer was left open: nothing, dots or dashes, an empty box."""
    bare = unmarked(markdown.strip())
    return bare in _EMPTY or _OPEN.match(bare) is not None


def is_contents(markdown: str) -> bool:
    """Tell whether this is a line of a table of contents: a link to a place within the page."""
    return _CONTENTS.match(markdown.strip()) is not None


def without_comments(markdown: str) -> str:
    """Return a text without its comments (``<!-- … -->``); one that is not closed stays."""
    parts: list[str] = []
    at = 0
    while (start := markdown.find("<!--", at)) >= 0:
        escaped = markdown[start - 1 : start] == "\\"
        end = start + 1 if escaped else markdown.find("-->", start) + 3
        if end < start:
            break
        parts.append(markdown[at : end if escaped else start])
        at = end
    return "".join([*parts, markdown[at:]])


def without_tags(html: str) -> str:
    """Return a block of HTML without its tags and comments."""
    return _TAG.sub("", without_comments(html))


def answers(paragraph: str) -> list[tuple[int, str]]:
    """Return the answers in a paragraph, each with how many lines it stands below its start.

    Whoever typed lines below each other gave an answer on each; a program that wraps a long text
    broke it where the next word had no room any more.
    """
    lines = paragraph.split("\n")
    width = max(_NARROWEST, max(map(len, lines)))
    found: list[tuple[int, list[str]]] = []
    goes_on = False
    for at, line in enumerate(lines):
        if goes_on:
            found[-1][1].append(line)
        else:
            found.append((at, [line]))
        following = lines[at + 1].split(maxsplit=1) if at + 1 < len(lines) else []
        full = bool(following) and len(line) + 1 + len(following[0]) > width
        goes_on = full and _without_break(line) == line
    for _, rows in found[:-1]:
        rows[-1] = _without_break(rows[-1])
    return [(at, "\n".join(rows)) for at, rows in found]


def _without_break(line: str) -> str:
    """Return a line without what forces a break behind it: a backslash, blanks, a tag."""
    for tag in _BREAKS:
        line = line.removesuffix(tag)
    backslashes = len(line) - len(line.rstrip("\\"))
    line = line[:-1] if backslashes % 2 else line
    return line.rstrip(" ") if line.endswith("  ") else line
