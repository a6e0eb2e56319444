"""What comes back in: from pages that people filled in or changed, and from files of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from board import examples
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card
from board.commands.coalitions import set_coalition
from board.commands.members import add_member, set_member
from board.i18n import LANGUAGES
from board.model import PARKED, Canvas, Card
from board.parties import label
from board.refusal import Refused
from board.template import Template
from board.templates import load
from exports import Request, render
from exports.read import Incoming, kind_of, read_file, say

Read = Callable[..., Incoming]


@pytest.fixture
def read(by: By) -> Read:
    def read(text: str | bytes, **options: object) -> Incoming:
        return read_file(text, by=by, **options)  # type: ignore[arg-type]

    return read


def texts(incoming: Incoming) -> list[tuple[str, str]]:
    """Return the places and texts of the cards, place by place in their order."""
    rows = sorted(incoming.canvas.cards.values(), key=lambda card: (card.place, card.order))
    return [(card.place, card.text) for card in rows if card.state != PARKED]


def parked(incoming: Incoming) -> list[str]:
    return [card.text for card in incoming.canvas.cards.values() if card.state == PARKED]


def told_of_coalitions(canvas: Canvas) -> list[list[object]]:
    fields = ("title", "form", "progress", "joint", "start", "end", "review", "target_group",
              "conditions", "result", "dots")  # fmt: skip
    return [
        [
            *(getattr(one, field) for field in fields),
            [label(canvas, ref) for ref in (*one.core, *one.others)],
            [canvas.cards[id].text for id in (*one.follows, *one.rules)],
            # On a page all headings in a body are of the lowest level.
            one.body.replace("#", ""),
        ]
        for one in sorted(canvas.coalitions.values(), key=lambda one: one.order)
        if one.state == "active"
    ]


def told_of_rules(canvas: Canvas) -> dict[str, list[str]]:
    return {
        card.text: [canvas.cards[id].text for id in card.follows]
        for card in canvas.cards.values()
        if card.place.startswith("spelregels") and card.state == "active"
    }


@pytest.mark.parametrize("headings", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_comes_back_as_the_same_summary(read: Read, language: str, headings: str) -> None:
    canvas = canvas_from_tables(examples.load(language), load("netwerk"))
    request = Request(headings=headings, date="2026-03-17", room=True)
    page = render(canvas, request)
    back = read(page, name="samenvatting.md", language=language)
    lines = render(back.canvas, request).split("\n")
    # The purpose, the paradoxes and which question a card answers are not in it to be read.
    gone = ("## ", "| ", "- ", "Nog ", "Not disc", "No shared", "Vragen", "Questions")
    told = [line for line in page.split("\n") if line and not line.startswith(gone)]
    assert set(told) - set(lines) <= {told[1]}
    assert {
        (card.text, card.dots, card.status, card.body) for card in back.canvas.cards.values()
    } == {
        (card.text, card.dots, card.status, card.body)
        for card in canvas.cards.values()
        if card.state == "active"
    }
    assert told_of_coalitions(back.canvas) == told_of_coalitions(canvas)
    assert told_of_rules(back.canvas) == told_of_rules(canvas)
    assert {one.key for one in back.problems} == {"import.derived"}
    assert parked(back) == []


def test_a_filled_in_worksheet_becomes_cards_with_an_author(read: Read, empty: Canvas) -> None:
    sheet = render(
        empty, Request(page="worksheet", places=("identity.passion", "rules", "coalities"))
    )
    assert read(sheet, name="vragenlijst.md", into=empty).new == 0
    sheet = sheet.replace("Naam:", "Naam: Fatima").replace("Organisatie:", "Organisatie: ROC")
    sheet = sheet.replace(
        "#### Welk gedeeld thema geeft ons energie?\n\n-",
        "#### Welk gedeeld thema geeft ons energie?\n\n- Vakmanschap\n- Buiten *zijn*\n\n"
        "Ook nog dit",
    )
    sheet = sheet.replace(
        "### Hoe gaan we om met conflicten en issues?\n\n-",
        "### Hoe gaan we om met conflicten en issues?\n\n1. Eerst bellen\n2) Dan mailen",
    )
    sheet = sheet.replace("- **Titel:**", "- **Titel:** Buurtbus")
    sheet = sheet.replace("- **Vorm:**", "- **Vorm:** project")
    sheet = sheet.replace("- **Doelgroep:**", "- **Doelgroep:** wie ver woont")
    back = read(sheet, name="vragenlijst.md", into=empty)
    assert texts(back) == [
        ("identiteit.passie.thema", "Vakmanschap"),
        ("identiteit.passie.thema", "Buiten *zijn*"),
        ("identiteit.passie.thema", "Ook nog dit"),
        ("spelregels.conflicten", "Eerst bellen"),
        ("spelregels.conflicten", "Dan mailen"),
    ]
    assert {card.author for card in back.canvas.cards.values()} == {"Fatima (ROC)"}
    (coalition,) = back.canvas.coalitions.values()
    assert coalition[:3] == (coalition.id, "Buurtbus", "project")
    assert coalition.target_group == "wie ver woont"
    assert back.problems == ()


def test_what_has_no_place_is_parked_with_its_line(read: Read, empty: Canvas) -> None:
    page = (
        "# Iets\n\n## Weer\n\n- Zon\n\n## 4. Regie en leiderschap – x\n\n- Regen\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    back = read(page, name="brief.md", into=empty)
    assert [(one.line, one.text) for one in back.problems] == [
        (3, "Weer"),
        (5, "Zon"),
        (7, "4. Regie en leiderschap – x"),
        (9, "Regen"),
        (13, "1 | 2"),
    ]
    assert parked(back) == [one.text for one in back.problems]
    reason = back.canvas.cards[back.problems[1].card].park_reason
    assert reason == "uit brief.md, regel 5: geen plek op het canvas"
    assert say(back.problems[1], "en") == "no place on the canvas"
    assert back.counts == {"cards": 5, "parked": 5}
    titled = read("# Samenvatting – Iets\n\n## Regie en leiderschap\n\n- Regen\n", into=empty)
    assert texts(titled) == [("regie", "Regen")]


def test_members_and_words_that_are_known_are_listed(read: Read, filled: Canvas) -> None:
    back = read(render(filled, Request()), name="s.md", into=filled)
    assert back.canvas.members == filled.members
    assert back.canvas.terms == filled.terms
    assert [one.key for one in back.problems].count("import.member_known") == 2
    changed = render(filled, Request(page="glossary")).replace("niet op school", "wel op school")
    back = read(changed, name="b.md", into=filled)
    assert parked(back) == ["Een eigen pand", "uit beeld – wel op school, niet aan het werk"]


def test_plain_lines_go_where_they_say(read: Read, empty: Canvas) -> None:
    back = read(
        "zomaar\n\nidentiteit.passie\neen\n\n twee \nrules:\nrules.decisions: drie\nvier\n",
        name="x.txt",
        into=empty,
    )
    assert parked(back)[0] == "zomaar"
    assert texts(back) == [
        ("identiteit.passie", "een"),
        ("identiteit.passie", "twee"),
        ("spelregels", "vier"),
        ("spelregels.besluiten", "drie"),
    ]
    back = read("een\ntwee\ncoalities.project: Bus", name="x.txt", into=empty, place="regie.zorg")
    assert texts(back) == [("regie.zorg", "een"), ("regie.zorg", "twee")]
    (one,) = back.canvas.coalitions.values()
    assert (one.title, one.form) == ("Bus", "project")
    assert back.problems == ()


def test_a_line_too_long_for_a_card_goes_on_in_the_next(read: Read, empty: Canvas) -> None:
    back = read("x" * 1_000_000, name="x.txt", into=empty, place="regie")
    assert "".join(text for _, text in texts(back)) == "x" * 1_000_000
    assert [one.key for one in back.problems] == ["import.cut"]


def test_a_table_of_ones_own_is_read_by_its_columns(read: Read, empty: Canvas) -> None:
    table = "Tekst;Blok;Deel;Kleur\nVakwerk;Identiteit;Passie;rood\nLos;;;\nVaag;Nergens;;\n"
    back = read(table, name="x.csv", into=empty)
    assert texts(back) == [("identiteit.passie", "Vakwerk")]
    assert [(one.line, one.key) for one in back.problems] == [
        (1, "import.no_such_column"),
        (2, "import.cells"),
        (3, "import.no_place"),
        (4, "import.no_such_place"),
    ]
    assert parked(back) == ["rood", "Los", "Vaag"]
    with pytest.raises(Refused):
        read("a;b\n1;2\n", name="x.csv", into=empty)
    windows = "Naam;Rol\nCafé Ésprit;gastheer\n".encode("cp1252")
    assert [
        one.name for one in read(windows, name="l.csv", into=empty).canvas.members.values()
    ] == ["Café Ésprit"]


def test_a_bad_cell_is_parked_and_the_rest_comes_in(read: Read, empty: Canvas) -> None:
    back = read("titel;einde;stippen\nBus;ooit;veel\n", name="x.csv", into=empty)
    (one,) = back.canvas.coalitions.values()
    assert (one.title, one.end, one.dots) == ("Bus", "", 0)
    assert parked(back) == ["dots: veel", "end: ooit"]


@pytest.mark.parametrize("page", ["cards", "coalitions", "members"])
@pytest.mark.parametrize("headings", LANGUAGES)
def test_our_tables_come_back(read: Read, filled: Canvas, page: str, headings: str) -> None:
    request = Request(format="csv", page=page, headings=headings, parked=True, authors=True)
    table = render(filled, request)
    into = new_canvas(load("netwerk"), By("x", filled.info.created), "T")
    if page == "coalitions":
        into = into._replace(members=filled.members)
    back = read(table.encode(), name="x.csv", into=into)
    assert back.problems == ()
    assert render(back.canvas, request) == table


@pytest.mark.parametrize("headings", LANGUAGES)
def test_a_loose_answer_among_the_coalitions_comes_back_as_a_card(
    read: Read, filled: Canvas, by: By, headings: str
) -> None:
    canvas = add_card(filled, by, "coalities", "alles samen", body="wie dan ook", id="los")
    page = render(canvas, Request(headings=headings, date="2026-03-17"))
    assert page.index("alles samen") < page.index("### Leerbaan"), "else it would be a field of it"
    back = read(page, name="s.md")
    assert ("coalities", "alles samen") in texts(back)
    assert told_of_coalitions(back.canvas) == told_of_coalitions(canvas)
    table = render(canvas, Request(format="csv", page="cards", headings=headings))
    assert ("coalities", "alles samen") in texts(read(table.encode(), name="x.csv"))
    lines = read("coalities:\nalles samen\ncoalities.project: Buurtbus", name="l.txt")
    assert texts(lines) == [("coalities", "alles samen")]
    assert [one.title for one in lines.canvas.coalitions.values()] == ["Buurtbus"]
    for page_format in ("html", "jsoncanvas"):
        name = "poster" if page_format == "html" else ""
        assert "alles samen" in render(canvas, Request(page=name, format=page_format))


AWKWARD = (
    "Stichting Zorg, Welzijn en Wonen",
    "De Schakel (trekt mee, geen lid)",
    "Bouwgroep Noord; afdeling Zuid",
    '"De Brug" Zuid',
    "Platform Natuur en Milieu (PNM)",
)


def with_awkward_names(canvas: Canvas, by: By) -> Canvas:
    for name in AWKWARD:
        canvas = add_member(canvas, by, name, role="kijkt mee, soms; altijd")
    aisha = "aisha"
    canvas = add_member(canvas, by, "Aisha", home=AWKWARD[4], id=aisha)
    by_name = {one.name: f"member:{one.id}" for one in canvas.members.values()}
    refs = [by_name[name] for name in AWKWARD]
    others = ["outside:Bank; Bos (en zo)", "name:de gemeenten, alle twaalf", f"member:{aisha}"]
    canvas = set_member(canvas, by, aisha, core=True, stewardship=True, granted_by=refs)
    return set_coalition(canvas, by, "leer", core=refs, others=others, progress="active")


@pytest.mark.parametrize("headings", LANGUAGES)
def test_names_come_back_as_they_were_whatever_is_in_them(
    read: Read, filled: Canvas, by: By, headings: str
) -> None:
    canvas = with_awkward_names(filled, by)
    told = told_of_coalitions(canvas)
    people = [(one.name, one.home, one.role, one.core) for one in canvas.members.values()][1:]
    back = read(render(canvas, Request(headings=headings, date="2026-03-17")), name="s.md")
    assert told_of_coalitions(back.canvas) == told
    found = [*back.canvas.members.values()][1:]  # The role of the first is said by its flag.
    assert [(one.name, one.home, one.role, one.core) for one in found] == people

    table = render(canvas, Request(format="csv", page="coalitions", headings=headings))
    into = new_canvas(load("netwerk"), by, "T")._replace(members=canvas.members)
    back = read(table.encode(), name="x.csv", into=into)
    assert told_of_coalitions(back.canvas)[0][-3] == told[0][-3]
    members = render(canvas, Request(format="csv", page="members", headings=headings))
    back = read(members.encode(), name="x.csv")
    assert render(back.canvas, Request(format="csv", page="members", headings=headings)) == members


def with_relations(canvas: Canvas, by: By) -> Canvas:
    canvas = add_member(canvas, by, "De twaalf gemeenten", id="twaalf", role="opdrachtgever")
    canvas = add_member(canvas, by, "Gemeente Oost", id="oost")
    canvas = add_member(canvas, by, "Fonds Oost", relation="funder")
    canvas = add_member(canvas, by, "De dorpen", id="dorpen", relation="beoogd")
    holds = "Gemeente Oost; Gemeente Zuid, West en Noord"
    canvas = set_member(canvas, by, "twaalf", holds=holds, size=12)
    canvas = set_member(canvas, by, "dorpen", holds="Dorp A; Dorp B")
    return set_coalition(canvas, by, "leer", others="de twaalf gemeenten; fonds oost")


def told_of_parties(canvas: Canvas) -> dict[str, list[object]]:
    return {
        one.name: [one.kind, one.relation, one.size, [label(canvas, ref) for ref in one.holds]]
        for one in canvas.members.values()
    }


@pytest.mark.parametrize("headings", LANGUAGES)
def test_relations_and_groups_come_back(read: Read, filled: Canvas, by: By, headings: str) -> None:
    canvas = with_relations(filled, by)
    told = told_of_parties(canvas)
    assert told["De twaalf gemeenten"] == [
        "group",
        "takes_part",
        12,
        ["Gemeente Oost", "Gemeente Zuid, West en Noord"],
    ]
    page = render(canvas, Request(headings=headings, date="2026-03-17"))
    back = read(page, name="s.md")
    assert {one.key for one in back.problems} == {"import.derived"}
    assert parked(back) == []
    assert told_of_parties(back.canvas) == told
    assert told_of_coalitions(back.canvas)[0][-3] == told_of_coalitions(canvas)[0][-3]
    table = render(canvas, Request(format="csv", page="members", headings=headings))
    assert told_of_parties(read(table.encode(), name="x.csv").canvas) == told


def test_parties_are_counted_as_they_take_part(filled: Canvas, by: By) -> None:
    canvas = with_relations(filled, by)
    page = render(canvas, Request(headings="nl", date="2026-03-17"))
    # A group once, nobody besides the group they are in, and nobody of another relation.
    assert "3 deelnemers: ROC Oostland, Bouwmensen \\| Oost en De twaalf gemeenten (12)" in page
    network = render(canvas, Request(page="network", headings="nl"))
    assert "| Gemeente Oost | met verzameling |" in network
    assert "| Fonds Oost | mee |" in network
    for plain in (page, network):
        assert "Bijeen in De dorpen: Dorp A; Dorp B." in plain
    without = render(filled, Request(headings="nl"))
    assert "Relatie" not in without
    table = render(filled, Request(format="csv", page="members", headings="nl"))
    assert table.partition("\r\n")[0].count(";") == 11, "columns nobody needs are not there"


def test_an_edited_complete_form_takes_what_was_added(read: Read, filled: Canvas) -> None:
    text = render(filled, Request(complete=True))
    text = text.replace("\n", "\r\n").replace(
        "### Verbinding op ambitie", "* Nieuw *idee*\r\n\r\n### Verbinding op ambitie"
    )
    text = text.replace("  - dots: 3", "  - dots: veel").replace(
        "- author: anna", "- author: bert", 1
    )
    text += "\r\nLos erachter\r\n"
    back = read(text, name="x.md")
    assert [one.key for one in back.problems] == ["import.bad_field", "import.no_place"]
    added = [card for card in back.canvas.cards.values() if card.text == "Nieuw *idee*"]
    assert [card.place for card in added] == ["identiteit.passie.thema"]
    assert added[0].order > filled.cards["kaart"].order
    assert back.canvas.cards["kaart"].dots == 0
    assert set(filled.cards) < set(back.canvas.cards)


def test_a_newer_complete_form_is_refused(read: Read, filled: Canvas) -> None:
    text = render(filled, Request(complete=True)).replace(
        "netwerkcanvas-complete 1", "netwerkcanvas-complete 2"
    )
    with pytest.raises(Refused) as refused:
        read(text, name="x.md")
    assert refused.value.key == "import.newer"


def test_reading_tells_how_far_it_is(read: Read, template: Template) -> None:
    cards = {f"id{n}": Card(f"id{n}", "regie.zorg", f"kaart {n}") for n in range(1000)}
    canvas = Canvas(template, cards=cards)
    for request, kind in (
        (Request(complete=True), "markdown"),
        (Request(), "markdown"),
        (Request(format="json"), "json"),
        (Request(format="csv"), "csv"),
    ):
        steps: list[int] = []
        wholes: list[int] = []

        def progress(done: int, total: int, to: list[int] = steps, of: list[int] = wholes) -> None:
            to.append(done)
            of.append(total)

        read(render(canvas, request), kind=kind, progress=progress)
        assert len(steps) >= 4
        assert steps == sorted(steps)
        assert steps[-1] == wholes[-1]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", "", "csv"), ("a.tsv", "", "csv"), ("a.md", "", "markdown"),
        ("a.json", "", "json"), ("a.txt", "# kop", "lines"), ("", ' {"a": 1}', "json"),
        ("", "# kop", "markdown"),
        ("", "zomaar", "lines"), ("a.txt", "# x\n\n`netwerkcanvas-complete 1`", "markdown"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file_is_seen(name: str, text: str, kind: str) -> None:
    assert kind_of(text, name) == kind


def test_a_dry_run_leaves_the_canvas_as_it_was(read: Read, filled: Canvas) -> None:
    before = {**filled.cards}
    incoming = read("een\n", name="x.txt", into=filled, place="regie")
    assert filled.cards == before
    assert incoming.counts == {"cards": 1}
    assert incoming.new == 1


def test_what_is_no_text_or_too_much_is_refused(read: Read) -> None:
    for data, options, key in (
        (b"\x89PNG\0\xff\xfe\0", {}, "import.not_text"),
        (b"x" * (16 * 1024 * 1024 + 1), {}, "import.too_large"),
        ("x", {"kind": "docx"}, "import.kind_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            read(data, **options)
        assert refused.value.key == key
    utf16 = "één kaart".encode("utf-16")
    assert parked(read(utf16, kind="lines")) == ["één kaart"]


def test_a_coalition_in_a_summary_may_name_anyone(read: Read, filled: Canvas) -> None:
    back = read(render(filled, Request()), name="s.md")
    (one,) = back.canvas.coalitions.values()
    (roc,) = [m.id for m in back.canvas.members.values() if m.name == "ROC Oostland"]
    assert one.core == (f"member:{roc}",)
    assert one.others == ("outside:UWV",)


def test_the_examples_in_the_documentation_are_read(read: Read) -> None:
    page = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
    form = page.split("````markdown\n")[1].split("\n````\n")[0]
    back = read(form, name="x.md")
    assert back.problems == ()
    card = back.canvas.cards["h4k29x3p"]
    assert card[1:5] == (
        "identiteit.passie.thema",
        "Geen jongere van de kaart",
        "Wat we *niet* bedoelen: …",
        "a0",
    )
    assert (card.marks, card.dots, card.extra) == (("term",), 3, {"x-kleur": "rood"})
    assert render(back.canvas, Request(complete=True)).strip().startswith(form.split("##")[0])
    json = page.split("```json\n")[1].split("\n```\n")[0]
    assert read(json, name="x.json").counts == {"cards": 1, "members": 1}
