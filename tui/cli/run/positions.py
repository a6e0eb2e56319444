"""``position``: where the group stands on the paradoxes."""

from board import spread
from board.codec import to_record
from board.commands import paradoxes
from board.i18n import pick as worded
from board.model import Canvas
from board.template import Paradox
from board.words import signed
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import pick, telling
from tui.cli.session import Session


def list_(session: Session, args: Given) -> None:
    """Tell the spread on each paradox, the last round; spread comes before mean."""
    canvas = session.open(args.canvas).canvas
    if args.json:
        answers = [
            to_record(each)
            for paradox in canvas.template.paradoxes
            for each in spread.positions(canvas, paradox.id)
        ]
        notes = [to_record(each) for each in canvas.paradoxes.values()]
        output.data({"canvas": args.canvas, "positions": answers, "paradoxes": notes})
        return
    for number, each in enumerate(spread.overview(canvas), 1):
        paradox = canvas.template.paradox(each.paradox)
        assert paradox is not None
        language = canvas.info.language
        output.line(f"{number}  {worded(paradox.a, language)} – {worded(paradox.b, language)}")
        output.line("   " + _told(session, each))
        note = canvas.paradoxes.get(each.paradox)
        for line in (note.note if note else "").splitlines():
            output.line("   " + line)


def _told(session: Session, each: spread.Spread) -> str:
    if not each.n and not each.unknown:
        return session.texts("position.none")
    counts = zip(range(-3, 4), each.histogram, strict=True)
    scale = "  ".join(f"{signed(value)}:{count}" for value, count in counts if count)
    parts = [session.texts("position.round", round=each.round), scale]
    if each.unknown:
        parts.append(f"x:{each.unknown}")
    if each.mean is not None:
        parts.append(session.texts("position.mean", mean=_decimal(each.mean, session.language)))
    return "  ".join(part for part in parts if part)


def _decimal(value: float, language: str) -> str:
    """Return a mean as people write it: ``−0,6`` in Dutch."""
    text = f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")
    return text.replace(".", ",") if language == "nl" else text


def add(session: Session, args: Given) -> None:
    """Add a row of positions to a round, behind those it has; or one of a member."""
    opened = session.open(args.canvas)
    paradox = _paradox(opened.canvas, args.paradox)
    members = None
    if args.member:
        members = [pick.one(session, opened.canvas, "members", args.member)]
    after = paradoxes.answer_row(
        opened.canvas, session.by, paradox.id, args.round or 0, " ".join(args.values), members,
        more=not args.replace,
    )  # fmt: skip
    done = session.change(opened, "position.add", after, _named(opened.canvas, paradox))
    telling.added(session, [delta for delta in done.deltas if delta.table == "positions"])


def note(session: Session, args: Given) -> None:
    """Write down what was said about a paradox."""
    opened = session.open(args.canvas)
    paradox = _paradox(opened.canvas, args.paradox)
    after = paradoxes.set_note(opened.canvas, session.by, paradox.id, args.text)
    session.change(opened, "position.note", after, _named(opened.canvas, paradox))


def example(session: Session, args: Given) -> None:
    """Hang a card on a pole, or take it off."""
    opened = session.open(args.canvas)
    paradox = _paradox(opened.canvas, args.paradox)
    card = pick.one(session, opened.canvas, "cards", args.id)
    if args.remove:
        after = paradoxes.remove_example(opened.canvas, session.by, paradox.id, card)
    else:
        after = paradoxes.add_example(opened.canvas, session.by, paradox.id, args.pole, card)
    session.change(opened, "position.example", after, _named(opened.canvas, paradox))


def _paradox(canvas: Canvas, spelling: str) -> Paradox:
    paradox = canvas.template.paradox(spelling)
    if paradox is None:
        known = ", ".join(each.id for each in canvas.template.paradoxes)
        raise Problem("problem.paradox", word=spelling, near=known)
    return paradox


def _named(canvas: Canvas, paradox: Paradox) -> str:
    language = canvas.info.language
    return f"{worded(paradox.a, language)} – {worded(paradox.b, language)}"
