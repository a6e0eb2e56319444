"""The lock file removed while it is held: by a tidy-up script, by a synchronisation."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import LockLost
from tests.store.conftest import Desk, Start, System, Tell


def unlock(desk: Desk) -> None:
    for path in desk.library.folder.rglob("*.lock"):
        path.unlink()


class Meanwhile:
    """Does something at a call: at the first sync of a file all but the rename is done."""

    def __init__(self, do: Callable[[], object], times: int = 1, at: str = "fsync") -> None:
        self._do = do
        self._at = at
        self._left = times
        self._busy = False

    def __call__(self, number: int, name: str) -> None:
        if name == self._at and self._left and not self._busy:
            self._left -= 1
            self._busy = True
            self._do()
            self._busy = False


def test_a_second_writer_that_gets_in_loses_nobody_anything(desk: Desk, system: System) -> None:
    file, other = desk.create(aaaa="Een"), desk.open()

    def gets_in() -> None:
        unlock(desk)
        desk.add(other, "Van de ander", "kees", id="bbbb")

    with system.watched(Meanwhile(gets_in, at="close")):  # When what is there was read.
        desk.add(file, "Van mij", id="cccc")
    assert desk.cards() == {"aaaa": "Een", "bbbb": "Van de ander", "cccc": "Van mij"}
    assert [one.rev for one in desk.open().history()] == [1, 2, 3]
    assert not [name for name in desk.names() if name.endswith(".tmp")]


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.open().undo(desk.by()),
        lambda desk: desk.open().restore(1, desk.by()),
        lambda desk: desk.library.create("nieuw", {}, desk.by()),
        lambda desk: desk.library.duplicate("jong", "nieuw", desk.by()),
        lambda desk: desk.library.restore_backup("jong", "1"),
    ],
)
def test_every_writer_starts_again(
    desk: Desk, system: System, act: Callable[[Desk], object]
) -> None:
    file = desk.create(aaaa="Een")
    first = desk.path().read_bytes()
    desk.edit(file, "aaaa", text="Twee")
    Path(file.files.backup(1)).write_bytes(first)
    with system.watched(Meanwhile(lambda: unlock(desk))):
        act(desk)
    assert desk.cards()["aaaa"] in ("Een", "Twee")
    assert sorted(desk.library.names()) in (["jong"], ["jong", "nieuw"])
    assert not [name for name in desk.names() if name.endswith(".tmp")]


def test_a_lock_that_is_removed_each_time_is_told(desk: Desk, system: System) -> None:
    file = desk.create(aaaa="Een")
    before = desk.path().read_bytes()
    with system.watched(Meanwhile(lambda: unlock(desk), 10**9)), pytest.raises(LockLost) as refused:
        desk.add(file, "Twee")
    assert refused.value.exit_code == 4
    assert desk.path().read_bytes() == before
    desk.add(file, "Twee", id="bbbb")
    assert desk.cards() == {"aaaa": "Een", "bbbb": "Twee"}


def test_who_waited_for_a_lock_that_was_removed_takes_the_one_there_is(
    desk: Desk, start: Start
) -> None:
    file = desk.create(aaaa="Een")

    flag = desk.home / "now"

    def work(tell: Tell) -> None:
        while not flag.exists():
            time.sleep(0.001)
        tell("here")
        tell(desk.add(desk.open(), "Van de ander"))

    child = start(work)  # Before the lock is taken: a child shares the locks of its parent.
    with file.storage.locked():
        flag.touch()
        assert child.next_line() == "here"
        time.sleep(0.05)  # It waits by now; where it doesn't, it takes the new lock at once.
        unlock(desk)
        with desk.open().storage.locked():
            pass  # Another lock lies there now.
        desk.add(desk.open(), "Hier", id="hier")
    assert len(child.told()) == 1
    assert child.ended() == 0
    assert len(desk.cards()) == 3


def test_writers_lose_nothing_while_locks_are_tidied_away(desk: Desk, start: Start) -> None:
    desk.create()

    def work(tell: Tell) -> None:
        file = desk.open()
        for number in range(40):
            tell(desk.add(file, f"{os.getpid()} {number}"))

    children = [start(work) for _ in range(3)]
    for _ in range(200):
        unlock(desk)
    told = [id for child in children for id in child.told()]
    assert [child.ended() for child in children] == [0] * 3
    assert set(desk.cards()) == set(told)
    assert len(told) == 120
