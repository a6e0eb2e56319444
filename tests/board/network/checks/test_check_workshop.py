"""The rules that needed the workshop: sessions, attendance, decisions, actions, verdicts, ties."""

from collections.abc import Callable

import pytest

from board.meeting import Action, AgendaItem, Decision, Session
from board.model import Card, Coalition, Entity, Member

Says = Callable[..., list[str] | None]

ROC = Member("roc", name="ROC", brings="coaches", gets="leerbanen", order="a0")
PLEK = Member("plek", name="De Plek", brings="ruimte", gets="instroom", order="a1")
GEM = Member("gem", name="Gemeente", brings="geld", gets="rust", order="a2")
ZORG = Member("zorg", name="Zorg, Welzijn", brings="mensen", gets="rust", order="a3")
PEOPLE = (ROC, PLEK, GEM, ZORG)
KERN = Card("kern", place="identiteit.passie", text="Geen jongere van de kaart")

FIRST = Session(
    "een", number=1, date="2025-11-04", progress="closed", closed="2025-11-04T16:00:00Z"
)
SECOND = Session("twee", number=2, date="2026-03-17", progress="running")


def active(id: str, *partners: str, **fields: object) -> Coalition:
    core = tuple(f"member:{one}" for one in partners)
    one = Coalition(id, title=id.capitalize(), progress="active", core=core)
    return one._replace(**fields)  # type: ignore[arg-type]


# -- VC-03


def test_vc03_a_member_tied_to_no_identity_card(says: Says) -> None:
    tied = ROC._replace(follows=("kern",))
    assert says("VC-03", KERN, tied, PLEK) == [
        "De Plek is nog aan geen identiteitskaart gekoppeld. Waarom hoort die erbij?"
    ]
    assert says("VC-03", KERN, tied, PLEK, GEM, ZORG, language="en") == [
        "De Plek; Gemeente and Zorg, Welzijn are not tied to an identity card yet. "
        "Why do they belong?"
    ]


def test_vc03_is_silent_where_everyone_is_tied_or_nobody_is(says: Says) -> None:
    assert says("VC-03", KERN, *PEOPLE) is None
    assert says("VC-03", KERN, *(one._replace(follows=("kern",)) for one in PEOPLE)) == []
    # A tie to a rule says nothing about identity; one to a parked card does.
    rule = Card("r", place="spelregels", text="Zonder bezwaar")
    assert says("VC-03", KERN, rule, ROC._replace(follows=("r",))) is None
    parked = KERN._replace(state="parked")
    assert says("VC-03", parked, *(one._replace(follows=("kern",)) for one in PEOPLE)) == []


# -- VC-09


def test_vc09_giving_and_nothing_to_get(says: Says) -> None:
    giver = GEM._replace(gets="")
    assert says("VC-09", ROC, PLEK, giver) == [
        "Bij Gemeente staat wel wat die brengt, niet wat die hier haalt. "
        "Niet opgeschreven, of een gesprek waard?"
    ]
    assert says("VC-09", ROC, PLEK, giver, ZORG._replace(gets=" "), language="en") == [
        "Gemeente and Zorg, Welzijn list what they give, not what they get here. "
        "Not written down, or worth a talk?"
    ]


def test_vc09_is_silent_where_both_are_noted_or_little_is(says: Says) -> None:
    assert says("VC-09", *PEOPLE) == []
    assert says("VC-09", ROC, *(one._replace(gets="") for one in PEOPLE[1:])) is None
    assert says("VC-09", ROC, PLEK._replace(gets="", brings="")) == []


# -- VC-11


def test_vc11_a_member_in_everything(says: Says) -> None:
    four = [active(id, "roc") for id in ("een", "twee", "drie", "vier")]
    assert says("VC-11", *PEOPLE, *four) == [
        "ROC doet in alle 4 actieve coalities mee. Is dat eigen keuze?"
    ]
    both = [one._replace(others=("member:gem",)) for one in four]
    assert says("VC-11", *PEOPLE, *both, language="en") == [
        "ROC and Gemeente take part in all 4 active coalitions. Is that by everyone's own choice?"
    ]


def test_vc11_is_silent_below_four_in_one_too_few_and_where_everyone_is(says: Says) -> None:
    four = [active(id, "roc") for id in ("een", "twee", "drie", "vier")]
    assert says("VC-11", *PEOPLE, *four[:3]) is None
    assert says("VC-11", *PEOPLE, *four[:3], active("vier", "plek")) == []
    assert says("VC-11", ROC, *four) is None
    # A half-filled idea is no active coalition.
    idea = Coalition("idee", title="Idee", core=("member:roc",))
    assert says("VC-11", *PEOPLE, *four[:3], idea) is None


