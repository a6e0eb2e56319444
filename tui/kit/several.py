"""Picking several from a list: what was switched is one change, made when the list closes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tui.kit.dispatch import does
from tui.kit.page import Page
from tui.kit.picker import Choice, Picker, PickerOwner


class Switched(NamedTuple):
    """What was switched on and off, in the order of the list."""

    on: tuple[str, ...]
    off: tuple[str, ...]

    def over(self, held: Iterable[str]) -> tuple[str, ...]:
        """Return what is held by now: someone else may have changed it meanwhile."""
        left = (one for one in held if one not in self.off)
        return tuple(dict.fromkeys((*left, *self.on)))


class SeveralPicker(Picker):
    """A list in which things are switched on and off; however it closes, that is kept.

    It is kept in one step: who noted five consents takes five back with one undo.
    """

    several = True

    def __init__(
        self,
        owner: PickerOwner,
        title: str,
        choices: Sequence[Choice],
        kept: Callable[[Switched], object],
    ) -> None:
        super().__init__(owner, title, choices, lambda _: None)
        self._kept = kept
        self._before = {choice.value: choice.chosen for choice in choices}

    @does("choose.take", "page.leave")
    def take(self) -> None:
        """Close the list and keep what was switched, if anything was."""
        self.dismiss()
        changed = [one for one in self.choices if one.chosen != self._before[one.value]]
        on = tuple(one.value for one in changed if one.chosen)
        off = tuple(one.value for one in changed if not one.chosen)
        if changed:
            self.owner.attempt(lambda: self._kept(Switched(on, off)))

    def _take(self, choice: Choice) -> None:
        self.choices[self.choices.index(choice)] = choice._replace(chosen=not choice.chosen)
        self.draw()


def pick_several(
    page: Page, title: str, choices: Sequence[Choice], kept: Callable[[Switched], object]
) -> None:
    """Let some of these be switched on and off; ``kept`` hears what was, once, at the end."""
    page.app.push_screen(SeveralPicker(page, title, choices, kept))
