"""What is kept when a session closes, what undo passes over, and one session at a time."""

import errno
from typing import Any

import pytest

from board.change import Change, Delta
from board.model import Record
from board.snapshots import SessionState
from store.canvas import StoredCanvas
from store.errors import (
    ChangedSince,
    NoSpace,
    NothingToRedo,
    NothingToUndo,
    SessionRuns,
    StoreError,
)
from tests.store.conftest import AnyDesk, Desk, Start, System, Tell, both


def add_session(desk: AnyDesk, file: StoredCanvas, id: str = "s1") -> None:
    desk.commit(file, [Delta("sessions", id, None, {"id": id, "number": 1})], "session.add")


def set_session(
    desk: AnyDesk,
    file: StoredCanvas,
    command: str,
    id: str = "s1",
    who: str = "noor",
    **fields: Any,
) -> str:
    """Change fields of a session; return the moment of that."""
    record = file.read().tables["sessions"][id]
    by = desk.by(who)
    after: Record = {name: by.at if value == "now" else value for name, value in fields.items()}
    delta = Delta("sessions", id, {name: record.get(name) for name in fields}, after)
    file.commit(Change(command, (delta,)), by)
    return by.at


def start(desk: AnyDesk, file: StoredCanvas, id: str = "s1", who: str = "noor") -> None:
    set_session(desk, file, "session.start", id, who, progress="running")


def close(desk: AnyDesk, file: StoredCanvas, id: str = "s1") -> str:
    return set_session(desk, file, "session.close", id, progress="closed", closed="now")


def texts(state: SessionState) -> set[str]:
    return {str(card["text"]) for card in state.tables["cards"].values()}


@pytest.fixture
def file(desk: AnyDesk) -> StoredCanvas:
    """A canvas with one card, and session ``s1`` that runs."""
    file = desk.create(aaaa="Toen")
    add_session(desk, file)
    start(desk, file)
    return file


# -- snapshots


@both
def test_a_closed_session_keeps_how_the_canvas_was(desk: AnyDesk, file: StoredCanvas) -> None:
    assert file.session_states() == []
    moment = close(desk, file)
    desk.edit(file, "aaaa", text="Nu")
    (state,) = desk.open().session_states()
    assert (state.session, state.closed, state.rev) == ("s1", moment, 4)
    assert texts(state) == {"Toen"}
    assert state.tables["sessions"]["s1"]["progress"] == "closed"


@both
def test_a_session_that_is_opened_again_keeps_its_first_closing(
    desk: AnyDesk, file: StoredCanvas
) -> None:
    moment = close(desk, file)
    set_session(desk, file, "session.reopen", progress="running")
    desk.edit(file, "aaaa", text="Later")
    set_session(desk, file, "session.close", progress="closed")
    (state,) = file.session_states()
    assert (state.closed, texts(state)) == (moment, {"Toen"})


@both
def test_a_closing_that_was_taken_back_counts_no_more(desk: AnyDesk, file: StoredCanvas) -> None:
    close(desk, file)
    file.undo(desk.by())
    assert file.session_states() == []
    desk.edit(file, "aaaa", text="Toch nog")
    moment = close(desk, file)
    (state,) = file.session_states()
    assert (state.closed, texts(state)) == (moment, {"Toch nog"})


@both
def test_a_closing_that_is_done_again_is_the_same_closing(
    desk: AnyDesk, file: StoredCanvas
) -> None:
    moment = close(desk, file)
    file.undo(desk.by())
    desk.edit(file, "aaaa", "kees", text="Van Kees")
    file.redo(desk.by())
    (state,) = file.session_states()
    assert (state.closed, texts(state)) == (moment, {"Toen"})


def test_a_closing_that_could_not_be_kept_means_nothing(
    desk: Desk, file: StoredCanvas, system: System
) -> None:
    with system.refusing("replace"), pytest.raises(StoreError):
        close(desk, file)
    assert desk.open().session_states() == []
    with system.refusing("write", errno.ENOSPC), pytest.raises(NoSpace):
        close(desk, file)
    close(desk, file)
    assert len(desk.open().session_states()) == 1


def test_killed_at_every_call_of_a_closing_it_is_closed_with_its_snapshot_or_open(
    desk: Desk, file: StoredCanvas, system: System, start: Start
) -> None:
    kept: list[bool] = []
    told = False
    while not told:

        def work(tell: Tell, at: int = len(kept) + 1) -> None:
            mine = desk.open()
            with system.deadly(at):
                close(desk, mine)
            tell("closed")

        child = start(work)
        told = child.told() == ["closed"]
        assert child.ended() == (0 if told else -9)
        now = desk.open()
        closed = bool(now.read().tables["sessions"]["s1"].get("closed"))
        assert closed or not told
        assert len(now.session_states()) == closed
        kept.append(closed)
        if closed:
            set_session(desk, now, "session.set", progress="running", closed=None)
    assert sum(kept) > 1, "it dies after the rename as well"
    assert not all(kept)


def test_snapshots_go_where_the_canvas_goes(desk: Desk, file: StoredCanvas) -> None:
    moment = close(desk, file)

    def found(name: str) -> list[str]:
        return [one.closed for one in desk.open(name).session_states()]

    desk.library.rename("jong", "jong en oud")
    assert found("jong en oud") == [moment]
    desk.library.duplicate("jong en oud", "kopie", desk.by())
    assert found("kopie") == [moment]
    desk.library.bin("jong en oud")
    assert not [name for name in desk.names() if name.startswith("jong en oud.")]
    desk.library.unbin("jong en oud")
    assert found("jong en oud") == [moment]
    archive = desk.home / "alles.zip"
    desk.library.back_up(archive, "2026-03-17T10:00:00Z")
    desk.library.bin("kopie")
    desk.library.recover(archive)
    assert found("kopie") == [moment]


