"""What happened to a canvas: by whom, when, and how it was then."""

from __future__ import annotations

from collections.abc import Callable

from board import dates
from board.refusal import Refused
from board.text import visible
from tui.kit.picker import Choice, Picker
from tui.kit.shelf import Narrowing
from tui.screens.sheet.history_list import ALL, Filter, HistoryList
from tui.view.local_time import exact


class HistoryScreen(HistoryList):
    """Filters the history, looks at the canvas as it was, and brings that back."""

    def do_search_start(self) -> None:
        """Narrow the list while typing."""
        ask = self.say("history.find.ask")
        Narrowing(self, ask, "shelf.keep", self.draw).open(self.wanted)

    def do_history_look(self) -> None:
        """Look at the canvas as it was right after a revision."""
        from tui.screens.sheet.past import PastScreen

        one = self.current
        assert self.told is not None
        self.app.push_screen(PastScreen(self, self.told, one))

    def do_history_restore(self) -> None:
        """Bring the canvas back to how it was at a revision."""
        one = self.current
        self.board_app.refuse_read_only()
        if self.told is not None and one.rev == self.told.revisions[0].rev:
            raise Refused("history.is_now")
        self.file.at(one.rev)  # Refuses what can't be reached before anything is asked.
        self.workshop.restore(one.rev)
        when = exact(one.at, self.say, self.today)
        self.tell(self.say("history.restored", when=when))

    def do_history_person(self) -> None:
        """Choose of whom to see the changes."""
        people = self.told.people if self.told else []
        choices = [
            Choice(name, visible(name), chosen=name == self.filter.person) for name in people
        ]
        self._choose("history.person", "history.everyone", choices, self._by_person)

    def _by_person(self, person: str) -> None:
        self._narrow(self.filter._replace(person=person))

    def do_history_block(self) -> None:
        """Choose of which block to see the changes."""
        blocks = sorted(self.workshop.canvas.template.blocks, key=lambda block: block.number)
        choices = [
            Choice(
                block.id,
                self._block_name(block.id),
                str(block.number),
                block.id == self.filter.block,
            )
            for block in blocks
        ]
        self._choose("history.block", "history.everywhere", choices, self._by_block)

    def _by_block(self, block: str) -> None:
        self._narrow(self.filter._replace(block=block))

    def _choose(
        self, title: str, all_of_it: str, choices: list[Choice], taken: Callable[[str], None]
    ) -> None:
        keyed = any(choice.key for choice in choices)
        everything = Choice("", self.say(all_of_it), "0" if keyed else "")
        self.app.push_screen(
            Picker(self, self.say(f"{title}.title"), [everything, *choices], taken)
        )

    def do_history_time(self) -> None:
        """Type since when to see the changes."""

        def answered(text: str) -> None:
            since = dates.parse(text, self.today, "near") if text.strip() else None
            self._narrow(self.filter._replace(since=since))

        self.ask(self.say("history.time.ask"), answered, echo=self._understood)

    def _understood(self, text: str) -> str:
        try:
            day = dates.parse(text, self.today, "near")
        except Refused:
            return self.say("history.time.ask")
        return self.say("history.since", day=dates.show(day, self.say.language))

    def _narrow(self, wanted: Filter) -> None:
        self.filter = wanted
        self.draw()

    def do_shelf_close(self) -> None:
        """Let the filter go first, then back."""
        if self.narrowed:
            self.wanted = ""
            self._narrow(ALL)
        else:
            self.dismiss()

    def do_shelf_leave(self) -> None:
        """Back to the sheet at once."""
        self.dismiss()
