"""Undo and redo: per person, across restarts, and never over someone else's work."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.change import Delta
from store import limits
from store.errors import ChangedSince, NothingToRedo, NothingToUndo
from tests.store.conftest import AnyDesk, Desk, both


@both
def test_undo_and_redo_after_a_restart(desk: AnyDesk) -> None:
    desk.add(desk.create(), "Een", id="aaaa")
    desk.edit(desk.open(), "aaaa", text="Twee")
    undone = desk.open().undo(desk.by())
    assert (undone.rev, undone.undid.rev, undone.undid.command) == (4, 3, "card.edit")
    assert desk.cards() == {"aaaa": "Een"}
    assert desk.open().undo(desk.by()).undid.subject == "Een"
    assert desk.cards() == {}
    with pytest.raises(NothingToUndo):
        desk.open().undo(desk.by())
    redone = desk.open().redo(desk.by())
    assert (redone.undid.rev, redone.undid.command) == (2, "card.add")
    assert desk.open().redo(desk.by()).undid.rev == 3
    assert desk.cards() == {"aaaa": "Twee"}
    with pytest.raises(NothingToRedo):
        desk.open().redo(desk.by())


@both
def test_redo_ends_at_a_change_of_ones_own_only(desk: AnyDesk) -> None:
    file = desk.create()
    desk.add(file, "Een", id="aaaa")
    file.undo(desk.by())
    desk.add(file, "Van Kees", "kees", id="bbbb")
    file.redo(desk.by())
    file.undo(desk.by())
    desk.add(file, "Iets anders", id="cccc")
    with pytest.raises(NothingToRedo):
        file.redo(desk.by())
    file.undo(desk.by())
    file.redo(desk.by())
    assert desk.cards() == {"bbbb": "Van Kees", "cccc": "Iets anders"}


@both
def test_undoing_a_redo_and_going_on(desk: AnyDesk) -> None:
    file = desk.create(aaaa="0")
    for text in "123":
        desk.edit(file, "aaaa", text=text)
    texts = []
    for step in "uuruurrruuuurrr":
        try:
            file.undo(desk.by()) if step == "u" else file.redo(desk.by())
        except (NothingToUndo, NothingToRedo):
            texts.append("-")
        else:
            texts.append(desk.cards()["aaaa"])
    assert texts == list("212101") + list("23") + list("210-123")


@both
def test_mine_does_not_undo_yours(desk: AnyDesk) -> None:
    noor, kees = desk.create(), desk.open()
    desk.add(noor, "Van Noor", "noor", id="aaaa")
    desk.add(kees, "Van Kees", "kees", id="bbbb")
    noor.undo(desk.by("noor"))
    assert desk.cards() == {"bbbb": "Van Kees"}
    with pytest.raises(NothingToUndo):
        noor.undo(desk.by("noor"))
    with pytest.raises(NothingToUndo):
        noor.undo(desk.by("wie?"))


@both
def test_case_40_undo_refuses_where_someone_changed_the_same(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", "noor", text="Twee")
    desk.edit(file, "aaaa", "kees", text="Drie")
    when = file.history()[-1].at
    rev = file.read().rev
    with pytest.raises(ChangedSince) as refused:
        file.undo(desk.by("noor"))
    assert refused.value.values["who"] == "kees"
    assert refused.value.values["at"] == when
    assert file.read().rev == rev
    assert desk.cards()["aaaa"] == "Drie"
    file.undo(desk.by("kees"))
    file.undo(desk.by("noor"))
    assert desk.cards()["aaaa"] == "Een"


@both
@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"order": "b"}, {"order": "c"}),
        ({"state": "parked"}, {"state": "removed"}),
        ({"place": "regie"}, {"place": "organisatie"}),
    ],
)
def test_undo_refuses_for_any_field_in_dispute(
    desk: AnyDesk, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", "noor", **mine)
    desk.edit(file, "aaaa", "kees", **theirs)
    with pytest.raises(ChangedSince):
        file.undo(desk.by("noor"))


@both
def test_undo_leaves_what_others_did_to_the_same_card(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", "noor", text="Twee", dots=1, marks=["room"], changed="t1")
    desk.edit(file, "aaaa", "kees", dots=3, marks=["room", "term"], place="x", changed="t2")
    file.undo(desk.by("noor"))
    record = desk.open().read().tables["cards"]["aaaa"]
    assert record["text"] == "Een"
    assert record["dots"] == 2
    assert record["marks"] == ["term"]
    assert record["place"] == "x"
    assert record["changed"] == "t2"


@both
def test_making_a_card_is_not_undone_once_others_worked_on_it(desk: AnyDesk) -> None:
    file = desk.create()
    desk.add(file, "Een", "noor", id="aaaa")
    desk.edit(file, "aaaa", "kees", dots=1)
    with pytest.raises(ChangedSince):
        file.undo(desk.by("noor"))
    file.undo(desk.by("kees"))
    file.undo(desk.by("noor"))
    assert desk.cards() == {}


@both
def test_undo_of_an_edit_to_a_card_that_was_unmade(desk: AnyDesk) -> None:
    file = desk.create()
    desk.add(file, "Een", "kees", id="aaaa")
    desk.edit(file, "aaaa", "noor", text="Twee")
    record = dict(file.read().tables["cards"]["aaaa"])
    desk.commit(file, [Delta("cards", "aaaa", record, None)], "card.purge", "kees")
    with pytest.raises(ChangedSince) as refused:
        file.undo(desk.by("noor"))
    assert refused.value.values["who"] == "kees"


@both
def test_the_making_of_a_canvas_is_not_undone(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    with pytest.raises(NothingToUndo):
        file.undo(desk.by())


@both
def test_a_restore_is_one_step_to_undo(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", text="Twee")
    desk.add(file, "Drie", "kees", id="bbbb")
    done = file.restore(1, desk.by())
    assert desk.cards() == {"aaaa": "Een"}
    assert len(done.deltas) == 2
    undone = file.undo(desk.by())
    assert undone.undid.command == "canvas.restore"
    assert desk.cards() == {"aaaa": "Twee", "bbbb": "Drie"}


@both
def test_undo_reaches_into_the_log(desk: AnyDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 8)
    file = desk.create(aaaa="0")
    for number in range(1, 31):
        desk.edit(file, "aaaa", text=str(number))
    for number in range(29, -1, -1):
        desk.open().undo(desk.by())
        assert desk.cards()["aaaa"] == str(number)
    with pytest.raises(NothingToUndo):
        desk.open().undo(desk.by())
    for _ in range(30):
        desk.open().redo(desk.by())
    assert desk.cards()["aaaa"] == "30"


steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "move", "drop", "undo", "redo"]),
        st.sampled_from(["noor", "kees"]),
        st.integers(0, 5),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_every_revision_can_be_looked_at_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    file = desk.create()
    seen = {1: _plain(file.read().tables)}
    for number, (step, who, which) in enumerate(steps):
        _do(desk, file, step, who, which, number)
        snapshot = desk.open().read()
        seen[snapshot.rev] = _plain(snapshot.tables)
        assert _plain(file.read().tables) == seen[snapshot.rev]
    for rev, tables in seen.items():
        assert _plain(desk.open().at(rev)) == tables
    assert [one.rev for one in file.history()] == sorted(seen)


def _plain(tables: Any) -> dict[str, Any]:
    return {
        name: {id: dict(record) for id, record in table.items()}
        for name, table in tables.items()
        if table
    }


def _do(desk: AnyDesk, file: Any, step: str, who: str, which: int, number: int) -> None:
    cards = file.read().tables.get("cards", {})
    ids = sorted(cards)
    if step in ("undo", "redo"):
        try:
            getattr(file, step)(desk.by(who))
        except (NothingToUndo, NothingToRedo, ChangedSince):
            return
    elif step == "add" or not ids:
        desk.add(file, f"Kaart {number}", who, id=f"id{number}")
    elif step == "drop":
        id = ids[which % len(ids)]
        desk.commit(file, [Delta("cards", id, dict(cards[id]), None)], "card.purge", who)
    elif step == "edit":
        desk.edit(file, ids[which % len(ids)], who, text=f"Tekst {number}")
    else:
        desk.edit(file, ids[which % len(ids)], who, place=f"plek.{which}", order=str(number))
