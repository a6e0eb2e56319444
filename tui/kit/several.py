"""Picking several from a list: what was switched is one change, made when the list closes.

Until then it is kept beside the canvas like text that is being typed, and taken up by the next
list of the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tui.kit.dispatch import does
from tui.kit.page import Page
from tui.kit.picker import Choice, Picker

_ON, _OFF = "+", "-"
"""What stands before a value in a draft."""


class Switched(NamedTuple):
    """What was switched on and off, in the order of the list."""

    on: tuple[str, ...]
    off: tuple[str, ...]

    def over(self, held: Iterable[str]) -> tuple[str, ...]:
        """Return what is held by now: someone else may have changed it meanwhile."""
        left = (one for one in held if one not in self.off)
        return tuple(dict.fromkeys((*left, *self.on)))

    def written(self) -> str:
        """Return it as a draft; the values have no blanks in them."""
        return " ".join([*(_ON + one for one in self.on), *(_OFF + one for one in self.off)])


NOTHING = Switched((), ())


class Listed(NamedTuple):
    """What a list is of: the id of what it belongs to, and what of that is switched in it.

    Without an id, as of a record that is yet to be made, nothing of it is kept while it is open.
    """

    id: str
    what: str


class SeveralPicker(Picker):
    """A list in which things are switched on and off; however it closes, that is kept.

    It is kept in one step: who noted five consents takes five back with one undo.
    """

    several = True

    def __init__(
        self,
        page: Page,
        title: str,
        choices: Sequence[Choice],
        kept: Callable[[Switched], object],
        of: Listed | None,
    ) -> None:
        super().__init__(page, title, choices, lambda _: None)
        self._kept = kept
        self._of = of if of is not None and of.id else None
        self._before = {choice.value: choice.chosen for choice in choices}

    def on_mount(self) -> None:
        """Take up what was switched in this list when the program ended."""
        if self._of is not None:
            left = self.live.sidecar.open_list(*self._of).split()
            was = {word[1:]: word[0] == _ON for word in left}
            self.choices = [
                one._replace(chosen=was.get(one.value, one.chosen)) for one in self.choices
            ]
            self._keep()
            if self.switched() != NOTHING:
                self.tell(self.say("picker.taken_up"))
        super().on_mount()

    def switched(self) -> Switched:
        """Return what is switched by now."""
        changed = [one for one in self.choices if one.chosen != self._before[one.value]]
        return Switched(
            tuple(one.value for one in changed if one.chosen),
            tuple(one.value for one in changed if not one.chosen),
        )

    def _keep(self) -> None:
        if self._of is not None:
            self.live.sidecar.keep_list(*self._of, self.switched().written())

    @does("choose.take", "page.leave")
    def take(self) -> None:
        """Close the list and keep what was switched, if anything was.

        The draft goes when that is safe on disk; at once where it changed nothing.
        """
        self.dismiss()
        switched, workshop = self.switched(), self.live.workshop
        before = workshop.next_rev
        if switched != NOTHING:
            self.owner.attempt(lambda: self._kept(switched))
        if self._of is not None and workshop.next_rev == before:
            self.live.sidecar.keep_list(*self._of, "")

    def _take(self, choice: Choice) -> None:
        self.choices[self.choices.index(choice)] = choice._replace(chosen=not choice.chosen)
        self._keep()
        self.draw()


def pick_several(
    page: Page,
    title: str,
    choices: Sequence[Choice],
    kept: Callable[[Switched], object],
    of: Listed | None = None,
) -> None:
    """Let some of these be switched on and off; ``kept`` hears what was, once, at the end.

    ``of`` tells lists apart that outlive the program; without it nothing is kept of an open one.
    """
    page.app.push_screen(SeveralPicker(page, title, choices, kept, of))
