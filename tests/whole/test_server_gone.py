"""A server that goes away under open screens: nobody is held up, and nothing is lost or doubled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.pty_session import Session
from tests.postgres.proxy import between
from tests.postgres.server import Server
from tests.whole.conftest import PLACE, Machine, until

TYPED = ["Eerste zonder server", "Tweede zonder server", "Derde zonder server"]


@pytest.fixture
def far(tmp_path: Path, own_postgres: Server) -> Iterator[Machine]:
    """A machine with a canvas ``jong`` on a server."""
    made = Machine(tmp_path)
    made.env["NETWERKCANVAS_STORE"] = own_postgres.url(own_postgres.new_database())
    made.ok("new", "jong", "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    made.ok("add", "jong", PLACE, "Geen jongere van de radar")
    yield made
    made.put_away()


def adds(screen: Session, *texts: str) -> None:
    """Type cards, each behind the one before."""
    screen.press("a")
    for text in texts:
        screen.type(text)
        screen.wait_for(text[:12])
        screen.press("enter")
    screen.press("escape")


def test_what_is_typed_while_the_server_is_gone_arrives_once(
    far: Machine, own_postgres: Server
) -> None:
    noor, bas = (far.opened(who=who, size=(160, 40)) for who in ("noor", "bas"))
    adds(noor, "Van voor de storing")
    bas.wait_for("Van voor de storing")
    own_postgres.kill()
    adds(noor, *TYPED)
    noor.wait_for("3 not saved")
    noor.press("S")
    noor.wait_for(TYPED[1])
    noor.press("escape")
    noor.press("?")  # All else goes on meanwhile.
    noor.wait_for("What connects us")
    noor.press("escape")
    noor.press("a")
    noor.type("Nog niet af")
    until(lambda: [one for one in far.drafts() if one["text"] == "Nog niet af"], pumping=noor)
    assert "can’t be reached" in far.refused(1, "add", "jong", PLACE, "Van de opdrachtregel")
    own_postgres.start()
    until(lambda: set(TYPED) <= set(far.texts()), pumping=noor)
    bas.wait_for(TYPED[2])
    noor.press("enter")
    noor.press("escape")
    until(lambda: "Nog niet af" in far.texts(), pumping=noor)
    kept = far.texts()
    assert sorted(kept) == sorted(
        ["Geen jongere van de radar", "Van voor de storing", *TYPED, "Nog niet af"]
    )
    own_postgres.kill()
    adds(bas, "Bij het ophangen")
    bas.wait_for("1 not saved")
    bas.hang_up()
    bas.wait_exit(reading=False)
    assert [one["text"] for one in far.drafts()] == ["Bij het ophangen"]
    own_postgres.start()
    bas = far.opened(who="bas", size=(160, 40))
    bas.wait_for("text that was not kept")
    for screen in (noor, bas):
        screen.press("escape")
        screen.send(b"q")
        assert screen.wait_exit() == 0


def test_a_server_that_freezes_holds_nobody_up(far: Machine, own_postgres: Server) -> None:
    with between(own_postgres) as proxy:
        direct = far.env["NETWERKCANVAS_STORE"]
        far.env["NETWERKCANVAS_STORE"] = proxy.url(direct.partition("?")[0].rpartition("/")[2])
        noor = far.opened(who="noor", size=(160, 40))
        adds(noor, "Van voor de stilte")
        proxy.hold()
        adds(noor, *TYPED)
        noor.wait_for("3 not saved")
        noor.wait_for("doesn’t answer|can’t be reached")
        noor.press("S")
        noor.wait_for(TYPED[2])
        noor.press("escape", "g", "b")  # All else goes on meanwhile.
        noor.press("g", "h")
        noor.press("escape", "q")
        noor.wait_for("3 changes are not saved")
        proxy.pass_on()
        noor.wait_for("It works again")
        far.env["NETWERKCANVAS_STORE"] = direct
        assert far.texts() == ["Geen jongere van de radar", "Van voor de stilte", *TYPED]
        noor.press("escape")
        proxy.hold()
        adds(noor, "Nog net bij het weggaan")
        noor.send(b"q")  # Before anyone knows that nobody answers.
        noor.wait_for("1 change is not saved")
        noor.send(b"q")
        assert noor.wait_exit() == 0
        assert [one["text"] for one in far.drafts()] == ["Nog net bij het weggaan"]
