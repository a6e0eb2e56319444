"""One revision of a canvas: what a commit did, as it lies in the table ``history``."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from board.change import Delta

TABLE = "history"

LOGGED = "log"
"""Field of a revision whose deltas lie in the log: the key under which."""

FIRST = 1
"""The revision that made the canvas; it can't be undone."""


CREATED, DUPLICATED = "canvas.new", "canvas.duplicate"
"""The commands by which a canvas's history begins."""


RESTORE = "canvas.restore"
"""The command that brings back how a canvas was at an earlier revision."""


MERGE = "canvas.merge"
"""The command that lays what a copy of a canvas has over it."""


PASSED_OVER = ("clock.", "attendance.", "ballot.", "round.")
"""How the commands begin that undo and redo pass over.

Each has a way back of its own: pause, step back, another presence, take the ballot back, drop the
round. They are revisions like any other, so that a second screen and the history have them. Undo
of a round that was opened would show what others wrote in it.
"""


def passed_over(command: str) -> bool:
    """Tell whether undo and redo pass over a command: neither takes it back, nor ends at it."""
    return command.startswith(PASSED_OVER)


class Revision(NamedTuple):
    """What one commit did, by whom, when."""

    rev: int
    at: str
    by: str
    command: str
    subject: str
    deltas: tuple[Delta, ...]
    undoes: int = 0
    """The revision this one takes back; 0 for none."""
    redoes: int = 0
    """The revision, itself an undo, that this one takes back; 0 for none."""
    complete: bool = True
    """False when the deltas were in a log that is gone."""


_TEXTS = ("at", "by", "command", "subject")
_MOST = 10**15


def is_sound(found: Any) -> bool:
    """Tell whether this can be a revision as it is written: by its shape, not by what it did."""
    if not isinstance(found, dict) or not _is_rev(found.get("rev")):
        return False
    return (
        all(isinstance(found.get(field, ""), str) for field in (*_TEXTS, LOGGED))
        and all(_is_rev(found.get(field, 1)) for field in ("undoes", "redoes"))
        and isinstance(found.get("deltas", []), list)
        and all(map(_is_delta, found.get("deltas", [])))
    )


def _is_rev(value: object) -> bool:
    return type(value) is int and 0 < value < _MOST


def _is_delta(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and isinstance(found.get("table"), str)
        and isinstance(found.get("id"), str)
        and all(isinstance(found.get(side), dict | None) for side in ("before", "after"))
    )


def document(revision: Revision) -> dict[str, Any]:
    """Return a revision as it is written."""
    made: dict[str, Any] = {
        "rev": revision.rev,
        "at": revision.at,
        "by": revision.by,
        "command": revision.command,
    }
    if revision.subject:
        made["subject"] = revision.subject
    if revision.undoes:
        made["undoes"] = revision.undoes
    if revision.redoes:
        made["redoes"] = revision.redoes
    made["deltas"] = [delta._asdict() for delta in revision.deltas]
    return made


def stub(made: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return what stays in the table of a revision whose deltas go to the log."""
    return {**{field: value for field, value in made.items() if field != "deltas"}, LOGGED: key}


def revision(found: Mapping[str, Any], large: Mapping[str, Mapping[str, Any]]) -> Revision:
    """Read a revision as it was written; ``large`` holds the logged ones by key."""
    key = found.get(LOGGED)
    source: Mapping[str, Any] | None = found if key is None else large.get(str(key))
    return Revision(
        rev=found["rev"],
        at=found.get("at", ""),
        by=found.get("by", ""),
        command=found.get("command", ""),
        subject=found.get("subject", ""),
        deltas=_deltas(source.get("deltas", ())) if source else (),
        undoes=found.get("undoes", 0),
        redoes=found.get("redoes", 0),
        complete=source is not None,
    )


def _deltas(found: Iterable[Mapping[str, Any]]) -> tuple[Delta, ...]:
    return tuple(
        Delta(one["table"], one["id"], one.get("before"), one.get("after")) for one in found
    )
