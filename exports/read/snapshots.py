"""How a canvas was at the closing of its sessions, out of JSON: whole or refused, like the rest."""

from collections.abc import Callable, Mapping
from typing import Any

from board import references
from board.codec import from_record, to_record
from board.model import INFO_ID, INFO_TABLE, TABLES, Entity, Record
from board.refusal import Refused
from board.snapshots import SessionState
from exports.json_ import SNAPSHOTS

_HEAD = ("session", "closed")


def read(
    value: Any, entity: Callable[[str, Any, int], Entity], most: int
) -> tuple[SessionState, ...]:
    """Return the snapshots in a document; ``entity`` reads one entry of a table.

    Raises Refused, naming the first that can't be, and for more than ``most`` entries in all.
    """
    if not isinstance(value, list):
        raise Refused("import.not_a_list", table=SNAPSHOTS)
    states = []
    total = 0
    for number, one in enumerate(value, 1):
        for field in _HEAD:
            if not isinstance(one, dict) or not isinstance(one.get(field), str) or not one[field]:
                raise _bad("?", field, number)
        rev = one.get("rev", 0)
        if type(rev) is not int or rev < 0:
            raise _bad(one["session"], "rev", number)
        tables = _tables(one, entity)
        total += sum(map(len, tables.values()))
        if total > most:
            raise Refused("import.too_many", n=total, most=most)
        states.append(SessionState(one["session"], one["closed"], rev, tables))
    return tuple(states)


def renamed(state: SessionState, ids: Mapping[str, str]) -> SessionState:
    """Return a snapshot of a canvas of which things got other ids."""
    if not ids:
        return state
    tables: dict[str, Mapping[str, Record]] = dict(state.tables)
    for table in TABLES.keys() & tables.keys():
        moved = [references.renamed(from_record(table, row), ids) for row in tables[table].values()]
        tables[table] = {one.id: to_record(one) for one in moved}
    return state._replace(session=ids.get(state.session, state.session), tables=tables)


def _tables(
    one: Mapping[str, Any], entity: Callable[[str, Any, int], Entity]
) -> dict[str, Mapping[str, Record]]:
    known = {*_HEAD, "rev", INFO_TABLE, "other", *TABLES}
    for key in one:
        if key not in known:
            raise Refused("import.unknown_key", name=f"{SNAPSHOTS}.{str(key)[:60]}")
    info = entity(INFO_TABLE, one.get(INFO_TABLE, {}), 1)
    tables: dict[str, Mapping[str, Record]] = {INFO_TABLE: {INFO_ID: to_record(info)}}
    for table in TABLES:
        rows = one.get(table, [])
        if not isinstance(rows, list):
            raise Refused("import.not_a_list", table=f"{SNAPSHOTS}.{table}")
        read = [entity(table, row, number) for number, row in enumerate(rows, 1)]
        if read:
            tables[table] = {each.id: to_record(each) for each in read}
    return tables


def _bad(session: str, field: str, number: int) -> Refused:
    return Refused("import.bad_entry", table=SNAPSHOTS, id=session[:40], field=field, n=number)
