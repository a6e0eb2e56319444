"""What the store costs beside writing the same bytes safely and nothing else."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands.by import now
from board.commands.cards import add_card, edit_card
from board.templates import load
from exports import render
from exports.request import Request
from store.files.library import FileLibrary

from .boards import NAME, card_text, make


def costs(
    sizes: tuple[int, ...] = (100, 1_000, 10_000), runs: int = 15
) -> dict[str, dict[str, float]]:
    """Return milliseconds per operation for each number of cards."""
    return {f"{size:,} cards": _costs(size, runs) for size in sizes}


def _costs(size: int, runs: int) -> dict[str, float]:
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        path = Path(make(folder, size - runs).where)  # the limit is 10,000
        library = FileLibrary(folder / "data", state=folder / "state")
        by = now("bench")
        canvas = canvas_from_tables(library.open(NAME).read().tables, load("netwerk"))
        file = library.open(NAME)
        file.read()
        adding: list[float] = []
        raw: list[float] = []
        for number in range(runs):  # the two take turns: what the disk does, it does to both
            after = add_card(canvas, by, "spelregels", card_text(number))
            change = Change("card.add", diff(canvas, after), "")
            adding.append(_ms(lambda change=change: file.commit(change, by)))  # type: ignore[misc]
            canvas = after
            data = path.read_bytes()
            raw.append(_ms(lambda data=data: _raw(path, data)))  # type: ignore[misc]
        editing = []
        for number, card in enumerate(list(canvas.cards.values())[:runs]):
            after = edit_card(canvas, by, card.id, text=f"{card_text(number)} anders")
            change = Change("card.edit", diff(canvas, after), "")
            editing.append(_ms(lambda change=change: file.commit(change, by)))  # type: ignore[misc]
            canvas = after
        request = Request()
        return {
            "file, kB": path.stat().st_size / 1000,
            "open and read, ms": _median(lambda: library.open(NAME).read(), runs),
            "commit a new card, ms": median(adding),
            "commit an edited card, ms": median(editing),
            "raw fsynced replace of the same bytes, ms": median(raw),
            "commit ÷ raw": median(mine / bare for mine, bare in zip(adding, raw, strict=True)),
            "history, ms": _median(file.history, runs),
            "export as Markdown, ms": _median(lambda: render(canvas, request), runs),
        }


def _raw(path: Path, data: bytes) -> None:
    """Write the same bytes as safely: temporary file, fsync, rename, fsync of the folder."""
    other = path.with_name("raw")
    temporary = path.with_name("raw.tmp")
    started = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(started, data)
    os.fsync(started)
    os.close(started)
    temporary.replace(other)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _median(work: Callable[[], object], runs: int) -> float:
    return median(_ms(work) for _ in range(runs))
