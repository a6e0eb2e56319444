"""What a file would bring: read as it was asked for, without keeping anything yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import exports.read as reading
from board.commands.by import By
from board.i18n import Texts, pick
from board.model import ACTIVE, NOTHING, Canvas
from board.refusal import Refused
from board.template import Template
from board.text import one_line, unseen, visible
from exports.read import CHOSEN, Incoming

INTO, KIND, PLACE = "into", "kind", "place"
"""What can be chosen beside the columns of a table."""

_PLACELESS = ("csv", "lines", "jsoncanvas")
"""Kinds of files in which something may say no place."""

MOST_TOLD = 200
"""Lines of a file that are told of; of more only how many."""


class Asked(NamedTuple):
    """Which file, and how it is to be read."""

    name: str
    """Of the file."""
    data: bytes
    opened: bool = False
    """Whether it goes into the canvas that is open; else a new one is made of it."""
    kind: str = ""
    """Empty: as the file itself says."""
    place: str = ""
    """Where what names no place goes; empty: it is parked."""
    columns: Mapping[str, str] = NOTHING
    """Of a table: the name of the column of a field, empty for none."""


class Arrived(NamedTuple):
    """What came of reading it."""

    asked: Asked
    into: Canvas | None
    incoming: Incoming | None = None
    refused: Refused | None = None
    names: tuple[str, ...] = ()
    """Of the columns of a table."""

    @property
    def kind(self) -> str:
        """Return what the file was taken for."""
        if self.incoming is not None:
            return self.incoming.kind
        return self.asked.kind or ("csv" if self.names else "")


def read(
    asked: Asked, into: Canvas | None, by: By, language: str, folders: Sequence[Path]
) -> Arrived:
    """Read a file; what is refused is told with it. Nothing is kept."""
    incoming, refused = None, None
    try:
        incoming = reading.read_file(
            asked.data, by=by, name=asked.name, kind=asked.kind, into=into, folders=folders,
            language=language, place=asked.place, columns=asked.columns,
        )  # fmt: skip
    except Refused as reason:
        refused = reason
    table = incoming.kind == "csv" if incoming else refused and refused.key in _ABOUT_COLUMNS
    names = reading.column_names(asked.data) if table else ()
    return Arrived(asked, into, incoming, refused, names)


_ABOUT_COLUMNS = ("import.no_columns", "import.column_unknown")


class ArrivalOption(NamedTuple):
    """Something to choose before the file is taken in."""

    id: str
    label: str
    value: str


def options(arrived: Arrived, title: str, say: Texts) -> list[ArrivalOption]:
    """Return what there is to choose; ``title`` is what the canvas it goes into is called."""
    asked, kind = arrived.asked, arrived.kind
    where = say("incoming.into.open" if asked.opened else "incoming.into.new", title=title)
    found = [ArrivalOption(INTO, say("incoming.into"), where)]
    if kind:
        found.append(ArrivalOption(KIND, say("incoming.kind"), say(f"incoming.kind.{kind}")))
    if arrived.names:
        columns = arrived.incoming.columns if arrived.incoming else None
        chosen = columns.chosen if columns else dict(asked.columns)
        none = say("incoming.column.none")
        found += [
            ArrivalOption(
                field, say(f"incoming.column.{field}"), visible(chosen.get(field, "")) or none
            )
            for field in (CHOSEN if not columns or columns.table == "cards" else ())
        ]
    if kind in _PLACELESS:
        place = named(arrived, asked.place, say.language) or say("incoming.place.parked")
        found.append(ArrivalOption(PLACE, say("incoming.place"), place))
    return found


def named(arrived: Arrived, path: str, language: str) -> str:
    """Return what a place is called, its block before it."""
    template = _template(arrived)
    place = template.place(path) if template else None
    if place is None:
        return path
    parts = (place.block, place.section, place.question)
    return " › ".join(pick(part.short, language) for part in parts if part)


def places(arrived: Arrived, language: str) -> list[tuple[str, str]]:
    """Return all places on the canvas it goes to, with what they are called."""
    template = _template(arrived)
    paths = template.places if template else ()
    return [(path, named(arrived, path, language)) for path in paths]


def _template(arrived: Arrived) -> Template | None:
    canvas = arrived.into or (arrived.incoming.canvas if arrived.incoming else None)
    return canvas.template if canvas else None


def counts(arrived: Arrived, say: Texts) -> list[tuple[str, int]]:
    """Return how many cards come to each place, in the order of the sheet, and what else comes."""
    incoming = arrived.incoming
    if incoming is None:
        return []
    there = arrived.into.cards if arrived.into else {}
    new = [card for id, card in incoming.canvas.cards.items() if there.get(id) != card]
    placed = Counter(card.place for card in new if card.state == ACTIVE)
    known = [path for path in incoming.canvas.template.places if path in placed]
    rows = [(named(arrived, path, say.language), placed.pop(path)) for path in known]
    rows += sorted(placed.items())
    others = [(table, n) for table, n in incoming.counts.items() if table != "cards"]
    return rows + [(say(f"incoming.of.{table}"), n) for table, n in others if n]


def remarks(arrived: Arrived, say: Texts) -> list[str]:
    """Return what could not be read as it stands, a line for each."""
    if arrived.incoming is None:
        return []
    told: list[str] = []
    for one in arrived.incoming.problems[:MOST_TOLD]:
        reason = reading.say(one, say.language)
        line = say("incoming.line", line=one.line, reason=reason) if one.line else reason
        text = visible(one_line(one.text))
        told.append(line if unseen(text) else f"{line} – {text}")
    more = len(arrived.incoming.problems) - MOST_TOLD
    return [*told, say("incoming.more", n=more)] if more > 0 else told
