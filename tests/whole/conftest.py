"""The whole program as people meet it: real terminals, real files, real signals."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench.pty_session import Session
from tests.cli.conftest import Shell

PLACE = "identiteit.passie.thema"

BRACKETED_PASTE = 2004
"""A private mode of the terminal that is switched on when the framework takes the screen."""


class Machine(Shell):
    """A machine with a library, on which several people open screens."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.open_screens: list[Session] = []

    def screen(
        self,
        *words: str,
        who: str = "noor",
        size: tuple[int, int] = (80, 24),
        env: dict[str, str | None] | None = None,
        through: tuple[str, ...] = (),
        **options: Any,
    ) -> Session:
        """Start the program in a terminal; ``through`` is a command that starts it."""
        everything: dict[str, str | None] = {**self.env, "NETWERKCANVAS_AS": who}
        everything["COLORTERM"] = None
        session = Session(
            [*through, *self.argv(*words)],
            size=size,
            env=everything | (env or {}),
            cwd=self.home,
            **options,
        )
        self.open_screens.append(session)
        return session

    def opened(self, *words: str, shows: str = "Geen jongere", **options: Any) -> Session:
        """Start the program on ``jong`` and wait until it takes keys."""
        session = self.screen("open", "jong", *words, **options)
        session.wait_for(shows)
        until(lambda: BRACKETED_PASTE in session.modes, pumping=session)
        session.wait_quiet(0.1)
        return session

    def cards(self) -> dict[str, dict[str, Any]]:
        """Return the cards on the canvas as the command line tells them, by id."""
        rows = self.ok("card", "jong", "list", "--json").data["cards"]
        return {row["id"]: row for row in rows}

    def texts(self) -> list[str]:
        """Return the texts of the cards."""
        return [card["text"] for card in self.cards().values()]

    def drafts(self) -> list[dict[str, Any]]:
        """Return what lies in the state folder of text that is on no canvas."""
        found = []
        for path in self.state.rglob("drafts/*/*.json"):
            try:
                found.append(json.loads(path.read_bytes()))
            except FileNotFoundError:  # Just kept, or just let go.
                continue
        return found

    def put_away(self) -> None:
        """End every program that is still there."""
        for session in self.open_screens:
            session.close()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A machine on which nobody has done anything yet."""
    return Shell(tmp_path)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Machine]:
    """A machine without a canvas."""
    made = Machine(tmp_path)
    yield made
    made.put_away()


@pytest.fixture
def machine(bare: Machine) -> Machine:
    """A machine with a canvas ``jong`` of two cards."""
    bare.ok("new", "jong", "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    bare.ok("add", "jong", PLACE, "Geen jongere van de radar")
    bare.ok("add", "jong", "spelregels.besluiten", "Zonder bezwaar is besloten")
    return bare


def until(
    true: Callable[[], object], seconds: float = 30, *, pumping: Session | None = None
) -> None:
    """Wait until something is so; meanwhile a terminal goes on reading, if one is given."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "never came true" + (f":\n{pumping.text}" if pumping else "")
        if not (pumping and pumping.pump(0.02)):
            time.sleep(0.02)


AS_AN_ORDINARY_PERSON = (
    sys.executable,
    "-c",
    "import ctypes, os, sys; drop = ctypes.CDLL(None).prctl;"
    "os.geteuid() or [drop(24, capability, 0, 0, 0) for capability in (1, 2)];"
    "os.execv(sys.argv[1], sys.argv[1:])",
)
"""Starts a program for which permissions count, also if we are root: without the capabilities
(CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) that overrule them."""
