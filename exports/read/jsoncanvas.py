"""Reading boards in JSON Canvas (jsoncanvas.org): our own, and those of Obsidian and others.

A group whose words are those of a place holds the cards of that place, as a heading does on a
page; a text is a card of the smallest such group that it lies in. On a board of ours members and
coalitions are notes as well, and what follows from what is a line between two.
"""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from board import name_row
from board.model import PARKED, REMOVED, Canvas, Entity
from board.places import within
from board.refusal import Refused
from board.text import one_line, split, unseen
from board.wording import folded
from exports.markdown.escape import plain
from exports.markdown.joiners import without_joiners
from exports.page_texts import page_texts
from exports.read import headings, inline
from exports.read.drafting import ImportDraft
from exports.read.headings import letters, words_of
from exports.read.incoming import IncomingText, Read
from exports.read.links import Links
from exports.read.network_side import Coalitions, Members
from exports.read.remarks import told, without_dots

MOST_GROUPS = 1_000
MOST_NODES = 100_000
_LABEL = 200
"""Characters of a label at a line that are looked at."""

_MARK = re.compile(r"^(?:#{1,6}|[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
"""What stands before a heading or an item; on a card of ours it has a backslash."""


def is_board(value: Any, name: str) -> bool:
    """Tell whether JSON is such a board: it has nodes or edges, or an empty file its name."""
    if not isinstance(value, dict) or "kind" in value:
        return False
    lists = [isinstance(value.get(key), list) for key in ("nodes", "edges")]
    return any(lists) or (not value and name.casefold().endswith(".canvas"))


def read(source: IncomingText, value: Any) -> Read:
    """Return a canvas with a card for every text, file and link. Raises Refused."""
    return _Board(source, value).read()


class _Box(NamedTuple):
    """Where something lies."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height

    def holds(self, other: "_Box") -> bool:
        """Tell whether the middle of something lies in this."""
        across, down = other.x + other.width / 2, other.y + other.height / 2
        inside = self.x <= across <= self.x + self.width
        return inside and self.y <= down <= self.y + self.height


class _Group(NamedTuple):
    """A group of notes, and the place that it stands for."""

    box: _Box
    label: str
    place: str
    parked: bool


class _Note(NamedTuple):
    """Something that becomes a card, a member or a coalition."""

    id: str
    box: _Box | None
    text: str
    key: str
    """What there is to say of it; empty for a text."""


class _Board:
    """A board being read."""

    def __init__(self, source: IncomingText, value: Any) -> None:
        self.source = source
        self.draft = ImportDraft(source)
        self.links = Links(self.draft)
        self.members = Members(self.draft)
        self.coalitions = Coalitions(self.draft, self.links)
        nodes, self._edges = (_list(value, key) for key in ("nodes", "edges"))
        self.nodes = [node for node in nodes if isinstance(node, dict)]
        self.groups = self._placed()
        self._found: dict[str, tuple[str, str]] = {}
        """Table and id of what became of a note, by its id on the board."""
        self._wanted: dict[str, str] = {}
        """The ids that things are to have, by the one they have for now."""

    def read(self) -> Read:
        notes = sorted(self._notes(), key=_reading_order)
        for done, note in enumerate(notes, 1):
            self._note(note)
            self.source.tick(done, len(notes))
        self.links.tie()
        kept = self.draft.keep_ids(self._wanted)
        self._found = {note: (table, kept.get(id, id)) for note, (table, id) in self._found.items()}
        self._lines()
        return self.draft.read()._replace(kind="jsoncanvas")

    # Groups

    def _placed(self) -> list[_Group]:
        """Return the groups, the smallest first, each with the place that its words mean."""
        found = [
            (box, str(node.get("label") or ""), _id(node))
            for node in self.nodes
            if node.get("type") == "group" and (box := _box(node))
        ]
        if len(found) > MOST_GROUPS:
            raise Refused("import.too_many", n=len(found), most=MOST_GROUPS)
        template = self.source.template
        placed: list[_Group] = []
        for box, label, id in sorted(found, key=lambda one: -one[0].area):
            around = next((one for one in reversed(placed) if one.box.holds(box)), None)
            here = around.place if around else ""
            ours = template.find(id.removeprefix("place:")) if id.startswith("place:") else None
            in_group = id.startswith("group:")  # A title of people's own, not of a place.
            meant = None if in_group else headings.meaning(template, label, here)
            parked = id == "parked" or (meant is not None and meant.part == "parked")
            place = ours or (meant.place if meant else "") or here
            placed.append(_Group(box, one_line(label), place, parked))
        return placed[::-1]

    # Notes

    def _notes(self) -> Iterator[_Note]:
        for node in self.nodes:
            kind = node.get("type")
            box, id = _box(node), _id(node)
            if kind == "file":
                path = f"{node.get('file') or ''}{node.get('subpath') or ''}"
                yield _Note(id, box, path, "import.file_node")
            elif kind == "link":
                yield _Note(id, box, str(node.get("url") or ""), "import.link_node")
            elif kind == "text" or isinstance(node.get("text"), str):
                yield _Note(id, box, without_joiners(str(node.get("text") or "")), "")
            elif kind != "group":
                self.draft.problem(0, str(kind), "import.node_unknown")

    def _note(self, note: _Note) -> None:
        """Make of a note what it is."""
        table, _, id = note.id.partition(":")
        title, *rest = note.text.split("\n\n")
        if table in ("member", "coalition") and inline.is_strong(title):
            if table == "member":
                self._member(note, id, title, rest)
            else:
                self._coalition(note, id, title, rest)
        elif not note.key:
            self._card(note)
        elif added := self._put(note, one_line(note.text), {}):
            self.draft.problem(0, one_line(note.text), note.key, card=added)

    def _card(self, note: _Note) -> None:
        first, body = split(note.text)
        first = _MARK.sub("", first, count=1)
        text, fields = told(inline.unwrapped(first))
        self._put(note, plain(text), {**fields, "body": body})

    def _put(self, note: _Note, text: str, fields: dict[str, Any]) -> str:
        """Add a card where its note lies, or leave the one it is; return its id."""
        group = self._group(note)
        place = (group.place if group else "") or self.source.template.find(self.source.place) or ""
        parked = group is not None and group.parked
        there = self._there("cards", note.id, text)
        nowhere = parked or not place
        if there and (nowhere if there.state == PARKED else within(there.place, place or "?")):
            self.draft.put("cards", there)
            return self._became(note, "cards", note.id, note.id)
        if nowhere:
            label = group.label if group else ""
            key = "import.was_parked" if parked else "import.no_such_place"
            key = key if label else "import.no_place"
            added = self.draft.park(0, text, key, fields=fields, wanted=label)
            return self._became(note, "cards", added, note.id)
        return self._became(note, "cards", self.draft.add(place, text, **fields), note.id)

    def _group(self, note: _Note) -> _Group | None:
        """Return the smallest group around a note that stands for a place, else the smallest."""
        box = note.box
        around = [one for one in self.groups if box is not None and one.box.holds(box)]
        return next((one for one in around if one.place or one.parked), next(iter(around), None))

    def _member(self, note: _Note, id: str, title: str, rest: list[str]) -> None:
        name = plain(inline.unwrapped(title))
        there = self._there("members", id, name_row.as_told(name).name)
        before = len(self.draft.tables["members"])
        if there is not None:
            self.draft.put("members", there)
        else:
            role = plain(one_line(" ".join(rest)))
            self.members.row(0, name, {"member.name": name, "member.role": role})
        self._newest(note, "members", before, id)

    def _coalition(self, note: _Note, id: str, title: str, rest: list[str]) -> None:
        name = inline.words(title)
        there = self._there("coalitions", id, without_dots(name)[0])
        before = len(self.draft.tables["coalitions"])
        if there is not None:
            self.draft.put("coalitions", there)
        else:
            self._read_coalition(name, rest)
        self._newest(note, "coalitions", before, id)

    def _read_coalition(self, name: str, rest: list[str]) -> None:
        """Read what stands below a title: form and term, then a list of fields, then the body."""
        term = [plain(one_line(part)) for part in rest[:1]]
        self.coalitions.start(0, " · ".join([name, *term]))
        items = rest[1].split("\n") if rest[1:] else []
        known = [self.coalitions.field(0, item.removeprefix("- "), "") for item in items]
        body = "\n\n".join(rest[2:] if any(known) else rest[1:])
        if not unseen(body):
            label = page_texts(self.source.language)("coalition.body")
            self.coalitions.field(0, f"{label}:", body)
        self.coalitions.finish()

    def _newest(self, note: _Note, table: str, before: int, wanted: str) -> None:
        """Note what became of a note, if anything new came of it."""
        rows = self.draft.tables[table]
        if len(rows) > before:
            self._became(note, table, next(reversed(rows)), wanted)

    def _there(self, table: str, id: str, name: str) -> Any:
        """Return what is on the canvas already under an id, if it is called the same."""
        into: Canvas | None = self.source.into
        one: Any = getattr(into, table).get(id) if into else None
        if one is None or one.state == REMOVED or id in self.draft.tables[table]:
            return None
        same = folded(_name(one)) == folded(name)
        return one if same else None

    def _became(self, note: _Note, table: str, id: str, wanted: str) -> str:
        """Remember what came of a note, and the id that it is to have; return its id for now."""
        if id:
            self._found[note.id] = (table, id)
            self._wanted[id] = wanted
        return id

    # Lines between notes

    def _lines(self) -> None:
        """Let things follow from cards as lines say that have our word; the rest is counted."""
        follows, core = words_of("rules.follows"), words_of("coalition.core")
        lost = 0
        for edge in self._edges:
            line = edge if isinstance(edge, dict) else {}
            start, end = (self._found.get(str(line.get(key))) for key in ("fromNode", "toNode"))
            word = letters(str(line.get("label") or "")[:_LABEL])
            if start and end and word in follows and end[0] == "cards" and start != end:
                table, id = start
                one = self.draft.tables[table][id]
                row = tuple(dict.fromkeys((*one.follows, end[1])))
                self.draft.tables[table][id] = one._replace(follows=row)
            elif word not in core:
                lost += 1
        if lost:
            self.draft.problem(0, "", "import.lines_lost", n=lost)


def _name(one: Entity) -> str:
    return str(getattr(one, "text", "") or getattr(one, "title", "") or getattr(one, "name", ""))


def _list(value: Any, key: str) -> list[Any]:
    rows = value.get(key, [])
    if not isinstance(rows, list):
        raise Refused("import.not_a_list", table=key)
    if len(rows) > MOST_NODES:
        raise Refused("import.too_many", n=len(rows), most=MOST_NODES)
    return rows


def _id(node: dict[str, Any]) -> str:
    return str(node.get("id") or "")


def _box(node: dict[str, Any]) -> _Box | None:
    """Return where a node lies; None where it doesn't say, or not in numbers."""
    found = [node.get(key) for key in ("x", "y", "width", "height")]
    try:
        numbers = [float(one) for one in found if type(one) in (int, float)]  # type: ignore[arg-type]
    except OverflowError:
        return None
    if len(numbers) < len(found) or not all(map(isfinite, numbers)):
        return None
    return _Box(*numbers)


def _reading_order(note: _Note) -> tuple[float, float]:
    return (note.box.y, note.box.x) if note.box else (float("inf"), 0)
