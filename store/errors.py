"""What can go wrong with canvases on disk, each as one clear line in the reader's language.

``key`` names a text in ``store/texts/LANGUAGE/errors.json`` and ``values`` fill its gaps.
``exit_code`` is what a command line ends with: 1 refused or failed and nothing changed, 2 wrong
usage, 3 corrupt or of a newer version, 4 busy. ``where`` among the values is for people to read.
"""

import errno
import os

from board.text import visible

_PLACES = ("where", "backup")
"""The values that say where something is kept."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_IMPOSSIBLE = (errno.ENAMETOOLONG, errno.ENOTDIR)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


_MOST_SHOWN = 500
"""Characters of a value that are told."""


def _shown(value: str) -> str:
    """Return a value as it can be told: safe for a terminal, and no longer than a line."""
    text = visible(value)
    if len(text) <= _MOST_SHOWN:
        return text
    return f"{text[: _MOST_SHOWN // 2]}…{text[-_MOST_SHOWN // 2 :]}"


class StoreError(Exception):
    """Something about the store failed or was refused; what is on disk is whole."""

    exit_code = 1
    key = "store.failed"

    def __init__(self, **values: object) -> None:
        super().__init__(self.key, values)
        self.values = {
            name: _shown(value) if isinstance(value, str) else value
            for name, value in values.items()
        }
        """What fills the gaps of the text; safe to show."""

    def brief(self) -> dict[str, object]:
        """Return the values for a line with little room: of where things are, only the end."""
        return {
            name: str(value).rpartition("/")[2] if name in _PLACES else value
            for name, value in self.values.items()
        }

    def __str__(self) -> str:
        gaps = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.key}({gaps})"


class UnknownCanvas(StoreError):
    """No canvas of that name; ``near`` holds the nearest names."""

    key = "store.unknown_canvas"

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name=name, near=", ".join(near))
        if near:
            self.key = "store.unknown_canvas_near"


class NoHome(StoreError):
    """A folder lies in somebody's home folder (``where``), and there is none."""

    key = "store.no_home"


class ImpossiblePath(StoreError):
    """Nothing can lie there: a name that is too long, or a part of it is no folder."""

    key = "store.impossible_path"


class BadName(StoreError):
    """A name that no canvas may have."""

    exit_code = 2
    key = "store.bad_name"


class Exists(StoreError):
    """A canvas, archive or file of that name is there already."""

    key = "store.exists"


class Busy(StoreError):
    """Someone else held the lock for longer than we wait (``seconds``)."""

    exit_code = 4
    key = "store.busy"


class StillOpen(StoreError):
    """Somebody (``who``) has the canvas open, and would keep what is to be forgotten."""

    exit_code = 4
    key = "store.still_open"


class Slow(StoreError):
    """Keeping it in ``name`` takes long already (``seconds``); it may be kept all the same."""

    key = "store.slow"


class LockLost(Busy):
    """The lock file was removed while we held it, so that others could write as well."""

    key = "store.lock_lost"


class Corrupt(StoreError):
    """It can't be what was written.

    ``spot`` tells table and row of what can't be, where that is known; ``backup`` the newest good
    backup, if any.
    """

    exit_code = 3
    key = "store.corrupt"

    def __init__(
        self,
        where: str,
        spot: str = "",
        *,
        name: str = "",
        backup: str = "",
        rev: int = 0,
        at: str = "",
    ) -> None:
        told = f" ({spot})" if spot else ""
        super().__init__(where=where, spot=told, name=name, backup=backup, rev=rev, at=at)
        self.spot = spot
        if backup:
            self.key = "store.corrupt_backup"


class NewerFormat(StoreError):
    """Written by a newer version of the program."""

    exit_code = 3
    key = "store.newer_format"


class ReadOnly(StoreError):
    """The folder or the file may not be written."""

    key = "store.read_only"


class NetworkFileSystem(StoreError):
    """The folder lies on a network file system, where locks can't be trusted."""

    key = "store.network"


