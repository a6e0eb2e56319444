"""Reading Markdown that people read: our summary, and worksheets as they come back.

Headings say where things belong; under one, list items and lines are cards. What the page says
about a card (dots, status, where it follows from) comes back as far as the text allows. What has
no place is parked and listed.
"""

import re
from collections.abc import Mapping
from functools import cache

from board.i18n import LANGUAGES
from board.model import MARK_ROOM, RULE_STATUSES
from board.text import one_line
from board.words import folded
from exports.markdown.escape import plain
from exports.markdown.parts import DOT
from exports.read import headings
from exports.read.drafting import Draft, fitting, fitting_body
from exports.read.incoming import Read, Source
from exports.read.people import Coalitions, Link, Members, Terms
from exports.words import page_texts

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*)|$)")
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])(?:[ \t]+(.*)|$)")
_ROW = re.compile(r"\|.*\|?[ \t]*$")
_CELLS = re.compile(r"(?<!\\)\|")
_DOTS = re.compile(rf"(?<!\s)\s+(?:({DOT}+)|{DOT}×(\d{{1,6}}))$")
_FENCE = re.compile(r"\s*(?:(`{3,})[^`]*|(~{3,}).*)$")
_ASIDE = re.compile(r"\s\(([^()]*)\)$")
_COLUMNS = ("rules.rule", "rules.status", "rules.follows",
            "member.name", "member.role", "member.brings", "member.gets")  # fmt: skip
_NOTE = re.compile(r"(\w+) (\d{1,4})$")
_MOST_PIECES = 8
_BLANK_ANSWER = re.compile(r"[\s_.…–-]*$")


def read(source: Source) -> Read:
    """Return a canvas with what a page says."""
    return _Reader(source).read()


