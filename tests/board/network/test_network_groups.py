"""Parties of another relation, and groups: who is counted, and how often."""

from datetime import date

import pytest

from board import parties
from board.commands.by import By
from board.commands.coalitions import set_coalition
from board.commands.interests import add_topics, by_interest, set_level
from board.commands.members import add_member, leave, remove_member, set_member
from board.matrix import matrix
from board.model import Canvas, Member
from board.outline import outline
from board.people import active_members, counted, related, taking_part
from board.queries import by_home
from board.refusal import Refused
from board.search import search

TODAY = date(2026, 3, 17)


@pytest.fixture
def twelve(network: Canvas, by: By) -> Canvas:
    """The network, of which the twelve municipalities take part: one by itself, one is named."""
    canvas = add_member(network, by, "De twaalf gemeenten", id="twaalf")
    return set_member(canvas, by, "twaalf", holds="Gemeente IJsselkant; Gemeente Oost", size="12")


def names(rows: list[Member]) -> list[str]:
    return [one.name for one in rows]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("doet mee", "takes_part"), ("deelnemer", "takes_part"), ("Member", "takes_part"),
        ("beoogd", "intended"), ("belanghebbende", "stakeholder"), ("Funder", "funder"),
        ("van buiten", "outside"),
    ],
)  # fmt: skip
def test_a_relation_is_typed_in_either_language(
    network: Canvas, by: By, typed: str, kept: str
) -> None:
    assert set_member(network, by, "roc", relation=typed).members["roc"].relation == kept


def test_only_who_takes_part_is_a_member(network: Canvas, by: By) -> None:
    canvas = set_member(network, by, "roc", relation="financier")
    canvas = add_member(canvas, by, "Provincie", relation="beoogd")
    assert names(active_members(canvas)) == ["De Werkplek", "Gemeente IJsselkant", "Café Ésprit"]
    assert names(related(canvas))[0] == "ROC Oostland"
    assert names(related(canvas))[-1] == "Provincie"
    sheet = {getattr(one, "name", "") for items in by_home(canvas).values() for one in items}
    assert "ROC Oostland" not in sheet
    back = set_member(canvas, by, "roc", relation="deelnemer")
    assert "ROC Oostland" in names(active_members(back))


def test_a_party_of_another_relation_is_known_by_name(network: Canvas, by: By) -> None:
    canvas = add_member(network, by, "Fonds Oost", relation="funder", id="fonds")
    canvas = set_coalition(canvas, by, "leer", core="roc oostland; fonds oost")
    assert canvas.coalitions["leer"].core == ("member:roc", "member:fonds")
    row = matrix(canvas, TODAY).rows[-1]
    assert (row.name, row.parts, row.counts) == ("Fonds Oost", ("core",), False)


def test_a_known_party_from_outside_is_marked_and_stays_that_party(network: Canvas, by: By) -> None:
    canvas = add_member(network, by, "UWV", relation="van buiten", id="uwv")
    for typed in ("UWV", "uwv (van buiten)", "+UWV"):
        assert parties.parse(canvas, typed) == ("member:uwv",)
    shown = parties.typed(canvas, ["member:uwv", "member:roc"], "nl")
    assert shown == "UWV (van buiten); ROC Oostland"
    assert parties.parse(canvas, shown) == ("member:uwv", "member:roc")
    assert parties.parse(canvas, "+ROC Oostland") == ("outside:ROC Oostland",)


def test_a_group_counts_once_and_shows_its_number(twelve: Canvas) -> None:
    group = twelve.members["twaalf"]
    assert (group.kind, group.holds) == ("group", ("member:gem", "name:Gemeente Oost"))
    assert parties.shown_name(twelve, group) == "De twaalf gemeenten (12)"
    assert names(counted(twelve)) == [
        "ROC Oostland",
        "De Werkplek",
        "Café Ésprit",
        "De twaalf gemeenten",
    ]
    # Whoever is in it has a row of their own all the same.
    assert "Gemeente IJsselkant" in names(active_members(twelve))
    lines = [line.text for line in outline(twelve, "nl")]
    assert "De twaalf gemeenten (12)" in lines


def test_the_number_is_the_most_that_is_said_or_named(twelve: Canvas, by: By) -> None:
    canvas = set_member(twelve, by, "twaalf", size="")
    assert parties.number(canvas, canvas.members["twaalf"]) == 2
    canvas = remove_member(canvas, by, "gem")
    assert parties.number(canvas, canvas.members["twaalf"]) == 1
    canvas = set_member(twelve, by, "twaalf", kind="organisatie")
    assert parties.shown_name(canvas, canvas.members["twaalf"]) == "De twaalf gemeenten"


