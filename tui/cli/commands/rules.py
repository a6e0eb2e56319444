"""``rule``: the ground rules, which are cards with a status and with who agreed."""

from collections.abc import Sequence

from board import name_row, queries, sessions
from board.commands import cards
from board.commands.verdicts import set_verdict
from board.model import Canvas, Card
from board.parties import shown_name
from tui.cli import pick, telling
from tui.cli.commands.agreeing import session_id
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import CARDS, JSON, LINES, argument, option
from tui.cli.problem import Problem

rule = Family("rule")


@rule.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the ground rules with their status and who agreed."""
    canvas = run.canvas
    rows = queries.cards_at(canvas, _block(run, canvas), deep=True)

    def cells(card: Card) -> Sequence[object]:
        status = CHOICES["rule_status"].said(card.status, run.language)
        agreed = [
            shown_name(canvas, canvas.members[id]) for id in card.agreed_by if id in canvas.members
        ]
        verdict = CHOICES["verdict"].said(sessions.verdict(canvas, card), run.language)
        return card.id, card.text, status, name_row.listed(agreed), verdict

    telling.listed(run, "rules", rows, as_json, cells)


@rule.verb("add", LINES, option("--place", "place"), option("--status", "rule_status"), JSON)
def add(
    run: Invocation, lines: list[str], place: str | None, status: str | None, as_json: bool
) -> None:
    """Add a ground rule per line."""
    texts = run.lines(lines)
    home = _block(run, run.canvas)
    after = cards.add_cards(run.canvas, run.by, run.place(place) if place else home, texts)
    if status:
        new = [id for id in after.cards if id not in run.canvas.cards]
        after = cards.set_status(after, run.by, new, status)
    telling.added(run, run.keep("rule.add", after, *texts), as_json=as_json)


@rule.verb("status", argument("status", "rule_status"), CARDS)
def status(run: Invocation, status: str, ids: list[str]) -> None:
    """Give ground rules a status."""
    found = pick.several(run, "cards", ids)
    after = cards.set_status(run.canvas, run.by, found, status)
    run.keep("rule.status", after, after.cards[found[0]].text)


@rule.verb("agree", argument("id", "card"), argument("members", "member", many=True))
def agree(run: Invocation, id: str, members: list[str]) -> None:
    """Record who agreed to a ground rule."""
    card = pick.one(run, "cards", id)
    after = cards.set_agreed(run.canvas, run.by, card, pick.parties_of(run, members))
    run.keep("rule.agreed", after, after.cards[card].text)


@rule.verb("verdict", argument("verdict", "verdict"), CARDS, option("--session", "session"))
def verdict(run: Invocation, verdict: str, ids: list[str], session: str | None) -> None:
    """Say of ground rules that they work or chafe, in the session that runs or another."""
    found = pick.several(run, "cards", ids)
    held = session_id(run, session) if session else ""
    after = set_verdict(run.canvas, run.by, found, verdict, held)
    run.keep("rule.verdict", after, *(after.cards[id].text for id in found))


def _block(run: Invocation, canvas: Canvas) -> str:
    block = canvas.template.block_of("rules")
    if block is None:
        raise Problem("problem.no_role", what=run.texts("kind.rules"))
    return block.id
