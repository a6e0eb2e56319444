"""The calls to the system by which canvases get on disk, and nothing else.

Every call that touches a store goes through this module, so that a test can make each of them
fail in turn, or end the process at each of them. Paths are plain strings and a function is a few
calls, so that it is plain in which order they go out. Functions raise ``OSError`` as the system
does; what it means for a canvas is decided by whoever calls.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterable, Sequence

from board import regular

NotRegular, TooBig = regular.NotRegular, regular.TooBig
open_for_reading, read, read_open = regular.opened, regular.read, regular.read_open
"""Reading is done where all layers find it."""

_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_SHARED_FILE = 0o660

_FIRST_PAUSE, _LONGEST_PAUSE = 0.0005, 0.004
"""Seconds between two tries for a lock: short, since a commit holds it for milliseconds."""


def read_head(fd: int, size: int) -> bytes:
    """Read the first bytes of an open file."""
    return os.pread(fd, size, 0)


def changed_at(fd: int) -> int:
    """Tell when what an open file holds was written last, in nanoseconds since the epoch."""
    return os.fstat(fd).st_mtime_ns


def close(fd: int) -> None:
    """Close a descriptor that was only read or locked: what that may report means nothing."""
    try:
        os.close(fd)
    except OSError:
        return


def status(path: str) -> os.stat_result:
    """Tell what lies at a path, without following a link."""
    return os.lstat(path)


def there(path: str) -> bool:
    """Tell whether anything lies at a path, be it a dangling link."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def is_file(path: str) -> bool:
    """Tell whether an ordinary file lies at a path; a link is none."""
    return stat.S_ISREG(os.lstat(path).st_mode)


def is_link(path: str) -> bool:
    """Tell whether a symbolic link lies at a path."""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False


def open_to_all(path: str) -> bool:
    """Tell whether everyone on this machine may write in a folder."""
    try:
        return bool(os.stat(path).st_mode & stat.S_IWOTH)  # noqa: PTH116
    except OSError:
        return False


def file_mode(folder: str) -> int:
    """Return the mode of a new file: private, or the group's in a folder marked setgid."""
    return _SHARED_FILE if os.stat(folder).st_mode & stat.S_ISGID else PRIVATE_FILE  # noqa: PTH116


def make_folder(path: str) -> None:
    """Make a private folder, and those above it, unless it is there.

    Within a folder that is shared with a group (marked setgid) it is shared alike. A link to a
    folder is refused: whoever put it there would choose where we write.
    """
    try:
        os.mkdir(path, PRIVATE_FOLDER)  # noqa: PTH102
    except FileExistsError:
        if is_link(path):
            raise NotRegular(path) from None
        return
    except FileNotFoundError:
        make_folder(os.path.dirname(path))  # noqa: PTH120
        os.mkdir(path, PRIVATE_FOLDER)  # noqa: PTH102
    if os.stat(path).st_mode & stat.S_ISGID:  # noqa: PTH116
        os.chmod(path, PRIVATE_FOLDER | 0o070 | stat.S_ISGID)  # noqa: PTH101


def lock(path: str, patience: float, folder: str) -> int | None:
    """Take the lock file, waiting at most ``patience`` seconds; None when it stayed taken.

    The kernel frees it when its holder dies, however that happens. One whose file was removed
    while we waited for it locks nothing, so then the one that is there now is taken.
    """
    while True:
        fd = _open_lock(path, folder)
        try:
            if not _flocked(fd, patience):
                os.close(fd)
                return None
            if lies_at(fd, path):
                return fd
        except BaseException:
            os.close(fd)
            raise
        os.close(fd)


def lies_at(fd: int, path: str) -> bool:
    """Tell whether an open file is the one that lies at a path."""
    try:
        return os.path.samestat(os.fstat(fd), os.lstat(path))
    except FileNotFoundError:
        return False


