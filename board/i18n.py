"""Texts by key and language, read from JSON catalogues that lie beside their users.

A catalogue is ``FOLDER/LANGUAGE/AREA.json``: one flat object of dotted keys. A text that depends
on a count has two entries, ``key.one`` and ``key.other``; asking for ``key`` with ``n`` picks one.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("nl", "en")
FALLBACK = "en"


class Source(NamedTuple):
    """Where a catalogue lies, whatever the language."""

    folder: Path
    area: str


REFUSALS = Source(Path(__file__).parent / "texts", "refusals")
"""What ``board.refusal.Refused`` says."""


@cache
def catalogue(source: Source, language: str) -> Mapping[str, str]:
    """Read one catalogue, once."""
    path = source.folder / language / f"{source.area}.json"
    texts: dict[str, str] = json.loads(path.read_text("utf-8"))
    return texts


class Texts:
    """The words of one language from one or more catalogues; later ones win.

    A catalogue is read when a key isn't in those behind it: what is asked for most stands last.
    """

    def __init__(self, language: str, *sources: Source) -> None:
        self.language = language if language in LANGUAGES else FALLBACK
        self.sources = sources
        self._found: dict[tuple[str, str], str | None] = {}
        """What was asked for, by key and form; None for what is in no catalogue."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text with its gaps filled; an unknown key comes back as itself."""
        form = ("one" if values["n"] == 1 else "other") if "n" in values else ""
        text = self._find(key, form)
        if text is None:
            return key
        return text.format_map(values) if values else text

    def __contains__(self, key: str) -> bool:
        return self._find(key, "other") is not None

    def _find(self, key: str, form: str) -> str | None:
        """Return the text of a key, else that of one of its forms, else None."""
        asked = key, form
        if asked not in self._found:
            self._found[asked] = self._sought(key, f"{key}.{form}" if form else key)
        return self._found[asked]

    def _sought(self, *keys: str) -> str | None:
        for source in reversed(self.sources):
            texts = catalogue(source, self.language)
            for key in keys:
                if key in texts:
                    return texts[key]
        return None

    def also(self, *sources: Source) -> "Texts":
        """Return these texts with more catalogues."""
        return Texts(self.language, *self.sources, *sources)


def pick(texts: Mapping[str, str], language: str) -> str:
    """Return the text of a ``{"nl": ..., "en": ...}`` pair, or whatever language there is."""
    return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")
