"""A filled canvas to look around in: the invented network Jong & Werk, in Dutch and in English.

Both tell the same story with the same ids: two sessions, four months apart. It holds one of
everything a canvas can hold, and leaves some questions open.
"""

import json
from functools import cache
from pathlib import Path

from board.i18n import FALLBACK, LANGUAGES
from board.model import Tables

_FOLDER = Path(__file__).parent


@cache
def load(language: str) -> Tables:
    """Return the example as plain tables, in a language or else in English. Not to be altered."""
    if language not in LANGUAGES:
        language = FALLBACK
    tables: Tables = json.loads((_FOLDER / f"netwerk.{language}.json").read_text("utf-8"))
    return tables
