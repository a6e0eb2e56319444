"""Cards from the command line: add, show, find and everything ``card`` does."""

import json

import pytest

from board.change import Change, Delta
from board.commands.by import now
from store.files.library import FileLibrary
from tests.cli.conftest import Shell


def ids(shell: Shell, canvas: str = "jong") -> dict[str, str]:
    """Return the ids of the cards by their text."""
    rows = shell.ok("card", canvas, "list", "--json").data["cards"]
    return {row["text"]: row["id"] for row in rows}


def test_a_card_is_on_disk_when_its_id_is_told(jong: Shell) -> None:
    added = jong.ok("add", "jong", "identiteit.ambitie", "In 2028 halveren we de wachttijd")
    (id,) = added.lines
    tables = json.loads((jong.library / "jong.json").read_text("utf-8"))
    texts = {record["id"]: record["text"] for record in tables["cards"].values()}
    assert texts[id] == "In 2028 halveren we de wachttijd"


def test_a_place_may_be_written_in_english(jong: Shell) -> None:
    jong.ok("add", "jong", "Identity.Passion.theme", "In het Engels aangewezen")
    row = jong.ok("card", "jong", "list", "identiteit.passie.thema", "--json").data["cards"][-1]
    assert row["text"] == "In het Engels aangewezen"
    assert row["place"] == "identiteit.passie.thema"


def test_one_card_per_line_of_stdin(jong: Shell) -> None:
    added = jong.ok("add", "jong", "organisatie.wie", "-", stdin="ROC\r\n\n  Gemeente  \nUWV")
    assert len(added.lines) == 3
    rows = jong.ok("card", "jong", "list", "organisatie.wie", "--json").data["cards"]
    assert [row["text"] for row in rows] == ["ROC", "Gemeente", "UWV"]
    assert [row["id"] for row in rows] == added.lines
    jong.ok("undo", "jong")
    assert "Gemeente" not in jong.ok("show", "jong").out


def test_a_body_goes_along(jong: Shell) -> None:
    (id,) = jong.ok("add", "jong", "regie", "Elk half jaar", "--body", "Met **koffie**").lines
    row = next(r for r in jong.ok("card", "jong", "list", "--json").data["cards"] if r["id"] == id)
    assert row["body"] == "Met **koffie**"


def test_a_coalition_place_makes_a_coalition(jong: Shell) -> None:
    jong.ok("add", "jong", "coalities.project", "Leerbaan in 10 dagen")
    (coalition,) = jong.ok("coalition", "jong", "list", "--json").data["coalitions"]
    assert (coalition["title"], coalition["form"]) == ("Leerbaan in 10 dagen", "project")


def test_cards_go_after_and_before_one_another(jong: Shell) -> None:
    first, second = jong.ok("add", "jong", "regie", "-", stdin="een\ntwee").lines
    jong.ok("add", "jong", "regie", "anderhalf", "--after", first)
    jong.ok("add", "jong", "regie", "nul", "--before", first[:4])
    rows = jong.ok("card", "jong", "list", "regie", "--json").data["cards"]
    assert [row["text"] for row in rows] == ["nul", "een", "anderhalf", "twee"]
    assert jong.refused(2, "add", "jong", "regie", "x", "--before", first, "--after", second)