class _Reader:
    """Goes through the lines; holds where on the page it is."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.template = source.template
        self.draft = Draft(source)
        self.lines = source.lines()
        self.at = 0
        self.place = ""
        self.part = "unknown"
        self.author = source.by.name
        self.members = Members(self.draft)
        self.coalitions = Coalitions(self.draft)
        self.terms = Terms(self.draft)
        self.header: list[str] | None = None
        self._ours = frozenset(headings.ours(self.template))
        self._openings = headings.openings()
        self._links: list[Link] = []
        self._head = False
        self._notes: dict[int, str] = {}

    def read(self) -> Read:
        """Read everything."""
        self._front_matter()
        total = len(self.lines)
        while self.at < total:
            self._line(self.lines[self.at])
            self.at += 1
            self.source.tick(min(self.at, total), total)
        self.coalitions.finish()
        self._link()
        return self.draft.read()

    def _front_matter(self) -> None:
        if self.lines and self.lines[0].rstrip() == "---":
            closing = (n for n, line in enumerate(self.lines[1:], 1) if line.rstrip() == "---")
            self.at = next(closing, -1) + 1

    def _line(self, line: str) -> None:
        text = line.strip()
        if not text:
            self.header = None
            return
        if found := _HEADING.match(text):
            self._heading(len(found[1]), _CLOSING.sub("", (found[2] or "").rstrip()).rstrip())
        elif self._writer(text) or self.part == "preface":
            return
        elif _FENCE.match(line):
            self._fence(line)
        elif self.part in headings.SKIPPED:
            return
        elif _ROW.match(text):
            self._row(text)
        elif item := _ITEM.match(text):
            self._item(item[2] or "", self._body())
        else:
            self._paragraph(text)

    def _heading(self, level: int, text: str) -> None:
        words = plain(text)
        self.header = None
        self._head = False
        if self.part == "page.check" and level > 1:
            return
        found = headings.meaning(self.template, words, self.place)
        home = self.template.block_of("coalitions")
        in_coalitions = home is not None and self.place.partition(".")[0] == home.id
        if level == 1 and (title := headings.title_of(self.template, words)) is not None:
            self.draft.info = self.draft.info._replace(title=fitting(title.canvas))
            whole = ("page.glossary", "page.check")
            self.part = title.page if title.page in whole else "preface"
            self._head = True
        elif level == 1 and found is None:
            self.draft.info = self.draft.info._replace(title=fitting(words))
        elif found is not None and found.place:
            self.coalitions.finish()
            self.place, self.part = found.place, "block"
        elif found is not None:
            self.coalitions.finish()
            self.part = found.part
            self.place = ""
            if found.part in ("worksheet.coalition", "network.coalitions") and home is not None:
                self.place = home.id
            if found.part == "worksheet.coalition":
                self.coalitions.blank(self.at + 1)
        elif in_coalitions and level >= 3:
            self.coalitions.start(self.at + 1, words)
        else:
            self.coalitions.finish()
            self.place, self.part = "", "unknown"
            self.draft.park(self.at + 1, words, "import.no_place")

    def _writer(self, text: str) -> bool:
        """Take the writer's name from the lines above the first block; tell whether it was one."""
        if self.place or ":" not in text:
            return False
        label, _, value = plain(text.replace("**", "")).partition(":")
        key = headings.words_of("worksheet.name", "worksheet.home").get(folded(label))
        value = "" if _BLANK_ANSWER.match(value) else one_line(value)
        if key == "worksheet.name" and value:
            self.author = value
        elif key == "worksheet.home" and value and self.author != self.source.by.name:
            self.author = f"{self.author} ({value})"
        return key is not None

    def _body(self) -> str:
        """Return the indented lines below an item, and go past them."""
        rows: list[str] = []
        at = self.at + 1
        while at < len(self.lines):
            line = self.lines[at]
            if line.strip() and not line.startswith(("  ", "\t")):
                break
            rows.append(line.expandtabs(4)[2:] if line.strip() else "")
            at += 1
        while rows and not rows[-1]:
            rows.pop()
            at -= 1
        self.at = at - 1 if rows else self.at
        return fitting_body("\n".join(rows))

    def _fence(self, line: str) -> None:
        """Pass over a diagram; another fence is somebody's text."""
        opening = _FENCE.match(line)
        assert opening is not None
        mark, first = opening[1] or opening[2], self.at
        rows: list[str] = []
        while self.at + 1 < len(self.lines):
            self.at += 1
            if self.lines[self.at].strip().startswith(mark):
                break
            rows.append(self.lines[self.at])
        if "mermaid" not in line and any(row.strip() for row in rows):
            text = next(row for row in rows if row.strip())
            self._card(first + 1, text, fitting_body("\n".join(rows)))

    def _item(self, text: str, body: str) -> None:
        line = self.at + 1 - (body.count("\n") + 2 if body else 0)
        if _BLANK_ANSWER.match(text) and not body:
            return
        if self.part == "page.glossary":
            self.terms.item(line, text)
        elif self.part == "paradoxes":
            self.draft.problem(line, plain(text), "import.derived")
        elif not (self.coalitions.field(text, body) or self._noted(text, body)):
            self._card(line, text, body)

    def _paragraph(self, text: str) -> None:
        if self._head:
            # The line below the title: when this was, and how it stands.
            self._head = False
            return
        words = plain(text.removesuffix("\\"))
        known = folded(words.strip("*"))
        if known in self._ours or known.startswith(self._openings):
            return
        if not _BLANK_ANSWER.match(text):
            self._card(self.at + 1, text, "")

    def _card(self, line: int, markdown: str, body: str) -> None:
        """Add a card with what the page says about it."""
        text, fields = _told(markdown.strip())
        fields = {**fields, "author": self.author, "body": body}
        if self.place and self.part != "parked":
            if self.coalitions.open:
                # Something among the fields of a coalition that is none of them.
                self.draft.park(line, plain(text), "import.no_place", self.place, body=body)
                return
            self.draft.add(self.place, plain(text), line=line, **fields)
        else:
            key = "import.was_parked" if self.part == "parked" else "import.no_place"
            self.draft.park(line, plain(text), key, body=body)

    def _row(self, text: str) -> None:
        cells = [cell.strip() for cell in _CELLS.split(text.strip().strip("|"))]
        cells = ["" if cell == "–" else plain(cell.replace("\\|", "|")) for cell in cells]
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        if self.header is None and _is_rule(following):
            self.header = cells
            self.at += 1
            return
        self._told_row(self.at + 1, text, cells)

    def _told_row(self, line: int, text: str, cells: list[str]) -> None:
        """Read a row by the names of its columns."""
        columns = dict(zip(map(folded, self.header or ()), cells, strict=False))
        keys = headings.words_of(*_COLUMNS)
        named = {keys[column]: cell for column, cell in columns.items() if column in keys}
        if self.part in ("paradoxes", "network.matrix", "network.interests"):
            self.draft.problem(line, text, "import.derived")
        elif "rules.rule" in named and self.place:
            self._rule_row(line, named)
        elif "member.brings" in named:
            self.members.row(line, text, named)
        else:
            self._card(line, text.strip("| "), "")

    def _rule_row(self, line: int, named: Mapping[str, str]) -> None:
        text, note = named["rules.rule"], 0
        if (found := _ASIDE.search(text)) and (note := _note(found[1])):
            text = text[: found.start()]
        text, fields = _told(text)
        status = _status(named.get("rules.status", ""))
        fields = {**fields, **status, "author": self.author}
        id = self.draft.add(self.place, text, line=line, **fields)
        if note:
            self._notes[note] = id
        self._remember(line, id, named.get("rules.follows", ""))

    def _noted(self, text: str, body: str) -> bool:
        """Give a note below a table to its rule; tell whether it was one."""
        cards = self.draft.tables["cards"]
        id = self._notes.pop(_note(text.strip("*")), "") if body else ""
        if id in cards:
            cards[id] = cards[id]._replace(body=body)
        return id in cards

    def _remember(self, line: int, id: str, texts: str) -> None:
        if texts:
            self._links.append(Link(line, "cards", id, "follows", texts))

    def _link(self) -> None:
        """Tie things to the cards they follow from, by the texts of those."""
        there = self.source.into.cards.values() if self.source.into else ()
        by_text: dict[str, str] = {}
        for card in (*self.draft.tables["cards"].values(), *there):
            by_text.setdefault(card.text, card.id)
        for link in (*self._links, *self.coalitions.links):
            ids, unknown = _found(by_text, link.texts)
            for text in unknown:
                self.draft.problem(link.line, text, "import.no_such_card", wanted=text)
            rows = self.draft.tables[link.table]
            if link.id in rows:
                rows[link.id] = rows[link.id]._replace(**{link.field: ids})


