"""One run of one program: how long, how many bytes, how much of the machine."""

import gc
import math
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .pty_session import Chunk, Session, key

QUIET = 0.06
"""Seconds of silence after which a key is taken to be done."""

_SILENT = 0.4
"""Seconds after which a key is taken to give no output at all."""

_IDLE = 5.0

_ROUND_TRIP, _BITS_PER_SECOND, _PACKET, _OVERHEAD = 0.1, 256_000, 1448, 60
"""The slow line: seconds, and bytes that SSH and TCP/IP add to each packet."""


class Target(NamedTuple):
    """A program to measure, and how to play it."""

    name: str
    command: Sequence[str]
    ready: str
    """Regular expression that the screen matches once it can be read."""
    groups: Mapping[str, Sequence[str]]
    """Keys to press, by what they do; a group whose name starts with "-" is not counted.

    Without any, only the start and the end are measured.
    """
    quit: Sequence[str]
    probe: str = "j"
    """A key that visibly does something: the sheet takes keys once it has."""
    env: Mapping[str, str | None] = {}
    escape: Sequence[str] = ()
    """Keys that open something which Escape closes."""


class Key(NamedTuple):
    """What one key press cost."""

    seconds: float
    """From the press to the last byte of what it gave."""
    size: int
    felt: float
    """The same for someone at the far end of the slow line."""


class Run(NamedTuple):
    """What one run of a program cost; times in seconds, sizes in bytes."""

    readable: float
    takes_keys: float
    start_bytes: int
    keys: Mapping[str, list[Key]]
    silent: int
    idle_bytes: float
    idle_cpu: float
    memory: int
    leaving: float
    escape: float


def felt(pressed: float, chunks: Sequence[Chunk]) -> float:
    """Return the seconds from a key press to its paint at the far end of the slow line."""
    free = arrived = 0.0
    for chunk in chunks:
        out = chunk.at - pressed + _ROUND_TRIP / 2
        size = chunk.size + math.ceil(chunk.size / _PACKET) * _OVERHEAD
        free = max(free, out) + size * 8 / _BITS_PER_SECOND
        arrived = free + _ROUND_TRIP / 2
    return arrived


def press(session: Session, name: str) -> Key | None:
    """Press a key and wait until its output is done; ``None`` if there was none."""
    before, mark = len(session.chunks), session.mark()
    pressed = time.perf_counter()
    session.send(key(name))
    if not session.pump(_SILENT):
        return None
    while session.pump(QUIET):
        pass
    chunks = session.chunks[before:]
    return Key(chunks[-1].at - pressed, session.mark() - mark, felt(pressed, chunks))


def run(target: Target, size: tuple[int, int] = (120, 36)) -> Run:
    """Start the program, play its keys, let it idle, and leave."""
    gc.disable()
    try:
        with Session(target.command, size=size, env=target.env) as session:
            return _play(session, target)
    finally:
        gc.enable()
        gc.collect()


def _play(session: Session, target: Target) -> Run:
    readable = session.wait_for(target.ready, timeout=120)
    takes_keys, start_bytes = _first_key(session, target.probe)
    keys: dict[str, list[Key]] = {}
    silent = 0
    for group, names in target.groups.items():
        for name in names:
            cost = press(session, name)
            if group.startswith("-"):
                continue
            if cost is None:
                silent += 1
            else:
                keys.setdefault(group, []).append(cost)
    escape = math.nan
    for name in target.escape:
        press(session, name)
    if target.escape and (cost := press(session, "escape")):
        escape = cost.seconds
    idle_bytes, idle_cpu = _idle(session) if target.groups else (math.nan, math.nan)
    memory = session.memory()
    left = time.perf_counter()
    for name in target.quit:
        session.send(key(name))
    while session.poll() is None:
        session.pump(0.001)
    if session.exit_code:
        raise RuntimeError(f"{target.name} ended with {session.exit_code}:\n{session.text}")
    return Run(
        readable,
        takes_keys,
        start_bytes,
        keys,
        silent,
        idle_bytes,
        idle_cpu,
        memory,
        time.perf_counter() - left,
        escape,
    )


def _first_key(session: Session, probe: str) -> tuple[float, int]:
    """Press a key as soon as the sheet can be read; return when it showed, and the start's bytes.

    The bytes of the start are those up to the silence after it, less what the key itself gives
    (measured by pressing it once more).
    """
    before = _look(session)
    session.send(key(probe))
    end = time.perf_counter() + 120
    while _look(session) == before and time.perf_counter() < end:
        session.pump_all(0.05)
    showed = session.chunks[-1].at - session.started
    session.wait_quiet(0.3)
    total = session.mark()
    again = press(session, probe)
    return showed, total - (again.size if again else 0)


def _look(session: Session) -> list[list[tuple[str, bool]]]:
    screen = session.screen
    return [
        [(screen.buffer[y][x].data, screen.buffer[y][x].reverse) for x in range(screen.columns)]
        for y in range(screen.lines)
    ]


def _idle(session: Session) -> tuple[int, float]:
    """Do nothing for a while; return the bytes and the processor seconds that took."""
    session.wait_quiet(0.5)
    mark, used = session.mark(), _cpu(session.pid)
    end = time.perf_counter() + _IDLE
    while (left := end - time.perf_counter()) > 0:
        session.pump(left)
    return session.mark() - mark, _cpu(session.pid) - used


def _cpu(pid: int) -> float:
    """Return the processor seconds of all threads, to the nanosecond."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total / 1e9
