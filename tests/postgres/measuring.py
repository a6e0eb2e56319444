"""What a server costs: commits beside a raw INSERT, what others see, opening a library."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import psycopg

from board.change import Change, Delta
from board.commands.by import By
from board.ids import new_id
from board.model import Record
from store.canvas import StoredCanvas
from store.errors import StoreError
from store.postgres.library import open_server
from tests.postgres.load import started
from tests.postgres.proxy import between
from tests.postgres.server import Server

_AWAY = 0.01
"""Seconds that a message is on its way at a distance."""
_EDITORS = 12
_PACE = 1.0
_NOOR = By("noor", "2026-03-17T10:00:00Z")
_INSERT = "insert into raw values (%s, %s)"
_RECORD = '{"id": "c00002", "place": "identiteit.passie", "text": "een andere tekst"}'


Cards = Mapping[str, Record]


def measured(server: Server, state: Path, seconds: int) -> Iterator[str]:
    """Yield a line for each thing that was measured."""
    name = server.new_database()
    started(open_server(server.url(name), state=state), "vijfhonderd", 500)
    with between(server, _AWAY) as proxy:
        for way, url, times in (("here", server.url(name), 500), ("20 ms", proxy.url(name), 60)):
            yield _commits(way, url, state, times)
        for way, url in (("here", server.url(name)), ("20 ms", proxy.url(name))):
            yield _seen(way, url, server.url(name), state, seconds)
    yield from _opening(server, state)


def _commits(way: str, url: str, state: Path, times: int) -> str:
    canvas = open_server(url, state=state).open("vijfhonderd")
    text = str(canvas.read().tables["cards"]["c00002"]["text"])
    texts = [text, *(f"{way} {number}" for number in range(times))]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table if not exists raw (id text primary key, record json)")
        ours, raw = [], []
        for before, after in pairwise(texts):
            delta = Delta("cards", "c00002", {"text": before}, {"text": after})
            change = Change("card.edit", (delta,))
            ours.append(_took(partial(canvas.commit, change, _NOOR)))
            values = (new_id(), _RECORD)
            raw.append(_took(partial(connection.execute, _INSERT, values)))
    one, other = statistics.median(ours), statistics.median(raw)
    return (
        f"commit of one card among 500, {way}: {one * 1e3:.2f} ms,"
        f" an INSERT {other * 1e3:.2f} ms, ratio {one / other:.2f}"
    )


def _seen(way: str, url: str, direct: str, state: Path, seconds: int) -> str:
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
    waits.sort()
    p95 = waits[int(len(waits) * 0.95)] if waits else float("nan")
    middle = statistics.median(waits)
    return (
        f"seen by another of {_EDITORS}, {way}: median {middle * 1e3:.0f} ms,"
        f" p95 {p95 * 1e3:.0f} ms, of {len(waits)} times"
    )


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


def _opening(server: Server, state: Path) -> Iterator[str]:
    took = []
    for count in (100, 10_000):
        name = server.new_database()
        library = open_server(server.url(name), state=state)
        started(library, "een", 10)
        with psycopg.connect(server.url(name), autocommit=True) as connection:
            connection.execute(
                "insert into netwerkcanvas.canvases (canvas, name, rev, last, format, cards, head)"
                " select 'x' || n, 'canvas ' || n, 1, 'x', 2, 10, '{\"title\": \"Een titel\"}'"
                " from generate_series(2, %s) n",
                (count,),
            )
            connection.execute("analyze netwerkcanvas.canvases")

        def opened(url: str = server.url(name)) -> StoredCanvas:
            canvas = open_server(url, state=state).open("een")
            canvas.read()
            return canvas

        listed = open_server(server.url(name), state=state)
        listed.names()
        took.append(
            (
                statistics.median(_took(opened) for _ in range(9)),
                statistics.median(_took(listed.entries) for _ in range(9)),
            )
        )
    (few, few_listed), (many, many_listed) = took
    yield (
        f"opening one canvas of a library of 10,000: {many * 1e3:.1f} ms, of 100:"
        f" {few * 1e3:.1f} ms, ratio {many / few:.2f}"
    )
    yield f"listing 10,000: {many_listed * 1e3:.0f} ms, 100: {few_listed * 1e3:.1f} ms"


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
