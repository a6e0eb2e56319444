"""Saying of a ground rule from before that it works, or that it chafes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands.verdicts import next_verdict, session_of, set_verdict
from board.refusal import Refused
from board.text import visible
from tui.kit.dispatch import does
from tui.view.page_frame import Said

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("rule.verdict")
def judge(page: SheetPage) -> None:
    """Works, chafes, nothing said, and round again: of the rule here, or of those marked."""
    ids = [ref.id for ref in page.scene.targets() if ref.table == "cards"]
    if not ids:
        raise Refused("rule.not_a_rule")
    held = session_of(page.canvas)
    said = next_verdict(page.canvas, ids, held.id)
    page.do(
        "rule.verdict",
        lambda canvas, by: set_verdict(canvas, by, ids, said, held.id),
        subject=visible(page.canvas.cards[ids[0]].text),
    )
    page.said = Said(page.say(f"verdict.said.{said}", number=held.number))