# -- VC-17


def test_vc17_an_active_coalition_tied_to_nothing(says: Says) -> None:
    tied = active("leer", follows=("kern",))
    assert says("VC-17", KERN, tied, active("ouders")) == [
        "'Ouders' is nog aan geen identiteitskaart gekoppeld. Voor wie is dit belangrijk?"
    ]
    assert says("VC-17", KERN, tied, active("ouders"), active("zaal", marks=("room",))) == [
        "'Ouders' is nog aan geen identiteitskaart gekoppeld. Voor wie is dit belangrijk?",
        "'Zaal' is nog aan geen identiteitskaart gekoppeld. Voor wie is dit belangrijk?",
    ]


def test_vc17_is_silent_where_none_is_tied_or_all_are(says: Says) -> None:
    assert says("VC-17", KERN, active("leer"), active("ouders")) is None
    assert says("VC-17", KERN, active("leer", follows=("kern",))) == []
    idea = Coalition("idee", title="Idee")
    assert says("VC-17", KERN, active("leer", follows=("kern",)), idea) == []


# -- VC-23


def test_vc23_who_left_and_is_named_where_work_goes_on(says: Says) -> None:
    gone = GEM._replace(left="2026-03-01")
    leaning: list[Entity] = [
        active("leer", "gem"),
        Action("a", text="Bellen", owner="member:gem", order="a0"),
        Action("b", text="Gebeld", owner="member:gem", progress="done", order="a1"),
        Decision("d", text="Bijdrage € 1.500", reserved={"member:gem": ""}),
        Card("r", place="spelregels", text="Zonder bezwaar", status="agreed", agreed_by=("gem",)),
    ]
    assert says("VC-23", ROC, gone, *leaning) == [
        "Gemeente is vertrokken maar staat nog bij: 'Leer', 'Bellen', 'Bijdrage € 1.500', "
        "'Zonder bezwaar'. Wie neemt het over?"
    ]
    assert says("VC-23", ROC, gone, leaning[1], language="en") == [
        "Gemeente has left but is still listed at: 'Bellen'. Who takes over?"
    ]


def test_vc23_is_silent_where_others_carry_on(says: Says) -> None:
    gone = GEM._replace(left="2026-03-01")
    assert says("VC-23", ROC, GEM, active("leer", "gem")) is None
    assert (
        says(
            "VC-23",
            gone,
            active("leer", "roc", others=("member:gem",)),
            active("oud", "gem", progress="finished"),
            Action("a", text="Bellen", owner="member:gem", progress="dropped"),
            Decision(
                "d", text="Ja", reserved={"member:gem": ""}, answers={"member:gem": "akkoord"}
            ),
            Card("r", place="spelregels", text="Wij", status="agreed", agreed_by=("gem", "roc")),
        )
        == []
    )


# -- VC-24


NEW = PLEK._replace(joined="2026-01-10")
OLD = Member("start", name="Start & Co", left="2026-02-01", order="b0")


def test_vc24_coming_and_going_without_a_rule(says: Says) -> None:
    assert says("VC-24", FIRST, ROC, NEW, OLD) == [
        "Sinds de sessie van 4 november 2025: erbij De Plek; vertrokken Start & Co. Over intreding "
        "staat er geen spelregel. Wat spreken we daarover af?"
    ]
    assert says("VC-24", FIRST, ROC, NEW, language="en") == [
        "Since the session of 4 November 2025: joined De Plek. There is no ground rule on "
        "intreding-en. What do we agree on that?"
    ]


def test_vc24_is_silent_with_a_rule_or_a_card_on_it_and_with_nobody_new(says: Says) -> None:
    rule = Card("r", place="spelregels.intreding", text="Wie komt, draait een half jaar mee")
    assert says("VC-24", FIRST, ROC, NEW, rule) == []
    assert says("VC-24", FIRST, ROC, NEW, rule._replace(status="lapsed")) != []
    told = Card("k", place="regie", text="Nieuwe leden worden door allen toegelaten")
    assert says("VC-24", FIRST, ROC, NEW, told) == []
    assert says("VC-24", FIRST, ROC, PLEK) is None
    assert says("VC-24", ROC, NEW, OLD) is None


def test_vc24_on_the_day_of_a_session_looks_back_to_the_one_before(says: Says) -> None:
    closed = SECOND._replace(progress="closed", closed="2026-03-17T16:00:00Z")
    assert says("VC-24", FIRST, closed, ROC, NEW, on="2026-03-17") != []
    assert says("VC-24", FIRST, closed, ROC, NEW, on="2026-03-18") is None


# -- VC-25


