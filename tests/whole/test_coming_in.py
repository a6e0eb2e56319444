"""What people bring from elsewhere comes home: a worksheet, a whiteboard, a board in JSON Canvas.

Through the real command line, from files as other programs give them, to cards on disk.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from board.templates import load
from tests.cli.conftest import Shell
from tests.whole.conftest import Machine

FILES = Path(__file__).parents[1] / "exports" / "files"
WORKSHEETS = sorted(path.name for path in FILES.glob("worksheet-*"))


def placed(shell: Shell, canvas: str = "jong") -> dict[str, str]:
    """Return the place of every card by its text."""
    rows = shell.ok("card", canvas, "list", "--json").data["cards"]
    return {row["text"]: row["place"] for row in rows if row.get("state", "active") == "active"}


@pytest.mark.parametrize("name", WORKSHEETS)
def test_a_worksheet_comes_home_through_a_text_processor(machine: Machine, name: str) -> None:
    machine.ok("info", "jong", "--contact", "de coördinator")
    before = placed(machine)
    told = machine.started("import", str(FILES / name), "--into", "jong")
    assert (told.code, told.err) == (0, "")
    new = {text: place for text, place in placed(machine).items() if text not in before}
    assert sorted(new.values()) == [
        *["identiteit.passie.overtuiging"],
        *["identiteit.passie.thema"] * 2,
        "identiteit.passie.waarden",
        "organisatie.middelen.ict",
        *["regie.portfolio"] * 3,
        *["spelregels.conflicten"] * 3,
    ]
    assert new["Eerst bellen"] == "spelregels.conflicten"
    assert new["R&D voor de mens"] == "identiteit.passie.thema"
    (bus,) = machine.ok("coalition", "jong", "list", "--json").data["coalitions"]
    assert bus["title"] == "Buurtbus"
    machine.ok("undo", "jong")
    assert placed(machine) == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
def test_a_worksheet_in_word_comes_home_with_every_answer_in_its_place(machine: Machine) -> None:
    """Sent as a Word document, filled in, saved as OpenDocument, and from there as text."""
    import docx

    machine.ok("new", "leeg", "--title", "Netwerk", "--canvas-lang", "nl")
    machine.ok("export", "leeg", "--for", "worksheet", "--format", "word", "-o", "blad.docx")
    sheet = docx.Document(str(machine.home / "blad.docx"))
    answers: dict[str, str] = {}
    question = ""
    for paragraph in sheet.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style.startswith("Heading"):
            question = paragraph.text
        elif style.startswith("List") and not paragraph.text.strip():
            answers[f"R&D voor “één” [x]; {len(answers) + 1}, en meer"] = question
            paragraph.add_run([*answers][-1])
    sheet.save(str(machine.home / "vol.docx"))
    for wanted in ("odt", "txt:Text (encoded):UTF8"):
        source = "vol.docx" if wanted == "odt" else "vol.odt"
        subprocess.run(
            ["soffice", "--headless", "--convert-to", wanted, source],
            cwd=machine.home, env=machine.env, capture_output=True, check=True, timeout=120,
        )  # fmt: skip
    told = machine.started("import", "vol.txt", "--into", "leeg")
    assert (told.code, told.err) == (0, "")
    found = placed(machine, "leeg")
    asked = {
        place.path: place.question.text["nl"]
        for place in load("netwerk").questions()
        if place.question
    }
    assert {answer: asked[found[answer]] for answer in answers} == answers
    assert len(answers) == len(asked)


def test_an_empty_worksheet_goes_out_and_what_is_filled_in_comes_back(machine: Machine) -> None:
    machine.ok("export", "jong", "--for", "worksheet", "-o", "blad.md")
    blad = machine.home / "blad.md"
    page = blad.read_text("utf-8")
    assert "nothing" in machine("import", "blad.md", "--into", "jong", "--dry-run").out
    question = "#### Welk gedeeld thema geeft ons energie?\n\n-"
    assert question in page
    blad.write_text(page.replace(question, f"{question} Vakmanschap\n-"), "utf-8")
    machine.ok("import", "blad.md", "--into", "jong")
    assert placed(machine)["Vakmanschap"] == "identiteit.passie.thema"


def test_the_spreadsheet_of_a_whiteboard_comes_in(machine: Machine) -> None:
    table = FILES / "whiteboard-export.csv"
    before = machine.files()
    dry = machine.started("import", str(table), "--into", "jong", "--dry-run", "--lang", "nl")
    assert machine.files() == before
    told = machine.started("import", str(table), "--into", "jong", "--lang", "nl")
    assert told.code == 0
    assert dry.out.replace("zou in jong komen", "in jong gekomen") == told.out
    assert "4 kaarten, waarvan 1 geparkeerd" in told.out
    assert (
        "tekst = Sticky notes, plek = Frame, wie schreef = Created by, stippen = Votes" in told.out
    )
    assert told.err.count("\n") == 3
    for said in ("Color; X; Y; Link", "Regel 7: zonder tekst", "Regel 8: plek 'Frame 7'"):
        assert said in told.err
    found = placed(machine)
    assert found["Vakmanschap, ook zonder diploma"] == "identiteit"
    assert found["Eerst bellen; dan mailen"] == "spelregels"
    assert found['Wie haalt, "brengt" ook'] == "spelregels"
    assert "Wie betaalt dit?" not in found
    assert "Wie betaalt dit?" in machine.ok("show", "jong", "--parked").out


def test_a_spreadsheet_of_ones_own_comes_in_as_one_says(machine: Machine) -> None:
    table = machine.home / "eigen.csv"
    table.write_text("Nr;Wat we willen;Hoeveel\n1;Bellen;3\n2;Mailen;\n", "utf-8")
    said = machine.refused(1, "import", "eigen.csv", "--name", "eigen", "--lang", "nl")
    assert "Nr; Wat we willen; Hoeveel" in said
    told = machine.started(
        "import", "eigen.csv", "--name", "eigen", "--column", "text=wat we willen",
        "--column", "dots=Hoeveel", "--place", "rules",
    )  # fmt: skip
    assert told.code == 0
    assert placed(machine, "eigen") == {"Bellen": "spelregels", "Mailen": "spelregels"}


def test_a_board_of_obsidian_comes_in(machine: Machine) -> None:
    board = FILES / "board-obsidian.canvas"
    told = machine.started("import", str(board), "--into", "jong", "--lang", "nl")
    assert told.code == 0
    assert "9 kaarten, waarvan 2 geparkeerd" in told.out
    assert "Regel" not in told.err, "a board has no lines"
    found = placed(machine)
    assert found["Geen jongere uit beeld"] == "identiteit.passie"
    assert found["Eerst bellen, dan mailen"] == "spelregels"
    again = machine("import", str(board), "--into", "jong", "--lang", "nl")
    assert "9 al bekend" in again.out, "what is there already is left alone"


def test_a_board_of_ours_goes_out_is_worked_on_and_comes_back(machine: Machine) -> None:
    machine.ok("export", "jong", "--format", "jsoncanvas", "-o", "bord.canvas")
    machine.ok("import", "bord.canvas", "--name", "kopie")
    assert len(placed(machine, "kopie")) == len(placed(machine))
    before = placed(machine)
    board = machine.home / "bord.canvas"
    words = "Geen jongere van de radar"
    page = board.read_text("utf-8")
    assert words in page
    board.write_text(page.replace(words, "Niemand van de radar"), "utf-8")
    machine.ok("import", "bord.canvas", "--into", "jong")
    new = {text: place for text, place in placed(machine).items() if text not in before}
    assert new == {"Niemand van de radar": "identiteit.passie"}
