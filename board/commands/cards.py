"""Cards: one literal line at a place, with an optional body (article, the canvas itself).

The block with the role ``coalitions`` holds cards as well as coalitions: a loose answer there is a
card. A line is the title of a coalition where that is meant: at a form (``coalities.project``), and
after or before a coalition.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from board import ids, parties, sessions
from board import text as texts
from board.commands.by import By
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.gathering import spot
from board.commands.order_keys import placed
from board.hidden import is_hidden
from board.model import REMOVED, TABLES, Canvas, Card, Coalition, Member
from board.places import form_of, resolve
from board.queries import home
from board.refusal import Refused
from board.rounds import open_at

STATUS_WORDS: Mapping[str, str] = {
    "": "",
    "implicit": "implicit", "impliciet": "implicit",
    "proposed": "proposed", "voorgesteld": "proposed",
    "agreed": "agreed", "afgesproken": "agreed",
    "lapsed": "lapsed", "vervallen": "lapsed",
}  # fmt: skip
"""The statuses of a ground rule (``model.RULE_STATUSES``), as typed in either language."""


def add_card(
    canvas: Canvas,
    by: By,
    place: str,
    text: str,
    *,
    body: str = "",
    id: str = "",
    after: str = "",
    before: str = "",
    author: str | None = None,
) -> Canvas:
    """Add a card (or a coalition, see above) at a place: at the end, after or before one by id.

    Beside a card in a group it joins that; where a silent round is open it is written in that,
    and hidden. Of a text with line breaks the first line is the card and the rest its body.
    Without an author it is ``by``; an empty one leaves it open. Raises Refused for a blank text,
    one that is too long, or an unknown place.
    """
    first, rest = split(text, body)
    wanted = [id] if id else []
    return _add(canvas, by, place, [(first, rest)], wanted, after, before, author)


def add_cards(
    canvas: Canvas,
    by: By,
    place: str,
    lines: Iterable[str],
    *,
    ids: Sequence[str] = (),
    after: str = "",
    before: str = "",
    author: str | None = None,
) -> Canvas:
    """Add a card per line, in their order; blank lines are passed over.

    ``ids`` are for the first cards that come of it. Raises Refused where no line is left, or for
    any line that can't be a card: then nothing is added.
    """
    whole = [split(line) for line in lines if not texts.unseen(line)]
    if not whole:
        raise Refused("card.blank")
    return _add(canvas, by, place, whole, ids, after, before, author)


def edit_card(
    canvas: Canvas, by: By, id: str, *, text: str | None = None, body: str | None = None
) -> Canvas:
    """Change the text or the body of a card.

    A text with line breaks keeps its first line; the rest comes on top of the body. Raises
    Refused for a blank or too long text, for a card that is gone and for one that is hidden: who
    wrote it doesn't read it again either.
    """
    card = shown_card(canvas, id)
    if body is not None:
        card = card._replace(body=sized(texts.body_text(body)))
    if text is not None:
        first, whole = split(text, card.body)
        card = card._replace(text=first, body=whole)
    return stamped(canvas, by, card)


def set_status(canvas: Canvas, by: By, ids: Iterable[str], status: str) -> Canvas:
    """Set the status of ground rules, in either language; empty is not said.

    Raises Refused for another word, and for cards outside the block with the role ``rules``.
    """
    word = status.strip().casefold()
    if word not in STATUS_WORDS:
        raise Refused("card.status_unknown", text=status)
    for id in ids:
        canvas = stamped(canvas, by, _rule(canvas, id)._replace(status=STATUS_WORDS[word]))
    return canvas


def set_agreed(canvas: Canvas, by: By, id: str, members: Sequence[str] | str) -> Canvas:
    """Note which members agreed to a ground rule: ids, or names typed in a row.

    Rules are agreements of core players (B2 §2), yet any member may be noted. Raises Refused for
    who is no member.
    """
    rule = _rule(canvas, id)
    if isinstance(members, str):
        refs = parties.parse(canvas, members)
        named = [(parties.member_of(ref), parties.label(canvas, ref)) for ref in refs]
    else:
        named = [(member, member) for member in members]
    for member, name in named:
        known = canvas.members.get(member)
        if known is None or known.state == REMOVED:
            raise Refused("card.not_a_member", name=name)
    agreed = tuple(dict.fromkeys(member for member, _ in named))
    return stamped(canvas, by, rule._replace(agreed_by=agreed))


def link(canvas: Canvas, by: By, id: str, target: str) -> Canvas:
    """Say that a card, coalition or member follows from a card (*volgt uit*: B1 §3, B2 §2, B5).

    Raises Refused where either is gone, or where a card would follow from itself.
    """
    source = _linkable(canvas, id)
    card = canvas.cards.get(target)
    if card is None or card.state == REMOVED:
        raise Refused("link.target")
    if leads_to(canvas, target, id):
        raise Refused("link.circle", text=canvas.cards[id].text)
    follows = tuple(dict.fromkeys((*source.follows, target)))
    return stamped(canvas, by, source._replace(follows=follows))


def unlink(canvas: Canvas, by: By, id: str, target: str) -> Canvas:
    """Take back that something follows from a card. Raises Refused where it doesn't."""
    source = _linkable(canvas, id)
    if target not in source.follows:
        raise Refused("link.none")
    follows = tuple(one for one in source.follows if one != target)
    return stamped(canvas, by, source._replace(follows=follows))


