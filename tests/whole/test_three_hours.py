"""A workshop of three hours in real terminals, and the next one four months later."""

from collections import Counter

from tests.whole import three_hours as workshop
from tests.whole.conftest import Machine
from tests.whole.three_hours import ACTIONS, BALLOTS, CARDS, DECISIONS, NAME, RESERVED, RULES

DOTS = 3

MOST = {
    "agenda, who is there": 6,
    "going from item to item": 3 * 9,
    "silent round of 24 cards": len(CARDS) + 5,
    "five groups": 3 * len(CARDS),
    "vote of 12 by 3 dots": len(BALLOTS) * (DOTS + 1),
    "two rules, agreed": 5 * len(RULES),
    "four decisions": 5 * len(DECISIONS),
    "six actions": 4 * len(ACTIONS),
    "closing, out of the room": 5,
}
"""Keys beside what is written, by part."""

AGAIN = {"last time": 9, "going from item to item": 4}


def test_three_hours_and_four_months_later(bare: Machine) -> None:
    hand = workshop.first_meeting(bare)
    for part, most in MOST.items():
        assert hand.overhead[part] <= most, hand.table()
    held = bare.ok("session", NAME, "list", "--json").data["sessions"]
    assert [(one["progress"], one["date"]) for one in held] == [("closed", "2026-12-01")]
    cards = bare.ok("card", NAME, "list", "--json").data["cards"]
    assert Counter(one["text"] for one in cards) == Counter((*CARDS, *RULES))
    groups = bare.ok("group", NAME, "list", "--json").data["groups"]
    assert sorted(len(one["inside"]) for one in groups) == [4, 5, 5, 5, 5]
    result = bare.ok("round", NAME, "result", "--json").data["result"]
    assert sum(row["dots"] for row in result) == sum(map(len, BALLOTS))
    assert Counter(number for row in BALLOTS for number in row) == {
        str(row["number"]): row["dots"] for row in result
    }
    decisions = bare.ok("decision", NAME, "list", "--json").data["decisions"]
    assert [(one["text"], len(one["agreed"])) for one in decisions] == [
        (text, 11 if text == RESERVED else 12) for text in DECISIONS
    ]
    actions = bare.ok("action", NAME, "list", "--json").data["actions"]
    assert {one["text"]: one.get("due", "") for one in actions} == {
        "Tien werkgevers vragen": "2026-12-04",
        "Een oudergroep polsen": "2026-12-15",
        "Ruimte regelen": "2027-01-15",
        "De begroting rondsturen": "2027-01-05",
        "Huisartsen uitnodigen": "",
        "Verslag nalezen": "2026-12-02",
    }
    (folder,) = (bare.library / "exports").iterdir()
    (page,) = folder.glob("*-verslag.md")
    minutes = page.read_text()
    assert all(text in minutes for text in (*CARDS, *DECISIONS, *RULES))
    grouping, rest = minutes.split("## Voorlezen en groeperen")[1].split("## Gedeelde ambitie")
    assert "1\\. Vrienden ●●●●●●●●" in grouping
    assert "Buiten de agenda" not in rest
    assert not any(one.get("decision") for one in actions)

    again = workshop.second_meeting(bare)
    for part, most in AGAIN.items():
        assert again.overhead[part] <= most, again.table()
    done = bare.ok("action", NAME, "list", "--json").data["actions"]
    assert [one["text"] for one in done if one.get("progress") == "done"] == [
        "Verslag nalezen",
        "Tien werkgevers vragen",
    ]
