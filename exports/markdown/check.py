"""The vitality check as a page: what is on the canvas, and a question. No score, no verdict."""

from collections.abc import Iterator

from board.checks import Outcome, say, state
from board.meeting import Action, Decision
from board.model import Canvas, Card, Coalition, Ref
from board.queries import item, label
from exports import findings
from exports.markdown import escape, news, parts
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the talking points, block after block.

    What is for the facilitator is only in on request, findings and all.
    """
    writer = PageWriter(canvas, request)
    texts, page = writer.texts, writer.page
    parts.head(writer, texts("page.check"))
    page.paragraph(texts("check.intro"))
    outcomes = findings.outcomes(canvas, request)
    points: dict[str, list[str]] = {}
    for outcome in outcomes:
        points.setdefault(_heading(writer, outcome), []).extend(_sentences(writer, outcome))
    for heading, sentences in points.items():
        if sentences:
            page.heading(2, heading)
            page.items(sentences)
    if not any(points.values()):
        page.paragraph(texts("check.none"))
    _rest(writer, outcomes)
    parts.foot(writer)
    return page.text()


def _heading(writer: PageWriter, outcome: Outcome) -> str:
    places = writer.template.with_role(outcome.rule.at) if outcome.rule.at else ()
    if not places:
        return writer.texts("check.common")
    block = places[0].block
    return f"{block.number}. {writer.pick(block.title)}"


def _sentences(writer: PageWriter, outcome: Outcome) -> Iterator[str]:
    """Yield the findings in words; what quotes something that must stay inside is left out."""
    for finding in outcome.findings:
        sentence = say(finding, writer.language)
        things = (item(writer.canvas, ref) for ref in finding.refs)
        secret = (
            label(one)
            for one in things
            if isinstance(one, Card | Coalition) and not writer.reader.allowed(one)
        )
        agreed = (_agreed(writer.canvas, ref) for ref in finding.refs)
        inside = any(one is not None and not news.leaves(writer, one) for one in agreed)
        if not inside and not any(text in sentence for text in secret):
            yield escape.line(sentence)


def _agreed(canvas: Canvas, ref: Ref) -> Decision | Action | None:
    """Return the decision or the action a reference points at, or None."""
    if ref.table == "decisions":
        return canvas.decisions.get(ref.id)
    return canvas.actions.get(ref.id) if ref.table == "actions" else None


def _rest(writer: PageWriter, outcomes: list[Outcome]) -> None:
    """Add in a line each what is in order, what doesn't apply and what was switched off."""
    for key in ("ok", "n/a", "off"):
        titles = [
            _title(writer, one) for one in outcomes if key == ("off" if one.off else one.state)
        ]
        if titles:
            writer.page.paragraph(writer.texts(f"check.{key}", titles="; ".join(titles)))


def _title(writer: PageWriter, outcome: Outcome) -> str:
    name = escape.inside(state(outcome, writer.language))
    return f"{name} ({escape.inside(outcome.reason)})" if outcome.reason else name
