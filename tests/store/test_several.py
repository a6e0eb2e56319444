"""Several processes on one canvas."""

import fcntl
import os
import threading
import time
from pathlib import Path

import pytest

from store.errors import Busy
from tests.store.conftest import AnyDesk, Desk, Start, Tell, both


def test_case_07_writers_at_once_lose_nothing(desk: Desk, start: Start) -> None:
    desk.create()

    def work(tell: Tell) -> None:
        file = desk.open()
        for number in range(50):
            tell(desk.add(file, f"{os.getpid()} {number}"))

    children = [start(work) for _ in range(4)]
    told = [child.told() for child in children]
    assert [child.ended() for child in children] == [0] * 4
    acknowledged = [id for ids in told for id in ids]
    assert len(acknowledged) == len(set(acknowledged)) == 200
    assert set(desk.cards()) == set(acknowledged)
    assert len(set(desk.cards().values())) == 200
    assert [one.rev for one in desk.open().history()] == list(range(1, 202))


def test_case_11_a_lock_that_stays_taken(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    before = desk.path().read_bytes()
    with Path(file.files.lock).open() as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(Busy) as refused:
            desk.add(desk.open(patience=0.2), "Twee")
        assert refused.value.exit_code == 4
        assert desk.cards() == {"aaaa": "Een"}  # Reading takes no lock.
    assert desk.path().read_bytes() == before
    desk.add(file, "Twee")


def test_case_12_the_lock_of_a_killed_process_is_free(desk: Desk, start: Start) -> None:
    file = desk.create(aaaa="Een")

    def work(tell: Tell) -> None:
        with desk.open().storage.locked():
            tell("mine")
            time.sleep(60)

    child = start(work)
    assert child.next_line() == "mine"
    with pytest.raises(Busy):
        desk.add(desk.open(patience=0.05), "Te vroeg")
    child.kill()
    child.ended()
    desk.add(file, "Meteen", id="bbbb")
    assert desk.cards()["bbbb"] == "Meteen"


def test_a_file_replaced_in_the_same_tick_is_seen(desk: Desk) -> None:
    noor, kees = desk.create(aaaa="Een"), desk.open()
    noor.read()
    for number in range(40):
        one, other = (noor, kees) if number % 2 else (kees, noor)
        desk.edit(one, "aaaa", text=f"{number:05}")
        status = desk.path().stat()
        assert other.read().tables["cards"]["aaaa"]["text"] == f"{number:05}"
        os.utime(desk.path(), ns=(status.st_atime_ns, status.st_mtime_ns))
    assert desk.cards()["aaaa"] == "00039"


def test_readers_see_whole_canvases_while_others_write(desk: Desk, start: Start) -> None:
    desk.create(cards=50)

    def work(tell: Tell) -> None:
        file = desk.open()
        for number in range(60):
            desk.edit(file, f"card{number % 50:04}", text=f"{number}" * (900 if number % 2 else 2))

    child = start(work)
    seen: set[int] = set()
    while len(seen) < 5:
        snapshot = desk.open().read()
        assert len(snapshot.tables["cards"]) == 50
        seen.add(snapshot.rev)
    assert child.ended() == 0
    assert desk.open().read().rev == 61


@both
def test_threads_on_one_file_wait_for_each_other(desk: AnyDesk) -> None:
    file = desk.create(cards=20)
    failures: list[BaseException] = []

    def write(who: str) -> None:
        try:
            for number in range(20):
                desk.add(file, f"{who} {number}", who)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(who,)) for who in ("noor", "kees", "ans")]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert len(file.history()) <= desk.open().read().rev
    assert failures == []
    assert len(desk.cards()) == 80
    assert len(file.history()) == file.read().rev == 61
