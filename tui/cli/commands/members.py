"""``member``: who takes part in the network."""

from collections.abc import Sequence
from typing import Any

from board import parties
from board.commands.members import paste_members, remove_member, set_member
from board.commands.turning import card_to_member
from board.model import TAKES_PART, Member
from board.people import related
from tui.cli import output, pick, telling
from tui.cli.commands import links
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.params import CARDS, JSON, LINES, ON, argument, option
from tui.cli.problem import REFUSED

MEMBER = argument("member", "member")

member = Family("member")


@member.verb("list", ON, JSON)
def list_(run: Invocation, on: str | None, as_json: bool) -> None:
    """Tell the parties of any relation, all or those of a day."""
    rows = related(run.canvas, on=run.day(on) if on else None)

    def cells(each: Member) -> Sequence[object]:
        since = f"({each.joined or '…'} – {each.left})" if each.left else ""
        relation = run.texts(f"relation.{each.relation}") if each.relation != TAKES_PART else ""
        name = parties.shown_name(run.canvas, each)
        return each.id, name, relation, each.home, each.role, since

    telling.listed(run, "members", rows, as_json, cells)


@member.verb("add", LINES, JSON)
def add(run: Invocation, lines: list[str], as_json: bool) -> int:
    """Add a member per line; the good lines go in and the others are named by number."""
    after, problems = paste_members(run.canvas, run.by, run.text(lines))
    before = run.canvas
    new = [one.name for id, one in after.members.items() if id not in before.members]
    if new:
        telling.added(run, run.keep("member.add", after, *new), as_json=as_json)
        telling.linked(run, before, after)
        output.flush()
    for problem in problems:
        reason = run.refusal(problem.key, problem.values)
        output.message(run.texts("problem.line", line=problem.line, reason=reason))
    if not new and not problems:
        output.message(run.texts("problem.nothing_to_add"))
    return 0 if new else REFUSED


@member.verb(
    "set",
    MEMBER,
    option("--name"),
    option("--kind", "member_kind"),
    option("--relation", "relation"),
    option("--holds", "parties"),
    option("--size", "number"),
    option("--home"),
    option("--role"),
    option("--core", "yes_no"),
    option("--stewardship", "yes_no"),
    option("--granted-by", "parties"),
    option("--brings"),
    option("--gets"),
    option("--joined", "date"),
    option("--left", "date"),
)
def set_(run: Invocation, member: str, **fields: Any) -> None:
    """Change what is known about a member."""
    before = run.canvas
    after = pick.change(run, "members", member, "member.set", set_member, **fields)
    telling.linked(run, before, after)
    telling.read_as(run, before, fields, "granted_by", "holds")


@member.verb("make", CARDS)
def make(run: Invocation, ids: list[str]) -> None:
    """Make cards that name a party that party itself: the one there is, or a new member."""
    before = after = run.canvas
    found = pick.several(run, "cards", ids)
    for id in found:
        after = card_to_member(after, run.by, id)
    run.keep("card.member", after, *(before.cards[id].text for id in found))
    telling.linked(run, before, after)


@member.verb("link", MEMBER, CARDS)
def link(run: Invocation, member: str, ids: list[str]) -> None:
    """Record what a member's taking part follows from."""
    links.link(run, pick.one(run, "members", member), ids)


@member.verb("unlink", MEMBER, CARDS)
def unlink(run: Invocation, member: str, ids: list[str]) -> None:
    """Take such links away."""
    links.unlink(run, pick.one(run, "members", member), ids)


@member.verb("remove", argument("members", "member", many=True))
def remove(run: Invocation, members: list[str]) -> None:
    """Remove members that should not have been there."""
    pick.each(run, "members", members, "member.remove", remove_member)
