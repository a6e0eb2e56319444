"""A name taken out of a canvas and all that is kept of it, for good."""

import time
from pathlib import Path
from typing import Any

import pytest

from board.change import Change, Delta
from board.forgetting import Eraser
from store import limits
from store.canvas import StoredCanvas
from store.errors import StillOpen
from tests.store.conftest import AnyDesk, Desk, ServerDesk, Start, System, Tell, both

SANNE = "Sanne de Wit, MSc"
FILES = {"jong.json", "jong.history.jsonl", "jong.sessions.jsonl"}
TABLES = {"things", "revisions", "changes", "closings", "aside"}


def eraser() -> Eraser:
    return Eraser([SANNE], ["m1"], "iemand")


@pytest.fixture
def file(desk: AnyDesk, monkeypatch: pytest.MonkeyPatch) -> StoredCanvas:
    """A canvas with her in everything that is kept of it."""
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 8)
    file = desk.create(aaaa=f"Bellen met {SANNE}")
    member = {"id": "m1", "name": "S. de Wit"}
    desk.commit(file, [Delta("members", "m1", None, member)], "member.add")
    renamed = Delta("members", "m1", {"name": "S. de Wit"}, {"name": SANNE})
    desk.commit(file, [renamed], "member.set")
    session = {"id": "s1", "number": 1, "attendance": {f"name:{SANNE}": "present"}}
    desk.commit(file, [Delta("sessions", "s1", None, session)], "session.add", SANNE)
    by = desk.by()
    closed = Delta("sessions", "s1", {"closed": None}, {"closed": by.at, "progress": "closed"})
    file.commit(Change("session.close", (closed,)), by)
    for number in range(6):
        desk.add(file, f"Eerder {number} van {SANNE}", SANNE)
    desk.library.restore_backup("jong")
    file = desk.open()
    for number in range(12):
        desk.add(file, f"Kaart {number} van {SANNE}", SANNE, id=f"card{number:04}")
    return file


def holding(desk: AnyDesk) -> set[str]:
    """Return where in the library she stands."""
    return desk.holding("de Wit")


@both
def test_she_stands_nowhere_any_more_and_all_still_works(desk: AnyDesk, file: StoredCanvas) -> None:
    before = holding(desk)
    assert before >= (FILES if isinstance(desk, Desk) else TABLES)
    assert any(name.endswith(".bak") for name in before) or isinstance(desk, ServerDesk)
    seen = desk.library.forgetting.look("jong", eraser())
    assert holding(desk) == before
    done = desk.library.forgetting.forget("jong", eraser(), desk.by("kees"))
    assert done[:4] == seen[:4]
    assert min(done[:4]) > 0
    assert done.left == ()
    assert holding(desk) == set()
    now = desk.open()
    assert desk.cards()["aaaa"] == "Bellen met iemand"
    history = now.history()
    assert [one.rev for one in history] == list(range(1, len(history) + 1))
    assert (history[-1].command, history[-1].by) == ("canvas.forget", "kees")
    assert {one.by for one in history} == {"noor", "iemand", "kees"}
    assert "card0011" not in now.at(history[-1].rev - 2)["cards"]
    (state,) = now.session_states()
    assert state.tables["sessions"]["s1"]["attendance"] == {"name:iemand": "present"}
    assert all(one.good for one in now.backups())
    (entry,) = desk.library.entries()
    assert (entry.by, entry.rev) == ("kees", history[-1].rev)
    now.restore(3, desk.by())
    assert now.read().tables["members"]["m1"]["name"] == "iemand"
    desk.edit(now, "aaaa", text="Verder")
    now.undo(desk.by())
    assert desk.cards()["aaaa"] == "Bellen met iemand"
    again = desk.library.forgetting.look("jong", eraser())
    assert again.total == 0