def test_vc25_a_decision_waits_for_an_answer(says: Says) -> None:
    decision = Decision(
        "d",
        text="De bijdrage is € 1.500",
        reserved={"member:roc": "2026-05-01", "member:zorg": "2026-03-01", "name:Piet": ""},
    )
    assert says("VC-25", *PEOPLE, decision) == [
        "'De bijdrage is € 1.500' is onder voorbehoud; er is nog geen antwoord van: ROC "
        "(uiterlijk 1 mei 2026); Zorg, Welzijn (zou er uiterlijk 1 maart 2026 zijn); Piet. "
        "Hoe staat het?"
    ]
    assert says("VC-25", *PEOPLE, decision, language="en") == [
        "'De bijdrage is € 1.500' is under reservation; there is no answer yet from: ROC "
        "(by 1 May 2026); Zorg, Welzijn (was to be there by 1 March 2026); Piet. "
        "Where does it stand?"
    ]


def test_vc25_is_silent_once_answered_or_withdrawn_or_never_reserved(says: Says) -> None:
    decision = Decision("d", text="Ja", reserved={"member:roc": ""})
    assert says("VC-25", ROC, decision._replace(answered={"member:roc": "2026-03-10"})) == []
    assert says("VC-25", ROC, decision._replace(progress="withdrawn")) is None
    assert says("VC-25", ROC, decision._replace(reserved={})) is None
    # Whoever left has no answer to give any more; VC-23 names them.
    assert says("VC-25", ROC._replace(left="2026-02-01"), decision) == []


# -- VC-26


def test_vc26_nobody_knows_who_reported_back(says: Says) -> None:
    held = FIRST._replace(reported={"member:roc": "2025-11-10"})
    assert says("VC-26", *PEOPLE, held) == [
        "Van De Plek; Gemeente en Zorg, Welzijn is niet genoteerd of er is teruggekoppeld na de "
        "sessie van 4 november 2025. Is dat gebeurd?"
    ]
    assert says("VC-26", *PEOPLE, FIRST) == [
        "Van niemand is genoteerd dat er is teruggekoppeld na de sessie van 4 november 2025. "
        "Is dat gebeurd?"
    ]
    assert says("VC-26", *PEOPLE[:2], held, language="en") == [
        "It is not noted whether De Plek reported back after the session of 4 November 2025. "
        "Was it done?"
    ]


def test_vc26_asks_after_a_month_or_from_the_next_session_on(says: Says) -> None:
    assert says("VC-26", *PEOPLE, FIRST, on="2025-12-04") is None
    assert says("VC-26", *PEOPLE, FIRST, on="2025-12-05") != []
    soon = SECOND._replace(date="2025-11-20")
    assert says("VC-26", *PEOPLE, FIRST, soon, on="2025-11-20") != []
    # One that is only planned is no reason to ask.
    assert says("VC-26", *PEOPLE, FIRST, soon._replace(progress="planned"), on="2025-11-20") is None


def test_vc26_is_silent_about_who_was_not_there_and_who_speaks_for_nobody(says: Says) -> None:
    held = FIRST._replace(
        attendance={"member:roc": "present", "member:plek": "excused", "member:jan": "present"},
        reported={"member:roc": "2025-11-10"},
    )
    alone = Member("jan", name="Jan", kind="person", order="b1")
    later = GEM._replace(joined="2026-01-01")
    assert says("VC-26", ROC, PLEK, alone, later, held) == []
    speaks = alone._replace(home="UWV")
    assert says("VC-26", ROC, PLEK, speaks, later, held) == [
        "Van Jan is niet genoteerd of er is teruggekoppeld na de sessie van 4 november 2025. "
        "Is dat gebeurd?"
    ]


# -- VC-28


def _closed(number: int, day: str) -> Session:
    return Session(
        f"s{number}", number=number, date=day, progress="closed", closed=f"{day}T16:00:00Z"
    )


ROW = [_closed(1, "2025-03-01"), _closed(2, "2025-09-01"), _closed(3, "2026-03-01")]


def test_vc28_the_last_session_is_long_ago(says: Says) -> None:
    assert says("VC-28", FIRST, on="2026-09-01") == [
        "De laatste sessie was op 4 november 2025, meer dan negen maanden terug. "
        "Klopt nog wat er staat?"
    ]
    assert says("VC-28", FIRST, on="2026-07-01") == []
    assert says("VC-28", on="2026-09-01") is None


