"""Which of the 35 guiding questions have an answer."""

from board.commands.by import By
from board.commands.cards import add_card
from board.commands.items import park
from board.commands.members import add_member, leave, set_member
from board.coverage import Count, coverage
from board.model import Canvas, Ref


def test_an_empty_canvas_has_all_its_questions_open(blank: Canvas) -> None:
    found = coverage(blank)
    assert found.whole == Count(0, 35)
    assert len(found.open) == 35
    assert found.parts["identiteit"] == Count(0, 12)
    assert found.parts["identiteit.passie"] == Count(0, 3)
    assert "coalities" not in found.parts


def test_a_card_answers_the_question_it_is_tied_to(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, "identiteit.passie", "los")
    assert coverage(canvas).whole == Count(0, 35)
    canvas = add_card(canvas, anna, "identiteit.passie.thema", "een", id="k2")
    canvas = add_card(canvas, anna, "identiteit.passie.thema", "twee", id="k3")
    found = coverage(canvas)
    assert found.answered == ("identiteit.passie.thema",)
    assert found.parts["identiteit.passie"] == Count(1, 3)
    assert found.parts["identiteit"] == Count(1, 12)
    parked = park(canvas, anna, [Ref("cards", "k2"), Ref("cards", "k3")])
    assert coverage(parked).whole.answered == 0


def test_members_answer_who_takes_part(blank: Canvas, anna: By) -> None:
    canvas = add_member(blank, anna, "ROC", id="m2")
    assert coverage(canvas).answered == ("organisatie.wie.deelname",)
    canvas = set_member(canvas, anna, "m2", role="kernspeler", gets="leerbanen")
    assert coverage(canvas).parts["organisatie.wie"] == Count(3, 3)
    assert coverage(leave(canvas, anna, "m2")).whole.answered == 0


def test_granted_stewardship_answers_to_whom_it_is_granted(blank: Canvas, anna: By) -> None:
    canvas = add_member(add_member(blank, anna, "ROC", id="m2"), anna, "Gemeente", id="m3")
    canvas = set_member(canvas, anna, "m3", stewardship=True)
    assert "regie.gunnen" in coverage(canvas).open, "by whom is what is asked"
    canvas = set_member(canvas, anna, "m3", granted_by="ROC")
    assert "regie.gunnen" in coverage(canvas).answered
    assert "regie.gunnen" in coverage(set_member(canvas, anna, "m3", stewardship=False)).open


def test_the_example_leaves_some_open(example: Canvas) -> None:
    found = coverage(example)
    assert found.whole == Count(31, 35)
    assert found.open == (
        "identiteit.positie.perspectieven",
        "identiteit.stijl.opereren",
        "spelregels.monitoren",
        "regie.portfolio",
    )
