"""VC-04 to VC-07."""

from collections.abc import Callable
from typing import Any

from board.model import Card, Member

Says = Callable[..., list[str] | None]

IDENTITY = Card("kern", place="identiteit.passie.een", text="Geen jongere van de kaart")


def _rule(id: str, place: str = "spelregels.besluiten", **fields: Any) -> Card:
    return Card(id, place=place, text=f"Wij {id}")._replace(**fields)


def _members(*names: str, **fields: Any) -> list[Member]:
    return [
        Member(name.lower(), name=name, order=f"a{at}")._replace(**fields)
        for at, name in enumerate(names)
    ]


def test_vc04_rules_without_origin(says: Says) -> None:
    rules = [_rule("a", follows=("kern",)), _rule("b"), _rule("c", place="spelregels")]
    assert says("VC-04", IDENTITY, *rules) == [
        "2 van 3 spelregels zijn nog aan geen identiteitskaart gekoppeld. "
        "Bij welk stuk identiteit horen ze?"
    ]
    assert says("VC-04", IDENTITY, *rules, language="en") == [
        "2 of 3 ground rules are not tied to an identity card yet. "
        "Which part of identity do they belong to?"
    ]


def test_vc04_speaks_of_one_rule_as_one(says: Says) -> None:
    rules = [_rule("a", follows=("kern",)), _rule("b")]
    assert says("VC-04", IDENTITY, *rules) == [
        "1 van 2 spelregels is nog aan geen identiteitskaart gekoppeld. "
        "Bij welk stuk identiteit hoort die?"
    ]


def test_vc04_takes_only_a_link_to_an_identity_card_that_is_there(says: Says) -> None:
    parked = IDENTITY._replace(id="weg", state="parked")
    other = Card("elders", place="regie.zorg")
    for target in ("weg", "elders", "nergens"):
        found = says("VC-04", IDENTITY, parked, other, _rule("a", follows=(target,)))
        assert found is not None
        assert len(found) == 1


def test_vc04_is_in_order_when_every_rule_in_force_follows_from_something(says: Says) -> None:
    rules = [_rule("a", follows=("elders", "kern")), _rule("b", status="lapsed")]
    assert says("VC-04", IDENTITY, *rules) == []


def test_vc04_needs_an_identity_card_and_a_rule_in_force(says: Says) -> None:
    assert says("VC-04", _rule("a")) is None
    assert says("VC-04", IDENTITY) is None
    assert says("VC-04", IDENTITY, _rule("a", status="lapsed")) is None


def test_vc05_consent_not_noted(says: Says) -> None:
    core = _members("ROC", "Plek", "Gem", core=True)
    rule = _rule("a", status="agreed", agreed_by=("plek",))
    assert says("VC-05", *core, rule) == [
        "'Wij a' staat op afgesproken; van ROC en Gem is geen instemming genoteerd."
    ]
    assert says("VC-05", *core, rule, language="en") == [
        "'Wij a' is marked agreed; no consent is noted from ROC and Gem."
    ]


def test_vc05_is_in_order_when_every_core_player_agreed(says: Says) -> None:
    people = _members("ROC", core=True) + _members("Plek")
    rules = [_rule("a", status="agreed", agreed_by=("roc",)), _rule("b", status="proposed")]
    assert says("VC-05", *people, *rules) == []


def test_vc05_needs_a_core_player_on_the_day(says: Says) -> None:
    rule = _rule("a", status="agreed")
    assert says("VC-05", *_members("ROC"), rule) is None
    assert says("VC-05", *_members("ROC", core=True, left="2026-03-17"), rule) is None
    assert says("VC-05", *_members("ROC", core=True, left="2026-03-18"), rule) != []


def test_vc06_questions_without_a_rule(says: Says) -> None:
    rules = [_rule("a"), _rule("b", place="spelregels.conflicten", status="lapsed")]
    assert says("VC-06", *rules) == [
        "Bij deze vragen staat nog geen spelregel: conflicten, intreding. Nodig, of kan het zonder?"
    ]
    assert says("VC-06", *rules, language="en") == [
        "These questions have no ground rule yet: conflicten-en, intreding-en. "
        "Needed, or fine without?"
    ]


def test_vc06_is_in_order_when_every_question_has_a_rule(says: Says) -> None:
    places = ("besluiten", "conflicten", "intreding")
    assert says("VC-06", *[_rule(one, place=f"spelregels.{one}") for one in places]) == []


def test_vc06_needs_a_rule(says: Says) -> None:
    assert says("VC-06", IDENTITY) is None


def test_vc07_names_what_is_missing(says: Says) -> None:
    people = [
        *_members("ROC", role="kernspeler", gets="leerbanen"),
        *_members("Plek", "Gem"),
    ]
    assert says("VC-07", *people) == [
        "Voor een stevige basis ontbreekt nog: wie er wel en niet bij hoort; "
        "rol van Plek en Gem; wat Plek en Gem hier halen."
    ]
    assert says("VC-07", *people, language="en") == [
        "Still missing from the basics: who does and doesn't belong; "
        "role of Plek and Gem; what Plek and Gem get here."
    ]


def test_vc07_names_only_what_is_missing(says: Says) -> None:
    entry = _rule("in", place="spelregels.intreding")
    people = [*_members("ROC", "Plek", role="x", gets="y"), *_members("Gem", role="x")]
    assert says("VC-07", entry, *people) == [
        "Voor een stevige basis ontbreekt nog: wat Gem hier haalt."
    ]


def test_vc07_is_in_order_when_all_three_are_there(says: Says) -> None:
    entry = _rule("in", place="spelregels.intreding")
    people = _members("ROC", "Plek", "Gem", role="x", gets="y")
    assert says("VC-07", entry, *people) == []
    assert says("VC-07", entry._replace(status="lapsed"), *people) != []


def test_vc07_needs_three_members(says: Says) -> None:
    assert says("VC-07", *_members("ROC", "Plek")) is None
    assert says("VC-07", *_members("ROC", "Plek", "Gem", left="2026-01-01")) is None