def test_what_lies_there_of_another_canvas_is_never_taken_for_its_own(
    desk: Desk, file: StoredCanvas
) -> None:
    close(desk, file)
    beside = desk.library.folder / "jong.sessions.jsonl"
    left = beside.read_bytes()
    desk.library.bin("jong")
    beside.write_bytes(left)
    new = desk.create(aaaa="Anders")
    assert new.session_states() == []
    assert not beside.exists()


def test_lines_that_can_not_be_are_passed_over(desk: Desk, file: StoredCanvas) -> None:
    close(desk, file)
    beside = desk.library.folder / "jong.sessions.jsonl"
    with beside.open("ab") as lines:
        lines.write(
            b'{"session": 3}\n{"session": "s1", "closed": "x", "rev": 1, "tables": []}\n{"se'
        )
    assert len(desk.open().session_states()) == 1


@both
def test_states_from_elsewhere_are_kept_as_they_came(desk: AnyDesk, file: StoredCanvas) -> None:
    moment = set_session(desk, file, "import", progress="closed", closed="2025-01-01T12:00:00Z")
    assert moment
    state = SessionState("s1", "2025-01-01T12:00:00Z", 31, {"cards": {"x": {"id": "x"}}})
    file.keep_sessions([state])
    assert desk.open().session_states() == [state]


# -- undo passes over what has a way back of its own


@both
def test_undo_and_redo_pass_over_clock_attendance_and_ballots(
    desk: AnyDesk, file: StoredCanvas
) -> None:
    item = {"id": "i1", "session": "s1", "title": "Welkom"}
    desk.commit(file, [Delta("agenda", "i1", None, item)], "agenda.add")
    desk.edit(file, "aaaa", text="Veranderd")
    for command, moment in (("clock.start", "a"), ("clock.pause", "b"), ("ballot.hand_in", "c")):
        delta = Delta("agenda", "i1", {"started": None}, {"started": moment})
        desk.commit(file, [delta], command)
    attendance = {"attendance": {"name:Sanne": "present"}}
    desk.commit(
        file, [Delta("sessions", "s1", {"attendance": None}, attendance)], "attendance.note"
    )
    assert file.undo(desk.by()).undid.command == "card.edit"
    tables = desk.open().read().tables
    assert tables["agenda"]["i1"]["started"] == "c"
    assert tables["sessions"]["s1"]["attendance"] == {"name:Sanne": "present"}
    more = Delta("agenda", "i1", {"more": None}, {"more": 1})
    desk.commit(file, [more], "clock.more")
    assert file.redo(desk.by()).undid.command == "card.edit"
    assert desk.cards() == {"aaaa": "Veranderd"}
    with pytest.raises(NothingToRedo):
        file.redo(desk.by())


@both
def test_an_item_that_started_since_is_not_unmade(desk: AnyDesk) -> None:
    file = desk.create()
    desk.commit(file, [Delta("agenda", "i1", None, {"id": "i1", "title": "x"})], "agenda.add")
    desk.commit(file, [Delta("agenda", "i1", {"started": None}, {"started": "a"})], "clock.start")
    with pytest.raises(ChangedSince):
        file.undo(desk.by())


@both
def test_there_is_nothing_to_undo_where_only_the_clock_ran(desk: AnyDesk) -> None:
    file = desk.create()
    desk.commit(file, [Delta("agenda", "i1", None, {"id": "i1", "started": "a"})], "clock.set")
    with pytest.raises(NothingToUndo):
        file.undo(desk.by())


# -- one session at a time


@both
def test_of_two_sessions_started_at_once_the_second_is_refused_whole(
    desk: AnyDesk, file: StoredCanvas
) -> None:
    add_session(desk, file, "s2")
    before = file.read()
    with pytest.raises(SessionRuns):
        start(desk, file, "s2", "kees")
    assert desk.open().read().rev == before.rev


def test_a_copy_in_which_another_session_runs_is_merged_and_that_one_waits(desk: Desk) -> None:
    file = desk.create(aaaa="Toen")
    for id in ("s1", "s2"):
        add_session(desk, file, id)
    copy = desk.path("jong-copy")
    copy.write_bytes(desk.path().read_bytes())
    start(desk, file, "s1")
    theirs = desk.open("jong-copy")
    start(desk, theirs, "s2", "kees")
    desk.add(theirs, "Van de ander", "kees")
    desk.library.merge("jong", "jong-copy", desk.by())
    tables = desk.open().read().tables
    assert "Van de ander" in {card["text"] for card in tables["cards"].values()}
    assert [one.get("progress") for one in tables["sessions"].values()] == ["running", None]


@both
def test_undo_never_lets_a_second_one_run(desk: AnyDesk, file: StoredCanvas) -> None:
    close(desk, file)
    desk.commit(file, [Delta("sessions", "s2", None, {"id": "s2"})], "session.add", "kees")
    start(desk, file, "s2", "kees")
    with pytest.raises(SessionRuns):
        file.undo(desk.by())
    assert desk.open().read().tables["sessions"]["s1"]["progress"] == "closed"
