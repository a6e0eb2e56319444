r"""Text that stays text where Markdown is read by more than CommonMark: GitHub and Obsidian.

GitHub makes people, issues, commits, faces and formulas of ``@name``, ``#12``, ``abc1234``,
``:smile:`` and ``$x$``, after it undid the backslashes, so that those don't help. Obsidian hides
``%%this%%`` and `` ^this``, and marks ``==this==``. A word joiner (U+2060), which nobody sees and
no line breaks at, parts the signs. It is for pages that people read; ``without_joiners`` takes it
off again. Web addresses stay whole, since those are to be clicked and copied.
"""

import re

JOINER = "\u2060"

_SIGNS = re.compile(r"[@#:%=^$0-9]")
"""One of these is in every text that needs a joiner."""

_REFERENCES = r"""
    (?P<address> (?:https?://|www\.|mailto:)\S+ )
  | (?<!\w) @ (?=\w)
  | \# (?=\d)
  | (?<!\w) [gG][hH]- (?=\d)
  | (?P<hash> (?<!\w) (?=\d*[a-f]) (?=[a-f]*\d) [0-9a-f]{7,40} (?!\w) )
"""
"""What calls somebody or points at something. Figures only are a telephone number, no commit."""

_LOOKS = r"""
  | : (?= (?!\d+:) [\w+-]{1,60} : | (?:100|1234): )
  | % (?=%)
  | = (?==)
  | (?<!\S) \^ (?=\w)
  | (?P<before> \$ )
"""
"""What looks otherwise, or goes."""

_ALL = re.compile(_REFERENCES + _LOOKS, re.VERBOSE)
_CALLS = re.compile(
    r"(?P<code> (?<!`) (`+) (?!`) .*? (?<!`) \2 (?!`) | \]\([^()\s]*\) | <[^<>\s]*> ) |"
    + _REFERENCES,
    re.VERBOSE | re.DOTALL,
)

_JOINED = re.compile(
    rf"(?<=[@#:%=^]){JOINER}|{JOINER}(?=\\?\$)|(?<=[gG][hH]-){JOINER}(?=\d)"
    rf"|(?<=(?<!\w)[0-9a-f]){JOINER}(?=[0-9a-f]{{6,39}}(?!\w))"
)


def with_joiners(text: str) -> str:
    """Return a text with a joiner wherever some reader of Markdown would act on it."""
    return _ALL.sub(_parted, text) if _SIGNS.search(text) else text


def without_calls(body: str) -> str:
    """Return someone's own Markdown in which nobody is called and nothing pointed at by chance.

    How it looks is its writer's: only ``@name``, ``#12`` and commits are parted, and no code.
    """
    return _CALLS.sub(_parted, body) if _SIGNS.search(body) else body


def without_joiners(markdown: str) -> str:
    """Return a page, or a part of one, without the joiners that these put there."""
    return _JOINED.sub("", markdown) if JOINER in markdown else markdown


def _parted(found: re.Match[str]) -> str:
    sign, kind = found[0], found.lastgroup
    if kind in ("address", "code"):
        return sign
    if kind == "hash":
        return f"{sign[0]}{JOINER}{sign[1:]}"
    return f"{JOINER}{sign}" if kind == "before" else f"{sign}{JOINER}"
