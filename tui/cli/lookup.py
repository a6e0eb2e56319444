"""Words for the Tab key that come from the library or from a canvas."""

from collections.abc import Callable, Mapping
from functools import cached_property

from board import templates
from board.i18n import Texts, pick
from board.model import Canvas
from board.template import Place, Template
from tui.cli.arguments import Given
from tui.cli.folders import Folders, option
from tui.cli.session import Session
from tui.cli.table import FULL_SCREEN


class Lookup:
    """Finds the words; whatever can't be read just now yields none."""

    def __init__(
        self, before: list[str], bare: list[str], environ: Mapping[str, str], texts: Texts
    ) -> None:
        folders = Folders(before, environ)
        self._session = Session(FULL_SCREEN, Given(), texts, folders, environ)
        self._name = option(before, "--into") or (bare[1] if len(bare) > 1 else "")
        self._texts = texts

    def words(self, kind: str) -> dict[str, str]:
        """Return the words for a kind of argument, each with what it is."""
        finder: Callable[[], dict[str, str]] | None = getattr(self, f"_{kind}", None)
        if finder is None:
            return {}
        try:
            return finder()
        except Exception:
            return {}  # A damaged file or an unreadable folder must not disturb someone's typing.

    @cached_property
    def _opened(self) -> Canvas | None:
        return self._session.open(self._name).canvas if self._name else None

    def _canvas(self) -> dict[str, str]:
        return {entry.name: entry.title for entry in self._session.library.entries()}

    def _binned(self) -> dict[str, str]:
        return {entry.name: entry.title for entry in self._session.library.binned()}

    def _place(self) -> dict[str, str]:
        template = self._template
        language = self._texts.language
        found = {path: _titled(place, language) for path, place in template.places.items()}
        if home := template.block_of("coalitions"):
            for form in template.forms:
                found[f"{home.id}.{form.id}"] = pick(form.title, language)
        return found

    @property
    def _template(self) -> Template:
        try:
            canvas = self._opened
        except Exception:
            canvas = None
        return canvas.template if canvas else templates.load(templates.BUILT_IN[0])

    def _card(self) -> dict[str, str]:
        return {id: card.text for id, card in self._canvas_now.cards.items()}

    def _member(self) -> dict[str, str]:
        return {member.name: member.role for member in self._canvas_now.members.values()}

    def _coalition(self) -> dict[str, str]:
        return {one.title: one.form for one in self._canvas_now.coalitions.values()}

    def _topic(self) -> dict[str, str]:
        return {topic.title: "" for topic in self._canvas_now.topics.values()}

    def _term(self) -> dict[str, str]:
        return {term.word: term.meaning for term in self._canvas_now.terms.values()}

    def _unmatched(self) -> dict[str, str]:
        from board.parties import unmatched

        return dict.fromkeys(unmatched(self._canvas_now), "")

    def _form(self) -> dict[str, str]:
        language = self._texts.language
        return {form.id: pick(form.title, language) for form in self._template.forms}

    def _paradox(self) -> dict[str, str]:
        language = self._texts.language
        return {
            paradox.id: f"{pick(paradox.a, language)} – {pick(paradox.b, language)}"
            for paradox in self._template.paradoxes
        }

    @property
    def _canvas_now(self) -> Canvas:
        canvas = self._opened
        if canvas is None:
            raise LookupError
        return canvas


def _titled(place: Place, language: str) -> str:
    if place.question is not None:
        return pick(place.question.short, language)
    return pick((place.section or place.block).title, language)
