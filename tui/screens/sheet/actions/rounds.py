"""Silent rounds and votes: started on the sheet, and revealed from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from board import hidden, votes
from board.clock import read_minutes, running
from board.commands import clock as clocks
from board.commands import rounds
from board.commands.by import By, now
from board.groups import shown as shown_groups
from board.i18n import pick as in_language
from board.ids import new_id
from board.meeting import Round
from board.model import Canvas
from board.places import within
from board.queries import home
from board.refusal import Refused
from board.rounds import OPEN, SILENT, VOTE, ballots_in, to_reveal
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.picker import Choice, pick

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage

_VOTABLE = ("cards", "coalitions", "groups")


@does("round.silent")
def silent(page: SheetPage) -> None:
    """Start a silent round here; where one is there already, reveal or close it."""
    page.live.refuse_read_only()
    waiting = to_reveal(page.canvas, SILENT)
    if not waiting:
        _start(page)
    elif len(waiting) == 1:
        _ways(page, waiting[0])
    else:
        _which(page, waiting, _ways)


@does("round.vote")
def vote(page: SheetPage) -> None:
    """Start a vote on what is marked, or on this section; hand in or reveal one that is there."""
    page.live.refuse_read_only()
    waiting = to_reveal(page.canvas, VOTE)
    if len(waiting) > 1:
        _which(page, waiting, _ways_of_vote)
    elif waiting:
        _ways_of_vote(page, waiting[0])
    elif votes.revealed(page.canvas):
        _ways_of_vote(page, None)
    else:
        _new_vote(page)


def _start(page: SheetPage) -> None:
    path, agenda = home(page.canvas.template, page.place), ""
    clock = running(page.canvas)
    if clock is not None and clock.kind == SILENT:
        agenda = clock.id
        path = clock.place if clock.place and within(clock.place, path) else path
    if clock is not None:
        _open_silent(page, path, agenda=agenda)
        return
    rounds.open_silent(page.canvas, now(""), path)  # What can't be is said before typing.
    question = page.say("round.ask_minutes", where=_place(page, path))
    ask(page, question, lambda typed: _open_silent(page, path, typed.strip()))


def _open_silent(page: SheetPage, path: str, typed: str = "", *, agenda: str = "") -> None:
    """Open a round, with a clock of its own for the minutes that were typed, if any."""
    minutes = sum(read_minutes(typed)) if typed else 0

    def opened(canvas: Canvas, by: By) -> Canvas:
        canvas = rounds.open_silent(canvas, by, path, agenda=agenda, minutes=minutes)
        return clocks.set_clock(canvas, by, typed) if typed else canvas

    page.do("round.open", opened, subject=_place(page, path))
    page.tell(page.say("round.started", where=_place(page, path)))


def _which(page: SheetPage, waiting: list[Round], then: object) -> None:
    """Ask which of several rounds is meant; the one at the cursor is offered first."""
    assert callable(then)
    known = {one.id: one for one in waiting}
    choices = [
        Choice(one.id, f"{_place(page, one.place)} · {_told(page, one)}", str(number))
        for number, one in enumerate(waiting[:9], 1)
    ]
    pick(page, page.say("round.which"), choices, lambda id: then(page, known[id]))


def _ways(page: SheetPage, round: Round) -> None:
    """Ask what to do with a silent round: one key for each."""
    ways = ["shuffled", "reveal"] if round.shuffled else ["reveal", "shuffled"]
    ways += ["drop"] * (round.progress == OPEN)
    path = home(page.canvas.template, page.place)
    ways += ["another"] * (path != round.place or round.progress != OPEN)
    choices = [
        Choice(
            way, page.say(f"round.{way}", where=_place(page, path)), page.say(f"round.{way}.key")
        )
        for way in ways
    ]

    def taken(way: str) -> None:
        if way == "another":
            _start(page)
        elif way == "drop":
            _drop(page, round)
        else:
            _reveal(page, round, shuffled=way == "shuffled")

    title = page.say("round.silent.title", where=_place(page, round.place))
    pick(page, f"{title} · {_told(page, round)}", choices, taken)


def _reveal(page: SheetPage, round: Round, *, shuffled: bool = False) -> None:
    n, place = hidden.count(page.canvas, "", round.id), _place(page, round.place)
    page.do(
        "round.reveal",
        lambda canvas, by: rounds.reveal(canvas, by, round.id, shuffled=shuffled),
        subject=place,
    )
    page.tell(page.say("round.shown", n=n, where=place))


def _drop(page: SheetPage, round: Round) -> None:
    n, place = hidden.count(page.canvas, "", round.id), _place(page, round.place)
    page.do("round.drop", lambda canvas, by: rounds.drop(canvas, by, round.id), subject=place)
    page.tell(page.say("round.dropped_vote" if round.kind == VOTE else "round.dropped", n=n))


def _ways_of_vote(page: SheetPage, round: Round | None) -> None:
    """Ask what to do with a vote, or for a new one: one key for each."""
    ways = []
    if round is not None:
        ways += ["ballot", "room"] * (round.progress == OPEN)
        ways += ["reveal"] + ["drop"] * (round.progress == OPEN)
    ways += ["new"] + ["result"] * bool(votes.revealed(page.canvas))
    choices = [Choice(way, page.say(f"vote.{way}"), page.say(f"vote.{way}.key")) for way in ways]

    def taken(way: str) -> None:
        if way == "new":
            _new_vote(page)
        elif way == "result":
            page.host.goto("result")
        elif round is None:
            return
        elif way == "drop":
            _drop(page, round)
        elif way == "reveal":
            _reveal(page, round)
            page.host.goto("result", round.id)
        else:
            page.host.goto("ballot", round.id, way == "room")

    title = page.say("vote.title")
    if round is not None:
        title = f"{title}: {_place(page, round.place)} · {_told(page, round)}"
    pick(page, title, choices, taken)


def _new_vote(page: SheetPage) -> None:
    """Ask for the dots, of what is marked or else of this section, its groups or its cards."""
    path = home(page.canvas.template, page.place)
    marked = [ref.id for ref in page.scene.targets() if ref.table in _VOTABLE]
    if page.state.marked:
        _ask_dots(page, marked, path)
        return
    cards = votes.within_place(page.canvas, path)
    of_groups = votes.within_place(page.canvas, path, groups=True)
    if not shown_groups(page.canvas, path) or len(of_groups) == 1:
        _ask_dots(page, cards, path)  # One group that holds all is no choice to vote about.
        return
    about = {"groups": of_groups, "cards": cards}
    choices = [
        Choice(what, page.say(f"vote.on_{what}", n=len(ids)), page.say(f"vote.on_{what}.key"))
        for what, ids in about.items()
    ]
    pick(page, page.say("vote.on"), choices, lambda what: _ask_dots(page, about[what], path, what))


def _ask_dots(page: SheetPage, about: list[str], path: str, what: str = "cards") -> None:
    if not about:
        raise Refused("vote.nothing")

    def opened(typed: str) -> None:
        dots, most = _numbers(typed)
        id = new_id(page.canvas.rounds)
        page.do(
            "round.open",
            lambda canvas, by: rounds.open_vote(
                canvas, by, about, dots=dots, most=most, place=path, id=id
            ),
            subject=_place(page, path),
        )
        page.state = page.state._replace(marked=frozenset())
        page.host.goto("ballot", id)

    question = page.say("vote.ask", what=page.say(f"vote.on_{what}", n=len(about)))
    ask(page, question, opened, f"{rounds.DOTS} {rounds.DOTS}")


def _numbers(typed: str) -> tuple[int, int]:
    """Return dots per person and most on one, as typed: ``3``, or ``3 2``. Raises Refused."""
    found = re.fullmatch(r"\s*(\d{1,3})(?:[\s,;/]+(\d{1,3}))?\s*", typed)
    if found is None:
        raise Refused("vote.dots", most=rounds.MOST_EACH)
    dots = int(found[1])
    return dots, int(found[2]) if found[2] else dots


def _place(page: SheetPage, path: str) -> str:
    """Return what a place is called."""
    place = page.canvas.template.place(path)
    if place is None:
        return page.say("round.everywhere")
    part = place.question or place.section or place.block
    return in_language(part.short, page.canvas.info.language)


def _told(page: SheetPage, round: Round) -> str:
    """Return how much there is of a round."""
    if round.kind == VOTE:
        return page.say("vote.in", n=ballots_in(page.canvas, round.id))
    return page.say("round.hidden", n=hidden.count(page.canvas, "", round.id))
