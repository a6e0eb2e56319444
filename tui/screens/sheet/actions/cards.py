"""Making and changing cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import cards, items
from board.i18n import pick
from board.model import ACTIVE, MARKS, PARKED, RULE_STATUSES, Canvas, Card, Coalition, Ref
from board.refusal import Refused
from board.text import split, visible
from tui.kit.picker import Choice, Picker
from tui.screens.sheet.entry import Adding, Editing
from tui.view.index import Thing, ref_of, title_of
from tui.view.state import Ghost

if TYPE_CHECKING:
    from board.commands.by import By
    from tui.screens.sheet.screen import SheetScreen


def _thing(screen: SheetScreen) -> Thing:
    thing = screen.thing
    if thing is None:
        raise Refused("card.none_here")
    return thing


def _place_for_new(screen: SheetScreen) -> tuple[str, Ref | None]:
    """Return where a new card goes, and after which: beside the card under the cursor."""
    thing = screen.thing
    if isinstance(thing, Card) and thing.state == ACTIVE:
        return screen.place, ref_of(thing)
    if isinstance(thing, Coalition):
        return screen.index.coalition_block, ref_of(thing)
    return screen.place, None


def card_add(screen: SheetScreen, key: str) -> None:
    """Type cards one after another in this place."""
    screen.board_app.refuse_read_only()
    path, after = _place_for_new(screen)
    Adding(screen, Ghost(path, after=after)).open()


def card_below(screen: SheetScreen, key: str) -> None:
    """Open a row below this card."""
    card_add(screen, key)


def card_above(screen: SheetScreen, key: str) -> None:
    """Open a row above this card."""
    screen.board_app.refuse_read_only()
    path, beside = _place_for_new(screen)
    Adding(screen, Ghost(path, before=beside)).open()


def card_edit(screen: SheetScreen, key: str) -> None:
    """Edit the text where it stands; on an open place: start typing there."""
    screen.board_app.refuse_read_only()
    thing = screen.thing
    if thing is None:
        card_add(screen, key)
        return
    Editing(screen, thing).open(title_of(thing))


def card_body(screen: SheetScreen, key: str) -> None:
    """Edit the longer text behind a card."""
    from tui.kit.body_editor import BodyEditor

    thing = _thing(screen)
    if not isinstance(thing, Card | Coalition):
        raise Refused("card.no_body")
    screen.board_app.refuse_read_only()
    screen.app.push_screen(BodyEditor(screen, ref_of(thing), title_of(thing), thing.body))


def card_editor(screen: SheetScreen, key: str) -> None:
    """Edit text and body in the editor the person's environment names."""
    from tui.kit.external_editor import edit_text

    thing = _thing(screen)
    if not isinstance(thing, Card | Coalition):
        raise Refused("card.no_body")
    screen.board_app.refuse_read_only()
    screen.board_app.refuse_restricted()
    before = f"{title_of(thing)}\n\n{thing.body}".rstrip() + "\n"
    ref = ref_of(thing)

    def take(after: str) -> None:
        screen.do(
            "card.edit",
            lambda canvas, by: _rewritten(canvas, by, ref, after),
            subject=title_of(thing)[:80],
        )

    edit_text(screen.app, screen.say, before, take)


def _rewritten(canvas: Canvas, by: By, ref: Ref, text: str) -> Canvas:
    """Return the canvas with a card's text (the first line) and body (the rest) replaced."""
    first, body = split(text)
    return items.set_body(items.retitle(canvas, by, ref, first), by, ref, body)


def card_remove(screen: SheetScreen, key: str) -> None:
    """Take away what is marked, or what is under the cursor; undo brings it back."""
    refs = _some(screen)
    name = _subject(screen, refs)
    _step_aside(screen, refs)
    screen.do("card.remove", lambda canvas, by: items.remove(canvas, by, refs), subject=name)
    screen.state = screen.state._replace(marked=frozenset())
    screen.scene.said = screen.say("card.removed", n=len(refs), name=visible(name))


def card_park(screen: SheetScreen, key: str) -> None:
    """Park with a reason, or bring back what is parked."""
    refs = _some(screen)
    things = [getattr(screen.canvas, ref.table)[ref.id] for ref in refs]
    if any(ref.table not in ("cards", "coalitions") for ref in refs):
        raise Refused("card.not_parkable")
    if all(thing.state == PARKED for thing in things):
        screen.do(
            "card.unpark",
            lambda canvas, by: items.unpark(canvas, by, refs),
            subject=_subject(screen, refs),
        )
        screen.scene.said = screen.say("card.unparked", n=len(refs))
        return

    def park(reason: str) -> None:
        if screen.state.zoom == 0:
            _step_aside(screen, refs)
        screen.do(
            "card.park",
            lambda canvas, by: items.park(canvas, by, refs, reason),
            subject=_subject(screen, refs),
        )
        screen.state = screen.state._replace(marked=frozenset())
        screen.scene.said = screen.say("card.parked", n=len(refs))

    screen.ask_line(screen.say("card.park.ask"), park)


def card_status(screen: SheetScreen, key: str) -> None:
    """Set the status of a rule, or put marks on a card."""
    thing = _thing(screen)
    refs = _some(screen)
    if not isinstance(thing, Card | Coalition):
        raise Refused("card.no_status")
    say = screen.say
    choices = []
    template = screen.canvas.template
    if isinstance(thing, Card) and template.under(screen.place, "rules"):
        for status in RULE_STATUSES:
            key_of = say(f"status.{status}.key")
            chosen = thing.status == status
            choices.append(Choice(f"status {status}", say(f"status.{status}"), key_of, chosen))
        choices.append(Choice("agree", say("status.who"), say("status.who.key")))
    for mark in MARKS:
        chosen = mark in thing.marks
        choices.append(Choice(f"mark {mark}", say(f"mark.{mark}"), say(f"mark.{mark}.key"), chosen))

    def taken(value: str) -> None:
        kind, _, name = value.partition(" ")
        if kind == "agree":
            _who_agreed(screen, thing)
            return
        ids = [ref.id for ref in refs if ref.table == "cards"]

        def make(canvas: Canvas, by: By) -> Canvas:
            if kind == "status":
                return cards.set_status(canvas, by, ids, name)
            return items.toggle_mark(canvas, by, refs, name)

        screen.do(f"card.{kind}", make, subject=_subject(screen, refs))

    screen.app.push_screen(Picker(screen, say("card.status.title"), choices, taken))


