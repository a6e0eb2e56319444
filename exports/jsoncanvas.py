"""The canvas as JSON Canvas 1.0 (jsoncanvas.org), which Obsidian and others open.

Blocks and sections are groups that lie as on the sheet, cards are text nodes within them, and
*volgt uit* and core partners are edges.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from board.i18n import pick
from board.model import Canvas, Card, Coalition
from board.parties import member_of
from board.template import Area, Block
from board.text import visible
from exports.markdown import escape, parts
from exports.markdown.escape import json_safe
from exports.markdown.parts import PageWriter
from exports.request import Request

WIDTH = 3200
"""Of the whole board, in the pixels of the format."""

_GAP, _HEAD = 40, 30
_CARD_WIDTH, _LINE, _LETTER = 300, 26, 8.5
_SHORTEST = 120
"""Height of an empty block or section."""

_COLOURS = 6
"""The format has six colours of its own, "1" to "6"."""


class _Note(NamedTuple):
    """A text node to be."""

    id: str
    text: str


class _Part(NamedTuple):
    """A group to be: with notes, or with parts of its own side by side."""

    id: str
    label: str
    notes: list[_Note]
    parts: list["_Part"]
    columns: int = 1


def render(canvas: Canvas, request: Request) -> str:
    """Return the board as JSON text."""
    board = _Board(PageWriter(canvas, request))
    height = board.area(canvas.template.layout, 0, 0, WIDTH, None)
    board.parked(height)
    found = {"nodes": board.nodes, "edges": board.edges()}
    return json_safe(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


class _Board:
    """Lays out groups and notes; a height of None only measures."""

    def __init__(self, writer: PageWriter) -> None:
        self.writer = writer
        self.reader = writer.reader
        self.nodes: list[dict[str, Any]] = []
        self._blocks = {block.id: self._block(block) for block in self.reader.blocks}

    def area(self, area: Area, x: int, y: int, width: int, height: int | None) -> int:
        """Lay out an area of the template and return how high it is."""
        needed = self._measure(area, width)
        self._place(area, x, y, width, max(needed, height or 0))
        return needed

    def _measure(self, area: Area, width: int) -> int:
        if area.block:
            part = self._blocks.get(area.block)
            return _height(part, width) if part else 0
        if area.rows:
            heights = [self._measure(one, width) for one in area.rows]
            shown = [one for one in heights if one]
            return sum(shown) + _GAP * max(0, len(shown) - 1)
        widths = _widths(self._shown(area.columns), width)
        return max((self._measure(one, wide) for one, wide in widths), default=0)

    def _shown(self, areas: Iterable[Area]) -> list[Area]:
        return [one for one in areas if self._measure(one, WIDTH)]

    def _place(self, area: Area, x: int, y: int, width: int, height: int) -> None:
        if area.block:
            part = self._blocks.get(area.block)
            if part:
                block = self.writer.template.block(area.block)
                colour = str((block.number - 1) % _COLOURS + 1) if block else "1"
                self._group(part, x, y, width, height, colour)
        elif area.rows:
            needed = [(one, self._measure(one, width)) for one in self._shown(area.rows)]
            spare = height - sum(high for _, high in needed) - _GAP * (len(needed) - 1)
            for one, high in needed:
                high += spare // len(needed)
                self._place(one, x, y, width, high)
                y += high + _GAP
        else:
            for one, wide in _widths(self._shown(area.columns), width):
                self._place(one, x, y, wide, height)
                x += wide + _GAP

    def _group(self, part: _Part, x: int, y: int, width: int, height: int, colour: str) -> None:
        group = _node(part.id, "group", x, y, width, height)
        self.nodes.append({**group, "label": part.label, "color": colour})
        inner = width - 2 * _GAP
        below = self._notes(part.notes, x + _GAP, y + _HEAD, inner)
        wide = (inner - _GAP * (part.columns - 1)) // part.columns
        for row in _rows(part):
            high = max(_height(one, wide) for one in row)
            for at, one in enumerate(row):
                self._group(one, x + _GAP + at * (wide + _GAP), below, wide, high, colour)
            below += high + _GAP

    def _notes(self, notes: list[_Note], x: int, y: int, width: int) -> int:
        across, wide = _across(width)
        for row in _chunks(notes, across):
            for at, note in enumerate(row):
                high = _note_height(note, wide)
                node = _node(note.id, "text", x + at * (wide + _GAP), y, wide, high)
                self.nodes.append({**node, "text": note.text})
            y += max(_note_height(note, wide) for note in row) + _GAP // 2
        return y

    def _block(self, block: Block) -> _Part:
        """Return what stands in a block."""
        writer, reader = self.writer, self.reader
        language = reader.language
        label = f"{block.number}. {pick(block.title, language)} – {pick(block.key, language)}"
        sections: list[_Part] = []
        for section in reader.sections(block):
            path = f"{block.id}.{section.id}"
            notes = self._loose(path)
            if path == reader.members_at:
                notes = self._members() + notes
            title = pick(section.title, language)
            sections.append(_Part(f"place:{path}", title, notes, self._groups(path)))
        notes = self._loose(block.id)
        if block.id == reader.members_at:
            notes = self._members() + notes
        if "coalitions" in block.roles:
            notes += [self._coalition(one) for one in reader.coalitions]
        columns = max(1, min(block.columns, len(sections)))
        if writer.request.places and not notes:
            sections = [one for one in sections if one.notes] or sections
        parts = self._groups(block.id) + sections
        return _Part(f"place:{block.id}", label, notes, parts, columns)

    def _loose(self, path: str) -> list[_Note]:
        """Return the cards of a place that stand in no group."""
        found = self.reader.grouped(self.reader.cards(path))
        return [self._card(card) for group, cards in found if group is None for card in cards]

    def _groups(self, path: str) -> list[_Part]:
        """Return the groups of a place, each with its cards."""
        return [
            _Part(f"group:{group.id}", visible(group.title), list(map(self._card, cards)), [])
            for group, cards in self.reader.grouped(self.reader.cards(path))
            if group is not None
        ]

    def _card(self, card: Card) -> _Note:
        body = f"\n\n{self.writer.body(card.body)}" if card.body else ""
        return _Note(card.id, parts.card_line(self.writer, card) + body)

    def _members(self) -> list[_Note]:
        writer = self.writer
        told = (
            (one.id, f"**{parts.member_name(writer, one)}**", parts.member_role(writer, one))
            for one in parts.present(writer)
        )
        return [_Note(f"member:{id}", "\n\n".join(filter(None, rest))) for id, *rest in told]

    def _coalition(self, one: Coalition) -> _Note:
        told = [parts.form_title(self.writer, one.form), *parts.term(self.writer, one)]
        if one.joint:
            told.append(self.writer.texts("coalition.joint"))
        title = escape.inside(one.title) + parts.dots(one.dots)
        lines = [f"**{title}**", " · ".join(escape.inside(part) for part in told if part)]
        fields = parts.coalition_fields(self.writer, one)
        lines.append(
            "\n".join(
                f"- {escape.inside(label)}: {escape.inside(value)}" for label, value in fields
            )
        )
        if one.body:
            lines.append(self.writer.body(one.body))
        return _Note(f"coalition:{one.id}", "\n\n".join(filter(None, lines)))

    def parked(self, top: int) -> None:
        """Lay what is parked below the sheet, where it was asked for."""
        notes = [
            self._card(one) if isinstance(one, Card) else self._coalition(one)
            for one in self.reader.parked
        ]
        if notes:
            part = _Part("parked", self.writer.texts("parked"), notes, [])
            top = max(top, 0) + 2 * _GAP
            self._group(part, 0, top, WIDTH, _height(part, WIDTH), "1")

    def edges(self) -> list[dict[str, str]]:
        """Return the links between notes that are on the board."""
        there = {node["id"] for node in self.nodes}
        label = self.writer.texts("rules.follows")
        core = self.writer.texts("coalition.core")
        found: list[tuple[str, str, str]] = []
        canvas = self.writer.canvas
        for card in canvas.cards.values():
            found += [(card.id, id, label) for id in card.follows]
        for one in canvas.coalitions.values():
            mine = f"coalition:{one.id}"
            found += [(mine, id, label) for id in one.follows]
            found += [(mine, f"member:{member_of(ref)}", core) for ref in one.core]
        for member in canvas.members.values():
            found += [(f"member:{member.id}", id, label) for id in member.follows]
        return [
            {"id": f"{start}>{end}", "fromNode": start, "toNode": end, "label": words}
            for start, end, words in sorted(set(found))
            if start in there and end in there and start != end
        ]


def _node(id: str, kind: str, x: int, y: int, width: int, height: int) -> dict[str, Any]:
    return {"id": id, "type": kind, "x": x, "y": y, "width": width, "height": height}


def _widths(areas: list[Area], width: int) -> list[tuple[Area, int]]:
    """Divide a width over areas by their weights."""
    whole = sum(one.weight for one in areas)
    room = width - _GAP * (len(areas) - 1)
    return [(one, room * one.weight // whole) for one in areas]


def _height(part: _Part, width: int) -> int:
    """Return how high a group has to be."""
    inner = width - 2 * _GAP
    across, wide = _across(inner)
    height = _HEAD
    for row in _chunks(part.notes, across):
        height += max(_note_height(note, wide) for note in row) + _GAP // 2
    wide = (inner - _GAP * (part.columns - 1)) // part.columns
    for parts_row in _rows(part):
        height += max(_height(one, wide) for one in parts_row) + _GAP
    return max(height + _GAP // 2, _SHORTEST)


def _rows(part: _Part) -> list[list[_Part]]:
    return [part.parts[at : at + part.columns] for at in range(0, len(part.parts), part.columns)]


def _across(width: int) -> tuple[int, int]:
    """Return how many notes lie side by side in a width, and how wide each is."""
    across = max(1, (width + _GAP) // (_CARD_WIDTH + _GAP))
    return across, (width - _GAP * (across - 1)) // across


def _chunks(notes: list[_Note], size: int) -> list[list[_Note]]:
    return [notes[at : at + size] for at in range(0, len(notes), size)]


def _note_height(note: _Note, width: int) -> int:
    """Return about how high a note is; a very long one scrolls."""
    letters = max(10, int((width - 40) / _LETTER))
    lines = sum(1 + len(line) // letters for line in note.text.split("\n"))
    return min(60, lines + 1) * _LINE + 20
