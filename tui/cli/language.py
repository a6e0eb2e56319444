"""Which language the program speaks.

What was asked for on the command line comes first, then the environment, then the settings, then
the system's own language where that is Dutch; else English. The full screen goes before the system:
it speaks the language that was chosen on it last (``tui.cli.commands.screen``).
"""

from collections.abc import Callable, Mapping

from board.i18n import FALLBACK, LANGUAGES
from tui.cli.folders import option


def asked(
    argv: list[str], environ: Mapping[str, str], configured: Callable[[], str | None]
) -> str | None:
    """Return the language someone asked for; a wrong ``--lang`` is for the parser to refuse."""
    for language in (option(argv, "--lang"), environ.get("NETWERKCANVAS_LANG")):
        if language in LANGUAGES:
            return language
    language = configured()
    return language if language in LANGUAGES else None


def choose(
    argv: list[str], environ: Mapping[str, str], configured: Callable[[], str | None]
) -> str:
    """Return the language of the interface."""
    return asked(argv, environ, configured) or system(environ)


def system(environ: Mapping[str, str]) -> str:
    """Return the language of the locale, by the rules of gettext: the first that is set counts."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(name):
            language = locale.partition("_")[0].partition(".")[0]
            return language if language in LANGUAGES else FALLBACK
    return FALLBACK
