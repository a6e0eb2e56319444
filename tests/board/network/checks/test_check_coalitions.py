"""VC-10, VC-12 to VC-16, VC-18 and VC-31."""

from collections.abc import Callable
from typing import Any

import pytest

from board.model import Card, Coalition, Member, Topic

Says = Callable[..., list[str] | None]

IDS = ("roc", "plek", "gem", "cafe")
EVERYONE = tuple(f"member:{id}" for id in IDS)
WHOLE = Coalition(
    "co",
    title="Leerbaan",
    progress="active",
    core=EVERYONE[:2],
    others=EVERYONE[2:],
    target_group="jongeren",
    shared_ambition="proefplek",
    way_of_working="bellen",
    conditions="alleen meekijken",
    end="2026-10-01",
)


def _members(count: int = 4) -> list[Member]:
    return [Member(id, name=id.upper(), order=f"a{at}") for at, id in enumerate(IDS[:count])]


def _coalitions(full: int, other: int, **fields: Any) -> list[Coalition]:
    """Coalitions of everyone, and coalitions that one member is not in."""
    row = [WHOLE._replace(id=f"vol{at}") for at in range(full)]
    row += [WHOLE._replace(id=f"deel{at}", others=EVERYONE[3:]) for at in range(other)]
    return [one._replace(**fields) for one in row]


def test_vc10_everyone_everywhere(says: Says) -> None:
    assert says("VC-10", *_members(), *_coalitions(2, 1)) == [
        "In 2 van 3 actieve coalities doet iedereen mee. Is dat ieders keuze?"
    ]
    assert says("VC-10", *_members(), *_coalitions(4, 0), language="en") == [
        "In 4 of 4 active coalitions everyone takes part. Is that everyone's choice?"
    ]


def test_vc10_is_in_order_below_two_thirds(says: Says) -> None:
    assert says("VC-10", *_members(), *_coalitions(1, 2)) == []
    assert says("VC-10", *_members(), *_coalitions(3, 2)) == []


def test_vc10_needs_three_coalitions_to_choose_and_four_members(says: Says) -> None:
    assert says("VC-10", *_members(), *_coalitions(2, 0)) is None
    assert says("VC-10", *_members(3), *_coalitions(3, 0)) is None
    joint = WHOLE._replace(id="samen", joint=True)
    assert says("VC-10", *_members(), *_coalitions(2, 0), joint) is None
    assert says("VC-10", *_members(), *_coalitions(3, 0, progress="idea")) is None


def test_vc12_nothing_belongs_to_everyone(says: Says) -> None:
    assert says("VC-12", *_members(), *_coalitions(2, 0)) == [
        "Bij geen coalitie staat dat zij van allemaal is. Wat doen we minimaal samen?"
    ]
    assert says("VC-12", *_members(), *_coalitions(2, 0), language="en") == [
        "Of no coalition does it say that it belongs to everyone. "
        "What do we do together at the least?"
    ]


def test_vc12_members_missing_from_what_belongs_to_all(says: Says) -> None:
    joint = WHOLE._replace(id="samen", title="Netwerkdag", joint=True, others=())
    assert says("VC-12", *_members(), WHOLE, joint) == [
        "GEM en CAFE doen niet mee in 'Netwerkdag', die van allemaal is."
    ]
    assert says("VC-12", *_members(), WHOLE, joint, language="en") == [
        "GEM and CAFE are not in 'Netwerkdag', which belongs to all."
    ]
    nearly = joint._replace(others=EVERYONE[2:3])
    assert says("VC-12", *_members(), WHOLE, nearly) == [
        "CAFE doet niet mee in 'Netwerkdag', die van allemaal is."
    ]


def test_vc12_is_in_order_when_all_are_in_it(says: Says) -> None:
    joint = WHOLE._replace(id="samen", joint=True)
    assert says("VC-12", *_members(), WHOLE, joint) == []


def test_vc12_needs_two_active_coalitions_and_four_members(says: Says) -> None:
    assert says("VC-12", *_members(), *_coalitions(1, 0)) is None
    assert says("VC-12", *_members(3), *_coalitions(2, 0)) is None


def _topic(**levels: int) -> Topic:
    return Topic("t", title="Vervoer", levels=levels)


