"""Two versions of one card: theirs, mine, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.model import Ref
from board.refusal import Refused
from board.text import visible
from tui.kit import versions
from tui.kit.dispatch import does
from tui.kit.versions import Version
from tui.view.index import ref_of, title_of

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("conflict.choose")
def choose(page: SheetPage) -> None:
    """Choose between two versions; what isn't chosen stays in the history."""
    thing, group = page.thing, page.scene.group
    if page.scene.on_heading and group is not None:
        ref, name = Ref("groups", group.id), group.title
    elif thing is not None:
        ref, name = ref_of(thing), title_of(thing)
    else:
        raise Refused("card.none_here")

    def show(id: str) -> None:
        page.scene.select_ref(Ref(ref.table, id))

    versions.choose(page, ref, _described, name, show)


def _described(field: str, version: Version) -> str:
    """Return what stands in a field, safe for the screen."""
    value = getattr(version, field)
    parts = value if isinstance(value, tuple) else (value,)
    return "; ".join(visible(str(part)) for part in parts) or "–"
