"""The interest matrix and what becomes of its topics."""

from datetime import date

import pytest

from board.change import diff
from board.commands.by import By
from board.commands.interests import (
    add_topics,
    by_interest,
    coalition_from_topic,
    remove_topic,
    rename_topic,
    set_level,
    standing,
)
from board.commands.members import leave
from board.model import Canvas
from board.refusal import Refused


def _topics(canvas: Canvas, by: By, **levels: dict[str, int]) -> Canvas:
    for title, chosen in levels.items():
        canvas = add_topics(canvas, by, [title], id=title)
        for member, level in chosen.items():
            canvas = set_level(canvas, by, title, member, level)
    return canvas


def test_topics_are_added_in_the_order_typed(network: Canvas, by: By) -> None:
    canvas = add_topics(network, by, ["Ouders", " ", "Vervoer\n"], id="een")
    canvas = add_topics(canvas, by, ["Taal"])
    rows = by_interest(canvas)
    assert [row.topic.title for row in rows] == ["Ouders", "Vervoer", "Taal"]
    assert rows[0].topic.id == "een"
    with pytest.raises(Refused, match=r"topic\.untitled"):
        add_topics(network, by, ["", " "])


def test_a_level_is_set_changed_and_cleared(network: Canvas, by: By) -> None:
    canvas = _topics(network, by, ouders={"roc": 1, "plek": 4})
    assert canvas.topics["ouders"].levels == {"roc": 1, "plek": 4}
    canvas = set_level(canvas, by, "ouders", "roc", 3)
    canvas = set_level(canvas, by, "ouders", "plek", 0)
    assert canvas.topics["ouders"].levels == {"roc": 3}
    assert diff(canvas, set_level(canvas, by, "ouders", "roc", 3)) == ()


@pytest.mark.parametrize(
    ("topic", "member", "level", "key"),
    [
        ("ouders", "roc", 5, "topic.no_such_level"),
        ("ouders", "roc", -1, "topic.no_such_level"),
        ("ouders", "niemand", 1, "member.unknown"),
        ("nergens", "roc", 1, "topic.unknown"),
    ],
)
def test_a_level_for_nothing_is_refused(
    network: Canvas, by: By, topic: str, member: str, level: int, key: str
) -> None:
    canvas = _topics(network, by, ouders={})
    with pytest.raises(Refused, match=key):
        set_level(canvas, by, topic, member, level)


def test_topics_sort_by_who_would_join_in(network: Canvas, by: By) -> None:
    canvas = _topics(
        network,
        by,
        weten={"roc": 1, "plek": 1, "gem": 1, "cafe": 1},
        mee={"roc": 3, "plek": 3},
        bepalen={"roc": 3, "plek": 4},
        denken={"roc": 2, "plek": 2},
        drie={"roc": 3, "plek": 3, "gem": 3},
    )
    order = [row.topic.id for row in by_interest(canvas)]
    assert order == ["drie", "bepalen", "mee", "denken", "weten"]


def test_who_left_does_not_count(network: Canvas, by: By) -> None:
    canvas = leave(_topics(network, by, ouders={"roc": 4, "plek": 1}), by, "roc", "2026-03-01")
    row = standing(canvas, canvas.topics["ouders"], date(2026, 3, 17))
    assert (row.decide, row.know, row.filled, row.willing) == (0, 1, 1, 0)
    earlier = standing(canvas, canvas.topics["ouders"], date(2026, 2, 1))
    assert earlier.decide == 1


def test_a_topic_becomes_a_coalition_with_its_people(network: Canvas, by: By) -> None:
    canvas = _topics(network, by, ouders={"roc": 4, "plek": 3, "gem": 2, "cafe": 4})
    canvas = coalition_from_topic(
        leave(canvas, by, "cafe"), by, "ouders", id="nieuw", form="project"
    )
    made = canvas.coalitions["nieuw"]
    assert (made.title, made.form, made.progress) == ("ouders", "project", "idea")
    assert (made.core, made.others) == (("member:roc",), ("member:plek",))
    assert canvas.topics["ouders"].coalition == "nieuw"
    with pytest.raises(Refused, match=r"topic\.is_coalition"):
        coalition_from_topic(canvas, by, "ouders")


def test_a_topic_whose_coalition_was_removed_can_become_one_again(network: Canvas, by: By) -> None:
    canvas = coalition_from_topic(_topics(network, by, ouders={}), by, "ouders", id="eerst")
    gone = canvas.coalitions["eerst"]._replace(state="removed")
    canvas = canvas._replace(coalitions={**canvas.coalitions, "eerst": gone})
    assert coalition_from_topic(canvas, by, "ouders", id="dan").topics["ouders"].coalition == "dan"


def test_a_topic_is_renamed_and_removed(network: Canvas, by: By) -> None:
    canvas = rename_topic(_topics(network, by, ouders={}), by, "ouders", "Ouders aan tafel")
    assert canvas.topics["ouders"].title == "Ouders aan tafel"
    canvas = remove_topic(canvas, by, "ouders")
    assert by_interest(canvas) == []
    with pytest.raises(Refused, match=r"topic\.unknown"):
        rename_topic(canvas, by, "ouders", "X")
