"""Two roles: a facilitator, who does all, and a guest, who tries to see and do more than it may."""

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from board.change import Change, Delta
from board.commands.by import By
from board.forgetting import Eraser
from board.model import Tables
from store.errors import UnknownCanvas
from store.postgres import line
from store.postgres.canvas import ServerCanvas
from store.postgres.errors import NoRights, NoRole
from store.postgres.library import ServerLibrary, open_server
from store.postgres.line import Lines
from store.serial import dumps
from tests.postgres.server import Server

NOOR, GAST = By("noor", "2026-03-17T10:00:00Z"), By("gast", "2026-03-17T10:00:01Z")
SECRET = "Hij luistert nooit"
JONG: Tables = {
    "canvas": {"canvas": {"id": "canvas", "title": "Jong"}},
    "cards": {
        "open": {"id": "open", "place": "identiteit.passie", "text": "Een"},
        "dicht": {"id": "dicht", "place": "identiteit.passie", "text": SECRET, "round": "r1"},
    },
    "rounds": {"r1": {"id": "r1", "kind": "silent"}, "r2": {"id": "r2", "kind": "vote"}},
    "ballots": {"briefje": {"id": "briefje", "round": "r2", "given": {"open": 3}}},
}
ZORG: Tables = {"canvas": {"canvas": {"title": SECRET}}}


class Office:
    """A library on a server, with a facilitator and a guest."""

    def __init__(self, server: Server, name: str, state: Path) -> None:
        self._server, self._name, self._state = server, name, state
        self.facilitator_role, self.guest_role = f"noor_{name}", f"gast_{name}"
        self.owner = self.as_role("postgres")
        self.owner.create("jong", JONG, NOOR)
        self.owner.create("zorg", ZORG, NOOR)
        facilitator, guest = self.owner.rights.make()
        server.sql(f"CREATE ROLE {self.facilitator_role} LOGIN IN ROLE {facilitator}")
        server.sql(f"CREATE ROLE {self.guest_role} LOGIN IN ROLE {guest}")
        self.owner.rights.let_in("jong", self.guest_role)
        self.facilitator = self.as_role(self.facilitator_role)
        self.guest = self.as_role(self.guest_role)

    def as_role(self, role: str) -> ServerLibrary:
        """Open the library as someone."""
        return open_server(self._server.url(self._name, role), state=self._state)

    def url(self, role: str) -> str:
        """Return the address of the database for someone."""
        return self._server.url(self._name, role)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        """Do as a guest would who knows SQL."""
        with psycopg.connect(self._server.url(self._name, self.guest_role)) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


@pytest.fixture
def office(postgres: Server, name: str, tmp_path: Path) -> Iterator[Office]:
    made = Office(postgres, name, tmp_path)
    yield made
    for library in (made.owner, made.facilitator, made.guest):
        library.server.close()
    postgres.drop(name)
    postgres.sql(f"DROP ROLE {made.facilitator_role}")
    postgres.sql(f"DROP ROLE {made.guest_role}")


def added(text: str, id: str, **fields: str) -> Change:
    card = {"id": id, "place": "identiteit.passie", "text": text, **fields}
    return Change("card.add", (Delta("cards", id, None, card),))


def test_a_name_is_taken_out_by_facilitators_alone(office: Office) -> None:
    everyone = Eraser(["Een"], word="iemand")
    with pytest.raises(NoRights):
        office.guest.forgetting.forget("jong", everyone, GAST)
    assert office.guest.open("jong").read().tables["cards"]["open"]["text"] == "Een"
    office.facilitator.forgetting.forget("jong", everyone, NOOR)
    assert office.guest.open("jong").read().tables["cards"]["open"]["text"] == "iemand"


def test_what_a_guest_tells_is_not_believed_and_holds_nobody_up(office: Office) -> None:
    """A guest who knows SQL tells of a card that nobody wrote, and tells it over and over."""
    kees, noor = (office.facilitator.open("jong") for _ in range(2))
    rung: list[None] = []
    known = noor.read()
    stop = noor.when_changed(lambda: rung.append(None))
    while not rung:
        time.sleep(0.01)
    ((channel,),) = office.sql("select channel from netwerkcanvas.canvases where name = 'jong'")
    card = {"id": "vals", "place": "identiteit.passie", "text": "Dat schreef ik niet"}
    delta = {"table": "cards", "id": "vals", "before": None, "after": card}
    act = {"at": NOOR.at, "by": "noor", "command": "card.add"}
    told: dict[str, object] = {
        "rev": known.rev + 1,
        "change": "x" * 16,
        "act": act,
        "deltas": [delta],
    }
    away: dict[str, object] = {"process": 7, "here": "niemand", "changed": 0}
    began, before = time.monotonic(), len(rung)
    with psycopg.connect(office.url(office.guest_role), autocommit=True) as connection:
        for _ in range(200):
            for one in (told, {"rev": 10**12}, away):
                payload = dumps(one).decode()
                connection.execute("select pg_notify(%s, %s)", (channel, payload))
    kees.commit(added("Echt waar", "echt"), NOOR)
    found = known
    while "echt" not in found.tables["cards"]:
        if noor.changed():
            found = noor.read()
            assert found.setback is None
            assert "vals" not in found.tables["cards"]
    asked, took = len(rung) - before, time.monotonic() - began
    assert asked <= took / line.GAP + 2
    assert found.tables == kees.read().tables
    assert found.rev == known.rev + 1
    stop()


def test_a_facilitator_does_all(office: Office) -> None:
    library = office.facilitator
    assert library.names() == ["jong", "zorg"]
    jong = library.open("jong")
    assert jong.read().tables == JONG
    assert jong.commit(added("Twee", "twee"), NOOR).rev == 2
    library.create("derde", ZORG, NOOR)
    library.rights.let_in("derde", office.guest_role)
    assert office.guest.names() == ["derde", "jong"]
    library.rights.keep_out("derde", office.guest_role)
    assert library.rights.guests("derde") == []


