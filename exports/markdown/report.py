"""Report back for a member: what its own organisation, which wasn't there, has to know.

What was decided, what that asks of it, what it brings and gets, and what to talk about at home.
Of other parties nothing is told but their names, as partners in what this one takes part in.
"""

from board import agreements, dates, parties, people, sessions
from board.meeting import Action, Decision, Session
from board.model import ACTIVE, REMOVED, Canvas, Coalition, Member
from exports.markdown import agreed, answers, escape, news, parts
from exports.markdown.meetings import next_meeting, when_where
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the page for the member with the id asked for; without one it says so.

    What stays in the room, parked cards and authors are never on it, whatever else is asked for.
    """
    request = request._replace(room=False, parked=False, authors=False, facilitator=False)
    writer = PageWriter(canvas, request)
    member = canvas.members.get(request.member)
    if member is None or member.state == REMOVED:
        there = people.active_members(canvas)
        parts.head(writer, writer.texts("page.report"))
        writer.page.paragraph(writer.texts("report.whom" if there else "report.none"))
    else:
        _Report(writer, member).write()
    parts.foot(writer)
    return writer.page.text()


class _Report:
    """The page of one member in the making."""

    def __init__(self, writer: PageWriter, member: Member) -> None:
        self.writer = writer
        self.page, self.texts, self.canvas = writer.page, writer.texts, writer.canvas
        self.member = member

    def write(self) -> None:
        """Add all of it."""
        who = escape.inside(self.member.name)
        parts.head(self.writer, self.texts("page.report"), self.texts("report.for", who=who))
        held = _held(self.canvas, self.writer.request)
        self._what(held)
        taken = [
            one
            for one in agreements.decisions(self.canvas)
            if one.progress != agreements.WITHDRAWN and news.leaves(self.writer, one)
        ]
        self._decided(taken)
        self._asked(taken)
        self._coalitions()
        self._belongs()
        self._brings()
        self._wants()
        self._at_home()
        next_meeting(self.writer, held)

    def _ours(self, *refs: str) -> bool:
        """Tell whether references name this party, by itself or through a group it is in."""
        known = parties.known(self.canvas, filter(None, refs), self.writer.members)
        return self.member.id in people.taking_part(self.canvas, known)

    def _what(self, held: Session | None) -> None:
        info = self.canvas.info
        self.page.paragraph(
            self.texts("report.what", network=escape.inside(info.title))
            if info.title
            else self.texts("report.what_untitled")
        )
        self.page.paragraph(escape.line(info.purpose))
        if held is not None:
            told = when_where(self.writer, held)
            self.page.paragraph(self.texts("report.met", when=told) if told else "")
            self.page.paragraph(escape.line(held.purpose))

    def _decided(self, taken: list[Decision]) -> None:
        self.page.heading(2, self.texts("decided"))
        if not taken:
            self.page.paragraph(self.texts("agreed.no_decisions"))
        rows = sorted(taken, key=lambda one: agreed.decided_on(self.canvas, one))
        self.page.items(self._decision(one) for one in rows)

    def _decision(self, one: Decision) -> str:
        day = agreed.decided_on(self.canvas, one)
        text = news.decision_line(self.writer, one)
        return f"{text} – {dates.show(day, self.writer.language)}" if day else text

    def _asked(self, taken: list[Decision]) -> None:
        """Add the actions of this party that are open, and the answers it has yet to give."""
        todo = [one for one in agreements.actions(self.canvas) if self._to_do(one)]
        waiting = [
            self._answer(one, each.by)
            for one in taken
            for each in agreements.awaited(one)
            if self._ours(each.party)
        ]
        self.page.heading(2, self.texts("report.asked"))
        if not todo and not waiting:
            self.page.paragraph(self.texts("report.nothing_asked"))
        agreed.action_table(self.writer, todo)
        if waiting:
            self.page.paragraph(f"**{self.texts('report.answers')}**")
            self.page.items(waiting)

    def _to_do(self, one: Action) -> bool:
        return agreements.is_open(one) and self._ours(one.owner) and news.leaves(self.writer, one)

    def _answer(self, one: Decision, by: str) -> str:
        text = escape.line(one.text)
        if not by:
            return text
        return f"{text} ({self.texts('open.by', date=parts.day(self.writer, by))})"

    def _coalitions(self) -> None:
        """Add the coalitions it takes part in, those that are over last."""
        found = [one for one in self.writer.reader.coalitions if self._takes_part(one)]
        if found:
            self.page.heading(2, self.texts("report.coalitions"))
        for one in sorted(found, key=parts.stage):
            parts.coalition(self.writer, one, 3)

    def _takes_part(self, one: Coalition) -> bool:
        return self._ours(*one.core, *one.others)

    def _belongs(self) -> None:
        """Add the cards on the network's identity that say why this party belongs (B1 §3)."""
        found = self.writer.reader.follows(self.member.follows)
        if found:
            self.page.heading(2, self.texts("report.belongs"))
            self.page.items(parts.card_line(self.writer, card) for card in found)

    def _wants(self) -> None:
        """Add on which topics this party wants to know, think along, join in or co-decide."""
        topics = sorted(self.canvas.topics.values(), key=lambda one: (one.order, one.id))
        rows = [
            f"**{escape.inside(one.title)}:** {self.texts(f'level.{level}')}"
            for one in topics
            if one.state == ACTIVE and (level := one.levels.get(self.member.id))
        ]
        if rows:
            self.page.heading(2, self.texts("report.wants"))
            self.page.items(rows)

    def _brings(self) -> None:
        """Add its role and what it brings and gets (B3 §2); who granted it a role is left out."""
        role = parts.member_role(self.writer, self.member._replace(granted_by=()))
        rows = [("role", role)]
        rows += [(key, escape.inside(getattr(self.member, key))) for key in ("brings", "gets")]
        told = [f"**{self.texts(f'member.{key}')}:** {text}" for key, text in rows if text]
        self.page.heading(2, self.texts("report.brings"))
        self.page.items(told)
        if not (self.member.brings and self.member.gets):
            self.page.paragraph(self.texts("report.brings_open"))

    def _at_home(self) -> None:
        """Add the rules that were proposed: whether we can agree is asked at home (B2 §2)."""
        # Bringing all cards in their order takes longer than the rest of the page.
        if not any(card.status == "proposed" for card in self.canvas.cards.values()):
            return
        block = self.writer.template.block_of("rules")
        sections = block.sections if block else ()
        paths = [block.id, *(f"{block.id}.{one.id}" for one in sections)] if block else []
        proposed = [
            card
            for path in paths
            for card in self.writer.reader.cards(path)
            if card.status == "proposed" and self.member.id not in card.agreed_by
        ]
        if proposed:
            self.page.heading(2, self.texts("report.at_home"))
            self.page.paragraph(self.texts("report.rules"))
            answers.cards(self.writer, proposed)


def _held(canvas: Canvas, request: Request) -> Session | None:
    """Return the session reported on: the one asked for, or else the last that was or is held."""
    row = sessions.in_row(canvas)
    asked = [one for one in row if one.id == request.session]
    held = [one for one in row if one.progress != "planned"]
    return next(reversed(asked or held), None)
