"""Canvases with all they have, out of a database and into one."""

from board.ids import new_id
from board.snapshots import SessionState
from store.acts import shows
from store.closings import is_state, state
from store.errors import Exists
from store.formats import FORMAT
from store.postgres import wire
from store.postgres.keeper import Keeper, new_change
from store.postgres.server import WORK, Server
from store.postgres.wire import packed
from store.revisions import Revision
from store.serial import loads
from store.whole import Whole

_CLOSINGS = """
    select json_build_object(
        'session', session, 'closed', closed, 'rev', rev, 'tables', tables
    )::text
    from netwerkcanvas.closings where canvas = %s order by rev, closed
"""
_IS_TAKEN = "select 1 from netwerkcanvas.canvases where canvas = %s"
_TAKE_IN = "select netwerkcanvas.take_in(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


def whole(server: Server, name: str, canvas_id: str, *, binned: bool) -> Whole:
    """Return a canvas with all it has. Raises as reading it does."""
    keeper = Keeper(server, name, canvas_id)
    known = keeper.current()
    revisions = [*keeper.past.history()][::-1]
    states = closings(server, canvas_id)
    return Whole(name, binned, canvas_id, known.rev, known.tables, revisions, states)


def closings(server: Server, canvas_id: str) -> list[SessionState]:
    """Return all snapshots there are of closings, the oldest first."""
    found = [loads(told.encode()) for (told,) in server.rows(_CLOSINGS, canvas_id, patience=WORK)]
    return [state(one) for one in found if is_state(one)]


def take_in(server: Server, one: Whole) -> None:
    """Bring in a canvas with all it has; one whose id is taken gets another.

    Raises Exists, and as a commit does.
    """
    where = f"{server.where} {one.name}"
    taken = bool(server.rows(_IS_TAKEN, one.id))
    revisions = [
        {
            "rev": made.rev,
            "change": new_change(),
            "act": wire.act(made),
            "deltas": wire.deltas(made),
        }
        for made in one.revisions
    ]
    last = one.revisions[-1] if one.revisions else Revision(one.rev, "", "", "", "", ())
    at_top = revisions[-1:] if last.rev == one.rev else []
    ((done,),) = server.rows(
        _TAKE_IN,
        new_id() if taken else one.id,
        one.name,
        one.binned,
        one.rev,
        at_top[0]["change"] if at_top else new_change(),
        FORMAT,
        sum(map(shows, one.tables.get("cards", {}).values())),
        packed(wire.head(last, one.tables), where),
        packed(wire.things(one.tables), where),
        packed(revisions, where),
        packed([each._asdict() for each in one.states], where),
        again=False,
        patience=WORK,
    )
    if not done:
        raise Exists(name=one.name, where=where)
