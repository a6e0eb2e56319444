"""Out and in from the command line: export, import, backup, recover."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from board import examples
from board.change import Change, diff
from board.commands.by import By
from board.commands.cards import add_card
from board.loading import canvas_of
from store.files.library import FileLibrary
from tests.cli.conftest import Shell


def test_an_export_goes_to_stdout_or_to_a_file(jong: Shell) -> None:
    page = jong.ok("export", "jong").out
    assert page.startswith("# ")
    assert page.endswith("\n")
    assert "Geen jongere van de radar" in page
    jong.ok("export", "jong", "-o", "samenvatting.md")
    assert (jong.home / "samenvatting.md").read_text("utf-8") == page
    assert jong.ok("export", "jong").out == page


def test_35_a_file_that_exists_is_refused_without_force(jong: Shell) -> None:
    """Case 35: refused, untouched; with ``--force`` replaced."""
    path = jong.home / "uit.md"
    path.write_text("van mij")
    jong.refused(1, "export", "jong", "-o", str(path))
    assert path.read_text() == "van mij"
    jong.ok("export", "jong", "-o", str(path), "--force")
    assert "Geen jongere" in path.read_text("utf-8")
    assert [each.name for each in jong.home.iterdir() if "tmp" in each.name] == []
    jong.refused(1, "export", "jong", "-o", str(jong.home / "geen" / "map.md"))
    jong.refused(2, "export", "jong", "--force")


def test_a_part_in_another_language(jong: Shell) -> None:
    page = jong.ok("export", "jong", "--section", "rules", "--headings", "en").out
    assert "Zonder bezwaar is besloten" in page
    assert "Geen jongere" not in page
    assert "What do we agree on?" in page
    jong.refused(1, "export", "jong", "--section", "spelregel")


def test_what_is_left_out_is_told_and_comes_on_request(jong: Shell) -> None:
    (id,) = jong.ok("add", "jong", "regie", "Alleen hier").lines
    jong.ok("card", "jong", "mark", "zaal", id)
    assert "Alleen hier" not in jong.ok("export", "jong").out
    told = jong("export", "jong", "-o", "uit.md")
    assert (told.code, told.out) == (0, "")
    assert "1 in the room only" in told.err
    assert "Alleen hier" in jong.ok("export", "jong", "--room").out


def test_pages_and_formats_are_those_of_the_registry(jong: Shell) -> None:
    from exports.pages import PAGES
    from exports.request import FORMATS

    shown = jong.ok("export", "--help").out
    for page in PAGES:
        assert page.id in shown
    for format in FORMATS:
        assert format in shown
    assert "worksheet" in jong.refused(1, "export", "jong", "--for", "werkblat")
    dutch = jong.refused(1, "export", "jong", "--for", "x", "--format", "csv", "--lang", "nl")
    for page in PAGES:
        assert page.name in dutch.partition("kies uit: ")[2].split(", ")
    said = jong.refused(
        1, "export", "jong", "--for", "begrippen", "--format", "csv", "--lang", "nl"
    )
    assert "begrippen" in said
    assert "markdown" in jong.refused(1, "export", "jong", "--format", "pdf")


@pytest.mark.parametrize(
    ("page", "begins"),
    [("worksheet", "# "), ("begrippen", "# "), ("canvas", "{"), ("poster", "<!doctype html>")],
)
def test_a_page_knows_its_format(jong: Shell, page: str, begins: str) -> None:
    jong.ok("term", "jong", "add", "radar = in beeld")
    assert jong.ok("export", "jong", "--for", page).out.lower().startswith(begins)


def test_a_report_back_is_for_one_member_by_its_whole_name(jong: Shell) -> None:
    name = "Zorg, Welzijn; Wonen"
    jong.ok("member", "jong", "add", "ROC Oostland;;opleider", f'"{name}";;buur')
    for member in (name, "roc oostland"):
        page = jong.ok("export", "jong", "--for", "report", "--member", member).out
        assert f"voor {name if member == name else 'ROC Oostland'}" in page
        assert ("opleider" in page) == (member != name)
    said = jong.refused(1, "export", "jong", "--for", "report", "--member", "ROC Oostlan")
    assert "ROC Oostland" in said and len(said.splitlines()) == 1
    assert "--member NAME" in jong.refused(2, "export", "jong", "--for", "terugkoppeling")
    assert "--for report" in jong.refused(2, "export", "jong", "--member", name)
    jong.ok("export", "jong", "--for", "report", "--member", name, "--format", "html", "-o", "x")
    assert "Zorg, Welzijn; Wonen" in (jong.home / "x").read_text("utf-8")


def test_all_pages_of_a_session_go_into_one_folder(jong: Shell) -> None:
    (id,) = jong.ok("add", "jong", "regie", "GEHEIM").lines
    jong.ok("card", "jong", "mark", "zaal", id)
    jong.ok("member", "jong", "add", '"Zorg, Welzijn; Wonen"')
    bare = [Path(path).name for path in jong.ok("export", "jong", "--all", "kaal").lines]
    assert "01-jong-samenvatting.md" in bare
    assert "11-jong-terugkoppeling-zorg-welzijn-wonen.md" in bare
    assert not [name for name in bare if "verslag" in name or name.endswith(".ics")]
    jong.ok("session", "jong", "add", "--date", "2026-03-17")
    jong.ok("action", "jong", "add", "Bellen", "--due", "2026-04-01")
    paths = jong.ok("export", "jong", "--all", "uit", "--session", "1", "--headings", "en").lines
    folder = jong.home / "uit"
    names = {path.name for path in folder.iterdir()}
    assert len(paths) == len(names) and {*paths} == {f"uit/{name}" for name in names}
    assert {
        "02-jong-minutes.md",
        "02-jong-minutes.html",
        "09-jong-poster.html",
        "10-jong-calendar.ics",
    } <= names
    texts = [path.read_text("utf-8") for path in folder.iterdir()]
    assert not [text for text in texts if "GEHEIM" in text or "What do we do" in text]
    assert any("17 March 2026" in text for text in texts)

    again = jong.refused(1, "export", "jong", "--all", "uit", "--headings", "en")
    assert "uit/01-jong-summary.html" in again
    (folder / "01-jong-summary.md").write_text("van mij")
    (folder / "02-jong-minutes.md").unlink()
    jong.refused(1, "export", "jong", "--all", "uit", "--headings", "en")
    assert not (folder / "02-jong-minutes.md").exists(), "all of them or none"
    jong.ok("export", "jong", "--all", "uit", "--headings", "en", "--force")
    assert "van mij" not in (folder / "01-jong-summary.md").read_text("utf-8")

    word = jong.ok("export", "jong", "--all", "woord", "--format", "word").lines
    assert {path.rpartition(".")[2] for path in word} == {"docx", "ics"}
    assert "--for" in jong.refused(2, "export", "jong", "--all", "x", "--for", "poster")
    assert "--paper" in jong.refused(2, "export", "jong", "--all", "x", "--paper", "a2")
    assert "--room" in jong.refused(2, "export", "jong", "--all", "x", "--room")
    assert "word" in jong.refused(1, "export", "jong", "--all", "x", "--format", "csv")
    jong.refused(1, "export", "jong", "--all", "x", "--session", "9")
    jong.refused(1, "export", "jong", "--all", "geen/map")
    jong.refused(1, "export", "jong", "--all", "uit/01-jong-summary.md")
    assert not (jong.home / "x").exists()


def test_31_scripts_and_links_come_out_inert(jong: Shell) -> None:
    """Case 31 on the command line."""
    jong.ok("add", "jong", "regie", "<script>alert(1)</script> [x](javascript:alert(1))")
    page = jong.ok("export", "jong", "--format", "html").out
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_json_goes_out_and_comes_back(jong: Shell) -> None:
    jong.ok("member", "jong", "add", "ROC Oostland;;opleider")
    jong.ok("export", "jong", "--format", "json", "-o", "uit.json")
    jong.ok("import", "uit.json", "--name", "kopie")
    assert jong.ok("export", "kopie", "--format", "json").out == (jong.home / "uit.json").read_text(
        "utf-8"
    )
    jong.refused(1, "import", "uit.json", "--name", "kopie")


def test_32_markdown_goes_out_and_comes_back(jong: Shell) -> None:
    """Case 32: texts that look like Markdown come back as they were."""
    texts = ["# geen kop", "| a | b |", "`code` en *ster*", "1. geen lijst", "<b>vet</b>"]
    jong.ok("add", "jong", "regie", "-", stdin="\n".join(texts))
    jong.ok("export", "jong", "--complete", "-o", "alles.md")
    jong.ok("import", "alles.md", "--name", "terug")
    rows = jong.ok("card", "terug", "list", "regie", "--json").data["cards"]
    assert [row["text"] for row in rows] == texts


def test_lines_come_in_as_one_step(jong: Shell) -> None:
    (jong.home / "lijst.txt").write_text("Wijkteam\n\nBibliotheek\n", "utf-8")
    before = jong.files()
    told = jong.ok("import", "lijst.txt", "--into", "jong", "--place", "regie", "--dry-run")
    assert "2 cards" in told.out
    assert jong.files() == before
    jong.ok("import", "lijst.txt", "--into", "jong", "--place", "regie")
    rows = jong.ok("card", "jong", "list", "regie", "--json").data["cards"]
    assert [row["text"] for row in rows] == ["Wijkteam", "Bibliotheek"]
    jong.ok("undo", "jong")
    assert jong.ok("card", "jong", "list", "regie", "--json").data["cards"] == []
    assert jong.ok("import", "-", "--into", "jong", "--place", "regie", stdin="Nog een\n").out


def test_what_has_no_place_is_parked_and_named_by_line(jong: Shell) -> None:
    (jong.home / "los.txt").write_text("Zomaar iets\n", "utf-8")
    told = jong("import", "los.txt", "--into", "jong")
    assert told.code == 0
    assert "Line 1" in told.err
    data = jong.ok("import", "los.txt", "--into", "jong", "--json", "--dry-run").data
    assert data["problems"][0]["line"] == 1
    assert "Zomaar iets" in jong.ok("show", "jong", "--parked").out


def test_one_says_which_column_of_a_spreadsheet_is_what(jong: Shell) -> None:
    board = "sep=;\nOnderdeel;Wat;Stemmen\nregie;Vaker bellen;3\nregie;Minder mailen;\n"
    (jong.home / "bord.csv").write_text(board, "utf-8")
    said = jong.refused(1, "import", "bord.csv", "--into", "jong", "--lang", "nl")
    assert "Onderdeel; Wat; Stemmen" in said
    assert "--column text=" in said
    chosen = ("--column", "tekst=Wat", "--column", "place=onderdeel")
    told = jong("import", "bord.csv", "--into", "jong", *chosen, "--lang", "nl")
    assert "kolommen: tekst = Wat, plek = Onderdeel, stippen = Stemmen" in told.out
    rows = jong.ok("card", "jong", "list", "regie", "--json").data["cards"]
    assert [(row["text"], row.get("dots", 0)) for row in rows] == [
        ("Vaker bellen", 3), ("Minder mailen", 0),
    ]  # fmt: skip
    told = jong.ok("import", "bord.csv", "--into", "jong", *chosen, "--dry-run", "--json")
    assert told.data["columns"] == {"text": "Wat", "place": "Onderdeel", "dots": "Stemmen"}
    for wrong in ("Wat", "text=", "kleur=Wat"):
        jong.refused(2, "import", "bord.csv", "--into", "jong", "--column", wrong)
    jong.refused(2, "import", "bord.csv", "--into", "jong", *chosen, "--column", "text=Stemmen")
    jong.refused(1, "import", "bord.csv", "--into", "jong", "--column", "text=Weg")


def test_rows_of_a_new_canvas_go_to_the_place_one_says(jong: Shell) -> None:
    (jong.home / "ideeen.csv").write_text("Idee\nVaker bellen\n", "utf-8")
    jong.ok("import", "ideeen.csv", "--name", "nieuw", "--place", "rules.decisions")
    (row,) = jong.ok("card", "nieuw", "list", "--json").data["cards"]
    assert row["place"] == "spelregels.besluiten"
    jong.refused(1, "import", "ideeen.csv", "--name", "nog", "--place", "nergens")


def test_a_file_of_the_library_is_recognised_for_what_it_is(jong: Shell) -> None:
    jong.ok("backup", "alles.zip")
    jong.ok("add", "jong", "regie", "nog een")
    before = jong.files()
    kept = jong.library / "jong.json"
    (jong.home / "elders.json").write_bytes(kept.read_bytes())
    (jong.home / "oud.json").write_bytes(kept.read_bytes().replace(b'"format":2', b'"format":1'))
    (jong.home / "jong.history.jsonl").write_text('{"rev": 1}\n{"rev": 2}\n')
    for path, words in (
        (str(kept), "export NAAM --format json"),
        ("elders.json", "map met canvassen"),
        ("oud.json", "revisie"),
        ("jong.history.jsonl", "geschiedenis"),
        ("alles.zip", "netwerkcanvas recover"),
    ):
        for home in (("--into", "jong"), ("--name", "nieuw"), ("--name", "nieuw", "--dry-run")):
            assert words in jong.refused(1, "import", path, *home, "--lang", "nl")
    assert jong.files() == before


def test_36_a_file_too_large_or_too_deep_is_refused_at_once(jong: Shell) -> None:
    """Case 36: exit 1, little memory, the store unchanged."""
    huge = jong.home / "huge.json"
    with huge.open("wb") as file:
        file.truncate(500 * 2**20)
    deep = jong.home / "deep.json"
    deep.write_text("[" * 100_000 + "]" * 100_000)
    deeper = jong.home / "deeper.json"
    deeper.write_text('{"a":' * 100_000 + "1" + "}" * 100_000)
    before = jong.files()
    for path in (huge, deep, deeper):
        jong.refused(1, "import", str(path), "--into", "jong")
        jong.refused(1, "import", str(path), "--name", "nieuw")
    assert jong.files() == before


def test_37_one_bad_entry_keeps_all_of_a_json_file_out(jong: Shell) -> None:
    """Case 37: none imported, the bad one named."""
    jong.ok("add", "jong", "regie", "-", stdin="\n".join(f"kaart {n}" for n in range(98)))
    told = json.loads(jong.ok("export", "jong", "--format", "json").out)
    bad = told["cards"][57]
    bad["text"] = 7
    (jong.home / "bad.json").write_text(json.dumps(told), "utf-8")
    before = jong.files()
    assert bad["id"] in jong.refused(1, "import", "bad.json", "--name", "nieuw")
    assert jong.files() == before


def test_what_cannot_be_read_is_told(jong: Shell) -> None:
    before = jong.files()
    assert "no such file" in jong.refused(1, "import", "weg.md", "--into", "jong")
    jong.refused(1, "import", ".", "--into", "jong")
    (jong.home / "plaatje.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    jong.refused(1, "import", "plaatje.png", "--into", "jong")
    (jong.home / "leeg.txt").write_text("\n")
    jong.refused(1, "import", "leeg.txt", "--name", "leeg")
    jong.refused(1, "import", "leeg.txt", "--into", "jonk")
    jong.refused(1, "import", "leeg.txt", "--into", "jong", "--kind", "xls")
    assert jong.files() == before


def test_the_library_goes_into_one_file_and_comes_back(jong: Shell) -> None:
    jong.ok("new", "werk")
    jong.ok("bin", "werk")
    jong.ok("backup", "alles.zip")
    assert zipfile.is_zipfile(jong.home / "alles.zip")
    before = jong.ok("export", "jong", "--format", "json").out
    history = jong.ok("history", "jong", "--json").data
    jong.refused(1, "backup", "alles.zip")
    jong.ok("backup", "alles.zip", "--force")
    elsewhere = str(jong.home / "elders")
    jong.ok("recover", "alles.zip", "--dir", elsewhere)
    assert jong.ok("export", "jong", "--format", "json", "--dir", elsewhere).out == before
    assert jong.ok("history", "jong", "--json", "--dir", elsewhere).data == history
    assert "werk" in jong.ok("list", "--binned", "--dir", elsewhere).out


def test_what_exists_is_left_unless_asked_otherwise(jong: Shell) -> None:
    jong.ok("backup", "alles.zip")
    jong.ok("add", "jong", "regie", "Na het archief")
    assert "left as it is" in jong.ok("recover", "alles.zip").out
    assert "Na het archief" in jong.ok("show", "jong").out
    jong.ok("recover", "alles.zip", "--replace")
    assert "Na het archief" not in jong.ok("show", "jong").out
    assert "jong" in jong.ok("list", "--binned").out


def test_an_archive_that_is_none_changes_nothing(jong: Shell) -> None:
    (jong.home / "geen.zip").write_bytes(os.urandom(500))
    before = jong.files()
    jong.refused(1, "recover", "geen.zip")
    jong.refused(1, "recover", "weg.zip")
    assert jong.files() == before


@pytest.fixture
def dated(shell: Shell) -> Shell:
    """A canvas ``oud``, made on 1 March; a card late on the 5th by the clock of Greenwich."""
    made = By("anna", "2026-03-01T09:00:00Z")
    tables = examples.load("nl")
    file = FileLibrary(shell.library, state=shell.state).create("oud", tables, made)
    before = canvas_of(file.read().tables, ())
    late = By("bram", "2026-03-05T23:30:00Z")
    after = add_card(before, late, "identiteit.passie.thema", "Er is van alles bijgekomen")
    file.commit(Change("card.add", diff(before, after), ""), late)
    return shell


def test_a_page_of_a_day_is_the_canvas_of_that_day(dated: Shell) -> None:
    then = dated.ok("export", "oud", "--on", "2026-03-04", "--front-matter").out
    assert "Er is van alles bijgekomen" not in then
    assert "revision: 1" in then
    later = dated.ok("export", "oud", "--on", "2026-03-06", "--front-matter").out
    assert "Er is van alles bijgekomen" in later
    assert "revision: 2" in later


@pytest.mark.parametrize(("zone", "there"), [("UTC", True), ("Europe/Amsterdam", False)])
def test_a_day_ends_by_the_clock_on_the_wall(dated: Shell, zone: str, there: bool) -> None:
    page = dated.ok("export", "oud", "--on", "2026-03-05", TZ=zone).out
    assert ("Er is van alles bijgekomen" in page) is there
    told = dated.ok("history", "oud", "--since", "2026-03-06", TZ=zone).lines
    assert len(told) == (0 if there else 1)


def test_a_day_before_the_canvas_is_refused(dated: Shell) -> None:
    told = dated.refused(1, "export", "oud", "--on", "2026-02-28", "--lang", "nl")
    assert told == "netwerkcanvas: oud was er nog niet op 2026-02-28; het begon op 2026-03-01"


def test_a_number_of_a_session_is_no_beginning_of_an_id(jong: Shell) -> None:
    """Ids begin with a figure as often as not, and a folder of another session would be mailed."""
    jong.ok("session", "jong", "add", "--date", "2026-03-17")
    (row,) = jong.ok("session", "jong", "list", "--json").data["sessions"]
    for figure in "23456789":
        jong.refused(1, "export", "jong", "--for", "agenda", "--session", figure)
    for word in ("1", row["id"]):
        jong.ok("export", "jong", "--for", "agenda", "--session", word)
    jong.ok("agenda", "jong", "add", "Welkom 10", "--session", "1")
    for figure in "23456789":
        jong.refused(1, "agenda", "jong", "remove", figure, "--session", "1")
    jong.ok("agenda", "jong", "remove", "1", "--session", "1")
