"""``round``: silent rounds, in which cards are hidden, and votes."""

from collections.abc import Sequence

from board import hidden, votes
from board.codec import to_record
from board.commands import rounds
from board.meeting import Round
from board.rounds import VOTE, are_open, ballots_in, in_order, to_reveal
from tui.cli import output, pick, telling
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.params import JSON, PLACE, argument, option, switch
from tui.cli.problem import Problem, usage

ROUND = argument("round", "round", optional=True)

round = Family("round")


@round.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the rounds as they were started, with what is hidden and how many ballots are in."""
    found = in_order(run.canvas)
    if as_json:
        output.data({"canvas": run.name, "rounds": [_record(run, each) for each in found]})
        return
    for each in found:
        telling.row(*_cells(run, each))


@round.verb(
    "open",
    PLACE,
    switch("--vote"),
    option("--about", "card", multiple=True),
    switch("--groups"),
    option("--dots", "number"),
    option("--most", "number"),
    option("--minutes", "number"),
    switch("--shuffled"),
    JSON,
)
def open_(
    run: Invocation, place: str | None, vote: bool, about: tuple[str, ...], groups: bool,
    dots: int | None, most: int | None, minutes: int | None, shuffled: bool, as_json: bool,
) -> None:  # fmt: skip
    """Open a silent round at a place, or a vote on what stands there."""
    path = run.place(place) if place else ""
    canvas, before = run.canvas, run.canvas.rounds
    if not vote:
        if about or groups or dots is not None or most is not None:
            raise usage("usage.needs", first="--about, --groups, --dots, --most", second="--vote")
        after = rounds.open_silent(canvas, run.by, path, minutes=minutes or 0, shuffled=shuffled)
    else:
        if shuffled:
            raise usage("usage.both", first="--vote", second="--shuffled")
        after = rounds.open_vote(
            canvas,
            run.by,
            _about(run, path, about, groups=groups),
            dots=rounds.DOTS if dots is None else dots,
            most=most or 0,
            place=path,
            minutes=minutes or 0,
        )
    deltas = run.keep("round.open", after, path)
    telling.added(run, deltas, as_json=as_json)
    if vote and not as_json:
        made = next(each for id, each in after.rounds.items() if id not in before)
        _paper(run, made)


@round.verb(
    "ballot",
    argument("numbers", "text", many=True, optional=True),
    option("--round", "round", dest="which"),
    option("--back", "text"),
    JSON,
)
def ballot(
    run: Invocation, numbers: tuple[str, ...], which: str | None, back: str | None, as_json: bool
) -> None:
    """Hand in one ballot, a number per dot; without numbers tell what can be voted on."""
    if back:
        if numbers:
            raise usage("usage.both", first="--back", second=numbers[0])
        run.keep("ballot.take_back", rounds.take_back(run.canvas, back), nameless=True)
        return
    found = _which(run, which, are_open(run.canvas, VOTE), "round.none_open")
    if not numbers:
        _paper(run, found, as_json=as_json)
        return
    after = rounds.hand_in(run.canvas, found.id, votes.given(found, " ".join(numbers)))
    telling.added(run, run.keep("ballot.hand_in", after, nameless=True), as_json=as_json)


@round.verb("reveal", ROUND, JSON)
def reveal(run: Invocation, round: str | None, as_json: bool) -> None:
    """Show what was hidden in a round, or what came of a vote."""
    found = _which(run, round, to_reveal(run.canvas), "round.none_to_reveal")
    shown = hidden.count(run.canvas, "", found.id)
    after = rounds.reveal(run.canvas, run.by, found.id)
    run.keep("round.reveal", after, found.place)
    if found.kind == VOTE:
        _result(run, run.open(run.name).canvas.rounds[found.id], as_json=as_json)
    elif as_json:
        output.data({"canvas": run.name, "round": found.id, "shown": shown})
    else:
        output.line(run.texts("round.shown", n=shown))


@round.verb("drop", ROUND)
def drop(run: Invocation, round: str | None) -> None:
    """Close a round without revealing it."""
    found = _which(run, round, are_open(run.canvas), "round.none_open")
    run.keep("round.drop", rounds.drop(run.canvas, run.by, found.id), found.place)
    n = hidden.count(run.canvas, "", found.id)
    key = "round.dropped_vote" if found.kind == VOTE else "round.was_dropped"
    output.line(run.texts(key, n=n, id=found.id))


@round.verb("result", ROUND, JSON)
def result(run: Invocation, round: str | None, as_json: bool) -> None:
    """Tell what came of a vote, most dots first; the latest where none is named."""
    latest = votes.revealed(run.canvas)[:1]
    _result(run, _which(run, round, latest, "round.no_result"), as_json=as_json)


def _about(run: Invocation, path: str, about: Sequence[str], *, groups: bool) -> list[str]:
    """Return the ids of what is voted on: what was named, or else what stands at the place."""
    if not about:
        return votes.within_place(run.canvas, path, groups=groups)
    if groups:
        raise usage("usage.both", first="--about", second="--groups")
    return [pick.votable(run, word) for word in about]


def _which(run: Invocation, word: str | None, offered: Sequence[Round], none: str) -> Round:
    """Return the round meant; without a word the only one it can be. Raises ``Problem``."""
    if word:
        known = {each.id: each for each in in_order(run.canvas)}
        found = [id for id in known if id.startswith(word)]
        if word in known or len(found) == 1:
            return known[word if word in known else found[0]]
        key = "round.which_one" if found else "round.no_such"
        raise Problem(key, word=word, ids=", ".join(found))
    if len(offered) == 1:
        return offered[0]
    if not offered:
        raise Problem(none)
    raise Problem("round.which_one", word="", ids=", ".join(each.id for each in offered))


def _cells(run: Invocation, each: Round) -> list[object]:
    canvas = run.canvas
    if each.kind == VOTE:
        told = run.texts("round.ballots", n=ballots_in(canvas, each.id))
    elif each.progress == hidden.REVEALED:
        told = ""
    else:
        told = run.texts("round.hidden", n=hidden.count(canvas, "", each.id))
    state = run.texts(f"round.state.{each.progress}")
    return [each.id, run.texts(f"round.{each.kind}"), state, each.place, told]


def _record(run: Invocation, each: Round) -> dict[str, object]:
    """Return a round as JSON tells it: its state and kind always, and what may be counted."""
    told: dict[str, object] = {**to_record(each), "kind": each.kind, "progress": each.progress}
    if each.kind == VOTE:
        return {**told, "dots": each.dots, "ballots": ballots_in(run.canvas, each.id)}
    return {**told, "hidden": hidden.count(run.canvas, "", each.id)}


def _paper(run: Invocation, each: Round, *, as_json: bool = False) -> None:
    """Tell what can be voted on, by the numbers that a ballot takes."""
    canvas = run.canvas._replace(rounds={**run.canvas.rounds, each.id: each})
    found = votes.candidates(canvas, each)
    if as_json:
        rows = [{"number": one.number, "id": one.ref.id, "text": one.text} for one in found]
        dots = {"dots": each.dots, "most": votes.most_of(each)}
        output.data({"canvas": run.name, "round": each.id, **dots, "candidates": rows})
        return
    most = votes.most_of(each)
    key = "round.budget" if most == each.dots else "round.budget_most"
    output.line(run.texts(key, n=each.dots, most=most))
    for one in found:
        output.line(f"{one.number:>3}  {one.text}")


def _result(run: Invocation, each: Round, *, as_json: bool) -> None:
    canvas = run.open(run.name).canvas
    rows = votes.result(canvas, each)
    n = ballots_in(canvas, each.id)
    if as_json:
        told = [
            {**row._asdict(), "ref": None, "table": row.ref.table, "id": row.ref.id} for row in rows
        ]
        for one in told:
            del one["ref"]
        output.data({"canvas": run.name, "round": each.id, "ballots": n, "result": told})
        return
    output.line(run.texts("round.ballots", n=n))
    for row in rows:
        output.line(f"{row.rank:>3}  {row.dots:>3} ●  {row.text}")
