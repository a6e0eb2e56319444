"""What outlives a sitting: drafts of what is being typed, who is here, where the hand was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from board.change import Change
from board.commands.by import now
from board.model import Ref
from store import drafts
from store.drafts import Draft, Drafts
from store.presence import Here, Showing
from store.remember import Memory
from tui.view.state import Cursor

if TYPE_CHECKING:
    from threading import Timer

    from store.library import Library
    from tui.live.live import Settings

BALLOT = "ballot:"
"""What the place of half a ballot begins with, before the id of its round."""

LIST = "list:"
"""What the place of an open list's draft begins with, before what the list is of."""

SHOWS = 0.1
"""Seconds between two times that others are told what the screen shows."""

BODY = "body"
"""Stands in for the place in the draft of a longer text."""


class Sidecar:
    """What is kept beside one open canvas: drafts, presence, and where the hand was."""

    def __init__(self, library: Library, canvas_id: str, settings: Settings) -> None:
        self.canvas_id = canvas_id
        self.others: Sequence[Here] = ()
        self._state = library.state
        self._memory = Memory(library.state)
        self._drafts = Drafts(library.state, canvas_id)
        self._presence = library.presence(settings.who, canvas_id, now("").at)
        self._editing = ""
        self._shown = self._told = Showing()
        self._telling: Timer | None = None
        self.drafts_off = False
        """Whether what is being typed can't be kept in case the program dies."""
        self._throwaway = settings.throwaway
        known = self._memory.spot(canvas_id).get("folded")
        self.folded = frozenset(map(str, known)) if isinstance(known, list) else frozenset[str]()
        """Ids of groups of which only the heading shows."""

    # -- drafts

    def keep_draft(self, id: str, place: str, text: str) -> None:
        """Keep what is being typed, in case the program dies."""
        self._editing = id
        self._drafts.keep(id, place, text)

    def forget_draft(self, id: str) -> None:
        """Let a draft go: its text is safe on disk, or was let go on purpose."""
        self._drafts.discard(id)

    def editing(self, id: str) -> None:
        """Tell others which card is being edited; empty for none."""
        self._editing = id

    def keep_change(self, change: Change) -> None:
        """Keep the texts of a change that could not be written, to be offered at the next start."""
        for delta in change.deltas:
            after = delta.after or {}
            place = str(after.get("place", ""))
            for field, where in (("text", place), ("title", place), ("body", BODY)):
                if after.get(field):
                    self._drafts.keep(delta.id, where, str(after[field]))

    @property
    def drafts_where(self) -> str:
        """The folder in which drafts lie, or would."""
        return self._drafts.folder

    def left_behind(self) -> list[Draft]:
        """Return texts of earlier sittings that were never kept; half a ballot is none."""
        found = drafts.pending(self._state, self.canvas_id)
        return [draft for draft in found if not draft.place.startswith(BALLOT)]

    def half_ballot(self, round: str) -> str:
        """Return what was put on a ballot and not handed in: now, or in an earlier sitting."""
        place = BALLOT + round
        mine = self._drafts.text_at(place)
        for draft in drafts.pending(self._state, self.canvas_id):
            if draft.place == place:
                mine = mine or draft.text
                drafts.forget(draft)
        return mine

    def keep_ballot(self, round: str, row: str) -> None:
        """Keep half a ballot, in case the program dies; an empty row lets it go."""
        if row:
            self._drafts.keep(f"{BALLOT}{round}", BALLOT + round, row)
        else:
            self._drafts.discard(f"{BALLOT}{round}")

    def open_list(self, id: str, of: str) -> str:
        """Return what an earlier sitting switched in a list that it never closed, and let it go.

        ``id`` is of what the list belongs to, ``of`` what is switched in it.
        """
        switched = ""
        for draft in drafts.pending(self._state, self.canvas_id):
            if (draft.card, draft.place) == (id, LIST + of):
                switched = draft.text
                drafts.forget(draft)
        return switched

    def keep_list(self, id: str, of: str, switched: str) -> None:
        """Keep what is switched in an open list, in case the program dies; empty lets it go."""
        if switched:
            self._drafts.keep(id, LIST + of, switched)
        else:
            self._drafts.discard(id)

    def let_go(self, draft: Draft) -> None:
        """Remove a text of an earlier sitting: it was taken up or isn't wanted."""
        drafts.forget(draft)

    def save_now(self) -> None:
        """Write drafts at once: the process is about to end."""
        self._drafts.save_now()

    # -- who is here

    def watch(self) -> Sequence[Here] | None:
        """Tell others what is edited here; return who else is here.

        None where nothing changed, neither in that nor in whether drafts can be kept. Called every
        moment or so from the writer's thread.
        """
        self._presence.editing(self._editing)
        found = self._presence.others()
        off, self.drafts_off = self.drafts_off, self._drafts.failing
        if _people(found) == _people(self.others) and off == self.drafts_off:
            return None
        self.others = found
        return found

    def show(self, showing: Showing) -> None:
        """Tell others what the screen shows: a moment later and aside, so that no key waits."""
        self._shown = showing
        if showing != self._told and self._telling is None:
            from threading import Timer

            self._telling = Timer(SHOWS, self._show)
            self._telling.daemon = True
            self._telling.start()

    def _show(self) -> None:
        self._telling = None  # First: what comes from here on is told the next time.
        self._told = self._shown
        self._presence.show(self._told)

    def screens(self) -> Sequence[Here]:
        """Return who else is here with what their screens show, as it is this moment."""
        return self._presence.others()

    @property
    def number(self) -> int:
        """What others know this screen by."""
        return self._presence.number

    def follow(self, pid: int) -> None:
        """Tell whose screen this one follows, by its process id."""
        self._presence.follow(pid)

    # -- where the hand was

    def remember(self, name: str, cursor: Cursor, zoom: int) -> None:
        """Remember where the hand is, for the next time this canvas is opened."""
        if self._throwaway:
            return
        table, id = cursor.ref or ("", "")
        self._memory.last_canvas = name
        spot = {"path": cursor.path, "table": table, "id": id, "zoom": zoom}
        folded = {"folded": sorted(self.folded)} if self.folded else {}
        self._memory.put_spot(self.canvas_id, **spot, **folded)

    def remembered(self) -> tuple[Cursor, int]:
        """Return where the cursor was when this canvas was last closed, and the zoom."""
        known = self._memory.spot(self.canvas_id)
        path, table, id = (str(known.get(key, "")) for key in ("path", "table", "id"))
        zoom = known.get("zoom")
        cursor = Cursor(
            path, Ref(table, id) if table in ("cards", "coalitions", "members", "groups") else None
        )
        return cursor, zoom if zoom in (0, 1, 2) else 0

    def close(self) -> None:
        """Leave: drafts that are left are written, and nobody sees us any more."""
        self._drafts.close()
        if self._telling is not None:
            self._telling.cancel()
        self._presence.close()


def _people(found: Sequence[Here]) -> list[Here]:
    """Return who is here, without what comes and goes while they look around."""
    return [here._replace(showing=Showing(), changed=0) for here in found]