def test_everything_a_card_can_undergo(jong: Shell) -> None:
    known = ids(jong)
    card = known["Geen jongere van de radar"]
    rule = known["Zonder bezwaar is besloten #besluit"]
    jong.ok("card", "jong", "edit", card, "Geen jongere uit beeld", "--body", "Zie *bijlage*")
    jong.ok("card", "jong", "dots", "3", card)
    jong.ok("card", "jong", "dots", "-1", card)
    jong.ok("card", "jong", "mark", "begrip", card, rule)
    jong.ok("card", "jong", "link", rule, card)
    jong.ok("card", "jong", "park", card, "--reason", "volgende keer")
    rows = {r["id"]: r for r in jong.ok("card", "jong", "list", "--all", "--json").data["cards"]}
    assert rows[card]["text"] == "Geen jongere uit beeld"
    assert rows[card]["body"] == "Zie *bijlage*"
    assert rows[card]["dots"] == 2
    assert rows[card]["marks"] == ["term"]
    assert (rows[card]["state"], rows[card]["park_reason"]) == ("parked", "volgende keer")
    assert rows[rule]["follows"] == [card]
    jong.ok("card", "jong", "unpark", card)
    jong.ok("card", "jong", "unlink", rule, card)
    jong.ok("card", "jong", "mark", "begrip", rule)
    jong.ok("card", "jong", "move", "regie.zorg", card)
    jong.ok("card", "jong", "remove", rule)
    (row,) = jong.ok("card", "jong", "list", "--json").data["cards"]
    assert (row["id"], row["place"]) == (card, "regie.zorg")
    jong.ok("card", "jong", "restore", rule)
    assert "Zonder bezwaar" in jong.ok("show", "jong").out


def test_a_text_edited_from_stdin_brings_its_body(jong: Shell) -> None:
    card = ids(jong)["Geen jongere van de radar"]
    jong.ok("card", "jong", "edit", card, "-", stdin="Titel\n\nEerste regel\nTweede\n")
    row = jong.ok("card", "jong", "list", "identiteit", "--json").data["cards"][0]
    assert (row["text"], row["body"]) == ("Titel", "Eerste regel\nTweede")


def test_show_is_an_outline(jong: Shell) -> None:
    out = jong.ok("show", "jong").out
    assert out.index("Identiteit") < out.index("Geen jongere van de radar")
    assert "Zonder bezwaar" not in jong.ok("show", "jong", "identiteit").out
    told = jong.ok("show", "jong", "spelregels", "--json").data
    assert [card["text"] for card in told["cards"]] == ["Zonder bezwaar is besloten #besluit"]


