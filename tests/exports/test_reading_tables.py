"""Tables come in by the names of their columns: ours, and those of other programs."""

import pytest

from board.commands.by import By
from board.commands.canvas import new_canvas
from board.i18n import LANGUAGES
from board.model import Canvas
from board.refusal import Refused
from board.templates import load
from exports import Request, render
from tests.exports.reading import Read, parked, texts


def test_a_table_of_ones_own_is_read_by_its_columns(read: Read, empty: Canvas) -> None:
    table = "Tekst;Blok;Deel;Kleur\nVakwerk;Identiteit;Passie;rood\nLos;;;\nVaag;Nergens;;\n"
    back = read(table, name="x.csv", into=empty)
    assert texts(back) == [("identiteit.passie", "Vakwerk")]
    assert [(one.line, one.key) for one in back.problems] == [
        (1, "import.no_such_column"),
        (2, "import.cells"),
        (3, "import.no_place"),
        (4, "import.no_such_place"),
    ]
    assert parked(back) == ["rood", "Los", "Vaag"]
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
    back = read(table.encode(), name="x.csv", into=into)
    assert back.problems == ()
    assert render(back.canvas, request) == table
