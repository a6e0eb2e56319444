"""Reading the complete form back (``docs/format.md``): exactly, where it is as we wrote it.

A heading says what the items below it are, an item is one thing, and what lies below its first
line holds its fields. What a person added or broke is told with its line: a new item without an
id becomes a new card, and what fits nowhere is parked.
"""

import json
import re
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from board.codec import BadRecord, from_record
from board.model import INFO_ID, INFO_TABLE, TABLES, Card, Entity, Info
from board.queries import home
from board.refusal import Refused
from exports.markdown.complete import FORM, MAIN, SIGN
from exports.markdown.escape import plain
from exports.read import blocks, inline, strict
from exports.read.blocks import TextBlock
from exports.read.drafting import ImportDraft, is_nameless, named
from exports.read.headings import letters, words_of
from exports.read.incoming import IncomingText, Read

_SIGN = re.compile(rf"^(?![\s\-|>#]).*`{SIGN} (\d{{1,9}})`\s*$", re.MULTILINE)
"""At the end of a paragraph of its own: a card may speak of it as well."""

_WHAT = re.compile(r"`(place|table): ([^` ]+)`$")
_NAMED = re.compile(r"(?:(.*) )?`([^` ]+)`$")
_FIELD = re.compile(r"([^:` \t]+):(?:[ ](.*))?$")
_FENCE = re.compile(r"`{3,}$")
_SIGN_WITHIN = 4_000


class _Item(NamedTuple):
    """A thing being read."""

    block: TextBlock
    table: str
    id: str
    """Empty where the item names none."""
    record: dict[str, Any]


def is_complete(text: str) -> bool:
    """Tell whether a text is in the complete form, of whatever number."""
    return _SIGN.search(text[:_SIGN_WITHIN]) is not None


def read(source: IncomingText) -> Read:
    """Return the canvas in a text of the complete form. Raises Refused for a newer form."""
    found = _SIGN.search(source.text[:_SIGN_WITHIN])
    if found is not None and int(found[1]) > FORM:
        raise Refused("import.newer", found=int(found[1]), known=FORM)
    reader = _Reader(source)
    blocks.read(source.text, reader.take, tick=source.tick)
    total = len(source.lines())
    source.tick(total, total)
    return reader.draft.read()


