"""The end of a session: what is still loose, and then it is closed all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from board import parties, sessions
from board.closing import Loose, loose
from board.commands.sessions import close_session, say_closing
from board.meeting import Session
from board.model import Card
from board.queries import label
from board.refusal import Refused
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.list_page import ListPage
from tui.screens.meeting.out_page import OutPage
from tui.view.list import entry_block, heading_block, text_block
from tui.view.scroll import Stretch
from tui.view.session import WHO


class ClosingPage(ListPage):
    """Lists what is loose; Enter closes the session and goes on to what leaves the room."""

    modes = ("closing",)
    help_keys = ("closing.about",)

    def __init__(self, session: str) -> None:
        super().__init__()
        self.session_id = session

    def record(self) -> Session:
        """Return the session. Raises Refused where it is gone."""
        found = self.canvas.sessions.get(self.session_id)
        if found is None or found not in sessions.in_row(self.canvas):
            raise Refused("session.unknown", id=self.session_id)
        return found

    def page_title(self) -> str:
        """Return which session is closed."""
        found = self.canvas.sessions.get(self.session_id)
        return self.say("closing.title", number=found.number if found else "?")

    def page_detail(self) -> str:
        """Return what Enter does."""
        return self.say("closing.detail")

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return what is loose, by kind, and who may say a closing word."""
        try:
            held = self.record()
        except Refused as refusal:
            return [text_block([("prompt", f"  {self.live.told(refusal)}")], width)]
        found = loose(self.canvas, held)
        made = list(self._loose(found, width))
        if not made:
            made = [text_block([("text", f" {self.say('closing.nothing')}")], width)]
        return [*made, *self._words(held, width)]

    def _loose(self, found: Loose, width: int) -> Iterator[Stretch]:
        texts: dict[str, list[tuple[str, str]]] = {
            "ownerless": [(one.id, one.text) for one in found.ownerless],
            "dateless": [
                (one.id, f"{one.text} · {parties.label(self.canvas, one.owner)}")
                for one in found.dateless
            ],
            "reserved": [(one.id, one.text) for one in found.reserved],
            "parked": [(one.id, label(one)) for one in found.parked],
            "words": [
                (one.id, one.text if isinstance(one, Card) else one.word) for one in found.words
            ],
        }
        for kind, rows in texts.items():
            if rows:
                yield heading_block(self.say(f"closing.{kind}"), width, str(len(rows)))
                for id, text in rows:
                    yield self._entry(f"{kind}:{id}", visible(text), width)

    def _words(self, held: Session, width: int) -> Iterator[Stretch]:
        here = sessions.with_presence(self.canvas, held, "present")
        if not here:
            return
        said = held.closing_words
        yield heading_block(self.say("closing.said"), width, f"{len(said)}/{len(here)}")
        for ref in here:
            name = visible(parties.label(self.canvas, ref))
            word = said.get(ref, "")
            text = f"{name}: “{visible(word)}”" if word else name
            yield self._entry(f"{WHO}{ref}", text, width)

    def _entry(self, key: str, text: str, width: int) -> Stretch:
        return entry_block(key, "·", text, width, cursor=key == self.scroll.at, style="text")

    @does("closing.word")
    def word(self) -> None:
        """Note the closing word of who is under the cursor, or of the first without one."""
        held = self.record()
        here = sessions.with_presence(self.canvas, held, "present")
        ref = self.scroll.at.removeprefix(WHO)
        if ref not in here:
            ref = next((one for one in here if one not in held.closing_words), "")
        if not ref:
            raise Refused("session.nobody")
        name = visible(parties.label(self.canvas, ref))

        def keep(text: str) -> None:
            self.do(
                "session.closing",
                lambda canvas, by: say_closing(canvas, by, held.id, ref, text),
                subject=name,
            )
            at = here.index(ref) + 1
            self.scroll.at = f"{WHO}{here[at] if at < len(here) else ref}"

        self.scroll.at = f"{WHO}{ref}"
        ask(self, self.say("session.ask.word", name=name), keep, held.closing_words.get(ref, ""))

    @does("closing.close")
    def close(self) -> None:
        """Close, and go on to what leaves the room."""
        held = self.record()
        rev = self.live.workshop.next_rev
        self.do(
            "session.close",
            lambda canvas, by: close_session(canvas, by, held.id, rev=rev),
            subject=self.say("session.named", number=held.number),
        )
        self.dismiss()
        done = self.say("closing.done", number=held.number)
        if self.live.settings.restricted:
            self.call_next(self.host.tell, done)
        else:
            self.app.push_screen(OutPage(held.id, done))
