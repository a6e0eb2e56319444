"""Real screens on a server: from the key on one until it is seen on another, and till its own."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.opening import open_library
from store.postgres.library import open_server
from tests.bench.pty_session import Session, key
from tests.postgres.load import Process, started
from tests.postgres.proxy import between
from tests.postgres.server import Server
from tests.whole.conftest import Machine

_CLIENTS = 10
"""People at work besides those at the two screens."""
_PACE = 1.0
"""Seconds between two things that one person does."""
_CARDS = 500
_SIZE = (120, 36)
_WIDTH = 28
"""Cells that are looked at behind the begin of a card."""
_KEYS = ("down", "up") * 20
_QUIET = 0.03
_PATIENCE = 30.0


def key_to_other_screen(url: str, direct: str, home: Path, seconds: int) -> list[float]:
    """Return in seconds how long after a key on one screen another shows what it did.

    Twelve people are at work on one canvas, two of them at screens; each does something every
    second. Both screens take part in turns.
    """
    started(open_server(direct, state=home), "jong", _CARDS)
    others = [
        Process(url, home, "jong", f"hand {number}", _PACE, seconds + 5)
        for number in range(_CLIENTS)
    ]
    try:
        for other in others:
            other.wait_for_one()
        return _in_turns({"NETWERKCANVAS_STORE": url}, home, seconds)
    finally:
        for other in others:
            other.kill()
            other.kept()


def _in_turns(env: Mapping[str, str], home: Path, seconds: int) -> list[float]:
    waits: list[float] = []
    with _machine(home, env) as machine:
        screens = [machine.opened(shows="Kaart 0", size=_SIZE, who=f"s{n}") for n in range(2)]
        for screen in screens:
            screen.press("home")
        screens[1].press("down")
        ends = time.perf_counter() + seconds
        turn = 0
        while time.perf_counter() < ends:
            due = time.perf_counter() + _PACE / 2
            here, there = screens[turn], screens[1 - turn]
            waits.append(_seen(here, there, turn))
            turn = 1 - turn
            while (left := due - time.perf_counter()) > 0:
                here.pump(left / 4)
                there.pump(left / 4)
    return waits


_TYPED = (*"een kaart die getypt wordt", *("backspace",) * 10)


def _timed(screens: Sequence[Session]) -> list[list[float]]:
    """Return for each screen how long it took from each key until something was painted.

    All take each key in turn, so that what else the machine does is shared by all.
    """
    took: list[list[float]] = [[] for _ in screens]
    for begin, keys, end in (("a", _TYPED, ("escape", "escape")), ("home", _KEYS, ())):
        for screen in screens:
            screen.press(begin)
        for name in keys:
            for screen, times in zip(screens, took, strict=True):
                times.append(_time(screen, name))
        for screen in screens:
            screen.press(*end)
    return took


def _time(screen: Session, name: str) -> float:
    screen.wait_quiet(_QUIET)
    pressed = time.perf_counter()
    screen.send(key(name))
    if not screen.pump(_PATIENCE):
        raise TimeoutError(name)
    return screen.chunks[-1].at - pressed


def key_to_paint(server: Server, home: Path) -> dict[str, list[float]]:
    """Time keys on files, on a server 20 ms away, and when that is gone, which it is not after."""
    library = open_library(Machine(home / "files").library, state=home / "files" / "state")
    started(library, "jong", _CARDS)
    name = server.new_database()
    started(open_server(server.url(name), state=home), "jong", _CARDS)
    with (
        between(server, 0.01) as proxy,
        _machine(home / "files", {}) as here,
        _machine(home / "server", {"NETWERKCANVAS_STORE": proxy.url(name)}) as there,
    ):
        screens = [one.opened(shows="Kaart 0", size=_SIZE) for one in (here, there)]
        files, far = _timed(screens)
        server.kill()
        files_then, gone = _timed(screens)
        server.start()
    return {"files": files + files_then, "20 ms away": far, "gone": gone}


@contextmanager
def _machine(home: Path, env: Mapping[str, str]) -> Iterator[Machine]:
    home.mkdir(parents=True, exist_ok=True)
    machine = Machine(home)
    machine.env.update(env)
    try:
        yield machine
    finally:
        machine.put_away()


def _seen(here: Session, there: Session, card: int) -> float:
    """Give a card a dot on one screen; return how long till it shows on the other."""
    while here.pump(0) or there.pump(0):
        pass
    before = _cell(there, card)
    pressed = time.perf_counter()
    here.send(key("v"))
    while _cell(there, card) == before:
        if time.perf_counter() - pressed > _PATIENCE:
            raise TimeoutError(f"never seen:\n{there.text}")
        here.pump(0)
        there.pump_all(0.005)
    return there.chunks[-1].at - pressed


def _cell(screen: Session, card: int) -> list[str]:
    """Return what a screen shows of a card and what comes below its first line."""
    lines = screen.lines
    first = next((n for n, line in enumerate(lines) if f"Kaart {card} " in line), None)
    assert first is not None, screen.text
    left = lines[first].index(f"Kaart {card} ")
    return [line[left : left + _WIDTH] for line in lines[first : first + 2]]
