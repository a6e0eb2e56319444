"""``coalition``: who will make what together."""

from collections.abc import Iterable, Sequence
from typing import Any

from board import name_row, parties, queries
from board.commands import coalitions, party_names, turning, unmatching
from board.commands.by import By
from board.commands.items import remove as remove_items
from board.i18n import pick as worded
from board.matrix import matrix as who_where
from board.model import REMOVED, Canvas, Coalition, Ref
from board.name_row import means_outside
from tui.cli import output, pick, telling
from tui.cli.commands import links
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import CARDS, FORM, JSON, LINES, argument, option, switch
from tui.cli.problem import Problem
from tui.view.mentions import titled

PARTS = {"core": "●", "other": "○", "": "·"}
WITH_GROUP = "◌"

COALITION = argument("coalition", "coalition")
RULES = switch("--rules")

coalition = Family("coalition")


@coalition.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the coalitions."""

    def cells(each: Coalition) -> Sequence[object]:
        partners = parties.typed(run.canvas, (*each.core, *each.others), run.language)
        state = CHOICES["coalition_state"].said(each.progress, run.language)
        return each.id, each.title, _form(run, each), state, each.end or each.review, partners

    telling.listed(run, "coalitions", queries.coalitions(run.canvas), as_json, cells)


@coalition.verb("add", LINES, FORM, JSON)
def add(run: Invocation, lines: list[str], form: str | None, as_json: bool) -> None:
    """Add a coalition per line."""
    titles = run.lines(lines)
    after = run.canvas
    for title in titles:
        after = coalitions.add_coalition(after, run.by, title, form=form or "")
    telling.added(run, run.keep("coalition.add", after, *titles), as_json=as_json)


@coalition.verb(
    "set",
    COALITION,
    option("--title"),
    FORM,
    option("--core", "parties"),
    option("--others", "parties"),
    option("--target-group"),
    option("--ambition", dest="shared_ambition"),
    option("--way-of-working"),
    option("--conditions"),
    option("--joint", "yes_no"),
    option("--state", "coalition_state", dest="progress"),
    option("--start", "date"),
    option("--end", "date"),
    option("--review", "date"),
    option("--outcome"),
    option("--result"),
)
def set_(run: Invocation, coalition: str, **fields: Any) -> None:
    """Change a coalition."""
    before = run.canvas
    change = coalitions.set_coalition
    pick.change(run, "coalitions", coalition, "coalition.set", change, **fields)
    telling.read_as(run, before, fields, "core", "others")


@coalition.verb("link", COALITION, CARDS, RULES)
def link(run: Invocation, coalition: str, ids: list[str], rules: bool) -> None:
    """Record what a coalition follows from, or with ``--rules`` which ground rules hold for it."""
    id = pick.one(run, "coalitions", coalition)
    if not rules:
        return links.link(run, id, ids)
    found = pick.several(run, "cards", ids)
    for each in (run.canvas.cards[one] for one in found):
        if not run.canvas.template.under(each.place, "rules"):
            raise Problem("problem.no_rule", text=each.text)
    return _hold(run, id, (*run.canvas.coalitions[id].rules, *found))


@coalition.verb("unlink", COALITION, CARDS, RULES)
def unlink(run: Invocation, coalition: str, ids: list[str], rules: bool) -> None:
    """Take such links of a coalition away."""
    id = pick.one(run, "coalitions", coalition)
    if not rules:
        return links.unlink(run, id, ids)
    had = run.canvas.coalitions[id].rules
    gone = links.linked(run, had, ids)
    return _hold(run, id, [each for each in had if each not in gone])


@coalition.verb("match", argument("party", "unmatched"), argument("member", "member"))
def match(run: Invocation, party: str, member: str) -> None:
    """Say which member a loose name is, or that it is from outside."""
    if not means_outside(member):
        member = pick.party(run, member)
    run.keep("coalition.match", party_names.match_to(run.canvas, run.by, party, member), party)


@coalition.verb(
    "unmatch",
    argument("member", "member"),
    argument("party", "party"),
    option("--in", "id", dest="within", multiple=True),
)
def unmatch(run: Invocation, member: str, party: str, within: tuple[str, ...]) -> None:
    """Say that it isn't this member who is meant, and who is; everywhere, or in some things."""
    canvas = run.canvas
    id = pick.party(run, member)
    there = unmatching.named_in(canvas, id)
    known = {ref.id: titled(canvas, ref, run.texts) for ref in there}
    wanted = {pick.among(run, known, word, "mention") for word in within}
    meant = [ref for ref in there if ref.id in wanted]
    after = unmatching.unmatch(canvas, run.by, id, party, meant)
    run.keep("coalition.unmatch", after, canvas.members[id].name)
    telling.name_read(run, canvas, *unmatching.meant(canvas, id, party))


