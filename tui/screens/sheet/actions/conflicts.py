"""Two versions of one card: theirs, mine, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import items
from board.model import Ref
from board.refusal import Refused
from board.text import visible
from tui.kit.picker import Choice, Picker
from tui.view.index import ref_of, title_of

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def conflict_choose(screen: SheetScreen, key: str) -> None:
    """Choose between two versions; what isn't chosen stays in the history."""
    thing = screen.thing
    if thing is None:
        raise Refused("card.none_here")
    table = ref_of(thing).table
    things = getattr(screen.canvas, table)
    mine = thing if thing.conflict else None
    if mine is None:
        mine = next((t for t in things.values() if t.conflict == thing.id), None)
    if mine is None or mine.conflict not in things:
        raise Refused("conflict.none_here")
    theirs = things[mine.conflict]
    pair = Ref(table, theirs.id), Ref(table, mine.id)
    say = screen.say
    choices = [
        Choice("theirs", say("conflict.theirs", text=visible(title_of(theirs))), "1"),
        Choice("mine", say("conflict.mine", text=visible(title_of(mine))), "2"),
        Choice("both", say("conflict.both"), "3"),
    ]

    def taken(choice: str) -> None:
        screen.do(
            "conflict.choose",
            lambda canvas, by: items.settle(canvas, by, pair[1], choice),
            subject=title_of(theirs)[:80],
        )
        screen.select_ref(pair[0])

    screen.app.push_screen(Picker(screen, say("conflict.title"), choices, taken))
