"""What is remembered from one sitting to the next; losing it costs nothing but comfort.

One small JSON file in the state folder: ``{"canvas": NAME, "spots": {CANVAS_ID: {...}}, ...}``.
A file that is missing or damaged is an empty memory; one that can't be written is left.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from store import disk
from store.serial import NotJson, dumps, loads

FILE = "remember.json"
_MOST = 1 << 20
_SPOTS = 200
"""Canvases of which the last spot is remembered."""


class Memory:
    """What is remembered. Every call reads the file anew, since others write to it too."""

    def __init__(self, state: Path) -> None:
        self._folder = str(state)
        self._path = f"{state}/{FILE}"

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was remembered under a key."""
        return self._read().get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember something under a key."""
        self._write({**self._read(), key: value})

    def chosen(self, key: str, choices: Collection[str], otherwise: str) -> str:
        """Return what was chosen under a key, where that can still be chosen; else a default."""
        found = self.get(key)
        return found if isinstance(found, str) and found in choices else otherwise

    @property
    def last_canvas(self) -> str:
        """The name of the canvas that was open last; empty for none."""
        name = self.get("canvas", "")
        return name if isinstance(name, str) else ""

    @last_canvas.setter
    def last_canvas(self, name: str) -> None:
        self.put("canvas", name)

    def spot(self, canvas_id: str) -> dict[str, Any]:
        """Return where the hand was on a canvas: block, card, zoom or whatever was put there."""
        spots = self.get("spots")
        spot = spots.get(canvas_id) if isinstance(spots, dict) else None
        return spot if isinstance(spot, dict) else {}

    def put_spot(self, canvas_id: str, **spot: Any) -> None:
        """Remember where the hand is on a canvas."""
        known = self._read()
        spots = known.get("spots")
        kept = dict(spots) if isinstance(spots, dict) else {}
        kept.pop(canvas_id, None)
        kept[canvas_id] = spot
        self._write({**known, "spots": dict(list(kept.items())[-_SPOTS:])})

    def _read(self) -> dict[str, Any]:
        try:
            data, _ = disk.read(self._path, _MOST)
            found = loads(data)
        except (OSError, NotJson):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, known: dict[str, Any]) -> None:
        temp = f"{self._path}.{os.getpid()}.tmp"
        try:
            disk.make_folder(self._folder)
            disk.remove(temp)
            disk.write_new(temp, (dumps(known),), disk.PRIVATE_FILE)
            disk.replace(temp, self._path)
        except (OSError, NotJson):
            disk.remove(temp)
