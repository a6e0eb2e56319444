"""Answers on the paradoxes: typed as a row, kept per round.

Each person sets a place between two poles, -3 to 3; ``x`` or ``?`` is *weet niet*, ``.`` is no
answer at all. A row may be typed with blanks between the answers or without: ``-2 0 1 x`` and
``-201x`` are the same.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import Literal, NamedTuple

from board import ids, order
from board.commands.by import By
from board.commands.records import card, found, line
from board.model import (
    ACTIVE,
    POSITION_MAX,
    POSITION_MIN,
    REMOVED,
    Canvas,
    ParadoxNote,
    Position,
)
from board.refusal import Refused
from board.spread import latest_round, positions

Pole = Literal["a", "b"]

_SEPARATORS = r"[\s,;/|]+"
_NUMBER = r"[+-]?[0-9]+"
_COMPACT = r"[+-]?[0-9]|[xX?.]"
_MINUS = str.maketrans({"−": "-", "–": "-", "‒": "-", "—": "-"})
_UNKNOWN, _NONE = frozenset("xX?"), "."


class Answer(NamedTuple):
    """One typed answer: ``given`` is False where somebody gave none, None is *weet niet*."""

    value: int | None
    given: bool = True


def read_row(row: str) -> list[Answer]:
    """Return the answers typed in a row.

    Raises Refused("paradox.off_scale") or ("paradox.not_an_answer"), naming the place in the row.
    """
    typed = row.translate(_MINUS).strip()
    tokens = [token for token in re.split(_SEPARATORS, typed) if token]
    if len(tokens) == 1:
        tokens = _run_together(tokens[0])
    return [_answer(token, place) for place, token in enumerate(tokens, 1)]


def row_text(canvas: Canvas, paradox: str, round: int = 0, members: Sequence[str] = ()) -> str:
    """Return the answers of a round as a row to type on: of these members, or the anonymous."""
    held = positions(canvas, _paradox(canvas, paradox), round)
    if not members:
        return " ".join(_word(one) for one in held if not one.member)
    by_member = {one.member: one for one in held}
    return " ".join(_word(by_member.get(member)) for member in members)


def answer_row(
    canvas: Canvas,
    by: By,
    paradox: str,
    round: int,
    row: str,
    members: Sequence[str] | None = None,
    *,
    more: bool = False,
) -> Canvas:
    """Set the answers of a round from one typed row; round 0 is the last one, one more is new.

    With ``members`` the answers are theirs, in that order, and there must be as many. Without,
    they are anonymous and take the place of the round's anonymous answers; with ``more`` they
    come behind those. Raises Refused, naming the place of what is wrong.
    """
    paradox, round = _paradox(canvas, paradox), _round(canvas, paradox, round)
    answers = read_row(row)
    if not answers:
        raise Refused("paradox.empty_row")
    before = canvas
    held = positions(canvas, paradox, round)
    if members is None:
        kept = [] if more else [one for one in held if not one.member]
        given = [one for one in answers if one.given]
        for old, typed in zip_longest(kept, given):
            canvas = _put(canvas, by, Position("", paradox, round), old, typed)
    else:
        if len(answers) != len(members):
            raise Refused("paradox.row_length", n=len(answers), members=len(members))
        by_member = {one.member: one for one in held}
        for id, typed in zip(members, answers, strict=True):
            start = Position("", paradox, round, found(canvas.members, id, "member.unknown").id)
            canvas = _put(canvas, by, start, by_member.get(id), typed if typed.given else None)
    return _dated(canvas, by, paradox, round) if canvas is not before else canvas


def answer(
    canvas: Canvas,
    by: By,
    paradox: str,
    round: int,
    value: int | str,
    *,
    member: str = "",
    position: str = "",
) -> Canvas:
    """Set one answer: of a member, of an anonymous position by its id, or a new anonymous one.

    ``value`` is a number or what one types for it (``x``; ``.`` takes the answer away).
    """
    paradox, round = _paradox(canvas, paradox), _round(canvas, paradox, round)
    typed = _answer(str(value).translate(_MINUS).strip(), 1)
    held = positions(canvas, paradox, round)
    if member:
        found(canvas.members, member, "member.unknown")
        old = next((one for one in held if one.member == member), None)
    else:
        old = next((one for one in held if one.id == position), None)
        if position and old is None:
            raise Refused("paradox.no_such_answer")
    start = Position("", paradox, round, member or (old.member if old else ""))
    after = _put(canvas, by, start, old, typed if typed.given else None)
    return _dated(after, by, paradox, round) if after is not canvas else canvas


def new_round(canvas: Canvas, by: By, paradox: str = "", on: date | str = "") -> Canvas:
    """Open the next round of one paradox, or of all of them. Earlier rounds stay as they are.

    Raises Refused where the last round of a paradox has no answers yet.
    """
    wanted = [_paradox(canvas, paradox)] if paradox else [p.id for p in canvas.template.paradoxes]
    open_ones = [id for id in wanted if positions(canvas, id)]
    if not open_ones:
        raise Refused("paradox.round_is_open")
    for id in open_ones:
        note = _note(canvas, id)
        number = str(latest_round(canvas, id) + 1)
        rounds = {**note.rounds, number: str(on) or by.date}
        canvas = _noted(canvas, by, note._replace(rounds=rounds))
    return canvas


def set_note(canvas: Canvas, by: By, paradox: str, note: str) -> Canvas:
    """Set what was said about a paradox; an empty text clears it."""
    held = _note(canvas, _paradox(canvas, paradox))
    return _noted(canvas, by, held._replace(note=line(note)))


def add_example(canvas: Canvas, by: By, paradox: str, pole: Pole, card_id: str) -> Canvas:
    """Pin a card to a pole: this is how we notice it. It stands at one pole at a time.

    Raises Refused where there is no such card.
    """
    held = _without(_note(canvas, _paradox(canvas, paradox)), card(canvas, card_id).id)
    if pole == "a":
        return _noted(canvas, by, held._replace(examples_a=(*held.examples_a, card_id)))
    return _noted(canvas, by, held._replace(examples_b=(*held.examples_b, card_id)))


def remove_example(canvas: Canvas, by: By, paradox: str, card_id: str) -> Canvas:
    """Take a card from the pole it was pinned to."""
    held = _note(canvas, _paradox(canvas, paradox))
    return _noted(canvas, by, _without(held, card_id))


def _run_together(typed: str) -> list[str]:
    """Split answers typed without blanks; what fits nowhere becomes a token of its own."""
    tokens: list[str] = []
    compact = re.compile(_COMPACT)
    at = 0
    while at < len(typed):
        one = compact.match(typed, at)
        tokens.append(one[0] if one else typed[at])
        at += len(tokens[-1])
    return tokens


def _answer(token: str, place: int) -> Answer:
    if token in _UNKNOWN:
        return Answer(None)
    if token == _NONE:
        return Answer(None, given=False)
    if not re.fullmatch(_NUMBER, token):
        raise Refused("paradox.not_an_answer", place=place, text=token)
    # A number of more digits than any answer has is off the scale, whatever it is.
    value = int(token) if len(token) <= 3 else POSITION_MAX + 1
    if not POSITION_MIN <= value <= POSITION_MAX:
        raise Refused("paradox.off_scale", place=place, text=token)
    return Answer(value)


def _word(position: Position | None) -> str:
    if position is None:
        return _NONE
    return "x" if position.value is None else str(position.value)


def _paradox(canvas: Canvas, spelling: str) -> str:
    paradox = canvas.template.paradox(spelling)
    if paradox is None:
        raise Refused("paradox.unknown", text=spelling)
    return paradox.id


def _round(canvas: Canvas, paradox: str, round: int) -> int:
    latest = latest_round(canvas, paradox)
    if not 0 <= round <= latest + bool(positions(canvas, paradox, latest)):
        raise Refused("paradox.no_such_round", round=round, latest=latest)
    return round or latest


def _put(
    canvas: Canvas, by: By, start: Position, old: Position | None, answer: Answer | None
) -> Canvas:
    """Return the canvas with one answer set, added or (``answer`` None) taken away."""
    if old is None and answer is None:
        return canvas
    if old is None:
        last = max((one.order for one in canvas.positions.values()), default="")
        new = start._replace(
            id=ids.new_id(canvas.positions),
            order=order.between(last or None, None),
            author=by.name,
            created=by.at,
        )
    else:
        new = old
    if answer is None:
        new = new._replace(state=REMOVED)
    else:
        new = new._replace(value=answer.value, state=ACTIVE)
    if new == old:
        return canvas
    new = new._replace(changed=by.at)
    return canvas._replace(positions={**canvas.positions, new.id: new})


def _note(canvas: Canvas, paradox: str) -> ParadoxNote:
    return canvas.paradoxes.get(paradox) or ParadoxNote(paradox)


def _without(note: ParadoxNote, card_id: str) -> ParadoxNote:
    return note._replace(
        examples_a=tuple(id for id in note.examples_a if id != card_id),
        examples_b=tuple(id for id in note.examples_b if id != card_id),
    )


def _noted(canvas: Canvas, by: By, note: ParadoxNote) -> Canvas:
    if note == _note(canvas, note.id):
        return canvas
    note = note._replace(changed=by.at)
    return canvas._replace(paradoxes={**canvas.paradoxes, note.id: note})


def _dated(canvas: Canvas, by: By, paradox: str, round: int) -> Canvas:
    """Note the day of a round at its first answer."""
    note = _note(canvas, paradox)
    if str(round) in note.rounds:
        return canvas
    return _noted(canvas, by, note._replace(rounds={**note.rounds, str(round): by.date}))
