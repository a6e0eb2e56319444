"""Copies of a canvas file that programs make which synchronise folders.

When a file was changed on two machines such a program keeps one under its name and the other
beside it. A copy carries the id of the canvas it came from; of one that can't be read its name
tells, in the ways in which these programs name them.
"""

import re
from collections.abc import Sequence

from store.errors import BadName
from store.library import LibraryEntry
from store.names import valid_name

_NAMED = (
    re.compile(r"(.+?)[ _]?\([^()]*(?:conflict|SFConflict|kopie|copy)[^()]*\)", re.IGNORECASE),
    re.compile(r"(.+?)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"),
    re.compile(r"(.+?)_conflict-\d{8}-\d{6}"),
)
"""Dropbox, Nextcloud and Seafile; Syncthing; ownCloud. The group is the name of the original."""


def told(entries: Sequence[LibraryEntry]) -> list[LibraryEntry]:
    """Return what a library lists, with copies named as such."""
    by_id: dict[str, list[LibraryEntry]] = {}
    for entry in entries:
        if entry.id:
            by_id.setdefault(entry.id, []).append(entry)
    known = {entry.name: entry for entry in entries}
    return [entry._replace(copy_of=_original(entry, known, by_id)) for entry in entries]


def _original(
    entry: LibraryEntry, known: dict[str, LibraryEntry], by_id: dict[str, list[LibraryEntry]]
) -> str:
    """Return the name of the canvas that an entry is a copy of; empty for none."""
    named = known.get(_named(entry.name))
    if named is not None and ("" in (named.id, entry.id) or named.id == entry.id):
        return named.name
    first = min(by_id.get(entry.id, [entry]), key=_likeness)
    return first.name if first.name != entry.name else ""


def _named(name: str) -> str:
    for pattern in _NAMED:
        if found := pattern.fullmatch(name):
            return found[1]
    return ""


def _likeness(entry: LibraryEntry) -> tuple[bool, int, str]:
    """Sort the most likely original of several files of one canvas first."""
    try:
        ours = valid_name(entry.name) == entry.name
    except BadName:
        ours = False
    return not ours or bool(_named(entry.name)), len(entry.name), entry.name
