"""Saying who a name is, and stepping a party in and out of a coalition."""

import pytest

from board import parties, templates
from board.commands import coalitions, members, party_names
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.model import Canvas
from board.refusal import Refused

BY = By("anna", "2026-03-17T09:30:00Z")


def canvas_with(core: str = "", others: str = "") -> tuple[Canvas, str]:
    """A canvas with one member and one coalition."""
    canvas = new_canvas(templates.load("netwerk"), BY, "Jong & Werk", "nl")
    canvas = members.add_member(canvas, BY, "ROC Oostland", id="roc00000")
    canvas = coalitions.add_coalition(canvas, BY, "Leerbaan", id="leerbaan")
    canvas = coalitions.set_coalition(canvas, BY, "leerbaan", core=core, others=others)
    return canvas, "leerbaan"


def test_a_name_becomes_an_outsider_wherever_it_waits() -> None:
    canvas, id = canvas_with(core="UWV", others="uwv; de gemeenten")
    canvas = members.set_member(canvas, BY, "roc00000", granted_by="UWV")
    canvas = party_names.name_outside(canvas, BY, "UWV")
    one = canvas.coalitions[id]
    assert one.core == ()
    assert one.others == ("outside:UWV", "name:de gemeenten")
    assert canvas.members["roc00000"].granted_by == ("outside:UWV",)
    assert set(parties.unmatched(canvas)) == {"de gemeenten"}


@pytest.mark.parametrize("who", ["van buiten", "Outside", "extern"])
def test_who_a_name_is_can_be_from_outside(who: str) -> None:
    canvas, id = canvas_with(core="UWV")
    canvas = party_names.match_to(canvas, BY, "uwv", who)
    assert canvas.coalitions[id].core == ("outside:UWV",)


def test_who_a_name_is_can_be_a_member_by_id_name_or_abbreviation() -> None:
    for who in ("roc00000", "roc oostland", "Regio Oost Centraal"):
        canvas, id = canvas_with(core="Het ROC")
        canvas = members.set_member(
            canvas,
            BY,
            "roc00000",
            name="ROC (Regio Oost Centraal)" if who.startswith("Regio") else "ROC Oostland",
        )
        canvas = party_names.match_to(canvas, BY, "het roc", who)
        assert canvas.coalitions[id].core == ("member:roc00000",)


def test_a_member_called_like_an_outsider_is_that_member() -> None:
    canvas, id = canvas_with(core="UWV")
    canvas = members.add_member(canvas, BY, "Extern", id="extern00")
    assert party_names.match_to(canvas, BY, "UWV", "extern").coalitions[id].core == (
        "member:extern00",
    )


def test_the_start_of_a_name_says_not_who_it_is() -> None:
    canvas, _ = canvas_with(core="UWV")
    with pytest.raises(Refused) as refusal:
        party_names.match_to(canvas, BY, "UWV", "ROC")
    assert (refusal.value.key, refusal.value.values) == ("party.nobody", {"name": "ROC"})


def test_a_name_becomes_a_member_wherever_it_stands_outsiders_too() -> None:
    canvas, id = canvas_with(core="+UWV", others="uwv; de gemeenten")
    canvas = party_names.name_member(canvas, BY, "UWV", id="uwv00000")
    one = canvas.coalitions[id]
    assert (one.core, one.others) == (("member:uwv00000",), ("name:de gemeenten",))


def test_a_new_member_answers_to_its_abbreviation_and_says_so() -> None:
    before, id = canvas_with(core="PNM; Platform", others="Platform Natuur en Milieu")
    after = members.add_member(before, BY, "Platform Natuur en Milieu (PNM)", id="pnm00000")
    one = after.coalitions[id]
    assert (one.core, one.others) == (("member:pnm00000", "name:Platform"), ())
    assert [found.name for found in parties.linked(before, after)] == [
        "PNM",
        "Platform Natuur en Milieu",
    ]


def test_a_name_that_nothing_uses_is_refused() -> None:
    canvas, _ = canvas_with(others="+UWV; ROC Oostland")
    for name in ("UWV", "ROC Oostland", "niemand"):
        with pytest.raises(Refused) as refusal:
            party_names.name_outside(canvas, BY, name)
        assert refusal.value.key == "party.unknown"


@pytest.mark.parametrize("ref", ["member:roc00000", "outside:UWV", "name:de gemeenten"])
def test_any_party_steps_in_and_out(ref: str) -> None:
    canvas, id = canvas_with()
    for part in ("other", "core", "other", ""):
        canvas = party_names.set_part(canvas, BY, id, ref, part)
        assert party_names.part_of(canvas.coalitions[id], ref) == part
    assert canvas.coalitions[id].core == canvas.coalitions[id].others == ()


def test_another_spelling_is_the_same_party_but_not_the_same_kind() -> None:
    canvas, id = canvas_with(others="+UWV")
    assert party_names.set_part(canvas, BY, id, "outside:uwv", "other") is canvas
    canvas = party_names.set_part(canvas, BY, id, "outside:uwv", "core")
    assert (canvas.coalitions[id].core, canvas.coalitions[id].others) == (("outside:uwv",), ())
    assert party_names.part_of(canvas.coalitions[id], "name:UWV") == ""


def test_the_other_partners_stay_where_they_are() -> None:
    canvas, id = canvas_with(core="aap; noot", others="mies")
    canvas = party_names.set_part(canvas, BY, id, "name:noot", "other")
    assert canvas.coalitions[id].core == ("name:aap",)
    assert canvas.coalitions[id].others == ("name:mies", "name:noot")
