"""What the lines around the sheet say, from the state of the sheet screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.i18n import pick
from board.model import Card, Coalition, Member
from board.text import visible
from tui.keys.keymap import key_name
from tui.view.bars import Hint
from tui.view.index import title_of
from tui.view.look import SHEET
from tui.view.width import cell_len

if TYPE_CHECKING:
    from tui.screens.sheet import SheetScreen


def facts(screen: SheetScreen) -> list[str]:
    """Return what the header tells at the right: zoom, marks, cards, who is here."""
    say = screen.say
    index = screen.index
    found = []
    if screen.look.zoom != SHEET:
        found.append(say(f"sheet.zoom.{screen.look.zoom}"))
    if screen.look.marked:
        found.append(say("sheet.marked", n=len(screen.look.marked)))
    parked = sum(map(len, index.parked.values()))
    if parked:
        found.append(say("sheet.parked", n=parked))
    found.append(say("sheet.cards", n=index.cards))
    others = screen.board_app.others
    if others:
        found.append(say("sheet.here", n=len(others) + 1))
    return found


def hints(screen: SheetScreen) -> tuple[list[Hint], Hint | None]:
    """Return the keys that matter now, most important first, and the one that is always there."""
    say = screen.say
    mode = screen.entry.mode if screen.entry else screen.mode
    shown = []
    last = None
    for entry in screen.keymap.footer(mode):
        name = key_name(entry.keys[0])
        if len(entry.keys) > 4 and entry.keys[0] == "1":
            name = f"1-{len(screen.canvas.template.blocks)}"
        hint = Hint(name, say(f"action.{entry.id}"))
        if entry.id == "help.here":
            last = hint
        else:
            shown.append(hint)
    return shown, last


def details(screen: SheetScreen) -> str:
    """Return what the row under the cursor had to leave out: the whole text, author, links."""
    thing = screen.thing
    if thing is None:
        return _question_at(screen)
    parts = []
    slot = screen.painting.slot_of(screen.look.spot) if screen.painting else None
    title = visible(title_of(thing))
    if slot is None or cell_len(title) > slot.width - 8:
        parts.append(title)
    if isinstance(thing, Card):
        parts += _of_card(screen, thing)
    elif isinstance(thing, Coalition):
        parts += [visible(text) for text in (thing.shared_ambition, thing.target_group) if text]
    elif isinstance(thing, Member):
        parts += _of_member(screen, thing)
    editor = screen.look.editing.get(thing.id)
    if editor:
        parts.insert(0, screen.say("sheet.being_edited", who=visible(editor)))
    return "  ·  ".join(parts)


def _question_at(screen: SheetScreen) -> str:
    place = screen.canvas.template.place(screen.place)
    language = screen.canvas.info.language
    if place is None:
        return ""
    if place.question:
        return pick(place.question.text, language)
    return pick(place.block.key, language)


def _of_card(screen: SheetScreen, card: Card) -> list[str]:
    parts = []
    if card.status:
        parts.append(screen.say(f"status.{card.status}"))
    sources = [screen.canvas.cards.get(id) for id in card.follows]
    if named := [visible(source.text) for source in sources if source]:
        parts.append(screen.say("card.follows_from", sources="; ".join(named)))
    if card.conflict:
        parts.append(screen.say("card.conflict"))
    if card.author and card.author != screen.workshop.who:
        parts.append(visible(card.author))
    return parts


def _of_member(screen: SheetScreen, member: Member) -> list[str]:
    parts = []
    if member.core:
        parts.append(screen.say("member.core"))
    if member.brings:
        parts.append(screen.say("member.brings", what=visible(member.brings)))
    if member.gets:
        parts.append(screen.say("member.gets", what=visible(member.gets)))
    return parts
