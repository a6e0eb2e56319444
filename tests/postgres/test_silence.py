"""A server that says nothing, and cuts nothing: nobody waits for ever, and nothing is lost."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from board.change import Change, Delta
from board.commands.by import By
from store.errors import StoreError
from store.postgres import line
from store.postgres.errors import NoAnswer
from store.postgres.library import open_server
from tests.postgres.load import faults, started
from tests.postgres.proxy import between
from tests.postgres.server import Server

NOOR, KEES = By("noor", "2026-03-17T10:00:00Z"), By("kees", "2026-03-17T10:00:01Z")


def _added(id: str) -> Change:
    return Change("card.add", (Delta("cards", id, None, {"id": id, "text": f"Kaart {id}"}),))


def _until(there: Callable[[], object]) -> None:
    """Wait for something that may be refused meanwhile."""
    while True:
        try:
            if there():
                return
        except StoreError:
            pass
        time.sleep(0.01)


def test_who_listens_finds_out_and_nobody_else_waits(
    postgres: Server, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "SILENT", 1.0)
    monkeypatch.setattr(line, "BEAT", 0.2)
    with between(postgres) as proxy:
        kees = started(open_server(postgres.url(name), state=tmp_path), "jong")
        library = open_server(proxy.url(name), state=tmp_path)
        noor = library.open("jong")
        rung = Event()
        stop = noor.when_changed(rung.set)
        rung.wait()
        failed: list[StoreError] = []
        kept = Event()

        def write() -> None:
            while not kept.is_set():
                try:
                    noor.commit(_added("aaaa"), NOOR)
                    kept.set()
                except StoreError as error:
                    failed.append(error)
                    time.sleep(0.01)

        proxy.hold()
        writer = Thread(target=write)
        writer.start()
        while not failed:
            time.sleep(0.01)
        assert isinstance(failed[0], NoAnswer)
        for ask in (library.names, noor.read, noor.history, noor.changed):
            with pytest.raises(StoreError):
                ask()
        assert noor.obstacle() is None
        kees.commit(_added("bbbb"), KEES)
        proxy.pass_on()
        writer.join()
        _until(lambda: {"aaaa", "bbbb"} <= noor.read().tables["cards"].keys())
        assert faults(kees, ["aaaa", "bbbb"]) == []
        assert kees.read().rev == 3
        stop()


def test_who_does_not_listen_gives_up_by_itself(
    postgres: Server, name: str, tmp_path: Path
) -> None:
    with between(postgres) as proxy:
        library = open_server(proxy.url(name), state=tmp_path)
        started(library, "jong")
        proxy.hold()
        with pytest.raises(NoAnswer):
            library.server.rows("select 1", patience=0.2)
        proxy.pass_on()
        assert library.names() == ["jong"]
