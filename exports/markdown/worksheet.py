"""The worksheet: the questions of the canvas, blank, to fill in at home.

What comes back is read by ``exports.read``: headings say where an answer belongs, so they are the
same words as on the other pages.
"""

from board.i18n import pick
from board.model import Canvas
from board.template import Block, Question
from exports.markdown import escape, parts
from exports.markdown.parts import PageWriter
from exports.markdown.summary import title
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return a blank worksheet of the blocks, sections or questions asked for."""
    writer = PageWriter(canvas, request)
    texts, page = writer.texts, writer.page
    name = texts("page.worksheet")
    parts.head(writer, f"{name} – {title(writer)}" if len(request.places) == 1 else name)
    page.paragraph(escape.line(canvas.info.purpose))
    page.paragraph(texts("worksheet.intro"))
    page.paragraph(f"{texts('worksheet.name')}:")
    page.paragraph(f"{texts('worksheet.home')}:")
    for block in writer.reader.blocks:
        _block(writer, block)
    parts.foot(writer)
    return page.text()


def _block(writer: PageWriter, block: Block) -> None:
    page = writer.page
    name, key = writer.pick(block.title), writer.pick(block.key)
    page.heading(2, f"{block.number}. {name} – {key}")
    page.paragraph(escape.line(pick(block.help, writer.language)))
    _questions(writer, block.id, block.questions, 3)
    for section in writer.reader.sections(block):
        page.heading(3, writer.pick(section.title))
        _questions(writer, f"{block.id}.{section.id}", section.questions, 4)
    if "coalitions" in block.roles:
        _coalition(writer)
    elif not block.sections and not block.questions:
        page.items([""])


def _questions(writer: PageWriter, path: str, questions: tuple[Question, ...], level: int) -> None:
    for question in questions:
        if writer.reader.touches(f"{path}.{question.id}"):
            writer.page.heading(level, writer.pick(question.text))
            writer.page.items([""])


def _coalition(writer: PageWriter) -> None:
    """Add the fields of one coalition to fill in."""
    texts = writer.texts
    writer.page.heading(3, texts("worksheet.coalition"))
    labels = [texts("worksheet.title")]
    if writer.template.forms:
        labels.append(texts("worksheet.form"))
    labels += [writer.pick(field.title) for field in writer.template.coalition_fields]
    writer.page.items(f"**{label}:**" for label in labels)
    if writer.template.forms:
        forms = ", ".join(
            escape.inside(parts.form_title(writer, form.id)) for form in writer.template.forms
        )
        choose = texts("worksheet.choose", title=texts("worksheet.form"), choices=forms)
        writer.page.paragraph(f"*{choose}*")
