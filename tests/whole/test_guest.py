"""A guest at a screen of its own on a server, that lets it see nothing hidden."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from board.hidden import MASK
from tests.postgres.server import Server
from tests.whole.conftest import PLACE, Machine, until


@pytest.fixture
def guest(postgres: Server) -> Iterator[str]:
    """A role that is a guest on the server, and comes in wherever it is let in."""
    postgres.sql("CREATE ROLE tafel1 LOGIN")
    yield "tafel1"
    postgres.sql("DROP ROLE tafel1")


def test_a_guest_takes_part_in_a_silent_round(tmp_path: Path, postgres: Server, guest: str) -> None:
    name = postgres.new_database()
    machine = Machine(tmp_path)
    machine.env["NETWERKCANVAS_STORE"] = postgres.url(name)
    machine.ok("new", "jong", "--canvas-lang", "nl")
    machine.ok("add", "jong", PLACE, "Geen jongere van de radar")
    machine.ok("new", "zorg")
    roles = [line.partition(":")[0] for line in machine.ok("roles").lines]
    postgres.sql(f"GRANT {roles[1]} TO {guest}")
    machine.ok("guest", "jong", guest)
    store = {"NETWERKCANVAS_STORE": postgres.url(name, guest)}
    screen = machine.opened(size=(160, 40), who="tafel 1", env=dict(store))
    machine.ok("round", "jong", "open", PLACE)
    machine.ok("add", "jong", PLACE, "Hij luistert nooit")
    machine.ok("add", "jong", "spelregels.besluiten", "Zonder bezwaar")
    screen.wait_for("Zonder bezwaar")
    assert MASK not in screen.text  # Not even that there is something.
    screen.press("a")
    screen.type("Van de gast")
    screen.press("enter", "escape")
    until(lambda: machine.texts().count(MASK) == 2, pumping=screen)
    assert "luistert" not in machine("show", "jong", cwd=None, **store).out
    machine.ok("round", "jong", "reveal")
    screen.wait_for("Hij luistert")
    screen.wait_for("Van de gast")
    screen.press("g", "l")
    screen.wait_for("1 canvas")
    assert "zorg" not in screen.text
    screen.press("escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    postgres.drop(name)
