"""Taking up text again that was typed but not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.model import Ref
from board.refusal import Refused
from board.text import visible
from store.drafts import Draft
from tui.kit.body_editor import BodyEditor
from tui.kit.picker import Choice, Picker
from tui.live.sidecar import BODY
from tui.screens.sheet.entry import Adding, Editing
from tui.view.index import thing_at, title_of
from tui.view.state import Ghost

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def draft_offer(screen: SheetScreen, key: str) -> None:
    """Take up the line that was let go last, or what an earlier sitting left behind."""
    screen.board_app.refuse_read_only()
    dropped = screen.board_app.dropped
    if dropped is not None:
        screen.board_app.dropped = None
        place, text = dropped
        Adding(screen, Ghost(place)).open(text)
        return
    found = screen.board_app.live.sidecar.left_behind()
    if not found:
        raise Refused("draft.none")
    if len(found) == 1:
        _offer(screen, found[0])
        return
    choices = [Choice(draft.path, _label(screen, draft)) for draft in found]
    by_path = {draft.path: draft for draft in found}
    title = screen.say("draft.title")
    screen.app.push_screen(
        Picker(screen, title, choices, lambda path: _offer(screen, by_path[path]))
    )


def _label(screen: SheetScreen, draft: Draft) -> str:
    return screen.say("draft.from", time=draft.at[11:16], text=visible(draft.text))


def _offer(screen: SheetScreen, draft: Draft) -> None:
    say = screen.say
    choices = [
        Choice("take", say("draft.take"), say("draft.take.key")),
        Choice("compare", say("draft.compare"), say("draft.compare.key")),
        Choice("drop", say("draft.drop"), say("draft.drop.key")),
    ]
    taken = {"take": _take, "compare": _compare, "drop": _drop}
    picker = Picker(screen, _label(screen, draft), choices, lambda what: taken[what](screen, draft))
    screen.app.push_screen(picker)


def _card(screen: SheetScreen, draft: Draft) -> Ref | None:
    for table in ("cards", "coalitions", "members"):
        ref = Ref(table, draft.card)
        if thing_at(screen.canvas, ref) is not None:
            return ref
    return None


def _take(screen: SheetScreen, draft: Draft) -> None:
    """Put the text in an editor where it was typed; Enter keeps it, Esc lets it go."""
    sidecar = screen.board_app.live.sidecar
    ref = _card(screen, draft)
    thing = thing_at(screen.canvas, ref)
    if ref is not None and thing is not None and draft.place == BODY:
        was = getattr(thing, "body", "")
        screen.app.push_screen(BodyEditor(screen, ref, title_of(thing), was, draft.text))
    elif ref is not None and thing is not None:
        screen.select_ref(ref)
        Editing(screen, thing).open(draft.text)
    else:
        Adding(screen, Ghost(draft.place or screen.place)).open(draft.text)
    if screen.entry is not None:
        screen.entry.typed(draft.text)
    sidecar.let_go(draft)


def _compare(screen: SheetScreen, draft: Draft) -> None:
    """Show what stands on the canvas beside what was typed, and ask again."""
    thing = thing_at(screen.canvas, _card(screen, draft))
    now = "" if thing is None else title_of(thing)
    if thing is not None and draft.place == BODY:
        now = getattr(thing, "body", "")
    _offer(screen, draft)
    screen.tell(screen.say("draft.both", now=visible(now) or "–", typed=visible(draft.text)))


def _drop(screen: SheetScreen, draft: Draft) -> None:
    """Throw the text away."""
    screen.board_app.live.sidecar.let_go(draft)
    screen.scene.said = screen.say("draft.dropped")
