"""Taking a name out of a canvas and all that is kept of it, where a store can do that."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from board.commands.by import By
from board.forgetting import Eraser
from store import disk

COMMAND = "canvas.forget"
"""The command of the revision that says that it happened; it names nobody."""

FORGOT = "forgot"
"""In the head of a canvas: the revision at which a name was last taken out of its history."""

_MOST = 1 << 30
"""Most bytes of a file that is looked through."""

_BREAKS = re.compile(r"\\[nrt]")
"""How JSON writes what parts words; the letter in it is no part of the next."""


class Forgotten(NamedTuple):
    """Where a name stood, or still stands when it is only looked for."""

    canvas: int
    """Texts on the canvas as it is now."""
    history: int
    snapshots: int
    backups: int
    left: tuple[str, ...]
    """What is out of reach and has the name in it, for people to read: files, drafts, canvases."""

    @property
    def total(self) -> int:
        """Texts in all that the store keeps of the canvas."""
        return self.canvas + self.history + self.snapshots + self.backups


class Forgetting(Protocol):
    """A store that can take a name out of a canvas. Every call may raise a ``StoreError``."""

    @property
    def kept_in(self) -> str:
        """Where it takes names out: ``files`` or ``server``.

        Either keeps more than the program can get at.
        """

    def look(self, canvas: str, eraser: Eraser) -> Forgotten:
        """Count where a name stands; nothing is changed. Raises as reading does."""

    def forget(self, canvas: str, eraser: Eraser, by: By) -> Forgotten:
        """Take a name out, so that no undo, restore or backup brings it back.

        Ended halfway the canvas is whole, before or after, and doing it again ends it. Raises as
        a commit does, and StillOpen while somebody has the canvas open.
        """


def revision(eraser: Eraser, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a revision as it is written, without the name."""
    made = dict(document)
    for field in ("by", "subject"):
        if isinstance(made.get(field), str):
            made[field] = eraser.text(made[field])
    if isinstance(made.get("deltas"), list):
        made["deltas"] = [_delta(eraser, one) for one in made["deltas"]]
    return made


def _delta(eraser: Eraser, delta: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(delta)
    for side in ("before", "after"):
        if isinstance(made.get(side), dict):
            made[side] = eraser.record(str(made.get("table")), made[side], str(made.get("id")))
    return made


def choose_word(eraser: Eraser, text: str) -> None:
    """Choose the word that stands for a name: one by which nobody goes on a canvas yet.

    ``text`` is the canvas as JSON.
    """
    word, number = eraser.word, 1
    while f'"{eraser.word}"' in text or f':{eraser.word}"' in text:
        number += 1
        eraser.word = f"{word} {number}"


def lying(places: Iterable[Path], eraser: Eraser) -> Iterator[str]:
    """Yield the paths of files that have a name in them, in these folders or among these files."""
    found: list[Path] = []
    for place in places:
        found += place.rglob("*") if place.is_dir() else [place]
    for path in sorted(found):
        if path.is_file() and not path.is_symlink() and has(path, eraser):
            yield str(path)


def has(path: Path, eraser: Eraser) -> bool:
    """Tell whether a file has a name in it; one that can't be read tells nothing."""
    try:
        text = disk.read(str(path), _MOST)[0].decode("utf-8", "replace")
    except OSError:
        return False
    plain = _BREAKS.sub(" ", text)
    return Eraser(eraser.names).text(plain) != plain
