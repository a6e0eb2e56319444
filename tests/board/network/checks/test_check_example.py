"""The check over the filled example.

Each line was read beside the example by a person and is true. Whoever alters the example reads
the lines that change again.
"""

from datetime import date

import pytest

from board import examples
from board.checks import run_checks, say
from board.codec import canvas_from_tables
from board.model import Canvas
from board.templates import load

_SESSION_2 = date(2026, 3, 17)


def _example(language: str) -> Canvas:
    return canvas_from_tables(examples.load(language), load("netwerk"))


def _findings(canvas: Canvas, on: date, language: str) -> list[str]:
    return [
        f"{outcome.rule.id} {say(found, language)}"
        for outcome in run_checks(canvas, on)
        for found in outcome.findings
    ]


def test_what_the_check_says_about_the_dutch_example() -> None:
    assert _findings(_example("nl"), _SESSION_2, "nl") == [
        "VC-03 VSO De Brug, Zorggroep De Linde, Bibliotheek IJsselkant en Youssef Bakker zijn nog "
        "aan geen identiteitskaart gekoppeld. Waarom horen zij erbij?",
        "VC-05 'Elk kwartaal één bladzij met drie cijfers en één verhaal, voor elke achterban "
        "dezelfde' staat op afgesproken; van Stichting De Werkplek is geen instemming genoteerd.",
        "VC-06 Bij deze vragen staat nog geen spelregel: monitoren. Nodig, of kan het zonder?",
        "VC-07 Voor een stevige basis ontbreekt nog: wat Bibliotheek IJsselkant hier haalt.",
        "VC-09 Bij Bibliotheek IJsselkant staat wel wat die brengt, niet wat die hier haalt. Niet "
        "opgeschreven, of een gesprek waard?",
        "VC-25 'De coördinator blijft tot eind 2027, met een bijdrage van € 1.500 per organisatie' "
        "is onder voorbehoud; er is nog geen antwoord van: Ondernemersvereniging Havenkwartier "
        "(uiterlijk 10 april 2026). Hoe staat het?",
        "VC-26 Van niemand is genoteerd dat er is teruggekoppeld na de sessie van 4 november 2025. "
        "Is dat gebeurd?",
        "VC-13 Op 'Vervoer naar het werk' willen 7 deelnemers het weten of meedenken; niemand "
        "koos meedoen of meebepalen. Wat willen we ermee?",
        "VC-27 Nog geen gedeelde uitleg van: faciliteert.",
        "VC-30 Over verbinden op inhoud – verbinden op relatie liggen de antwoorden ver uiteen: "
        "van iets meer verbinden op inhoud tot helemaal verbinden op relatie. Wat ziet ieder?",
        "VC-30 Over alles samen – werken in coalities liggen de antwoorden ver uiteen: "
        "van vooral alles samen tot helemaal werken in coalities. Wat ziet ieder?",
    ]


def test_what_the_check_says_about_the_english_example() -> None:
    assert _findings(_example("en"), _SESSION_2, "en") == [
        "VC-03 De Brug special school, De Linde care group, IJsselkant library and Youssef Bakker "
        "are not tied to an identity card yet. Why do they belong?",
        "VC-05 'Every quarter one page with three figures and one story, the same for every home "
        "organisation' is marked agreed; no consent is noted from De Werkplek foundation.",
        "VC-06 These questions have no ground rule yet: monitoring. Needed, or fine without?",
        "VC-07 Still missing from the basics: what IJsselkant library gets here.",
        "VC-09 IJsselkant library lists what it gives, not what it gets here. Not written down, or "
        "worth a talk?",
        "VC-25 'The coordinator stays until the end of 2027, paid for by € 1,500 from each "
        "organisation' is under reservation; there is no answer yet from: Harbour Quarter Business "
        "Association (by 10 April 2026). Where does it stand?",
        "VC-26 Nobody is noted as having reported back after the session of 4 November 2025. "
        "Was it done?",
        "VC-13 On 'Transport to work' 7 members want to know or think along; nobody chose to join "
        "in or co-decide. What do we want with it?",
        "VC-27 No shared meaning yet for: facilitates.",
        "VC-30 Answers on connecting on content – connecting on relation lie far apart: "
        "from a little more connecting on content to entirely connecting on relation. "
        "What does each see?",
        "VC-30 Answers on everything together – working in coalitions lie far apart: "
        "from mostly everything together to entirely working in coalitions. "
        "What does each see?",
    ]


def test_a_month_and_a_year_later_the_last_session_is_asked_about() -> None:
    spring = _findings(_example("nl"), date(2026, 5, 17), "nl")
    assert (
        "VC-26 Van niemand is genoteerd dat er is teruggekoppeld na de sessie van 17 maart 2026. "
        "Is dat gebeurd?"
    ) in spring
    later = _findings(_example("nl"), date(2027, 1, 31), "nl")
    assert (
        "VC-28 De laatste sessie was op 17 maart 2026, meer dan negen maanden terug. "
        "Klopt nog wat er staat?"
    ) in later


def test_half_a_year_later_the_coalitions_that_ran_on_are_asked_about() -> None:
    later = _findings(_example("nl"), date(2026, 9, 30), "nl")
    assert [line for line in later if line.startswith("VC-15")] == [
        "VC-15 'Ouders aan tafel' zou op 15 juni 2026 klaar of geëvalueerd zijn; "
        "'Warme overdracht' zou op 1 september 2026 klaar of geëvalueerd zijn. "
        "Hoe staat het ermee?",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_before_anyone_had_left_the_member_who_did_was_a_member(language: str) -> None:
    canvas = _example(language)
    gone = next(one for one in canvas.members.values() if one.left)
    before = run_checks(canvas, date(2026, 1, 31))
    after = run_checks(canvas, date(2026, 2, 1))
    states = [
        next(one.state for one in outcomes if one.rule.id == "VC-23")
        for outcomes in (before, after)
    ]
    assert gone.left == "2026-02-01"
    # The coalition they were in is finished, so nothing leans on them.
    assert states == ["n/a", "ok"]