@both
def test_a_second_person_gets_another_word(desk: AnyDesk, file: StoredCanvas) -> None:
    desk.add(file, "Elke jongere heeft iemand", "Kees", id="nodig")
    desk.add(file, "Van Kees", "Kees", id="kees")
    forgetting = desk.library.forgetting
    forgetting.forget("jong", eraser(), desk.by())
    forgetting.forget("jong", Eraser(["Kees"], word="iemand"), desk.by())
    cards = desk.open().read().tables["cards"]
    assert (cards["card0001"]["author"], cards["kees"]["author"]) == ("iemand", "iemand 2")
    assert cards["kees"]["text"] == "Van iemand 2"


@both
def test_who_had_it_open_before_does_not_bring_her_back(desk: AnyDesk, file: StoredCanvas) -> None:
    other, third = desk.open(), desk.open()
    other.read()
    third.read()
    desk.library.forgetting.forget("jong", eraser(), desk.by())
    assert other.read().setback is None
    desk.add(other, "Van een ander", "kees")
    was = f"Bellen met {SANNE}"
    edit = Delta("cards", "aaaa", {"place": "identiteit.passie"}, {"place": "identiteit.regie"})
    desk.commit(third, [edit], "card.move")
    assert third.read().tables["cards"]["aaaa"]["text"] != was
    assert holding(desk) == set()


@both
def test_while_somebody_has_it_open_nothing_is_done(desk: AnyDesk, file: StoredCanvas) -> None:
    id = file.read().id
    here = desk.library.presence("noor", id, "2026-03-17T10:00:00Z")
    while not desk.library.at_work(id):
        time.sleep(0.01)
    before = holding(desk)
    with pytest.raises(StillOpen, match="noor"):
        desk.library.forgetting.forget("jong", eraser(), desk.by())
    assert holding(desk) == before
    here.close()


@both
def test_it_says_where_else_she_stands(desk: AnyDesk, file: StoredCanvas) -> None:
    desk.library.duplicate("jong", "kopie", desk.by())
    desk.create("weg", bbbb=f"Van {SANNE.lower()}")
    binned = desk.library.bin("weg")
    desk.create("eerder", cccc=f"Met\n{SANNE}, en dan")
    desk.edit(desk.open("eerder"), "cccc", text="En dan")
    desk.create("ander", dddd="De wit van het ei")
    (desk.library.exports() / "verslag.md").write_text(f"- {SANNE} was er", "utf-8")
    (desk.library.exports() / "ander.md").write_text("- Sanne was er", "utf-8")
    drafts = desk.state / "drafts" / file.read().id
    drafts.mkdir(parents=True)
    (drafts / "x-1.json").write_text(f'{{"text": "Van {SANNE}"}}', "utf-8")
    left = desk.library.forgetting.forget("jong", eraser(), desk.by()).left
    told = (one.removeprefix(f"{desk.library.where} ") for one in left)
    names = {Path(one).name.removesuffix(".json") for one in told}
    assert names == {"verslag.md", "x-1", "kopie", "eerder", binned}
    assert any(desk.library.where in one for one in left)


def test_it_says_which_backup_cannot_be_read(desk: Desk, file: StoredCanvas) -> None:
    (desk.library.folder / "jong.json.4.bak").write_text(f"stuk {SANNE}", "utf-8")
    (left,) = desk.library.forgetting.forget("jong", eraser(), desk.by()).left
    assert Path(left).name == "jong.json.4.bak"


def test_killed_anywhere_it_is_whole_and_doing_it_again_ends_it(
    desk: Desk, file: StoredCanvas, system: System, start: Start
) -> None:
    """At every seventh call, and by then at all that matters: each file is its own replacement."""
    whole: dict[str, Any] = desk.cards()
    told = False
    at, halfway = 1, 0
    while not told:

        def work(tell: Tell, at: int = at) -> None:
            forgetting = desk.library.forgetting
            with system.deadly(at):
                forgetting.forget("jong", eraser(), desk.by())
            tell("done")

        child = start(work)
        told = child.told() == ["done"]
        assert child.ended() == (0 if told else -9)
        now = desk.open()
        assert now.read().tables["cards"].keys() == whole.keys()
        assert len(now.history()) >= 17
        assert len(now.session_states()) == 1
        halfway += 0 < len(holding(desk)) < 5
        at += 7
    assert halfway
    assert holding(desk) <= {name for name in desk.names() if name.endswith(".tmp")}
