"""Who else is here, and no ghosts."""

import json
import os
import time

from store.files.presence import everyone
from store.presence import Presence, Showing
from tests.store.conftest import Desk, Start, Tell

SINCE = "2026-03-17T09:30:00Z"


def _there(desk: Desk, who: str, canvas: str = "c1") -> Presence:
    return desk.library.presence(who, canvas, SINCE)


def test_others_are_seen_with_the_card_they_edit(desk: Desk) -> None:
    noor, kees = _there(desk, "noor"), _there(desk, "kees")
    elsewhere = _there(desk, "ans", "c2")
    kees.editing("card0001")
    (here,) = noor.others()
    assert (here.who, here.card, here.since) == ("kees", "card0001", SINCE)
    kees.editing("")
    assert noor.others()[0].card == ""
    assert elsewhere.others() == []
    kees.close()
    assert noor.others() == []
    noor.close()
    elsewhere.close()
    assert everyone(desk.library.folder) == []


def test_a_killed_process_leaves_no_ghost(desk: Desk, start: Start) -> None:
    noor = _there(desk, "noor")

    def work(tell: Tell) -> None:
        _there(desk, "kees").editing("card0001")
        tell("here")
        time.sleep(60)

    child = start(work)
    assert child.next_line() == "here"
    assert [here.who for here in noor.others()] == ["kees"]
    child.kill()
    child.ended()
    assert noor.others() == []
    assert len(list((desk.library.folder / ".here").iterdir())) == 1
    noor.close()


def test_a_folder_that_can_not_be_written_hides_nobody_else(desk: Desk) -> None:
    desk.library.folder.mkdir(mode=0o700)
    (desk.library.folder / ".here").write_text("in the way")
    noor = _there(desk, "noor")
    noor.editing("card0001")
    assert noor.others() == []
    noor.close()


def test_a_very_long_name(desk: Desk) -> None:
    noor, kees = _there(desk, "noor"), _there(desk, "\x01漢" * 1000)
    kees.editing("card0001")
    assert [here.card for here in noor.others()] == ["card0001"]
    noor.close()
    kees.close()


def test_what_a_process_killed_at_the_door_left_is_cleared(desk: Desk) -> None:
    noor = _there(desk, "noor")
    left = desk.library.folder / ".here" / "1-abcd.json.new"
    left.write_bytes(b"")
    assert noor.others() == []
    assert left.exists()
    os.utime(left, (0, 0))
    assert noor.others() == []
    assert not left.exists()
    noor.close()


def test_what_a_screen_shows_and_whose_it_follows(desk: Desk) -> None:
    noor, room = _there(desk, "noor"), _there(desk, "zaal")
    (before,) = room.others()
    assert (before.showing, before.following) == (Showing(), 0)
    shown = Showing("spelregels.besluiten", "cards:card0001", 2, "cards:card0002", 2, 7, since=True)
    noor.show(shown)
    room.follow(before.pid)
    (after,) = room.others()
    assert after.showing == shown
    assert after.changed >= before.changed
    assert noor.others()[0].following == before.pid
    assert {here.who for here in desk.library.at_work("c1")} == {"noor", "zaal"}
    assert desk.library.at_work("c2") == []
    noor.close()
    room.close()


def test_what_is_shown_is_left_out_where_it_does_not_fit(desk: Desk) -> None:
    noor, room = _there(desk, "noor"), _there(desk, "zaal")
    noor.show(Showing("een.heel.lang.pad" * 100))
    (here,) = room.others()
    assert (here.who, here.showing) == ("noor", Showing())
    noor.close()
    room.close()


def test_presence_of_an_older_program_is_read(desk: Desk) -> None:
    noor, bas = _there(desk, "noor"), _there(desk, "bas")
    (path,) = [
        each for each in (desk.library.folder / ".here").iterdir() if b'"bas"' in each.read_bytes()
    ]
    told = json.loads(path.read_bytes())
    older = {key: told[key] for key in ("who", "canvas", "card", "pid", "since")}
    path.write_bytes(json.dumps(older).encode().ljust(1024))
    (here,) = noor.others()
    assert (here.who, here.showing, here.following) == ("bas", Showing(), 0)
    noor.close()
    bas.close()
