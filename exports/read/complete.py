"""Reading the complete form back (``docs/format.md``): exactly, where it is as we wrote it.

Line by line, so that what a person added or broke is told with its line: a new item without an id
becomes a new card, and what fits nowhere is parked.
"""

import json
import re
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from board.codec import BadRecord, from_record
from board.model import INFO_ID, INFO_TABLE, TABLES, Card, Entity, Info
from board.queries import home
from board.refusal import Refused
from board.words import folded
from exports.markdown.complete import FORM, MAIN, SIGN
from exports.markdown.escape import plain
from exports.read import strict
from exports.read.drafting import Draft
from exports.read.headings import words_of
from exports.read.incoming import Read, Source

_SIGN = re.compile(rf"^(?![\s\-|>#]).*`{SIGN} (\d{{1,9}})`\s*$", re.MULTILINE)
"""At the end of a paragraph of its own: a card may speak of it as well."""

_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_WHAT = re.compile(r"`(place|table): ([^` ]+)`\s*$")
_ITEM = re.compile(r"[-*+](?:[ \t]+|$)(.*)", re.DOTALL)
_NAMED = re.compile(r"(?:(.*) )?`([^` ]+)`\s*$", re.DOTALL)
_FIELD = re.compile(r"(?:[ ]{2,}|\t)[-*+][ \t]+([^:` \t]+):(?:[ ](.*))?$", re.DOTALL)
_FENCE = re.compile(r"([ ]*)(`{3,})$")
_SIGN_WITHIN = 4_000


def is_complete(text: str) -> bool:
    """Tell whether a text is in the complete form, of whatever number."""
    return _SIGN.search(text[:_SIGN_WITHIN]) is not None


class _Item(NamedTuple):
    """An item being read: where it started and what it says so far."""

    line: int
    text: str
    table: str
    id: str
    """Empty where the item names none."""
    record: dict[str, Any]


def read(source: Source) -> Read:
    """Return the canvas in a text of the complete form. Raises Refused for a newer form."""
    found = _SIGN.search(source.text[:_SIGN_WITHIN])
    if found is not None and int(found[1]) > FORM:
        raise Refused("import.newer", found=int(found[1]), known=FORM)
    return _Reader(source).read()


