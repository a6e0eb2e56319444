"""Reading Markdown that people read: our summary, and worksheets as they come back.

Headings say where things belong; under one, items and lines are cards. What the page says about a
card (dots, status, where it follows from) comes back as far as the text allows. What has no place
is parked and listed. A page may have been through another program, or through hands: how blocks
are found is ``exports.read.blocks``, what headings mean ``exports.read.headings``.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice

from board.i18n import LANGUAGES
from board.model import RULE_STATUSES
from board.text import body_text, one_line, unmarked, unseen
from exports.markdown import escape
from exports.markdown.escape import plain
from exports.markdown.joiners import without_joiners
from exports.page_texts import page_texts
from exports.read import blocks, headings, inline
from exports.read.blocks import TextBlock
from exports.read.drafting import ImportDraft, fitting
from exports.read.headings import letters
from exports.read.incoming import IncomingText, Read
from exports.read.links import Links
from exports.read.network_side import Coalitions, Members, Terms
from exports.read.own import Own
from exports.read.remarks import ASIDE, told

_CELLS = re.compile(r"(?<!\\)\|")
_ASKED = re.compile(r"\*\*([^*\n]{1,200}):\*\*\s+(\S.*)", re.DOTALL)
"""A card behind the short form of its question."""

_NOTE = re.compile(r"(\w+) (\d{1,4})$")
_YAML = re.compile(r"(?:\s.*|#.*|-\s.*|[\w-]+:(?:\s.*)?)?$")
_YAML_TITLE = re.compile(r"title:\s*(.+)")
_MOST_BARE = 5_000
"""Lines in which the questions of a page without headings are looked for."""

_LONGEST_NAMES = 1_000
"""Characters in the paragraph with the writer's name and organisation."""

_COLUMNS = ("rules.about", "rules.rule", "rules.status", "rules.agreed", "rules.follows",
            "member.name", "member.relation", "member.role", "member.brings",
            "member.gets")  # fmt: skip
_NOT_BACK = ("paradoxes", "network.matrix", "network.interests")
"""Parts with tables of what is reckoned from the canvas."""

_PREFACE, _BLOCK, _UNKNOWN = "preface", "block", "unknown"
"""Parts of a page beside those that ``headings`` knows: above the first heading, under a place,
and under a heading that means nothing here."""


def is_bare(source: IncomingText) -> bool:
    """Tell whether plain lines are a page of ours that was saved without its headings and lists."""
    lines = islice(source.lines(), _MOST_BARE)
    whole = (line for line in lines if headings.is_whole(source.template, line))
    return len(list(islice(whole, 2))) == 2


def read(source: IncomingText, *, bare: bool = False) -> Read:
    """Return a canvas with what a page says; a bare one is read line by line."""
    source = source._replace(text=without_joiners(source.text))
    reader = _Reader(source, bare)
    if bare:
        for number, line in enumerate(source.lines(), 1):
            if line.strip():
                text = escape.exact(unmarked(line.strip()))
                reader.take(TextBlock(blocks.TEXT, number, text))
        return reader.read()
    front, title = _front_matter(source.lines())
    if title:
        reader.take(TextBlock(blocks.HEADING, 1, title, level=1))
    text = "\n".join(source.lines()[front:])
    blocks.read(text, reader.take, line=front + 1, tick=source.tick)
    return reader.read()


def _front_matter(lines: list[str]) -> tuple[int, str]:
    """Return how many lines of YAML a page begins with, and the title in them."""
    if lines[0].rstrip() != "---":
        return 0, ""
    title = ""
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return at + 1, title
        if not _YAML.match(line):
            break
        if found := _YAML_TITLE.match(line):
            title = found[1].strip().strip("'\"")
    return 0, ""


