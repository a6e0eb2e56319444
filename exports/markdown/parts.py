"""The parts that pages are made of: cards, ground rules, coalitions, members, a head and a foot."""

from collections.abc import Container
from datetime import date
from functools import cached_property

from board import dates, merged, name_row, parties, people
from board.i18n import Texts, pick
from board.model import MARK_ROOM, RELATIONS, TAKES_PART, Canvas, Card, Coalition, Member
from board.template import Words
from board.wording import inside
from exports.audience import Audience
from exports.markdown import body as bodies
from exports.markdown import escape
from exports.markdown.composing import MarkdownPage, item
from exports.page_texts import page_texts
from exports.request import MARKDOWN, Request

DOT = "●"

FIELDS = (
    "core",
    "target_group",
    "shared_ambition",
    "way_of_working",
    "others",
    "conditions",
    "outcome",
    "result",
    "start",
    "follows",
    "rules",
)
"""The fields of a coalition in the order to tell them, where the template has no say."""

ON_POSTER = frozenset(FIELDS) - {"outcome", "start", "follows", "rules"}
"""The ones that one wants to know on the way past."""


class PageWriter:
    """What every page needs at hand: the canvas as its reader may see it, and the words."""

    def __init__(self, canvas: Canvas, request: Request) -> None:
        self.canvas = canvas
        self.template = canvas.template
        self.request = request
        self.reader = Audience(canvas, request)
        self.language = self.reader.language
        self.texts: Texts = page_texts(self.language)
        self.page = MarkdownPage()

    @cached_property
    def members(self) -> parties.Names:
        """The members by name."""
        return parties.Names(self.canvas)

    def pick(self, words: Words) -> str:
        """Return a text of the template in the language of the headings, escaped."""
        return escape.inside(pick(words, self.language))

    def body(self, text: str) -> str:
        """Return a body as Markdown that may stand within a page."""
        if not text or not self.reader.as_typed(text):
            return bodies.as_part(text)
        return bodies.as_typed(text, on_one_line=self.request.format != MARKDOWN)


def head(writer: PageWriter, title: str, *more: str, status: bool = True) -> None:
    """Start a page: title, then one line of when this was, how it stands and what more is told.

    A page with a status of its own goes without the canvas's.
    """
    info = writer.canvas.info
    if writer.request.front_matter:
        from exports.markdown.front import front_matter

        writer.page.raw(front_matter(writer.canvas, writer.request, title))
    name = escape.heading(info.title)
    writer.page.heading(1, f"{title} – {name}" if name else title)
    day = writer.request.date
    parts = [writer.texts("head.date", date=dates.show(day, writer.language))] if day else []
    parts += [info.phase, info.status] if status else []
    told = [escape.line(part) for part in parts if part]
    writer.page.paragraph(" · ".join([*told, *more]))


def foot(writer: PageWriter, *, contact: bool = True) -> None:
    """End a page: what is hidden still, whom to ask, and whose canvas this is after."""
    texts, lines = writer.texts, []
    if writer.request.hidden:
        lines.append(texts("foot.hidden", n=writer.request.hidden))
    if contact and writer.canvas.info.contact:
        lines.append(texts("foot.contact", who=escape.inside(writer.canvas.info.contact)))
    credit = writer.pick(writer.template.credit)
    if credit:
        lines.append(f"{credit}." if not credit.endswith(".") else credit)
    writer.page.paragraph("\\\n".join(lines))


def dots(count: int) -> str:
    """Return votes as dots, a great number of them as a number."""
    if count <= 0:
        return ""
    return f" {DOT * count}" if count <= 12 else f" {DOT}×{count}"


def card_line(writer: PageWriter, card: Card) -> str:
    """Return a card on one line: its text and dots, and what may be told of it."""
    return f"{escape.line(card.text)}{dots(card.dots)}{_asides(writer, card)}"


def told(writer: PageWriter, card: Card) -> str:
    """Return the same for the middle of a line or a cell."""
    return f"{escape.inside(card.text)}{dots(card.dots)}{_asides(writer, card)}"


