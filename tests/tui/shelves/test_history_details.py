"""The history on the screen tells what a change did, and nothing that is hidden."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date

import pytest

from board.change import Change, Delta, diff
from board.codec import canvas_from_tables
from board.commands import (
    actions,
    cards,
    coalitions,
    decisions,
    interests,
    items,
    members,
    rounds,
    sessions,
)
from board.commands.attendance import attend
from board.hidden import MASK, masked
from board.i18n import LANGUAGES, REFUSALS, Texts
from board.model import Canvas, Ref
from store.files.library import FileLibrary
from store.revisions import Revision
from tests.tui.conftest import BY, Board, filled
from tests.tui.shelves.conftest import until
from tui.screens.sheet import history_rows
from tui.texts import CHANGES, SOURCES
from tui.view.changed import Changes
from tui.view.width import cell_len

Open = Callable[..., AbstractAsyncContextManager[Board]]
Make = Callable[[Canvas], Canvas]

COMMA, SEMICOLON = "Gemeente Ede, Jeugd", "Zorg; Welzijn"
WIDE = (120, 36)


def kept(library: FileLibrary, command: str, subject: str, make: Make) -> None:
    """Someone changes the canvas."""
    file = library.open("jong-en-werk")
    before = canvas_from_tables(file.read().tables, filled([]).template)
    file.commit(Change(command, diff(before, make(before)), subject), BY)


@pytest.fixture
def shelf(library: FileLibrary) -> FileLibrary:
    """A canvas with a rule, a coalition and members that are awkward to name."""

    def made(canvas: Canvas) -> Canvas:
        canvas = members.add_member(canvas, BY, COMMA, id="ede")
        canvas = members.add_member(canvas, BY, SEMICOLON, id="zorg")
        canvas = coalitions.add_coalition(canvas, BY, "ROC; leerbaan, 10 dagen", id="roc")
        return cards.add_card(canvas, BY, "spelregels.besluiten", "Elk half jaar", id="regel")

    kept(library, "import", "", made)
    return library


async def test_fields_cards_names_and_words(open_board: Open, shelf: FileLibrary) -> None:
    title = "ROC; leerbaan, 10 dagen"

    def filled_in(canvas: Canvas) -> Canvas:
        return coalitions.set_coalition(canvas, BY, "roc", target_group="wij", end="2030-01-02")

    kept(shelf, "coalition.set", title, filled_in)
    kept(shelf, "dot.more", "", lambda c: items.add_dots(c, BY, [Ref("cards", "regel")], 1))
    both = ["ede", "zorg"]
    kept(shelf, "rule.agreed", "Regel", lambda c: cards.set_agreed(c, BY, "regel", both))
    kept(shelf, "rule.agreed", "Regel", lambda c: cards.set_agreed(c, BY, "regel", ["ede"]))
    kept(shelf, "card.status", "Regel", lambda c: cards.set_status(c, BY, ["regel"], "agreed"))
    kept(
        shelf, "coalition.part", title, lambda c: coalitions.set_coalition(c, BY, "roc", core=COMMA)
    )
    async with open_board(WIDE) as board:
        await board.press("g", "h")
        await until(board, "status · Regel · afgesproken")
        assert board.shows(f"coalitie gewijzigd · {title} · doelgroep, eind")
        assert board.shows("stip erbij · Elk half jaar")
        assert board.shows(f'instemming · Regel · {COMMA}; "{SEMICOLON}"')
        assert board.shows(f'instemming · Regel · niet meer "{SEMICOLON}"')
        assert board.shows(f"deelname gewijzigd · {title} · {COMMA}")


async def test_it_is_found_by_who_it_is_about(open_board: Open, shelf: FileLibrary) -> None:
    def topic(canvas: Canvas) -> Canvas:
        canvas = interests.add_topics(canvas, BY, ["Stages"], id="stages")
        return sessions.add_session(canvas, BY, id="sessie")

    kept(shelf, "topic.add", "Stages", topic)
    kept(shelf, "topic.level", "Stages", lambda c: interests.set_level(c, BY, "stages", "ede", 3))
    kept(shelf, "attendance.note", "Jan", lambda c: attend(c, BY, "sessie", f"Jan; {COMMA}"))
    async with open_board(WIDE) as board:
        await board.press("g", "h")
        await until(board, f"Stages · {COMMA}")
        assert board.shows(f"· Jan · {COMMA}")
        await board.press("slash")
        await board.type("gemeente ede")
        await board.press("enter")
        found = [line for line in board.lines()[1:-2] if line[2:].strip()]
        assert [line.count(COMMA) for line in found if "noor" in line or "anna" in line] == [1, 1]


async def test_a_dot_taken_back_names_its_card_too(open_board: Open, shelf: FileLibrary) -> None:
    async with open_board(WIDE) as board:
        await board.cards("een")
        await board.press("v", "u")
        assert board.shows("Ongedaan gemaakt: stip erbij · een")
        await board.press("g", "h")
        await until(board, "ongedaan gemaakt: stip erbij · een")


async def test_a_hidden_card_is_named_by_nothing(open_board: Open, shelf: FileLibrary) -> None:
    def hide(canvas: Canvas) -> Canvas:
        canvas = rounds.open_silent(canvas, BY, id="stil")
        return cards.add_card(canvas, BY, "spelregels.besluiten", "Zilverreiger", id="geheim")

    kept(shelf, "round.open", "", hide)
    ref = Ref("cards", "geheim")
    kept(shelf, "dot.more", "", lambda c: items.add_dots(c, BY, [ref], 1))
    kept(shelf, "card.status", "", lambda c: cards.set_status(c, BY, ["geheim"], "agreed"))
    async with open_board(WIDE) as board:
        await board.press("g", "h")
        await until(board, f"status · {MASK} · afgesproken")
        assert board.shows(f"stip erbij · {MASK}")
        assert not board.shows("Zilver")


def test_nor_where_its_change_was_kept_without_a_name(shelf: FileLibrary) -> None:
    def hide(canvas: Canvas) -> Canvas:
        canvas = rounds.open_silent(canvas, BY, id="stil")
        return cards.add_card(canvas, BY, "spelregels.besluiten", "Zilverreiger", id="geheim")

    kept(shelf, "import", "", hide)
    kept(shelf, "dot.more", "", lambda c: items.add_dots(c, BY, [Ref("cards", "geheim")], 1))
    file = shelf.open("jong-en-werk")
    nameless = [one._replace(subject="") for one in file.history()]
    canvas = canvas_from_tables(file.read().tables, filled([]).template)
    for now in (masked(canvas), canvas._replace(cards={})):
        assert Changes(nameless, now).detail(nameless[-1], Texts("nl", *CHANGES)) == MASK


def test_a_narrow_screen_cuts_it(shelf: FileLibrary) -> None:
    kept(shelf, "coalition.set", "Een lange naam", lambda c: coalitions.set_coalition(
        c, BY, "roc", target_group="wij", shared_ambition="iets", way_of_working="zo",
    ))  # fmt: skip
    file = shelf.open("jong-en-werk")
    canvas = canvas_from_tables(file.read().tables, filled([]).template)
    told = history_rows.HistoryRows(file.history(), canvas)
    say = Texts("nl", REFUSALS, *SOURCES)
    for width in (40, 60, 200):
        made = history_rows.rows(told, told.revisions, width, say, date(2026, 3, 17))
        lines = ["".join(text for _, text in line) for one in made for line in one.lines]
        assert all(cell_len(line) <= width for line in lines)
        assert any("werkvorm" in line for line in lines) == (width == 200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_a_command_sets_has_a_name(language: str) -> None:
    """What is set is told, whichever field it is."""
    canvas = filled(["Kaart"])
    canvas = coalitions.add_coalition(canvas, BY, "Coalitie", id="roc")
    canvas = members.add_member(canvas, BY, "Piet", id="piet", kind="group")
    canvas = decisions.add_decision(canvas, BY, "Besluit", id="besluit")
    canvas = actions.add_action(canvas, BY, "Actie", id="actie")
    canvas = sessions.add_session(canvas, BY, id="eerste")
    day, card = "2030-01-02", next(iter(canvas.cards))
    sets: dict[str, tuple[Callable[..., Canvas], str, dict[str, object]]] = {
        "coalition": (coalitions.set_coalition, "roc", {
            "title": "x", "core": "A", "others": "B", "target_group": "x",
            "shared_ambition": "x", "way_of_working": "x", "conditions": "x", "result": "x",
            "outcome": "x", "start": day, "end": day, "review": day, "form": "project",
            "progress": "active", "joint": "ja", "follows": [card], "rules": [card], "body": "x",
        }),
        "member": (members.set_member, "piet", {
            "name": "x", "kind": "person", "relation": "funder", "home": "x", "role": "x",
            "core": "ja", "stewardship": "ja", "granted_by": "A", "brings": "x", "gets": "x",
            "joined": day, "left": day, "size": "12", "holds": "A",
        }),
        "decision": (decisions.set_decision, "besluit", {
            "text": "x", "method": "consensus", "agreed": "A", "cards": [card],
            "session": "eerste", "progress": "withdrawn",
        }),
        "action": (actions.set_action, "actie", {
            "text": "x", "owner": "A", "due": day, "progress": "done", "note": "x",
            "cards": [card], "coalition": "roc", "decision": "besluit", "session": "eerste",
        }),
        "session": (sessions.set_session, "eerste", {
            "date": day, "start": "10:00", "end": "11:00", "place": "x", "purpose": "x",
            "number": "7", "minutes": "adopted", "adopted": "eerste",
        }),
    }  # fmt: skip
    say = Texts(language, *CHANGES)
    for kind, (make, id, fields) in sets.items():
        for field, value in fields.items():
            after = make(canvas, BY, id, **{field: value})
            one = Revision(1, BY.at, "anna", f"{kind}.set", "", diff(canvas, after))
            told = Changes([one], after).detail(one, say)
            assert told and "." not in told, (kind, field)


def test_a_file_written_by_hand_tells_what_it_can() -> None:
    """Whatever stands in a delta, the history can be looked at."""
    say = Texts("nl", *CHANGES)
    odd: tuple[object, ...] = (None, 3, "x", [1, [2]], {"a": [1]})
    fields = ("agreed_by", "status", "verdicts", "dots", "holds", "core", "reserved", "text")
    tables = ("cards", "members", "coalitions", "decisions", "nergens")
    commands = (
        "rule.agreed", "rule.status", "rule.verdict", "dot.more", "member.group",
        "coalition.part", "decision.reserve", "coalition.set",
    )  # fmt: skip
    for value in odd:
        deltas = tuple(
            Delta(table, "h4k2", before, dict.fromkeys(fields, value))
            for table in tables
            for before in (None, {}, dict.fromkeys(fields, value), {"verdicts": {"s": "works"}})
        )
        for command in commands:
            one = Revision(1, BY.at, BY.name, command, "", deltas)
            assert Changes([one], filled([])).detail(one, say).isprintable()