def _found(by_text: Mapping[str, str], texts: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the ids of cards whose texts stand in a row, and the texts that no card has.

    A text may itself hold what parts the row, so the longest that is known goes first.
    """
    pieces = texts.split("; ")
    ids: list[str] = []
    unknown: list[str] = []
    while pieces:
        for size in range(min(len(pieces), _MOST_PIECES), 0, -1):
            id = by_text.get("; ".join(pieces[:size]))
            if id is not None:
                ids.append(id)
                pieces = pieces[size:]
                break
        else:
            unknown.append(pieces.pop(0))
    return tuple(dict.fromkeys(ids)), unknown


def _is_rule(line: str) -> bool:
    """Tell whether a line is the one between the header of a table and its rows."""
    return "-" in line and "|" in line and not line.strip("|:- \t")


def _told(text: str) -> tuple[str, dict[str, object]]:
    """Return a line without what the page says about the card, and that."""
    fields: dict[str, object] = {}
    room = headings.words_of("card.room")
    if (aside := _ASIDE.search(text)) and folded(aside[1]) in room:
        text = text[: aside.start()]
        fields["marks"] = (MARK_ROOM,)
    if found := _DOTS.search(text):
        text = text[: found.start()]
        fields["dots"] = len(found[1]) if found[1] else int(found[2])
    return text, fields


def _note(words: str) -> int:
    """Return the number of a note that words refer to, or 0."""
    found = _NOTE.match(words)
    return int(found[2]) if found and folded(f"{found[1]} 1") in _note_words() else 0


@cache
def _note_words() -> frozenset[str]:
    return frozenset(folded(page_texts(language)("rules.note", n=1)) for language in LANGUAGES)


def _status(words: str) -> Mapping[str, str]:
    """Return the field for a status in either language; nothing where it is none."""
    statuses = headings.words_of(*(f"status.{status}" for status in RULE_STATUSES))
    key = statuses.get(folded(words))
    return {"status": key.partition(".")[2]} if key else {}
