"""A whole library from one store to another, and counted: from files to a server, or back.

It goes as an archive does (``Library.back_up``, ``Library.recover``), with the bin, all history and
how canvases were when their sessions closed. Backups stay where they are: they are of that
place. Nothing is taken away from where it came from.
"""

from pathlib import Path
from typing import NamedTuple

from store.errors import StoreError
from store.library import Library

_ARCHIVE = "library.zip"


class Arrived(NamedTuple):
    """A canvas that is the same on both sides: its tables, its history and its closings."""

    name: str
    cards: int
    revisions: int
    closings: int


class Transferred(NamedTuple):
    """What came of a transfer, by name of canvas."""

    arrived: list[Arrived]
    binned: list[str]
    """Those in the bin that are in the other bin now."""
    left: list[str]
    """Those whose name another canvas had there, which stays as it is."""
    differ: list[str]
    """Those that aren't the same on both sides: someone changed one meanwhile."""
    damaged: list[str]
    """Those that are damaged, or of a newer version, and stay behind."""


def transfer(source: Library, target: Library, made: str, scratch: Path) -> Transferred:
    """Bring all of one library into another, and compare the two.

    What is there already stays as it is, so that it can be done again after it broke off. ``made``
    is the moment, ISO 8601; in the folder ``scratch`` there is room for all of it. Raises as
    ``back_up`` and ``recover`` do; what arrived until then is whole.
    """
    archive = scratch / _ARCHIVE
    names = source.back_up(archive, made)
    damaged = target.recover(archive).damaged
    archive.unlink()
    done = Transferred([], [], [], [], [name for name in names if name in damaged])
    for name in names:
        if name not in damaged:
            _compare(source, target, name, done)
    there = {(entry.id, entry.rev) for entry in target.binned()}
    for entry in source.binned():
        if entry.problem:
            done.damaged.append(entry.name)
        else:
            came = (entry.id, entry.rev) in there
            (done.binned if came else done.left).append(entry.name)
    return done


def _compare(source: Library, target: Library, name: str, done: Transferred) -> None:
    """Look at a canvas on both sides, and put it where it belongs."""
    here, there = source.open(name), target.open(name)
    try:
        mine, theirs = here.read(), there.read()
    except StoreError:
        done.differ.append(name)
        return
    if mine.id != theirs.id:
        done.left.append(name)
        return
    history, closings = here.history(), here.session_states()
    same = (mine.rev, mine.tables) == (theirs.rev, theirs.tables)
    if same and history == there.history() and closings == there.session_states():
        cards = len(mine.tables.get("cards", {}))
        done.arrived.append(Arrived(name, cards, len(history), len(closings)))
    else:
        done.differ.append(name)
