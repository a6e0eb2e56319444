"""The glossary: words with the meaning the group agreed on (article, ``Cv``)."""

from board.commands.terms import glossary, unexplained
from board.model import Canvas
from exports.markdown import escape, parts
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the glossary as a page of its own."""
    writer = PageWriter(canvas, request)
    parts.head(writer, writer.texts("page.glossary"))
    section(writer, 0)
    parts.foot(writer)
    return writer.page.text()


def section(writer: PageWriter, level: int) -> None:
    """Add the words; with a level under a heading, and then only where there are any."""
    texts = writer.texts
    words = [one for one in glossary(writer.canvas) if one.meaning.strip()]
    asking = _asking(writer)
    if not words and not asking:
        if not level:
            writer.page.paragraph(texts("glossary.none"))
        return
    if level:
        writer.page.heading(level, texts("page.glossary"))
    writer.page.items(
        f"**{escape.inside(one.word.strip())}** – {escape.inside(one.meaning)}" for one in words
    )
    if asking:
        writer.page.paragraph(texts("glossary.asking", terms=", ".join(asking)))


def _asking(writer: PageWriter) -> list[str]:
    """Return what has no meaning yet: words, and the texts of cards marked *begrip?*."""
    found: list[str] = []
    for one in unexplained(writer.canvas):
        card = writer.canvas.cards.get(one.ref.id) if one.ref.table == "cards" else None
        if card is None:
            found.append(escape.inside(one.text))
        elif writer.reader.allowed(card):
            found.append(f"“{escape.inside(one.text)}”")
    return found
