"""Taking up text again that was typed but not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.hidden import MASK, is_hidden
from board.model import Card, Ref
from board.refusal import Refused
from board.rounds import open_at
from board.text import visible
from store.drafts import Draft
from tui.kit.body_editor import BodyEditor
from tui.kit.dispatch import does
from tui.kit.picker import Choice, pick
from tui.live.sidecar import BODY, LIST
from tui.screens.sheet.actions.cards import AGREED, follow, who_agreed
from tui.screens.sheet.inputs import BurstInput, EditInput, add_cards
from tui.view.index import thing_at, title_of
from tui.view.state import Ghost

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("draft.offer")
def take_up(page: SheetPage) -> None:
    """Take up the line that was let go last, or what an earlier sitting left behind."""
    page.live.refuse_read_only()
    if page.live.dropped is not None:
        place, text = page.live.dropped
        page.live.dropped = None
        _type_on(page, place, text)
        return
    found = {draft.path: draft for draft in page.live.sidecar.left_behind()}
    if not found:
        raise Refused("draft.none")
    if len(found) == 1:
        _offer(page, *found.values())
        return
    choices = [Choice(path, _label(page, draft)) for path, draft in found.items()]
    pick(page, page.say("draft.title"), choices, lambda path: _offer(page, found[path]))


def _label(page: SheetPage, draft: Draft) -> str:
    return page.say("draft.from", time=draft.at[11:16], text=_shown(page, draft))


def _shown(page: SheetPage, draft: Draft) -> str:
    """Return the text of a draft as it may be seen: of a hidden card, or for one, it isn't.

    Of a list that was open it is what the list belongs to.
    """
    ref = _card(page, draft)
    if draft.place.startswith(LIST):
        thing = thing_at(page.canvas, ref)
        what = visible(title_of(thing)) if thing is not None else ""
        return page.say("draft.list_of", what=what) if what else page.say("draft.list")
    if ref is None:
        return MASK if open_at(page.canvas, draft.place) else visible(draft.text)
    card = page.canvas.cards.get(ref.id) if ref.table == "cards" else None
    return MASK if card is not None and is_hidden(page.canvas, card) else visible(draft.text)


def _type_on(page: SheetPage, place: str, text: str) -> None:
    """Put a text in an editor again; where a silent round is open it becomes a card unread."""
    if open_at(page.canvas, place) is None:
        BurstInput(page, Ghost(place)).open(text)
        return
    add_cards(page, Ghost(place), [text])
    page.tell(page.say("draft.hidden"))


def _offer(page: SheetPage, draft: Draft) -> None:
    say = page.say
    ways = {"take": _take, "compare": _compare, "drop": _drop}
    if draft.place.startswith(LIST):
        ways = {"take": _open_list, "drop": _drop}
    choices = [Choice(way, say(f"draft.{way}"), say(f"draft.{way}.key")) for way in ways]
    pick(page, _label(page, draft), choices, lambda way: ways[way](page, draft))


def _card(page: SheetPage, draft: Draft) -> Ref | None:
    for table in ("cards", "coalitions", "members"):
        ref = Ref(table, draft.card)
        if thing_at(page.canvas, ref) is not None:
            return ref
    return None


def _take(page: SheetPage, draft: Draft) -> None:
    """Put the text in an editor where it was typed; Enter keeps it, Esc lets it go."""
    ref = _card(page, draft)
    thing = thing_at(page.canvas, ref)
    if isinstance(thing, Card) and is_hidden(page.canvas, thing):
        _keep_unread(page, draft, thing)
        return
    if ref is not None and thing is not None and draft.place == BODY:
        was = getattr(thing, "body", "")
        page.app.push_screen(BodyEditor(page, ref, title_of(thing), was, draft.text))
    elif ref is not None and thing is not None:
        page.scene.select_ref(ref)
        EditInput(page, ref, title_of(thing)).open(draft.text)
    else:
        _type_on(page, draft.place or page.place, draft.text)
    if page.input is not None:
        page.input.typed(draft.text)  # So that it is kept until it is decided upon.
    page.live.sidecar.let_go(draft)


def _open_list(page: SheetPage, draft: Draft) -> None:
    """Open a list as it was left, or go to what it belongs to and say to open it there."""
    ref, of = _card(page, draft), draft.place.removeprefix(LIST)
    if ref is not None:
        page.scene.select_ref(ref)
    if ref is not None and ref.table == "cards" and of in (AGREED, "follows"):
        who_agreed(page, ref.id) if of == AGREED else follow(page)
        return
    page.tell(page.say("draft.list.open"))


def _keep_unread(page: SheetPage, draft: Draft, card: Card) -> None:
    """Let a text go that its hidden card has already; another one becomes a card beside it."""
    if not page.live.workshop.says(card.id, draft.text):
        add_cards(page, Ghost(card.place, after=Ref("cards", card.id)), [draft.text])
    page.live.sidecar.let_go(draft)
    page.tell(page.say("draft.hidden"))


def _compare(page: SheetPage, draft: Draft) -> None:
    """Show what stands on the canvas beside what was typed, and ask again."""
    thing = thing_at(page.canvas, _card(page, draft))
    now = "" if thing is None else title_of(thing)
    if thing is not None and draft.place == BODY and now != MASK:
        now = getattr(thing, "body", "")
    _offer(page, draft)
    page.tell(page.say("draft.both", now=visible(now) or "–", typed=_shown(page, draft)))


def _drop(page: SheetPage, draft: Draft) -> None:
    """Throw the text away."""
    page.live.sidecar.let_go(draft)
    page.tell(page.say("draft.dropped"))
