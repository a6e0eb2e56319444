"""Which language the program speaks.

What was asked for on the command line comes first, then the environment, then the settings, then
the system's own language where that is Dutch; else English.
"""

from collections.abc import Callable, Mapping

from board.i18n import FALLBACK, LANGUAGES
from tui.cli.folders import option


def choose(
    argv: list[str], environ: Mapping[str, str], configured: Callable[[], str | None]
) -> str:
    """Return the language of the interface; a wrong ``--lang`` is for the parser to refuse."""
    asked = (option(argv, "--lang"), environ.get("NETWERKCANVAS_LANG"))
    for language in asked:
        if language in LANGUAGES:
            return language
    return next((each for each in (configured(),) if each in LANGUAGES), None) or _system(environ)


def _system(environ: Mapping[str, str]) -> str:
    """Return the language of the locale, by the rules of gettext: the first that is set counts."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(name):
            language = locale.partition("_")[0].partition(".")[0]
            return language if language in LANGUAGES else FALLBACK
    return FALLBACK
