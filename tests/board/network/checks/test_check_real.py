"""What real networks have, and a check that looks at one field only gets wrong.

Half-filled ideas, groups, names that are cards, agreements in other places than one would think:
for every rule one such case, beside the plain ones in the files of the blocks.
"""

from collections.abc import Callable, Sequence

import pytest

from board.checks import RULES
from board.meeting import Decision, Session
from board.model import Card, Coalition, Entity, Member, Position, Term, Topic
from tests.board.network.checks.real import (
    EVERYONE,
    FUND,
    GEM,
    KERN,
    PEOPLE,
    PLEK,
    ROC,
    TWELVE,
    ZORG,
    active,
)

Says = Callable[..., list[str] | None]


def cards(place: str, count: int) -> list[Card]:
    return [Card(f"{place}{at}", place=place, text=f"kaart {at}") for at in range(count)]


FIRST = Session(
    "een", number=1, date="2025-11-04", progress="closed", closed="2025-11-04T16:00:00Z"
)
SECOND = Session("twee", number=2, date="2026-03-17", progress="running")

SEVEN = [
    Coalition(f"idee{at}", title=f"Idee {at}", shared_ambition="van uitval naar een plek")
    for at in range(7)
]

REAL: dict[str, tuple[Sequence[Entity], list[str] | None]] = {
    # Loose answers among the coalitions are cards elsewhere, and no coalitions.
    "VC-01": (
        cards("coalities", 3),
        ["Identiteit is nog leeg, terwijl er 3 kaarten in andere blokken staan. Wat verbindt ons?"],
    ),
    # A card on the block itself is not at the part about ambition, whatever it says.
    "VC-02": (
        [Card("los", place="identiteit", text="onze ambitie"), *cards("identiteit.passie", 3)],
        ["Onder identiteit staat nog geen kaart bij ambitie. Is de relatie alleen genoeg houvast?"],
    ),
    # The twelve belong by one of them; the fund takes no part; a comma parts no name.
    "VC-03": (
        [KERN, *PEOPLE[:2], GEM._replace(follows=("kern",)), *PEOPLE[3:]],
        [
            "ROC; De Plek en Zorg, Welzijn en Wonen zijn nog aan geen identiteitskaart gekoppeld. "
            "Waarom horen zij erbij?"
        ],
    ),
    # A rule that follows from a rule that follows from identity.
    "VC-04": (
        [
            KERN,
            Card("een", place="spelregels", follows=("kern",)),
            Card("twee", place="spelregels", follows=("een",)),
        ],
        [
            "1 van 2 spelregels is nog aan geen identiteitskaart gekoppeld. "
            "Bij welk stuk identiteit hoort die?"
        ],
    ),
    # The twelve agreed, so the municipality that is one of them did.
    "VC-05": (
        [
            *PEOPLE[:2],
            GEM._replace(core=True),
            TWELVE,
            Card("r", place="spelregels", status="agreed", agreed_by=("twaalf",)),
        ],
        [],
    ),
    # A rule on the block, tied to no question, may well be about one of them.
    "VC-06": (
        [Card("r", place="spelregels", text="Wie weggaat, draagt over")],
        [
            "Bij deze vragen staat nog geen spelregel: besluiten, conflicten, intreding. "
            "Nodig, of kan het zonder?"
        ],
    ),
    # Who belongs is said on a card of identity; the municipality counts with the twelve.
    "VC-07": (
        [*PEOPLE, Card("k", place="identiteit", text="Iedereen die jongeren opleidt hoort erbij")],
        [],
    ),
    # It takes part with the twelve.
    "VC-08": ([*PEOPLE, active("leer", others=("member:twaalf",))], []),
    # What the twelve get, the municipality gets; the fund takes no part.
    "VC-09": (
        [*PEOPLE[:2], GEM._replace(brings="geld", gets=""), TWELVE, FUND._replace(brings="geld")],
        [],
    ),
    # In all with the twelve, so it is told once, by their name; the idea is no active one.
    "VC-11": (
        [
            *PEOPLE,
            *(active(id, core=("member:gem", "member:twaalf")) for id in ("een", "twee", "drie")),
            active("vier", core=("member:twaalf",), others=("member:roc", "outside:UWV")),
            *SEVEN,
        ],
        ["De twaalf gemeenten (12) doet in alle 4 actieve coalities mee. Is dat eigen keuze?"],
    ),
    # The municipality and the fund are not named, and yet everyone takes part.
    "VC-10": (
        [*PEOPLE, *(active(id, others=EVERYONE) for id in ("een", "twee", "drie"))],
        ["In 3 van 3 actieve coalities doet iedereen mee. Is dat ieders keuze?"],
    ),
    # A card tells of an activity of everyone: the check says only what the coalitions say.
    "VC-12": (
        [
            *PEOPLE,
            active("een"),
            active("twee"),
            Card("k", place="coalities", text="De netwerkdag is van ons allemaal"),
        ],
        ["Bij geen coalitie staat dat zij van allemaal is. Wat doen we minimaal samen?"],
    ),
    # The twelve and the municipality are one voice, the fund is none.
    "VC-13": (
        [
            *PEOPLE,
            Topic("t", title="Vervoer", levels={"gem": 1, "twaalf": 2, "fonds": 4, "roc": 1}),
        ],
        [
            "Op 'Vervoer' willen 2 deelnemers het weten of meedenken; niemand koos meedoen of "
            "meebepalen. Wat willen we ermee?"
        ],
    ),
    # A party that we know to be from outside is from outside; a funder is not.
    "VC-14": (
        [
            FUND,
            Member("uwv", name="UWV", relation="outside"),
            active("leer", conditions="", others=("member:uwv", "member:fonds")),
        ],
        ["In 'Leer' doet UWV mee van buiten het netwerk. Onder welke voorwaarden?"],
    ),
    # Seven alike are one line.
    "VC-15": (
        [active(f"c{at}", end="") for at in range(7)],
        [
            "'C0', 'C1', 'C2', 'C3', 'C4', 'C5' en 'C6' hebben geen einde of evaluatiemoment.",
        ],
    ),
    # A remark among the coalitions lacks nothing; who lack the same are told together.
    "VC-16": (
        [
            Card("los", place="coalities", text="alles samen"),
            Coalition("idee", title="Alles samen"),
            active("een", core=(), others=("name:de gemeenten",)),
            active("twee", core=()),
            active("drie", way_of_working=""),
        ],
        ["'Drie' mist: werkvorm.", "'Een' en 'Twee' missen: kernpartners."],
    ),
    # The card one hangs on was parked; ideas half filled and what stopped are left alone.
    "VC-17": (
        [
            KERN._replace(state="parked"),
            active("leer", follows=("kern",)),
            active("rondje, samen"),
            active("oud", progress="stopped"),
            *SEVEN,
        ],
        [
            "'Rondje, samen' is nog aan geen identiteitskaart gekoppeld. "
            "Voor wie is dit belangrijk?"
        ],
    ),
    "VC-18": (
        [active(id, progress="finished") for id in ("een", "twee")],
        ["'Een' en 'Twee' zijn afgerond. Wat hebben ze opgeleverd, en weten anderen dat?"],
    ),
    # Seven ideas that are filled in are something made.
    "VC-19": ([*cards("spelregels", 25), *SEVEN], []),
    # The grant stands on a card as well; the check speaks of what is noted with the member.
    "VC-20": (
        [
            ROC._replace(stewardship=True),
            PLEK._replace(stewardship=True, granted_by=("member:plek",)),
            Card("k", place="regie", text="ROC, gegund door allen"),
        ],
        ["ROC en De Plek hebben de regie; daarbij staat niet door wie die is gegund."],
    ),
    # Core partner with the twelve is not core partner by itself.
    "VC-21": (
        [
            GEM._replace(stewardship=True),
            TWELVE,
            *(active(id, core=("member:twaalf",)) for id in ("een", "twee", "drie")),
        ],
        [],
    ),
    # Nobody wrote a card, but someone holds the stewardship.
    "VC-22": ([ROC._replace(stewardship=True), active("een"), active("twee")], []),
    # The twelve left; who is in them did not.
    "VC-23": (
        [
            GEM,
            TWELVE._replace(left="2026-03-01"),
            active("leer", core=("member:gem", "member:twaalf")),
        ],
        [
            "De twaalf gemeenten (12) is vertrokken maar staat nog bij: 'Leer'. "
            "Wie neemt het over?"
        ],
    ),
    # Only who takes part came or went, by themselves or in the twelve; not who may come.
    "VC-24": (
        [
            FIRST,
            Session("plan", number=2, date="2026-02-01"),
            GEM._replace(joined="2026-01-15"),
            TWELVE,
            ZORG._replace(joined="2026-01-15"),
            FUND._replace(joined="2026-01-15"),
            Member("straks", name="Straks", relation="intended", joined="2026-01-15"),
            Member("weg", name="Weg (stichting)", relation="stakeholder", left="2026-01-15"),
        ],
        [
            "Sinds de sessie van 4 november 2025: erbij Gemeente Oost; Zorg, Welzijn en Wonen. "
            "Over intreding staat er geen spelregel. Wat spreken we daarover af?"
        ],
    ),
    # A group with its number; a name typed in the room that is someone who left.
    "VC-25": (
        [
            TWELVE,
            Member("oud", name="Oud & Zn.", left="2026-01-01"),
            Decision(
                "d",
                text="Ja, mits",
                reserved={"member:twaalf": "2026-05-01", "name:oud & zn.": "", "name:Piet, de": ""},
            ),
        ],
        [
            "'Ja, mits' is onder voorbehoud; er is nog geen antwoord van: De twaalf gemeenten (12) "
            "(uiterlijk 1 mei 2026); Piet, de. Hoe staat het?"
        ],
    ),
    # One of the twelve was there and reported back, by a name that is a member's by now.
    "VC-26": (
        [
            *PEOPLE,
            FIRST._replace(
                attendance={
                    "name:gemeente oost": "present",
                    "name:zorg, welzijn en wonen": "present",
                    "name:Een gast": "present",
                    "member:roc": "excused",
                },
                reported={"name:Gemeente Oost": "2025-11-10"},
            ),
        ],
        [
            "Van Zorg, Welzijn en Wonen is niet genoteerd of er is teruggekoppeld na de sessie van "
            "4 november 2025. Is dat gebeurd?"
        ],
    ),
    # A word that says it in another spelling, and a card tied to it.
    "VC-27": (
        [
            Card("k", place="identiteit", text="café-gesprek", marks=("term",)),
            Term("t", word="Cafégesprek", meaning="met koffie", cards=("k",)),
        ],
        [],
    ),
    # One was planned since, and nothing shows that it was held.
    "VC-28": (
        [
            FIRST._replace(date="2025-05-01"),
            Session("plan", number=2, date="2026-01-10", attendance={"member:roc": "excused"}),
        ],
        [
            "De laatste sessie was op 1 mei 2025, meer dan negen maanden terug. "
            "Klopt nog wat er staat?"
        ],
    ),
    # A rule that lapsed since, one of today, and one that was tried; half filled says nothing.
    "VC-29": (
        [
            FIRST,
            SECOND,
            Card("weg", place="spelregels", status="lapsed", session="een"),
            Card("nu", place="spelregels", status="agreed", session="twee"),
            Card("half", place="spelregels", session="een"),
            Card(
                "ja", place="spelregels", status="agreed", session="een", verdicts={"twee": "works"}
            ),
        ],
        [],
    ),
    # Five of nine: three don't know, one is halfway. That is not everyone.
    "VC-30": (
        [
            *(
                Position(f"p{at}", "inhoud-relatie", 1, value=value)
                for at, value in enumerate((3, 3, 3, 2, 1, 3, None, None, None))
            ),
        ],
        ["Van 6 antwoorden staan er 5 bij verbinden op relatie. Wat missen we aan de andere kant?"],
    ),
    # The form of one was never chosen.
    "VC-32": (
        [
            *(active(id, form="project") for id in ("een", "twee", "drie")),
            Coalition("vier", title="Vier"),
        ],
        [],
    ),
    # A coalition that stopped was one.
    "VC-31": (
        [*cards("identiteit", 6), *PEOPLE, Coalition("oud", title="Oud", progress="stopped")],
        [],
    ),
}  # fmt: skip


def test_every_rule_has_such_a_case() -> None:
    assert set(REAL) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", REAL)
def test_what_a_rule_says_of_a_real_case_is_true(says: Says, rule: str) -> None:
    things, expected = REAL[rule]
    assert says(rule, *things) == expected
