"""The shape of the project: who may know whom, and how large a thing may grow."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("board", "store", "exports", "tui")
ALLOWED = {
    "board": {"board"},
    "store": {"board", "store"},
    "exports": {"board", "exports"},
    "tui": {"board", "store", "exports", "tui"},
}
OUTSIDE = {"textual": {"tui"}, "rich": {"tui"}, "tinydb": {"store"}, "markdown_it": {"exports"}}
"""Which of our packages may use a library."""


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    for name in imports_of(path):
        top = name.partition(".")[0]
        if top in PACKAGES:
            assert top in ALLOWED[package], f"{package} must not know {name}"
        if top in OUTSIDE:
            assert package in OUTSIDE[top], f"only {OUTSIDE[top]} may use {top}"


def named_in_strings(path: Path) -> Iterator[str]:
    """Modules that are imported by name, when they are first needed."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and re.fullmatch(r"tui(\.\w+)+", str(node.value)):
            yield str(node.value)


def test_no_module_needs_itself_however_late_it_is_imported() -> None:
    """Imports for types only are left out: nothing runs in them."""
    graph = grimp.build_graph(*PACKAGES, exclude_type_checking_imports=True, cache_dir=None)
    modules = {*graph.modules}
    needs = {one: {*graph.find_modules_directly_imported_by(one)} & modules for one in modules}
    for path in sources():
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if module in modules:
            needs[module] |= modules & {*named_in_strings(path)}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {error.args[1]}")


def test_contracts_on_who_knows_whom_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_functions_and_classes_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long"
        if isinstance(node, ast.ClassDef):
            methods = [
                n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
            ]
            assert len(methods) <= 30, f"{node.name} has too many methods"


def test_files_of_tests_stay_small() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        assert path.read_text("utf-8").count("\n") <= 400, path
