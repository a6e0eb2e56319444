"""Revisions in the file and in the log beside it."""

import json
from pathlib import Path

import pytest

from board.change import Delta
from store import limits
from store.errors import NoSpace, NothingToUndo, UnknownRevision
from tests.store.conftest import AnyDesk, Desk, Start, System, both


def _log(desk: Desk) -> Path:
    return desk.library.folder / "jong.history.jsonl"


@both
def test_a_revision_says_who_when_and_what(desk: AnyDesk) -> None:
    file = desk.create()
    desk.add(file, "Een", "kees", id="aaaa")
    made, added = file.history()
    assert (made.rev, made.command) == (1, "canvas.new")
    assert (added.rev, added.by, added.command, added.subject) == (2, "kees", "card.add", "Een")
    assert added.at == "2026-03-17T00:00:02Z"
    assert added.deltas[0].id == "aaaa"


def test_the_oldest_revisions_move_to_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 20)
    file = desk.create(aaaa="0")
    for number in range(1, 60):
        desk.edit(file, "aaaa", text=str(number))
        kept = json.loads(desk.path().read_bytes())["history"]
        assert len(kept) <= 20
        assert [one.rev for one in desk.open().history()] == list(range(1, number + 2))
    assert desk.open().at(1)["cards"]["aaaa"]["text"] == "0"
    assert desk.open().at(30)["cards"]["aaaa"]["text"] == "29"
    assert json.loads(_log(desk).read_text().splitlines()[0]) == {"canvas": file.read().id}


def test_the_history_in_the_file_is_bounded_in_bytes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HISTORY_BYTES", 20_000)
    desk.create(aaaa="0")
    for number in range(60):
        desk.edit(desk.open(), "aaaa", text=f"{number} " * 200)
        kept = json.loads(desk.path().read_bytes())["history"]
        assert len(json.dumps(kept, separators=(",", ":"))) <= 20_000
    assert len(desk.open().history()) == 61


def test_a_large_revision_goes_straight_to_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ENTRY_BYTES", 2_000)
    file = desk.create()
    deltas = [
        Delta("cards", f"c{number}", None, {"id": f"c{number}", "text": "x" * 40})
        for number in range(100)
    ]
    desk.commit(file, deltas, "import")
    kept = json.loads(desk.path().read_bytes())["history"]["2"]
    assert "deltas" not in kept
    assert len(desk.open().history()[-1].deltas) == 100
    assert desk.open().at(1).get("cards", {}) == {}
    desk.open().undo(desk.by())
    assert desk.cards() == {}
    desk.open().redo(desk.by())
    assert len(desk.cards()) == 100


def test_a_large_revision_that_failed_is_never_taken_for_true(
    desk: Desk, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ENTRY_BYTES", 2_000)
    file = desk.create(aaaa="Een")
    large = [Delta("cards", "bbbb", None, {"id": "bbbb", "text": "x" * 4000})]
    with system.refusing("replace"), pytest.raises(NoSpace):
        desk.commit(file, large, "import")
    desk.edit(file, "aaaa", text="Twee")
    assert [one.command for one in desk.open().history()] == ["canvas.new", "card.edit"]
    assert desk.open().at(1)["cards"]["aaaa"]["text"] == "Een"


def test_killed_at_every_call_while_revisions_move(
    desk: Desk, system: System, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 4)
    file = desk.create(aaaa="0")
    for number in range(1, 4):
        desk.edit(file, "aaaa", text=str(number))
    at = 0
    while True:
        at += 1
        rev = desk.open().read().rev

        def work(tell: object, at: int = at) -> None:
            other = desk.open()
            with system.deadly(at):
                desk.edit(other, "aaaa", text=f"poging {at}")

        ended = start(work).ended()
        history = desk.open().history()
        assert [one.rev for one in history] == list(range(1, len(history) + 1))
        assert len(history) in (rev, rev + 1)
        assert desk.open().at(1)["cards"]["aaaa"]["text"] == "0"
        if ended == 0:
            break
        desk.edit(desk.open(), "aaaa", text=f"verder {at}")
    assert at > 10


def test_a_torn_line_in_the_log_is_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 4)
    file = desk.create(aaaa="0")
    for number in range(1, 8):
        desk.edit(file, "aaaa", text=str(number))
    with _log(desk).open("ab") as log:
        log.write(b'{"rev":3,"at":"20')
    for number in range(8, 16):
        desk.edit(desk.open(), "aaaa", text=str(number))
    assert [one.rev for one in desk.open().history()] == list(range(1, 17))
    assert desk.open().at(2)["cards"]["aaaa"]["text"] == "1"


def test_a_log_that_is_gone_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 4)
    file = desk.create(aaaa="0")
    for number in range(1, 12):
        desk.edit(file, "aaaa", text=str(number))
    _log(desk).unlink()
    other = desk.open()
    oldest = other.history()[0].rev
    assert oldest > 2
    assert other.at(oldest)["cards"]["aaaa"]["text"] == str(oldest - 1)
    with pytest.raises(UnknownRevision):
        other.at(1)
    with pytest.raises(UnknownRevision):
        other.restore(1, desk.by())
    for _ in range(len(other.history())):
        other.undo(desk.by())
    with pytest.raises(NothingToUndo):
        for _ in range(12):
            other.undo(desk.by())


def test_the_log_of_another_canvas_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 4)
    file = desk.create(aaaa="0")
    for number in range(1, 8):
        desk.edit(file, "aaaa", text=str(number))
    lines = _log(desk).read_text().splitlines()
    _log(desk).write_text("\n".join(['{"canvas":"another1"}', *lines[1:]]) + "\n")
    assert desk.open().history()[0].rev > 1


@both
@pytest.mark.parametrize("rev", [0, -1, 3, 99])
def test_revisions_that_are_not_there(desk: AnyDesk, rev: int) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", text="Twee")
    with pytest.raises(UnknownRevision):
        file.at(rev)


@both
def test_restoring_the_present_does_nothing(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    assert file.restore(1, desk.by()).deltas == ()
    assert file.read().rev == 1
