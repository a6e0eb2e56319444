"""``add`` and ``card``: what is on the sheet."""

from collections.abc import Callable
from typing import Any

from board import queries
from board.codec import to_record
from board.commands import cards, items, merging, moves
from board.model import ACTIVE, PARKED, REMOVED, Canvas, Ref
from board.text import split
from tui.cli import output, pick, telling
from tui.cli.commands import links
from tui.cli.grammar import Family, command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, CARDS, JSON, PLACE, argument, option, switch
from tui.cli.problem import usage

AFTER = option("--after", "card")
BEFORE = option("--before", "card")
CARD = argument("id", "card")
TEXT = argument("text", "line", optional=True)
BODY = option("--body")

card = Family("card")


@command("add", CANVAS, argument("place", "place"), TEXT, BODY, AFTER, BEFORE, JSON)
def add(
    run: Invocation, place: str, text: str | None, body: str | None, after: str | None,
    before: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Add a card, or one per line of stdin: all of them in one commit."""
    many = text in (None, "-")
    texts = run.lines([] if text is None else [text]) if many else [text or ""]
    if many and body is not None:
        raise usage("usage.both", first="--body", second="-")
    path = run.place(place)
    where = _where(run, after, before)
    if len(texts) == 1:
        more = {} if body is None else {"body": body}
        made = cards.add_card(run.canvas, run.by, path, texts[0], **where, **more)
    else:
        made = cards.add_cards(run.canvas, run.by, path, texts, **where)
    telling.added(run, run.keep("card.add", made, *texts), as_json=as_json)


@card.verb("list", PLACE, switch("--all", "everything"), JSON)
def list_(run: Invocation, place: str | None, everything: bool, as_json: bool) -> None:
    """Tell the cards one by one, with id and place."""
    canvas = run.canvas
    paths = [run.place(place)] if place else [block.id for block in canvas.template.blocks]
    states = (ACTIVE, PARKED, REMOVED) if everything else (ACTIVE,)
    rows = [
        card for each in paths for card in queries.cards_at(canvas, each, deep=True, states=states)
    ]
    telling.listed(run, "cards", rows, as_json, lambda card: (card.id, card.place, card.text))


@card.verb("edit", CARD, TEXT, BODY)
def edit(run: Invocation, id: str, text: str | None, body: str | None) -> None:
    """Change a card's text, its body, or both."""
    if text is None and body is None:
        raise usage("usage.nothing_to_change")
    if text == "-":
        text, below = split(run.stdin())
        body = below if body is None else body
    id = pick.one(run, "cards", id)
    after = cards.edit_card(run.canvas, run.by, id, text=text, body=body)
    run.keep("card.edit", after, after.cards[id].text)


@card.verb("move", argument("place", "place"), CARDS, AFTER, BEFORE)
def move(
    run: Invocation, place: str, ids: list[str], after: str | None, before: str | None
) -> None:
    """Move things to a place."""
    where = _where(run, after, before)
    _to_things(run, "card.move", moves.move, ids, run.place(place), **where)


@card.verb("remove", CARDS)
def remove(run: Invocation, ids: list[str]) -> None:
    """Remove things; ``restore`` brings them back."""
    _to_things(run, "card.remove", items.remove, ids)


@card.verb("restore", CARDS)
def restore(run: Invocation, ids: list[str]) -> None:
    """Bring removed things back."""
    refs = pick.items(run, ids, removed=True)
    run.keep("card.restore", items.restore(run.canvas, run.by, refs), *_labels(run, refs))


@card.verb("park", CARDS, option("--reason"))
def park(run: Invocation, ids: list[str], reason: str | None) -> None:
    """Park things, with a reason."""
    _to_things(run, "card.park", items.park, ids, reason or "")


@card.verb("unpark", CARDS)
def unpark(run: Invocation, ids: list[str]) -> None:
    """Take things out of parking."""
    _to_things(run, "card.unpark", items.unpark, ids)


@card.verb("mark", argument("mark", "mark"), CARDS)
def mark(run: Invocation, mark: str, ids: list[str]) -> None:
    """Put a mark on things, or take it off."""
    _to_things(run, "card.mark", items.toggle_mark, ids, mark)


@card.verb("dots", argument("dots", "number"), CARDS)
def dots(run: Invocation, dots: int, ids: list[str]) -> None:
    """Give things dots, or take them back."""
    _to_things(run, "dot.more" if dots > 0 else "dot.fewer", items.add_dots, ids, dots)


@card.verb("link", CARD, CARDS)
def link(run: Invocation, id: str, ids: list[str]) -> None:
    """Record what a card, a coalition or a member follows from."""
    links.link(run, pick.item(run, id).id, ids)


@card.verb("unlink", CARD, CARDS)
def unlink(run: Invocation, id: str, ids: list[str]) -> None:
    """Take such links away."""
    links.unlink(run, pick.item(run, id).id, ids)


@card.verb("keep", argument("which", "version"), CARD)
def keep(run: Invocation, which: str, id: str) -> None:
    """Settle a conflict between two versions of one thing."""
    ref = pick.item(run, id)
    run.keep("conflict.choose", items.settle(run.canvas, run.by, ref, which), *_labels(run, [ref]))


@card.verb("merge", CARDS, JSON)
def merge(run: Invocation, ids: list[str], as_json: bool) -> None:
    """Make one card of several; the first one stays."""
    found = pick.several(run, "cards", ids)
    after = merging.merge_cards(run.canvas, run.by, found)
    run.keep("card.merge", after, *(run.canvas.cards[id].text for id in found))
    if as_json:
        output.data({"canvas": run.name, "merged": to_record(after.cards[found[0]])})
    else:
        output.line(found[0])


def _to_things(
    run: Invocation,
    command: str,
    act: Callable[..., Canvas],
    ids: list[str],
    *more: Any,
    **where: str,
) -> None:
    """Do to the things that were named what ``act`` does, given ``more``."""
    refs = pick.items(run, ids)
    run.keep(command, act(run.canvas, run.by, refs, *more, **where), *_labels(run, refs))


def _where(run: Invocation, after: str | None, before: str | None) -> dict[str, str]:
    """Return after or before which thing something goes, as arguments of a board command."""
    if after and before:
        raise usage("usage.both", first="--after", second="--before")
    sides = {"after": after, "before": before}
    return {side: pick.item(run, word).id for side, word in sides.items() if word}


def _labels(run: Invocation, refs: list[Ref]) -> list[str]:
    found = [queries.item(run.canvas, ref) for ref in refs]
    return [queries.label(each) for each in found if each is not None]
