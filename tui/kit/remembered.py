"""Where the hand was on each screen of this sitting, so that coming back is going on."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from tui.live.workshop import Workshop

_held: WeakKeyDictionary[Workshop, dict[str, str]] = WeakKeyDictionary()


def recall(workshop: Workshop, what: str) -> str:
    """Return what was remembered under a name for an open canvas, or an empty text."""
    return _held.get(workshop, {}).get(what, "")


def remember(workshop: Workshop, what: str, value: str) -> None:
    """Remember something for as long as this canvas is open."""
    _held.setdefault(workshop, {})[what] = value
