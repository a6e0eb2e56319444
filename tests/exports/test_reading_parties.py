"""Members and other parties come back as who they are, whatever their names and relations."""

import pytest

from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.coalitions import set_coalition
from board.commands.members import add_member, set_member
from board.i18n import LANGUAGES
from board.model import RELATIONS, Canvas
from board.parties import label
from board.templates import load
from exports import Request, render
from tests.exports.reading import Read, parked, told, told_of_coalitions

AWKWARD = (
    "Stichting Zorg, Welzijn en Wonen",
    "De Schakel (trekt mee, geen lid)",
    "Bouwgroep Noord; afdeling Zuid",
    '"De Brug" Zuid',
    "Platform Natuur en Milieu (PNM)",
)


def with_awkward_names(canvas: Canvas, by: By) -> Canvas:
    for name in AWKWARD:
        canvas = add_member(canvas, by, name, role="kijkt mee, soms; altijd")
    aisha = "aisha"
    canvas = add_member(canvas, by, "Aisha", home=AWKWARD[4], id=aisha)
    by_name = {one.name: f"member:{one.id}" for one in canvas.members.values()}
    refs = [by_name[name] for name in AWKWARD]
    others = ["outside:Bank; Bos (en zo)", "name:de gemeenten, alle twaalf", f"member:{aisha}"]
    canvas = set_member(canvas, by, aisha, core=True, stewardship=True, granted_by=refs)
    return set_coalition(canvas, by, "leer", core=refs, others=others, progress="active")


@pytest.mark.parametrize("headings", LANGUAGES)
def test_names_come_back_as_they_were_whatever_is_in_them(
    read: Read, filled: Canvas, by: By, headings: str
) -> None:
    canvas = with_awkward_names(filled, by)
    told = told_of_coalitions(canvas)
    people = [(one.name, one.home, one.role, one.core) for one in canvas.members.values()][1:]
    back = read(render(canvas, Request(headings=headings, date="2026-03-17")), name="s.md")
    assert told_of_coalitions(back.canvas) == told
    found = [*back.canvas.members.values()][1:]  # The role of the first is said by its flag.
    assert [(one.name, one.home, one.role, one.core) for one in found] == people

    table = render(canvas, Request(format="csv", page="coalitions", headings=headings))
    into = new_canvas(load("netwerk"), by, "T")._replace(members=canvas.members)
    back = read(table.encode(), name="x.csv", into=into)
    assert told_of_coalitions(back.canvas)[0][-3] == told[0][-3]
    members = render(canvas, Request(format="csv", page="members", headings=headings))
    back = read(members.encode(), name="x.csv")
    assert render(back.canvas, Request(format="csv", page="members", headings=headings)) == members


def with_relations(canvas: Canvas, by: By) -> Canvas:
    canvas = add_member(canvas, by, "De twaalf gemeenten", id="twaalf", role="opdrachtgever")
    canvas = add_member(canvas, by, "Gemeente Oost", id="oost")
    canvas = add_member(canvas, by, "Fonds Oost", relation="funder")
    canvas = add_member(canvas, by, "De dorpen", id="dorpen", relation="beoogd")
    holds = "Gemeente Oost; Gemeente Zuid, West en Noord"
    canvas = set_member(canvas, by, "twaalf", holds=holds, size=12)
    canvas = set_member(canvas, by, "dorpen", holds="Dorp A; Dorp B")
    return set_coalition(canvas, by, "leer", others="de twaalf gemeenten; fonds oost")


def told_of_parties(canvas: Canvas) -> dict[str, list[object]]:
    return {
        one.name: [one.kind, one.relation, one.size, [label(canvas, ref) for ref in one.holds]]
        for one in canvas.members.values()
    }


@pytest.mark.parametrize("headings", LANGUAGES)
def test_relations_and_groups_come_back(read: Read, filled: Canvas, by: By, headings: str) -> None:
    canvas = with_relations(filled, by)
    told = told_of_parties(canvas)
    assert told["De twaalf gemeenten"] == [
        "group",
        "takes_part",
        12,
        ["Gemeente Oost", "Gemeente Zuid, West en Noord"],
    ]
    page = render(canvas, Request(headings=headings, date="2026-03-17"))
    back = read(page, name="s.md")
    assert {one.key for one in back.problems} == {"import.derived"}
    assert parked(back) == []
    assert told_of_parties(back.canvas) == told
    assert told_of_coalitions(back.canvas)[0][-3] == told_of_coalitions(canvas)[0][-3]
    table = render(canvas, Request(format="csv", page="members", headings=headings))
    assert told_of_parties(read(table.encode(), name="x.csv").canvas) == told


def test_parties_are_counted_as_they_take_part(filled: Canvas, by: By) -> None:
    canvas = with_relations(filled, by)
    page = render(canvas, Request(headings="nl", date="2026-03-17"))
    assert "| De twaalf gemeenten (12) |" in page
    network = render(canvas, Request(page="network", headings="nl"))
    assert "| Gemeente Oost | met verzameling |" in network
    assert "| Fonds Oost | mee |" in network
    for plain in (page, network):
        assert "Bijeen in De dorpen: Dorp A; Dorp B." in plain
    without = render(filled, Request(headings="nl"))
    assert "Relatie" not in without
    table = render(filled, Request(format="csv", page="members", headings="nl"))
    assert table.partition("\r\n")[0].count(";") == 11, "columns nobody needs are not there"


@pytest.mark.parametrize("headings", LANGUAGES)
@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_comes_back_in_either_language(
    read: Read, empty: Canvas, by: By, relation: str, headings: str
) -> None:
    canvas = add_member(empty, by, "ROC")
    canvas = add_member(canvas, by, "Fonds Oost", relation=relation)
    for request in (
        Request(headings=headings),
        Request(headings=headings, page="network"),
        Request(headings=headings, page="members", format="csv"),
    ):
        written = render(canvas, request)
        name = "x.csv" if request.format == "csv" else "x.md"
        shouted = written.replace("van buiten", "Van  BUITEN").replace("takes", "TAKES")
        for page in (written, shouted):
            back = read(page, name=name)
            found = [one.relation for one in back.canvas.members.values()]
            assert found == ["takes_part", relation]
            assert back.problems == ()


def test_a_relation_that_is_unknown_is_said(read: Read, empty: Canvas) -> None:
    table = "| Deelnemer | Relatie | Brengt |\n|---|---|---|\n| Fonds | sponsor | x |\n"
    page = f"## Deelnemers\n\n{table}"
    back = read(page, name="x.md", into=empty)
    assert told(back) == [(5, "sponsor", "relation_unknown")]
    (fonds,) = back.canvas.members.values()
    assert (fonds.name, fonds.relation, fonds.brings) == ("Fonds", "takes_part", "x")
