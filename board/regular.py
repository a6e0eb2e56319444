"""Files that others may have put there: opened only when they are ordinary ones.

What waits for a writer (a pipe), never ends (``/dev/zero``) or does something when it is opened
(a device) is not read: it is looked at before it is opened, opened without waiting, and looked at
again on the descriptor, since another may have taken its place in between. Its size is judged
before the first byte is read.
"""

import errno
import os
import stat

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK


class NotRegular(OSError):
    """The path is no ordinary file (a folder, a pipe, a device, or a link where none may be)."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), path)


class TooBig(OSError):
    """The file holds more bytes than the caller takes."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), path)


def opened(path: str, *, follow: bool = False) -> tuple[int, os.stat_result]:
    """Open an ordinary file; return its descriptor and what it is.

    A symbolic link counts as an ordinary file only where it may be followed. Raises NotRegular and
    OSError as the system does.
    """
    _refuse_other(path, os.stat(path, follow_symlinks=follow))  # noqa: PTH116
    fd = os.open(path, _FLAGS if follow else _FLAGS | os.O_NOFOLLOW)
    try:
        status = os.fstat(fd)
        _refuse_other(path, status)
    except BaseException:
        os.close(fd)
        raise
    return fd, status


def _refuse_other(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotRegular(path)


def read(path: str, most: int, *, follow: bool = False) -> tuple[bytes, os.stat_result]:
    """Read a whole ordinary file of at most ``most`` bytes; return them and what it is.

    Raises NotRegular, TooBig and OSError as the system does.
    """
    fd, status = opened(path, follow=follow)
    try:
        return read_open(fd, path, status.st_size, most), status
    finally:
        os.close(fd)


def read_open(fd: int, path: str, size: int, most: int) -> bytes:
    """Read what an open file of about ``size`` bytes holds, from its start. Raises TooBig."""
    if size > most:
        raise TooBig(path)
    parts = []
    at = 0
    while chunk := os.pread(fd, max(size - at, 0) + 1, at):
        parts.append(chunk)
        at += len(chunk)
        if at > most:
            raise TooBig(path)
    return parts[0] if len(parts) == 1 else b"".join(parts)
