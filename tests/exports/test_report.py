"""Report back for a member, read as its own organisation, which wasn't there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board.commands import actions, cards, coalitions, decisions
from board.commands.by import By
from board.meeting import Session
from board.model import Canvas, Member, Topic
from exports import PAGES, Request, file_name, render
from exports.read import read_file

TODAY = date(2026, 3, 17)
DAY = TODAY.isoformat()
OURS = "Zorg, Welzijn; Wonen"
QUOTED = f'"{OURS}"'
PARTNER = "Stichting De Brug | Oost"
STRANGER = "Vreemdeling BV"
GROUP = "De twaalf gemeenten"
SECRET = "Alleen voor in de zaal"

SAID_BY_NAME = frozenset({"id", "name", "kind", "relation", "core", "stewardship", "order"})
"""Fields of a member that hold no words of its own, or its name."""
OTHER_FIELDS: dict[str, Any] = {"state": "active", "size": 7777, "joined": "1997-01-01",
                                "left": "", "conflict": ""}  # fmt: skip


def filled_in(id: str, name: str, order: str) -> tuple[Member, list[str]]:
    """Return a party with a word of its own in every field, and those words."""
    words: list[str] = []
    values: dict[str, Any] = {}
    for field, default in Member(id)._asdict().items():
        if field in SAID_BY_NAME:
            continue
        word = f"{id}{field}".replace("_", "")
        if field in OTHER_FIELDS:
            values[field] = OTHER_FIELDS[field]
            words += ["7777", "1997"]
            continue
        words.append(word)
        if isinstance(default, str):
            values[field] = word
        elif isinstance(default, tuple):
            values[field] = (f"name:{word}",)
        else:
            values[field] = {"more": word}
    one = Member(id, name=name, core=True, stewardship=True, order=order, **values)
    return one, words


@pytest.fixture
def others() -> list[tuple[Member, list[str]]]:
    return [filled_in("brug", PARTNER, "a1"), filled_in("vreemd", STRANGER, "a2")]


@pytest.fixture
def met(empty: Canvas, by: By, others: list[tuple[Member, list[str]]]) -> Canvas:
    """A session with decisions, actions and coalitions of us, of others and of a group."""
    rows = [
        Member("zww", name=OURS, role="trekker", brings="*huizen*", gets="zorg", order="a0"),
        *(one for one, _ in others),
        Member("gem", name=GROUP, kind="group", holds=("member:dorp",), size=12, order="a3",
               brings="GELDVANDEGROEP"),
        Member("dorp", name="Gemeente Dorp", order="a4", gets="rust"),
    ]  # fmt: skip
    canvas = empty._replace(
        members={one.id: one for one in rows},
        sessions={
            "s1": Session("s1", number=1, date=DAY, start="14:00", place="De Werkplek",
                          progress="closed", attendance={"member:vreemd": "present"},
                          closing_words={"member:vreemd": "SLOTWOORD"}),
            "s2": Session("s2", number=2, date="2026-06-30", purpose="Verder"),
        },
    )  # fmt: skip
    for owner, text in ((QUOTED, "Onze actie"), (STRANGER, "ACTIEVANEENANDER"),
                        (GROUP, "Actie van de groep")):  # fmt: skip
        canvas = actions.add_action(canvas, by, text, owner=owner, due="1 apr 2026", today=TODAY)
    canvas = decisions.add_decision(canvas, by, "We beginnen | in april", id="d1",
                                    agreed=STRANGER)  # fmt: skip
    canvas = decisions.reserve(canvas, by, "d1", QUOTED, "1 apr 2026", today=TODAY)
    canvas = decisions.add_decision(canvas, by, "Alleen hun antwoord", id="d2")
    canvas = decisions.reserve(canvas, by, "d2", STRANGER, "2 mei 2031", today=TODAY)
    canvas = coalitions.add_coalition(canvas, by, "Leerbaan", id="leer")
    canvas = coalitions.set_coalition(canvas, by, "leer", core=f"{QUOTED}; {PARTNER}")
    canvas = coalitions.add_coalition(canvas, by, "COALITIEVANEENANDER", id="ander")
    canvas = coalitions.set_coalition(canvas, by, "ander", core=STRANGER)
    canvas = cards.add_card(canvas, by, "spelregels.besluiten", "Wij beslissen samen", id="r1")
    canvas = cards.add_card(canvas, by, "spelregels.besluiten", "Al AFGESPROKEN", id="r2")
    canvas = cards.set_status(canvas, by, ["r1"], "proposed")
    return cards.set_status(canvas, by, ["r2"], "agreed")


def report(canvas: Canvas, member: str = "zww", headings: str = "nl", **more: Any) -> str:
    more = {"date": DAY, "session": "s1", **more}
    return render(canvas, Request(page="report", member=member, headings=headings, **more))


def part(text: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_it_tells_what_was_decided_and_what_that_asks_of_us(met: Canvas) -> None:
    text = report(met)
    assert text.startswith("# Terugkoppeling – Jong & Werk\n")
    assert f"voor {OURS}" in text
    assert "Bijeenkomst: sessie 1 · 17 maart 2026 · 14:00 · De Werkplek" in text
    assert "- We beginnen \\| in april (onder voorbehoud) – 17 maart 2026" in part(
        text, "Wat we besloten"
    )
    asked = part(text, "Wat het van ons vraagt")
    assert f"| 1 april 2026 | {OURS} | Onze actie |" in asked
    assert "- We beginnen \\| in april (uiterlijk 1 april 2026)" in asked
    assert "Alleen hun antwoord" not in asked
    assert "### Leerbaan" in part(text, "Coalities waar we aan meedoen")
    brings = part(text, "Wat we brengen en halen")
    assert "- **Rol:** trekker\n- **Brengt:** \\*huizen\\*\n- **Haalt:** zorg" in brings
    home = part(text, "Vragen voor thuis")
    assert "Wij beslissen samen" in home and "AFGESPROKEN" not in home
    assert "sessie 2 · 30 juni 2026\n\nVerder" in part(text, "De volgende bijeenkomst")


@pytest.mark.parametrize("headings", ["nl", "en"])
@pytest.mark.parametrize("format", ["markdown", "html"])
def test_nothing_of_another_member_is_on_it(
    met: Canvas, others: list[tuple[Member, list[str]]], headings: str, format: str
) -> None:
    text = report(met, headings=headings, format=format, parked=True, room=True, authors=True,
                  facilitator=True, front_matter=True, diagram=True)  # fmt: skip
    for one, words in others:
        assert len(words) > len(Member._fields) - len(SAID_BY_NAME), one.name
        for word in words:
            assert word not in text, word
    for word in (STRANGER, GROUP, "Gemeente Dorp", "ACTIEVANEENANDER", "COALITIEVANEENANDER",
                 "GELDVANDEGROEP", "SLOTWOORD", "2031", "anna"):  # fmt: skip
        assert word not in text, word
    assert "De Brug" in text


def test_what_a_group_has_to_do_its_members_have_to_do(met: Canvas) -> None:
    text = report(met, "dorp")
    asked = part(text, "Wat het van ons vraagt")
    assert f"| {GROUP} (12) | Actie van de groep |" in asked
    assert "Onze actie" not in text and "GELDVANDEGROEP" not in text
    assert "**Haalt:** rust" in text
    assert "nog niet helemaal opgeschreven" in text
    assert "Actie van de groep" in report(met, "gem")


def test_what_stays_in_the_room_is_never_on_it(met: Canvas, by: By) -> None:
    canvas = cards.add_card(met, by, "spelregels.besluiten", SECRET, id="geheim")
    canvas = cards.set_status(canvas, by, ["geheim"], "proposed")
    canvas = decisions.add_decision(canvas, by, f"Over {SECRET}", id="d3", cards=["geheim", "leer"])
    for source in ({"decision": "d3"}, {"coalition": "leer"}):
        canvas = actions.add_action(canvas, by, f"Iets met {SECRET}", owner=QUOTED, today=TODAY,
                                    **source)  # fmt: skip
    assert SECRET in report(canvas)
    inside = canvas.cards["geheim"]._replace(marks=("room",))
    leer = canvas.coalitions["leer"]._replace(marks=("room",))
    canvas = canvas._replace(
        cards={**canvas.cards, "geheim": inside}, coalitions={**canvas.coalitions, "leer": leer}
    )
    text = report(canvas, room=True, parked=True)
    assert SECRET not in text and "Leerbaan" not in text


def test_it_tells_why_we_belong_and_what_we_want(met: Canvas, by: By) -> None:
    canvas = cards.add_card(met, by, "identiteit.ambitie", "De helft in 2028", id="doel")
    canvas = cards.add_card(canvas, by, "identiteit.ambitie", SECRET, id="geheim")
    inside = canvas.cards["geheim"]._replace(marks=("room",))
    us = canvas.members["zww"]._replace(follows=("doel", "geheim"))
    topics = {
        "t1": Topic("t1", title="Vervoer | bus", levels={"zww": 2, "vreemd": 4}, order="a1"),
        "t2": Topic("t2", title="ONDERWERPVANEENANDER", levels={"vreemd": 1}, order="a0"),
        "t3": Topic("t3", title="WEG", levels={"zww": 3}, state="removed"),
    }
    canvas = canvas._replace(
        cards={**canvas.cards, "geheim": inside},
        members={**canvas.members, "zww": us},
        topics=topics,
    )
    text = report(canvas)
    assert part(text, "Waarom we erbij horen").strip() == "- De helft in 2028"
    assert part(text, "Wat we willen, per onderwerp").strip() == "- **Vervoer \\| bus:** meedenken"
    for word in ("ONDERWERPVANEENANDER", "meebepalen", "WEG", SECRET):
        assert word not in text
    assert "Waarom we erbij horen" not in report(canvas, "vreemd")


@pytest.mark.parametrize("headings", ["nl", "en"])
def test_half_filled_or_for_nobody_it_says_so(empty: Canvas, headings: str) -> None:
    nobody = report(empty, "", headings)
    assert len(nobody.splitlines()) > 3
    half = empty._replace(
        members={"a": Member("a", name="# Half"), "b": Member("b", name="Weg", state="removed")}
    )
    text = report(half, "a", headings)
    assert "# Half" in text and "report." not in text
    gone = report(half, "b", headings)
    assert "Weg" not in gone and "Half" not in gone
    assert report(half, "", headings) == gone != nobody, "one is to be chosen"


def test_it_is_passed_over_when_read_in(met: Canvas, by: By) -> None:
    incoming = read_file(report(met).encode(), by=by, name="x.md")
    assert not incoming.canvas.cards and not incoming.canvas.coalitions
    assert not incoming.canvas.members


def test_names_that_would_be_markup_stay_text(
    met: Canvas, parse: Callable[[str], list[Any]]
) -> None:
    odd = met.members["zww"]._replace(name="<b>x</b> `y` | z", brings="<script>")
    tokens = parse(report(met._replace(members={**met.members, "zww": odd})))
    inside = [part for one in tokens for part in one.children or ()]
    assert not [one for one in (*tokens, *inside) if one.type.startswith("html")]


def test_a_file_is_called_after_the_member() -> None:
    request = Request(page="report", member="k3j", headings="nl")
    assert file_name("Jong", request, OURS) == "jong-terugkoppeling-zorg-welzijn-wonen.md"
    assert file_name("Jong", request, "日本") == "jong-terugkoppeling-k3j.md"
    assert [one.id for one in PAGES if one.by_member] == ["report"]
