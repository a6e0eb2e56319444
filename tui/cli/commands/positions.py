"""``position``: where the group stands on the paradoxes."""

from board import spread
from board.codec import to_record
from board.commands import paradoxes
from board.commands.paradoxes import Pole
from board.i18n import pick as worded
from board.template import Paradox
from board.wording import signed
from tui.cli import output, pick, telling
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.params import JSON, argument, option, switch
from tui.cli.problem import Problem

PARADOX = argument("paradox", "paradox")

position = Family("position")


@position.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the spread on each paradox, the last round; spread comes before mean."""
    canvas = run.canvas
    if as_json:
        answers = [
            to_record(each)
            for paradox in canvas.template.paradoxes
            for each in spread.positions(canvas, paradox.id)
        ]
        notes = [to_record(each) for each in canvas.paradoxes.values()]
        output.data({"canvas": run.name, "positions": answers, "paradoxes": notes})
        return
    for number, each in enumerate(spread.overview(canvas), 1):
        output.line(f"{number}  {_named(run, _paradox(run, each.paradox))}")
        output.line("   " + _told(run, each))
        note = canvas.paradoxes.get(each.paradox)
        for line in (note.note if note else "").splitlines():
            output.line("   " + line)


def _told(run: Invocation, each: spread.Spread) -> str:
    if not each.n and not each.unknown:
        return run.texts("position.none")
    counts = zip(range(-3, 4), each.histogram, strict=True)
    scale = "  ".join(f"{signed(value)}:{count}" for value, count in counts if count)
    parts = [run.texts("position.round", round=each.round), scale]
    if each.unknown:
        parts.append(f"x:{each.unknown}")
    if each.mean is not None:
        parts.append(run.texts("position.mean", mean=_decimal(each.mean, run.language)))
    return "  ".join(part for part in parts if part)


def _decimal(value: float, language: str) -> str:
    """Return a mean as people write it: ``−0,6`` in Dutch."""
    text = f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")
    return text.replace(".", ",") if language == "nl" else text


@position.verb(
    "add",
    PARADOX,
    argument("values", "position", many=True),
    option("--round", "number"),
    option("--member", "member"),
    switch("--replace"),
    JSON,
)
def add(
    run: Invocation, paradox: str, values: list[str], round: int | None, member: str | None,
    replace: bool, as_json: bool,
) -> None:  # fmt: skip
    """Add a row of positions to a round, behind those it has; or one of a member."""
    found = _paradox(run, paradox)
    members = [pick.party(run, member)] if member else None
    after = paradoxes.answer_row(
        run.canvas, run.by, found.id, round or 0, " ".join(values), members, more=not replace
    )
    deltas = run.keep("position.add", after, _named(run, found))
    answers = [delta for delta in deltas if delta.table == "positions"]
    telling.added(run, answers, as_json=as_json)


@position.verb("note", PARADOX, argument("text"))
def note(run: Invocation, paradox: str, text: str) -> None:
    """Write down what was said about a paradox."""
    found = _paradox(run, paradox)
    after = paradoxes.set_note(run.canvas, run.by, found.id, text)
    run.keep("position.note", after, _named(run, found))


@position.verb(
    "example", PARADOX, argument("pole", "pole"), argument("id", "card"), switch("--remove")
)
def example(run: Invocation, paradox: str, pole: Pole, id: str, remove: bool) -> None:
    """Hang a card on a pole, or take it off."""
    found = _paradox(run, paradox)
    card = pick.one(run, "cards", id)
    if remove:
        after = paradoxes.remove_example(run.canvas, run.by, found.id, card)
    else:
        after = paradoxes.add_example(run.canvas, run.by, found.id, pole, card)
    run.keep("position.example", after, _named(run, found))


def _paradox(run: Invocation, spelling: str) -> Paradox:
    paradox = run.canvas.template.paradox(spelling)
    if paradox is None:
        known = ", ".join(each.id for each in run.canvas.template.paradoxes)
        raise Problem("problem.paradox", word=spelling, near=known)
    return paradox


def _named(run: Invocation, paradox: Paradox) -> str:
    language = run.canvas.info.language
    return f"{worded(paradox.a, language)} – {worded(paradox.b, language)}"
