"""Which column of a spreadsheet is what.

By our own names, in either language or as the fields are called; else by the names that whiteboards
and people give (``Sticky notes``, ``Votes``); or as whoever reads it in says. A column that none
of it fits is named, and not read.
"""

import csv
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from board.refusal import Refused
from board.text import one_line
from board.wording import inside
from exports.csv_ import ASKED, CARDS, COALITIONS, GROUP, MEMBERS
from exports.page_texts import page_texts
from exports.read.headings import letters, words_of

CHOSEN = ("text", "place", "author", "dots")
"""The fields of which one can say in which column they are."""

_OURS: Mapping[str, tuple[str, ...]] = {
    "cards": (*CARDS, GROUP, *ASKED),
    "coalitions": (*COALITIONS, *ASKED),
    "members": MEMBERS,
}
_MAIN = {"cards": "text", "coalitions": "title", "members": "name"}
"""The column that makes a row one of these."""

_THEIRS: Mapping[str, str] = {
    "text": "sticky note, sticky notes, sticky, stickies, sticky text, note, notes, note text, "
    "notitie, notities, post-it, post-its, card, cards, card text, kaart, kaarten, kaartje, "
    "kaartjes, briefje, briefjes, idea, ideas, idee, ideeën, content, inhoud, message, bericht, "
    "answer, answers, antwoord, antwoorden, response, comment, opmerking, item, items, subject, "
    "onderwerp, text area 1",
    "body": "description, beschrijving, omschrijving, details, uitleg",
    "place": "area, frame, zone, vak, kader, gebied, column, kolom, list, lijst, category, "
    "categorie, cluster, group, groep, topic, theme, thema, lane, swimlane, heading, kop, "
    "location, locatie",
    "author": "by, door, created by, creator, made by, gemaakt door, written by, geschreven door, "
    "auteur, who, wie, user, gebruiker, added by, toegevoegd door, participant, name, naam",
    "dots": "votes, vote, stemmen, stem, likes, hearts, vote count, number of votes, total votes, "
    "aantal stemmen, upvotes, points, punten, aantal stippen",
}
"""What others call the columns of cards."""

_PLACES = frozenset({"place", "block", "section", "question"})

SAMPLE = 200
"""Rows by which a column is judged."""

_ENOUGH = 2
"""Cells of which none can be read, after which a column is somebody else's; one is a slip."""

_SHOWN = 40
_MOST_SHOWN = 20


class RawTable(NamedTuple):
    """A table as it lies in the file."""

    names: tuple[str, ...]
    """What stands in the first row, as written."""
    rows: Iterable[tuple[int, list[str]]]
    """The rows below it, each with the line it starts on."""
    line: int
    """Of the names."""


class Columns(NamedTuple):
    """What each column is."""

    table: str
    """``cards``, ``coalitions`` or ``members``; empty where no column makes it one of these."""
    names: tuple[str, ...]
    fields: tuple[str, ...]
    """A field of the table for each; empty where there is none."""

    @property
    def unknown(self) -> list[str]:
        """Return the names of the columns that are not read; one without a name by its number."""
        return [
            one_line(name)[:_SHOWN] or f"({number})"
            for number, (name, field) in enumerate(zip(self.names, self.fields, strict=True), 1)
            if not field
        ]

    @property
    def chosen(self) -> dict[str, str]:
        """Return the names of the columns of which one can choose what they are, by field."""
        of = dict(zip(self.fields, self.names, strict=True))
        return {field: one_line(of[field])[:_SHOWN] for field in CHOSEN if field in of}


def sheet(lines: Sequence[str]) -> RawTable:
    """Open a table: lines with their breaks. Its cells are parted as its first line is.

    A line ``sep=;`` before it says by what, as spreadsheets write it.
    """
    said = _separator(lines[0]) if lines else ""
    skipped = 1 if said else 0
    reader = csv.reader(lines[skipped:], delimiter=said or _guessed(lines))
    names = next(reader, [])

    def rows() -> Iterable[tuple[int, list[str]]]:
        line = reader.line_num + 1
        for row in reader:
            yield line + skipped, row
            line = reader.line_num + 1

    return RawTable(tuple(names), rows(), 1 + skipped)


def label(field: str, language: str) -> str:
    """Return what a field is called within a sentence."""
    return inside(page_texts(language)(f"column.{field}"))


