"""Pages as other programs and other hands give them back: every answer in its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from board.commands.by import By
from board.commands.canvas import set_info
from board.model import PARKED, Canvas
from exports import Request, render
from exports.read import Incoming, read_file
from tests.exports.reading import told

FILES = Path(__file__).parent / "files"
Read = Callable[..., Incoming]


@pytest.fixture
def read(by: By, empty: Canvas) -> Read:
    def read(text: str | bytes, name: str = "x.md", into: Canvas = empty) -> Incoming:
        return read_file(text, by=by, name=name, into=into)

    return read


def placed(incoming: Incoming) -> list[tuple[str, str]]:
    rows = sorted(incoming.canvas.cards.values(), key=lambda card: (card.place, card.order))
    return [(card.place, card.text) for card in rows if card.state != PARKED]


@pytest.mark.parametrize("file", sorted(path.name for path in FILES.glob("worksheet-*")))
def test_a_worksheet_comes_home_through_a_text_processor(
    read: Read, empty: Canvas, by: By, file: str
) -> None:
    sheet = set_info(
        empty, by, status="concept", contact="de coördinator",
        purpose="Geen jongere tussen de zestien en zevenentwintig in onze regio raakt nog buiten "
        "beeld, wie er ook als eerste contact heeft",
    )  # fmt: skip
    back = read((FILES / file).read_bytes(), name=file, into=sheet)
    assert placed(back) == [
        (
            "identiteit.passie.overtuiging",
            'Leren doe je op het werk & niet op school; dat is geen "mening" maar wat wij elke '
            "dag opnieuw zien bij onze jongeren",
        ),
        (
            "identiteit.passie.thema",
            "Vakmanschap, ook voor wie geen diploma heeft en dat misschien nooit gaat halen, "
            "hoort erbij",
        ),
        ("identiteit.passie.thema", "R&D voor de mens"),
        ("identiteit.passie.waarden", "Eerlijk zijn"),
        ("organisatie.middelen.ict", "Liefst geen app erbij"),
        ("regie.portfolio", "> 100 k€ is voor ons allemaal"),
        ("regie.portfolio", "3 * 2 = 6 [nee]"),
        ("regie.portfolio", "snake_case & *ster*"),
        ("spelregels.conflicten", "Eerst bellen"),
        ("spelregels.conflicten", "Dan mailen"),
        ("spelregels.conflicten", "Pas daarna de baas erbij"),
    ]
    assert {card.author for card in back.canvas.cards.values()} == {"Fatima Bouazza (ROC Oostland)"}
    assert {card.body for card in back.canvas.cards.values()} == {""}
    (coalition,) = back.canvas.coalitions.values()
    assert (coalition.title, coalition.form) == ("Buurtbus", "project")
    assert coalition.target_group == (
        "wie ver woont en geen rijbewijs heeft, of dat nooit meer kan halen omdat het te duur is"
    )
    assert back.problems == ()


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        (r"## **1\. Identiteit – Wat verbindt ons?** {#1.-identiteit}", "identiteit"),
        ("## 1) Identity", "identiteit"),
        ("## 1 Identity", "identiteit"),
        ("## I. Identity", "identiteit"),
        ("## Blok 1: Identiteit", "identiteit"),
        ("# 1. Identiteit -- Wat verbindt ons?", "identiteit"),
        ("##### __IDENTITY__", "identiteit"),
        ("## [Identiteit](#identiteit)", "identiteit"),
        ('## <a id="_Toc12"></a>Identiteit', "identiteit"),
        ("## []{#_Toc12 .anchor}1. Identiteit", "identiteit"),
        ("Ground Rules:\n---", "spelregels"),
        ("## Ground Rules:", "spelregels"),
        ("## 🤝 Ground rules", "spelregels"),
        ("## 2️⃣ Spelregels", "spelregels"),
        ("## Organization", "organisatie"),
        ("## Organisatie #", "organisatie"),
        ("Op welke manier en\nwaarmee doen we het?\n===", "organisatie"),
        ("> ## Regie en leiderschap", "regie"),
        ("**4. Regie en leiderschap – Hoe houden we het netwerk vitaal?**", "regie"),
        ("3. Organisatie – Op welke manier en waarmee doen we het?\n---", "organisatie"),
        ("Welke overlegstructuur?", "organisatie.inrichting.overleg"),
        ("## How do members join &amp; leave?", None),
        ("## In&ndash; en uittreding", "spelregels.intreding"),
        ("## Which style of organizing do we share?", "identiteit.stijl.organiseren"),
    ],
)
def test_headings_are_known_however_they_are_spelled(
    read: Read, heading: str, place: str | None
) -> None:
    back = read(f"{heading}\n\n- antwoord\n")
    assert [where for where, _ in placed(back)] == ([place] if place else [])
    assert len(back.problems) == (0 if place else 2)


def test_problems_are_told_with_the_line_they_are_on(read: Read) -> None:
    page = (
        "---\ntitle: Verslag\n---\n\nWeer\nen wind\n---\n\n- een lange zon\n  over twee regels\n\n"
        "  met een toelichting\n- regen\n\n```\ncode\n```\n\n<!--\nniet\n-->\n\n> - quote\n\n"
        "Tekst\nnog een\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n"
        "## 2. Spelregels\n\n| Spelregel | Status |\n|---|---|\n| | afgesproken |\n"
        "| bellen | afgesproken |\n"
    )
    back = read(page)
    assert told(back) == [
        (5, "Weer en wind", "no_place"),
        (9, "een lange zon over twee regels", "no_place"),
        (13, "regen", "no_place"),
        (15, "code", "no_place"),
        (23, "quote", "no_place"),
        (25, "Tekst", "no_place"),
        (26, "nog een", "no_place"),
        (30, "1 | 2", "no_place"),
        (31, "3 | 4", "no_place"),
        (37, "| | afgesproken |", "no_text"),
    ]
    assert placed(back) == [("spelregels", "bellen")]
    reasons = [card.park_reason for card in back.canvas.cards.values() if card.state == PARKED]
    assert f"uit x.md, regel {back.problems[1].line}: geen plek op het canvas" in reasons


def answers(read: Read, markdown: str) -> list[str]:
    back = read(f"## Regie en leiderschap\n\n{markdown}\n")
    assert back.problems == ()
    assert {where for where, _ in placed(back)} <= {"regie"}
    return [text for _, text in placed(back)]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        (
            "- een lang antwoord\n  dat doorgaat\nen nog eens",
            ["een lang antwoord dat doorgaat en nog eens"],
        ),
        ("een antwoord\nnog een", ["een antwoord", "nog een"]),
        (
            "een antwoord dat zo lang is dat het programma waarmee het\ngeschreven is brak\nkort",
            [
                "een antwoord dat zo lang is dat het programma waarmee het geschreven is brak",
                "kort",
            ],
        ),
        ("R&amp;D in caf&eacute; 'n &onzin; &#8364; 5", ["R&D in café 'n &onzin; € 5"]),
        ("een\n\n***\n\ntwee\n\n* * *\n\n___", ["een", "twee"]),
        ("een <!-- niet --> twee\n\n<!-- dit\n\nook niet -->\n\ndrie", ["een  twee", "drie"]),
        ('<div class="x">\n<p>een</p>\n</div>', ["een"]),
        ("- [ ] open\n- [x] gedaan\n- [ ]\n- [nee] echt", ["open", "gedaan", "[nee] echt"]),
        ("• een\n• twee\n\n– drie", ["een", "twee", "drie"]),
        ("- - een\n- 1. twee\n- > drie", ["een", "twee", "drie"]),
        ("    vier blanco's\n    - ervoor", ["vier blanco's", "ervoor"]),
        ("Vakmanschap\n-\n\nEerlijk\n--\n", ["Vakmanschap", "Eerlijk"]),
        ("[bron]: nergens\n\n[a]: <b>", ["[bron]: nergens", "[a]: <b>"]),
        ("-\n- ...\n- ____\n- &nbsp;\n- \\\n- <br>\n\n**\n\nje", ["je"]),
        ("een  \ntwee\\\ndrie", ["een", "twee", "drie"]),
        (
            "[1. Identiteit](#identiteit)\n\n- [Passie](#passie)\n\n[echt](https://x.nl)",
            ["[echt](https://x.nl)"],
        ),
        (
            "Vragen: wie betaalt dit?\n\nNog niet besproken: het geld",
            ["Vragen: wie betaalt dit?", "Nog niet besproken: het geld"],
        ),
        ("#### Eigen kopje\n\n- eronder", ["Eigen kopje", "eronder"]),
        ("| wat | wie |\n|---|---|\n| bellen | Piet | morgen |\n| | |", ["bellen | Piet | morgen"]),
    ],
)
def test_answers_are_what_was_meant(read: Read, markdown: str, wanted: list[str]) -> None:
    assert answers(read, markdown) == wanted


def test_what_lies_below_an_answer_is_its_body_as_written(read: Read) -> None:
    page = (
        "## Regie\n\n1.  een\n\n    alinea\n\n        code\n\n    > quote\n\n- twee\n  - a\n\n"
        "    b\n- drie\n\n> * vier\n>\n>   vijf\n>\n>   - zes\n"
    )
    bodies = {card.text: card.body for card in read(page).canvas.cards.values()}
    assert bodies == {
        "een": "alinea\n\n    code\n\n> quote",
        "twee": "- a\n\n  b",
        "drie": "",
        "vier": "vijf\n\n- zes",
    }


def test_however_deep_it_lies_nothing_is_lost(read: Read) -> None:
    page = "## Regie\n\n" + "".join(f"{'  ' * n}- laag {n}\n" for n in range(40))
    page += "\n" + "> " * 40 + "diep\n\n" + "- " * 40 + "dieper\n"
    back = read(page)
    text = " ".join(f"{card.text} {card.body}" for card in back.canvas.cards.values())
    assert all(f"laag {n}" in text for n in range(40))
    assert " diep " in text
    assert "dieper" in text


def test_a_form_that_is_filled_in_oddly_loses_nothing(read: Read) -> None:
    page = (
        "## 5. Coalities\n\n### Een idee voor een coalitie\n\n- Titel: Bus\n"
        "- **Vorm**: vereniging\n- __Doelgroep:__ wie ver\n  woont\n- een opmerking\n\n"
        "**Begonnen:** ooit\n"
    )
    back = read(page)
    (bus,) = back.canvas.coalitions.values()
    assert (bus.title, bus.form, bus.target_group) == ("Bus", "", "wie ver woont")
    assert [(line, key) for line, _, key in told(back)] == [
        (6, "bad_field"),
        (9, "no_place"),
        (11, "bad_field"),
    ]


def test_the_head_and_foot_of_a_page_are_nobody_s_answer(read: Read, filled: Canvas) -> None:
    for page in ("summary", "worksheet", "network", "glossary"):
        for headings in ("nl", "en"):
            request = Request(page=page, headings=headings, date="2026-03-17", front_matter=True)
            text = render(filled, request)
            for told_by in (text, text.replace(" – ", " -- ").replace("\n# ", "\n### ", 1)):
                back = read(told_by, into=filled)
                assert {one.key for one in back.problems} <= {
                    "import.member_known", "import.derived"
                }, back.problems  # fmt: skip


def test_a_damaged_complete_form_tells_what_it_could_not_read(read: Read, filled: Canvas) -> None:
    text = render(filled, Request(complete=True))
    text = text.replace("`kaart`", "`%FF`").replace("`place: regie.zorg`", "`place: %ED%A0%80`")
    text = text.replace("- dots: 3", "- dots: 3\n  - order: a1")
    text = text.replace("Zonder bezwaar `regel`", "Zonder\n  bezwaar `regel`\n  er achteraan")
    text = text.replace("  - status: agreed", "  - status: agreed\n  - status: lapsed\n  los")
    back = read(text, into=filled._replace(cards={}))
    lines = text.split("\n")
    keys = {one.text: one.key for one in back.problems}
    assert keys["er achteraan"] == "import.no_place"
    assert keys["status: lapsed los"] == "import.bad_field"
    assert back.canvas.cards["regel"].text == "Zonder bezwaar"
    assert back.canvas.cards["regel"].status == "agreed"
    whole = [card for card in back.canvas.cards.values() if "Geen jongere" in card.text]
    assert [(card.state, "dots: 3" in card.body) for card in whole] == [(PARKED, True)]
    for one in back.problems:
        assert one.text.split("\n")[0].split(" ")[0] in lines[one.line - 1]
