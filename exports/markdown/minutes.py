"""The minutes of one session: who was there, and what came of each item of its agenda."""

from board import agreements, clock, parties, sessions, votes
from board.meeting import Action, AgendaItem, Decision, Session
from board.model import Canvas, Card
from board.queries import sheet
from exports.markdown import agreed, answers, escape, news, parts
from exports.markdown.meetings import asked_for, when_where
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the minutes of the session asked for, or else of the one that runs or was last."""
    writer = PageWriter(canvas, request)
    held = asked_for(canvas, request) or sessions.latest(canvas)
    parts.head(writer, writer.texts("page.minutes"), status=held is None)
    if held is None:
        writer.page.paragraph(writer.texts("session.none"))
    else:
        _told(writer, held)
    parts.foot(writer)
    return writer.page.text()


def _told(writer: PageWriter, held: Session) -> None:
    page, texts = writer.page, writer.texts
    page.paragraph(when_where(writer, held))
    page.paragraph(texts(f"minutes.{held.minutes}"))
    page.paragraph(escape.line(held.purpose))
    _present(writer, held)
    told = _Told(writer, held)
    for planned in sessions.plan(writer.canvas, held).rows:
        told.item(planned.item, planned.at)
    told.rest()
    words = [(who, text) for who, text in held.closing_words.items() if text]
    if words:
        page.heading(2, texts("minutes.closing"))
        page.items(f"{_name(writer, who)}: {escape.inside(text)}" for who, text in words)


def _present(writer: PageWriter, held: Session) -> None:
    """Add who was there, who sent word and who was not, as far as that was noted."""
    rows = []
    for presence in ("present", "excused", "absent"):
        who = sessions.with_presence(writer.canvas, held, presence)
        if who:
            names = escape.inside(parts.party_names(writer, tuple(who)))
            rows.append(f"{writer.texts(f'minutes.{presence}')}: {names}")
    if rows:
        writer.page.heading(2, writer.texts("minutes.attendance"))
        writer.page.items(rows)


def _name(writer: PageWriter, ref: str) -> str:
    return escape.line(parties.label(writer.canvas, ref))


class _Told:
    """What came of a session, each thing told once: under its item, or else at the end."""

    def __init__(self, writer: PageWriter, held: Session) -> None:
        canvas, id = writer.canvas, held.id
        self.writer = writer
        self.decisions = [one for one in agreements.decisions(canvas) if self._of(one, id)]
        self.actions = [one for one in agreements.actions(canvas) if self._of(one, id)]
        reader = writer.reader
        cards = [one for one in canvas.cards.values() if one.session == id and reader.allowed(one)]
        place = {one.id: at for at, one in enumerate(sheet(canvas))}
        self.cards = sorted(cards, key=lambda one: (place.get(one.id, len(place)), one.id))
        self.rounds = [one for one in reversed(votes.revealed(canvas)) if one.session == id]

    def _of(self, one: Decision | Action, session: str) -> bool:
        return one.session == session and news.leaves(self.writer, one)

    def item(self, item: AgendaItem, at: str) -> None:
        """Add one item: its times, what was noted, and what came of it."""
        page, texts = self.writer.page, self.writer.texts
        minutes = clock.minutes_of(item)
        times = [at] if at else []
        times += [texts("minutes.planned", n=minutes)] if minutes else []
        if item.started and item.ended:
            used = max(1, round(clock.elapsed(item, item.ended) / 60))
            times.append(texts("minutes.used", n=used))
        elif not item.started:
            times.append(texts("minutes.not_reached"))
        page.heading(2, escape.heading(item.title) or texts("minutes.untitled"))
        page.paragraph(" · ".join(times))
        page.paragraph(escape.line(item.note))
        self._came(
            [one for one in self.cards if _during(item, one.created)],
            [one for one in self.decisions if one.agenda == item.id],
            [one for one in self.actions if one.agenda == item.id],
        )
        for vote in [one for one in self.rounds if one.agenda == item.id]:
            self._vote(vote.id)

    def rest(self) -> None:
        """Add what came of no item in particular."""
        if not (self.cards or self.decisions or self.actions or self.rounds):
            return
        self.writer.page.heading(2, self.writer.texts("minutes.rest"))
        self._came(self.cards, self.decisions, self.actions)
        for vote in [*self.rounds]:
            self._vote(vote.id)

    def _came(self, cards: list[Card], taken: list[Decision], todo: list[Action]) -> None:
        writer, texts = self.writer, self.writer.texts
        for key, found in (("cards", cards), ("decisions", taken), ("actions", todo)):
            if not found:
                continue
            writer.page.paragraph(f"**{texts(f'minutes.{key}')}**")
            if key == "cards":
                answers.cards(writer, cards)
            elif key == "decisions":
                agreed.decision_table(writer, taken)
            else:
                agreed.action_table(writer, todo)
        self.cards = [one for one in self.cards if one not in cards]
        self.decisions = [one for one in self.decisions if one not in taken]
        self.actions = [one for one in self.actions if one not in todo]

    def _vote(self, id: str) -> None:
        """Add what came of a vote, ties with their rank; what may not leave is not named."""
        writer, round = self.writer, self.writer.canvas.rounds[id]
        self.rounds = [one for one in self.rounds if one.id != id]
        rows = [
            f"{tally.rank}\\. {escape.inside(tally.text)}{parts.dots(tally.dots)}"
            for tally in votes.result(writer.canvas, round)
            if tally.dots and self._may(tally.ref.table, tally.ref.id)
        ]
        if rows:
            writer.page.paragraph(f"**{writer.texts('minutes.vote')}**")
            writer.page.items(rows)

    def _may(self, table: str, id: str) -> bool:
        canvas = self.writer.canvas
        one = canvas.cards.get(id) or canvas.coalitions.get(id)
        return table == "groups" or (one is not None and self.writer.reader.allowed(one))


def _during(item: AgendaItem, moment: str) -> bool:
    """Tell whether something was made while an item was on."""
    if not item.started or moment < item.started:
        return False
    return not item.ended or moment < item.ended
