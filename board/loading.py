"""From the plain tables that a store gives to a canvas, with the template it was made with."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from board import templates
from board.codec import BadRecord, canvas_from_tables, from_record
from board.model import INFO_ID, INFO_TABLE, TABLES, Canvas, Record, Tables
from board.template import Template


def canvas_of(tables: Tables, folders: Sequence[Path]) -> Canvas:
    """Build a canvas from its tables; ``folders`` are where templates of one's own lie.

    Raises BadRecord for a record that can't be what its table says, TemplateError and Refused
    where there is no such template.
    """
    return canvas_from_tables(tables, _template(tables, folders))


def readable(tables: Tables, folders: Sequence[Path]) -> tuple[Canvas, tuple[BadRecord, ...]]:
    """Build what can be read of a canvas, to look at; return also what was left out.

    Of a record with a field that can't be only that field is left out. Raises as ``canvas_of``
    where there is no such template.
    """
    wrong: list[BadRecord] = []
    sound: dict[str, Mapping[str, Record]] = {}
    for name, table in tables.items():
        if name != INFO_TABLE and name not in TABLES:
            continue  # Not known here, so not shown either.
        records = {id: _sound(name, record, wrong) for id, record in table.items()}
        sound[name] = {id: record for id, record in records.items() if record is not None}
    return canvas_from_tables(sound, _template(sound, folders)), tuple(wrong)


def _sound(table: str, record: Record, wrong: list[BadRecord]) -> Record | None:
    """Return a record without the fields that can't be; None where it is nothing without them."""
    while True:
        try:
            from_record(table, record)
        except BadRecord as bad:
            wrong.append(bad)
            if bad.field == "id" or bad.field not in record:
                return None
            record = {field: value for field, value in record.items() if field != bad.field}
        else:
            return record


def _template(tables: Tables, folders: Sequence[Path]) -> Template:
    info = tables.get(INFO_TABLE, {}).get(INFO_ID, {})
    name, version = info.get("template"), info.get("template_version")
    name = templates.BUILT_IN[0] if name is None else name
    version = 1 if version is None else version
    if not isinstance(name, str):
        raise BadRecord(INFO_TABLE, INFO_ID, "template")
    if type(version) is not int:
        raise BadRecord(INFO_TABLE, INFO_ID, "template_version")
    return templates.load(name, folders, version=version)
