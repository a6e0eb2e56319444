"""``group``: cards that belong together, under a heading of their own."""

from board import groups
from board.codec import to_record
from board.commands import grouping, moves
from board.meeting import Group
from board.model import Canvas, Ref
from tui.cli import output, pick, telling
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.params import CARDS, JSON, argument, option
from tui.cli.problem import usage

GROUP = argument("group", "group")
TITLE = argument("title")

group = Family("group")


@group.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the groups in the order of the sheet, each with its cards."""
    found = groups.shown(run.canvas)
    if as_json:
        told = [{**to_record(each), "inside": _ids(run.canvas, each)} for each in found]
        output.data({"canvas": run.name, "groups": told})
        return
    for each in found:
        telling.row(each.id, each.place, each.title, " ".join(_ids(run.canvas, each)))


@group.verb("make", TITLE, CARDS, JSON)
def make(run: Invocation, title: str, ids: list[str], as_json: bool) -> None:
    """Make a group of cards."""
    found = pick.several(run, "cards", ids)
    after = grouping.make_group(run.canvas, run.by, found, title)
    telling.added(run, run.keep("group.make", after, title), as_json=as_json)


@group.verb("add", GROUP, CARDS)
def add(run: Invocation, group: str, ids: list[str]) -> None:
    """Put cards in a group."""
    id = pick.one(run, "groups", group)
    found = pick.several(run, "cards", ids)
    after = grouping.add_to_group(run.canvas, run.by, id, found)
    run.keep("group.add", after, run.canvas.groups[id].title)


@group.verb("title", GROUP, TITLE)
def title(run: Invocation, group: str, title: str) -> None:
    """Give a group another title."""
    id = pick.one(run, "groups", group)
    run.keep("group.title", grouping.title_group(run.canvas, run.by, id, title), title)


@group.verb(
    "move", GROUP, argument("place", "place"), option("--after", "card"), option("--before", "card")
)
def move(run: Invocation, group: str, place: str, after: str | None, before: str | None) -> None:
    """Move a group with all its cards."""
    if after and before:
        raise usage("usage.both", first="--after", second="--before")
    id = pick.one(run, "groups", group)
    sides = {"after": after, "before": before}
    where = {side: _beside(run, word) for side, word in sides.items() if word}
    made = moves.move(run.canvas, run.by, [Ref("groups", id)], run.place(place), **where)
    run.keep("group.move", made, run.canvas.groups[id].title)


@group.verb("ungroup", argument("groups", "group", many=True))
def ungroup(run: Invocation, groups: list[str]) -> None:
    """Take groups apart, or cards out of theirs; the cards stay where they are."""
    refs = [_group_or_card(run, word) for word in groups]
    titles = [
        run.canvas.groups[ref.id].title if ref.table == "groups" else run.canvas.cards[ref.id].text
        for ref in refs
    ]
    run.keep("group.ungroup", grouping.ungroup(run.canvas, run.by, refs), *titles)


def _beside(run: Invocation, word: str) -> str:
    """Return the id of the group or the card that a group is put beside."""
    return _group_or_card(run, word).id


def _group_or_card(run: Invocation, word: str) -> Ref:
    """Return what is meant; a card by its id, or the beginning of one. Raises ``Problem``."""
    cards = [id for id in run.canvas.cards if id.startswith(word)]
    if len(cards) == 1 and word not in run.canvas.groups:
        return Ref("cards", cards[0])
    return Ref("groups", pick.one(run, "groups", word))


def _ids(canvas: Canvas, group: Group) -> list[str]:
    return [card.id for card in groups.cards_of(canvas, group.id)]
