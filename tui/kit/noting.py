"""Noting an action or a decision on any page, by one key: where it came from is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from board import agreements
from board.commands import actions, decisions
from board.ids import new_id
from board.text import one_line
from tui.kit import readback
from tui.kit.chain_input import ChainInput, ChainStep
from tui.kit.line_input import LineInput

if TYPE_CHECKING:
    from tui.kit.page import Page


def note_action(
    page: Page, *, owner: str = "", then: Callable[[str], object] | None = None, **fields: Any
) -> None:
    """Ask for an action: what, who, when; Enter keeps it at any of the three.

    ``fields`` say what it came from, as for ``set_action``; ``then`` gets the id of the action.
    """
    page.live.refuse_read_only()
    say, id = page.say, new_id()
    names = tuple(agreements.known_names(page.canvas))

    def keep(texts: list[str]) -> None:
        text, who, when = texts
        page.do(
            "action.add",
            lambda canvas, by: actions.add_action(
                canvas, by, text, id=id, today=date.today(), owner=who, due=when, **fields
            ),
            subject=one_line(text),
        )
        page.tell(said(page, id))
        if then is not None:
            then(id)

    steps = (
        ChainStep(say("action.ask.text")),
        who_step(page, say("action.ask.owner"), names, owner),
        when_step(page, say("action.ask.due")),
    )
    ChainInput(page, steps, keep, id).begin()


def said(page: Page, id: str) -> str:
    """Return what to say of an action that was noted: who and when, or that nobody said."""
    action = page.canvas.actions.get(id)
    if action is None:
        return ""
    lacks = agreements.missing(action)
    if not lacks:
        return page.say("action.noted")
    return page.say(f"action.noted.without_{'both' if len(lacks) > 1 else lacks[0]}")


def who_step(page: Page, question: str, names: Sequence[str], text: str = "") -> ChainStep:
    """Return the step that asks for one party."""

    def read(typed: str) -> str:
        return readback.party_names(page.say, page.canvas, typed)

    return ChainStep(question, text, tuple(names), read)


def when_step(page: Page, question: str, text: str = "") -> ChainStep:
    """Return the step that asks for a day."""
    return ChainStep(question, text, (), lambda typed: readback.day(page.say, typed, "ahead"))


class DecisionInput(LineInput):
    """Asks for the text of a decision."""

    drafted = True

    def __init__(self, page: Page, cards: Sequence[str], then: Callable[[str], object]) -> None:
        super().__init__(page, page.say("decision.ask.text"))
        self.cards = tuple(cards)
        self.then = then

    def open(self, text: str = "") -> None:
        """Open with the text of the card it is about, to keep or to change."""
        super().open(text)
        self.was = ""

    def save(self) -> None:
        """Keep the decision, and go on to how it was taken and by whom."""
        text, id = self.text, self.draft
        if self.keep(
            lambda: self.page.do(
                "decision.add",
                lambda canvas, by: decisions.add_decision(
                    canvas, by, text, id=id, cards=self.cards
                ),
                subject=one_line(text),
            )
        ):
            self.close(kept=True)
            self.then(id)


def note_decision(
    page: Page, then: Callable[[str], object], *, text: str = "", cards: Sequence[str] = ()
) -> None:
    """Ask for the text of a decision about cards; ``then`` gets its id once it is noted."""
    page.live.refuse_read_only()
    DecisionInput(page, cards, then).open(text)
