"""Reading a table of cards, members or coalitions (``exports.csv_``), or a person's own.

The names of the columns tell what it is, in either language or by the names of the fields.
"""

import csv
import re
from collections.abc import Callable, Mapping
from itertools import chain, islice
from typing import Any

from board import dates, parties
from board.commands.cards import STATUS_WORDS
from board.commands.coalitions import PROGRESS_WORDS
from board.commands.members import KIND_WORDS, RELATION_WORDS
from board.model import (
    ACTIVE,
    COALITION_STATES,
    MARKS,
    MEMBER_KINDS,
    PARKED,
    RELATIONS,
    RULE_STATUSES,
    Canvas,
    Member,
)
from board.queries import home
from board.refusal import Refused
from board.text import body_text, one_line, unseen
from board.wording import folded
from exports.csv_ import GROUP, as_written
from exports.markdown.parts import DOT
from exports.page_texts import page_texts
from exports.read import columns, headings, own
from exports.read.columns import Columns, RawTable
from exports.read.drafting import ImportDraft
from exports.read.headings import choice, letters
from exports.read.incoming import IncomingText, Read

_YES = frozenset({"ja", "j", "yes", "y", "true", "x", "1", "✓", "waar"})
_VOTES = re.compile(r"(\d{1,7})(?:[.,]0*)?(?:\s+[^\W\d]+)?$")
_LARGEST_CELL = 16 * 1024 * 1024


def read(source: IncomingText) -> Read:
    """Return a canvas with a thing for every row. Raises Refused where no column is known."""
    csv.field_size_limit(_LARGEST_CELL)
    return _Table(source).read()


