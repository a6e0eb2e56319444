"""Tables come in by the names of their columns: ours, and those of other programs."""

import pytest

from board.commands.by import By
from board.commands.canvas import new_canvas
from board.i18n import LANGUAGES
from board.model import Canvas
from board.refusal import Refused
from board.templates import load
from exports import Request, render
from exports.csv_ import MARK
from exports.read import say
from tests.exports.reading import Read, parked, texts, told


def test_a_table_of_ones_own_is_read_by_its_columns(read: Read, empty: Canvas) -> None:
    table = "Tekst;Blok;Deel;Kleur\nVakwerk;Identiteit;Passie;rood\nLos;;;\nVaag;Nergens;;\n"
    back = read(table, name="x.csv", into=empty)
    assert texts(back) == [("identiteit.passie", "Vakwerk")]
    assert told(back) == [
        (1, "", "columns_unknown"),
        (3, "Los", "no_place"),
        (4, "Vaag", "no_such_place"),
    ]
    assert say(back.problems[0], "nl") == "kolom die hier niets betekent, niet ingelezen: Kleur"
    assert parked(back) == ["Los", "Vaag"]
    with pytest.raises(Refused):
        read("a;b\n1;2\n", name="x.csv", into=empty)
    windows = "Naam;Rol\nCafé Ésprit;gastheer\n".encode("cp1252")
    assert [
        one.name for one in read(windows, name="l.csv", into=empty).canvas.members.values()
    ] == ["Café Ésprit"]


def test_a_bad_cell_is_parked_and_the_rest_comes_in(read: Read, empty: Canvas) -> None:
    back = read("titel;einde;stippen\nBus;ooit;veel\n", name="x.csv", into=empty)
    (one,) = back.canvas.coalitions.values()
    assert (one.title, one.end, one.dots) == ("Bus", "", 0)
    assert parked(back) == ["dots: veel", "end: ooit"]


@pytest.mark.parametrize("page", ["cards", "coalitions", "members"])
@pytest.mark.parametrize("headings", LANGUAGES)
def test_our_tables_come_back(read: Read, filled: Canvas, page: str, headings: str) -> None:
    request = Request(format="csv", page=page, headings=headings, parked=True, authors=True)
    table = render(filled, request)
    into = new_canvas(load("netwerk"), By("x", filled.info.created), "T")
    if page == "coalitions":
        into = into._replace(members=filled.members)
    separator = ";" if headings == "nl" else ","
    names, _, rows = table.partition("\r\n")
    saved_again = f"sep={separator}\r\n{names.removeprefix(MARK).upper()}\r\n{rows}"
    for text in (table, saved_again):
        back = read(text.encode(), name="x.csv", into=into)
        assert back.problems == ()
        assert render(back.canvas, request) == table


BOARDS = {
    "a plain whiteboard": ("Text,Color,X,Y\nMeer doen,#ff0,1,2\nMinder,#0ff,3,4\n", "Color; X; Y"),
    "sticky notes": ("Sticky notes\nMeer doen\nMinder\n", ""),
    "a mark of the separator": ("sep=;\r\nTekst;Kleur\r\nMeer doen;geel\r\nMinder;\r\n", "Kleur"),
    "a mark in quotes": ('"sep=,"\nNote text,Tags\nMeer doen,a\nMinder,b\n', "Tags"),
    "tabs": ("Idea\tCreated by\tType\nMeer doen\tSam\tx\nMinder\tSam\ty\n", "Type"),
    "a column without a name": (",Idee,\n1,Meer doen,\n2,Minder,\n", "(1); (3)"),
    "names that were given twice": ("Text,Text\nMeer doen,x\nMinder,y\n", "Text"),
    "a status of their own": ("Card,Status,Due\nMeer doen,Done,1\nMinder,Doing,2\n", "Status; Due"),
    "people beside ideas": ("Naam;Idee;Aantal\nSam;Meer doen;1\nNoor;Minder;2\n", "Aantal"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOARDS)
def test_a_table_of_a_whiteboard_gives_its_cards_and_names_the_other_columns(
    read: Read, empty: Canvas, name: str
) -> None:
    table, unread = BOARDS[name]
    back = read(table, name="bord.csv", into=empty, place="regie")
    assert texts(back) == [("regie", "Meer doen"), ("regie", "Minder")]
    assert parked(back) == []
    found = [one.values["names"] for one in back.problems]
    assert found == ([unread] if unread else [])


def test_votes_are_dots_frames_are_places_and_who_wrote_it_is_the_author(
    read: Read, empty: Canvas
) -> None:
    table = (
        "Sticky note,Frame,Created by,Votes\nBellen,2. Spelregels,Noor,3\n"
        "Weten,Passion,Sam,2 votes\nLos,Frame 7,Sam,●●●\nNiets,Ground rules,,\nMeer,rules,,4.0\n"
    )
    back = read(table, name="x.csv", into=empty)
    cards = {card.text: card for card in back.canvas.cards.values()}
    assert {text: (card.place, card.dots) for text, card in cards.items()} == {
        "Bellen": ("spelregels", 3),
        "Weten": ("identiteit.passie", 2),
        "Los": ("identiteit", 3),
        "Niets": ("spelregels", 0),
        "Meer": ("spelregels", 4),
    }
    assert [cards[text].author for text in ("Bellen", "Weten", "Niets")] == ["Noor", "Sam", "anna"]
    assert told(back) == [(4, "Los", "no_such_place")]
    assert "Frame 7" in cards["Los"].park_reason


def test_one_says_which_column_is_what(read: Read, empty: Canvas) -> None:
    table = "Titel,Waar,Door wie,Hoeveel,Kleur\nBellen,Spelregels,Noor,3,geel\n"
    chosen = {"text": "Titel", "place": "waar", "author": "Door wie", "dots": "HOEVEEL"}
    back = read(table, name="x.txt", into=empty, columns=chosen)
    (card,) = back.canvas.cards.values()
    assert (card.text, card.place, card.author, card.dots) == ("Bellen", "spelregels", "Noor", 3)
    assert back.columns is not None
    assert back.columns.unknown == ["Kleur"]
    # What was chosen goes before what a column is called.
    back = read("Text,Summary\nA1,Bellen\n", name="x.csv", columns={"text": "Summary"})
    assert parked(back) == ["Bellen"]


@pytest.mark.parametrize(
    ("table", "options", "key"),
    [
        ("a,b\n1,2\n", {}, "no_columns"),
        ("", {}, "no_columns"),
        ("text\nx\n", {"columns": {"text": "tekstje"}}, "column_unknown"),
        ("text\nx\n", {"columns": {"kleur": "text"}}, "column_field"),
        ("text\nx\n", {"columns": {"text": "text"}, "kind": "lines"}, "no_table"),
        (b"PK\x03\x04\x14\0\0", {}, "office"),
        (b"\xd0\xcf\x11\xe0\xa1", {}, "office"),
    ],
)
def test_a_table_that_can_t_be_read_says_what_there_is(
    read: Read, table: str | bytes, options: dict[str, object], key: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(table, **{"name": "x.csv", **options})
    assert refused.value.key == f"import.{key}"
    if key in ("no_columns", "column_unknown"):
        assert refused.value.values.get("names", "text") in ("a; b", "text", "")


def test_one_cell_too_many_is_kept(read: Read, empty: Canvas) -> None:
    back = read("tekst;plek\nx;regie;;meer\ny;regie;;\n", name="x.csv", into=empty)
    assert texts(back) == [("regie", "x"), ("regie", "y")]
    assert told(back) == [(2, "meer", "cells")]
    assert parked(back) == ["meer"]
