"""Only ordinary files are opened, and none beyond its limit is read."""

import os
import stat
from pathlib import Path

import pytest

from board import regular


def special(folder: Path) -> list[Path]:
    """Return what lies in a folder and is no ordinary file, and links to that."""
    os.mkfifo(folder / "pijp")
    (folder / "map").mkdir()
    os.mknod(folder / "stekker", stat.S_IFSOCK | 0o600)
    found = [folder / name for name in ("pijp", "map", "stekker")]
    found += [Path("/dev/zero"), Path("/dev/tty"), Path("/dev/null")]
    for path in tuple(found):
        (folder / f"naar-{path.name}").symlink_to(path)
        found.append(folder / f"naar-{path.name}")
    return found


def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path) -> None:
    for path in special(tmp_path):
        for follow in (False, True):
            with pytest.raises(regular.NotRegular):
                regular.read(str(path), 1000, follow=follow)


def test_a_link_is_followed_only_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "doel").write_bytes(b"hallo")
    link = tmp_path / "link"
    link.symlink_to("doel")
    assert regular.read(str(link), 5, follow=True)[0] == b"hallo"
    with pytest.raises(regular.NotRegular):
        regular.read(str(link), 5)


def test_the_limit_comes_before_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "groot"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(regular.TooBig):
        regular.read(str(path), 1000)
    path.write_bytes(b"x" * 1000)
    assert len(regular.read(str(path), 1000)[0]) == 1000


def test_a_file_that_says_to_be_empty_is_read_up_to_its_limit() -> None:
    with pytest.raises(regular.TooBig):
        regular.read("/proc/self/maps", 10)
