"""Files bent by chance, through the commands that read them.

``python -m tests.fuzz.run COUNT [FIRST]`` tries so many, from a number on; some twenty a second.
It prints what came of them, and each input after which something was not as it should be.
"""

import os
import resource
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryFile

from tests.fuzz.inputs import DRAFT, Input, bent, kept, seeds
from tests.whole.hostile_run import Run, at_home, seen_to_end
from tui.cli.running import start

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "import": (
        "import ../in.md --name nieuw",
        "import ../in.csv --into goed",
        "import ../in.csv --into goed --column text=tekst --column place=plek",
        "import ../in.json --name ander",
        "import ../in.canvas --into goed",
        "import ../in.txt --into goed --place identiteit",
    ),
    "canvas": (
        "list",
        "show x",
        "doctor x",
        "session x show 1",
        "round x result ronde223",
        "export x --complete",
        "export x --for minutes --session 1",
        "add x identiteit Erbij",
        "merge goed x",
        "forget x noor --force",
    ),
    "backup": ("doctor x", "merge x backup", "restore x backup", "forget x noor --force"),
    "history": (
        "history x",
        "doctor x",
        "show x --at 1",
        "forget x noor --dry-run",
        "restore x 1",
        "rename x z",
        "undo z",
    ),
    "closings": (
        "doctor x",
        "compare x",
        "export x --format json",
        "session x close 2",
        "forget x noor --force",
        "duplicate x y",
    ),
    "draft": ("doctor", "forget x noor --force"),
    "memory": ("list", "doctor"),
    "typed": (
        "add goed identiteit -",
        "member goed add -",
        "session goed attend 2 - --members",
        "card goed edit kaart222 -",
        "import - --into goed",
    ),
    "config": ("list", "doctor"),
    "template": ("doctor", "new eigen --template netwerk", "new y --template eigen"),
    "agenda": (
        "doctor",
        "session goed add --agenda eigen",
        "agenda goed list --session 3",
        "session goed show 3",
    ),
    "archive": ("recover ../in.zip", "list --binned", "history goed"),
}
SHOWN = {"canvas", "backup", "history", "closings", "draft", "memory"}
"""Kinds that a screen reads when it opens."""

SUFFIXES = ("md", "csv", "json", "canvas", "txt")
"""What a file to read in may be named as: that tells how it is read."""

OURS = {"canvases", "xdg", "config", "in.zip", *(f"in.{suffix}" for suffix in SUFFIXES)}
MOST_MEMORY = 500 * 2**20
"""Bytes that the process may ever have taken."""

_ESCAPES = (b"\x1b", b"\x9b", b"\xc2\x9b", b"\0", b"\x07")


class Fuzz:
    """A machine on which the files are tried, and what came of it."""

    def __init__(self, home: Path) -> None:
        self.run = Run(home)
        self.home = home
        self.good = kept(home)
        self.seeds = seeds(self.good)
        self.wrong: list[str] = []
        for folder in (home / "echt", home / "staat"):
            rmtree(folder, ignore_errors=True)

    def one(self, number: int) -> None:
        """Try the input of a number."""
        self.tried(f"{number}", bent(self.seeds, number))

    def tried(self, name: str, given: Input) -> None:
        """Put an input where it belongs, and do what reads it."""
        self._laid(given)
        if given.kind in SHOWN:
            self.run.timed("the screen", name, self.run.screen)
        for words in COMMANDS[given.kind]:
            with TemporaryFile() as told, TemporaryFile() as typed:
                typed.write(given.data if given.kind == "typed" else b"")
                typed.seek(0)
                with _at_the_terminal(typed.fileno(), told.fileno()):
                    self.run.timed(words, name, lambda words=words: start(words.split()))  # type: ignore[misc]
                told.seek(0)
                if any(one in told.read() for one in _ESCAPES):
                    self.wrong.append(f"{words}: {name}: escape codes")
        for log in self.run.state.glob("crash-*.log"):
            self.wrong.append(f"{given.kind}: {name}\n{log.read_text()}")
            log.unlink()
        if outside := {path.name for path in self.home.iterdir()} - OURS:
            self.wrong.append(f"{given.kind}: {name}: wrote {outside}")
        self.wrong += self.run.wrong
        self.run.wrong = []

    def _laid(self, given: Input) -> None:
        library, own = self.run.library, self.home / "config" / "netwerkcanvas"
        for folder in (library, self.home / "config", self.run.state):
            rmtree(folder, ignore_errors=True)
        library.mkdir(mode=0o700)
        (own / "templates" / "agendas").mkdir(parents=True)
        (library / "goed.json").write_bytes(self.good.canvas)
        drafts = self.run.state / "drafts" / self.good.id
        drafts.mkdir(parents=True)
        beside = {
            "history": library / "x.history.jsonl",
            "closings": library / "x.sessions.jsonl",
            "backup": library / "x.json.1.bak",
            "draft": drafts / f"{DRAFT['card']}-{DRAFT['pid']}.json",
            "memory": self.run.state / "remember.json",
        }
        if given.kind in beside:
            (library / "x.json").write_bytes(self.good.canvas)
            beside["history"].write_bytes(self.good.history)
            beside["closings"].write_bytes(self.good.closings)
        places = {
            "typed": [],
            "import": [self.home / f"in.{suffix}" for suffix in SUFFIXES],
            "canvas": [library / "x.json"],
            **{kind: [path] for kind, path in beside.items()},
            "config": [own / "config.toml"],
            "template": [own / "templates" / "eigen.json"],
            "agenda": [own / "templates" / "agendas" / "eigen.json"],
            "archive": [self.home / "in.zip"],
        }
        for path in places[given.kind]:
            path.write_bytes(given.data)


@contextmanager
def _at_the_terminal(typed: int, told: int) -> Iterator[None]:
    """Let what is typed come from a file, and what is written to the terminal go to one."""
    kept = [*map(os.dup, (0, 1, 2))]
    for stream, file in enumerate((typed, told, told)):
        os.dup2(file, stream)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for stream, was in enumerate(kept):
            os.dup2(was, stream)
            os.close(was)


def memory() -> int:
    """Return the most bytes that this process has ever taken.

    What the system counts for a process begins with what took part in starting it, so that a
    large parent would be booked on us; Linux tells our own.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def run(count: int, first: int = 0) -> Fuzz:
    """Try so many inputs, from a number on."""
    with seen_to_end(), at_home() as home:
        tried = Fuzz(home)
        for number in range(first, first + count):
            tried.one(number)
        return tried


if __name__ == "__main__":
    many, *start_at = map(int, sys.argv[1:])
    found = run(many, *start_at)
    print(f"{many} inputs, {sum(found.run.codes.values())} runs: {dict(found.run.codes)}")
    print(f"slowest: {found.run.slowest[0]:.2f} s of processor time ({found.run.slowest[1]})")
    print(f"memory: {memory() >> 20} MB at most")
    print(f"{len(found.wrong)} wrong")
    for one in found.wrong[:20]:
        print(one)
    sys.exit(bool(found.wrong) or memory() > MOST_MEMORY)
