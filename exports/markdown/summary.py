"""The summary: what a network agreed on, for someone who was not in the room.

Of the whole canvas or of any blocks, sections, questions or coalition forms; every part has the
same headings either way.
"""

from board.coverage import coverage
from board.model import Canvas, Card, Coalition
from board.spread import Spread, spread
from board.template import Block, Paradox, Question
from board.wording import inside
from exports.markdown import answers, escape, meetings, news, parts
from exports.markdown.composing import item
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the summary of a canvas, or of the places asked for."""
    writer = PageWriter(canvas, request)
    whole = not request.places
    contact = canvas.info.contact if whole else ""
    asked = [writer.texts("head.contact", who=escape.inside(contact))] if contact else []
    parts.head(writer, title(writer), *asked)
    if whole:
        opening = (
            meetings.met, news.connects, news.decided, news.doing, meetings.next_meeting,
            news.still_open,
        )  # fmt: skip
        for part in opening:
            part(writer)
    unanswered = set(coverage(canvas).open)
    for block in writer.reader.blocks:
        _block(writer, block, unanswered)
    if whole:
        _paradoxes(writer)
        from exports.markdown.glossary import section

        section(writer, 2)
    _parked(writer)
    if request.diagram:
        from exports.markdown.mermaid import diagram

        writer.page.raw(diagram(writer))
    parts.foot(writer, contact=not whole)
    return writer.page.text()


def title(writer: PageWriter) -> str:
    """Return the title of a page; a page of one place bears its name."""
    places = writer.request.places
    if not places:
        return writer.texts("page.summary")
    if len(places) > 1:
        return writer.texts("page.selection")
    place = writer.template.place(places[0])
    if place is None:
        form = writer.template.form(places[0].rpartition(".")[2])
        return writer.pick(form.title) if form else writer.texts("page.selection")
    return writer.pick((place.question or place.section or place.block).short)


def _block(writer: PageWriter, block: Block, unanswered: set[str]) -> None:
    """Add one block: its cards, section after section, and what nobody talked about yet."""
    name, key = writer.pick(block.title), writer.pick(block.key)
    writer.page.heading(2, f"{block.number}. {name} – {key}")
    _cards(writer, writer.reader.cards(block.id), 3)
    if writer.reader.members_at == block.id:
        parts.member_table(writer)
    questions = _open(writer, block.id, block.questions, unanswered)
    for section in writer.reader.sections(block):
        path = f"{block.id}.{section.id}"
        found = writer.reader.cards(path)
        people = path == writer.reader.members_at and bool(parts.named(writer))
        if found or people:
            writer.page.heading(3, writer.pick(section.title))
        if people:
            parts.member_table(writer)
        _cards(writer, found, 4)
        questions += _open(writer, path, section.questions, unanswered)
    if "coalitions" in block.roles:
        _coalitions(writer)
    parts.not_discussed(writer, questions)


def _cards(writer: PageWriter, found: list[Card], level: int) -> None:
    """Add the cards of a place: loose ones, and then each group under its title."""
    for group, cards in writer.reader.grouped(found):
        if group is not None:
            writer.page.heading(level, escape.heading(group.title))
        _listed(writer, cards)


def _listed(writer: PageWriter, found: list[Card]) -> None:
    """Add cards as a list, and those among them that are ground rules as a table."""
    rules = [card for card in found if writer.template.under(card.place, "rules")]
    if len(rules) < len(found):
        answers.cards(writer, [card for card in found if card not in rules] if rules else found)
    if rules:
        answers.rules(writer, rules)


def _open(
    writer: PageWriter, path: str, questions: tuple[Question, ...], unanswered: set[str]
) -> list[str]:
    """Return the questions in a place that have no answer."""
    return [
        writer.pick(question.text)
        for question in questions
        if f"{path}.{question.id}" in unanswered and writer.reader.chosen(f"{path}.{question.id}")
    ]


def _coalitions(writer: PageWriter) -> None:
    found = sorted(writer.reader.coalitions, key=parts.stage)
    if not found:
        writer.page.paragraph(writer.texts("coalitions.none"))
    for one in found:
        parts.coalition(writer, one, 3)


def _paradoxes(writer: PageWriter) -> None:
    """Add where the group stands between the poles, in words, and what was said about it."""
    texts = writer.texts
    rows: list[str] = []
    for paradox in writer.template.paradoxes:
        found, note = spread(writer.canvas, paradox.id), writer.canvas.paradoxes.get(paradox.id)
        said = escape.inside(note.note) if note else ""
        if found.n or found.unknown or said:
            poles = f"{writer.pick(paradox.a)} – {inside(writer.pick(paradox.b))}"
            where = " ".join(
                filter(None, (_range(writer, paradox, found), _answers(writer, found)))
            )
            rows.append(f"**{poles}:** {' – '.join(filter(None, (where, said)))}")
    if rows:
        writer.page.heading(2, texts("paradoxes"))
        writer.page.items(rows)


def _range(writer: PageWriter, paradox: Paradox, found: Spread) -> str:
    """Return the answers farthest apart, in words: a paradox has no mean worth telling."""
    if found.low is None or found.high is None:
        return ""
    low, high = (_leaning(writer, paradox, value) for value in (found.low, found.high))
    if low == high:
        return writer.texts("paradox.agreed", where=low)
    return writer.texts("paradox.from_to", low=low, high=high)


def _leaning(writer: PageWriter, paradox: Paradox, value: int) -> str:
    if value == 0:
        return writer.texts("paradox.both")
    pole = inside(writer.pick(paradox.a if value < 0 else paradox.b))
    return writer.texts(f"paradox.leaning.{abs(value)}", pole=pole)


def _answers(writer: PageWriter, found: Spread) -> str:
    """Return how many answered, and how many of those don't know."""
    if not found.n and not found.unknown:
        return ""
    told = writer.texts("paradox.unknown", n=found.unknown, answers=found.n)
    count = told if found.unknown else str(found.n)
    return f"({inside(writer.texts('paradox.answers'))}: {count})"


def _parked(writer: PageWriter) -> None:
    """Add what was put aside, each with its place and the reason."""
    texts, rows = writer.texts, []
    for one in writer.reader.parked:
        if isinstance(one, Coalition):
            rows.append(f"{escape.line(one.title)} – {_aside(texts('coalition'), one)}")
            continue
        place = writer.template.place(one.place) or writer.template.place(
            one.place.partition(".")[0]
        )
        where = writer.pick((place.section or place.block).short) if place else ""
        line = parts.card_line(writer, one)
        aside = _aside(where, one)
        rows.append(item(f"{line} – {aside}" if aside else line, writer.body(one.body)))
    if rows:
        writer.page.heading(2, texts("parked"))
        writer.page.items(rows)


def _aside(where: str, one: Card | Coalition) -> str:
    return ": ".join(part for part in (where, escape.inside(one.park_reason)) if part)
