"""VC-20 to VC-22."""

from collections.abc import Callable

import pytest

from board.model import Card, Coalition, Member

Says = Callable[..., list[str] | None]

GEM = Member("gem", name="Gemeente", stewardship=True)


def _active(count: int, core: int = 0) -> list[Coalition]:
    return [
        Coalition(
            f"co{at}",
            title=f"Coalitie {at}",
            progress="active",
            core=("member:gem",) if at < core else (),
            others=("member:gem",),
        )
        for at in range(count)
    ]


@pytest.mark.parametrize("granted_by", [(), ("member:gem",)])
def test_vc20_granted_by_nobody_else(says: Says, granted_by: tuple[str, ...]) -> None:
    member = GEM._replace(granted_by=granted_by)
    assert says("VC-20", member) == [
        "Gemeente heeft de regie; daarbij staat niet door wie die is gegund."
    ]
    assert says("VC-20", member, language="en") == [
        "Gemeente holds the stewardship; who granted it is not noted there."
    ]


@pytest.mark.parametrize("granted_by", [("member:roc",), ("member:gem", "name:de leden")])
def test_vc20_is_in_order_when_others_granted_it(says: Says, granted_by: tuple[str, ...]) -> None:
    assert says("VC-20", GEM._replace(granted_by=granted_by)) == []


def test_vc20_needs_somebody_with_the_stewardship(says: Says) -> None:
    assert says("VC-20", GEM._replace(stewardship=False)) is None
    assert says("VC-20", GEM._replace(left="2026-01-01")) is None


def test_vc21_everything_with_one(says: Says) -> None:
    assert says("VC-21", GEM, *_active(4, core=3)) == [
        "Gemeente heeft de regie en is kernpartner in 3 van 4 actieve coalities. Is dat zo bedoeld?"
    ]
    assert says("VC-21", GEM, *_active(3, core=3), language="en") == [
        "Gemeente holds the stewardship and is core partner in 3 of 3 active coalitions. "
        "Is that what was meant?"
    ]


def test_vc21_is_in_order_up_to_two_thirds_or_without_stewardship(says: Says) -> None:
    assert says("VC-21", GEM, *_active(3, core=2)) == []
    assert says("VC-21", GEM, *_active(6, core=4)) == []
    assert says("VC-21", GEM._replace(stewardship=False), *_active(3, core=3)) == []


def test_vc21_needs_three_active_coalitions(says: Says) -> None:
    assert says("VC-21", GEM, *_active(2, core=2)) is None
    idea = Coalition("idee", progress="idea", core=("member:gem",))
    assert says("VC-21", GEM, *_active(2, core=2), idea) is None


def test_vc22_care_lies_nowhere(says: Says) -> None:
    elsewhere = Card("v", place="regie.vorm", text="Rondgaand")
    assert says("VC-22", elsewhere, *_active(2)) == [
        "Er lopen 2 coalities; over zorg en samenhang staat nog geen kaart, "
        "en niemand heeft de regie."
    ]
    assert says("VC-22", *_active(3), language="en") == [
        "3 coalitions are under way; there is no card yet on zorg-en and samenhang-en, "
        "and nobody holds the stewardship."
    ]


@pytest.mark.parametrize("place", ["regie.zorg", "regie.samenhang"])
def test_vc22_is_in_order_with_a_card_on_care_or_coherence(says: Says, place: str) -> None:
    assert says("VC-22", Card("z", place=place), *_active(2)) == []
    assert says("VC-22", Card("z", place=place, state="parked"), *_active(2)) != []


def test_vc22_needs_two_active_coalitions(says: Says) -> None:
    assert says("VC-22", *_active(1), Coalition("idee")) is None