def card_item(writer: PageWriter, card: Card) -> str:
    """Return a card as a list item, with its body."""
    return item(card_line(writer, card), writer.body(card.body))


def _asides(writer: PageWriter, thing: Card | Coalition) -> str:
    asides = "; ".join(map(escape.inside, aside_words(writer, thing)))
    return f" ({asides})" if asides else ""


def aside_words(writer: PageWriter, thing: Card | Coalition) -> list[str]:
    """Return what may be told of a thing besides its text: author, mark, that it is a copy."""
    texts = writer.texts
    asides: list[str] = []
    if writer.request.authors:
        if isinstance(thing, Card):
            asides += merged.authors(writer.canvas, thing)
        elif thing.author:
            asides.append(thing.author)
    if MARK_ROOM in thing.marks:
        asides.append(texts("card.room"))
    if thing.conflict:
        asides.append(texts("card.other_version"))
    return asides


def rule_status(texts: Texts, card: Card) -> str:
    """Return the status of a rule in words; empty where nobody said, or it is not known here."""
    key = f"status.{card.status}"
    return texts(key) if key in texts else ""


def origin(writer: PageWriter, ids: tuple[str, ...]) -> str:
    """Return the texts of the cards that something follows from."""
    return escape.inside(origin_words(writer, ids))


def origin_words(writer: PageWriter, ids: tuple[str, ...]) -> str:
    """Return the texts of the cards that something follows from, as they are."""
    return "; ".join(card.text for card in writer.reader.follows(ids))


def not_discussed(writer: PageWriter, questions: list[str]) -> None:
    """Add one line with the questions that nobody answered yet."""
    if questions:
        row = " · ".join(questions)
        writer.page.paragraph(writer.texts("not_discussed", topics=row))


def coalition(writer: PageWriter, one: Coalition, level: int) -> None:
    """Add a coalition: its title, form and term as a heading, its fields as a list."""
    texts = writer.texts
    told = [form_title(writer, one.form), *term(writer, one)]
    if one.joint:
        told.append(texts("coalition.joint"))
    extra = "".join(f" · {escape.inside(part)}" for part in told if part)
    title = f"{escape.heading(one.title)}{dots(one.dots)}"
    writer.page.heading(level, f"{title}{extra}{_asides(writer, one)}")
    rows = [
        f"**{escape.inside(label)}:** {escape.inside(value)}"
        for label, value in coalition_fields(writer, one)
    ]
    if one.body:
        note = f"**{texts('coalition.body')}:**"
        rows.append(item(note, writer.body(one.body)))
    writer.page.items(rows)


def stage(one: Coalition) -> int:
    """Return where a coalition stands: what runs comes first, what is over last."""
    order = ("active", "idea", "finished", "stopped")
    return order.index(one.progress) if one.progress in order else len(order)


def form_title(writer: PageWriter, form_id: str) -> str:
    """Return the form of a coalition as it stands in a line."""
    form = writer.template.form(form_id)
    return inside(pick(form.title, writer.language)) if form else form_id


def term(writer: PageWriter, one: Coalition) -> list[str]:
    """Return how far a coalition is and until when (B5: it is temporary)."""
    texts = writer.texts
    state = texts(f"progress.{one.progress}")
    over = one.progress in ("finished", "stopped") and not _to_come(writer, one.end)
    if one.end:
        key = "coalition.ended" if over else "coalition.until"
        date = dates.show(one.end, writer.language) if over else day(writer, one.end)
        state = texts(key, state=state, date=date)
    if not one.review:
        return [state]
    review = dates.show(one.review, writer.language) if over else day(writer, one.review)
    return [state, texts("coalition.review", date=review)]


def day(writer: PageWriter, iso: str) -> str:
    """Return a day that something is due; that it lies before the day of the page is told."""
    shown = dates.show(iso, writer.language)
    today, then = dates.read(writer.request.date), dates.read(iso)
    past = today is not None and then is not None and then < today
    return f"{shown} ({writer.texts('past')})" if past else shown


