"""Making and changing cards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from board.commands import cards, items, moves, terms, turning
from board.groups import cards_of
from board.hidden import is_hidden
from board.i18n import pick as in_language
from board.ids import new_id
from board.model import ACTIVE, MARKS, PARKED, RULE_STATUSES, Canvas, Card, Coalition, Ref
from board.people import not_left
from board.refusal import Refused
from board.text import split, subject, visible
from board.wording import by_alphabet
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.picker import Choice, pick
from tui.kit.several import Listed, Switched, pick_several
from tui.screens.sheet.actions import groups
from tui.screens.sheet.actions.go import here
from tui.screens.sheet.inputs import BurstInput, EditInput
from tui.view.index import Thing, ref_of, thing_at, title_of
from tui.view.state import Cursor, Ghost

if TYPE_CHECKING:
    from board.commands.by import By
    from tui.screens.sheet.sheet_page import SheetPage

AGREED = "agreed_by"
"""What is switched in the list of who agreed."""


@does("card.add", "card.below", "card.above")
def add(page: SheetPage) -> None:
    """Type cards one after another in this place, below this card, or above it.

    Below and above a coalition come coalitions; elsewhere among them a loose answer is a card.
    """
    page.live.refuse_read_only()
    ghost = beside(page, among_coalitions=page.action != "card.add")
    if page.action == "card.above":
        heading = page.state.cursor.ref if page.scene.on_heading else None
        ghost = Ghost(ghost.path, before=heading or ghost.after)
    BurstInput(page, ghost).open()


def beside(page: SheetPage, *, among_coalitions: bool = False) -> Ghost:
    """Return where a new card goes: in this place, below the card under the cursor.

    Below a coalition only ``among_coalitions``, where it becomes another one.
    """
    thing, after = page.thing, None
    group = page.scene.group
    if group is not None and page.scene.on_heading and page.action != "card.above":
        groups.opened(page, group)
        first = cards_of(page.canvas, group.id)[0]
        return Ghost(page.place, before=Ref("cards", first.id))
    kinds = Card | Coalition if among_coalitions else Card
    if isinstance(thing, kinds) and thing.state == ACTIVE:
        after = ref_of(thing)
    return Ghost(page.place, after=after)


@does("card.edit")
def edit(page: SheetPage) -> None:
    """Edit the text where it stands; on an open place: start typing there."""
    page.live.refuse_read_only()
    if page.scene.on_heading:
        groups.retitle(page)
    elif page.thing is None:
        add(page)
    else:
        refuse_hidden(page, page.thing)
        title = title_of(page.thing)
        EditInput(page, ref_of(page.thing), title).open(title)


@does("card.body")
def edit_body(page: SheetPage) -> None:
    """Edit the longer text behind a card."""
    from tui.kit.body_editor import BodyEditor

    thing = _with_body(page)
    page.app.push_screen(BodyEditor(page, ref_of(thing), title_of(thing), thing.body))


@does("card.editor")
def edit_elsewhere(page: SheetPage) -> None:
    """Edit text and body in the editor the person's environment names."""
    from tui.kit.external_editor import edit_text

    thing = _with_body(page)
    page.live.refuse_restricted()
    ref, title = ref_of(thing), title_of(thing)

    def take(after: str) -> None:
        page.do("card.edit", lambda canvas, by: _rewritten(canvas, by, ref, after), subject=title)

    edit_text(page.app, page.say, f"{title}\n\n{thing.body}".rstrip() + "\n", take)


def _with_body(page: SheetPage) -> Card | Coalition:
    """Return what is under the cursor. Raises Refused where it has no body to change."""
    thing = _thing(page)
    if not isinstance(thing, Card | Coalition):
        raise Refused("card.no_body")
    page.live.refuse_read_only()
    refuse_hidden(page, thing)
    return thing


def refuse_hidden(page: SheetPage, thing: Thing) -> None:
    """Raise Refused for a card that is hidden: its text is nothing to go on with."""
    if isinstance(thing, Card) and is_hidden(page.canvas, thing):
        raise Refused("card.hidden")


