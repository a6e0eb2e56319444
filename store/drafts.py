"""Text that is being typed and is on no canvas yet.

``STATE/drafts/CANVASID/CARDID-PID.json`` is written at most a second, or twenty characters, after
a key, by a thread of its own, so that it is kept even while the screen stands still. ``save_now``
is for the handler of a signal that ends the process. A draft goes away when what was typed is
safe on a canvas; until then it is offered at the next start, but only once its process is gone.
"""

import os
import time
from _thread import allocate_lock
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store import disk
from store.serial import NotJson, dumps, loads

if TYPE_CHECKING:
    from threading import Event, Thread

SECONDS = 0.8
CHARACTERS = 20
"""How long, and how much, may be typed before it is written down."""

_MOST = 1 << 20
_PATIENCE = 0.5
"""Seconds that ``save_now`` waits for a write that is under way."""


class Draft(NamedTuple):
    """Text that was typed and not kept."""

    card: str
    place: str
    text: str
    at: str
    """When it was written down, ISO 8601 in UTC."""
    pid: int
    path: str = ""


class Drafts:
    """The drafts of this process on one canvas. ``keep`` and ``discard`` are for one thread."""

    def __init__(self, state: Path, canvas_id: str) -> None:
        self._above = f"{state}/drafts"
        self.folder = f"{self._above}/{canvas_id}"
        self._texts: dict[str, tuple[str, str]] = {}
        self._written: dict[str, str] = {}
        """Text last written, by card: only the writing side looks at it."""
        self._writing = allocate_lock()
        self._ended = False
        self.failing = False
        """Whether what was typed last could not be written down."""
        self._wake: Event
        self._thread: Thread | None = None
        """The writing side; there is none until something is typed."""

    def keep(self, card: str, place: str, text: str) -> None:
        """Take what has been typed so far for a card; returns at once."""
        self._texts[card] = (place, text)
        if self._thread is None and not self._ended:
            import threading

            self._wake = threading.Event()
            self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()
        self._nudge()

    def text_at(self, place: str) -> str:
        """Return what this process keeps for a place; empty where it keeps nothing."""
        return next((text for where, text in self._texts.values() if where == place), "")

    def discard(self, card: str) -> None:
        """Let a draft go: its text is safe, or was let go by its writer."""
        if self._texts.pop(card, None) is not None:
            self._nudge()

    def _nudge(self) -> None:
        if self._thread is not None:
            self._wake.set()

    def save_now(self) -> None:
        """Write all drafts down before this returns; may be called from a signal handler."""
        mine = self._writing.acquire(timeout=_PATIENCE)
        try:
            self._write()
        finally:
            if mine:
                self._writing.release()

    def close(self) -> None:
        """Write what is left, and end."""
        self._ended = True
        self._nudge()
        if self._thread is not None:
            self._thread.join(2.0)
        self.save_now()

    def _run(self) -> None:
        while not self._ended:
            self._wake.wait()
            until = time.monotonic() + SECONDS
            while (left := until - time.monotonic()) > 0 and not self._ended and not self._much():
                self._wake.clear()
                self._wake.wait(left)
            self._wake.clear()
            with self._writing:
                self._write()

    def _much(self) -> bool:
        """Tell whether a draft grew or shrank by more than may be lost."""
        for card, (_, text) in list(self._texts.items()):
            if abs(len(text) - len(self._written.get(card, ""))) >= CHARACTERS:
                return True
        return False

    def _write(self) -> None:
        for card in [card for card in self._written if card not in list(self._texts)]:
            disk.remove(self._path(card))
            self._written.pop(card, None)
        for card, (place, text) in list(self._texts.items()):
            if self._written.get(card) != text:
                self.failing = not self._put(card, place, text)
                if not self.failing:
                    self._written[card] = text

    def _put(self, card: str, place: str, text: str) -> bool:
        path = self._path(card)
        temp = f"{path}.tmp"
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        record = {"card": card, "place": place, "text": text, "at": moment, "pid": os.getpid()}
        try:
            disk.make_folder(self._above)
            disk.make_folder(self.folder)
            disk.remove(temp)
            data = dumps(record | {"born": _birth(os.getpid())})
            disk.write_new(temp, (data,), disk.PRIVATE_FILE)
            disk.replace(temp, path)
        except (OSError, NotJson):
            disk.remove(temp)
            return False
        return True

    def _path(self, card: str) -> str:
        return f"{self.folder}/{_file_name(card)}-{os.getpid()}.json"


def pending(state: Path, canvas_id: str) -> list[Draft]:
    """Return the drafts on a canvas whose process is gone, oldest first."""
    folder = f"{state}/drafts/{canvas_id}"
    found = []
    try:
        names = () if disk.is_link(f"{state}/drafts") else disk.names(folder)
    except OSError:
        return []
    for name in names:
        if name.endswith(".json"):
            draft = _read(f"{folder}/{name}")
            if draft is not None and draft.text.strip():
                found.append(draft)
    return sorted(found, key=lambda draft: (draft.at, draft.card))


def forget(draft: Draft) -> None:
    """Remove a draft of a process that is gone: it was taken over or let go."""
    disk.remove(draft.path)


def _read(path: str) -> Draft | None:
    try:
        data, _ = disk.read(path, _MOST)
        found: Any = loads(data)
        draft = Draft(
            str(found["card"]),
            str(found["place"]),
            str(found["text"]),
            str(found["at"]),
            int(found["pid"]),
            path,
        )
        born = str(found.get("born", ""))
    except (OSError, NotJson, KeyError, TypeError, ValueError, AttributeError):
        return None
    return None if _lives(draft.pid, born) else draft


def _lives(pid: int, born: str) -> bool:
    """Tell whether a process is there still, and is the same one (numbers are used again)."""
    if pid == os.getpid():
        return born == _birth(pid)
    try:
        os.kill(pid, 0)
    except PermissionError:
        return born == _birth(pid)
    except (OSError, OverflowError, ValueError):
        return False
    return not born or born == _birth(pid)


def _birth(pid: int) -> str:
    """Return when a process began, as the kernel tells it; empty where it doesn't."""
    try:
        data = Path(f"/proc/{pid}/stat").read_bytes()
        boot = Path("/proc/sys/kernel/random/boot_id").read_bytes()[:8]
    except OSError:
        return ""
    fields = data.rpartition(b")")[2].split()
    if fields and fields[0] in (b"Z", b"X"):
        return "gone"  # Killed, and only waiting for its parent to look: it types nothing more.
    return f"{boot.decode()}-{fields[19].decode()}" if len(fields) > 19 else ""


def _file_name(card: str) -> str:
    """Return an id as it can stand in a file name."""
    return "".join(one if one.isalnum() or one in "._" else "_" for one in card)[:80] or "_"
