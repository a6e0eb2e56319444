"""Actions as a table for a spreadsheet, as ``exports.csv_`` makes them. It is not read back."""

from board import agreements
from board.model import Canvas
from exports.csv_ import table
from exports.markdown import news, parts
from exports.markdown.parts import PageWriter
from exports.request import Request

ACTIONS = ("id", "action", "owner", "due", "progress", "done", "coalition", "decision", "note")


def actions(canvas: Canvas, request: Request) -> str:
    """Return the actions as a table, the first to be done first; days are ISO."""
    writer = PageWriter(canvas, request)
    rows = []
    for one in agreements.actions(canvas):
        if not news.leaves(writer, one):
            continue
        coalition = canvas.coalitions.get(one.coalition)
        decision = canvas.decisions.get(one.decision)
        rows.append(
            [
                one.id,
                one.text,
                parts.party_names(writer, (one.owner,) if one.owner else ()),
                one.due,
                writer.texts(f"action.{one.progress}"),
                one.done,
                coalition.title if coalition and writer.reader.allowed(coalition) else "",
                decision.text if decision and news.leaves(writer, decision) else "",
                one.note,
            ]
        )
    return table(writer.texts, ACTIONS, rows)