class _Table:
    """A table being read."""

    def __init__(self, source: IncomingText) -> None:
        self.source = source
        self.draft = ImportDraft(source)
        self.columns = Columns("", (), ())
        there = source.into.members.values() if source.into else ()
        self._groups: dict[tuple[str, str], str] = {}
        self._names = {folded(one.name) for one in there if one.state == ACTIVE}

    def read(self) -> Read:
        lines = self.source.lines_kept()
        line = 1
        try:
            sheet = columns.sheet(lines)
            first = list(islice(sheet.rows, columns.SAMPLE))
            self._name_columns(sheet, first)
            put = {"cards": self._card, "coalitions": self._coalition, "members": self._member}
            for line, row in chain(first, sheet.rows):
                if not all(map(unseen, row)):
                    put[self.columns.table](line, row, self._cells(line, row))
                self.source.tick(min(line, len(lines)), len(lines))
        except csv.Error:
            raise Refused("import.not_a_table", line=line) from None
        self.source.tick(len(lines), len(lines))
        self._match()
        return self.draft.read()._replace(columns=self.columns)

    def _name_columns(self, sheet: RawTable, first: list[tuple[int, list[str]]]) -> None:
        """Tell what each column is; the ones that are none of ours are listed in one line."""
        chosen = self.source.columns
        if not chosen and (page := own.table_of(sheet.names)):
            title = page_texts(self.source.language)(f"page.{page}")
            raise Refused("import.table_not_back", page=title)
        found = columns.columns(sheet.names, chosen)
        if not found.table:
            raise Refused("import.no_columns", names=columns.shown(sheet.names))
        readers: dict[str, Callable[[str], object]] = {
            "dots": _dots, "status": _status, "marks": _marks, "progress": _progress,
            "kind": _kind, "relation": _relation, "size": _number, "form": self._form,
            "start": self._day, "end": self._day, "review": self._day, "joined": self._day,
            "left": self._day,
        }  # fmt: skip
        self.columns = columns.readable(found, first, readers, chosen)
        if unknown := self.columns.unknown:
            key, names = "import.columns_unknown", columns.shown(unknown)
            self.draft.problem(sheet.line, "", key, n=len(unknown), names=names)

    def _cells(self, line: int, row: list[str]) -> dict[str, str]:
        """Return the cells by field; what stands beyond the columns is kept as a card."""
        fields = self.columns.fields
        beyond = [cell for cell in row[len(fields) :] if not unseen(cell)]
        if beyond:
            self.draft.park(line, " | ".join(beyond), "import.cells")
        return {
            field: as_written(cell)
            for field, cell in zip(fields, row, strict=False)
            if field and cell
        }

    def _card(self, line: int, row: list[str], cells: dict[str, str]) -> None:
        text = one_line(cells.get("text", ""))
        place = self._place(cells)
        fields = self._known(line, cells, dots=_dots, status=_status, marks=_marks)
        fields["body"] = body_text(cells.get("body", ""))
        if unseen(text + fields["body"]):
            self.draft.problem(line, " | ".join(filter(None, row)), "import.no_text")
            return
        fields["follows"] = tuple(cells.get("follows", "").split())
        fields["author"] = cells.get("author", self.source.by.name)
        if cells.get("park_reason") or _is_parked(cells):
            fields |= {"state": PARKED, "park_reason": one_line(cells.get("park_reason", ""))}
        if not place:
            place = self.source.template.find(self.source.place) or ""
        if not place:
            wanted = cells.get("place", "") or cells.get("block", "")
            key = "import.no_such_place" if wanted else "import.no_place"
            self.draft.park(line, text, key, fields=fields, wanted=wanted)
            return
        if title := one_line(cells.get(GROUP, "")):
            fields["group"] = self._group(place, line, title)
        added = self.draft.add(place, text, line=line, **fields)
        self.draft.keep_id("cards", added, cells.get("id", "").strip())

    def _group(self, place: str, line: int, title: str) -> str:
        """Return the id of the group with a title where a card goes; the first card begins it."""
        key = home(self.source.template, place), title
        if key not in self._groups:
            self._groups[key] = self.draft.group(place, line, title)
        return self._groups[key]

    def _place(self, cells: Mapping[str, str]) -> str:
        """Return the place that a row names: by its path, or by titles, the narrowest of them."""
        template, place = self.source.template, ""
        if words := cells.get("place", ""):
            found = headings.meaning(template, words, "")
            place = template.find(words) or (found.place if found else "")
        for field in ("block", "section", "question"):
            if words := cells.get(field, ""):
                found = headings.meaning(template, words, place)
                if found is not None and found.place.startswith(place):
                    place = found.place
        return place

    def _coalition(self, line: int, row: list[str], cells: dict[str, str]) -> None:
        if unseen(cells.get("title", "")):
            self.draft.problem(line, " | ".join(filter(None, row)), "import.no_name")
            return
        fields = self._known(
            line, cells, dots=_dots, progress=_progress, joint=_flag, form=self._form,
            start=self._day, end=self._day, review=self._day,
        )  # fmt: skip
        for field in ("target_group", "shared_ambition", "way_of_working", "conditions", "result"):
            fields[field] = self.draft.field(line, cells.get(field, ""))
        for side in ("core", "others"):
            fields[side] = self._parties(cells, side)
        fields["body"] = self.draft.field(line, cells.get("body", ""), body=True)
        fields["author"] = cells.get("author", self.source.by.name)
        title = self.draft.field(line, cells.get("title", ""))
        if cells.get("park_reason") or _is_parked(cells):
            fields |= {"state": PARKED, "park_reason": one_line(cells.get("park_reason", ""))}
        added = self.draft.coalition(title, **fields)
        self.draft.keep_id("coalitions", added.id, cells.get("id", "").strip())

    def _member(self, line: int, row: list[str], cells: dict[str, str]) -> None:
        name = self.draft.field(line, cells.get("name", ""))
        if unseen(name):
            self.draft.problem(line, " | ".join(filter(None, row)), "import.no_name")
            return
        if folded(name) in self._names:
            self.draft.problem(line, name, "import.member_known")
            return
        self._names.add(folded(name))
        fields = self._known(line, cells, kind=_kind, relation=_relation, size=_number,
                             stewardship=_flag, joined=self._day, left=self._day)  # fmt: skip
        for field in ("home", "role", "brings", "gets"):
            fields[field] = self.draft.field(line, cells.get(field, ""))
        by = self.source.by
        member = Member(
            self.draft.new_id(), name, core=_flag(cells.get("core_player", "")),
            granted_by=self._parties(cells, "granted_by"), holds=self._parties(cells, "holds"),
            order=self.draft.next_order("members"), author=by.name, created=by.at,
            changed=by.at, **fields,
        )  # fmt: skip
        self.draft.put("members", member)
        self.draft.keep_id("members", member.id, cells.get("id", "").strip())

    def _known(self, line: int, cells: Mapping[str, str], **readers: Any) -> dict[str, Any]:
        """Return fields read by their readers; a cell that can't be is listed and left."""
        found: dict[str, Any] = {}
        for field, reader in readers.items():
            if words := cells.get(field, "").strip():
                try:
                    found[field] = reader(words)
                except (ValueError, KeyError, Refused):
                    self.draft.park(line, f"{field}: {words}", "import.bad_field", field=field)
        return found

    def _parties(self, cells: Mapping[str, str], field: str) -> tuple[str, ...]:
        """Return the parties named in a cell; members are those there and those read so far."""
        if not cells.get(field):
            return ()
        into = self.source.into
        members = {**(into.members if into else {}), **self.draft.tables["members"]}
        return parties.parse(Canvas(self.source.template, members=members), cells[field])

    def _match(self) -> None:
        """Let the members of the table be who other rows name, also those that came later."""
        members = self.draft.tables["members"]
        canvas = Canvas(self.source.template, members=members)
        for id, one in members.items():
            named = (parties.known(canvas, refs) for refs in (one.granted_by, one.holds))
            members[id] = one._replace(**dict(zip(("granted_by", "holds"), named, strict=True)))

    def _form(self, words: str) -> str:
        for form in self.source.template.forms:
            if letters(words) in map(letters, (form.id, form.alias, *form.title.values())):
                return form.id
        raise ValueError(words)

    def _day(self, words: str) -> str:
        from datetime import date

        return dates.iso(words, date.fromisoformat(self.source.by.date))


def _number(words: str) -> int:
    count = int(words)
    if not 0 <= count <= 1_000_000:
        raise ValueError(words)
    return count


def _dots(words: str) -> int:
    """Return a number of votes, also as dots or with a word behind it: ``3 votes``, ``3.0``."""
    found = _VOTES.match(words)
    return len(words) if not words.strip(DOT) else _number(found[1] if found else words)


def _status(words: str) -> str:
    return choice("status", RULE_STATUSES, words) or STATUS_WORDS[words.casefold()]


def _progress(words: str) -> str:
    return choice("progress", COALITION_STATES, words) or PROGRESS_WORDS[words.casefold()]


def _relation(words: str) -> str:
    return choice("relation", RELATIONS, words) or RELATION_WORDS[words.casefold()]


def _kind(words: str) -> str:
    return choice("kind", MEMBER_KINDS, words) or KIND_WORDS[words.casefold()]


def _flag(words: str) -> bool:
    return words.strip().casefold() in _YES


def _marks(words: str) -> tuple[str, ...]:
    known = headings.words_of(*(f"mark.{mark}" for mark in MARKS))
    return tuple(known[letters(word)].partition(".")[2] for word in words.split(","))


def _is_parked(cells: Mapping[str, str]) -> bool:
    return letters(cells.get("state", "")) in (PARKED, *headings.words_of("state.parked"))
