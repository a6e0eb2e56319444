r"""Card text as Markdown that shows exactly that text and nothing else.

Two ways. ``line`` and ``inside`` are for readers: what can't be seen is shown (``board.text``),
and what GitHub or Obsidian would make more of stays text there (``joiners``).
``exact`` is for the way back: what can't stand in a text file is written as a numeric character
reference, ``&#x1B;``, and ``plain`` undoes it all. Only ``\n`` breaks lines in what we write.
"""

import re

from board.text import visible
from exports.markdown.joiners import JOINER, with_joiners

_SPECIAL = re.compile(rf"[\\`*\[\]<|]+|~+(?!\d)|&(?=#?{JOINER}?\w+;)|_+(?![^\W_])|(?<![^\W_])_+")
"""What may start something inside a line. ``~20`` and ``snake_case`` stay as they are."""

_BEYOND = re.compile(r"\$|(?<!\S)#(?=[^\W\d])")
"""Formulas and tags, which CommonMark doesn't know; there a backslash does nothing."""

_LEADING = re.compile(rf"[#>+-]|(?:={JOINER}?)+\s*$|\d{{1,9}}(?=[.)](?:\s|$))")
"""What may start something at the beginning of a line: headings, quotes, lists, rules."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REFERENCE = re.compile(
    r"\\([ !-/:-@\[-`{-~])|&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([a-zA-Z]\w{1,31}));"
)
_UNSHOWN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKERS = re.compile("`|" + _UNSEEN.pattern)


def inside(text: str) -> str:
    """Return a text for the middle of a line or a table cell."""
    shown = text if text.isprintable() else _shown(text)
    return _BEYOND.sub(r"\\\g<0>", _marked(with_joiners(shown)))


def line(text: str) -> str:
    """Return a text for the beginning of a line or list item."""
    return _started(inside(text))


def heading(text: str) -> str:
    """Return a text for a heading: a row of ``#`` at its end would be taken for decoration."""
    escaped = inside(text)
    bare = escaped.rstrip("#")
    return f"{bare}\\{escaped[len(bare) :]}" if bare != escaped else escaped


def exact(text: str) -> str:
    """Return a text for the complete form; ``plain`` gives it back."""
    return _started(_marked(text, _UNSEEN))


def stands(text: str) -> bool:
    """Tell whether a text of many lines can stand in a file as it is, line breaks and tabs too."""
    return _UNSEEN.search(text.replace("\n", "").replace("\t", "")) is None


def plain(markdown: str) -> str:
    """Return the text that escaped Markdown stands for: ``R&amp;D``, ``1\\.``, ``&#x1B;``."""
    if "\\" not in markdown and "&" not in markdown:
        return markdown
    return _REFERENCE.sub(_unescaped, markdown)


def code(json: str) -> str:
    r"""Return JSON as a code span; what would break the span is written as ``\u0060``."""
    return f"`{_BREAKERS.sub(_json_escape, json)}`"


def json_safe(json: str) -> str:
    r"""Return JSON in which nothing unseen stands as itself: ``\u202e``."""
    if json.isascii() and "\x7f" not in json:
        return json
    return _UNSHOWN.sub(_json_escape, json)


def _shown(text: str) -> str:
    """Return a text with pictures for what can't be seen; tabs stay."""
    return "\t".join(visible(part) for part in text.split("\t"))


def _marked(text: str, unseen: re.Pattern[str] | None = None) -> str:
    escaped = _SPECIAL.sub(_with_backslashes, text)
    if unseen is not None and not escaped.isprintable():
        escaped = unseen.sub(_number, escaped)
    # Blanks at either end are not part of a line in Markdown, unless they are written as numbers.
    if escaped and escaped[-1].isspace():
        escaped = escaped[:-1] + f"&#{ord(escaped[-1])};"
    if escaped and escaped[0].isspace():
        escaped = f"&#{ord(escaped[0])};{escaped[1:]}"
    return escaped


def _started(escaped: str) -> str:
    found = _LEADING.match(escaped)
    if found is None:
        return escaped
    if found[0][0].isdigit():
        return f"{found[0]}\\{escaped[found.end() :]}"
    return f"\\{escaped}"


def _with_backslashes(found: re.Match[str]) -> str:
    """Return a run of marks, each with a backslash before it."""
    return "\\" + "\\".join(found[0])


def _number(found: re.Match[str]) -> str:
    return f"&#x{ord(found[0]):X};"


def _json_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[4]:
        from html.entities import html5

        return html5.get(f"{found[4]};", found[0])
    code = int(found[2], 16) if found[2] else int(found[3])
    return chr(code) if code < 0x110000 else "\ufffd"