@coalition.verb("make", CARDS, FORM, JSON)
def make(run: Invocation, ids: list[str], form: str | None, as_json: bool) -> None:
    """Make coalitions of cards: loose answers that turn out to be one."""
    after = run.canvas
    found = pick.several(run, "cards", ids)
    for id in found:
        after = turning.card_to_coalition(after, run.by, id, form=form or "")
    names = [run.canvas.cards[id].text for id in found]
    telling.added(run, run.keep("card.coalition", after, *names), as_json=as_json)


@coalition.verb("loosen", argument("coalitions", "coalition", many=True), JSON)
def loosen(run: Invocation, coalitions: list[str], as_json: bool) -> None:
    """Make loose cards of coalitions that say no more than a card can."""
    after = run.canvas
    found = pick.several(run, "coalitions", coalitions)
    for id in found:
        after = turning.coalition_to_card(after, run.by, id)
    names = [run.canvas.coalitions[id].title for id in found]
    telling.added(run, run.keep("coalition.card", after, *names), as_json=as_json)


@coalition.verb("remove", argument("coalitions", "coalition", many=True))
def remove(run: Invocation, coalitions: list[str]) -> None:
    """Remove coalitions."""
    pick.each(run, "coalitions", coalitions, "coalition.remove", _removed)


@coalition.verb("matrix")
def matrix(run: Invocation) -> None:
    """Draw the members against the coalitions."""
    drawn = who_where(run.canvas)
    names = telling.column(["", *(row.name for row in drawn.rows)])
    numbers = [str(number) for number in range(1, len(drawn.columns) + 1)]
    output.line(names[0] + "".join(f" {number:>2}" for number in numbers))
    for name, row in zip(names[1:], drawn.rows, strict=True):
        signs = (
            WITH_GROUP if there and not part else PARTS[part]
            for part, there in zip(row.parts, row.there, strict=True)
        )
        output.line(name + "".join(f"  {sign}" for sign in signs))
    output.line()
    for number, column in zip(numbers, drawn.columns, strict=True):
        strangers = name_row.listed((*column.outsiders, *column.unmatched))
        also = f" + {strangers}" if strangers else ""
        output.line(f"{number:>2} {column.coalition.title}{also}")
    output.line(run.texts("matrix.legend"))
    if any(
        there and not part
        for row in drawn.rows
        for part, there in zip(row.parts, row.there, strict=True)
    ):
        output.line(run.texts("matrix.with_group"))
    for key, members in (("matrix.none", drawn.in_none), ("matrix.all", drawn.in_all)):
        if members:
            output.line(run.texts(key, names=name_row.listed(each.name for each in members)))


def _removed(canvas: Canvas, by: By, id: str) -> Canvas:
    return remove_items(canvas, by, [Ref("coalitions", id)])


def _form(run: Invocation, coalition: Coalition) -> str:
    """Return the form of a coalition in the reader's language; what no form is as it is kept."""
    form = run.canvas.template.form(coalition.form)
    return worded(form.title, run.language) if form else coalition.form


def _hold(run: Invocation, id: str, rules: Iterable[str]) -> None:
    """Keep which rules hold for a coalition, but for those that were removed since."""
    cards = run.canvas.cards
    live = [each for each in dict.fromkeys(rules) if cards[each].state != REMOVED]
    pick.change(run, "coalitions", id, "coalition.set", coalitions.set_coalition, rules=live)
