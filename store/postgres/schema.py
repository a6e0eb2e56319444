"""The schema in the database: looked at when we come in, and brought forward to what we know.

``schema/NUMBER.sql`` leads from the form before to that number. What is there is never altered by
hand or taken back.
"""

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from store.postgres.errors import OLDEST, NewerSchema, NotALibrary, OldServer

if TYPE_CHECKING:
    import psycopg

_STEPS = sorted(
    (one for one in files("store.postgres").joinpath("schema").iterdir()), key=lambda one: one.name
)
KNOWN = len(_STEPS)
"""The newest form that this version knows."""

_LOCK = 0x6E657477
"""The advisory lock under which the schema is made or brought forward."""

_LOOK = b"""
    select current_setting('server_version_num')::integer / 10000,
        current_setting('server_encoding'),
        to_regclass('netwerkcanvas.version') is not null,
        exists (
            select from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema'
            and n.nspname not like 'pg\\_%'
        ) or to_regnamespace('netwerkcanvas') is not null
"""


def found(connection: "psycopg.Connection[tuple[Any, ...]]", where: str) -> int:
    """Return the form of the schema that is there; 0 in an empty database.

    Raises OldServer, NotALibrary where the database holds something else, NewerSchema, and what
    psycopg raises.
    """
    row = connection.execute(_LOOK).fetchone()
    assert row is not None
    major, encoding, ours, something = row
    if major < OLDEST:
        raise OldServer(where=where, found=major, oldest=OLDEST)
    if encoding != "UTF8" or (something and not ours):
        raise NotALibrary(where=where)
    if not ours:
        return 0
    (number,) = connection.execute(b"select max(number) from netwerkcanvas.version").fetchone() or (
        0,
    )
    if not isinstance(number, int):
        raise NotALibrary(where=where)
    if number > KNOWN:
        raise NewerSchema(where=where, found=number, known=KNOWN)
    return number


def bring_forward(connection: "psycopg.Connection[tuple[Any, ...]]", where: str) -> None:
    """Make what is missing of the schema, under a lock. Raises as ``found``."""
    with connection.transaction():
        connection.execute(b"select pg_advisory_xact_lock(%s)", (_LOCK,))
        number = found(connection, where)
        if not number:
            connection.execute(b"create schema netwerkcanvas")
            connection.execute(
                b"create table netwerkcanvas.version (number integer primary key,"
                b" made timestamptz not null default now())"
            )
        for step in range(number + 1, KNOWN + 1):
            connection.execute(_STEPS[step - 1].read_bytes())
            connection.execute(b"insert into netwerkcanvas.version (number) values (%s)", (step,))
