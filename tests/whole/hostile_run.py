"""Every field of a canvas file with what it can't hold, through every command and on screen.

``python -m tests.whole.hostile_run [STEP [FIRST]]`` takes more than an hour for all of them; with a
STEP only one file of so many, from the FIRST on, so that they can be done in parts. It prints
how many runs there were, the slowest, and each crash report.
"""

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from types import FrameType

import exports
from board.refusal import Refused
from store.errors import StoreError
from store.opening import open_library
from tests.store import hostile
from tui.cli.running import start
from tui.live.live import Live, Settings
from tui.view.scene import Scene

MOST = 2.0
"""Seconds of processor time that one run may take."""

PAGES = tuple(
    f"export x --for {page.id} --format {format}"
    + " --member partij22" * page.by_member
    + " --session 1" * (page.id == "minutes")
    for page in exports.PAGES
    for format in page.makers
)
READING = (
    "list",
    "list --json",
    "doctor",
    "doctor x",
    "doctor x --json",
    "show x",
    "show x --json",
    "show x --at 1",
    "show goed",
    "find x een",
    "coverage x",
    "info x",
    "check x",
    "history x",
    "history x --json",
    "card x list --all",
    "group x list",
    "member x list",
    "coalition x list",
    "coalition x matrix",
    "rule x list",
    "topic x list",
    "position x list",
    "term x list",
    "session x list",
    "session x show 1",
    "session x show --json",
    "agenda x list",
    "agenda x list --session 1 --json",
    "round x list",
    "round x ballot",
    "round x result ronde223",
    "decision x list",
    "decision x list --open --json",
    "action x list",
    "action x list --overdue --json",
    "export x --complete",
    "export x --format html",
    "export x --format word -o ../uit.docx --force",
    "export x --all ../alle --session 1 --force",
    "compare x",
    "compare x --since 1 --json",
    "forget x noor --dry-run",
    *PAGES,
    "duplicate x y",
    "backup ../alles.zip --force",
)
WRITING = (
    "add x identiteit Erbij",
    "group x make Samen kaart222 kaart223",
    "member x add Erbij",
    "topic x level thema222 2 partij22",
    "session x attend 2 Noor",
    "agenda x add Nog --minutes 5",
    "agenda x start",
    "agenda x more",
    "agenda x pause",
    "round x open identiteit",
    "round x reveal rounds99",
    "decision x add Zo --present",
    "decision x reserve besluit2 partij22",
    "action x add Doen --owner partij22",
    "action x done actie222",
    "session x close",
    "session x reopen",
    "undo x",
    "redo x",
    "restore x 1",
    "restore x backup",
    "merge x backup",
    "forget x noor --force",
    "rename x z",
    "bin z",
    "list --binned",
    "list --binned --json",
    "unbin z",
    "rename z x",
    "recover ../alles.zip --replace",
    "doctor",
)


class TooLong(Exception):
    """A run that would not end."""


class Run:
    """All that is tried with one file, and what came of it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = home / "canvases"
        self.state = home / "xdg" / "netwerkcanvas"
        self.codes: Counter[int | str] = Counter()
        self.slowest = (0.0, "")
        self.wrong: list[str] = []

    def files(self, step: int, first: int) -> int:
        """Try one file of so many; return how many that were."""
        tables = hostile.real(self.home)
        count = 0
        for one in hostile.files(tables, step=step, first=first):
            count += 1
            rmtree(self.library, ignore_errors=True)
            self.library.mkdir(mode=0o700)
            (self.library / "goed.json").write_bytes(hostile.sealed(tables))
            path = self.library / "x.json"
            path.write_bytes(one.data)
            (self.library / "x.sessions.jsonl").write_bytes(hostile.closings(tables))
            for words in READING:
                self.command(words, one.what)
            self.timed("the screen", one.what, self.screen)
            for words in WRITING:
                self.command(words, one.what)
        return count

    def command(self, words: str, what: str) -> None:
        """Do one command as a process would, but for starting one."""
        self.timed(words, what, lambda: start(words.split()))
        for log in self.state.glob("crash-*.log"):
            self.wrong.append(f"{words}: {what}\n{log.read_text()}")
            log.unlink()

    def screen(self) -> str:
        """Open it full screen and paint it."""
        library = open_library(self.library, state=self.state)
        live = Live(library, Settings("noor", "nl"))
        try:
            live.open("x")
        except (StoreError, Refused):
            return "not shown"
        try:
            Scene(live).lines(100, 30)
        finally:
            live.close()
        return "shown"

    def timed(self, words: str, what: str, do: Callable[[], int | str]) -> None:
        """Do one thing, and remember how it ended and how long it took."""
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 10 * MOST)
        try:
            self.codes[do()] += 1
        except Exception as error:
            self.wrong.append(f"{words}: {what}\n{error!r}")
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - started
        self.slowest = max(self.slowest, (took, f"{words}: {what}"))
        if took > MOST:
            self.wrong.append(f"{words}: {what}: {took:.1f} s")


@contextmanager
def at_home() -> Iterator[Path]:
    """Give a machine of its own to what runs here."""
    with TemporaryDirectory(prefix="hostile-") as name:
        home = Path(name)
        os.environ |= {
            "HOME": name,
            "NETWERKCANVAS_DIR": f"{name}/canvases",
            "NETWERKCANVAS_AS": "noor",
            "XDG_STATE_HOME": f"{name}/xdg",
            "XDG_CONFIG_HOME": f"{name}/config",
            "LANG": "C.UTF-8",
        }
        (home / "canvases").mkdir()
        os.chdir(home / "canvases")
        yield home
        os.chdir("/")


@contextmanager
def silence() -> Iterator[None]:
    """Let nothing reach the terminal, however it is written."""
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    try:
        yield
    finally:
        sys.stdout.flush()
        for stream, was in zip((1, 2), kept, strict=True):
            os.dup2(was, stream)


@contextmanager
def seen_to_end() -> Iterator[None]:
    """Break off what takes far too long."""
    before = signal.signal(signal.SIGVTALRM, _too_long)
    try:
        yield
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooLong


def run(step: int, first: int = 0) -> tuple[int, Run]:
    """Try the files with nothing of it on the terminal."""
    with seen_to_end(), at_home() as home, silence():
        tried = Run(home)
        return tried.files(step, first), tried


if __name__ == "__main__":
    files, tried = run(*map(int, sys.argv[1:] or ["1"]))
    print(f"{files} files, {sum(tried.codes.values())} runs: {dict(tried.codes)}")
    print(f"slowest: {tried.slowest[0]:.2f} s of processor time ({tried.slowest[1]})")
    print(f"{len(tried.wrong)} wrong")
    for one in tried.wrong[:20]:
        print(one)
    sys.exit(bool(tried.wrong))
