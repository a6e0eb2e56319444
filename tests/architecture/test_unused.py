"""What nobody uses any more: texts, functions, and options of commands.

Names are looked for in the code itself. What is put together while the program runs is known by
the part that is written out, as in ``f"check.{state}"``.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("board", "store", "exports", "tui")

BY_VALUE = ("graph.", "state.")
"""How keys begin of which no part is written out: the name of a field and its value."""

PLAIN = {"property", "cached_property", "staticmethod", "classmethod", "cache", "contextmanager"}
"""Decorators that call nothing; the others take note of what they stand above."""

HOOKS = re.compile(r"on_|watch_|action_|__")
"""How functions begin that the framework or Python calls by their name."""

OVERRIDDEN = {
    # of Textual
    *("get_default_screen", "render_lines", "run_input_thread", "_sigcont_application"),
    # of click
    *("make_formatter", "format_help", "write_heading", "convert"),
}
"""What libraries call."""


@cache
def trees() -> dict[Path, ast.Module]:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {path: ast.parse(path.read_text("utf-8")) for path in files}


def nodes() -> Iterator[ast.AST]:
    for tree in trees().values():
        yield from ast.walk(tree)


def words_of_data() -> Iterator[str]:
    """Every word of the data that lies with the program, templates for example."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.json"):
            if "texts" not in path.parts:
                yield from re.findall(r'"((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))


def written_out(node: ast.JoinedStr) -> str | None:
    """Return the pattern of what is put together, or None where it could be anything."""
    parts = [str(one.value) if isinstance(one, ast.Constant) else "" for one in node.values]
    if not re.search(r"\w{4}|\w\w\.|\.\w\w", " ".join(parts)):
        return None
    return "".join(re.escape(part) if part else ".+" for part in parts)


@cache
def asked() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that stand in the code, and what matches those that are put together."""
    words, patterns = {*words_of_data()}, set()
    for node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value)
        elif isinstance(node, ast.JoinedStr) and (pattern := written_out(node)):
            patterns.add(pattern)
    return frozenset(words), re.compile("|".join(sorted(patterns)))


def is_asked(key: str) -> bool:
    words, patterns = asked()
    bare = re.sub(r"\.(one|other)$", "", key)
    return (
        key.startswith(BY_VALUE)
        or not words.isdisjoint((key, bare))
        or any(map(patterns.fullmatch, (key, bare)))
    )


def test_every_text_is_asked_for() -> None:
    for package in PACKAGES:
        for path in (ROOT / package / "texts" / "nl").rglob("*.json"):
            assert [key for key in json.loads(path.read_text("utf-8")) if not is_asked(key)] == []
    assert not is_asked("nobody.asks")


def named() -> Iterator[str]:
    """Every name that is read, imported or written out, such as a screen's in the registry."""
    for node in nodes():
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and str(node.value).isidentifier():
            yield str(node.value)


def definitions() -> Iterator[str]:
    """The name of every function and class that only its name can call."""
    for node in nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            noted = {*map(ast.unparse, node.decorator_list)} - PLAIN
            if not noted and not HOOKS.match(node.name):
                yield node.name


def test_whatever_is_defined_is_used() -> None:
    assert {*definitions()} - {*named()} == OVERRIDDEN


def test_every_option_of_a_command_is_read() -> None:
    for path, tree in trees().items():
        if path.parent != ROOT / "tui" / "cli" / "commands":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                read = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
                given = {one.arg for one in node.args.args[1:]}
                assert given <= read, f"{path.name}: {node.name}"
