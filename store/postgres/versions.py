"""Older versions of a canvas on a server: out of its revisions, and those that were put aside.

What a canvas was at a revision follows from what each changed, so a backup of a revision takes no
room. Only a version that no longer follows from them, since an earlier one was put in its place,
is kept as a whole.
"""

import time
from datetime import datetime
from itertools import pairwise

from store.acts import shows
from store.canvas import Backup
from store.combining import Side
from store.errors import Corrupt, Vanished
from store.history import History
from store.postgres import wire
from store.postgres.past import Known
from store.postgres.server import WORK, Server
from store.retention import due, staying
from store.revisions import Revision
from store.serial import loads

_ACTS = """
    select r.rev, r.act->>'at', r.act->>'command', (
        select count(*) from netwerkcanvas.changes c where c.canvas = r.canvas and c.rev = r.rev
        and (json_typeof(c.after) = 'null' or c.after->>'state' = 'removed'))
    from netwerkcanvas.revisions r where r.canvas = %s order by r.rev
"""
_ASIDE = "select key, rev, at from netwerkcanvas.aside where canvas = %s order by made desc"
_ONE_ASIDE = "select content::text from netwerkcanvas.aside where canvas = %s and key = %s"
_PUT_ASIDE = """
    insert into netwerkcanvas.aside (canvas, key, rev, at, content)
    values (%s, %s, %s, %s, %s) on conflict do nothing
"""
_PUT_BACK = "select netwerkcanvas.put_back(%s, %s, %s, %s, %s, %s, %s)"


def found(server: Server, known: Known, where: str) -> list[Backup]:
    """Return the backups of a canvas, newest first."""
    acts = server.rows(_ACTS, known.id)
    kept: list[tuple[int, str]] = []
    for (rev, at, *_), (_, _, command, removed) in pairwise(acts):
        if due(rev, command or "", removed):
            kept.append((rev, at or ""))
    kept.reverse()
    stay = staying([_seconds(at) for _, at in kept], time.time())
    listed = [
        Backup(f"{where} #{rev}", str(rev), rev, at, True)
        for (rev, at), wanted in zip(kept, stay, strict=True)
        if wanted
    ]
    listed += [
        Backup(f"{where} #{key}", key, rev, at, True)
        for key, rev, at in server.rows(_ASIDE, known.id)
    ]
    return sorted(listed, key=lambda one: one.rev, reverse=True)


def put_aside(server: Server, known: Known, side: Side, where: str) -> Backup:
    """Keep a version that was known and is there no more. Raises StoreError."""
    key = key_aside(known.rev, known.last)
    at = side.revisions[0].at if side.revisions else ""
    content = {
        "tables": known.tables,
        "revisions": [
            {"rev": one.rev, "change": "", "act": wire.act(one), "deltas": wire.deltas(one)}
            for one in side.revisions
        ],
    }
    told = wire.packed(content, where)
    server.rows(_PUT_ASIDE, known.id, key, known.rev, at, told, patience=WORK)
    return Backup(f"{where} #{key}", key, known.rev, at, True)


def key_aside(rev: int, change: str) -> str:
    """Return by what a version is known that was put aside: the same for whoever does so."""
    return f"{rev}-{change[:8]}"


def read(
    server: Server, known: Known, history: History, backup: Backup, where: str
) -> tuple[int, Side]:
    """Return what a backup holds, and of which revision. Raises Corrupt, UnknownRevision."""
    if backup.key.isdecimal():
        rev = int(backup.key)
        tables = history.at(known.tables, known.rev, rev)
        return rev, Side(tables, [one for one in history if one.rev <= rev], same=True)
    rows = server.rows(_ONE_ASIDE, known.id, backup.key)
    if not rows:
        raise Corrupt(f"{where} #{backup.key}")
    content = loads(rows[0][0].encode())
    revisions = [wire.entry(one).revision for one in content["revisions"]]
    newest_first = sorted(revisions, key=lambda one: one.rev, reverse=True)
    return backup.rev, Side(content["tables"], newest_first, same=True)


def put_back(server: Server, known: Known, called: tuple[str, str], rev: int, side: Side) -> None:
    """Put an older version in the place of a canvas, by its name and where it is.

    What was there is put aside. Raises Vanished, and as a commit does.
    """
    name, where = called
    newest = side.revisions[0] if side.revisions else Revision(rev, "", "", "", "", ())
    cards = sum(map(shows, side.tables.get("cards", {}).values()))
    things, head = wire.things(side.tables), wire.head(newest, side.tables)
    aside = key_aside(known.rev, known.last)
    values = (known.id, name, rev, aside, wire.packed(things, where), cards)
    ((done,),) = server.rows(_PUT_BACK, *values, wire.packed(head, where), patience=WORK)
    if not done:
        raise Vanished(where=where, name=name)


def _seconds(at: str) -> float:
    """Return a moment in seconds since 1970; of what is no moment, the first."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return 0.0
