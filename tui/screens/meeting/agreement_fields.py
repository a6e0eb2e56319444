"""What the forms of a decision and an action have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from board import agreements, sessions
from board.i18n import Texts
from board.meeting import Action, Decision
from board.model import Canvas
from board.queries import label
from board.text import visible
from tui.kit.card_links import pick_cards
from tui.kit.form_page import FormPage
from tui.kit.several import Listed
from tui.view.form import Field

CARDS = "cards"
"""The kind of a field that holds cards and coalitions."""


def about(canvas: Canvas, ids: Iterable[str]) -> str:
    """Return the cards and coalitions that are still there, in one line."""
    return "; ".join(visible(label(one)) for one in agreements.things(canvas, ids))


def of_sessions(canvas: Canvas, say: Texts) -> list[tuple[str, str]]:
    """Return the sessions to choose from, the first choice being none."""
    row = sessions.in_row(canvas)
    offered = [(one.id, say("agreements.of_session", n=one.number)) for one in row]
    return [("", say("agreements.no_choice")), *offered]


def choose_about(form: FormPage, field: Field) -> None:
    """Choose the cards that the record on a form is about."""
    pick_cards(
        form,
        field.label,
        "",
        lambda: cast("Action | Decision", form.record()).cards,
        lambda ids: form.set_field(field.id, ids),
        Listed(form.record_id(), field.id),
    )
