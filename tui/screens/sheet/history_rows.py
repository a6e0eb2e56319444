"""The history as it is told: what each revision did, in the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from board.i18n import Texts
from board.model import Canvas
from board.queries import members_home
from board.text import visible
from board.wording import by_alphabet
from store.revisions import Revision
from tui.view import bars
from tui.view.changed import Changes
from tui.view.local_time import clock, day_name, local
from tui.view.rows import Line, Piece
from tui.view.scroll import Stretch
from tui.view.width import cell_len, cut, fit

_PERSON = 14
"""Most cells for who did it."""

NOBODY = "–"
"""Whose a change is that says nowhere whose: a ballot."""

_NARROW = 56
"""Cells under which the person stands behind what was done."""


class HistoryRows:
    """All revisions of a canvas, newest first, with what can be asked of them."""

    def __init__(self, revisions: Sequence[Revision], canvas: Canvas) -> None:
        self.revisions = list(reversed(revisions))
        self._changes = Changes(revisions, canvas)
        self.by_number = self._changes.by_number
        self.canvas = canvas
        self.people = sorted({one.by for one in revisions if one.by}, key=by_alphabet)
        widest = max((cell_len(visible(name)) for name in self.people), default=1)
        self.widest = min(_PERSON, widest)
        """Cells for the column of who did it."""
        self.taken_back = _taken_back(revisions)
        self._places = _places(revisions, canvas)

    def in_block(self, one: Revision, block: str) -> bool:
        """Tell whether a revision touched something that was in a block, then or ever."""
        coalitions = self.canvas.template.block_of("coalitions")
        for delta in one.deltas:
            if delta.table == "coalitions" and coalitions is not None and coalitions.id == block:
                return True
            if delta.table == "members":
                return members_home(self.canvas.template).partition(".")[0] == block
            if block in self._places.get((delta.table, delta.id), ()):
                return True
        return False

    def what(self, one: Revision, say: Texts) -> str:
        """Return what a revision did, in a line."""
        if one.undoes or one.redoes:
            key = "history.undid" if one.undoes else "history.redid"
            return say(key, what=self._done(self._changes.origin(one), say))
        return self._done(one, say)

    def _done(self, one: Revision, say: Texts) -> str:
        done = say(f"command.{one.command}") if f"command.{one.command}" in say else one.command
        subject, detail = visible(one.subject), self._changes.detail(one, say)
        if one.command == "canvas.restore" and subject.isdigit():
            subject = say("history.to_revision", rev=subject)
        elif not subject and not detail and len(one.deltas) > 1 and one.rev > 1:
            subject = say("history.things", n=len(one.deltas))
        return " · ".join(filter(None, (done, subject, detail)))


def _taken_back(revisions: Sequence[Revision]) -> frozenset[int]:
    """Return the revisions whose effect was taken back, and not done again since."""
    gone: set[int] = set()
    numbered = {one.rev: one for one in revisions}
    for one in revisions:
        if one.undoes:
            gone.add(one.undoes)
        if one.redoes:
            gone.add(one.redoes)  # The undo itself no longer counts,
            undone = numbered.get(one.redoes)
            if undone is not None:
                gone.discard(undone.undoes)  # so what it took back stands again.
    return frozenset(gone)


def _places(
    revisions: Sequence[Revision], canvas: Canvas
) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return in which blocks each thing has ever been."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in revisions:
        for delta in one.deltas:
            for side in (delta.before, delta.after):
                place = str((side or {}).get("place") or "")
                if place:
                    found.setdefault((delta.table, delta.id), set()).add(place.partition(".")[0])
    for card in canvas.cards.values():
        found.setdefault(("cards", card.id), set()).add(card.place.partition(".")[0])
    return {key: frozenset(blocks) for key, blocks in found.items()}


def rows(
    told: HistoryRows, shown: Sequence[Revision], width: int, say: Texts, today: date
) -> list[Stretch]:
    """Return the revisions under the days they happened on."""
    made: list[Stretch] = []
    day: date | None = None
    for one in shown:
        when = local(one.at)
        if when is not None and when.date() != day:
            blank = [bars.trimmed([], width, "text")] if day is not None else []
            day = when.date()
            name = day_name(day, say, today)
            made.append(Stretch((*blank, bars.trimmed([("heading", f" {name}")], width, "text"))))
        made.append(Stretch((_row(told, one, width, say, cursor=False),), str(one.rev)))
    return made


def with_cursor(
    told: HistoryRows, made: Sequence[Stretch], width: int, say: Texts, at: str
) -> Sequence[Stretch]:
    """Return the rows with the cursor on one of them."""
    place = next((number for number, block in enumerate(made) if block.key == at), None)
    if place is None:
        return made
    line = _row(told, told.by_number[int(at)], width, say, cursor=True)
    return [*made[:place], Stretch((line,), at), *made[place + 1 :]]


def _row(told: HistoryRows, one: Revision, width: int, say: Texts, *, cursor: bool) -> Line:
    gone = one.rev in told.taken_back
    lead = f"{'>' if cursor else ' '}{'×' if gone else ' '} {clock(one.at)}  "
    who = visible(one.by) or NOBODY
    what = told.what(one, say)
    if width < _NARROW:
        text = cut(f"{lead}{what} · {who}", width - 1)
    else:
        text = cut(f"{lead}{fit(who, told.widest)}  {what}", width - 7)
    if cursor:
        pieces: list[Piece] = [("cursor", text)]
    elif gone:
        pieces = [("dim", text)]
    else:
        start = len(lead)
        pieces = [("count", text[:start]), ("text", text[start:])]
    if width >= _NARROW:
        number = str(one.rev)
        pieces.append(("text", " " * max(1, width - 1 - cell_len(text) - len(number))))
        pieces.append(("dim", number))
    return bars.trimmed(pieces, width, "text")