def live_card(canvas: Canvas, id: str) -> Card:
    """Return a card that is not removed. Raises Refused."""
    card = canvas.cards.get(id)
    if card is None or card.state == REMOVED:
        raise Refused("card.gone")
    return card


def shown_card(canvas: Canvas, id: str) -> Card:
    """Return a card that is there for all to see. Raises Refused."""
    card = live_card(canvas, id)
    if is_hidden(canvas, card):
        raise Refused("card.hidden")
    return card


def split(text: str, body: str = "") -> tuple[str, str]:
    """Return the text and body of a card from what was written. Raises Refused."""
    first, rest = texts.split(text)
    if not first:
        raise Refused("card.blank")
    whole = "\n\n".join(part for part in (rest, texts.body_text(body)) if part)
    return sized(first), sized(whole)


def sized(text: str) -> str:
    """Return a text that a field can hold. Raises Refused for a longer one."""
    if len(text.encode()) > texts.MAX_TEXT:
        raise Refused("card.too_long", most=texts.MAX_TEXT // 1024)
    return text


def leads_to(canvas: Canvas, start: str, goal: str) -> bool:
    """Tell whether a card is another one, or follows from it over any number of links."""
    ahead, seen = [start], set[str]()
    while ahead:
        id = ahead.pop()
        if id == goal:
            return True
        if id not in seen and id in canvas.cards:
            seen.add(id)
            ahead += canvas.cards[id].follows
    return False


def stamped(canvas: Canvas, by: By, item: Card | Coalition | Member) -> Canvas:
    """Return the canvas with an item in its new form; the very same canvas if nothing differs."""
    table = next(table for table, kind in TABLES.items() if isinstance(item, kind))
    held = getattr(canvas, table)
    if held.get(item.id) == item:
        return canvas
    new: Any = {table: {**held, item.id: item._replace(changed=by.at)}}
    return canvas._replace(**new)


def _add(
    canvas: Canvas,
    by: By,
    place: str,
    whole: Sequence[tuple[str, str]],
    wanted: Sequence[str],
    after: str,
    before: str,
    author: str | None,
) -> Canvas:
    path = resolve(canvas.template, place)
    taken = {id for table in TABLES for id in getattr(canvas, table)}
    names: list[str] = []
    for at in range(len(whole)):
        name = wanted[at] if at < len(wanted) else ids.new_id(taken)
        if name in taken:
            raise Refused("card.id_taken", id=name)
        taken.add(name)
        names.append(name)
    who = by.name if author is None else texts.one_line(author)
    silence = open_at(canvas, path)
    if silence is not None and form_of(canvas.template, path):
        path = path.partition(".")[0]  # A card can be hidden, and become a coalition after that.
    elif silence is None and _means_coalitions(canvas, path, after or before):
        form = form_of(canvas.template, path)
        return _add_coalitions(canvas, by, form, whole, names, after, before, who)
    if silence is not None and (after or before) in canvas.coalitions:
        after = before = ""
    beside = spot(canvas, path, after, before)
    written_in = silence.id if silence is not None else ""
    on = sessions.running(canvas)
    cards = [
        Card(
            name, path, text, body,
            author=who, created=by.at, changed=by.at, group=beside.group, round=written_in,
            session=on.id if on is not None else "",
        )
        for name, (text, body) in zip(names, whole, strict=True)
    ]  # fmt: skip
    return placed(canvas, home(canvas.template, path), cards, beside.after, beside.before)


def _means_coalitions(canvas: Canvas, path: str, beside: str) -> bool:
    """Tell whether what is added at a place, beside something by id, is a coalition."""
    block = canvas.template.block_of("coalitions")
    if block is None or path.partition(".")[0] != block.id:
        return False
    return path != block.id or beside in canvas.coalitions


def _add_coalitions(
    canvas: Canvas,
    by: By,
    form: str,
    whole: Sequence[tuple[str, str]],
    names: Sequence[str],
    after: str,
    before: str,
    author: str,
) -> Canvas:
    for name, (title, body) in zip(names, whole, strict=True):
        canvas = add_coalition(
            canvas, by, title, form=form, id=name, after=after, before="" if after else before
        )
        if body:
            canvas = set_coalition(canvas, by, name, body=body)
        made = canvas.coalitions[name]._replace(author=author)
        canvas = canvas._replace(coalitions={**canvas.coalitions, name: made})
        after = name
    return canvas


def _rule(canvas: Canvas, id: str) -> Card:
    card = live_card(canvas, id)
    if not canvas.template.under(card.place, "rules"):
        raise Refused("card.not_a_rule")
    return card


def _linkable(canvas: Canvas, id: str) -> Card | Coalition | Member:
    tables: tuple[Mapping[str, Card | Coalition | Member], ...] = (
        canvas.cards,
        canvas.coalitions,
        canvas.members,
    )
    for table in tables:
        found = table.get(id)
        if found is not None and found.state != REMOVED:
            return found
    raise Refused("link.impossible")
