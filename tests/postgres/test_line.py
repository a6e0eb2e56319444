"""What one host hears of another: changes, and who is at work."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from board.change import Change, Delta
from board.commands.by import By
from board.model import Tables
from store.errors import StoreError
from store.postgres.errors import NoRights
from store.postgres.library import open_server
from store.presence import Showing
from tests.postgres.proxy import between
from tests.postgres.server import Server

TABLES: Tables = {
    "canvas": {"canvas": {"id": "canvas", "title": "Jong & Werk"}},
    "cards": {"aaaa": {"id": "aaaa", "place": "identiteit.passie", "text": "Een"}},
}
NOOR, KEES = By("noor", "2026-03-17T10:00:00Z"), By("kees", "2026-03-17T10:00:01Z")


def _added(id: str, text: str = "Een kaart") -> Change:
    return Change("card.add", (Delta("cards", id, None, {"id": id, "text": text}),))


def _until(there: Callable[[], object]) -> None:
    while not there():
        time.sleep(0.01)


def test_what_another_host_keeps_is_heard(database: str, tmp_path: Path) -> None:
    here, there = (open_server(database, state=tmp_path) for _ in range(2))
    kees = there.create("jong", TABLES, KEES)
    noor = here.open("jong")
    noor.read()
    rung = Event()
    stop = noor.when_changed(rung.set)
    for number, text in enumerate(["klein", "groot" * 3000, "weer klein"]):
        assert rung.wait()
        _until(lambda: not noor.changed())
        rung.clear()
        kees.commit(_added(f"c{number}", text), KEES)
        assert rung.wait()
        _until(noor.changed)
        assert noor.read().tables == kees.read().tables
        rung.set()
    stop()


def test_where_nothing_is_told_it_is_asked(postgres: Server, name: str, tmp_path: Path) -> None:
    with between(postgres, deaf=True) as pooler:
        here = open_server(pooler.url(name), state=tmp_path)
        kees = open_server(postgres.url(name), state=tmp_path).create("jong", TABLES, KEES)
        noor = here.open("jong")
        stop = noor.when_changed(lambda: None)
        for number in range(2):
            _until(lambda: not noor.changed())
            kees.commit(_added(f"c{number}"), KEES)
            _until(noor.changed)
            assert noor.read().tables == kees.read().tables
        stop()


def test_who_may_only_read_hears_all_the_same(postgres: Server, name: str, tmp_path: Path) -> None:
    kees = open_server(postgres.url(name), state=tmp_path).create("jong", TABLES, KEES)
    reader = f"lezer_{name}"
    postgres.sql(f"CREATE ROLE {reader} LOGIN")
    for grant in ("usage on schema", "select on all tables in schema"):
        postgres.sql(f"GRANT {grant} netwerkcanvas TO {reader}", name)
    library = open_server(postgres.url(name, reader), state=tmp_path)
    noor = library.open("jong")
    assert isinstance(noor.obstacle(), NoRights)
    here = library.presence("noor", noor.read().id, NOOR.at)
    stop = noor.when_changed(lambda: None)
    _until(lambda: not noor.changed())
    kees.commit(_added("bbbb"), KEES)
    _until(noor.changed)
    assert noor.read().tables == kees.read().tables
    assert library.at_work(noor.read().id) == []
    here.close()
    stop()
    postgres.sql(f"DROP OWNED BY {reader}", name)
    postgres.sql(f"DROP ROLE {reader}")


def test_a_line_that_is_cut_at_each_message_hears_all_once(
    postgres: Server, name: str, tmp_path: Path
) -> None:
    with between(postgres) as proxy:
        kees = open_server(postgres.url(name), state=tmp_path).create("jong", TABLES, KEES)
        noor = open_server(proxy.url(name), state=tmp_path).open("jong")
        stop = noor.when_changed(lambda: None)

        def heard() -> bool:
            try:
                return noor.changed() and noor.read().tables == kees.read().tables
            except StoreError:
                return False

        for messages in range(20):
            proxy.cut_after(messages)
            kees.commit(_added(f"c{messages}"), KEES)
            _until(heard)
        stop()


def test_a_server_that_was_away_tells_all_there_is(own_postgres: Server, tmp_path: Path) -> None:
    url = own_postgres.url(own_postgres.new_database())
    here, there = (open_server(url, state=tmp_path) for _ in range(2))
    kees = there.create("jong", TABLES, KEES)
    noor = here.open("jong")
    noor.read()
    stop = noor.when_changed(lambda: None)
    own_postgres.kill()
    own_postgres.start()
    kees.commit(_added("bbbb"), KEES)

    def heard() -> bool:
        try:
            return noor.changed()
        except StoreError:
            return False

    _until(heard)
    assert noor.read().tables == kees.read().tables
    stop()


def test_others_are_seen_with_what_they_do(database: str, tmp_path: Path) -> None:
    here, there = (open_server(database, state=tmp_path) for _ in range(2))
    id = here.create("jong", TABLES, NOOR).read().id
    noor, kees = here.presence("noor", id, NOOR.at), there.presence("kees", id, KEES.at)
    _until(noor.others)
    (found,) = noor.others()
    assert (found.who, found.since, found.pid) == ("kees", KEES.at, kees.number)
    showing = Showing("identiteit.passie", "cards:aaaa", 2)
    kees.editing("aaaa")
    kees.show(showing)
    kees.follow(noor.number)
    _until(lambda: noor.others()[0].showing == showing and noor.others()[0].following)
    (found,) = noor.others()
    assert (found.card, found.following, found.canvas) == ("aaaa", noor.number, id)
    _until(lambda: len(here.at_work(id)) == 2)
    assert [one.who for one in here.at_work(id)] == ["noor", "kees"]
    kees.close()
    _until(lambda: not noor.others())
    assert [one.who for one in there.at_work(id)] == ["noor"]
    noor.close()
    _until(lambda: not there.at_work(id))
