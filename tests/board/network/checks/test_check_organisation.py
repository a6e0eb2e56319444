"""VC-08, VC-19 and VC-23."""

from collections.abc import Callable
from typing import Any

from board.model import Card, Coalition, Member

Says = Callable[..., list[str] | None]


def _cards(place: str, count: int) -> list[Card]:
    return [Card(f"{place}-{at}", place=place, text=f"{place} {at}") for at in range(count)]


def _coalitions(count: int, **fields: Any) -> list[Coalition]:
    return [Coalition(f"co{at}", title=f"Coalitie {at}", **fields) for at in range(count)]


ROC = Member("roc", name="ROC", brings="coaches", gets="leerbanen", order="a0")
PLEK = Member("plek", name="De Plek", gets="doorstroom", order="a1")


def test_vc08_getting_without_giving(says: Says) -> None:
    assert says("VC-08", ROC, PLEK) == [
        "Bij De Plek staat wel wat die hier haalt, niet wat die brengt. "
        "Niet opgeschreven, of een gesprek waard?"
    ]
    assert says("VC-08", ROC, PLEK, language="en") == [
        "De Plek lists what it gets here, not what it gives. Not written down, or worth a talk?"
    ]


def test_vc08_taking_part_in_an_active_coalition_is_giving(says: Says) -> None:
    active = Coalition("co", progress="active", others=("member:plek",))
    assert says("VC-08", ROC, PLEK, active) == []
    assert says("VC-08", ROC, PLEK, active._replace(progress="idea")) != []
    assert says("VC-08", ROC, PLEK._replace(gets="")) == []


def test_vc08_needs_half_of_the_members_to_say_what_they_bring(says: Says) -> None:
    third = Member("gem", name="Gem", order="a2")
    assert says("VC-08", ROC, PLEK, third) is None
    assert says("VC-08", ROC, PLEK, third._replace(brings="geld")) != []
    assert says("VC-08") is None


def test_vc19_much_arranged_little_made(says: Says) -> None:
    cards = _cards("spelregels", 8) + _cards("organisatie.wie", 8) + _cards("regie.vorm", 4)
    assert says("VC-19", *cards, *_coalitions(2, progress="finished")) == [
        "20 kaarten over regelen en inrichten tegenover 2 coalities die actief, afgerond of "
        "ingevuld zijn. Past dat bij wat nodig is?"
    ]
    assert says("VC-19", *cards, *_coalitions(1, progress="active"), language="en") == [
        "20 cards on rules and set-up against 1 coalition that is active, finished or filled in. "
        "Does that suit what is needed?"
    ]
    assert says("VC-19", *cards) == [
        "20 kaarten over regelen en inrichten tegenover 0 coalities die actief, afgerond of "
        "ingevuld zijn. Past dat bij wat nodig is?"
    ]


def test_vc19_is_in_order_with_fewer_than_ten_cards_for_each_coalition(says: Says) -> None:
    cards = _cards("organisatie.wie", 15) + _cards("organisatie.waar", 14)
    assert says("VC-19", *cards, *_coalitions(3, progress="active")) == []
    assert says("VC-19", *cards, *_coalitions(2, progress="active")) == [
        "29 kaarten over regelen en inrichten tegenover 2 coalities die actief, afgerond of "
        "ingevuld zijn. Past dat bij wat nodig is?"
    ]
    # An idea that is only a title has made nothing yet; one that is filled in has.
    assert says("VC-19", *cards, *_coalitions(3, progress="idea")) != []
    filled = _coalitions(3, progress="idea", shared_ambition="van uitval naar proefplek")
    assert says("VC-19", *cards, *filled) == []


def test_vc19_needs_twenty_cards_or_three_coalitions(says: Says) -> None:
    assert says("VC-19", *_cards("spelregels", 19)) is None
    lapsed = Card("oud", place="spelregels", status="lapsed")
    assert says("VC-19", *_cards("spelregels", 19), lapsed) is None
    assert says("VC-19", *_cards("identiteit", 30)) is None


def test_vc19b_hardly_any_organisation(says: Says) -> None:
    three = _coalitions(3, progress="active")
    text = (
        "3 actieve coalities, en in {k} van de 4 onderdelen van de organisatie staat iets. "
        "Wat hebben we minimaal nodig?"
    )
    assert says("VC-19", *three) == [text.format(k=0)]
    assert says("VC-19", *three, *_cards("organisatie.wie.een", 5)) == [text.format(k=1)]
    assert says("VC-19", *three, *_cards("organisatie", 5), language="en") == [
        "3 active coalitions, and 0 of the 4 parts of organisation have something in them. "
        "What do we need at the least?"
    ]
    # Members are something: who takes part is told by their being there.
    assert says("VC-19", *three, ROC) == [text.format(k=1)]
    assert says("VC-19", *three, ROC, *_cards("organisatie.waar", 1)) == []


def test_vc19b_is_in_order_with_two_sections_or_two_coalitions(says: Says) -> None:
    sections = _cards("organisatie.wie", 1) + _cards("organisatie.waar.een", 1)
    assert says("VC-19", *_coalitions(3, progress="active"), *sections) == []
    assert says("VC-19", *_coalitions(2, progress="active")) is None


GONE = PLEK._replace(left="2026-03-01")


def test_vc23_left_but_still_listed(says: Says) -> None:
    coalition = Coalition("co", title="Leerbaan", progress="active", core=("member:plek",))
    rule = Card("r", place="spelregels", text="Wij bellen", status="agreed", agreed_by=("plek",))
    assert says("VC-23", GONE, coalition, rule) == [
        "De Plek is vertrokken maar staat nog bij: 'Leerbaan', 'Wij bellen'. Wie neemt het over?"
    ]
    assert says("VC-23", GONE, coalition, language="en") == [
        "De Plek has left but is still listed at: 'Leerbaan'. Who takes over?"
    ]


def test_vc23_is_in_order_where_nothing_leans_on_who_left(says: Says) -> None:
    other = Coalition("co", progress="active", others=("member:plek",))
    done = Coalition("af", progress="finished", core=("member:plek",))
    shared = Card("r", place="spelregels", status="agreed", agreed_by=("plek", "roc"))
    proposed = Card("v", place="spelregels", status="proposed", agreed_by=("plek",))
    assert says("VC-23", GONE, other, done, shared, proposed) == []


def test_vc23_needs_someone_who_left_on_the_day(says: Says) -> None:
    coalition = Coalition("co", title="Leerbaan", progress="active", core=("member:plek",))
    assert says("VC-23", PLEK, coalition) is None
    assert says("VC-23", GONE, coalition, on="2026-02-28") is None
    assert says("VC-23", GONE, coalition, on="2026-03-01") != []