def _rewritten(canvas: Canvas, by: By, ref: Ref, text: str) -> Canvas:
    """Return the canvas with a card's text (the first line) and body (the rest) replaced."""
    first, body = split(text)
    return items.set_body(items.retitle(canvas, by, ref, first), by, ref, body)


@does("card.remove")
def remove(page: SheetPage) -> None:
    """Take away what is marked, or what is under the cursor; undo brings it back."""
    refs = _some(page)
    if page.scene.on_heading and not page.state.marked:
        groups.ungroup(page)
        return
    name = name_of(page, refs)
    _step_aside(page, refs)
    page.do("card.remove", lambda canvas, by: items.remove(canvas, by, refs), subject=name)
    page.state = page.state._replace(marked=frozenset())
    page.tell(page.say("card.removed", n=len(refs), name=visible(name)))


@does("card.park")
def park(page: SheetPage) -> None:
    """Park with a reason, or bring back what is parked."""
    refs = _some(page)
    if any(ref.table not in ("cards", "coalitions") for ref in refs):
        raise Refused("card.not_parkable")
    name = name_of(page, refs)
    things = [thing_at(page.canvas, ref) for ref in refs]
    if all(thing is not None and thing.state == PARKED for thing in things):
        page.do("card.unpark", lambda canvas, by: items.unpark(canvas, by, refs), subject=name)
        page.tell(page.say("card.unparked", n=len(refs)))
        return

    def parked(reason: str) -> None:
        if page.state.zoom == 0:
            _step_aside(page, refs)
        page.do("card.park", lambda canvas, by: items.park(canvas, by, refs, reason), subject=name)
        page.state = page.state._replace(marked=frozenset())
        page.tell(page.say("card.parked", n=len(refs)))

    page.live.refuse_read_only()
    ask(page, page.say("card.park.ask"), parked)


@does("card.status")
def set_status(page: SheetPage) -> None:
    """Set the status of a rule, or put marks on a card."""
    thing, refs, say = _thing(page), _some(page), page.say
    if not isinstance(thing, Card | Coalition):
        raise Refused("card.no_status")
    named = [(f"mark {mark}", f"mark.{mark}", mark in thing.marks) for mark in MARKS]
    if isinstance(thing, Card) and page.canvas.template.under(page.place, "rules"):
        statuses = [
            (f"status {one}", f"status.{one}", thing.status == one) for one in RULE_STATUSES
        ]
        named = [*statuses, ("agree", "status.who", False), *named]

    def taken(value: str) -> None:
        kind, _, name = value.partition(" ")
        ids = [ref.id for ref in refs if ref.table == "cards"]

        def make(canvas: Canvas, by: By) -> Canvas:
            if kind == "status":
                return cards.set_status(canvas, by, ids, name)
            return items.toggle_mark(canvas, by, refs, name)

        if kind == "agree":
            who_agreed(page, thing.id)
        else:
            page.do(f"card.{kind}", make, subject=name_of(page, refs))

    choices = [Choice(value, say(key), say(f"{key}.key"), on) for value, key, on in named]
    pick(page, say("card.status.title"), choices, taken)


def who_agreed(page: SheetPage, id: str) -> None:
    """Let members be switched on and off who agreed to a rule."""
    agreed = page.canvas.cards[id].agreed_by
    choices = [
        Choice(member.id, visible(member.name), "", member.id in agreed)
        for member in sorted(
            not_left(page.canvas, date.today()), key=lambda one: by_alphabet(one.name)
        )
    ]
    if not choices:
        raise Refused("member.none_yet")

    def kept(switched: Switched) -> None:
        card = page.canvas.cards[id]
        now = switched.over(card.agreed_by)
        page.do(
            "rule.agreed",
            lambda canvas, by: cards.set_agreed(canvas, by, id, now),
            subject=card.text,
        )

    pick_several(page, page.say("status.who"), choices, kept, Listed(id, AGREED))