def test_vc28_a_block_stayed_as_it_was_while_others_changed(says: Says) -> None:
    still = Card("k", place="regie.zorg", text="Iedereen", changed="2025-02-20T10:00:00Z")
    fresh = Card("i", place="identiteit", text="Samen", changed="2026-02-01T10:00:00Z")
    assert says("VC-28", *ROW, still, fresh) == [
        "Wat er in regie staat, is sinds de sessie van 1 maart 2025 niet veranderd; elders op het "
        "canvas wel. Klopt het nog?"
    ]
    assert says("VC-28", *ROW, still, fresh, language="en") == [
        "What is in regie (en) has not changed since the session of 1 March 2025; elsewhere on the "
        "canvas things have. Does it still hold?"
    ]


def test_vc28_is_silent_where_something_changed_or_nothing_did(says: Says) -> None:
    still = Card("k", place="regie.zorg", text="Iedereen", changed="2025-02-20T10:00:00Z")
    fresh = Card("i", place="identiteit", text="Samen", changed="2026-02-01T10:00:00Z")
    assert says("VC-28", *ROW, still) == []
    assert says("VC-28", *ROW[1:], still, fresh) == []
    # What was taken off a block changed it; of what has no moment nothing is known.
    gone = Card("w", place="regie.vorm", state="removed", changed="2026-01-01T10:00:00Z")
    assert says("VC-28", *ROW, still, gone, fresh) == []
    assert says("VC-28", *ROW, still, Card("x", place="regie", text="Los"), fresh) == []


# -- VC-29


RULE = Card("r", place="spelregels", text="Zonder bezwaar", status="agreed", session="een")


def test_vc29_nobody_said_how_an_agreed_rule_does(says: Says) -> None:
    tried = RULE._replace(id="s", verdicts={"twee": "chafes"})
    assert says("VC-29", FIRST, SECOND, RULE, tried) == [
        "Van 1 van 2 afgesproken spelregels van vóór de sessie van 17 maart 2026 is nog niet "
        "gezegd of die werkt of schuurt. Hoe gaat het ermee?"
    ]
    older = RULE._replace(id="o", session="", created="2026-03-16T22:00:00Z")
    assert says("VC-29", FIRST, SECOND, RULE, older, language="en") == [
        "Of 2 of 2 agreed ground rules from before the session of 17 March 2026 nobody has said "
        "yet whether they work or chafe. How do they do?"
    ]


def test_vc29_is_silent_on_what_is_new_proposed_or_told(says: Says) -> None:
    assert says("VC-29", FIRST, RULE) is None
    assert says("VC-29", FIRST, SECOND._replace(progress="planned"), RULE) is None
    assert says("VC-29", FIRST, SECOND, RULE._replace(session="twee")) is None
    assert says("VC-29", FIRST, SECOND, RULE._replace(status="proposed")) is None
    assert says("VC-29", FIRST, SECOND, RULE._replace(verdicts={"twee": "works"})) == []


# -- VC-32


def test_vc32_coalitions_all_of_one_kind(says: Says) -> None:
    four = [active(id, form="project") for id in ("een", "twee", "drie", "vier")]
    assert says("VC-32", *four) == [
        "Alle 4 coalities die niet gestopt zijn, hebben dezelfde vorm: project. "
        "Past dat bij wat nodig is?"
    ]
    named = zip(four, ("kennis", "Kennis", "kennis", "KENNIS"), ("", "a", "b", "c"), strict=True)
    alike = [one._replace(outcome=kind, form=form) for one, kind, form in named]
    assert says("VC-32", *alike, language="en") == [
        "All 4 coalitions that have not stopped are to the same kind of outcome: kennis. "
        "Does that suit what is needed?"
    ]


def test_vc32_is_silent_below_four_and_where_they_differ_or_are_half_filled(says: Says) -> None:
    four = [active(id, form="project") for id in ("een", "twee", "drie", "vier")]
    assert says("VC-32", *four[:3], active("vier", form="project", progress="stopped")) is None
    assert says("VC-32", *four[:3], active("vier", form="initiatief")) == []
    assert says("VC-32", *four[:3], active("vier")) == []
    assert says("VC-32", *(active(id) for id in ("een", "twee", "drie", "vier"))) == []


@pytest.mark.parametrize(
    ("sign", "held"),
    [
        ({}, False),
        ({"attendance": {"member:roc": "absent"}}, False),
        ({"attendance": {"member:roc": "present"}}, True),
    ],
)
def test_a_session_that_nobody_started_counts_where_something_shows_it(
    says: Says, sign: dict[str, object], held: bool
) -> None:
    planned = Session("een", number=1, date="2025-01-10")._replace(**sign)  # type: ignore[arg-type]
    assert (says("VC-28", ROC, planned) is not None) is held
    begun = AgendaItem("i", session="een", started="2025-01-10T09:00:00Z")
    assert says("VC-28", ROC, planned, begun) != []
