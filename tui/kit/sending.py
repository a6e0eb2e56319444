"""Text on its way out of the program: to the clipboard of the person's own machine, to a file."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import exports
from board.i18n import Texts
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from store.paths import home_folder
from tui.live.moments import Moments
from tui.terminal import capabilities, clipboard
from tui.terminal.clipboard import Copied
from tui.view.width import cell_len

if TYPE_CHECKING:
    from textual.app import App

    from store.library import Library
    from tui.live.live import Live

_LEAST = 24
"""Cells a path needs to be of use; where there are fewer, what comes before it is shortened."""


def to_clipboard(app: App[Any], text: str) -> Copied:
    """Send a text to the clipboard, through whatever lies between us and the terminal."""
    driver = app._driver  # The framework offers a way of its own, which knows no tmux or screen.
    if driver is None:
        return Copied(len(text.encode("utf-8", "replace")), "copy.no_route")
    terminal = getattr(driver, "terminal", None) or capabilities.terminal()
    return clipboard.copy(text, terminal, driver.write)


def to_folder(library: Library, name: str, text: str) -> Path:
    """Keep a text in the folder for exports, beside what is there; return where.

    ``name`` is what the file is called; the moment is put in it. Raises StoreError, Refused.
    """
    folder = library.exports()
    stem, dot, suffix = name.rpartition(".")
    moment = f"{datetime.now():%m%d-%H%M%S}"
    for number in count(1):
        more = "" if number == 1 else f"-{number}"
        path = folder / f"{stem}-{moment}{more}{dot}{suffix}"
        if not path.exists():
            break
    exports.write(path, text)
    return path


def whole(live: Live) -> exports.Request:
    """Return what is asked for to have all of a canvas, as it can be read in again."""
    return with_sessions(live, exports.Request(format="json"))


def with_sessions(live: Live, request: exports.Request) -> exports.Request:
    """Return a request that, for JSON, has how the canvas was when its sessions closed.

    Where that can't be read just now the canvas goes without.
    """
    if request.format != "json":
        return request
    try:
        return request._replace(states=tuple(live.workshop.file.session_states()))
    except StoreError:
        return request


def with_earlier(live: Live, request: exports.Request) -> exports.Request:
    """Return a request that, for a comparison, has the last session closed before to compare with.

    Where there is none, or it can't be read just now, it goes without, and the page says so.
    """
    if request.page != "comparison":
        return request._replace(since=None)
    known = live.workshop
    try:
        moments = Moments(known.file, known.canvas, known.rev, date.today())
        return request._replace(since=moments.usual(request.session))
    except (Refused, StoreError):
        return request._replace(since=None)


def kept_beside(live: Live, name: str, text: str) -> tuple[Path | None, str]:
    """Keep a text in the folder for exports where that may be; return where, or why not."""
    if live.settings.restricted:
        return None, ""
    try:
        return to_folder(live.library, name, text), ""
    except (StoreError, Refused) as reason:
        return None, live.told(reason)


def copied(say: Texts, what: str, sent: Copied, path: Path | None, width: int) -> str:
    """Return in one line what was sent, and where a file of it lies."""
    size = human(sent.size, say)
    limit = human(clipboard.LIMIT, say)
    text = say(sent.refused or "copy.sent", what=what, size=size, limit=limit)
    if path is None:
        return text
    tail = say("copy.also" if sent.sent else "copy.instead", path="")
    if sent.sent and cell_len(text + tail) + _LEAST > width:
        text, tail = f"{what} ({size})", " · "
    return text + tail + short(path, width - cell_len(text + tail) - 2)


def short(path: Path, cells: int) -> str:
    """Return a path for people: from the home folder, and its end where there is no room."""
    text = str(path)
    home = home_folder()
    if home and text.startswith(home + "/"):
        text = "~" + text[len(home) :]
    text = visible(text)
    if cell_len(text) <= cells:
        return text
    near = f"…/{visible(path.parent.name)}/{visible(path.name)}"
    if cell_len(near) <= cells:
        return near
    name = visible(path.name)
    return f"…/{name}" if cell_len(name) + 2 <= cells else f"…{name[-max(8, cells - 1) :]}"


def human(size: int, say: Texts) -> str:
    """Return a size as people write it: ``312 bytes``, ``1,2 kB``."""
    if size < 1000:
        return say("copy.bytes", n=size)
    text = f"{size / 1000:.1f}" if size < 100_000 else f"{size / 1000:.0f}"
    return f"{text.replace('.', ',') if say.language == 'nl' else text} kB"


def typed_path(text: str) -> Path:
    """Return the path someone typed, in full. Raises Refused where there is none."""
    if not text.strip():
        raise Refused("sending.no_name")
    try:
        return Path(text.strip()).expanduser().absolute()
    except RuntimeError:  # A home folder of nobody: ~nobody/file.
        raise Refused("export.no_folder", path=text) from None


def write(path: Path, made: bytes, asked: list[Path]) -> None:
    """Write a file; one that exists is replaced only when asked for a second time.

    ``asked`` remembers what was asked for. Raises Refused.
    """
    force = path in asked
    try:
        exports.write(path, made, force=force)
    except Refused as refusal:
        if refusal.key != "export.exists":
            raise
        asked.append(path)
        raise Refused("sending.exists", path=short(path, 40)) from None
