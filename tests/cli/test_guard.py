"""Another package with one of our plain names in the same environment is named, not run."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize("name", ["board", "store", "exports"])
def test_a_stranger_under_our_name_is_named(shell: Shell, tmp_path: Path, name: str) -> None:
    stranger = tmp_path / "site"
    stranger.mkdir()
    (stranger / f"{name}.py").write_text("raise SystemExit('a stranger ran')")
    shell.env["PYTHONPATH"] = f"{stranger}:{shell.env['PYTHONPATH']}"
    said = shell.refused(2, "list")
    assert f"'{name}'" in said
    assert str(stranger) in said


def test_a_folder_of_that_name_where_one_stands_does_no_harm(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "__init__.py").write_text("raise SystemExit('a stranger ran')")
    assert shell("--version", cwd=tmp_path).code == 0
