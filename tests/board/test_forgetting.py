"""Which texts lose a name, and what is never taken for one."""

import pytest

from board.forgetting import Eraser

SANNE = "Sanne de Wit, MSc"


def erased(text: str, *names: str) -> str:
    return Eraser(names, word="iemand").text(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (SANNE, "iemand"),
        ("sanne  DE wit, msc", "iemand"),
        (f"name:{SANNE}", "name:iemand"),
        (f"outside:{SANNE}", "outside:iemand"),
        (f"Bellen met {SANNE}; en Kees", "Bellen met iemand; en Kees"),
        ("Vraag sanne de\nwit, MSC.", "Vraag iemand."),
        ("Sanne de Witte, MSc", "Sanne de Witte, MSc"),
        ("Sanne belt", "Sanne belt"),
    ],
)
def test_a_name_of_several_words_goes_wherever_it_stands_whole(text: str, left: str) -> None:
    assert erased(text, SANNE) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("wil", "iemand"),
        ("Wil belt, wil jij ook?", "iemand belt, wil jij ook?"),
        ("Willem en Wils", "Willem en Wils"),
        ("", ""),
    ],
)
def test_a_name_of_one_word_is_none_in_other_capitals(text: str, left: str) -> None:
    assert erased(text, "Wil") == left


def test_ids_places_dates_and_our_own_words_are_never_a_name() -> None:
    eraser = Eraser(["regie", "open", "abcdefgh", "2026-03-17", "active", "works", "room"])
    card = {
        "id": "abcdefgh", "place": "regie", "state": "active", "follows": ["abcdefgh"],
        "created": "2026-03-17", "verdicts": {"abcdefgh": "works"}, "marks": ["room"],
    }  # fmt: skip
    assert eraser.record("cards", card) == card
    action = {"id": "abcdefgh", "progress": "open", "due": "2026-03-17", "text": "regie voeren"}
    assert eraser.record("actions", action)["text"] == "someone voeren"
    assert eraser.record("sessions", {"place": "regie"}) == {"place": "someone"}
    assert eraser.record("members", {"kind": "person", "levels": {"regie": 2}})["levels"] == {
        "regie": 2
    }
    assert eraser.count == 2


def test_parties_that_are_named_keep_what_was_noted_of_them() -> None:
    eraser = Eraser([SANNE], word="iemand")
    session = {"attendance": {f"name:{SANNE}": "present", "name:Kees": "excused"}}
    decision = {
        "agreed": [f"name:{SANNE}", "member:abcdefgh"],
        "answers": {"name:Kees": f"nee, {SANNE}"},
    }
    assert eraser.record("sessions", session) == {
        "attendance": {"name:iemand": "present", "name:Kees": "excused"}
    }
    assert eraser.record("decisions", decision) == {
        "agreed": ["name:iemand", "member:abcdefgh"],
        "answers": {"name:Kees": "nee, iemand"},
    }
    assert eraser.count == 3


def test_a_member_loses_whatever_it_was_called_and_keeps_its_id() -> None:
    eraser = Eraser([SANNE], ["abcdefgh"], word="iemand")
    assert eraser.record("members", {"name": "S. de Wit"}, "abcdefgh") == {"name": "iemand"}
    assert eraser.record("members", {"name": "S. de Wit"}, "other123") == {"name": "S. de Wit"}
    assert (
        eraser.record("members", {"id": "abcdefgh", "left": "2026-01-01"})["left"] == "2026-01-01"
    )
