"""What the lines around the sheet say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.i18n import pick
from board.model import Card, Coalition, Member
from board.text import visible
from tui.view.index import title_of
from tui.view.state import SHEET
from tui.view.width import cell_len

if TYPE_CHECKING:
    from tui.view.scene import Scene


def facts(scene: Scene) -> list[str]:
    """Return what the header tells at the right: zoom, marks, cards, who is here."""
    say = scene.live.texts
    index = scene.index
    found = []
    if scene.state.zoom != SHEET:
        found.append(say(f"sheet.zoom.{scene.state.zoom}"))
    if scene.state.matches:
        found.append(say("sheet.matches", n=len(scene.state.matches)))
    if scene.state.marked:
        found.append(say("sheet.marked", n=len(scene.state.marked)))
    parked = sum(map(len, index.parked.values()))
    if parked:
        found.append(say("sheet.parked", n=parked))
    found.append(say("sheet.cards", n=index.cards))
    others = scene.live.others
    if others:
        found.append(say("sheet.here", n=len(others) + 1))
    return found


def details(scene: Scene) -> str:
    """Return what the row under the cursor had to leave out: the whole text, author, links."""
    if scene.state.ghost is not None:
        return _way_to(scene, scene.state.ghost.path)
    thing = scene.thing
    if thing is None:
        return _question_at(scene)
    parts = []
    slot = scene.painting.slot_of(scene.state.cursor) if scene.painting else None
    title = visible(title_of(thing))
    if slot is None or cell_len(title) > slot.width - 8:
        parts.append(title)
    if isinstance(thing, Card):
        parts += _of_card(scene, thing)
    elif isinstance(thing, Coalition):
        parts += [visible(text) for text in (thing.shared_ambition, thing.target_group) if text]
    elif isinstance(thing, Member):
        parts += _of_member(scene, thing)
    editor = scene.state.editing.get(thing.id)
    if editor:
        parts.insert(0, scene.live.texts("sheet.being_edited", who=visible(editor)))
    return "  ·  ".join(parts)


def _way_to(scene: Scene, path: str) -> str:
    """Return where a card is being typed: block, section, question."""
    place = scene.canvas.template.place(path)
    language = scene.canvas.info.language
    if place is None:
        return ""
    parts = [place.block.title]
    if place.section:
        parts.append(place.section.short)
    if place.question:
        parts.append(place.question.text)
    return " › ".join(pick(words, language) for words in parts)


def _question_at(scene: Scene) -> str:
    place = scene.canvas.template.place(scene.place)
    language = scene.canvas.info.language
    if place is None:
        return ""
    if place.question:
        return pick(place.question.text, language)
    return pick(place.block.key, language)


def _of_card(scene: Scene, card: Card) -> list[str]:
    parts = []
    if card.status:
        parts.append(scene.live.texts(f"status.{card.status}"))
    sources = [scene.canvas.cards.get(id) for id in card.follows]
    if named := [visible(source.text) for source in sources if source]:
        parts.append(scene.live.texts("card.follows_from", sources="; ".join(named)))
    if card.conflict:
        parts.append(scene.live.texts("card.conflict"))
    if card.author and card.author != scene.live.workshop.who:
        parts.append(visible(card.author))
    return parts


def _of_member(scene: Scene, member: Member) -> list[str]:
    parts = []
    if member.core:
        parts.append(scene.live.texts("sheet.core_player"))
    if member.brings:
        parts.append(scene.live.texts("sheet.brings", what=visible(member.brings)))
    if member.gets:
        parts.append(scene.live.texts("sheet.gets", what=visible(member.gets)))
    return parts
