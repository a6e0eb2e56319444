"""The session on screen: making one, its agenda, who is there, rules that chafe, and its end."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import pytest
from textual import events

from board import clock, sessions
from board.codec import canvas_to_tables
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.members import add_member
from board.model import Canvas
from board.templates import load
from store.files.library import FileLibrary
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]
BY = By("anna", "2026-03-17T09:30:00Z")
COMMA = "Stichting Zorg, Welzijn en Wonen"


async def new_session(board: Board, agenda: str = "1") -> None:
    """Make a session from a ready-made agenda, by its number in the list; Enter ends a number."""
    await board.press("g", "a", "N", agenda, "enter")


def titles(board: Board) -> list[str]:
    (held,) = board.kept.sessions.values()
    return [one.title for one in sessions.agenda(board.kept, held.id)]


async def paste(board: Board, text: str) -> None:
    board.app.screen.post_message(events.Paste(text))
    await board.settle()


async def test_a_new_session_starts_from_a_ready_made_agenda(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("g", "a")
        assert board.shows("Er is nog geen sessie")
        await board.press("N", "enter")
        assert board.shows("Sessie 1")
        assert board.shows("Welkom, wie zijn we")
        assert len(titles(board)) == 9
        await board.press("u")
        assert not board.kept.sessions.get("x")
        assert board.shows("Er is nog geen sessie")


async def test_the_form_gives_every_item_its_time(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        await new_session(board)
        await board.press("f", "enter")
        await board.type("3 april 2026")
        await board.press("enter", "enter")
        await board.type("13.30")
        await board.press("enter", "escape")
        assert board.shows("13:45")
        (held,) = board.kept.sessions.values()
        assert (held.date, held.start) == ("2026-04-03", "13:30")
        assert board.shows("samen 180 minuten, 13:30–16:30")


async def test_enter_starts_an_item_and_opens_its_place_on_the_sheet(open_board: Open) -> None:
    async with open_board() as board:
        await new_session(board)
        await board.press("enter")
        assert board.shows("Sessie 1")  # The welcome is about no place.
        await board.press("down", "enter")
        assert board.app.screen is board.app.sheet
        assert board.app.sheet.place.startswith("identiteit.passie")
        items = sessions.agenda(board.kept, next(iter(board.kept.sessions)))
        assert items[0].ended and clock.running(board.kept) == items[1]
        await board.press("g", "a", "backspace")
        running = clock.running(board.kept)
        assert running is not None and running.id == items[0].id
        assert board.shows("Terug bij: Welkom, wie zijn we")
        await board.press("backspace")
        assert board.shows("Er is nog niets begonnen")


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("Besluiten en acties", "Besluiten en acties"),
        ("Wie gaan wat met elkaar maken", "a coalitie"),
        ("Spelregels: hoe besluiten we", "R werkt/schuurt"),
        ("Passie: ieder voor zich, in stilte", "W stille ronde"),
    ],
)
async def test_its_kind_decides_what_an_item_opens(open_board: Open, title: str, seen: str) -> None:
    async with open_board() as board:
        await new_session(board)
        await board.press("/")
        await board.type(title[:12])
        await board.press("enter")
        for _ in range(10):
            if any(row.startswith(">") and title in row for row in board.lines()):
                break
            await board.press("down")
        await board.press("enter")
        assert not board.shows("Agenda")
        assert board.shows(seen)
        assert board.shows(f"Begonnen: {title}")


async def test_times_are_those_of_the_clock_at_the_meeting(open_board: Open) -> None:
    """Where it was led, whatever the zone of the machine on which it is looked at."""
    async with open_board((120, 36)) as board:
        await new_session(board)
        await board.press("enter", "g", "a")
        (held,) = board.kept.sessions.values()
        assert held.zone == datetime.now().astimezone().isoformat()[-6:]
        item = sessions.agenda(board.kept, held.id)[0]

        def in_nepal(canvas: Canvas, _by: By) -> Canvas:
            there = held._replace(zone="+05:45")
            begun = item._replace(started="2026-03-17T12:30:00Z")
            return canvas._replace(
                sessions={held.id: there}, agenda={**canvas.agenda, item.id: begun}
            )

        board.app.workshop.do("session.set", in_nepal)
        board.app.screen.draw()  # type: ignore[attr-defined]
        await board.settle()
        assert board.shows("18:15")


async def test_items_are_typed_changed_moved_and_removed(open_board: Open) -> None:
    async with open_board() as board:
        await new_session(board, "0")
        await board.press("a")
        for typed in ("Welkom 10", "Pauze", "Borrel 300"):
            await board.type(typed)
            await board.press("enter")
        await board.press("escape", "K", "m")
        assert titles(board) == ["Welkom", "Borrel", "Pauze"]
        await board.press("ctrl+u")
        await board.type("1 2 4 5")
        await board.press("enter", "d")
        assert titles(board) == ["Welkom", "Pauze"]
        await board.press("u", "u")
        (borrel,) = (one for one in board.kept.agenda.values() if one.title == "Borrel")
        assert borrel.minutes == 300


async def test_more_minutes_than_the_session_has_are_said(open_board: Open) -> None:
    async with open_board() as board:
        await new_session(board)
        await board.press("f", "down", "enter")
        await board.type("13:00")
        await board.press("enter", "enter")
        await board.type("14:00")
        await board.press("enter", "escape")
        assert board.shows("120 minuten langer dan de sessie")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_pasted_list_is_who_is_there_and_strangers_can_become_members(
    open_board: Open, size: tuple[int, int]
) -> None:
    async with open_board(size) as board:
        await new_session(board, "0")
        await paste(board, f'naam\n{COMMA}\nSanne;UWV\n"Bakker; Zn"\n')
        assert board.shows("3 namen zijn nog geen deelnemer")
        assert board.shows(f"maak deelnemers van {COMMA}; Sanne; ")
        await board.press("j")
        assert {one.name for one in board.kept.members.values()} == {COMMA, "Sanne", "Bakker; Zn"}
        (held,) = board.kept.sessions.values()
        assert all(ref.startswith("member:") for ref in held.attendance)
        assert board.shows("3/3")
        await board.press("u")
        assert len(next(iter(board.kept.sessions.values())).attendance) == 3
        assert not [one for one in board.kept.members.values() if one.state == "active"]


async def test_presence_goes_round_and_is_not_undone(open_board: Open) -> None:
    async with open_board() as board:
        await new_session(board, "0")
        await board.press("w")
        await board.type("Sanne; Piet (van buiten)")
        await board.press("enter", "enter")
        (held,) = board.kept.sessions.values()
        assert dict(held.attendance) == {"name:Sanne": "present", "outside:Piet": "present"}
        await board.press("space")
        assert board.shows("afwezig")
        await board.press("space")
        assert board.shows("afgemeld")
        await board.press("W")
        await board.type("Tot gauw")
        await board.press("enter")
        assert board.shows("“Tot gauw”")
        await board.press("d")
        assert len(next(iter(board.kept.sessions.values())).attendance) == 1


async def test_a_rule_works_or_chafes_with_one_key(open_board: Open) -> None:
    async with open_board((140, 40)) as board:
        await board.press("2")
        await board.cards("Zonder bezwaar is besloten")
        await board.press("R")
        assert board.shows("Er is nog geen sessie")
        await new_session(board, "0")
        await board.press("g", "s", "R")
        assert board.shows("Werkt, zegt sessie 1")
        await board.press("R")
        assert board.shows("≠")
        assert board.shows("schuurt (sessie 1)")
        (card,) = board.kept.cards.values()
        assert list(card.verdicts.values()) == ["chafes"]
        await board.press("1")
        await board.cards("Geen regel")
        await board.press("R")
        assert board.shows("Alleen van een spelregel")


async def test_closing_tells_what_is_loose_and_pages_leave_the_room(
    library: FileLibrary, open_board: Open
) -> None:
    async with open_board() as board:
        await board.cards("Nog niet")
        await board.press("p", "enter")
        await new_session(board)
        await board.press("w")
        await board.type("Sanne")
        await board.press("enter", "enter", "c")
        assert board.shows("Geparkeerd")
        assert board.shows("Nog niet")
        await board.press("w")
        await board.type("Moe maar blij")
        await board.press("enter")
        assert board.shows("“Moe maar blij”")
        await board.press("enter")
        assert board.shows("Sessie 1 is afgesloten")
        await board.press("enter")
        (folder,) = (library.folder / "exports").iterdir()
        names = {path.name for path in folder.iterdir()}
        assert {f"01-jong-en-werk-samenvatting.{end}" for end in ("md", "html")} <= names
        assert "“Moe maar blij”" not in (folder / "01-jong-en-werk-samenvatting.md").read_text()
        await board.press("enter")
        assert len(list((library.folder / "exports").iterdir())) == 2
        await board.press("escape")
        assert board.shows("afgesloten")
        (state,) = library.open("jong-en-werk").session_states()
        (held,) = board.kept.sessions.values()
        assert (state.session, held.closed_rev) == (held.id, state.rev)
        await board.press("c")
        assert board.shows("Sessie 1 is weer open")


async def test_from_the_session_to_a_folder_ready_to_mail_it_takes_three_keys(
    library: FileLibrary, open_board: Open
) -> None:
    async with open_board() as board:
        await new_session(board)
        await board.press(*("c", "enter", "enter"))
        (folder,) = (library.folder / "exports").iterdir()
        assert len(list(folder.glob("*.md"))) > 4 and board.shows("bestanden in")


async def test_every_member_gets_a_report_in_a_file_of_its_own(
    library: FileLibrary, open_board: Open
) -> None:
    names = ("Zorg, Welzijn; Wonen", "Zorg; Welzijn, Wonen", "日本")
    canvas = new_canvas(load("netwerk"), BY, "Samen", "nl")
    for name in names:
        canvas = add_member(canvas, BY, name)
    library.create("samen", canvas_to_tables(canvas), BY)
    async with open_board(name="samen") as board:
        await new_session(board)
        await board.press("c", "enter", "enter")
        (folder,) = (library.folder / "exports").iterdir()
        pages = sorted(folder.glob("*-terugkoppeling*.md"))
        assert len(pages) == len(names) == len(list(folder.glob("*-terugkoppeling*.html")))
        called = [one.name.removesuffix(".md") for one in pages]
        assert "11-samen-terugkoppeling-zorg-welzijn-wonen" in called
        assert any(one.startswith("11-samen-terugkoppeling-zorg-welzijn-wonen-") for one in called)
        assert all(one.name.isascii() for one in pages)
        for name in names:
            assert sum(f"voor {name}" in one.read_text("utf-8") for one in pages) == 1


async def test_a_restricted_screen_closes_but_writes_nothing(
    library: FileLibrary, open_board: Open
) -> None:
    async with open_board(restricted=True) as board:
        await new_session(board)
        await board.press("c", "enter")
        assert board.shows("Sessie 1 is afgesloten")
        await board.press("o")
        assert next(iter(board.kept.sessions.values())).progress == "closed"
        assert not (library.folder / "exports").exists()


async def test_the_last_item_of_an_agenda_opens_the_closing(open_board: Open) -> None:
    async with open_board() as board:
        await new_session(board, "2")
        await board.press("end", "enter")
        assert board.shows("Sessie 1 afsluiten")


async def test_of_two_who_start_a_session_at_once_one_is_refused(
    library: FileLibrary, open_board: Open
) -> None:
    async with open_board() as anna, open_board(who="bram") as bram:
        await new_session(anna)
        await anna.press("N", "2")
        await bram.until(lambda: len(bram.canvas.sessions) == 2)
        await bram.press("g", "a")
        assert bram.shows("Sessie 1") and anna.shows("Sessie 2")
        anna.pilot.send("enter")
        bram.pilot.send("enter")
        await anna.settle()
        await bram.settle()
        kept = anna.kept.sessions
        assert [one.progress for one in kept.values()].count("running") == 1
        await anna.until(lambda: anna.canvas.sessions == kept)
        await bram.until(lambda: bram.canvas.sessions == kept)


async def test_long_lists_scroll_on_a_small_screen(open_board: Open, tmp_path: Path) -> None:
    async with open_board((60, 18)) as board:
        await new_session(board)
        await paste(board, "\n".join(f"Deelnemer nummer {n}" for n in range(30)))
        await board.press("n", "end")
        assert board.shows("Deelnemer nummer 29")
        await board.press("ctrl+home")
        assert board.shows(">   15 Welkom, wie zijn we")
    async with open_board((120, 20)) as board:
        await board.press("g", "a", "tab", "end")
        assert board.shows(">✓ Deelnemer nummer 29")
        await board.press("home")
        assert board.shows(">✓ Deelnemer nummer 0")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_click_goes_to_an_item_or_a_person(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size) as board:
        await new_session(board)
        await paste(board, "Sanne\nPiet")
        await board.press("n")
        for text in ("Piet", "Gedeelde ambitie"):
            rows = board.lines()
            y = next(y for y, row in enumerate(rows) if text in row)
            await board.pilot.click(offset=(rows[y].index(text), y))
            await board.settle()
            cursors = [row for row in board.lines() if ">✓" in row or ">  " in row]
            assert len(cursors) == 1 and text in cursors[0]
