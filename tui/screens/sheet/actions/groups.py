"""Groups: made of what is marked, folded, taken apart; and cards merged into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import grouping, merging
from board.groups import cards_of
from board.ids import new_id
from board.meeting import Group
from board.model import ACTIVE, Ref
from board.queries import group_of, home, home_cards
from board.refusal import Refused
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.picker import Choice, pick
from tui.screens.sheet.actions.go import here
from tui.screens.sheet.group_input import GroupInput
from tui.screens.sheet.inputs import EditInput
from tui.view.width import cut

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage

_BRIEF = 30
"""Cells of a card's text in the question for its group."""


@does("group.make")
def make(page: SheetPage) -> None:
    """Make a group of what is marked, or put it in one that is there, by its title or number."""
    page.live.refuse_read_only()
    refs = page.scene.targets()
    group = page.scene.group
    if page.scene.on_heading and not page.state.marked:
        retitle(page)
        return
    ids = _cards(page, refs)
    if group is not None and page.state.marked and page.state.cursor.ref not in refs:
        _into_this_or_anew(page, group, ids)
    else:
        _ask(page, ids)


def _into_this_or_anew(page: SheetPage, group: Group, ids: list[str]) -> None:
    """Ask whether what is marked goes into the group under the cursor: marking steps on to it."""
    into = page.say("group.into", title=visible(group.title))
    choices = [
        Choice("add", into, page.say("group.into.key")),
        Choice("new", page.say("group.new"), page.say("group.new.key")),
    ]
    pick(
        page,
        page.say("group.which", n=len(ids)),
        choices,
        lambda value: _add(page, group, ids) if value == "add" else _ask(page, ids),
    )


def _ask(page: SheetPage, ids: list[str]) -> None:
    """Ask for the title; one card after the other finds its group without going to the next."""
    path = home(page.canvas.template, page.canvas.cards[ids[0]].place)
    following = None if page.state.marked else _next_loose(page, ids[0], path)

    def made(title: str) -> None:
        _made(page, ids, title)
        if following is not None:
            page.tell(page.say("group.made", n=len(ids), title=visible(title)))
        _go_on(page, following)

    def added(group: Group) -> None:
        _add(page, group, ids)
        _go_on(page, following)

    text = cut(visible(page.canvas.cards[ids[0]].text), _BRIEF)
    question = page.say("group.ask", n=len(ids), text=text)
    GroupInput(page, question, path, made, added).begin()


def _next_loose(page: SheetPage, id: str, path: str) -> str | None:
    """Return the next card of a place that is in no group, or else the first; None where none is.

    Neither is there one beside a card that is in a group itself.
    """
    row = [card for card in home_cards(page.canvas, path) if card.state == ACTIVE]
    loose = [card.id for card in row if group_of(page.canvas, card) is None]
    if id not in loose:
        return None
    at = loose.index(id)
    return next(iter(loose[at + 1 :] + loose[:at]), None)


def _go_on(page: SheetPage, following: str | None) -> None:
    if following is not None:
        page.scene.select_ref(Ref("cards", following))


def retitle(page: SheetPage) -> None:
    """Edit the title of the group under the cursor where it stands."""
    group = page.scene.group
    assert group is not None
    EditInput(page, Ref("groups", group.id), group.title).open(group.title)


def _made(page: SheetPage, ids: list[str], title: str) -> None:
    id = new_id({*page.canvas.groups, *page.canvas.cards})
    page.do(
        "group.make",
        lambda canvas, by: grouping.make_group(canvas, by, ids, title, id=id),
        subject=title,
    )
    _let_go(page)
    page.scene.select_ref(Ref("groups", id))


def _add(page: SheetPage, group: Group, ids: list[str]) -> None:
    page.do(
        "group.add",
        lambda canvas, by: grouping.add_to_group(canvas, by, group.id, ids),
        subject=group.title,
    )
    _let_go(page)
    page.tell(page.say("group.added", n=len(ids), title=visible(group.title)))


@does("group.ungroup")
def ungroup(page: SheetPage) -> None:
    """Take a group apart, or cards out of theirs; the cards stay where they are."""
    refs = page.scene.targets()
    if not refs:
        raise Refused("card.none_here")
    first = next((cards[0] for ref in refs if (cards := _inside(page, ref))), None)
    page.do("group.ungroup", lambda canvas, by: grouping.ungroup(canvas, by, refs))
    if page.state.cursor.ref in refs and first:
        page.scene.select_ref(Ref("cards", first))
    _let_go(page)
    page.tell(page.say("group.apart"))


@does("group.fold")
def fold(page: SheetPage) -> None:
    """Show only the heading of the group under the cursor, or all of it again; else of all here."""
    folded = page.state.folded
    if (group := page.scene.group) is not None:
        ids = frozenset({group.id})
        if group.id not in folded:
            page.scene.select_ref(Ref("groups", group.id))
    else:
        found = (cursor.ref for cursor in here(page))
        ids = frozenset(ref.id for ref in found if ref is not None and ref.table == "groups")
    if not ids:
        raise Refused("group.none_here")
    hidden = {Ref("cards", card.id) for id in ids for card in cards_of(page.canvas, id)}
    if ids <= folded:
        page.scene.fold(folded - ids)
    else:
        page.state = page.state._replace(marked=page.state.marked - hidden)
        page.scene.fold(folded | ids)


@does("card.merge")
def merge(page: SheetPage) -> None:
    """Make one card of all that are marked; the first on the sheet stays."""
    ids = [id for ref in page.scene.targets() for id in (_inside(page, ref) or [ref.id])]
    if any(id not in page.canvas.cards for id in ids):
        raise Refused("merge.only_cards")
    if len(ids) < 2:
        raise Refused("merge.one")
    text = page.canvas.cards[ids[0]].text
    page.do("card.merge", lambda canvas, by: merging.merge_cards(canvas, by, ids), subject=text)
    _let_go(page)
    page.scene.select_ref(Ref("cards", ids[0]))
    page.tell(page.say("merge.done", n=len(ids), text=visible(text)))


def opened(page: SheetPage, group: Group) -> None:
    """Show the cards of a group, where only its heading did."""
    if group.id in page.state.folded:
        page.scene.fold(page.state.folded - {group.id})


def _cards(page: SheetPage, refs: tuple[Ref, ...]) -> list[str]:
    """Return the ids of the cards that are meant, those in groups among them. Raises Refused."""
    if not refs:
        raise Refused("card.none_here")
    ids = [id for ref in refs for id in (_inside(page, ref) or [ref.id])]
    if any(id not in page.canvas.cards for id in ids):
        raise Refused("group.only_cards")
    return list(dict.fromkeys(ids))


def _inside(page: SheetPage, ref: Ref) -> list[str]:
    if ref.table != "groups":
        return []
    return [card.id for card in cards_of(page.canvas, ref.id)]


def _let_go(page: SheetPage) -> None:
    page.state = page.state._replace(marked=frozenset())