class _Reader:
    """Goes through the lines, holding the item it is at."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.draft = Draft(source)
        self.lines = source.lines()
        self.at = 0
        self.started = False
        self.table: str | None = None
        """The table that items belong to; None under a heading that doesn't say."""
        self.place = ""
        self.item: _Item | None = None

    def read(self) -> Read:
        total = len(self.lines)
        while self.at < total:
            self._line(self.lines[self.at])
            self.at += 1
            self.source.tick(self.at, total)
        self._finish()
        return self.draft.read()

    def _line(self, line: str) -> None:
        if not line.strip():
            return
        if _HEADING.match(line):
            self._heading(line)
        elif not self.started:
            # The title, the line that says what this is, front matter, a diagram.
            return
        elif self.item is not None and (field := _FIELD.match(line)):
            self._field(line, _unquoted(field[1]), field[2] or "")
        elif (item := _ITEM.match(line)) and self.table is not None:
            self._finish()
            self._start(line, self.table, item[1])
        else:
            self._finish()
            self.draft.park(self.at + 1, line.strip(), "import.no_place")

    def _heading(self, line: str) -> None:
        self._finish()
        found = _WHAT.search(line)
        if found is None:
            words = line.strip("# \t")
            if self.started and folded(words) not in words_of("complete.elsewhere"):
                self.draft.park(self.at + 1, words, "import.no_place")
            self.table = None
            return
        self.started = True
        name = _unquoted(found[2])
        if found[1] == "place":
            self.table, self.place = "cards", name
        else:
            self.table, self.place = name, ""
            if name not in TABLES and name != INFO_TABLE:
                self.draft.unknown.setdefault(name, {})

    def _start(self, line: str, table: str, rest: str) -> None:
        named = _NAMED.match(rest)
        main, id = (named[1] or "", _unquoted(named[2])) if named else (rest.strip(), "")
        record: dict[str, Any] = {}
        self.item = _Item(self.at + 1, line, table, id, record)
        if table not in TABLES and table != INFO_TABLE:
            try:
                record.update(strict.parse(main.strip("`")))
            except (Refused, TypeError, ValueError):
                self._broken(line, "record")
            return
        if main and table in MAIN:
            record[MAIN[table]] = plain(main)
        if table == "cards":
            record["place"] = self.place

    def _field(self, line: str, field: str, written: str) -> None:
        assert self.item is not None
        record, table = self.item.record, self.item.table
        kind: type[Entity] | None = Info if table == INFO_TABLE else TABLES.get(table)
        default = kind._field_defaults.get(field) if kind else None
        if field == "body" and not written.strip():
            body = self._fenced()
            if body is not None:
                record[field] = body
                return
        try:
            if written.startswith("`") and written.rstrip().endswith("`"):
                record[field] = strict.parse(written.strip().strip("`"))
            elif isinstance(default, str):
                record[field] = plain(written.strip())
            else:
                record[field] = json.loads(written)
        except (Refused, ValueError, RecursionError):
            self._broken(line, field)

    def _fenced(self) -> str | None:
        """Return the lines in the fence that follows; None where there is none."""
        at = self.at + 1
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        opening = _FENCE.match(self.lines[at].rstrip()) if at < len(self.lines) else None
        if opening is None:
            return None
        indent, fence = opening[1], opening[2]
        body: list[str] = []
        for number in range(at + 1, len(self.lines)):
            line = self.lines[number]
            if line.strip() == fence:
                self.at = number
                return "\n".join(body)
            cut = len(indent) if line.startswith(indent) else len(line) - len(line.lstrip(" "))
            body.append(line[cut:])
        return None

    def _broken(self, line: str, field: str) -> None:
        self.draft.park(self.at + 1, line.strip(), "import.bad_field", field=field)

    def _finish(self) -> None:
        """Put the item that was being read on the canvas."""
        item, self.item = self.item, None
        if item is None:
            return
        if item.table == INFO_TABLE:
            self._info(item)
        elif item.table not in TABLES:
            self.draft.unknown[item.table][item.id] = item.record
        else:
            self._entity(item)

    def _info(self, item: _Item) -> None:
        record = item.record if item.id == INFO_ID else {**item.record, "id": item.id}
        try:
            info = from_record(INFO_TABLE, record)
        except BadRecord as bad:
            self.draft.park(item.line, item.text, "import.bad_field", field=bad.field)
        else:
            assert isinstance(info, Info)
            self.draft.info = info

    def _entity(self, item: _Item) -> None:
        draft, rows = self.draft, self.draft.tables[item.table]
        known = item.id and item.id not in rows
        record = {**item.record, "id": item.id if known else draft.new_id()}
        try:
            entity = from_record(item.table, record)
            field = strict.wrong_field(entity)
        except BadRecord as bad:
            field = bad.field
        if field:
            draft.park(item.line, item.text.strip(), "import.bad_field", field=field)
            return
        if not item.id:
            entity = self._stamped(entity)
        draft.put(item.table, entity)

    def _stamped(self, entity: Entity) -> Entity:
        """Return a thing that a person added: behind the others, by whoever reads it in."""
        by = self.source.by
        told: dict[str, Any] = {}
        if "author" in entity._fields:
            told = {"author": by.name, "created": by.at, "changed": by.at}
        if isinstance(entity, Card) and not entity.order:
            row = home(self.source.template, entity.place)
            told["order"] = self.draft.order_behind(row)
        return entity._replace(**told)


def _unquoted(token: str) -> str:
    if token == "%":
        return ""
    return unquote_to_bytes(token).decode("utf-8", "surrogatepass") if "%" in token else token
