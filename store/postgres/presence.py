"""Who else is at work in a library on a server: ``store.presence`` says what each call does."""

from typing import Any

from store.postgres.line import About, Around, Line
from store.presence import Here, Showing, Telling

_NAME = 100
"""Most characters of a name."""


class ServerPresence(Telling):
    """What others see of the process that we are, told over the line of a canvas."""

    def __init__(self, line: Line, who: str, canvas_id: str, since: str) -> None:
        self._line = line
        self._here = Here(who[:_NAME], canvas_id, "", line.process, since)
        self._there = True
        line.tell(_about(self._here))
        line.take_up()

    @property
    def number(self) -> int:
        """What others know this process by."""
        return self._line.process

    def _now(self, **fields: Any) -> None:
        here = self._here._replace(**fields)
        if self._there and here != self._here:
            self._here = here
            self._line.tell(_about(here))

    def others(self) -> list[Here]:
        """Return who else has this canvas open, in the order in which they came."""
        return seen(self._line.around(), self._here.canvas)

    def close(self) -> None:
        """Leave."""
        if self._there:
            self._there = False
            self._line.tell(None)
            self._line.let_go()


def seen(around: list[Around], canvas_id: str) -> list[Here]:
    """Return who is there, in the order in which they came."""
    found = [here for one in around if (here := _here(one, canvas_id)) is not None]
    return sorted(found, key=lambda here: (here.since, here.pid))


def _about(here: Here) -> About:
    return {
        "who": here.who,
        "card": here.card,
        "since": here.since,
        "showing": [*here.showing],
        "following": here.following,
    }


def _here(one: Around, canvas_id: str) -> Here | None:
    found = one.about
    try:
        path, thing, zoom, presented, number, total, page, since = found["showing"]
        return Here(
            str(found["who"])[:_NAME],
            canvas_id,
            str(found["card"]),
            one.process,
            str(found["since"]),
            Showing(
                str(path),
                str(thing),
                int(zoom),
                str(presented),
                int(number),
                int(total),
                str(page),
                bool(since),
            ),
            int(found["following"]),
            one.changed * 1000,
        )
    except (KeyError, TypeError, ValueError):
        return None
