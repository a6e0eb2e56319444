"""What the tests of library, history and export share."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from store.files.library import FileLibrary
from tests.tui.conftest import Board
from tests.tui.quiet import Counter, QuietPilot
from tui.app import NetwerkApp
from tui.live.live import Live, Settings


async def until(board: Board, *texts: str) -> None:
    """Wait until the screen shows something that comes beside the keys."""
    await board.until(lambda: all(board.shows(text) for text in texts))


@pytest.fixture
def empty_library(tmp_path: Path) -> FileLibrary:
    return FileLibrary(tmp_path / "canvases", state=tmp_path / "state")


@pytest.fixture
def start_program(empty_library: FileLibrary) -> Callable[..., AbstractAsyncContextManager[Board]]:
    """Start the program where there is no canvas yet."""

    @asynccontextmanager
    async def started(size: tuple[int, int] = (80, 24), **settings: Any) -> AsyncIterator[Board]:
        live = Live(empty_library, Settings(**{"who": "anna", "language": "nl", **settings}))
        app = NetwerkApp(live)
        counter = Counter()
        async with app.run_test(size=size, message_hook=counter):
            board = Board(app, QuietPilot(app, counter))
            await board.settle()
            yield board
            live.close()

    return started


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent to a plain modern terminal, sequence by sequence."""
    sent: list[str] = []
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda self, data: sent.append(data))
    return sent
