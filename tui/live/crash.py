"""The last resort: an error nobody foresaw goes to a log file, and one line says where it is."""

import os
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

from board.hidden import MASK

KEPT = 20
"""How many logs stay; older ones go."""


_kept_out: list[str] = []


def keep_out(texts: Iterable[str]) -> None:
    """Let no report from here on hold these texts: what is hidden on a canvas."""
    _kept_out[:] = texts


def record(error: BaseException, folder: Path) -> Path | None:
    """Write the traceback to a new file in ``folder``; None where that can't be done either."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    path = folder / f"crash-{stamp}-{os.getpid()}.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600
        )
        with os.fdopen(fd, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(_veiled("".join(traceback.format_exception(error))))
        for old in sorted(folder.glob("crash-*.log"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def _veiled(report: str) -> str:
    """Return a report with what may not be read masked, also where it is quoted."""
    for text in _kept_out:
        for spelling in {text, repr(text)[1:-1], ascii(text)[1:-1]}:
            report = report.replace(spelling, MASK)
    return report
