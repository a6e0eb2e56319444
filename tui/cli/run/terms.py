"""``term``: the glossary."""

from board import text
from board.commands import terms
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import fields, pick, telling
from tui.cli.session import Session

FIELDS = fields.own("word", "meaning")


def list_(session: Session, args: Given) -> None:
    """Tell the words, and what still needs explaining."""
    canvas = session.open(args.canvas).canvas
    rows = terms.glossary(canvas)
    asking = terms.unexplained(canvas)
    if args.json:
        telling.entities(session, "terms", rows)
        return
    for each in rows:
        if each.meaning:
            telling.row(each.id, f"{each.word} = {each.meaning}")
    if asking:
        output.line(session.texts("term.open"))
        for one in asking:
            telling.row(one.ref.id, one.text)


def add(session: Session, args: Given) -> None:
    """Add a word per line, ``word = meaning``; the meaning may wait."""
    given = text.lines(session.lines(args.lines))
    if not given:
        raise Problem("problem.nothing_to_add")
    opened = session.open(args.canvas)
    after = opened.canvas
    for each in given:
        word, _, meaning = each.partition("=")
        after = terms.add_term(after, session.by, word, meaning)
    done = session.change(
        opened, "term.add", after, session.about([each.partition("=")[0] for each in given])
    )
    telling.added(session, done.deltas)


def set_(session: Session, args: Given) -> None:
    """Change a word or its meaning."""
    values = fields.given(args, FIELDS)
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "terms", args.term)
    after = terms.set_term(opened.canvas, session.by, id, **values)
    session.change(opened, "term.set", after, after.terms[id].word)


def remove(session: Session, args: Given) -> None:
    """Take words out of the glossary."""
    opened = session.open(args.canvas)
    after = opened.canvas
    ids = pick.several(session, after, "terms", args.terms)
    for id in dict.fromkeys(ids):
        after = terms.remove_term(after, session.by, id)
    session.change(opened, "term.remove", after, opened.canvas.terms[ids[0]].word)
