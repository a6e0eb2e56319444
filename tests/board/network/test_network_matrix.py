"""Members against coalitions."""

from datetime import date

from board.commands.by import By
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.members import leave
from board.matrix import matrix
from board.model import Canvas

TODAY = date(2026, 3, 17)


def _filled(network: Canvas, by: By) -> Canvas:
    canvas = set_coalition(
        network, by, "leer", core="roc oostland", others="de werkplek; UWV (extern); bank"
    )
    canvas = add_coalition(canvas, by, "Ouders", id="ouders")
    canvas = set_coalition(
        canvas, by, "ouders", progress="active", core="roc oostland; Gemeente IJsselkant"
    )
    canvas = add_coalition(canvas, by, "Klaar", id="klaar")
    return set_coalition(canvas, by, "klaar", progress="finished", core="café ésprit")


def test_every_member_has_a_part_in_every_coalition(network: Canvas, by: By) -> None:
    found = matrix(_filled(network, by), TODAY)
    assert [column.coalition.id for column in found.columns] == ["leer", "ouders"]
    assert {row.member.id: row.parts for row in found.rows} == {
        "roc": ("core", "core"),
        "plek": ("other", ""),
        "gem": ("", "core"),
        "cafe": ("", ""),
    }
    assert found.part("plek", "leer") == "other"
    assert found.part("plek", "nergens") == ""


def test_who_is_in_none_and_who_in_all(network: Canvas, by: By) -> None:
    found = matrix(_filled(network, by), TODAY)
    assert [one.member.id for one in found.in_none] == ["cafe"]
    assert [one.member.id for one in found.in_all] == ["roc"]


def test_one_coalition_has_nobody_in_all_and_none_has_nobody_in_none(
    network: Canvas, by: By
) -> None:
    one = matrix(set_coalition(network, by, "leer", core="roc oostland"), TODAY)
    assert one.in_all == ()
    none = matrix(network._replace(coalitions={}), TODAY)
    assert none.in_none == ()


def test_finished_coalitions_are_shown_when_asked(network: Canvas, by: By) -> None:
    found = matrix(_filled(network, by), TODAY, progress=("finished",))
    assert [column.coalition.id for column in found.columns] == ["klaar"]
    assert [one.member.id for one in found.in_none] == ["roc", "plek", "gem"]


def test_who_left_stays_in_the_matrix_only_where_still_named(network: Canvas, by: By) -> None:
    canvas = leave(leave(_filled(network, by), by, "plek", "1 maart"), by, "cafe", "1 maart")
    found = matrix(canvas, TODAY)
    assert [(row.member.id, row.left) for row in found.rows] == [
        ("roc", False),
        ("plek", True),
        ("gem", False),
    ]
    assert found.in_none == ()


def test_names_that_are_no_members_stand_with_their_coalition(network: Canvas, by: By) -> None:
    first = matrix(_filled(network, by), TODAY).columns[0]
    assert (first.outsiders, first.unmatched) == (("UWV",), ("bank",))
