"""Every change has a name people can read, in the history and when it is taken back."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from board.i18n import LANGUAGES, REFUSALS, Texts
from tui.texts import SOURCES

ROOT = Path(__file__).parents[2]
MAKERS = {
    "do", "edit", "change", "Change", "create", "_edit", "_change",
    "keep", "_to_things", "each",
}  # fmt: skip
"""What takes the name of a command as one of its first arguments, or a choice between names."""


def commands() -> Iterator[str]:
    for package in ("tui", "store"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
                    for argument in node.args[:4]:
                        yield from _names(argument)


def _names(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from _names(argument.body)
        yield from _names(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_name(language: str) -> None:
    texts = Texts(language, REFUSALS, *SOURCES)
    found = {name for name in commands() if "." in name and " " not in name}
    assert len(found) > 40
    assert sorted(name for name in found if f"command.{name}" not in texts) == []