def test_a_group_that_takes_no_part_leaves_who_is_in_it_to_count(twelve: Canvas, by: By) -> None:
    canvas = set_member(twelve, by, "twaalf", relation="belanghebbende")
    assert "Gemeente IJsselkant" in names(counted(canvas))
    canvas = leave(twelve, by, "twaalf", "2026-03-01")
    assert "Gemeente IJsselkant" in names(counted(canvas, TODAY))


def test_a_group_is_named_with_or_without_its_number(twelve: Canvas, by: By) -> None:
    for typed in ("de twaalf gemeenten", "De twaalf gemeenten (12)", "De twaalf gemeenten (11)"):
        assert parties.parse(twelve, typed) == ("member:twaalf",)
    shown = parties.typed(twelve, ["member:twaalf", "member:roc"], "nl")
    assert shown == "De twaalf gemeenten (12); ROC Oostland"
    assert parties.parse(twelve, shown) == ("member:twaalf", "member:roc")
    # Numbers behind others are part of their name.
    assert parties.parse(twelve, "ROC Oostland (2)") == ("name:ROC Oostland (2)",)


@pytest.mark.parametrize("holds", ["De twaalf gemeenten", "De zes dorpen; roc oostland"])
def test_a_group_is_in_no_group(twelve: Canvas, by: By, holds: str) -> None:
    canvas = add_member(twelve, by, "De zes dorpen", kind="verzameling", id="zes")
    with pytest.raises(Refused, match=r"member\.group_in_group"):
        set_member(canvas, by, "twaalf", holds=holds)


def test_a_number_that_is_none_is_refused(twelve: Canvas, by: By) -> None:
    for size in ("veel", "-3", "1.5", "12345678"):
        with pytest.raises(Refused, match=r"member\.not_a_number"):
            set_member(twelve, by, "twaalf", size=size)


def test_a_name_in_a_group_becomes_the_member_that_comes(twelve: Canvas, by: By) -> None:
    assert parties.unmatched(twelve) == {}, "who is only named in a group waits for nothing"
    canvas = add_member(twelve, by, "Gemeente Oost", id="oost")
    assert canvas.members["twaalf"].holds == ("member:gem", "member:oost")
    assert parties.linked(twelve, canvas) == [parties.Reading("Gemeente Oost", "member:oost")]


def test_who_is_in_a_group_takes_part_with_it_once(twelve: Canvas, by: By) -> None:
    canvas = set_coalition(twelve, by, "leer", core="de twaalf gemeenten; gemeente ijsselkant")
    assert taking_part(canvas, canvas.coalitions["leer"].core) == {"twaalf", "gem"}
    found = {row.member.id: row for row in matrix(canvas, TODAY).rows}
    assert (found["gem"].parts, found["gem"].takes_part_in) == (("core",), 1)
    canvas = set_coalition(twelve, by, "leer", core="de twaalf gemeenten")
    found = {row.member.id: row for row in matrix(canvas, TODAY).rows}
    assert (found["gem"].parts, found["gem"].there) == (("",), (True,))
    assert [row.name for row in matrix(canvas, TODAY).in_none] == [
        "ROC Oostland",
        "De Werkplek",
        "Café Ésprit",
    ]


def test_a_group_of_which_one_takes_part_is_not_in_nothing(twelve: Canvas, by: By) -> None:
    canvas = set_coalition(twelve, by, "leer", core="gemeente ijsselkant")
    found = matrix(canvas, TODAY)
    assert "De twaalf gemeenten (12)" not in [row.name for row in found.in_none]
    assert {row.name: row.takes_part_in for row in found.rows}["De twaalf gemeenten (12)"] == 0


def test_a_group_of_which_everyone_takes_part_takes_part(twelve: Canvas, by: By) -> None:
    pair = set_member(twelve, by, "twaalf", holds="roc oostland; de werkplek", size="")
    refs = parties.parse(pair, "roc oostland; de werkplek")
    assert taking_part(pair, refs) == {"roc", "plek", "twaalf"}
    bigger = set_member(pair, by, "twaalf", size="3")
    assert taking_part(bigger, refs) == {"roc", "plek"}


def test_a_group_and_who_is_in_it_are_one_voice_in_the_interests(twelve: Canvas, by: By) -> None:
    canvas = add_topics(twelve, by, ["Vervoer"], id="vervoer")
    for member, level in (("gem", 4), ("twaalf", 2), ("roc", 1)):
        canvas = set_level(canvas, by, "vervoer", member, level)
    (standing,) = by_interest(canvas, TODAY)
    assert (standing.know, standing.think, standing.decide, standing.filled) == (1, 0, 1, 2)


def test_a_group_is_found_by_who_is_in_it(twelve: Canvas) -> None:
    assert [ref.id for ref in search(twelve, "gemeente oost")] == ["twaalf"]