def test_vc13_nobody_joins(says: Says) -> None:
    assert says("VC-13", *_members(), _topic(roc=1, plek=2)) == [
        "Op 'Vervoer' willen 2 deelnemers het weten of meedenken; niemand koos meedoen of "
        "meebepalen. Wat willen we ermee?"
    ]
    assert says("VC-13", *_members(2), _topic(roc=1)) == [
        "Op 'Vervoer' wil 1 deelnemer het weten of meedenken; niemand koos meedoen of "
        "meebepalen. Wat willen we ermee?"
    ]
    assert says("VC-13", *_members(), _topic(roc=1, plek=2, gem=2), language="en") == [
        "On 'Vervoer' 3 members want to know or think along; nobody chose to join in or "
        "co-decide. What do we want with it?"
    ]


def test_vc13_is_in_order_when_somebody_joins(says: Says) -> None:
    assert says("VC-13", *_members(), _topic(roc=1, plek=3)) == []
    assert says("VC-13", *_members(), _topic(roc=4, plek=1)) == []


def test_vc13_needs_half_of_the_members_to_have_chosen(says: Says) -> None:
    assert says("VC-13", *_members(), _topic(roc=1)) is None
    assert says("VC-13", *_members(), _topic(roc=1, weg=2, ook=2)) is None
    assert says("VC-13", _topic()) is None


def test_vc14_outsiders_without_conditions(says: Says) -> None:
    bare = WHOLE._replace(conditions="", others=("outside:UWV",))
    assert says("VC-14", bare) == [
        "In 'Leerbaan' doet UWV mee van buiten het netwerk. Onder welke voorwaarden?"
    ]
    two = bare._replace(core=("outside:Bank",))
    assert says("VC-14", two) == [
        "In 'Leerbaan' doen Bank en UWV mee van buiten het netwerk. Onder welke voorwaarden?"
    ]
    assert says("VC-14", bare, language="en") == [
        "UWV from outside the network takes part in 'Leerbaan'. On what conditions?"
    ]


def test_vc14_is_in_order_with_conditions_a_rule_or_an_unmatched_name(says: Says) -> None:
    outside = WHOLE._replace(conditions="", others=("outside:UWV",))
    rule = Card("r", place="spelregels", text="Gasten kijken mee", status="agreed")
    assert says("VC-14", outside._replace(conditions="kijkt mee")) == []
    assert says("VC-14", outside._replace(rules=("r",)), rule) == []
    assert says("VC-14", outside._replace(rules=("r",)), rule._replace(status="lapsed")) != []
    assert says("VC-14", outside._replace(rules=("r",))) != []
    assert says("VC-14", outside._replace(others=("name:UWV",))) is None


def test_vc14_nothing_agreed_on_taking_part(says: Says) -> None:
    bare = [WHOLE._replace(id=id, conditions="") for id in ("een", "twee")]
    text = (
        "Bij geen van de 2 actieve coalities staan voorwaarden om mee te doen. "
        "Wat is er afgesproken over meedoen?"
    )
    assert says("VC-14", *bare) == [text]
    assert says("VC-14", *bare, language="en") == [
        "None of the 2 active coalitions has conditions for taking part. "
        "What is agreed on taking part?"
    ]
    assert says("VC-14", bare[0]) is None
    assert says("VC-14", bare[0], WHOLE) == []
    # Ideas and finished ones are neither counted, nor do their conditions hold for others.
    for progress in ("idea", "finished"):
        other = WHOLE._replace(id="ander", progress=progress)
        assert says("VC-14", *bare, other, other._replace(id="kaal", conditions="")) == [text]


@pytest.mark.parametrize(
    ("place", "card"),
    [
        ("spelregels.besluiten", "Wie aanhaakt, doet een half jaar mee"),
        ("coalities", "Iedereen mag meedoen, ook halverwege"),
        ("regie.vorm", "Gasten schuiven aan, maar beslissen niet"),
        ("identiteit.passie", "Whoever joins brings a young person along"),
    ],
)
def test_vc14_a_card_that_speaks_of_taking_part_may_be_the_agreement(
    says: Says, place: str, card: str
) -> None:
    bare = [WHOLE._replace(id=id, conditions="") for id in ("een", "twee")]
    assert says("VC-14", *bare, Card("k", place=place, text=card)) == []
    assert says("VC-14", *bare, Card("k", place=place, text="Elke maand een overleg")) != []


def test_vc14_needs_an_active_coalition(says: Says) -> None:
    idea = WHOLE._replace(conditions="", others=("outside:UWV",), progress="idea")
    assert says("VC-14", idea, idea._replace(id="twee")) is None


