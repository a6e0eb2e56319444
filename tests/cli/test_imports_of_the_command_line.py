"""A command that needs no screen starts without it: counted in modules, not in seconds."""

import subprocess

import pytest

from tests.cli.conftest import Shell

HEAVY = (
    "textual", "rich", "markdown_it", "platformdirs", "importlib.metadata", "importlib.resources",
    "asyncio", "subprocess", "tempfile", "tomllib", "difflib", "secrets", "email", "logging",
    "unittest",
)  # fmt: skip
"""``inspect``, ``uuid`` and ``dataclasses`` come with click and orjson, whatever we do."""

COMMANDS = (
    ["list"],
    ["show", "jong"],
    ["add", "jong", "regie", "x"],
    ["export", "jong"],
    ["undo", "jong"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_nothing_heavy_is_loaded(jong: Shell, words: list[str]) -> None:
    code = (
        "import sys; from tui.cli import main; code = main(sys.argv[1:]); "
        "sys.stderr.write('\\n'.join(sys.modules)); sys.exit(code)"
    )
    argv = jong.argv(*words)
    done = subprocess.run(
        [argv[0], "-c", code, *words], capture_output=True, env=jong.env, text=True, timeout=60
    )
    assert done.returncode == 0
    assert [module for module in HEAVY if module in done.stderr.split("\n")] == []
