"""The page of what changed, read as its reader: one who prepares the next meeting."""

from collections.abc import Callable
from typing import Any

import pytest

from board.comparison import Point
from board.meeting import Action, Decision, Group, Round, Session
from board.model import Canvas, Card, Coalition, Member, ParadoxNote, Term, Topic
from exports import Request, render

COMMA = "Stichting Zorg, Welzijn | Wonen"
SECRET, PARKED = "Alleen voor in de zaal", "Even opzij gelegd"


def by_id(*rows: Any) -> dict[str, Any]:
    return {one.id: one for one in rows}


@pytest.fixture
def then(empty: Canvas) -> Canvas:
    return empty._replace(
        cards=by_id(
            Card("a", "regie", "Wie *begint*, trekt", order="a0"),
            Card("b", "identiteit.passie", "Gaat weg", order="a0"),
            Card("z1", "regie", f"{SECRET} van toen", order="a1", marks=("room",)),
            Card("z2", "regie", f"{SECRET} vrij geweest", order="a2"),
            Card("p", "regie", PARKED, order="a3"),
        ),
        members=by_id(Member("m", name=COMMA, order="a0")),
        sessions=by_id(Session("s1", 1, "2026-03-17", progress="closed", closed="2026-03-17")),
    )  # fmt: skip


@pytest.fixture
def now(then: Canvas) -> Canvas:
    cards = then.cards
    return then._replace(
        cards=by_id(
            cards["a"]._replace(
                text="# Wie trekt, begint", place="identiteit.passie", follows=("z1",)
            ),
            cards["b"]._replace(state="removed"),
            cards["z1"]._replace(text=f"{SECRET} nu vrij", marks=()),
            cards["z2"]._replace(text=f"{SECRET} niet meer", marks=("room",)),
            cards["p"]._replace(state="parked"),
            Card("n", "regie", "Een <b>nieuwe</b> kaart", order="a9"),
            Card("h", "regie", "Verborgen", order="b0", round="r"),
        ),
        rounds=by_id(Round("r")),
        coalitions=by_id(Coalition("c", title="Leerbaan", progress="active", core=("member:m",))),
        decisions=by_id(
            Decision("d1", "We gaan door"), Decision("d2", f"{SECRET} besloten", cards=("z2",))
        ),
        actions=by_id(
            Action("a1", "Bellen", owner="member:m"), Action("a2", f"{SECRET} doen", cards=("z2",))
        ),
    )  # fmt: skip


def page(then: Canvas, now: Canvas, headings: str = "nl", **more: Any) -> str:
    since = Point(then, "2026-03-17", "s1")
    request = Request(page="comparison", headings=headings, date="2026-07-14", since=since, **more)
    return render(now, request)


def test_it_tells_old_beside_new(then: Canvas, now: Canvas) -> None:
    text = page(then, now)
    assert "Van sessie 1 (17 maart 2026) tot 14 juli 2026." in text
    assert "### Nieuw (1)\n\n- Een \\<b>nieuwe\\</b> kaart – " in text
    assert "| Tekst | Wie \\*begint\\*, trekt | # Wie trekt, begint |" in text
    assert "### Verplaatst (1)" in text and "### Weg (1)\n\n- Gaat weg" in text
    assert "### Begonnen (1)\n\n- Leerbaan" in text
    assert "### Genomen (1)\n\n- We gaan door" in text
    assert "- Bellen – Stichting Zorg, Welzijn \\| Wonen" in text
    assert "## Cards" in page(then, now, "en")


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_what_is_for_the_room_then_or_now_is_not_on_it(
    then: Canvas, now: Canvas, format: str
) -> None:
    text = page(then, now, format=format)
    assert SECRET not in text and PARKED not in text and "Verborgen" not in text
    assert SECRET in page(then, now, format=format, room=True)
    assert PARKED in page(then, now, format=format, parked=True)
    assert "Verborgen" not in page(then, now, format=format, room=True, parked=True)


def test_words_interests_groups_and_paradoxes_are_on_it_but_not_what_is_for_the_room(
    then: Canvas, now: Canvas
) -> None:
    pole = then.template.paradoxes[0].id
    then = then._replace(
        topics=by_id(Topic("t", title="Vervoer | delen", levels={"m": 2})),
        terms=by_id(Term("w", word="uit beeld", meaning="niet *op* school", cards=("a",))),
    )
    now = now._replace(
        info=now.info._replace(phase="uitvoeren", purpose="Iedereen <erbij>"),
        topics=by_id(Topic("t", title="Vervoer | delen", levels={"m": 4}), Topic("u", title="#1")),
        terms=by_id(Term("w", word="uit beeld", meaning="niet in beeld", cards=("a", "z2"))),
        paradoxes=by_id(ParadoxNote(pole, note="Het gaat goed", examples_a=("z2", "n"))),
        groups=by_id(
            Group("g", title="Samen | bellen", place="regie"),
            Group("q", title="Onder ons", place="regie"),
        ),
        cards={
            **now.cards,
            "n": now.cards["n"]._replace(group="g"),
            "z2": now.cards["z2"]._replace(group="q"),
        },
    )
    text = page(then, now)
    assert "## Het netwerk" in text and "| Waarvoor | – | Iedereen \\<erbij> |" in text
    assert "## Groepen\n\n### Nieuw (1)\n\n- Samen \\| bellen – Regie" in text
    assert (
        "| Vervoer \\| delen | Stichting Zorg, Welzijn \\| Wonen | meedenken | meebepalen |" in text
    )
    assert "### Nieuw onderwerp (1)\n\n- \\#" in text
    assert "| uit beeld | Betekenis | niet \\*op\\* school | niet in beeld |" in text
    assert "| Notitie | – | Het gaat goed |" in text
    assert SECRET not in text and "Onder ons" not in text and "Gebruikt in" not in text
    assert "Onder ons" in page(then, now, room=True)


def test_it_says_that_nothing_changed_or_that_there_is_no_before(
    then: Canvas, now: Canvas, parse: Callable[[str], list[Any]]
) -> None:
    assert "Er is niets veranderd." in page(then, then)
    assert "geen eerder moment" in render(now, Request(page="comparison", headings="nl"))
    tokens = parse(page(then, now))
    assert not [one for one in tokens if one.type in ("html_block", "html_inline")]
