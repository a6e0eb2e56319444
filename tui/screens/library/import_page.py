"""Reading a file in: what it would bring, what each column is, and then taking it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import PurePath

from textual import work as background

from board.codec import canvas_to_tables
from board.commands.by import By
from board.model import Canvas
from board.refusal import Refused
from board.snapshots import SessionState
from board.text import visible
from exports.read import CHOSEN, KINDS, Incoming
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.kit.picker import Choice, pick
from tui.screens.library import arrival, work
from tui.screens.library.arrival import INTO, KIND, PLACE, ArrivalOption, Arrived, Asked
from tui.view import bars
from tui.view.rows import Line
from tui.view.scroll import Stretch
from tui.view.width import fit, wrap

_LABEL = 26
_COMMAND = "import"


class IncomingPage(ListPage):
    """Shows what a file would bring; Enter takes it in."""

    modes = ("incoming",)
    help_keys = ("incoming.help",)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.arrived: Arrived | None = None
        self._states: tuple[SessionState, ...] = ()
        """Of what was taken in: how the canvas was when its sessions closed."""

    def on_mount(self) -> None:
        """Read it, beside the keys."""
        self.remake()

    @background(exclusive=True, group="incoming")
    async def remake(self) -> None:
        """Read the file anew, as it is asked for now."""
        asked, into = self.asked, self._into
        arrived = await asyncio.to_thread(self._read, asked, into)
        if asked is self.asked:
            self.arrived = arrived
            if arrived.refused is not None:
                self.tell(self.live.told(arrived.refused), warning=True)
        self.draw()

    def _read(self, asked: Asked, into: Canvas | None) -> Arrived:
        folders = self.live.settings.template_folders
        return arrival.read(asked, into, work.by(self.live), self.say.language, folders)

    @property
    def _into(self) -> Canvas | None:
        return self.canvas if self.asked.opened else None

    @property
    def _title(self) -> str:
        """What the canvas is called that it goes into."""
        if self.asked.opened:
            return self.live.title()
        incoming = self.arrived.incoming if self.arrived else None
        title = incoming.canvas.info.title if incoming else ""
        return visible(title or PurePath(self.asked.name).stem)

    @property
    def options(self) -> list[ArrivalOption]:
        """What can be chosen."""
        if self.arrived is None:
            return []
        return arrival.options(self.arrived, self._title, self.say)

    # -- showing it

    def page_title(self) -> str:
        """Return the name of the page and of the file."""
        return f"{self.say('incoming.title')} · {visible(self.asked.name)}"

    def page_facts(self) -> Sequence[str]:
        """Tell how much would come."""
        if self.arrived is None:
            return [self.say("incoming.reading")]
        new = self.arrived.incoming.new if self.arrived.incoming else 0
        return [self.say("incoming.new", n=new), *super().page_facts()]

    def page_detail(self) -> str:
        """Return what is under the cursor, in full."""
        if any(option.id == self.scroll.at for option in self.options):
            return self.say(f"incoming.about.{self.scroll.at}")
        told = arrival.remarks(self.arrived, self.say) if self.arrived else []
        at = self.scroll.at.partition(":")[2]
        return told[int(at)] if at and int(at) < len(told) else ""

    def offers(self, action: str) -> bool:
        """Nothing is looked for, taken back or exported before it is there."""
        return action not in ("search.start", "undo", "redo", "share.export")

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return the choices, how many cards come where, and what could not be read."""
        if self.arrived is None:
            return []
        rows = [
            self._row(option.id, f" {fit(option.label, _LABEL)} {option.value}", width)
            for option in self.options
        ]
        placed = arrival.counts(self.arrived, self.say)
        if placed:
            rows.append(self._heading("incoming.placed", width))
        for name, number in placed:
            text = f"   {str(number).rjust(5)}  {visible(name)}"
            rows.append(Stretch((bars.trimmed([("text", text)], width, "text"),)))
        told = arrival.remarks(self.arrived, self.say)
        if told:
            rows.append(self._heading("incoming.remarks", width))
        rows += [self._row(f"remark:{n}", f" {text}", width) for n, text in enumerate(told)]
        if not placed and not told and self.arrived.refused is None:
            rows.append(self._heading("incoming.nothing_in_it", width))
        if self.arrived.refused is not None:
            blank = bars.trimmed([], width, "text")
            lines = wrap(self.live.told(self.arrived.refused), max(10, width - 4))
            told_lines = [bars.trimmed([("warn", f"  {line}")], width, "text") for line in lines]
            rows.append(Stretch((blank, *told_lines)))
        return rows

    def _row(self, key: str, text: str, width: int) -> Stretch:
        cursor = key == self.scroll.at
        role = "cursor" if cursor else "text"
        line: Line = bars.trimmed([(role, f"{'>' if cursor else ' '}{text}")], width, role)
        return Stretch((line,), key)

    def _heading(self, key: str, width: int) -> Stretch:
        title = f"  {self.say(key)}"
        line = bars.trimmed([("title", title)], width, "text")
        return Stretch((bars.trimmed([], width, "text"), line))

    # -- choosing

    @does("incoming.choose")
    def choose(self) -> None:
        """Choose from a list, or turn to the other."""
        at = self.scroll.at
        if at == INTO:
            self._into_the_other()
        elif at == KIND:
            kinds = [kind for kind in KINDS if kind != "worksheet"]  # A page like another.
            self._pick([(kind, self.say(f"incoming.kind.{kind}")) for kind in kinds])
        elif at == PLACE:
            self._choose_place()
        elif at in CHOSEN:
            self._choose_column(at)
        else:
            raise Refused("incoming.not_a_choice")

    def _into_the_other(self) -> None:
        if not self.live.is_open:
            raise Refused("incoming.no_canvas")
        self._ask_for(self.asked._replace(opened=not self.asked.opened))

    def _choose_place(self) -> None:
        assert self.arrived is not None
        nowhere = ("", self.say("incoming.place.parked"))
        self._pick([nowhere, *arrival.places(self.arrived, self.say.language)])

    def _choose_column(self, field: str) -> None:
        assert self.arrived is not None
        none = [] if field == "text" else [("", self.say("incoming.column.none"))]
        names = dict.fromkeys(name for name in self.arrived.names if name.strip())
        self._pick([*none, *((name, visible(name)) for name in names)])

    def _pick(self, offered: Sequence[tuple[str, str]]) -> None:
        option = next(one for one in self.options if one.id == self.scroll.at)
        choices = [Choice(value, label, "", label == option.value) for value, label in offered]
        pick(self, option.label, choices, lambda value: self._chosen(option.id, value))

    def _chosen(self, option: str, value: str) -> None:
        asked = self.asked
        if option == KIND:
            asked = asked._replace(kind=value, columns={})
        elif option == PLACE:
            asked = asked._replace(place=value)
        else:
            others = {field: name for field, name in asked.columns.items() if name != value}
            asked = asked._replace(columns={**others, option: value}, kind="csv")
        self._ask_for(asked)

    def _ask_for(self, asked: Asked) -> None:
        self.asked = asked
        self.remake()

    # -- taking it in

    @does("incoming.take")
    def take(self) -> None:
        """Take in what is shown, as one step to undo. Raises Refused where there is nothing."""
        self.live.refuse_restricted()
        arrived = self.ready()
        if arrived.refused is not None:
            raise arrived.refused
        assert arrived.incoming is not None
        if not arrived.incoming.new:
            raise Refused("incoming.nothing")
        said = self.say("incoming.taken", n=arrived.incoming.new, file=visible(self.asked.name))
        if self.asked.opened:
            self.do(_COMMAND, self._onto, subject=self.asked.name)
            self.live.workshop.keep_sessions(self._states)
            self.host.goto("sheet")
        else:
            self.host.open_canvas(self._made(arrived.incoming))
        self.host.tell(said)

    def ready(self) -> Arrived:
        """Return what comes as it is asked for now, onto the canvas as it is now."""
        arrived = self.arrived
        if arrived is None or arrived.asked is not self.asked or arrived.into is not self._into:
            self.arrived = arrived = self._read(self.asked, self._into)
        return arrived

    def _onto(self, canvas: Canvas, by: By) -> Canvas:
        """Return a canvas with what comes on it."""
        arrived = self.arrived
        if arrived is None or arrived.into is not canvas:
            arrived = self._read(self.asked, canvas)
        if arrived.incoming is None:
            raise arrived.refused or Refused("incoming.nothing")
        self._states = arrived.incoming.states
        return arrived.incoming.canvas

    def _made(self, incoming: Incoming) -> str:
        """Make a new canvas of it, and return its name."""
        canvas = incoming.canvas
        library, one = self.live.library, work.by(self.live)
        titled = canvas._replace(info=canvas.info._replace(title=self._title))
        name = work.name_of(self._title, library.names(), self.live)
        made = library.create(name, canvas_to_tables(titled), one, command=_COMMAND)
        if incoming.states:
            made.keep_sessions(incoming.states)
        return name
