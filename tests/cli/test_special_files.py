"""Pipes, devices, sockets and folders where a file should be: one clear line, and nothing hangs."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

KINDS = ("pipe", "folder", "socket", "/dev/zero", "link to /dev/zero", "link to a pipe")


def put(path: Path, kind: str) -> None:
    """Put something at a path that is no ordinary file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        os.mknod(path, stat.S_IFSOCK | 0o600)
    elif kind == "link to a pipe":
        os.mkfifo(path.with_name("de-pijp"))
        path.symlink_to("de-pijp")
    else:
        path.symlink_to("/dev/zero")


@pytest.mark.parametrize("kind", KINDS)
def test_as_a_canvas(jong: Shell, kind: str) -> None:
    put(jong.library / "raar.json", kind)
    rows = {row["name"]: row for row in jong.ok("list", "--json").data["canvases"]}
    assert rows["raar"]["problem"]
    assert "problem" not in rows["jong"]
    assert "raar.json" in jong.refused(1, "show", "raar")
    assert "raar.json" in jong.refused(1, "add", "raar", "regie", "x")
    jong.ok("add", "jong", "regie", "Erbij")


@pytest.mark.parametrize("kind", KINDS)
def test_as_the_configuration(jong: Shell, kind: str) -> None:
    put(jong.home / "config" / "netwerkcanvas" / "config.toml", kind)
    assert "config.toml" in jong.refused(1, "list")


@pytest.mark.parametrize("kind", KINDS)
def test_as_a_template(jong: Shell, kind: str) -> None:
    put(jong.home / "config" / "netwerkcanvas" / "templates" / "raar.json", kind)
    jong.ok("list")
    jong.ok("new", "meer")
    jong.ok("show", "jong")
    assert "raar.json" in jong("doctor").out
    assert "raar.json" in jong.refused(1, "new", "nog", "--template", "raar")


@pytest.mark.parametrize("kind", KINDS)
def test_as_an_agenda(jong: Shell, kind: str) -> None:
    put(jong.home / "config" / "netwerkcanvas" / "templates" / "agendas" / "raar.json", kind)
    jong.ok("session", "jong", "add", "--agenda", "short")
    assert "raar.json" in jong("doctor").out
    assert "raar.json" in jong.refused(1, "session", "jong", "add", "--agenda", "raar")


@pytest.mark.parametrize("kind", KINDS)
def test_as_what_is_imported_or_recovered(jong: Shell, kind: str) -> None:
    before = jong.files()
    put(jong.home / "raar", kind)
    path = str(jong.home / "raar")
    told = jong.refused(1, "import", path, "--name", "nieuw")
    assert "folder" in told if kind == "folder" else "no ordinary file" in told
    jong.refused(1, "import", path, "--into", "jong")
    assert "raar" in jong.refused(1, "recover", path)
    assert jong.files() == before


def test_beside_a_canvas(jong: Shell) -> None:
    for name in ("jong.history.jsonl", "jong.json.3.bak", "jong.json.tmp"):
        os.mkfifo(jong.library / name)
    os.mkfifo(jong.library / ".here")
    (jong.state / "netwerkcanvas").mkdir(parents=True, exist_ok=True)
    os.mkfifo(jong.state / "netwerkcanvas" / "remember.json")
    jong("list")
    jong("show", "jong")
    jong("doctor", "jong")
    jong("add", "jong", "regie", "Erbij")
    jong("undo", "jong")
    jong("restore", "jong", "backup")
    (jong.library / "jong.history.jsonl").unlink()
    assert "Geen jongere van de radar" in jong.ok("show", "jong").out


def test_an_export_goes_through_no_link(jong: Shell) -> None:
    target, link = jong.home / "doel.md", jong.home / "link.md"
    link.symlink_to(target)
    for force in ((), ("--force",)):
        assert "link.md" in jong.refused(1, "export", "jong", "-o", str(link), *force)
        assert not target.exists()
    target.write_text("van een ander")
    for force in ((), ("--force",)):
        jong.refused(1, "export", "jong", "-o", str(link), *force)
        assert target.read_text() == "van een ander"


def test_a_folder_that_anyone_may_write_in(jong: Shell) -> None:
    jong.library.chmod(0o777)
    assert "Geen jongere van de radar" in jong.ok("show", "jong").out
    assert "allow_open_folder" in jong.refused(1, "add", "jong", "regie", "Erbij")
    assert "allow_open_folder" in jong.ok("doctor").out
    config = jong.home / "config" / "netwerkcanvas" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("allow_open_folder = true\n")
    jong.ok("add", "jong", "regie", "Erbij")
