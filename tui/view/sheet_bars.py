"""What the lines around the sheet say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.groups import cards_of
from board.i18n import pick
from board.model import Card, Coalition, Member
from board.rounds import VOTE, are_open, ballots_in
from board.text import visible
from tui.view import told
from tui.view.card import needed
from tui.view.drawings import progress
from tui.view.index import title_of
from tui.view.state import SHEET

if TYPE_CHECKING:
    from tui.view.scene import Scene


def facts(scene: Scene) -> list[str]:
    """Return what the header tells at the right: zoom, marks, cards, who is here."""
    say = scene.live.texts
    index = scene.index
    found = []
    if scene.state.zoom != SHEET:
        found.append(say(f"sheet.zoom.{scene.state.zoom}"))
    if scene.since is not None:
        found.append(say("sheet.since", when=scene.since.name))
    if scene.state.matches:
        found.append(say("sheet.matches", n=len(scene.state.matches)))
    if scene.state.marked:
        found.append(say("sheet.marked", n=len(scene.state.marked)))
    parked = sum(map(len, index.parked.values()))
    if parked:
        found.append(say("sheet.parked", n=parked))
    if hidden := sum(n for path, n in index.hidden.items() if "." not in path):
        found.append(say("sheet.silent", hidden=hidden))
    canvas = scene.canvas
    for vote in are_open(canvas, VOTE):
        found.append(say("sheet.voting", ballots=ballots_in(canvas, vote.id)))
    whole = index.coverage.whole
    if whole.total:
        bar = progress(whole.answered, whole.total)
        questions = say("sheet.questions", answered=whole.answered, total=whole.total)
        found.append(f"{bar} {questions}")
    found.append(say("sheet.cards", n=index.cards))
    if new := scene.elsewhere.count(canvas, scene.painting):
        found.append(say("sheet.elsewhere", n=new))
    if (here := scene.live.people) > 1:
        found.append(say("sheet.here", n=here))
    return found


def details(scene: Scene) -> list[str]:
    """Return what is told of the row under the cursor; of an open place its question.

    That is its text where the sheet had to cut it, its signs in words, links and people.
    """
    if scene.state.ghost is not None:
        return [way_to(scene, scene.state.ghost.path)]
    thing = scene.thing
    say, group = scene.live.texts, scene.group
    if thing is None and group is not None:
        parts = [] if _shows_whole(scene) else [visible(group.title)]
        count = len(cards_of(scene.canvas, group.id))
        return [*parts, say("group.told", n=count), way_to(scene, scene.place)]
    if thing is None:
        return [_question_at(scene)]
    parts = [] if _shows_whole(scene) else [visible(title_of(thing))]
    if scene.since is not None:
        parts += scene.since.was.get(thing.id, ())
    parts += told.signs(scene.canvas, thing, say)
    parts += told.agreed(scene.index, thing, say)
    if isinstance(thing, Coalition):
        parts += [visible(text) for text in (thing.shared_ambition, thing.target_group) if text]
    elif isinstance(thing, Member):
        parts += map(str, told.membership(thing, say))
    else:
        parts += map(str, told.grouped(scene.index, thing, say))
        parts += map(str, told.links(scene.index, thing, say))
        parts += (
            [visible(thing.author)] if thing.author not in ("", scene.live.workshop.who) else []
        )
    editor = scene.state.editing.get(thing.id)
    if editor:
        parts.insert(0, say("sheet.being_edited", who=visible(editor)))
    if isinstance(thing, Card) and (asked := _question_of(scene)):
        parts.append(asked)
    return parts or [way_to(scene, scene.place)]


def _shows_whole(scene: Scene) -> bool:
    """Tell whether the text under the cursor can be read on the sheet."""
    slot = scene.painting.slot_of(scene.state.cursor) if scene.painting else None
    if slot is None or scene.painting is None:
        return False
    cell = scene.painting.panes[slot.pane].cell
    at = cell.row_of(scene.state.cursor)
    return at is not None and needed(cell.rows[at], slot.width) <= slot.height


def way_to(scene: Scene, path: str) -> str:
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


def _question_of(scene: Scene) -> str:
    """Return the question that the card under the cursor is tied to, if it is."""
    place = scene.canvas.template.place(scene.place)
    if place is None or place.question is None:
        return ""
    question = pick(place.question.text, scene.canvas.info.language)
    return scene.live.texts("told.answers", question=question)


def _question_at(scene: Scene) -> str:
    place = scene.canvas.template.place(scene.place)
    language = scene.canvas.info.language
    if place is None:
        return ""
    if place.question:
        return pick(place.question.text, language)
    return pick(place.block.key, language)
