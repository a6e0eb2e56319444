"""The summary: what a network agreed on, for someone who was not in the room.

Of the whole canvas or of any blocks, sections, questions or coalition forms; every part has the
same headings either way.
"""

from collections import Counter

from board import dates, parties
from board.coverage import coverage
from board.model import RULE_STATUSES, Canvas, Card, Coalition
from board.people import counted
from board.spread import Spread, spread
from board.template import Block, Paradox, Question
from board.words import listed, signed
from exports.markdown import body as bodies
from exports.markdown import escape, parts
from exports.markdown.page import item
from exports.markdown.parts import PageWriter
from exports.request import Request
from exports.words import inside


def render(canvas: Canvas, request: Request) -> str:
    """Return the summary of a canvas, or of the places asked for."""
    writer = PageWriter(canvas, request)
    whole = not request.places
    parts.head(writer, title(writer))
    if whole:
        _in_short(writer)
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
    parts.foot(writer)
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


def _in_short(writer: PageWriter) -> None:
    """Add what there is in a few lines, for who reads no further."""
    texts, language = writer.texts, writer.language
    rows = [escape.line(writer.canvas.info.purpose)] if writer.canvas.info.purpose else []
    here = counted(writer.canvas, dates.read(writer.request.date))
    if here:
        shown = [escape.inside(parties.shown_name(writer.canvas, one)) for one in here]
        names = listed(shown, language)
        rows.append(texts("short.members", n=len(here), names=names))
    going = [one for one in writer.reader.coalitions if one.progress in ("idea", "active")]
    if going:
        names = listed([escape.inside(one.title) for one in going], language)
        rows.append(texts("short.coalitions", n=len(going), names=names))
    if told := _rules_in_short(writer):
        rows.append(told)
    count = coverage(writer.canvas).whole
    if count.total:
        rows.append(texts("short.questions", n=count.answered, total=count.total))
    writer.page.heading(2, texts("short"))
    writer.page.items(rows)


def _rules_in_short(writer: PageWriter) -> str:
    texts = writer.texts
    block = writer.template.block_of("rules")
    found = writer.reader.cards(block.id) if block else []
    if not found:
        return ""
    counts = Counter(card.status for card in found)
    told = [
        f"{counts[status]} {texts(f'status.{status}')}"
        for status in reversed(RULE_STATUSES[:3])
        if counts[status]
    ]
    lapsed = counts["lapsed"]
    if lapsed:
        told.append(f"{lapsed} {texts('status.lapsed')}")
    whole = texts("short.rules", n=len(found))
    return f"{whole}: {listed(told, writer.language)}." if told else f"{whole}."


def _block(writer: PageWriter, block: Block, unanswered: set[str]) -> None:
    """Add one block: its cards, section after section, and what nobody talked about yet."""
    name, key = writer.pick(block.title), writer.pick(block.key)
    writer.page.heading(2, f"{block.number}. {name} – {key}")
    _cards(writer, writer.reader.cards(block.id))
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
        _cards(writer, found)
        questions += _open(writer, path, section.questions, unanswered)
    if "coalitions" in block.roles:
        _coalitions(writer)
    parts.not_discussed(writer, questions)


def _cards(writer: PageWriter, found: list[Card]) -> None:
    """Add cards as a list, and those among them that are ground rules as a table."""
    rules = [card for card in found if writer.template.under(card.place, "rules")]
    if len(rules) < len(found):
        parts.cards(writer, [card for card in found if card not in rules] if rules else found)
    if rules:
        parts.rules(writer, rules)


def _open(
    writer: PageWriter, path: str, questions: tuple[Question, ...], unanswered: set[str]
) -> list[str]:
    """Return the subjects of the questions in a place that have no answer."""
    return [
        inside(writer.pick(question.short))
        for question in questions
        if f"{path}.{question.id}" in unanswered and writer.reader.chosen(f"{path}.{question.id}")
    ]


def _coalitions(writer: PageWriter) -> None:
    found = writer.reader.coalitions
    if not found:
        writer.page.paragraph(writer.texts("coalitions.none"))
    for one in found:
        parts.coalition(writer, one, 3)


def _paradoxes(writer: PageWriter) -> None:
    """Add where the group stands between the poles: the spread, and what was said about it."""
    texts = writer.texts
    rows: list[list[str]] = []
    examples: list[str] = []
    for paradox in writer.template.paradoxes:
        found, note = spread(writer.canvas, paradox.id), writer.canvas.paradoxes.get(paradox.id)
        said = note.note if note else ""
        pinned = _examples(writer, paradox)
        if found.n or found.unknown or said or pinned:
            row = [_poles(writer, paradox), _spread(writer, found), _answers(writer, found)]
            rows.append([*row, escape.inside(said)])
            examples += pinned
    if not rows:
        return
    writer.page.heading(2, texts("paradoxes"))
    columns = ("paradox", "paradox.spread", "paradox.answers", "paradox.talk")
    writer.page.table([texts(column) for column in columns], rows)
    writer.page.items(examples)


def _poles(writer: PageWriter, paradox: Paradox) -> str:
    return f"{writer.pick(paradox.a)} (−3) – {inside(writer.pick(paradox.b))} (+3)"


def _spread(writer: PageWriter, found: Spread) -> str:
    """Return lowest, mean and highest."""
    if found.low is None or found.high is None or found.mean is None:
        return ""
    mean = decimal(found.mean, writer.language)
    return f"{signed(found.low)} · {mean} · {signed(found.high)}"


def _answers(writer: PageWriter, found: Spread) -> str:
    if not found.unknown:
        return str(found.n) if found.n else ""
    return writer.texts("paradox.unknown", n=found.unknown, answers=found.n)


def decimal(number: float, language: str) -> str:
    """Return a mean with one decimal, as written in a language."""
    tenths = round(abs(number) * 10)
    sign = "−" if number < 0 and tenths else ""
    return f"{sign}{tenths // 10}{',' if language == 'nl' else '.'}{tenths % 10}"


def _examples(writer: PageWriter, paradox: Paradox) -> list[str]:
    """Return for each pole the cards by which the group notices it."""
    note = writer.canvas.paradoxes.get(paradox.id)
    if note is None:
        return []
    sides = ((paradox.a, note.examples_a), (paradox.b, note.examples_b))
    return [
        writer.texts("paradox.example", pole=writer.pick(pole), cards=cards)
        for pole, ids in sides
        if (cards := parts.origin(writer, ids))
    ]


def _parked(writer: PageWriter) -> None:
    """Add what was put aside, each with its place and the reason."""
    texts, rows = writer.texts, []
    for one in writer.reader.parked:
        if isinstance(one, Coalition):
            rows.append(f"{escape.line(one.title)} – {_aside(writer, texts('coalition'), one)}")
            continue
        place = writer.template.place(one.place) or writer.template.place(
            one.place.partition(".")[0]
        )
        where = writer.pick((place.section or place.block).short) if place else ""
        line = parts.card_line(writer, one)
        aside = _aside(writer, where, one)
        body = bodies.as_part(one.body) if one.body else ""
        rows.append(item(f"{line} – {aside}" if aside else line, body))
    if rows:
        writer.page.heading(2, texts("parked"))
        writer.page.items(rows)


def _aside(writer: PageWriter, where: str, one: Card | Coalition) -> str:
    return ": ".join(part for part in (where, escape.inside(one.park_reason)) if part)
