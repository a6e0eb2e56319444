"""The check as a whole: order, switches, templates that lack a role, texts, repeatability."""

import json
import string
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from board import wording
from board.change import apply, diff, inverse
from board.checks import RULES, rule_by_id, run_checks, say, switch_check, title
from board.commands.by import By
from board.i18n import LANGUAGES
from board.model import Canvas, Card, Coalition, Entity, Member, Position, Ref, Term
from board.refusal import Refused
from board.template import Area, Block, Template

TODAY = date(2026, 3, 17)
CanvasOf = Callable[..., Canvas]


def _busy() -> list[Entity]:
    """Things about which most rules have something to say."""
    members = [
        Member(f"m{at}", name=f"Lid {at}", core=at == 0, stewardship=at == 0, order=f"a{at}")
        for at in range(5)
    ]
    left = Member("weg", name="Weg", left="2026-01-01", order="b0")
    coalitions = [
        Coalition(
            f"c{at}",
            title=f"Coalitie {at}",
            progress="active",
            core=("member:m0", "member:weg", "outside:UWV"),
            order=f"a{at}",
        )
        for at in range(3)
    ]
    cards = [Card(f"i{at}", place="identiteit", text="x", order=f"a{at}") for at in range(4)]
    rule = Card("r", place="spelregels.besluiten", text="Wij doen", status="agreed")
    answers = [
        Position(f"p{at}", "samen-coalities", 1, value=value) for at, value in enumerate((-3, 0, 3))
    ]
    return [*members, left, *coalitions, *cards, rule, *answers, Term("t", word="vaag")]


def test_the_rules_are_all_there() -> None:
    assert sorted(rule.number for rule in RULES) == [*range(1, 33)]
    facilitator = {rule.number for rule in RULES if rule.facilitator}
    assert facilitator == {3, 8, 9, 11, 20, 21, 23, 24, 25, 26}


def test_outcomes_stand_by_block_and_then_by_number(canvas_of: CanvasOf) -> None:
    order = [outcome.rule.number for outcome in run_checks(canvas_of(), TODAY)]
    identity, rules, organisation = [1, 2, 3], [4, 5, 6, 7, 24, 29], [8, 9, 19, 23, 25, 26]
    stewardship, common = [20, 21, 22], [27, 28, 30]
    coalitions = [10, 11, 12, 13, 14, 15, 16, 17, 18, 31, 32]
    assert order == [*identity, *rules, *organisation, *stewardship, *coalitions, *common]


def test_an_empty_canvas_has_nothing_to_talk_about(canvas_of: CanvasOf) -> None:
    assert {outcome.state for outcome in run_checks(canvas_of(), TODAY)} == {"n/a"}


def test_the_same_canvas_gives_the_same_outcome_in_whatever_order_it_was_read(
    canvas_of: CanvasOf,
) -> None:
    one, other = canvas_of(*_busy()), canvas_of(*reversed(_busy()))
    assert run_checks(one, TODAY) == run_checks(other, TODAY)
    assert sum(outcome.state == "talk" for outcome in run_checks(one, TODAY)) >= 10


