"""Members: one by one, pasted as a list, leaving and coming back."""

from datetime import date
from typing import Any

import pytest

from board import parties
from board.change import diff
from board.commands.by import By
from board.commands.coalitions import set_coalition
from board.commands.members import (
    RefusedLine,
    add_member,
    come_back,
    leave,
    paste_members,
    remove_member,
    set_member,
    set_stewardship,
)
from board.model import Canvas, Card, Member
from board.people import active_members
from board.refusal import Refused


def _named(canvas: Canvas, name: str) -> Member:
    return next(one for one in canvas.members.values() if one.name == name)


def test_a_member_is_added_behind_the_others(network: Canvas, by: By) -> None:
    made = _named(
        add_member(network, by, " Bouwmensen  Oost\n", role="leerplekken"), "Bouwmensen  Oost"
    )
    assert (made.kind, made.home, made.role) == ("organisation", "", "leerplekken")
    assert (made.author, made.created, made.joined) == ("anna", by.at, "")
    assert made.order > network.members["cafe"].order


@pytest.mark.parametrize(
    ("name", "home", "kind", "expected"),
    [
        ("Aisha", "ROC Oostland", "", ("person", "ROC Oostland")),
        ("UWV", "uwv", "", ("organisation", "")),
        ("Ouderraad", "", "groep", ("group", "")),
        ("Ouderraad", "De Werkplek", "Group", ("group", "De Werkplek")),
    ],
)
def test_who_speaks_for_an_organisation_is_a_person(
    network: Canvas, by: By, name: str, home: str, kind: str, expected: tuple[str, str]
) -> None:
    made = _named(add_member(network, by, name, home=home, kind=kind), name)
    assert (made.kind, made.home) == expected


def test_a_name_twice_is_refused_whatever_its_case_or_accents(network: Canvas, by: By) -> None:
    for name in ("ROC Oostland", "roc  oostland", "CAFE ESPRIT"):
        with pytest.raises(Refused, match=r"member\.twice"):
            add_member(network, by, name)
    with pytest.raises(Refused, match=r"member\.twice"):
        set_member(network, by, "plek", name="roc oostland")
    assert set_member(network, by, "roc", name="ROC OOSTLAND").members["roc"].name == "ROC OOSTLAND"


def test_a_name_that_left_is_refused_and_says_so(network: Canvas, by: By) -> None:
    gone = leave(network, by, "roc", "2026-01-05")
    with pytest.raises(Refused, match=r"member\.was_here") as refused:
        add_member(gone, by, "ROC Oostland")
    assert refused.value.values["day"] == "2026-01-05"


def test_two_versions_of_one_member_may_have_one_name(network: Canvas, by: By) -> None:
    mine = network.members["roc"]._replace(id="mine", role="ander", conflict="roc")
    canvas = network._replace(members={**network.members, "mine": mine})
    for id in ("roc", "mine"):
        assert set_member(canvas, by, id, name="roc oostland").members[id].name == "roc oostland"
    with pytest.raises(Refused, match=r"member\.twice"):
        set_member(canvas, by, "plek", name="ROC Oostland")


def test_a_removed_name_is_free(network: Canvas, by: By) -> None:
    assert _named(add_member(remove_member(network, by, "roc"), by, "ROC Oostland"), "ROC Oostland")


def test_a_new_member_answers_to_its_name_where_it_was_typed_before(
    network: Canvas, by: By
) -> None:
    canvas = set_coalition(network, by, "leer", core="Bouwmensen; UWV (extern)")
    canvas = set_coalition(canvas, by, "leer", others="bank")
    canvas = add_member(canvas, by, "bouwmensen", id="bouw")
    canvas = add_member(canvas, by, "UWV", id="uwv")
    canvas = set_member(canvas, by, "gem", name="Bank")
    leer = canvas.coalitions["leer"]
    assert leer.core == ("member:bouw", "outside:UWV")
    assert leer.others == ("member:gem",)


def test_a_pasted_list_takes_the_good_lines_and_names_the_others(network: Canvas, by: By) -> None:
    text = (
        "naam; organisatie; rol\n"
        "Bouwmensen Oost; ; leerplekken\n"
        "\n"
        "Aisha; ROC Oostland; loopbaancoach\r\n"
        "; ROC Oostland; trainer\n"
        "roc oostland\n"
        "UWV; UWV\n"
        "AISHA; De Werkplek\n"
        "Jan; De Werkplek; coach; alleen op vrijdag\n"
        "Piet;;;\n"
    )
    canvas, problems = paste_members(network, by, text)
    new = sorted(
        set(canvas.members) - set(network.members), key=lambda id: canvas.members[id].order
    )
    assert [(canvas.members[id].name, canvas.members[id].home) for id in new] == [
        ("Bouwmensen Oost", ""),
        ("Aisha", "ROC Oostland"),
        ("UWV", ""),
        ("Jan", "De Werkplek"),
        ("Piet", ""),
    ]
    assert _named(canvas, "Jan").role == "coach; alleen op vrijdag"
    assert problems == [
        RefusedLine(5, "; ROC Oostland; trainer", "member.unnamed", {}),
        RefusedLine(6, "roc oostland", "member.twice", {"name": "ROC Oostland"}),
        RefusedLine(8, "AISHA; De Werkplek", "member.twice_in_list", {"name": "AISHA", "line": 4}),
    ]


