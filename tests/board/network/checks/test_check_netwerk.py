"""The check on the built-in template: every rule applies, and reads as a sentence."""

from collections.abc import Callable
from datetime import date

import pytest

from board.checks import RULES, run_checks, say
from board.model import Canvas, Card, Coalition, Position
from board.templates import available, load

TODAY = date(2026, 3, 17)
CanvasOf = Callable[..., Canvas]


def test_the_netwerk_template_has_every_role_a_rule_asks_for() -> None:
    template = load("netwerk")
    assert {role for rule in RULES for role in rule.needs if not template.has(role)} == set()


def test_a_template_without_coalitions_or_paradoxes_leaves_their_rules_out(
    canvas_of: CanvasOf,
) -> None:
    other = next(one for one in available() if not one.has("coalitions"))
    canvas = canvas_of(Coalition("c", title="X", progress="active"))._replace(template=other)
    outcomes = [one for one in run_checks(canvas, TODAY) if one.rule.at == "coalitions"]
    assert {one.state for one in outcomes} == {"n/a"}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "nl",
            [
                "Bij deze vragen staat nog geen spelregel: halen en brengen, conflicten, "
                "verantwoorden, monitoren, in- en uittreding. Nodig, of kan het zonder?",
                "'Leerbaan' mist: kernpartners, doelgroep, gedeelde ambitie, werkvorm.",
                "Over strak sturen – goede initiatieven kanaliseren liggen de antwoorden ver "
                "uiteen: van helemaal strak sturen tot iets meer goede initiatieven kanaliseren. "
                "Wat ziet ieder?",
            ],
        ),
        (
            "en",
            [
                "These questions have no ground rule yet: give and take, conflicts, accounting, "
                "monitoring, joining and leaving. Needed, or fine without?",
                "'Leerbaan' lacks: core partners, target group, shared ambition, way of working.",
                "Answers on steering tightly – channelling good initiatives lie far apart: from "
                "entirely steering tightly to a little more channelling good initiatives. "
                "What does each see?",
            ],
        ),
    ],
)
def test_headings_of_the_template_read_well_inside_a_sentence(
    canvas_of: CanvasOf, language: str, texts: list[str]
) -> None:
    canvas = canvas_of(
        Card("r", place="spelregels.besluiten", text="Wij"),
        Coalition("c", title="Leerbaan", progress="active", review="2027-01-01"),
        *[Position(f"p{v}", "sturen-kanaliseren", 1, value=v) for v in (-3, 0, 1)],
    )._replace(template=load("netwerk"))
    found = [say(one, language) for out in run_checks(canvas, TODAY) for one in out.findings]
    assert found == texts
