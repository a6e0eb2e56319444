"""What is kept of a canvas when a few of its cards change is what one would make anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from board import examples, templates
from board.codec import canvas_from_tables
from board.commands import items, moves
from board.commands.by import By
from board.commands.cards import add_card, edit_card
from board.commands.members import add_member
from board.i18n import Texts
from board.model import REMOVED, Canvas, Ref
from board.refusal import Refused
from tui.texts import SOURCES
from tui.view.cell_rows import Builder
from tui.view.index import Index

BY = By("anna", "2026-03-17T09:30:00Z")
SAY = Texts("nl", *SOURCES)
STEPS = ("move", "add", "up", "down", "edit", "park", "unpark", "remove", "tie", "member")


def changed(canvas: Canvas, step: str, at: int, place: str) -> Canvas:
    """Change a canvas in one way; as it is where that is refused."""
    ids = [id for id, card in canvas.cards.items() if card.state != REMOVED]
    ref = Ref("cards", ids[at % len(ids)])
    try:
        match step:
            case "move":
                return moves.move(canvas, BY, [ref], place)
            case "add":
                return add_card(canvas, BY, place, "Nieuw")
            case "up" | "down":
                return moves.step(canvas, BY, [ref], -1 if step == "up" else 1)
            case "edit":
                return edit_card(canvas, BY, ref.id, text=f"Anders {at}")
            case "park":
                return items.park(canvas, BY, [ref], "later")
            case "unpark":
                return items.unpark(canvas, BY, [ref])
            case "remove":
                return items.remove(canvas, BY, [ref])
            case "tie":
                return moves.tie(canvas, BY, [ref], "")
            case _:
                return add_member(canvas, BY, f"Iemand {at}")
    except Refused:
        return canvas


def contents(builder: Builder) -> list[object]:
    """Everything the cells of a canvas hold."""
    blocks = builder.index.canvas.template.blocks
    cells = [
        cell
        for full in (False, True)
        for block in blocks
        for cell in builder.of_block(block, full=full, ghost=None)
    ]
    return [(cell.key, cell.path, cell.title, cell.rows) for cell in cells]


@settings(max_examples=60)
@given(st.data(), st.sampled_from(templates.BUILT_IN))
def test_going_on_from_the_canvas_before_is_as_good_as_beginning_anew(
    data: st.DataObject, template: str
) -> None:
    canvas = canvas_from_tables(examples.load("nl"), templates.load(template))
    places = list(canvas.template.places)
    builder = Builder(Index(canvas), SAY)
    contents(builder)
    steps = st.tuples(st.sampled_from(STEPS), st.integers(0, 99), st.sampled_from(places))
    for step in data.draw(st.lists(steps, min_size=1, max_size=6)):
        canvas = changed(canvas, *step)
        index = Index(canvas, builder.index)
        builder = Builder(index, SAY, before=builder)
        anew = Index(canvas)
        for name in ("shown", "parked", "cards", "coverage", "open_questions"):
            assert getattr(index, name) == getattr(anew, name), name
        assert contents(builder) == contents(Builder(anew, SAY))
