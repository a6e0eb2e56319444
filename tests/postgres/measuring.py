"""What a server costs: commits beside a raw INSERT, what others see, keys, opening a library."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import psycopg

from board.change import Change, Delta
from board.commands.by import By
from board.ids import new_id
from board.model import Record
from store.canvas import StoredCanvas
from store.errors import StoreError
from store.library import Sketch
from store.postgres.library import ServerLibrary, open_server
from tests.postgres.load import started
from tests.postgres.proxy import between
from tests.postgres.screens import key_to_other_screen, key_to_paint
from tests.postgres.server import Server, running

_AWAY = 0.01
"""Seconds that a message is on its way at a distance."""
_EDITORS = 12
_PACE = 1.0
_NOOR = By("noor", "2026-03-17T10:00:00Z")
_INSERT = "insert into raw values (%s, %s)"
_RECORD = '{"id": "c00002", "place": "identiteit.passie", "text": "een andere tekst"}'


Cards = Mapping[str, Record]


class Row(NamedTuple):
    """One thing that was measured."""

    what: str
    aim: str
    near: str
    far: str = ""


def measured(server: Server, state: Path, seconds: int) -> Iterator[str]:
    """Yield the lines of a table of all that is measured, each as soon as it is known.

    ``server`` doesn't wait for its disk. What is kept is measured as well on one that does, as a
    server comes out of the box.
    """
    yield "| what | aim | near | 20 ms away |"
    yield "|---|---|---|---|"
    for row in _rows(server, state, seconds):
        yield f"| {' | '.join(row)} |"


def _rows(server: Server, state: Path, seconds: int) -> Iterator[Row]:
    with running(fsync="on", wal_level="replica", shared_buffers="128MB") as usual:
        told = _kept(usual, state)
        yield Row("keep a card of 500, a server as it comes", "≤ 3 ×; ≤ 1.2 ×", *told)
    told = _kept(server, state)
    yield Row("the same, one that doesn't wait for its disk", "≤ 3 ×; ≤ 1.2 ×", *told)
    with between(server, _AWAY) as proxy:
        ways = [(one, server.new_database()) for one in (server, proxy)]
        seen = [_seen(way.url(name), server.url(name), state, seconds) for way, name in ways]
        yield Row("a commit, until another client has it, 12 at work", "", *seen)
        ways = [(one, server.new_database()) for one in (server, proxy)]
        seen = [
            _told(key_to_other_screen(way.url(name), server.url(name), state / name, seconds))
            for way, name in ways
        ]
        yield Row("a key, until another screen shows it, 12 at work", "p95 ≤ 50; ≤ 150 ms", *seen)
    paint = {way: _told(times) for way, times in key_to_paint(server, state / "paint").items()}
    files = f"files: {paint['files']}"
    yield Row("a key, until its screen shows it", files, "", paint["20 ms away"])
    yield Row("the same, the server gone", "as files", "", paint["gone"])
    yield from _opening(server, state)


def _kept(server: Server, state: Path) -> Iterator[str]:
    """Measure a commit near and far, beside an INSERT on a connection like it."""
    name = server.new_database()
    started(open_server(server.url(name), state=state), "vijfhonderd", 500)
    with between(server, _AWAY) as proxy:
        yield _commits("near", server.url(name), state, 500)
        yield _commits("far", proxy.url(name), state, 60)


def _told(waits: Sequence[float]) -> str:
    inorder = sorted(waits)
    if not inorder:
        return "nothing was seen"
    p95 = inorder[int(len(inorder) * 0.95)]
    return f"p50 {statistics.median(inorder) * 1e3:.1f}, p95 {p95 * 1e3:.1f} ms ({len(inorder)} ×)"


def _commits(way: str, url: str, state: Path, times: int) -> str:
    canvas = open_server(url, state=state).open("vijfhonderd")
    text = str(canvas.read().tables["cards"]["c00002"]["text"])
    texts = [text, *(f"{way} {number}" for number in range(times))]
    with psycopg.connect(url, autocommit=True, prepare_threshold=None) as connection:
        connection.execute("create table if not exists raw (id text primary key, record json)")
        ours, raw = [], []
        for before, after in pairwise(texts):
            delta = Delta("cards", "c00002", {"text": before}, {"text": after})
            change = Change("card.edit", (delta,))
            ours.append(_took(partial(canvas.commit, change, _NOOR)))
            values = (new_id(), _RECORD)
            raw.append(_took(partial(connection.execute, _INSERT, values)))
    one, other = statistics.median(ours), statistics.median(raw)
    return f"{one / other:.2f} × an INSERT ({one * 1e3:.2f} and {other * 1e3:.2f} ms)"


def _seen(url: str, direct: str, state: Path, seconds: int) -> str:
    """Let people work on one canvas, each with a line; tell how long till the last one sees it."""
    name = f"samen {new_id()}"
    started(open_server(direct, state=state), name, 500)
    waits: list[float] = []
    ready = Event()
    editors = [
        Thread(target=_edit, args=(url, state, name, number, seconds, waits, ready))
        for number in range(_EDITORS)
    ]
    for one in editors:
        one.start()
    ready.set()
    for one in editors:
        one.join()
    return _told(waits)


def _edit(
    url: str, state: Path, name: str, number: int, seconds: int, waits: list[float], ready: Event
) -> None:
    """Add a card every second, and see those of others come: each says when it was sent."""
    canvas = open_server(url, state=state).open(name)
    canvas.read()
    rung = Event()
    stop = canvas.when_changed(rung.set)
    ready.wait()
    known = canvas.read().tables["cards"]
    ends = time.monotonic() + seconds
    due = time.monotonic() + _PACE * number / _EDITORS
    while (now := time.monotonic()) < ends:
        if now >= due:
            due += _PACE
            id = new_id()
            record = {"id": id, "text": f"{number} {time.monotonic()}", "at": time.monotonic()}
            delta = Delta("cards", id, None, record)
            done = canvas.commit(Change("card.add", (delta,)), By(f"hand {number}", "2026-03-17"))
            known = _look(number, known, done.snapshot.tables["cards"], waits)
        rung.wait(max(0.0, min(due, ends) - time.monotonic()))
        rung.clear()
        try:
            if canvas.changed():
                known = _look(number, known, canvas.read().tables["cards"], waits)
        except StoreError:
            continue
    stop()


def _look(number: int, known: Cards, cards: Cards, waits: list[float]) -> Cards:
    now = time.monotonic()
    for id in cards.keys() - known.keys():
        record = cards[id]
        if "at" in record and not str(record["text"]).startswith(f"{number} "):
            waits.append(now - float(record["at"]))
    return cards


def _opening(server: Server, state: Path) -> Iterator[Row]:
    """Measure opening one canvas and listing all, where there are 100 and 10,000."""
    took: dict[str, list[float]] = {"open": [], "list": [], "tell": []}
    for count in (100, 10_000):
        url = server.url(server.new_database())
        library = open_server(url, state=state)
        started(library, "een", 10)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "insert into netwerkcanvas.canvases (canvas, name, rev, last, format, cards, head)"
                " select 'x' || n, 'canvas ' || n, 1, 'x', 2, 10, '{\"title\": \"Een titel\"}'"
                " from generate_series(2, %s) n",
                (count,),
            )
            connection.execute("analyze netwerkcanvas.canvases")

        def opened(url: str = url) -> StoredCanvas:
            canvas = open_server(url, state=state).open("een")
            canvas.read()
            return canvas

        def told(library: ServerLibrary = library) -> list[Sketch]:
            return [*library.sketches(library.entries()[:100])]

        library.names()
        took["open"].append(statistics.median(_took(opened) for _ in range(9)))
        took["list"].append(statistics.median(_took(library.entries) for _ in range(9)))
        took["tell"].append(statistics.median(_took(told) for _ in range(9)))
    what = {
        "open": "open one canvas, of 100 and of 10,000",
        "list": "list 100 and 10,000",
        "tell": "list 100 and 10,000, and how far 100 of them are",
    }
    for name, (few, many) in took.items():
        aim = "≤ 2 ×" if name == "open" else ""
        near = f"{few * 1e3:.1f} and {many * 1e3:.1f} ms, {many / few:.2f} ×"
        yield Row(what[name], aim, near)


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