def test_a_list_copied_from_a_table_has_tabs(network: Canvas, by: By) -> None:
    canvas, problems = paste_members(network, by, "Aisha\tROC Oostland\tcoach\nBank, Bos & Co\n")
    assert problems == []
    assert _named(canvas, "Aisha").role == "coach"
    assert _named(canvas, "Bank, Bos & Co").kind == "organisation"


def test_a_cell_copied_from_a_spreadsheet_may_hold_anything(network: Canvas, by: By) -> None:
    canvas, problems = paste_members(
        network,
        by,
        "Naam\tOrganisatie\tRol\n"
        "Aisha\tZorg; Welzijn\tcoach; alleen op vrijdag\n"
        '"De ""Brug"" Zuid"\t\t"eerste regel\n'
        'tweede; regel"\n'
        "Platform; Oost\t\t\n"
        "Bouwgroep Noord; ; leerplekken\n"
        "Jan\tROC\tcoach\tvrijdag\n",
    )
    assert _named(canvas, "Aisha").home == "Zorg; Welzijn"
    assert _named(canvas, "Aisha").role == "coach; alleen op vrijdag"
    assert _named(canvas, 'De "Brug" Zuid').role == "eerste regel tweede; regel"
    assert _named(canvas, "Platform; Oost").kind == "organisation"
    assert _named(canvas, "Bouwgroep Noord").role == "leerplekken"
    assert problems == [RefusedLine(7, "Jan\tROC\tcoach\tvrijdag", "member.too_many_columns", {})]


@pytest.mark.parametrize(
    ("line", "name", "home", "role"),
    [
        ('"Jansen; Pietersen & Co"; ; bouwt', "Jansen; Pietersen & Co", "", "bouwt"),
        (
            "De Schakel (trekt mee, geen lid); ; kijkt mee",
            "De Schakel (trekt mee, geen lid)",
            "",
            "kijkt mee",
        ),
        ('Aisha; "Zorg; Welzijn"; "a; b"', "Aisha", "Zorg; Welzijn", "a; b"),
        ('"niet dicht; ROC; coach', '"niet dicht', "ROC", "coach"),
        ('"De Brug" Zuid; ; x', '"De Brug" Zuid', "", "x"),
        ("Zorg, Welzijn en Wonen", "Zorg, Welzijn en Wonen", "", ""),
    ],
)
def test_a_typed_line_may_hold_what_separates(
    network: Canvas, by: By, line: str, name: str, home: str, role: str
) -> None:
    canvas, problems = paste_members(network, by, line)
    assert problems == []
    assert (_named(canvas, name).home, _named(canvas, name).role) == (home, role)


def test_a_quote_that_never_closes_swallows_no_lines(network: Canvas, by: By) -> None:
    text = '"Aisha\tROC\n' + "".join(f"Lid {at}\tROC\n" for at in range(60))
    canvas, problems = paste_members(network, by, text)
    assert (len(canvas.members) - len(network.members), problems) == (61, [])


def test_a_list_without_a_good_line_changes_nothing(network: Canvas, by: By) -> None:
    canvas, problems = paste_members(network, by, ";;x\n\n")
    assert canvas is network
    assert [problem.line for problem in problems] == [1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- ROC Oost\n- Bouwmensen; x\n\n- Aisha\n", ["ROC Oost", "Bouwmensen", "Aisha"]),
        ("1. ROC Oost\n2) Bouwmensen\n3. 't Hart", ["ROC Oost", "Bouwmensen", "'t Hart"]),
        ("\u2022 ROC Oost\n[ ] Bouwmensen\n", ["ROC Oost", "Bouwmensen"]),
        ("1. FC Oost", ["1. FC Oost"]),
        ("1. FC Oost\nROC Oost\nBouwmensen", ["1. FC Oost", "ROC Oost", "Bouwmensen"]),
        ("- Oost\tzorg\n- West\tzorg", ["- Oost", "- West"]),
    ],
)
def test_the_marks_of_a_pasted_list_are_no_part_of_names(
    network: Canvas, by: By, text: str, names: list[str]
) -> None:
    canvas, problems = paste_members(network, by, text)
    assert not problems
    assert [one.name for id, one in canvas.members.items() if id not in network.members] == names


