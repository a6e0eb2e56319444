"""Board to text: Markdown, HTML, Word, JSON, JSON Canvas, CSV, calendar, graph, and back.

``render(canvas, request)`` makes any page in any format from the one registry in
``exports.pages``, ``file(canvas, request)`` gives it as a file holds it, and
``left_out(canvas, request)`` counts what stays out of it. Reading back is in ``exports.read``,
files are in ``exports.files``.
"""

from exports.files import file_name, write
from exports.page_texts import REFUSALS
from exports.pages import PAGES, cards_markdown, file, left_out, pages, render
from exports.request import LeftOut, Request

__all__ = [
    "PAGES",
    "REFUSALS",
    "LeftOut",
    "Request",
    "cards_markdown",
    "file",
    "file_name",
    "left_out",
    "pages",
    "render",
    "write",
]
