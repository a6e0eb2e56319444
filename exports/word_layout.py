"""How a Word document lies on paper: A4, letters one reads, columns as wide as what is in them."""

from collections.abc import Sequence
from typing import Any, Final

_PAGE: Final = (210, 297)
_MARGIN: Final = 20
"""Millimetres."""

_FONT, _SIZE = "Calibri", 10
_LETTER = 0.62
"""Ems of a wide letter, with a little to spare for the edges of a cell."""

_HEADINGS: Final = {1: 16, 2: 13, 3: 11}
"""Points; deeper headings are as large as the text."""

_MOST: Final = 40
"""Letters of a cell that count for the width of its column: more goes on a next line."""


def lay_out(made: Any) -> None:
    """Give a new document its paper and its letters, in its styles: a house style replaces them."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    page = made.sections[0]
    page.page_width, page.page_height = map(Mm, _PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.element.rPr.rFonts.set(qn("w:cs"), _FONT)
    normal.paragraph_format.space_after = Pt(_SIZE / 2.5)
    for level in range(1, 7):
        heading = made.styles[f"Heading {level}"]
        heading.font.size = Pt(_HEADINGS.get(level, _SIZE))
        heading.paragraph_format.space_before = Pt(_SIZE if level < 3 else _SIZE * 0.6)
        heading.paragraph_format.space_after = Pt(2)


def shares(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the widths of a table's columns, in the units of ``width``: EMU, 12,700 a point.

    Each has room for its longest word as far as there is any; the rest goes to the longest texts.
    """
    columns = list(zip(*rows, strict=True))
    words = [max(max(map(len, cell.split()), default=1) for cell in cells) + 2 for cells in columns]
    texts = [max(min(len(cell), _MOST) for cell in cells) for cells in columns]
    letters = width / (12_700 * _SIZE * _LETTER)
    left = max(0.0, letters - sum(words))
    more = [max(0, text - word) for word, text in zip(words, texts, strict=True)]
    wanted = [word + left * one / (sum(more) or 1) for word, one in zip(words, more, strict=True)]
    return [int(width * one / sum(wanted)) for one in wanted]


def widen(table: Any, widths: Sequence[int]) -> None:
    """Give the columns of a table their widths, for programs that look at either place."""
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width
