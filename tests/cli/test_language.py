"""Which language the program speaks."""

import pytest

from tests.cli.conftest import Shell
from tui.cli.language import choose


@pytest.mark.parametrize(
    ("argv", "environ", "configured", "spoken"),
    [
        (["--lang", "nl"], {"NETWERKCANVAS_LANG": "en", "LANG": "en_GB.UTF-8"}, "en", "nl"),
        (["list", "--lang=nl"], {}, None, "nl"),
        (["add", "a", "b", "--", "--lang=nl"], {}, None, "en"),
        (["list"], {"NETWERKCANVAS_LANG": "nl"}, "en", "nl"),
        (["list"], {"LANG": "en_GB.UTF-8"}, "nl", "nl"),
        (["list"], {"LANG": "nl_NL.UTF-8"}, None, "nl"),
        (["list"], {"LANG": "nl_NL.UTF-8"}, "en", "en"),
        (["list"], {"LANG": "nl_BE.UTF-8", "LC_ALL": "C"}, None, "en"),
        (["list"], {"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_NL"}, None, "nl"),
        (["list"], {"LANG": "de_DE.UTF-8"}, None, "en"),
        (["list", "--lang", "fr"], {"LANG": "nl"}, None, "nl"),
        (["list", "--lang"], {}, None, "en"),
        ([], {}, "fr", "en"),
    ],
)
def test_the_nearest_wish_counts(
    argv: list[str], environ: dict[str, str], configured: str | None, spoken: str
) -> None:
    assert choose(argv, environ, lambda: configured) == spoken


def test_an_older_character_set_shows_no_question_marks(shell: Shell) -> None:
    """A question mark says *proposed*, or that a name is nobody's yet."""
    shell.ok("new", "één")
    shell.ok("member", "één", "add", "Łódź", "Řezníček; zn.", "De twaalf gemeenten")
    shell.ok("coalition", "één", "add", "Bus")
    shell.ok("coalition", "één", "set", "Bus", "--core", "Łódź")
    shown = shell.started("coalition", "één", "matrix", PYTHONIOENCODING="ascii")
    assert shown.code == 0
    assert "?" not in shown.out
    assert "Lodz" in shown.out
    assert "*" in shown.out