@does("card.follows")
def follow(page: SheetPage) -> None:
    """Tie a card to the cards it follows from (article, B2 §2)."""
    card, template = _card(page), page.canvas.template
    anywhere = not template.has("identity")
    choices = [
        Choice(source.id, visible(source.text), "", source.id in card.follows)
        for path in template.places
        if anywhere or template.under(path, "identity")
        for source in page.scene.index.at(path)
        if isinstance(source, Card) and source.id != card.id
    ]
    if not choices:
        raise Refused("link.nothing_to_follow")

    def kept(switched: Switched) -> None:
        def make(canvas: Canvas, by: By) -> Canvas:
            held = canvas.cards[card.id].follows
            for target in switched.on:
                canvas = cards.link(canvas, by, card.id, target)
            for target in switched.off:
                if target in held:
                    canvas = cards.unlink(canvas, by, card.id, target)
            return canvas

        page.do("card.link", make, subject=card.text)

    pick_several(page, page.say("link.title"), choices, kept, Listed(card.id, "follows"))


@does("card.question")
def tie(page: SheetPage) -> None:
    """Tie a card to a guiding question of its block, or let go of it."""
    refs, path = _some(page), page.place
    _card(page)
    place, language = page.canvas.template.places[path], page.canvas.info.language
    home = ".".join(path.split(".")[: 2 if place.section else 1])
    choices = [Choice(home, page.say("question.none"), "0", path == home)]
    for number, question in enumerate((place.section or place.block).questions, 1):
        to = f"{home}.{question.id}"
        choices.append(Choice(to, in_language(question.text, language), str(number), to == path))

    def taken(to: str) -> None:
        page.do(
            "card.question",
            lambda canvas, by: moves.tie(canvas, by, refs, "" if to == home else to),
            subject=name_of(page, refs),
        )

    pick(page, page.say("question.title"), choices, taken)


@does("term.add")
def add_word(page: SheetPage) -> None:
    """Put a word with its meaning in the glossary, without leaving the sheet."""

    def added(typed: str) -> None:
        word, _, meaning = (part.strip() for part in typed.partition(":"))
        page.do(
            "term.add",
            lambda canvas, by: terms.add_term(canvas, by, word, meaning=meaning),
            subject=word,
        )
        page.tell(page.say("term.added", word=visible(word)))

    page.live.refuse_read_only()
    ask(page, page.say("term.ask"), added)


@does("coalition.form")
def open_form(page: SheetPage) -> None:
    """Open the form of the coalition under the cursor; a loose card among them becomes one."""
    if isinstance(page.thing, Card) and page.place == page.scene.index.coalition_block:
        _make_coalition(page, page.thing)
        return
    if not isinstance(page.thing, Coalition):
        there = page.canvas.template.has("coalitions")
        raise Refused("coalition.not_one" if there else "coalition.not_here")
    page.host.goto("coalition", page.thing.id)


def _make_coalition(page: SheetPage, card: Card) -> None:
    page.live.refuse_read_only()
    id = new_id()
    page.do(
        "card.coalition",
        lambda canvas, by: turning.card_to_coalition(canvas, by, card.id, id=id),
        subject=card.text,
    )
    page.scene.select_ref(Ref("coalitions", id))
    page.host.goto("coalition", id)


def name_of(page: SheetPage, refs: tuple[Ref, ...]) -> str:
    """Return the name of the first, and how many more."""
    thing = thing_at(page.canvas, refs[0])
    group = page.canvas.groups.get(refs[0].id)
    title = title_of(thing) if thing else group.title if group else ""
    return subject(title, len(refs) - 1)


def _thing(page: SheetPage) -> Thing:
    if page.thing is None:
        raise Refused("card.none_here")
    return page.thing


def _card(page: SheetPage) -> Card:
    thing = _thing(page)
    if not isinstance(thing, Card):
        raise Refused("link.cards_only")
    return thing


def _some(page: SheetPage) -> tuple[Ref, ...]:
    refs = page.scene.targets()
    if not refs:
        raise Refused("card.none_here")
    return refs


def _step_aside(page: SheetPage, refs: tuple[Ref, ...]) -> None:
    """Put the cursor on the nearest card that stays, before these disappear."""
    gone = page.state.cursor.ref
    if gone not in refs:
        return
    cursors = here(page)
    at = next((at for at, cursor in enumerate(cursors) if cursor.ref == gone), 0)
    for cursor in (*cursors[at + 1 :], *reversed(cursors[:at])):
        if cursor.ref is not None and cursor.ref not in refs:
            page.scene.select(cursor)
            return
    page.state = page.state._replace(cursor=Cursor(page.place))
