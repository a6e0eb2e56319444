"""Asking for several short things in a row, on one line: Tab goes on, Enter keeps all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from board.wording import folded
from tui.kit.dispatch import does
from tui.kit.line_input import Labels, LineInput

if TYPE_CHECKING:
    from tui.kit.page import Page

_MOST_NAMES = 5


class ChainStep(NamedTuple):
    """One thing that is asked for."""

    question: str
    text: str = ""
    """What stands there already."""
    names: tuple[str, ...] = ()
    """What the arrows offer of what begins as typed."""
    understood: Callable[[str], str] | None = None


class ChainInput(LineInput):
    """Asks for one step after the other; ``saved`` gets the texts of all.

    ``id`` is the id of what is made, under which a draft is kept until that is safe. Where nothing
    is made but something set, as in a cell, the draft goes at once.
    """

    drafted = True
    labels: Labels = (
        ("line.save", "typing.save"),
        ("line.next", "typing.next_step"),
        ("line.stop", "typing.stop"),
    )

    def __init__(
        self,
        page: Page,
        steps: Sequence[ChainStep],
        saved: Callable[[list[str]], object],
        id: str = "",
    ) -> None:
        super().__init__(page)
        self.steps = steps
        self.taken = saved
        self.texts = [step.text for step in steps]
        self.at = 0
        self.makes = bool(id)
        self.draft = id or self.draft
        self._stem: str | None = None
        """What was typed before an arrow put a name in its place."""

    def begin(self, at: int = 0) -> None:
        """Open on a step."""
        self.at = at
        self._stem = None
        number = f"{at + 1}/{len(self.steps)} " if len(self.steps) > 1 else ""
        self.question = f"{number}{self.steps[at].question}"
        self.open(self.texts[at])
        self.was = ""

    def brief(self) -> str:
        """Return what is understood of what is typed, and the names that begin so."""
        step = self.steps[self.at]
        told = [step.understood(self.text)] if step.understood and self.text.strip() else []
        offered = self._offered(self.text if self._stem is None else self._stem)
        if offered and (self._stem is not None or self.text not in offered):
            more = " …" if len(offered) > _MOST_NAMES else ""
            told.append("↓ " + " · ".join(offered[:_MOST_NAMES]) + more)
        return "   ".join(filter(None, told))

    def echo(self) -> str:
        """Return what is asked for, and what is understood."""
        return "   ".join(filter(None, (self.question, self.brief())))

    def typed(self, text: str) -> None:
        """Keep a draft of all that is typed so far."""
        if text not in self._offered(self._stem or ""):
            self._stem = None
        self.texts[self.at] = text
        if not self.drafted:
            return
        sidecar = self.page.live.sidecar
        if whole := " – ".join(filter(None, (one.strip() for one in self.texts))):
            sidecar.keep_draft(self.draft, self.page.draft_place(), whole)
        else:
            sidecar.forget_draft(self.draft)

    def _offered(self, typed: str) -> list[str]:
        """Return the names that begin as typed, then those with a word that does."""
        wanted, names = folded(typed), self.steps[self.at].names
        first = [name for name in names if folded(name).startswith(wanted)]
        inside = [name for name in names if f" {wanted}" in folded(name)] if wanted else []
        return list(dict.fromkeys((*first, *inside)))

    @does("cursor.down", "cursor.up", "go.down", "go.up")
    def offer(self) -> None:
        """Put the next name that begins as typed on the line, or the one before."""
        stem = self.text if self._stem is None else self._stem
        offered = self._offered(stem)
        if not offered:
            return
        by = -1 if self.action.endswith("up") else 1
        if self.text in offered:
            name = offered[(offered.index(self.text) + by) % len(offered)]
        else:
            name = offered[0 if by > 0 else -1]
        self._stem = stem
        self.texts[self.at] = self._known = name
        self.editor.value = name
        self.editor.cursor_position = len(name)

    @does("line.next", "line.body", "cursor.previous", "go.previous")
    def next_step(self) -> None:
        """On to the next step, round; or to the one before."""
        self.texts[self.at] = self.text
        by = -1 if self.action.endswith("previous") else 1
        self.begin((self.at + by) % len(self.steps))

    @does("line.save")
    def save(self) -> None:
        """Keep all of it."""
        self.texts[self.at] = self.text
        if self.keep(lambda: self.taken(self.texts)):
            self.close(kept=self.makes)

    def stop(self) -> None:
        """Let it be; say what is let go."""
        left = self.texts[0].strip()
        self.close()
        if left:
            self.page.tell(self.page.say("typing.dropped", text=left))
