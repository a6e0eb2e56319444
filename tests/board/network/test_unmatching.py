"""A name that was taken for the wrong member is taken apart from it."""

import pytest

from board import examples, parties
from board.commands import (
    actions,
    attendance,
    coalitions,
    decisions,
    members,
    party_names,
    sessions,
)
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.unmatching import named_in, unmatch
from board.loading import canvas_of
from board.model import Canvas, Ref
from board.references import named_by
from board.refusal import Refused
from board.templates import load

BY = By("anna", "2026-03-17T09:30:00Z")
PNM = "Platform Natuur en Milieu (PNM)"


@pytest.fixture
def canvas() -> Canvas:
    """A member that is named in a bit of everything."""
    made = new_canvas(load("netwerk"), BY, "Jong & Werk", "nl")
    made = members.add_member(made, BY, PNM, id="pnm")
    made = members.add_member(made, BY, "Stichting Zorg, Welzijn en Wonen", id="zorg")
    made = members.set_member(made, BY, "zorg", stewardship=True, granted_by="PNM")
    made = coalitions.add_coalition(made, BY, "Leerbaan", id="leer")
    made = coalitions.set_coalition(made, BY, "leer", core="PNM; De Werkplek (buiten)")
    made = coalitions.add_coalition(made, BY, "Ouders", id="ouders")
    made = coalitions.set_coalition(made, BY, "ouders", others="PNM")
    made = sessions.add_session(made, BY, id="sessie")
    made = attendance.attend(made, BY, "sessie", "PNM; Jan")
    made = decisions.add_decision(made, BY, "Zo", id="besluit", agreed="Jan")
    made = decisions.reserve(made, BY, "besluit", "PNM", "2026-04-01")
    return actions.add_action(made, BY, "Bellen", id="actie", owner="PNM")


def test_only_where_it_is_said(canvas: Canvas) -> None:
    leer = Ref("coalitions", "leer")
    after = unmatch(canvas, BY, "pnm", "PNM", [leer])
    core = after.coalitions["leer"].core
    assert core == ("name:PNM", "outside:De Werkplek")
    assert after.coalitions["ouders"] == canvas.coalitions["ouders"]
    assert leer not in named_in(after, "pnm")
    assert parties.unmatched(after) == {"PNM": (leer,)}
    # What is typed again keeps it apart; who else it is can be said later.
    typed = parties.typed(after, core, "nl")
    again = coalitions.set_coalition(after, BY, "leer", core=typed)
    assert again.coalitions["leer"].core == core
    told = party_names.match_to(after, BY, "PNM", "Stichting Zorg, Welzijn en Wonen")
    assert told.coalitions["leer"].core[0] == "member:zorg"


def test_everywhere(canvas: Canvas) -> None:
    tables = {ref.table for ref in named_in(canvas, "pnm")}
    assert tables == {"coalitions", "members", "sessions", "decisions", "actions"}
    after = unmatch(canvas, BY, "pnm", "Zorg; Welzijn".join('""'))
    assert named_in(after, "pnm") == []
    ref = "name:Zorg; Welzijn"
    assert after.coalitions["ouders"].others == (ref,)
    assert after.members["zorg"].granted_by == (ref,)
    assert [*after.sessions["sessie"].attendance] == [ref, "name:Jan"]
    assert dict(after.decisions["besluit"].reserved) == {ref: "2026-04-01"}
    assert after.actions["actie"].owner == ref


def test_another_member_or_someone_from_outside_stands_there_once(canvas: Canvas) -> None:
    zorg, leer = "Stichting Zorg, Welzijn en Wonen", Ref("coalitions", "leer")
    both = coalitions.set_coalition(canvas, BY, "leer", others=zorg)
    after = unmatch(both, BY, "pnm", zorg, [leer])
    assert after.coalitions["leer"].core == ("member:zorg", "outside:De Werkplek")
    assert after.coalitions["leer"].others == ()
    after = unmatch(canvas, BY, "pnm", "De Werkplek (buiten)", [leer])
    assert after.coalitions["leer"].core == ("outside:De Werkplek",)
    noted = attendance.attend(canvas, BY, "sessie", zorg, "absent")
    after = unmatch(noted, BY, "pnm", zorg)
    assert after.sessions["sessie"].attendance["member:zorg"] == "absent"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "party.nobody_meant"),
        ("van buiten", "party.nobody_meant"),
        ("platform natuur en  milieu (pnm)", "party.same"),
        ("Jan; Piet", "party.one_only"),
    ],
)
def test_what_says_nothing_is_refused(canvas: Canvas, name: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        unmatch(canvas, BY, "pnm", name)
    assert refused.value.key == key


def test_on_a_canvas_with_a_bit_of_everything() -> None:
    canvas = canvas_of(examples.load("nl"), ())
    for member in canvas.members:
        there = named_in(canvas, member)
        if there:
            after = unmatch(canvas, BY, member, "Een ander", there)
            assert named_in(after, member) == []
            assert parties.name_ref("Een ander") in {
                ref for table, id in there for ref in named_by(getattr(after, table)[id])
            }


def test_a_member_that_is_named_nowhere(canvas: Canvas) -> None:
    with pytest.raises(Refused, match="not_named"):
        unmatch(canvas, BY, "zorg", "Iemand")
    with pytest.raises(Refused, match="unknown"):
        unmatch(canvas, BY, "niemand", "Iemand")