def _open_lock(path: str, folder: str) -> int:
    while True:
        try:
            return os.open(path, _READ)
        except FileNotFoundError:
            mode = file_mode(folder)
        try:
            fd = os.open(path, _NEW, mode)
        except FileExistsError:
            continue
        os.fchmod(fd, mode)
        return fd


def _flocked(fd: int, patience: float) -> bool:
    deadline = 0.0
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            now = time.monotonic()
            deadline = deadline or now + patience
            if now >= deadline:
                return False
            time.sleep(min(pause, deadline - now))
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        else:
            return True


def try_lock(fd: int) -> bool:
    """Take an open file's lock if it is free."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def claim(path: str, mode: int) -> int:
    """Make a file that stays locked for as long as its descriptor is open."""
    fd = os.open(path, _NEW, mode)
    try:
        os.fchmod(fd, mode)
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(fd)
        remove(path)
        raise
    return fd


def remove_unlocked(path: str) -> bool:
    """Remove a file that nobody holds a lock on, or a link; tell whether it is gone."""
    try:
        fd = os.open(path, _READ)
    except FileNotFoundError:
        return True
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        remove(path)
        return not there(path)
    try:
        if not try_lock(fd):
            return False
        remove(path)
    finally:
        os.close(fd)
    return not there(path)


def create(path: str, mode: int) -> int:
    """Make a file that isn't there yet and open it for writing."""
    fd = os.open(path, _NEW, mode)
    os.fchmod(fd, mode)
    return fd


def sync(fd: int) -> None:
    """See that an open file is on the disk."""
    os.fsync(fd)


def rewrite(fd: int, data: bytes) -> None:
    """Replace what an open file of a fixed size holds, in one call."""
    os.pwrite(fd, data, 0)


def write_new(path: str, parts: Iterable[bytes | memoryview], mode: int) -> None:
    """Write a file that isn't there yet and see that it is on the disk.

    Whatever goes wrong, the file is removed again: a failed sync is never tried a second time on
    the same file.
    """
    fd = os.open(path, _NEW, mode)
    try:
        try:
            os.fchmod(fd, mode)
            fill(fd, parts)
        finally:
            os.close(fd)
    except BaseException:
        remove(path)
        raise


def fill(fd: int, parts: Iterable[bytes | memoryview]) -> None:
    """Write an open file and see that it is on the disk."""
    for part in parts:
        _write_all(fd, part)
    os.fsync(fd)


def _write_all(fd: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def append(path: str, data: bytes, mode: int) -> int:
    """Add bytes at the end of a file and see that they are on the disk.

    A line that a crash left half written is closed first. Return where the data begins. On an
    error the file gets its old length back.
    """
    new = not there(path)
    fd = os.open(path, _APPEND, mode)
    try:
        state = os.fstat(fd)
        if not stat.S_ISREG(state.st_mode):
            raise NotRegular(path)
        size = state.st_size
        if new:
            os.fchmod(fd, mode)
        torn = size > 0 and os.pread(fd, 1, size - 1) != b"\n"
        try:
            _write_all(fd, b"\n" + data if torn else data)
            os.fsync(fd)
        except BaseException:
            _shorten(fd, size)
            raise
    finally:
        os.close(fd)
    return size + torn


def _shorten(fd: int, size: int) -> None:
    try:
        os.ftruncate(fd, size)
    except OSError:
        return  # What is left is a torn line, which readers skip and the next append closes.


def replace(source: str, target: str) -> None:
    """Put one file in the place of another, at once."""
    os.replace(source, target)  # noqa: PTH105


def link(source: str, target: str) -> None:
    """Give a file a second name."""
    os.link(source, target, follow_symlinks=False)


def sync_folder(path: str) -> None:
    """See that a folder's names are on the disk."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def remove(path: str) -> None:
    """Remove a file if it is there and may be removed."""
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return


def names(folder: str) -> Sequence[str]:
    """Return the names in a folder, sorted; none for a folder that isn't there, or for a link."""
    if is_link(folder):
        return ()
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except FileNotFoundError:
        return ()