class _Reader:
    """Takes the blocks of a page; holds where on the page it is."""

    def __init__(self, source: IncomingText, bare: bool) -> None:
        self.source = source
        self.bare = bare
        self.template = source.template
        self.draft = ImportDraft(source)
        self.place = ""
        self.level = 0
        """Of the heading that the place is from."""
        self.part = _UNKNOWN
        self.author = source.by.name
        self.links = Links(self.draft)
        self.members = Members(self.draft)
        self.coalitions = Coalitions(self.draft, self.links)
        self.terms = Terms(self.draft)
        self.columns: list[str] = []
        """What the columns of the table are for, by key; empty where it is none of ours."""
        self._own = Own(source)
        self._begun = False
        """Whether the title of the page is past."""
        self._group: tuple[int, str] | str | None = None
        """The heading that cards stand under on a page of ours: its line and words, or, once it
        has a card, the id of the group."""
        self._ours = False
        """Whether that title was one of ours."""
        self._dated = False
        """Whether the line below the title, of when this was, is still to come."""
        self._notes: dict[int, str] = {}
        self._rules: dict[str, list[str]] = {}
        """Rules of a table by their text, until what stands below it is theirs."""
        self._consents: list[tuple[int, str, str]] = []
        """Line, card and names of who agreed to it."""

    def read(self) -> Read:
        """Return what was read, when all blocks are taken."""
        self.coalitions.finish()
        self.links.tie()
        for line, card, names in self._consents:
            self.members.agreed(line, card, names)
        total = len(self.source.lines())
        self.source.tick(total, total)
        return self.draft.read()

    def take(self, block: TextBlock) -> None:
        """Take the next block."""
        if block.kind == blocks.HTML:
            block = block._replace(kind=blocks.TEXT, text=inline.without_tags(block.text).strip())
        elif block.kind != blocks.CODE and "<!--" in block.text:
            block = block._replace(text=inline.without_comments(block.text).strip())
        if block.kind == blocks.HEADING or self._was_heading(block):
            self._heading(block)
        elif self._writer(block) or self.part == _PREFACE:
            return
        elif block.kind == blocks.CODE:
            self._code(block)
        elif self.part in headings.SKIPPED or inline.is_contents(block.text):
            return
        elif block.kind == blocks.HEADER:
            keys = headings.words_of(*_COLUMNS)
            self.columns = [keys.get(letters(cell), "") for cell in _cells(block.text)]
        elif block.kind == blocks.ROW:
            self._row(block)
        elif block.kind == blocks.ITEM:
            self._item(block)
        else:
            self._paragraph(block)

    # Headings

    def _was_heading(self, block: TextBlock) -> bool:
        """Tell whether a text or item is a heading of ours that lost its style on the way."""
        if block.kind not in (blocks.TEXT, blocks.ITEM) or block.body or "\n" in block.text:
            return False
        found = headings.meaning(self.template, block.text, self.place)
        if found is None:
            return not self._begun and self._own.title(block.text) is not None
        if self.bare or headings.is_whole(self.template, block.text):
            # An item is the number before a block: "1. Identiteit – Wat verbindt ons?"
            return block.kind == blocks.TEXT or "." not in found.place
        return block.kind == blocks.TEXT and inline.is_strong(block.text)

    def _heading(self, block: TextBlock) -> None:
        level = block.level or self.level or 1
        words = inline.words(block.text)
        self._dated = False
        if (self.part in headings.PASSED and block.level != 1) or not words:
            return
        found = headings.meaning(self.template, block.text, self.place)
        if found is not None and found.part in headings.NEWS and not self._ours:
            found = None
        home = self.template.block_of("coalitions")
        if (level == 1 or not self._begun) and self._titled(block):
            self._dated = True
            return
        info = self.draft.info
        if level == 1 and not self._begun and not found and info.title in ("", words):
            self.draft.info = info._replace(title=fitting(words))
            return
        self._begun = True
        self._group = None
        if found is not None and found.place:
            self.coalitions.finish()
            self.place, self.part, self.level = found.place, _BLOCK, level
        elif found is not None:
            self.coalitions.finish()
            self.part, self.place, self.level = found.part, "", level
            if found.part in ("worksheet.coalition", "network.coalitions") and home is not None:
                self.place = home.id
            if found.part == "worksheet.coalition":
                self.level = level - 1
                self.coalitions.blank(block.line)
        elif self.place and level > self.level:
            if home is not None and self.place.partition(".")[0] == home.id:
                self.coalitions.start(block.line, words)
            elif self._ours and level > 2:
                self._group = block.line, words
            else:
                self._put(block.line, words, {})
        else:
            self.coalitions.finish()
            self.place, self.part = "", _UNKNOWN
            self.draft.park(block.line, words, "import.no_place")

    def _titled(self, block: TextBlock) -> bool:
        """Take the title of a page of ours; tell whether it was one."""
        if headings.is_whole(self.template, block.text):
            return False
        title = self._own.title(block.text)
        if title is None:
            return False
        if title.page in headings.PASSED:
            self.draft.problem(block.line, inline.words(block.text), "import.page_passed")
        self.draft.info = self.draft.info._replace(title=fitting(title.canvas))
        self._ours = True
        whole = ("page.glossary", *headings.PASSED)
        self.part = title.page if title.page in whole else _PREFACE
        return True

    def _writer(self, block: TextBlock) -> bool:
        """Take the writer's name from above the first place; tell whether that was all of it."""
        if self.place or block.body or ":" not in block.text or len(block.text) > _LONGEST_NAMES:
            return False
        lines = [inline.text(line).replace("**", "") for line in block.text.split("\n")]
        keys = headings.words_of("worksheet.name", "worksheet.home")
        named = [(keys.get(letters(line.partition(":")[0]), ""), line) for line in lines]
        if not all(key for key, _ in named):
            return False
        for key, line in named:
            value = one_line(line.partition(":")[2])
            if inline.is_blank(value):
                continue
            if key == "worksheet.name":
                self.author = value
            elif self.author != self.source.by.name:
                self.author = f"{self.author} ({value})"
        return True

    # What stands under them

    def _code(self, block: TextBlock) -> None:
        """Pass over a diagram; another fence is somebody's text."""
        rows = [row for row in block.text.split("\n") if row.strip()]
        if rows and "mermaid" not in block.info:
            body = block.text if len(rows) > 1 else ""
            self._put(block.line, rows[0].strip(), {"body": body})

    def _item(self, block: TextBlock) -> None:
        text = inline.joined(block.text)
        text = unmarked(text) if text.startswith("[") else text
        self._answer(block.line, text, block.body)

    def _paragraph(self, block: TextBlock) -> None:
        if self._dated:
            self._dated = False
            return
        words = inline.text(block.text)
        if not (self.members.held(words) or self._own.says(words, self.part)):
            for below, answer in inline.answers(block.text):
                text = unmarked(inline.joined(answer))
                self._answer(block.line + below, text, "")

    def _answer(self, line: int, text: str, body: str) -> None:
        body = body_text(body)
        if inline.is_blank(text) and not body:
            return
        if self.part == "page.glossary":
            self.terms.item(line, text)
        elif self.part == "paradoxes":
            self.draft.problem(line, plain(text), "import.derived")
        elif not (self.coalitions.field(line, text, body) or self._noted(line, text, body)):
            self._card(line, text, body)

    def _card(self, line: int, markdown: str, body: str) -> None:
        """Add a card with what the page says about it, and the question it stands behind."""
        markdown, home = markdown.strip(), self.place
        if not self.coalitions.open and (asked := _ASKED.match(markdown)):
            found = headings.question(self.template, plain(asked[1]), home)
            self.place, markdown = found or home, asked[2] if found else markdown
        text, fields = told(markdown)
        self._put(line, plain(text), {**fields, "body": body})
        self.place = home

    def _put(self, line: int, text: str, fields: Mapping[str, object]) -> None:
        fields = {**fields, "author": self.author}
        if not self.place or self.part == "parked":
            key = "import.was_parked" if self.part == "parked" else "import.no_place"
            self.draft.park(line, text, key, fields=fields)
        elif self.coalitions.open:
            # Something among the fields of a coalition that is none of them.
            self.draft.park(line, text, "import.no_place", self.place, fields=fields)
        else:
            self.draft.add(self.place, text, line=line, **fields, **self._grouped(self.place))

    def _grouped(self, place: str) -> dict[str, str]:
        """Return the group of a card in a place; it begins with the first of them."""
        if isinstance(self._group, tuple):
            self._group = self.draft.group(place, *self._group)
        return {"group": self._group} if self._group else {}

    def _row(self, block: TextBlock) -> None:
        """Read a row by the names of its columns."""
        cells = _cells(block.text)
        named = {key: cell for key, cell in zip(self.columns, cells, strict=False) if key}
        if self.part in _NOT_BACK:
            self.draft.problem(block.line, block.text, "import.derived")
        elif "rules.rule" in named and self.place:
            self._rule(block, named)
        elif "member.brings" in named:
            self.members.row(block.line, block.text, named)
        elif not all(map(unseen, cells)):
            self._card(block.line, block.text.strip("| "), "")

    def _rule(self, block: TextBlock, named: Mapping[str, str]) -> None:
        text, note = named["rules.rule"], 0
        if unseen(text):
            self.draft.problem(block.line, block.text, "import.no_text")
            return
        if (found := ASIDE.search(text)) and (note := _note(found[1])):
            text = text[: found.start()]
        text, fields = told(text)
        if status := headings.choice("status", RULE_STATUSES, named.get("rules.status", "")):
            fields["status"] = status
        about = headings.question(self.template, named.get("rules.about", ""), self.place)
        place = about or self.place
        fields |= self._grouped(place)
        id = self.draft.add(place, text, line=block.line, **fields, author=self.author)
        if note:
            self._notes[note] = id
        self._rules.setdefault(one_line(text), []).append(id)
        if agreed := named.get("rules.agreed"):
            self._consents.append((block.line, id, agreed))
        self.links.add(block.line, "cards", id, "follows", named.get("rules.follows", ""))

    def _noted(self, line: int, text: str, body: str) -> bool:
        """Give what stands below a table to its rule; tell whether it was of one."""
        cards = self.draft.tables["cards"]
        bare = inline.unwrapped(text)
        id = self._notes.pop(_note(bare), "") if body else ""
        if body and not id and bare.endswith(":"):
            named = self._rules.get(one_line(plain(bare.removesuffix(":"))))
            id = named.pop(0) if named else ""
        if id in cards:
            cards[id] = cards[id]._replace(body=self.draft.field(line, body, body=True))
        return id in cards


def _cells(row: str) -> list[str]:
    """Return the cells of a row; a dash is how we write an empty one."""
    row = row.strip().removeprefix("|")
    row = row if row.endswith("\\|") else row.removesuffix("|")
    cells = (inline.joined(cell).strip() for cell in _CELLS.split(row))
    return ["" if cell in ("–", "--") else plain(cell) for cell in cells]


def _note(words: str) -> int:
    """Return the number of a note that words refer to, or 0."""
    found = _NOTE.match(words)
    return int(found[2]) if found and letters(f"{found[1]} 1") in _note_words() else 0


@cache
def _note_words() -> frozenset[str]:
    return frozenset(letters(page_texts(language)("rules.note", n=1)) for language in LANGUAGES)
