"""The blocks of a Markdown text: what is a heading, an item, a row, and on which line.

Only the block parser of markdown-it-py runs here (the CommonMark preset with tables), which goes
once over the lines. What stands inside a line stays as it was written; ``exports.read.inline``
makes words of it. Blocks come one by one while the parser is at work, so that a reader can refuse
a file long before its end.

What lies deeper in a list item than its first paragraph is the item's ``body``, as written and
without its indentation. A quotation is read as if its marks weren't there.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from board.refusal import Refused
from exports.read.incoming import STEP

HEADING, TEXT, ITEM, HEADER, ROW, CODE, HTML = (
    "heading", "text", "item", "header", "row", "code", "html",
)  # fmt: skip
"""Kinds of blocks. A header is the first row of a table; code is what stands in a fence."""

_MOST_STEPS = 500_000
"""Looks at a line, after which a text is given up: some ten seconds."""

_AS_THEY_ARE = 4
"""Lines of a body that cost as much as one look."""

_DEEPEST = 12
"""Levels of lists and quotations within each other that are told apart."""

_SHORTEST_UNDERLINE = 3
"""A shorter one below a text is no heading, but a bullet that was left blank."""

_BODY = "body"


class TextBlock(NamedTuple):
    """A part of a text."""

    kind: str
    line: int
    """Where it starts, from 1."""
    text: str
    """What it says, in Markdown; breaks within a paragraph are still there. Of a row: the line."""
    level: int = 0
    """Of a heading, from 1."""
    info: str = ""
    """Of a fence: what stands behind the marks that open it."""
    body: str = ""
    """Of an item: what lies below its first paragraph."""
    body_line: int = 0


Take: TypeAlias = Callable[[TextBlock], None]
Tick: TypeAlias = Callable[[int, int], None]
"""Called with the line that is being read, and how many there are."""


def read(text: str, take: Take, *, line: int = 1, tick: Tick | None = None) -> None:
    """Hand every block of a text on, in order; ``line`` is the number of its first line.

    Raises Refused where there is so much that it would take too long.
    """
    walk = _Walk(text, take, line, tick)
    tokens = _parser().parse(text, {"walk": walk})
    walk.on(tokens)
    walk.end()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # A definition like "[1]: x" would vanish, and somebody may have answered so.
    parser.disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    # First in line at every block, and asked along at every line that might end one.
    parser.block.ruler.before(
        "table", "watch", _watch, {"alt": ["paragraph", "blockquote", "list"]}
    )
    return parser


def _watch(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Look along with the parser (a rule of it): hand on what is done, and take bodies whole."""
    walk: _Walk = state.env["walk"]
    walk.step(start)
    if silent:
        return False
    walk.on(state.tokens)
    if not walk.in_body and state.level < _DEEPEST:
        return False
    behind = start + 1
    while behind < end and (state.isEmpty(behind) or state.sCount[behind] >= state.blkIndent):
        behind += 1
    walk.step(start, behind - start)
    while state.isEmpty(behind - 1):
        behind -= 1
    token = state.push(_BODY if walk.in_body else "inline", "", 0)
    token.content = state.getLines(start, behind, state.blkIndent, False)
    token.map = [start, behind]
    state.line = behind
    return True


class _Walk:
    """Makes blocks of tokens in the order they come."""

    def __init__(self, text: str, take: Take, line: int, tick: Tick | None) -> None:
        self._take = take
        self._first_line = line
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._tick = tick
        self._next_tick = STEP
        self._done = 0
        """How many tokens were seen."""
        self._steps = 0
        self._inside: list[str] = []
        """The items and quotations that are open."""
        self._item = 0
        """Line of the item whose first block is still to come, or 0."""
        self._kind = TEXT
        """Of the next inline token: what it stands in."""
        self._level = 0
        self._block: TextBlock | None = None
        """The last block, held back since a body may follow."""

    @property
    def in_body(self) -> bool:
        """Tell whether the next block lies in an item, and isn't its first."""
        return bool(self._inside) and self._inside[-1] == "list_item" and not self._item

    def step(self, at: int, lines: int = 0) -> None:
        """Count a look at a line, and lines taken as they are. Raises Refused after too many."""
        self._steps += 1 + lines // _AS_THEY_ARE
        if self._steps > _MOST_STEPS:
            raise Refused("import.too_much", line=self._first_line + at)
        if self._tick is not None and at >= self._next_tick:
            self._next_tick = at - at % STEP + STEP
            self._tick(at - at % STEP, len(self._lines))

    def on(self, tokens: list[Token]) -> None:
        """Take the tokens that were not seen yet."""
        while self._done < len(tokens):
            self._token(tokens[self._done])
            self._done += 1

    def end(self) -> None:
        """Hand on the last block."""
        if self._block is not None:
            self._take(self._block)
            self._block = None

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            if self._kind not in (HEADER, ROW):
                self._put(self._kind, token, token.content, level=self._level)
        elif kind in ("list_item_open", "blockquote_open"):
            self._inside.append(kind.removesuffix("_open"))
            self._item = self._line(token) if kind == "list_item_open" else self._item
        elif kind in ("list_item_close", "blockquote_close"):
            self._inside.pop()
            self._item = 0
        elif kind == "heading_open":
            if self._is_heading(token):
                self._kind, self._level = HEADING, int(token.tag[1:])
        elif kind in ("heading_close", "table_close"):
            self._kind, self._level = TEXT, 0
        elif kind in ("thead_open", "tbody_open"):
            self._kind = HEADER if kind == "thead_open" else ROW
        elif kind == "tr_open":
            # The parser leaves out cells for which there is no column, so the line itself goes on.
            self._put(self._kind, token, self._lines[_start(token)].strip("> \t"))
        elif kind == "fence":
            self._put(CODE, token, token.content.removesuffix("\n"), info=token.info)
        elif kind == "code_block":
            # Four blanks before a line make it code to the format; to most people they are blanks.
            self.end()
            lines = [line.lstrip() for line in token.content.split("\n")]
            read("\n".join(lines), self._take, line=self._line(token))
        elif kind == "html_block":
            self._put(HTML, token, token.content)
        elif kind == _BODY and self._block is not None:
            self._block = self._block._replace(body=token.content, body_line=self._line(token))

    def _put(self, kind: str, token: Token, text: str, **more: Any) -> None:
        line = self._line(token)
        if self._item and kind in (TEXT, HEADING):
            kind, line = ITEM, self._item
        self._item = 0
        self.end()
        self._block = TextBlock(kind, line, text, **more)

    def _line(self, token: Token) -> int:
        return self._first_line + _start(token)

    def _is_heading(self, token: Token) -> bool:
        if token.markup.startswith("#"):
            return True
        assert token.map is not None
        underline = self._lines[token.map[1] - 1].strip("> \t")
        return len(underline) >= _SHORTEST_UNDERLINE


def _start(token: Token) -> int:
    assert token.map is not None
    return token.map[0]