def coalition_fields(
    writer: PageWriter, one: Coalition, only: Container[str] = FIELDS
) -> list[tuple[str, str]]:
    """Return the fields of a coalition that hold something, each with its label.

    The template's own fields come first, in its order and under its names.
    """
    labels = {
        field.attribute: pick(field.title, writer.language)
        for field in writer.template.coalition_fields
    }
    for attribute in FIELDS:
        key = "begins" if attribute == "start" and _begins(writer, one) else attribute
        labels.setdefault(attribute, writer.texts(f"coalition.{key}"))
    rows = [(labels[name], _value(writer, one, name)) for name in labels if name in only]
    return [(label, value) for label, value in rows if value]


def _begins(writer: PageWriter, one: Coalition) -> bool:
    """Tell whether a coalition has yet to begin; a page without a date takes an idea to."""
    if not writer.request.date:
        return one.progress == "idea"
    return _to_come(writer, one.start)


def _to_come(writer: PageWriter, day: str) -> bool:
    """Tell whether a day lies after that of the page."""
    found, now = dates.read(day), dates.read(writer.request.date)
    return found is not None and now is not None and found > now


def _value(writer: PageWriter, one: Coalition, attribute: str) -> str:
    value = getattr(one, attribute)
    if attribute in ("core", "others"):
        return party_names(writer, value)
    if attribute in ("follows", "rules"):
        return origin_words(writer, value)
    return dates.show(value, writer.language) if attribute == "start" else str(value)


def party_names(writer: PageWriter, refs: tuple[str, ...]) -> str:
    """Return parties in a row; who comes from outside the network is marked."""
    return parties.typed(writer.canvas, refs, writer.language, writer.members)


def present(writer: PageWriter) -> list[Member]:
    """Return the members on the day of the page, or those who have not left."""
    return people.active_members(writer.canvas, _day(writer))


def named(writer: PageWriter) -> list[Member]:
    """Return the parties of any relation on that day, members first."""
    row = people.related(writer.canvas, _day(writer))
    return sorted(row, key=lambda one: (_rank(one), one.order, one.id))


def _day(writer: PageWriter) -> date | None:
    return dates.read(writer.request.date)


def _rank(one: Member) -> int:
    return RELATIONS.index(one.relation) if one.relation in RELATIONS else len(RELATIONS)


def member_table(writer: PageWriter) -> None:
    """Add the parties as a table: role, what each brings and gets (B3 §2).

    Their relation is told where not all of them take part; below it stands who is in a group.
    """
    texts, rows = writer.texts, named(writer)
    keys = ["name", "relation", "role", "brings", "gets"]
    if all(one.relation == TAKES_PART for one in rows):
        keys.remove("relation")
    writer.page.table(
        [texts(f"member.{key}") for key in keys],
        ([_member_cell(writer, one, key) for key in keys] for one in rows),
    )
    for one in rows:
        if held := parties.held(writer.canvas, one):
            names = escape.inside(party_names(writer, held))
            writer.page.paragraph(texts("member.holds", name=escape.inside(one.name), names=names))


def _member_cell(writer: PageWriter, one: Member, key: str) -> str:
    if key == "name":
        return member_name(writer, one)
    if key == "role":
        return member_role(writer, one)
    if key == "relation":
        word = f"relation.{one.relation}"
        return writer.texts(word) if word in writer.texts else escape.inside(one.relation)
    return escape.inside(str(getattr(one, key)))


def member_name(writer: PageWriter, one: Member) -> str:
    """Return a party's name, with the organisation a person speaks for or a group's number."""
    told = name_row.Told(one.name, one.home, parties.number(writer.canvas, one))
    return escape.inside(name_row.told(told))


def member_role(writer: PageWriter, one: Member) -> str:
    """Return a member's role; core players and stewards are told unless the role says so."""
    texts, told = writer.texts, [one.role] if one.role else []
    known = one.role.casefold()
    if one.core and texts("member.core") not in known:
        told.append(texts("member.core"))
    if one.stewardship and texts("member.stewardship") not in known:
        granted = party_names(writer, one.granted_by)
        word = texts("member.stewardship")
        told.append(texts("member.granted", role=word, by=granted) if granted else word)
    return escape.inside(", ".join(told))
