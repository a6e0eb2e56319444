"""The command line on a server: what it does with files, and what there is on a server alone."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.postgres.proxy import between
from tests.postgres.server import PASSWORD, Server


@pytest.fixture
def there(shell: Shell, postgres: Server, name: str) -> Shell:
    """A machine that has its canvases on a server, with one on it."""
    shell.env["NETWERKCANVAS_STORE"] = postgres.url(name)
    shell.ok("new", "jong", "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    return shell


def test_a_canvas_has_its_whole_life_on_a_server(there: Shell) -> None:
    (card,) = there.ok("add", "jong", "identiteit.passie.thema", "Geen jongere kwijt").lines
    there.ok("add", "jong", "spelregels.besluiten", "Zonder bezwaar is besloten")
    assert there.ok("list", "--json").data["canvases"][0]["cards"] == 2
    assert "Geen jongere kwijt" in there.ok("show", "jong").out
    there.ok("undo", "jong")
    there.ok("redo", "jong")
    assert len(there.ok("history", "jong").lines) == 5
    there.ok("restore", "jong", "2")
    assert "Geen jongere kwijt" in there.ok("export", "jong").out
    there.ok("duplicate", "jong", "tweede")
    there.ok("rename", "tweede", "derde")
    binned = there.ok("bin", "derde").lines[0]
    assert [row["name"] for row in there.ok("list", "--binned", "--json").data["canvases"]] == [
        binned
    ]
    there.ok("unbin", binned)
    text = "# Nieuw\n\n## Passie\n\n- Uit een bestand\n"
    (there.home / "in.md").write_text(text)
    there.ok("import", str(there.home / "in.md"), "--into", "jong")
    assert card in there.ok("show", "jong", "--json").out
    assert not there.library.exists()


def test_someone_is_forgotten(there: Shell) -> None:
    there.ok("add", "jong", "regie", "Bellen met Sanne de Wit")
    there.ok("duplicate", "jong", "kopie")
    there.ok("forget", "jong", "Sanne de Wit", "--dry-run")
    assert "Sanne" in there.ok("show", "jong").out
    said = there.ok("forget", "jong", "Sanne de Wit", "--force").out
    assert "still stands in: postgresql://" in said
    assert "kopie" in said
    assert "ask who runs it" in said
    assert "Bellen met iemand" in there.ok("show", "jong").out


def test_an_archive_and_back(there: Shell) -> None:
    archive = there.home / "alles.zip"
    there.ok("add", "jong", "identiteit.passie.thema", "Geen jongere kwijt")
    there.ok("backup", str(archive))
    there.ok("bin", "jong")
    there.ok("recover", str(archive))
    assert "Geen jongere kwijt" in there.ok("show", "jong").out


def test_a_library_goes_from_a_server_to_files_and_to_a_server(there: Shell, database: str) -> None:
    """Counted and compared on both sides; nothing is taken away from where it came from."""
    there.ok("add", "jong", "identiteit.passie.thema", "Geen jongere kwijt")
    for verb in ("add", "start", "close"):
        there.ok("session", "jong", verb)
    there.ok("duplicate", "jong", "weg")
    binned = there.ok("bin", "weg").lines
    folder = str(there.home / "terug")
    counted = [{"name": "jong", "cards": 1, "revisions": 5, "closings": 1}]
    for words in ((folder,), ("--dir", folder, database), ("--dir", folder, database)):
        done = there.ok("transfer", *words, "--json").data
        assert (done["arrived"], done["binned"]) == (counted, binned)
    shown = there.ok("export", "jong", "--complete").out
    for place in (("--dir", folder), ("--store", database)):
        assert there.ok(*place, "export", "jong", "--complete").out == shown
        assert there.ok(*place, "list", "--binned").lines[0].startswith(binned[0])
    there.ok("--dir", folder, "add", "jong", "identiteit.passie.thema", "Intussen")
    differs = there("transfer", folder)
    assert (differs.code, "not the same on both sides" in differs.out) == (1, True)
    there.ok("--dir", folder, "rename", "jong", "ander")
    there.ok("--dir", folder, "new", "jong")
    taken = there("transfer", folder, NETWERKCANVAS_LANG="nl")
    assert (taken.code, "een ander canvas met die naam" in taken.out) == (1, True)


def test_doctor_looks_at_the_server(there: Shell, postgres: Server, name: str) -> None:
    found = {row["check"]: row for row in there.ok("doctor", "--json").data["findings"]}
    assert "PostgreSQL" in found["doctor.server"]["text"]
    assert "psycopg" in found["doctor.packages"]["text"]
    for check in ("socket", "round_trip", "schema", "rights_owner"):
        assert found[f"doctor.{check}"]["state"] == "ok"
    over = f"postgresql://postgres@127.0.0.1:{postgres.port}/{name}"
    plain = there.ok("doctor", "--json", NETWERKCANVAS_STORE=over, PGPASSWORD=PASSWORD).data
    assert "doctor.plain" in {row["check"] for row in plain["findings"]}
    gone = there("doctor", NETWERKCANVAS_STORE="postgresql:///x?host=/nergens")
    assert gone.code == 1
    assert gone.out.count("wrong   postgresql:///x?host=/nergens can’t be reached") == 1


def test_roles_and_guests(there: Shell, postgres: Server, name: str) -> None:
    made = [line.partition(":")[0] for line in there.ok("roles").lines]
    table = f"tafel_{name}"
    there.refused(1, "guest", "jong", table)
    postgres.sql(f"CREATE ROLE {table} LOGIN IN ROLE {made[1]}")
    there.ok("guest", "jong", table)
    assert there.ok("guest", "jong", "--json").data["guests"] == [table]
    there.ok("new", "zorg")
    guest = {"NETWERKCANVAS_STORE": postgres.url(name, table)}
    assert there("list", cwd=None, **guest).out.startswith("jong")
    assert there("add", "jong", "regie", "Van de gast", cwd=None, **guest).code == 0
    for words in (["show", "zorg"], ["new", "x"], ["bin", "jong"], ["roles"]):
        assert there.refused(1, *words, **guest)
    assert "doctor.rights_guest" in there("doctor", "--json", cwd=None, **guest).out
    there.ok("guest", "jong", table, "--out")
    assert there.refused(1, "show", "jong", **guest)
    assert "folder" in there.refused(1, "--dir", str(there.home), "roles")
    postgres.drop(name)
    postgres.sql(f"DROP ROLE {table}")


def test_a_state_folder_of_ones_own_is_all_that_is_written(there: Shell) -> None:
    there.ok("add", "jong", "regie", "Van hier")
    here = {path.relative_to(there.home) for path in there.home.rglob("*") if path.is_file()}
    assert here <= {Path("state/netwerkcanvas/remember.json")}


def test_a_list_is_a_fixed_number_of_questions(there: Shell, postgres: Server, name: str) -> None:
    """However many canvases there are, each of them is told how far it is."""
    there.ok("add", "jong", "identiteit.passie.thema", "Geen jongere kwijt")
    there.ok("member", "jong", "add", "Sanne; Buurthuis;")
    asked = []
    with between(postgres) as proxy:
        far = {"NETWERKCANVAS_STORE": proxy.url(name)}
        for copies in (range(1), range(1, 12)):
            for number in copies:
                there.ok("duplicate", "jong", f"kopie {number}")
            before = proxy.asked
            rows = there.ok("list", "--json", **far).data["canvases"]
            asked.append(proxy.asked - before)
            assert {(row["answered"] > 1, row["cards"]) for row in rows} == {(True, 1)}
    assert len(rows) == 13
    assert asked[0] == asked[1] < 12
    one = there.ok("coverage", "jong", "--json").data
    assert rows[0]["answered"] == one["answered"], one