def test_show_tells_how_it_was(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", "Later erbij")
    assert "Later erbij" not in jong.ok("show", "jong", "--at", "2").out
    assert "Later erbij" in jong.ok("show", "jong").out
    jong.refused(1, "show", "jong", "--at", "99")


def test_show_with_ids_names_every_place(jong: Shell) -> None:
    out = jong.ok("show", "jong", "--ids").out
    assert "identiteit.passie.thema" in out
    assert "regie.samenhang" in out
    assert ids(jong)["Geen jongere van de radar"] in out


def test_find_looks_everywhere(jong: Shell) -> None:
    assert "Zonder bezwaar" in jong.ok("find", "jong", "bezwaar").out
    assert "Zonder bezwaar" in jong.ok("find", "jong", "#besluit").out
    assert jong("find", "jong", "nergens").out == ""


@pytest.mark.parametrize("text", ["", "   ", "\t\n"])
def test_a_card_of_only_blanks_is_refused(jong: Shell, text: str) -> None:
    before = jong.files()
    jong.refused(1, "add", "jong", "regie", text)
    jong.refused(1, "add", "jong", "regie", "-", stdin=text)
    assert jong.files() == before


def test_an_unknown_place_is_answered_with_the_nearest(jong: Shell) -> None:
    before = jong.files()
    assert "spelregels.besluiten" in jong.refused(1, "add", "jong", "spelregels.besluit", "x")
    assert "identiteit" in jong.refused(1, "show", "jong", "identitiet")
    assert "identity" in jong.refused(1, "show", "jong", "identyt")
    jong.refused(1, "add", "jong", "zzzzqqq", "x")
    assert jong.files() == before


def test_an_unknown_id_is_named(jong: Shell) -> None:
    assert "zzzz" in jong.refused(1, "card", "jong", "edit", "zzzz", "x")
    assert "zzzz" in jong.refused(1, "card", "jong", "remove", "zzzz")


def test_a_text_that_is_too_long_is_refused(jong: Shell) -> None:
    before = jong.files()
    jong.refused(1, "add", "jong", "regie", "-", stdin="x" * 70_000)
    assert jong.files() == before


def test_old_letters_are_read_as_import_reads_them(jong: Shell) -> None:
    (id,) = jong.ok("add", "jong", "regie", "-", stdin=b"caf\xe9\n").lines
    assert "café" in jong.ok("show", "jong").out
    jong.ok("card", "jong", "edit", id, "-", stdin="\ufeffcrème\n".encode("utf-16"))
    assert "crème" in jong.ok("show", "jong").out
    jong.ok("member", "jong", "add", "-", stdin=b"Andr\xe9; ROC\n")
    assert "André" in jong.ok("member", "jong").out


def test_bytes_that_are_no_text_are_refused(jong: Shell) -> None:
    before = jong.files()
    said = jong.refused(1, "add", "jong", "regie", "-", "--lang", "nl", stdin=b"\x89PNG\x00\xff")
    assert "geen tekst" in said
    assert jong.files() == before


TEXTS = (
    "é ï € ‘quotes’", "你好，世界", "👩‍👩‍👧 gezin", "שלום עולם", "[bold]x[/] [@click=app.quit]y[/]",
    "# kop", "| a | b |", "`code` *ster* _streep_ <b>", "{0} %s \\", "x" * 2000,
)  # fmt: skip


def test_30_texts_come_out_as_they_went_in(jong: Shell) -> None:
    """Case 30 and the strange scripts: shown literally."""
    jong.ok("add", "jong", "regie", "-", stdin="\n".join(TEXTS))
    rows = jong.ok("card", "jong", "list", "regie", "--json").data["cards"]
    assert [row["text"] for row in rows] == list(TEXTS)
    listed = jong.ok("card", "jong", "list", "regie").out
    for text in TEXTS:
        assert text in listed


def test_29_escape_sequences_never_reach_the_terminal(jong: Shell) -> None:
    """Case 29: not raw in any answer, escaped in the file, and ``--json`` round-trips."""
    nasty = "a\x1b[2Jb\x1b]52;c;ZXZpbA==\x07c\x9b31m\u202ed"
    (id,) = jong.ok("add", "jong", "regie", nasty).lines
    for command in (
        ["show", "jong"],
        ["card", "jong", "list"],
        ["find", "jong", "ZXZ"],
        ["history", "jong"],
    ):
        raw = jong.ok(*command).out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(raw), command
    rows = jong.ok("card", "jong", "list", "regie", "--json")
    assert rows.out.isascii()
    assert [row["text"] for row in rows.data["cards"] if row["id"] == id] == [nasty]
    assert b"\x1b" not in (jong.library / "jong.json").read_bytes()
    assert "\x1b" not in jong.refused(1, "show", "jong", "pl\x1b[2Jek")
    assert "\x1b" not in jong.refused(2, "show", "jo\x1b[2J")


def test_nobody_can_be_without_a_name(jong: Shell) -> None:
    jong.refused(2, "add", "jong", "regie", "x", "--as", "  ")
    jong.ok("add", "jong", "regie", "x", "--as", "Piet")
    assert jong.ok("history", "jong", "--json").data["revisions"][-1]["by"] == "Piet"


def test_a_conflict_is_settled(jong: Shell) -> None:
    """Two people changed one card: what the store kept beside it is chosen from a shell."""
    card = ids(jong)["Geen jongere van de radar"]
    file = FileLibrary(jong.library, state=jong.state).open("jong")
    file.read()
    jong.ok("card", "jong", "edit", card, "Van Noor")
    edit = Delta("cards", card, {"text": "Geen jongere van de radar"}, {"text": "Van Piet"})
    kept = file.commit(Change("card.edit", (edit,), "Van Piet"), now("Piet"))
    sibling = kept.conflicts[0].sibling
    jong.refused(1, "card", "jong", "keep", "mine", card)
    jong.ok("card", "jong", "keep", "mijne", sibling)
    assert "Van Piet" in ids(jong)
    assert ids(jong)["Van Piet"] == card
    assert "Van Noor" not in ids(jong)
