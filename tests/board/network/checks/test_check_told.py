"""How findings of one rule are told: together, apart for what stays in the room, in order."""

from collections.abc import Callable
from datetime import date
from string import Formatter

import pytest

from board.checks import RULES, run_checks, state, title
from board.i18n import LANGUAGES, Texts
from board.meeting import Action
from board.model import Canvas, Card, Coalition, Member
from board.wording import CHECKS
from tests.board.network.checks.real import KERN, PEOPLE, PLEK, ROC, TWELVE, active

Says = Callable[..., list[str] | None]


def test_an_open_action_is_bringing_something(says: Says) -> None:
    gets = PLEK._replace(brings="")
    action = Action("a", text="Bellen", owner="member:plek")
    assert says("VC-08", ROC, gets) != []
    assert says("VC-08", ROC, gets, action) == []
    assert says("VC-08", ROC, gets, action._replace(progress="done")) != []


def test_a_group_that_is_in_part_in_what_is_of_all_is_not_called_missing(says: Says) -> None:
    both = TWELVE._replace(holds=("member:gem", "member:west"))
    west = Member("west", name="Gemeente West", order="a6")
    refs = ("member:roc", "member:plek", "member:zorg", "member:gem")
    joint = active("samen", joint=True, core=refs)
    people = [one if one is not TWELVE else both for one in PEOPLE]
    assert says("VC-12", *people, west, joint, active("leer")) == [
        "Gemeente West doet niet mee in 'Samen', die van allemaal is."
    ]


def test_what_is_of_everyone_but_has_yet_to_begin_is_said_to_be_so(says: Says) -> None:
    idea = Coalition("dag", title="Netwerkdag", joint=True)
    assert says("VC-12", *PEOPLE, active("een"), active("twee"), idea) is None


def test_rules_that_miss_the_same_consent_are_one_line(says: Says) -> None:
    rules = [
        Card(
            f"r{at}",
            place="spelregels",
            text=f"Regel, nummer {at}",
            status="agreed",
            order=f"a{at}",
        )
        for at in range(3)
    ]
    inside = Card("zaal", place="spelregels", text="Stil", status="agreed", marks=("room",))
    core = ROC._replace(core=True)
    assert says("VC-05", core, *rules, inside) == [
        "'Regel, nummer 0'; 'Regel, nummer 1' en 'Regel, nummer 2' staan op afgesproken; "
        "van ROC is geen instemming genoteerd.",
        "'Stil' staat op afgesproken; van ROC is geen instemming genoteerd.",
    ]


def test_a_coalition_that_stays_in_the_room_has_a_line_of_its_own(says: Says) -> None:
    three = [active("een", end=""), active("twee", end=""), active("zaal", end="", marks=("room",))]
    assert says("VC-15", *three) == [
        "'Een' en 'Twee' hebben geen einde of evaluatiemoment.",
        "'Zaal' heeft geen einde of evaluatiemoment.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iedereen die jongeren opleidt hoort erbij", True),
        ("Lid is wie een half jaar heeft meegedraaid", True),
        ("We sluiten aan bij wat er al is", True),  # One too many costs a talking point.
        ("Members are those who bring a young person", True),
        ("Elke maand een overleg van een uur", False),
        ("Wij zien jongeren die niemand anders ziet", False),
    ],
)
def test_who_belongs_may_be_said_anywhere(says: Says, text: str, told: bool) -> None:
    found = says("VC-07", *PEOPLE, Card("k", place="regie.vorm", text=text))
    assert found is not None
    assert ("wie er wel en niet bij hoort" not in " ".join(found)) is told


def test_a_card_that_is_a_members_name_says_not_who_belongs(says: Says) -> None:
    found = says("VC-07", *PEOPLE, Card("k", place="organisatie.wie", text="roc"))
    assert found
    assert "wie er wel en niet bij hoort" in found[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_order_reads_as_such(language: str) -> None:
    texts = Texts(language, CHECKS)
    told = [texts(f"{rule.id}.ok") for rule in RULES]
    assert len(set(told)) == len(RULES)
    for text in told:
        assert not text.startswith("VC-")
        assert not [name for _, name, _, _ in Formatter().parse(text) if name]


def test_an_outcome_in_order_is_named_by_what_is_so(canvas_of: Callable[..., Canvas]) -> None:
    outcomes = {one.rule.id: one for one in run_checks(canvas_of(KERN), date(2026, 3, 17))}
    filled = outcomes["VC-01"]
    assert (filled.state, state(filled, "nl")) == ("ok", "Identiteit is gevuld")
    assert state(outcomes["VC-31"], "nl") == title(outcomes["VC-31"].rule, "nl")