def _who_agreed(screen: SheetScreen, thing: Thing) -> None:
    assert isinstance(thing, Card)
    members = screen.canvas.members.values()
    choices = [
        Choice(member.id, visible(member.name), "", member.id in thing.agreed_by)
        for member in sorted(members, key=lambda member: (member.order, member.id))
        if member.state == ACTIVE and not member.left
    ]
    if not choices:
        raise Refused("member.none_yet")

    def taken(member: str) -> None:
        card = screen.canvas.cards[thing.id]
        agreed = [m for m in card.agreed_by if m != member]
        if member not in card.agreed_by:
            agreed.append(member)
        screen.do(
            "rule.agreed",
            lambda canvas, by: cards.set_agreed(canvas, by, thing.id, agreed),
            subject=thing.text[:80],
        )

    picker = Picker(screen, screen.say("status.who"), choices, taken, several=True)
    screen.app.push_screen(picker)


def card_follows(screen: SheetScreen, key: str) -> None:
    """Tie a card to the card it follows from (article, B2 §2)."""
    thing = _thing(screen)
    if not isinstance(thing, Card):
        raise Refused("link.cards_only")
    template = screen.canvas.template
    choices = []
    for path in template.places:
        usual = template.under(path, "identity") or not template.has("identity")
        for source in screen.index.at(path) if usual else ():
            if isinstance(source, Card) and source.id != thing.id:
                chosen = source.id in thing.follows
                choices.append(Choice(source.id, visible(source.text), "", chosen))
    if not choices:
        raise Refused("link.nothing_to_follow")

    def taken(target: str) -> None:
        linked = target in screen.canvas.cards[thing.id].follows
        command = cards.unlink if linked else cards.link
        screen.do(
            "card.link",
            lambda canvas, by: command(canvas, by, thing.id, target),
            subject=thing.text[:80],
        )

    screen.app.push_screen(Picker(screen, screen.say("link.title"), choices, taken, several=True))


def card_question(screen: SheetScreen, key: str) -> None:
    """Tie a card to a guiding question of its block, or let go of it."""
    from board.commands import moves

    refs = _some(screen)
    thing = _thing(screen)
    if not isinstance(thing, Card):
        raise Refused("link.cards_only")
    language = screen.canvas.info.language
    parts = screen.place.split(".")
    place = screen.canvas.template.places[screen.place]
    home = ".".join(parts[:2]) if place.section else parts[0]
    questions = place.section.questions if place.section else place.block.questions
    choices = [Choice(home, screen.say("question.none"), "0", screen.place == home)]
    for number, question in enumerate(questions, 1):
        path = f"{home}.{question.id}"
        chosen = path == screen.place
        choices.append(Choice(path, pick(question.text, language), str(number), chosen))

    def taken(path: str) -> None:
        screen.do(
            "card.question",
            lambda canvas, by: moves.tie(canvas, by, refs, "" if path == home else path),
            subject=_subject(screen, refs),
        )

    screen.app.push_screen(Picker(screen, screen.say("question.title"), choices, taken))


def term_add(screen: SheetScreen, key: str) -> None:
    """Put a word with its meaning in the glossary, without leaving the sheet."""
    from board.commands import terms

    def add(typed: str) -> None:
        word, _, meaning = typed.partition(":")
        screen.do(
            "term.add",
            lambda canvas, by: terms.add_term(canvas, by, word, meaning=meaning),
            subject=word.strip(),
        )
        screen.scene.said = screen.say("term.added", word=visible(word.strip()))

    screen.ask_line(screen.say("term.ask"), add)


def coalition_form(screen: SheetScreen, key: str) -> None:
    """Open the form of the coalition under the cursor."""
    thing = screen.thing
    if not isinstance(thing, Coalition):
        here = screen.canvas.template.has("coalitions")
        raise Refused("coalition.not_one" if here else "coalition.not_here")
    screen.board_app.open_coalition(thing.id)


def _some(screen: SheetScreen) -> tuple[Ref, ...]:
    refs = screen.targets()
    if not refs:
        raise Refused("card.none_here")
    return refs


def _subject(screen: SheetScreen, refs: tuple[Ref, ...]) -> str:
    thing = getattr(screen.canvas, refs[0].table)[refs[0].id]
    name = title_of(thing)[:80]
    return name if len(refs) == 1 else f"{name} +{len(refs) - 1}"


def _step_aside(screen: SheetScreen, refs: tuple[Ref, ...]) -> None:
    """Put the cursor on the nearest card that stays, before these disappear."""
    from tui.screens.sheet.actions.go import here

    if screen.state.cursor.ref not in refs:
        return
    cursors = here(screen)
    position = next(
        (i for i, cursor in enumerate(cursors) if cursor.ref == screen.state.cursor.ref), 0
    )
    for cursor in (*cursors[position + 1 :], *reversed(cursors[:position])):
        if cursor.ref is not None and cursor.ref not in refs:
            screen.select(cursor)
            return
    screen.state = screen.state._replace(
        cursor=screen.state.cursor._replace(path=screen.place, ref=None)
    )