def test_vc15_without_an_end(says: Says) -> None:
    assert says("VC-15", WHOLE._replace(end="")) == [
        "'Leerbaan' heeft geen einde of evaluatiemoment."
    ]
    assert says("VC-15", WHOLE._replace(end=""), language="en") == [
        "'Leerbaan' has no end or review date."
    ]


def test_vc15_past_a_date(says: Says) -> None:
    assert says("VC-15", WHOLE, on="2026-10-02") == [
        "'Leerbaan' zou op 1 oktober 2026 klaar of geëvalueerd zijn. Hoe staat het?"
    ]
    both = WHOLE._replace(review="2026-06-15")
    other = WHOLE._replace(id="ouders", title="Ouders aan tafel", end="2026-09-01")
    assert says("VC-15", WHOLE, other, on="2026-10-02") == [
        "'Leerbaan' zou op 1 oktober 2026 klaar of geëvalueerd zijn; 'Ouders aan tafel' zou op "
        "1 september 2026 klaar of geëvalueerd zijn. Hoe staat het ermee?"
    ]
    assert says("VC-15", both, on="2026-07-01", language="en") == [
        "'Leerbaan' was due for ending or review on 15 June 2026. Where does it stand?"
    ]


def test_vc15_is_in_order_on_the_day_itself(says: Says) -> None:
    assert says("VC-15", WHOLE, on="2026-10-01") == []
    assert says("VC-15", WHOLE._replace(end="", review="2026-10-01"), on="2026-10-01") == []


def test_vc15_a_date_that_cannot_be_read_is_not_called_missing(says: Says) -> None:
    assert says("VC-15", WHOLE._replace(end="na de zomer")) == []


def test_vc15_needs_an_active_coalition(says: Says) -> None:
    assert says("VC-15", WHOLE._replace(end="", progress="idea")) is None
    assert says("VC-15", WHOLE._replace(end="", state="parked")) is None


def test_vc16_incomplete(says: Says) -> None:
    assert says("VC-16", WHOLE._replace(core=(), way_of_working="")) == [
        "'Leerbaan' mist: kernpartners, werkvorm."
    ]
    assert says("VC-16", WHOLE._replace(target_group=""), language="en") == [
        "'Leerbaan' lacks: target group."
    ]


def test_vc16_is_in_order_when_all_four_are_filled(says: Says) -> None:
    assert says("VC-16", WHOLE) == []


def test_vc16_needs_an_active_coalition(says: Says) -> None:
    assert says("VC-16", Coalition("idee", title="Idee")) is None


def test_vc18_finished_without_a_yield(says: Says) -> None:
    done = WHOLE._replace(progress="finished")
    assert says("VC-18", done) == [
        "'Leerbaan' is afgerond. Wat heeft het opgeleverd, en weten anderen dat?"
    ]
    assert says("VC-18", done, language="en") == [
        "'Leerbaan' is finished. What did it yield, and do others know?"
    ]


def test_vc18_is_in_order_with_a_yield(says: Says) -> None:
    assert says("VC-18", WHOLE._replace(progress="finished", result="41 bezoekers")) == []


@pytest.mark.parametrize("progress", ["idea", "active", "stopped"])
def test_vc18_needs_a_finished_coalition(says: Says, progress: str) -> None:
    assert says("VC-18", WHOLE._replace(progress=progress)) is None


def _identity(count: int) -> list[Card]:
    return [Card(f"i{at}", place="identiteit.passie.een") for at in range(count)]


def test_vc31_no_coalition_yet(says: Says) -> None:
    assert says("VC-31", *_identity(6), *_members()) == [
        "Er staan 6 identiteitskaarten en nog geen coalitie. Wie gaan wat met elkaar maken?"
    ]
    loose = Card("los", place="coalities", text="alles samen")
    assert says("VC-31", *_identity(6), *_members(), loose, language="en") == [
        "There are 6 identity cards and no coalition yet. Who will make what together?"
    ]


def test_vc31_is_in_order_with_an_idea(says: Says) -> None:
    assert says("VC-31", *_identity(6), *_members(), Coalition("idee")) == []
    assert says("VC-31", *_identity(6), *_members(), WHOLE._replace(progress="stopped")) == []


def test_vc31_needs_six_identity_cards_and_four_members(says: Says) -> None:
    assert says("VC-31", *_identity(5), *_members()) is None
    assert says("VC-31", *_identity(6), *_members(3)) is None