class _Reader:
    """Takes the blocks of the form; holds what the last heading said."""

    def __init__(self, source: IncomingText) -> None:
        self.source = source
        self.draft = ImportDraft(source)
        self.started = False
        """Whether the title, the line that says what this is and a diagram are past."""
        self.table: str | None = None
        """The table that items belong to; None under a heading that doesn't say."""
        self.place = ""

    def take(self, block: TextBlock) -> None:
        """Take the next block."""
        if block.kind == blocks.HEADING:
            self._heading(block)
        elif not self.started:
            return
        elif block.kind == blocks.ITEM and self.table is not None:
            self._item(block, self.table)
        else:
            self._stray(block)

    def _heading(self, block: TextBlock) -> None:
        self.table = None
        found = _WHAT.search(block.text)
        name = _unquoted(found[2]) if found else None
        if found is None or name is None:
            if self.started and letters(block.text) not in words_of("complete.elsewhere"):
                self._stray(block)
            return
        self.started = True
        self.table, self.place = ("cards", name) if found[1] == "place" else (name, "")
        if self.table not in TABLES and self.table != INFO_TABLE:
            self.draft.unknown.setdefault(self.table, {})

    def _item(self, block: TextBlock, table: str) -> None:
        """Read an item with its fields, and put it on the canvas."""
        main, token = self._named(block)
        id = _unquoted(token)
        if id is None:
            self._bad(block, "id")
            return
        item = _Item(block, table, id, {})
        if table in TABLES or table == INFO_TABLE:
            if main and table in MAIN:
                item.record[MAIN[table]] = plain(main)
            if table == "cards":
                item.record["place"] = self.place
            blocks.read(block.body, lambda field: self._field(item, field), line=block.body_line)
            self._known(item)
        elif not self._unknown(item, main):
            self._bad(block, "record")

    def _named(self, block: TextBlock) -> tuple[str, str]:
        """Return the main text and the id of an item; what runs on behind the id is parked."""
        lines = block.text.split("\n")
        for at in range(len(lines)):
            row = inline.joined("\n".join(lines[: at + 1]))
            if found := _NAMED.match(row):
                for below, stray in enumerate(lines[at + 1 :], at + 1):
                    self.draft.park(block.line + below, stray.strip(), "import.no_place")
                return found[1] or "", found[2]
        return inline.joined(block.text), "%"

    def _field(self, item: _Item, block: TextBlock) -> None:
        """Read a field of a thing into its record."""
        found = _FIELD.match(inline.joined(block.text))
        field = _unquoted(found[1]) if found else None
        if found is None or field is None or block.kind != blocks.ITEM:
            self._stray(block)
            return
        try:
            if field in item.record:
                raise ValueError(field)
            item.record[field] = _value(item.table, field, (found[2] or "").strip(), block)
        except (Refused, ValueError, RecursionError):
            self._bad(block, field)

    def _unknown(self, item: _Item, written: str) -> bool:
        """Keep a record of a newer version; tell whether it was one."""
        records = self.draft.unknown[item.table]
        try:
            record = strict.parse(written.strip("`"))
        except Refused:
            return False
        if not isinstance(record, dict) or item.id in records:
            return False
        records[item.id] = record
        return True

    def _known(self, item: _Item) -> None:
        """Put a thing on the canvas, or park it where a field can't be."""
        draft, id = self.draft, item.id
        if item.table == INFO_TABLE:
            id = "" if id == INFO_ID else id
        elif not id or id in draft.tables[item.table]:
            id = draft.new_id()
        try:
            record = {**item.record, **({"id": id} if id else {})}
            entity = named(from_record(item.table, record))
            field = strict.wrong_field(entity)
        except BadRecord as bad:
            field = bad.field
        if field:
            self._bad(item.block, field)
        elif is_nameless(item.table, entity):
            draft.problem(item.block.line, inline.joined(item.block.text), "import.no_text")
        elif isinstance(entity, Info):
            draft.info = entity
        else:
            draft.put(item.table, entity if item.id else self._stamped(entity))

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

    def _bad(self, block: TextBlock, field: str) -> None:
        """Park an item of which a field can't be read."""
        text = inline.joined(block.text)
        self.draft.park(block.line, text, "import.bad_field", body=block.body, field=field)

    def _stray(self, block: TextBlock) -> None:
        """Park what stands where nothing belongs, line by line."""
        for below, row in enumerate(block.text.split("\n")):
            if row.strip():
                self.draft.park(block.line + below, row.strip(), "import.no_place")


def _value(table: str, field: str, written: str, block: TextBlock) -> Any:
    """Return what is written behind a field. Raises Refused or ValueError where it can't be."""
    kind: type[Entity] | None = Info if table == INFO_TABLE else TABLES.get(table)
    default = kind._field_defaults.get(field) if kind else None
    if field == "body" and not written:
        return _fenced(block)
    if written.startswith("`") and written.endswith("`"):
        return strict.parse(written.strip("`"))
    return plain(written) if isinstance(default, str) else json.loads(written)


def _fenced(block: TextBlock) -> str:
    """Return what stands in the fence below an item."""
    fence, _, rest = block.body.partition("\n")
    if _FENCE.match(fence) and rest.endswith(f"\n{fence}"):
        inside = rest.removesuffix(f"\n{fence}")
        if fence not in inside:  # as we write it; a hand may have left something else
            return inside
    found: list[TextBlock] = []
    blocks.read(block.body, found.append)
    return next((one.text for one in found if one.kind == blocks.CODE), "")


def _unquoted(token: str) -> str | None:
    """Return what a token stands for (``exports.markdown.complete.token``); None for nonsense."""
    if token == "%":
        return ""
    try:
        return unquote_to_bytes(token).decode()
    except UnicodeDecodeError:
        return None