def shown(names: Sequence[str]) -> str:
    """Return names of columns in a row; a long row ends in dots."""
    row = [one_line(name)[:_SHOWN] or "–" for name in names[:_MOST_SHOWN]]
    return "; ".join([*row, "…"] if len(names) > _MOST_SHOWN else row)


def columns(names: Sequence[str], chosen: Mapping[str, str]) -> Columns:
    """Tell what each column is. ``chosen`` names the column of a field (``CHOSEN``), or none.

    Raises Refused for another field, or a column that isn't there.
    """
    at = {field: _place_of(names, field, name) for field, name in chosen.items() if name}
    ours = [_known().get(letters(name), ()) for name in names]
    theirs = [_theirs().get(letters(name), ()) for name in names]
    table = "cards" if "text" in at else _table(ours, theirs)
    fields = [""] * len(names)
    for field, place in at.items():
        fields[place] = field
    wanted = [field for field in _OURS.get(table, ()) if chosen.get(field) != ""]
    if _PLACES.isdisjoint(field for called in ours for field in called) and GROUP in wanted:
        wanted.remove(GROUP)  # Where nothing else says where a card goes, a group does.
    _fill(fields, ours, wanted)
    if table == "cards":
        _fill(fields, theirs, wanted)
    return Columns(table, tuple(names), tuple(fields))


def readable(
    found: Columns,
    rows: Sequence[tuple[int, list[str]]],
    readers: Mapping[str, Callable[[str], object]],
    chosen: Collection[str],
) -> Columns:
    """Return the columns without those that have our name, and nothing in them that we can read.

    ``readers`` raise where a cell can't be. What somebody chose stays.
    """
    fields = list(found.fields)
    for at, field in enumerate(fields):
        if field in readers and field not in chosen:
            cells = [row[at] for _, row in rows if at < len(row) and row[at].strip()]
            if len(cells) >= _ENOUGH and not any(_reads(readers[field], cell) for cell in cells):
                fields[at] = ""
    return found._replace(fields=tuple(fields))


def _reads(reader: Callable[[str], object], cell: str) -> bool:
    try:
        reader(cell)
    except (ValueError, KeyError, Refused):
        return False
    return True


def _fill(fields: list[str], told: Sequence[Collection[str]], of: Collection[str]) -> None:
    """Give columns without a field the one they are called; each field to the first of them."""
    for at, called in enumerate(told):
        for field in called:
            if not fields[at] and field in of and field not in fields:
                fields[at] = field


def _place_of(names: Sequence[str], field: str, name: str) -> int:
    if field not in CHOSEN:
        raise Refused("import.column_field", field=field, known=", ".join(CHOSEN))
    for same in (str.strip, letters):
        wanted = same(name)
        if wanted in (there := [same(one) for one in names]):
            return there.index(wanted)
    raise Refused("import.column_unknown", name=name[:_SHOWN], known=shown(names))


def _table(ours: Sequence[Collection[str]], theirs: Sequence[Collection[str]]) -> str:
    """Return what the rows are: the names of people beside ideas are who wrote them."""
    called = {field for fields in ours for field in fields}
    ideas = any("text" in fields for fields in theirs)
    for table, main in _MAIN.items():
        own = called & set(_OURS[table]) - set(_OURS["cards"]) - {main, "kind", "size"}
        if main in called and (table == "cards" or own or not ideas):
            return table
    return "cards" if ideas else ""


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the fields that each of our own names may mean."""
    fields = dict.fromkeys((*CARDS, GROUP, *MEMBERS, *COALITIONS, *ASKED))
    found: dict[str, list[str]] = {}
    for field in fields:
        for word in {letters(field), *words_of(f"column.{field}")}:
            found.setdefault(word, []).append(field)
    return {word: tuple(fields) for word, fields in found.items()}


@cache
def _theirs() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for field, names in _THEIRS.items():
        for name in names.split(", "):
            found.setdefault(letters(name), []).append(field)
    return {word: tuple(fields) for word, fields in found.items()}


def _separator(line: str) -> str:
    """Return what a line like ``sep=;`` says, or an empty text."""
    found = re.fullmatch(r'"?sep=(.)"?\s*', line, re.IGNORECASE)
    return found[1] if found else ""


def _guessed(lines: Sequence[str]) -> str:
    """Return what parts the cells: that by which most columns are known, or there are most."""

    def worth(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader(lines, delimiter=delimiter), [])
        known = sum(1 for name in names if letters(name) in _known() or letters(name) in _theirs())
        return known, len(names)

    return max(";,\t", key=worth)