def test_every_finding_points_at_something_that_is_there(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(*_busy())
    for outcome in run_checks(canvas, TODAY):
        for found in outcome.findings:
            assert found.refs or found.places
            for ref in found.refs:
                if ref.table != "paradoxes":
                    assert ref.id in getattr(canvas, ref.table)
            for place in found.places:
                assert canvas.template.place(place) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_reads_without_gaps(canvas_of: CanvasOf, language: str) -> None:
    for outcome in run_checks(canvas_of(*_busy()), TODAY):
        assert title(outcome.rule, language) != f"{outcome.rule.id}.title"
        for found in outcome.findings:
            text = say(found, language)
            assert text[-1] in ".?"
            assert not set("{}") & set(text)


def test_braces_in_what_people_typed_stay_as_typed(canvas_of: CanvasOf) -> None:
    coalition = Coalition("c", title="{n} {coalition} %s", progress="active", end="2027-01-01")
    outcomes = run_checks(canvas_of(coalition), TODAY)
    found = next(one for one in outcomes if one.rule.id == "VC-16").findings[0]
    assert say(found, "nl").startswith("'{n} {coalition} %s' mist: ")


def test_a_template_without_the_roles_has_rules_that_do_not_apply(canvas_of: CanvasOf) -> None:
    block = Block("een", "one", 1, {}, {}, {}, {}, (), (), 1)
    bare = Template(
        id="bare", version=1, name={}, credit={}, opens_on="een", blocks=(block,), layout=Area(1)
    )
    canvas = canvas_of(*_busy())._replace(template=bare)
    states = {outcome.rule.number: outcome.state for outcome in run_checks(canvas, TODAY)}
    # The words of a glossary belong to no block; nor do sessions, but none was held.
    assert {number for number, state in states.items() if state != "n/a"} == {27}


def test_a_rule_is_switched_off_with_a_reason_and_on_again(canvas_of: CanvasOf, by: By) -> None:
    canvas = canvas_of(*_busy())
    off = switch_check(canvas, by, "vc-15", False, " staat al op\nde agenda ")
    assert off.info.checks_off == {"VC-15": "staat al op de agenda"}
    outcome = next(one for one in run_checks(off, TODAY) if one.rule.id == "VC-15")
    assert (outcome.state, outcome.off, outcome.findings) == ("n/a", True, ())
    assert outcome.reason == "staat al op de agenda"
    assert apply(off, inverse(diff(canvas, off))).info.checks_off == {}
    on = switch_check(off, by, "15", True)
    assert run_checks(on, TODAY) == run_checks(canvas, TODAY)
    assert switch_check(canvas, by, "VC-15", True) is canvas


@pytest.mark.parametrize("spelling", ["VC-99", "VC-33", "", "x", "vc-", "-1", "²"])
def test_a_rule_that_is_not_there_is_refused(canvas_of: CanvasOf, by: By, spelling: str) -> None:
    assert rule_by_id(spelling) is None
    with pytest.raises(Refused, match=r"check\.unknown"):
        switch_check(canvas_of(), by, spelling, False)


def test_the_other_version_of_a_thing_is_not_another_thing(canvas_of: CanvasOf) -> None:
    coalition = Coalition("c", title="Een", progress="active", end="")
    mine = coalition._replace(id="d", title="Mijn een", conflict="c")
    outcomes = run_checks(canvas_of(coalition, mine), TODAY)
    found = next(one for one in outcomes if one.rule.id == "VC-15").findings
    assert [one.refs for one in found] == [(Ref("coalitions", "c"),)]
    outcomes = run_checks(canvas_of(coalition._replace(state="removed"), mine), TODAY)
    found = next(one for one in outcomes if one.rule.id == "VC-15").findings
    assert [one.refs for one in found] == [(Ref("coalitions", "d"),)]


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("area", ["checks", "network"])
def test_both_languages_say_the_same_things(area: str) -> None:
    folder = Path(wording.__file__).parent / "texts"
    nl, en = (
        json.loads((folder / language / f"{area}.json").read_text("utf-8"))
        for language in ("nl", "en")
    )
    assert list(nl) == list(en)
    assert {key: _gaps(text) for key, text in nl.items()} == {
        key: _gaps(text) for key, text in en.items()
    }
    assert all(text.strip() for text in (*nl.values(), *en.values()))


def test_a_long_row_of_names_ends_in_a_number() -> None:
    names = [f"Lid {at}" for at in range(1, 41)]
    assert wording.listed(names[:3], "nl") == "Lid 1, Lid 2 en Lid 3"
    assert wording.listed(names[:8], "en").endswith("Lid 7 and Lid 8")
    assert wording.listed(names, "nl").endswith("Lid 7 en nog 33")
    assert wording.listed(names, "en").endswith("Lid 7 and 33 more")
    assert wording.listed([], "nl") == ""
    assert wording.enumerated(["in- en uittreding", "rol"], "nl") == "in- en uittreding, rol"
    assert wording.enumerated(names, "nl").endswith("Lid 7, nog 33")
