"""Which keys the line at the bottom of the sheet names: those that fit where the hand is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from board.model import Card, Coalition, Member
from tui.keys.keymap import Keymap, key_name
from tui.view.bars import Hint
from tui.view.page_frame import HELP, MENU

if TYPE_CHECKING:
    from tui.keys.entry import Entry
    from tui.view.scene import Scene
    from tui.view.signs import Say

MARKED, QUESTION, COALITION, MEMBER, RULE = "marked", "question", "coalition", "member", "rule"
GROUP = "group"

_FIRST: dict[str, tuple[str, ...]] = {
    MARKED: (
        *("group.make", "move.start", "dot.more", "card.remove", "card.merge", "card.park"),
        *("round.vote", "present.start", "card.status", "card.question"),
        *("share.copy", "mark.toggle", "mark.section", "view.back", "undo"),
    ),
    GROUP: (
        *("group.make", "group.fold", "group.ungroup", "move.start", "card.add", "present.start"),
        "undo",
    ),
    QUESTION: (
        *("card.add", "go.open", "search.start", "view.zoom", "undo", "share.export"),
        "leave",
    ),
    COALITION: (
        *("coalition.form", "card.below", "card.edit", "move.start", "dot.more", "card.follows"),
        *("card.status", "undo", "card.park", "view.card", "share.export"),
    ),
    MEMBER: (
        *("card.edit", "move.start", "card.follows", "card.add", "undo", "view.zoom"),
        *("card.remove", "share.export"),
    ),
    RULE: ("card.add", "card.edit", "card.status", "card.follows", "move.start", "dot.more"),
}
"""What comes first where; all but that of a rule is all there is."""

_NAMED = {
    (GROUP, "group.make"): "footer.title",
    (QUESTION, "card.add"): "footer.answer",
    (QUESTION, "go.open"): "footer.next_open",
    (COALITION, "card.below"): "footer.one_more",
    (COALITION, "card.edit"): "footer.title",
    (MEMBER, "card.edit"): "footer.name",
    (MARKED, "mark.toggle"): "footer.unmark",
}
"""Text key of an action where it has another name."""


def where(scene: Scene) -> str:
    """Return what the hand is on; empty on a card like any other."""
    thing = scene.thing
    if scene.state.marked:
        return MARKED
    if scene.on_heading:
        return GROUP
    if thing is None:
        return QUESTION
    if isinstance(thing, Coalition | Member):
        return COALITION if isinstance(thing, Coalition) else MEMBER
    rules = scene.canvas.template.block_of("rules")
    inside = rules is not None and scene.place.partition(".")[0] == rules.id
    return RULE if isinstance(thing, Card) and inside else ""


def fitting(
    scene: Scene, entries: Sequence[Entry], keymap: Keymap, say: Say
) -> tuple[list[Hint], list[Entry]]:
    """Return the hints that go first where the hand is, and the actions that may come after."""
    here = where(scene)
    wanted = _FIRST.get(here, ())
    first = [
        Hint(key_name(keymap.first(id)), say(_NAMED.get((here, id), f"action.{id}")))
        for id in wanted
        if keymap.first(id)
    ]
    if here in ("", RULE):
        return first, [entry for entry in entries if entry.id not in wanted]
    return first, _always(entries)


def _always(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.id in (HELP, MENU)]
