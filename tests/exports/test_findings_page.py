"""What the page of findings quotes, and what is the facilitator's own."""

from board.commands.actions import add_action
from board.commands.by import By
from board.commands.cards import add_card, set_status
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.decisions import add_decision, reserve
from board.commands.items import toggle_mark
from board.commands.members import add_member, set_member
from board.model import Canvas, Ref
from exports import Request, left_out, render


def test_facilitator_findings_come_on_request_only(filled: Canvas, by: By) -> None:
    lopsided = filled._replace(
        members={
            **filled.members,
            "bouw": filled.members["bouw"]._replace(stewardship=True, gets="alles"),
        }
    )
    request = Request(page="check", date="2026-03-17")
    assert left_out(lopsided, request).facilitator >= 1
    assert "gegund" not in render(lopsided, request)
    assert "Bouwmensen" in render(lopsided, request._replace(facilitator=True))
    assert left_out(lopsided, request._replace(facilitator=True)).facilitator == 0


def test_a_finding_does_not_quote_a_card_that_stays_in_the_room(filled: Canvas, by: By) -> None:
    canvas = set_status(filled, by, ["regel"], "agreed")
    canvas = add_card(canvas, by, "spelregels.conflicten", "Piet zwijgt", id="piet")
    secret = canvas.cards["piet"]._replace(marks=("room", "term"), status="agreed")
    canvas = canvas._replace(cards={**canvas.cards, "piet": secret})
    for page in ("check", "glossary"):
        assert "Piet zwijgt" not in render(canvas, Request(page=page, facilitator=True))


def test_a_finding_does_not_quote_a_coalition_that_stays_in_the_room(
    filled: Canvas, by: By
) -> None:
    canvas = add_coalition(filled, by, "Piet vervangen", id="piet")
    canvas = set_coalition(canvas, by, "piet", progress="active")
    canvas = toggle_mark(canvas, by, [Ref("coalitions", "piet")], "room")
    page = render(canvas, Request(page="check", facilitator=True))
    assert "Piet vervangen" not in page
    assert "'Leerbaan in 10 dagen' mist" in page, "the others are told all the same"
    assert "Piet vervangen" in render(canvas, Request(page="check", facilitator=True, room=True))


def test_a_finding_does_not_quote_a_decision_or_action_about_what_stays_in_the_room(
    filled: Canvas, by: By
) -> None:
    canvas = add_decision(filled, by, "Piet stopt", cards=("zaal",), id="d")
    canvas = reserve(canvas, by, "d", "ROC Oostland")
    canvas = add_action(canvas, by, "Piet bellen", owner="Bouwmensen | Oost", decision="d", id="a")
    canvas = add_action(canvas, by, "Een zaal huren", owner="Bouwmensen | Oost", id="b")
    canvas = set_member(canvas, by, "bouw", left="2026-03-16")
    page = render(canvas, Request(page="check", facilitator=True, date="2026-03-17"))
    assert "'Een zaal huren'" in page, "the others are told all the same"
    assert "Piet" not in page
    whole = Request(page="check", facilitator=True, room=True, date="2026-03-17")
    told = render(canvas, whole)
    assert "'Piet stopt'" in told
    assert "'Piet bellen'" in told


def test_a_finding_that_names_a_person_is_the_facilitators_own(filled: Canvas, by: By) -> None:
    canvas = add_member(filled, by, "Piet de Vries", id="piet", kind="person")
    canvas = set_member(canvas, by, "piet", core=True)
    canvas = set_status(canvas, by, ["regel"], "agreed")
    request = Request(page="check", date="2026-03-17")
    assert "Piet" not in render(canvas, request)
    assert "Piet de Vries" in render(canvas, request._replace(facilitator=True))


def test_the_check_names_what_is_so_where_all_is_in_order(filled: Canvas) -> None:
    page = render(filled, Request(page="check", headings="nl"))
    (line,) = (line for line in page.split("\n") if line.startswith("In orde: "))
    assert "Identiteit is gevuld" in line
    assert "leeg" not in line
