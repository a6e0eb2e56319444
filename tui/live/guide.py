"""The first minute: one line at a time that shows how to make, move and share a card.

Each hint appears once, after the step before it was done, and never again on this account. Who
knows the way sees them in passing; who doesn't has a next key to press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys.keymap import Keymap, key_name

if TYPE_CHECKING:
    from board.i18n import Texts
    from store.remember import Memory

STEPS = ("card.add", "card.move", "share.export")
"""What is shown in turn: making a card, moving it, sharing the canvas."""

_MEMORY = "guide"


class Guide:
    """Knows which hint comes next."""

    def __init__(self, memory: Memory, keymap: Keymap, *, active: bool) -> None:
        self._memory = memory
        self._keymap = keymap
        known = memory.get(_MEMORY, 0) if active else len(STEPS)
        self._step = known if isinstance(known, int) else len(STEPS)

    def now(self, texts: Texts) -> str:
        """Return the hint for the step that comes next; empty when all have been seen."""
        if self._step >= len(STEPS):
            return ""
        return texts(f"guide.{STEPS[self._step]}", **self._keys())

    def done(self, action: str, texts: Texts) -> str:
        """Take note of something that was done; return the hint that follows from it, if any."""
        if self._step >= len(STEPS) or action != STEPS[self._step]:
            return ""
        self._step += 1
        self._memory.put(_MEMORY, self._step)
        return self.now(texts) or texts("guide.end", **self._keys())

    def _keys(self) -> dict[str, str]:
        names = {
            "add": "card.add",
            "move": "move.start",
            "export": "share.export",
            "help": "help.here",
            "language": "view.language",
            "theme": "view.theme",
            "undo": "undo",
        }
        return {name: key_name(self._keymap.first(action)) for name, action in names.items()}
