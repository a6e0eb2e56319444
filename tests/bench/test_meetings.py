"""What six sessions leave costs an opening a bounded number of steps for each record, no more."""

import sys
from pathlib import Path
from types import FrameType

from board.codec import canvas_to_tables
from board.model import TABLES, Canvas
from store.files.library import FileLibrary
from tests.bench import boards
from tests.bench.meetings import BY, after_meetings
from tui.live.live import Live, Settings
from tui.view.scene import Scene


def calls_to_open(folder: Path, canvas: Canvas) -> int:
    """Count the calls by which a canvas is read and its first sheet worked out."""
    library = FileLibrary(folder / "canvases", state=folder / "state")
    library.create("bench", canvas_to_tables(canvas), BY)

    def opened() -> None:
        live = Live(FileLibrary(library.folder, state=library.state), Settings("anna", "nl"))
        live.open("bench")
        Scene(live).lines(120, 36)

    opened()  # What is imported and remembered for all canvases is no part of it.
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        opened()
    finally:
        sys.setprofile(None)
    return count


def records(canvas: Canvas) -> int:
    return sum(len(getattr(canvas, table)) for table in TABLES)


def test_what_meetings_leave_costs_little_for_each_record(tmp_path: Path) -> None:
    plain = boards.canvas(200)
    met = after_meetings(plain)
    extra = records(met) - records(plain)
    assert extra > 700
    base = calls_to_open(tmp_path / "plain", plain)
    more = calls_to_open(tmp_path / "met", met) - base
    assert base > 5_000, "an opening that does nothing measures nothing"
    assert more <= 20 * extra


def test_snapshots_of_closings_are_not_read_to_open(tmp_path: Path) -> None:
    folder = tmp_path / "canvases"
    library = FileLibrary(folder, state=tmp_path / "state")
    library.create("bench", canvas_to_tables(boards.canvas(50)), BY)
    (folder / "bench.sessions.jsonl").mkdir()  # Whoever would read it falls over it.
    live = Live(library, Settings("anna", "nl"))
    live.open("bench")
    assert Scene(live).lines(120, 36)