def test_fields_are_set_as_typed(network: Canvas, by: By) -> None:
    network = network._replace(cards={"kern": Card("kern")})
    after = set_member(
        network,
        by,
        "roc",
        kind="persoon",
        home="ROC",
        role="coach",
        core="ja",
        stewardship=True,
        granted_by="de werkplek; Gemeente IJsselkant; UWV (extern)",
        brings="uren",
        gets="leerbanen",
        joined="1 feb",
        left="1 mei",
        follows=["kern"],
    )
    made = after.members["roc"]
    assert (made.kind, made.home, made.role) == ("person", "ROC", "coach")
    assert (made.core, made.stewardship) == (True, True)
    assert made.granted_by == ("member:plek", "member:gem", "outside:UWV")
    assert (made.brings, made.gets, made.follows) == ("uren", "leerbanen", ("kern",))
    # Someone typing a day of joining means the nearest one, not next year's.
    assert (made.joined, made.left) == ("2026-02-01", "2026-05-01")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"name": " "}, "member.unnamed"),
        ({"kind": "vereniging"}, "member.kind_unknown"),
        ({"joined": "ooit"}, "date.unknown"),
        ({"joined": "2026-05-02", "left": "2026-05-01"}, "member.left_first"),
        ({"core": "soms"}, "network.not_yes_or_no"),
        ({"follows": ["nergens"]}, "network.no_such_card"),
        ({"order": "a0"}, "network.no_such_field"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(
    network: Canvas, by: By, fields: dict[str, Any], key: str
) -> None:
    with pytest.raises(Refused, match=key):
        set_member(network, by, "roc", **fields)


def test_leaving_keeps_the_record_and_what_names_it(network: Canvas, by: By) -> None:
    canvas = set_coalition(network, by, "leer", core="roc oostland")
    canvas = leave(canvas, by, "roc")
    assert canvas.members["roc"].left == "2026-03-17"
    assert canvas.coalitions["leer"].core == ("member:roc",)
    with pytest.raises(Refused, match=r"member\.has_left"):
        leave(canvas, by, "roc")
    assert come_back(canvas, by, "roc").members["roc"].left == ""


def test_leaving_before_joining_is_refused(network: Canvas, by: By) -> None:
    canvas = set_member(network, by, "roc", joined="2026-03-10")
    with pytest.raises(Refused, match=r"member\.left_first"):
        leave(canvas, by, "roc", "9 maart")
    assert leave(canvas, by, "roc", "10 maart").members["roc"].left == "2026-03-10"


def test_coming_back_is_for_who_left(network: Canvas, by: By) -> None:
    with pytest.raises(Refused, match=r"member\.has_not_left"):
        come_back(network, by, "roc")


def test_stewardship_is_granted_by_names_in_a_row(network: Canvas, by: By) -> None:
    canvas = set_stewardship(network, by, "gem", True, "roc oostland; de werkplek")
    assert canvas.members["gem"].granted_by == ("member:roc", "member:plek")
    taken = set_stewardship(canvas, by, "gem", False)
    assert not taken.members["gem"].stewardship
    assert taken.members["gem"].granted_by == ("member:roc", "member:plek")


def test_a_removed_member_is_known_by_name_where_it_took_part(network: Canvas, by: By) -> None:
    canvas = set_coalition(network, by, "leer", core="roc oostland")
    canvas = remove_member(canvas, by, "roc")
    assert parties.labels(canvas, canvas.coalitions["leer"].core) == ["ROC Oostland"]
    with pytest.raises(Refused, match=r"member\.unknown"):
        set_member(canvas, by, "roc", role="x")


def test_setting_what_is_there_already_changes_nothing(network: Canvas, by: By) -> None:
    assert diff(network, set_member(network, by, "roc", name="ROC Oostland ", core="nee")) == ()


def test_members_on_a_day(network: Canvas, by: By) -> None:
    canvas = set_member(network, by, "roc", joined="2026-04-01")
    canvas = leave(canvas, by, "plek", "2026-05-01")
    twin = canvas.members["gem"]._replace(id="twin", role="ander", conflict="gem")
    canvas = canvas._replace(members={**canvas.members, "twin": twin})
    ids = {
        day: [one.id for one in active_members(canvas, date.fromisoformat(day))]
        for day in ("2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01")
    }
    assert ids == {
        "2026-03-31": ["plek", "gem", "cafe"],
        "2026-04-01": ["roc", "plek", "gem", "cafe"],
        "2026-04-30": ["roc", "plek", "gem", "cafe"],
        "2026-05-01": ["roc", "gem", "cafe"],
    }