def test_a_guest_works_on_one_canvas(office: Office) -> None:
    """It sees what is open there, and what it wrote comes to who works there too."""
    guest, noor = office.guest.open("jong"), office.facilitator.open("jong")
    assert office.guest.names() == ["jong"]
    assert [entry.name for entry in office.guest.entries()] == ["jong"]
    assert guest.obstacle() is None
    assert noor.obstacle() is None
    noor.read()
    seen = guest.read().tables
    assert seen["cards"] == {"open": JONG["cards"]["open"]}
    guest.commit(added("Van de gast", "gast"), GAST)
    guest.commit(added("Stil van de gast", "stil", round="r1"), GAST)
    vote = Delta("ballots", "b2", None, {"id": "b2", "round": "r2", "given": {"open": 1}})
    guest.commit(Change("ballot.cast", (vote,)), By("", GAST.at))
    kept = noor.read().tables
    assert kept["cards"].keys() == {"open", "dicht", "gast", "stil"}
    assert kept["ballots"].keys() == {"briefje", "b2"}
    assert guest.undo(GAST).snapshot.rev == noor.read().rev
    assert office.guest.open("jong").history()[-1].command == "undo"


def test_a_guest_knows_of_no_other_canvas(office: Office) -> None:
    with pytest.raises(UnknownCanvas):
        office.guest.open("zorg")
    (entry,) = (one for one in office.owner.entries() if one.name == "zorg")
    other = ServerCanvas(office.guest.server, Lines(office.guest.server), "zorg", entry.id)
    for attempt in (other.read, lambda: other.commit(added("x", "x"), GAST)):
        with pytest.raises(Exception) as told:
            attempt()
        assert SECRET not in str(told.value)
    with pytest.raises(NoRights):
        office.guest.create("nieuw", ZORG, GAST)
    for refused in (
        lambda: office.guest.rights.let_in("jong", office.guest_role),
        lambda: office.guest.rights.make(),
    ):
        with pytest.raises(NoRights):
            refused()
    assert office.owner.open("zorg").read().rev == 1


TABLES = ("canvases", "things", "revisions", "changes", "closings", "aside", "presence", "guests")


def test_a_guest_who_knows_sql_finds_nothing_hidden(office: Office) -> None:
    """Neither in a table, nor from a function, nor on the way of a commit."""
    jong = office.owner.open("jong")
    deltas = (Delta("cards", "dicht", {"body": ""}, {"body": SECRET}),)
    jong.commit(Change("card.edit", deltas), NOOR)
    jong.commit(Change("card.remove", (Delta("cards", "weg", None, None),)), NOOR)
    id = jong.read().id
    told = [office.sql(f"SELECT * FROM netwerkcanvas.{table}") for table in TABLES[:-1]]
    for call in (
        f"whole('{id}')", f"tables('{id}')", f"since('{id}', 0)", f"revision('{id}', 2)",
        f"news('{id}', 'jong', 0, '')",
        f"keep('{id}', 'jong', 0, '', 'x', 9, '{{}}', '[]', '[]', '[]', 0, '{{}}', null)",
    ):  # fmt: skip
        told.append(office.sql(f"SELECT * FROM netwerkcanvas.{call}"))
    assert SECRET not in repr(told)
    assert "briefje" not in repr(told)
    assert "Een" in repr(told)
    commit = f"commit('{id}', 'jong', 0, '', 'x', 9, '{{}}', '[]', '[]', '[]', 0, '{{}}', null)"
    other = commit.replace(id, office.owner.open("zorg").read().id)
    other = other.replace("commit", "keep").replace("jong", "zorg")
    for refused in (
        "SELECT * FROM netwerkcanvas.guests",
        f"SELECT * FROM netwerkcanvas.{commit}",
        f"SELECT * FROM netwerkcanvas.{other}",
        "UPDATE netwerkcanvas.things SET record = '{}'",
        "DELETE FROM netwerkcanvas.things",
        "UPDATE netwerkcanvas.canvases SET name = 'mijn'",
        "SET ROLE netwerkcanvas_facilitator",
        "ALTER TABLE netwerkcanvas.things DISABLE ROW LEVEL SECURITY",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            office.sql(refused)
    assert jong.read().tables["cards"]["dicht"]["text"] == SECRET


def test_no_table_is_forgotten(postgres: Server, name: str, office: Office) -> None:
    """Each has its policies; the number of the schema is all that anyone may read."""
    bare = postgres.sql(
        "SELECT relname FROM pg_class WHERE relnamespace = 'netwerkcanvas'::regnamespace"
        " AND relkind IN ('r', 'p', 'v', 'm') AND NOT relrowsecurity",
        name,
    )
    assert bare == [("version",)]


def test_a_guest_reveals_no_round(office: Office) -> None:
    guest, noor = office.guest.open("jong"), office.facilitator.open("jong")
    guest.read()
    reveal = Change("round.reveal", (Delta("rounds", "r1", {}, {"progress": "revealed"}),))
    with pytest.raises(NoRights):
        guest.commit(reveal, GAST)
    noor.commit(reveal, NOOR)
    assert guest.read().tables["cards"]["dicht"]["text"] == SECRET


def test_who_is_no_role_is_not_let_in(office: Office) -> None:
    for call in (office.owner.rights.let_in, office.owner.rights.keep_out):
        with pytest.raises(NoRole):
            call("jong", "niemand")
    office.owner.rights.make()
    assert office.owner.rights.guests("jong") == [office.guest_role]