class OpenToAll(StoreError):
    """Everyone on the machine may write in the folder, so anything in it may be anyone's."""

    key = "store.open_to_all"


class NoSpace(StoreError):
    """The disk or the quota is full."""

    key = "store.no_space"


class NotAllowed(StoreError):
    """The system doesn't let us read this."""

    key = "store.not_allowed"


class SymbolicLink(StoreError):
    """The file is a symbolic link, or no ordinary file."""

    key = "store.symbolic_link"


class TooLarge(StoreError):
    """More than a canvas may hold; ``what`` and ``most`` tell the limit."""

    key = "store.too_large"


class TooMany(StoreError):
    """More cards than a canvas may hold (``most``)."""

    key = "store.too_many"


class Unstorable(StoreError):
    """A value that no canvas file can hold: nested too deep, or no JSON."""

    key = "store.unstorable"


class Vanished(StoreError):
    """The canvas was renamed, binned or replaced by another since it was opened."""

    key = "store.vanished"


class WriteFailed(StoreError):
    """The system refused to write for a reason of its own (``reason``)."""

    key = "store.write_failed"


class ReadFailed(StoreError):
    """The system could not read the file (``reason``)."""

    key = "store.read_failed"


class Unsure(StoreError):
    """The new file is in place but the folder could not be synced: it may not survive a crash."""

    key = "store.unsure"


class NothingToUndo(StoreError):
    """Someone has no change left to take back."""

    key = "store.nothing_to_undo"


class NothingToRedo(StoreError):
    """Someone took nothing back since their last change."""

    key = "store.nothing_to_redo"


class ChangedSince(StoreError):
    """Someone (``who``) changed the same since (``at``), so it can't be taken back."""

    key = "store.changed_since"


class GoneOn(ChangedSince):
    """What was made went on since in a way that undo passes over: its clock ran, perhaps."""

    key = "store.gone_on"


class SessionRuns(StoreError):
    """Someone started another session of the canvas meanwhile: one runs at a time."""

    key = "store.session_runs"


class NotACopy(StoreError):
    """What was to be merged into a canvas has no revision in common with it."""

    key = "store.not_a_copy"


class UnknownRevision(StoreError):
    """No such revision, or the history no longer reaches it."""

    key = "store.unknown_revision"


class BadArchive(StoreError):
    """The archive can't be read or holds what no archive of ours holds."""

    key = "store.bad_archive"


class ArchiveTooLarge(StoreError):
    """A library holds more than an archive may (``most`` MB), so that it could not come back."""

    key = "store.archive_too_large"


class BadSettings(StoreError):
    """The configuration file can't be read; ``line`` and ``reason`` tell where and why."""

    exit_code = 2
    key = "store.bad_settings"


class TwoPlaces(StoreError):
    """A folder and a server were asked for at once."""

    exit_code = 2
    key = "store.two_places"


class NoDriver(StoreError):
    """What talks to PostgreSQL isn't installed."""

    key = "store.no_driver"


def from_os(error: OSError, where: str) -> StoreError:
    """Return what an error of the system while writing means."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    if error.errno in _FULL:
        return NoSpace(where=where)
    if error.errno in _FORBIDDEN:
        return ReadOnly(where=where)
    if error.errno == errno.ELOOP:
        return SymbolicLink(where=where)
    if error.errno in _IMPOSSIBLE:
        return ImpossiblePath(where=where)
    if error.errno == errno.ENOENT:
        return Vanished(where=where)
    return WriteFailed(where=where, reason=reason)


def from_read(error: OSError, where: str) -> StoreError:
    """Return what an error of the system while reading means."""
    if error.errno in _FORBIDDEN:
        return NotAllowed(where=where)
    if error.errno == errno.ELOOP:
        return SymbolicLink(where=where)
    if error.errno in _IMPOSSIBLE:
        return ImpossiblePath(where=where)
    if error.errno == errno.ENOENT:
        return Vanished(where=where)
    reason = os.strerror(error.errno) if error.errno else str(error)
    return ReadFailed(where=where, reason=reason)
