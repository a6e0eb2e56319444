"""What is known of a canvas: how it is, and its revisions, fetched no further than is needed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from board.model import Tables
from store.history import History
from store.postgres import wire
from store.postgres.server import Server
from store.revisions import FIRST, Revision

_PAGE = 200
"""Revisions that are fetched at a time."""

_EARLIER = """
    select coalesce(json_agg(netwerkcanvas.revision(%s, r.rev) order by r.rev desc), '[]')::text
    from (
        select rev from netwerkcanvas.revisions where canvas = %s and rev < %s
        order by rev desc limit %s
    ) r
"""


class Known(NamedTuple):
    """A canvas as it was read or written last."""

    id: str
    rev: int
    last: str
    """The id of the change that made this revision."""
    format: int
    tables: Tables
    channel: str
    """Where changes are told of."""


class Past:
    """The revisions of one canvas, newest first."""

    def __init__(self, server: Server, canvas_id: str, rev: int) -> None:
        """``rev`` is the newest there is; none is held yet."""
        self._server = server
        self._id = canvas_id
        self._held: list[Revision] = []
        self._below = rev + 1
        """All that is held has this number or a later one."""

    def follow(self, revision: Revision) -> None:
        """Take in the one that came after the newest."""
        self._held.insert(0, revision)

    @property
    def held(self) -> Sequence[Revision]:
        """What was fetched or came since, newest first."""
        return self._held

    def history(self) -> History:
        """Return the history up to the newest."""
        return History(self._newest_first)

    def _newest_first(self) -> Iterator[Revision]:
        at = 0
        while True:
            while at < len(self._held):
                yield self._held[at]
                at += 1
            if self._below <= FIRST or not self._fetch():
                return

    def _fetch(self) -> bool:
        values = (self._id, self._id, self._below, _PAGE)
        ((told,),) = self._server.rows(_EARLIER, *values)
        found = [entry.revision for entry in wire.entries(told)]
        self._held += found
        self._below = found[-1].rev if found else FIRST
        return bool(found)
