"""Files for others: a safe name, whole or not at all, never over another unasked."""

import os
import re
import threading
from pathlib import Path

import pytest

from board.model import Canvas, Member
from board.refusal import Refused
from board.template import Template
from exports import Request, file_name, outgoing, write


def refusal(path: Path, text: str = "x", force: bool = False) -> str:
    with pytest.raises(Refused) as refused:
        write(path, text, force)
    return refused.value.key


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "één\n")
    assert (tmp_path / "a.md").read_bytes() == "één\n".encode()
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_exists_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("oud")
    path.chmod(0o640)
    assert refusal(path, "nieuw") == "export.exists"
    assert path.read_text() == "oud"
    write(path, "nieuw", True)
    assert path.read_text() == "nieuw"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.md"]


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("doel.md")
    for force in (False, True):
        assert refusal(link, force=force) == "export.link"
    assert not (tmp_path / "doel.md").exists()
    (tmp_path / "doel.md").write_text("oud")
    for force in (False, True):
        assert refusal(link, force=force) == "export.link"
    assert link.is_symlink()
    assert (tmp_path / "doel.md").read_text() == "oud"


def test_what_cannot_be_written_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nee" / "a.md") == "export.no_folder"
    assert refusal(tmp_path, force=True) == "export.not_a_file"
    (tmp_path / "bestand").write_text("x")
    assert refusal(tmp_path / "bestand" / "a.md") == "export.failed"
    os.mkfifo(tmp_path / "pijp")
    assert refusal(tmp_path / "pijp", force=True) == "export.not_a_file"
    assert refusal(tmp_path / ("a" * 300)) == "export.failed"
    assert refusal(tmp_path / "a\0b") == "export.failed"
    assert names(tmp_path) == ["bestand", "pijp"]


def test_of_two_who_write_at_once_one_is_refused(tmp_path: Path) -> None:
    path, outcomes = tmp_path / "a.md", list[str]()
    start = threading.Barrier(4)

    def attempt(number: int) -> None:
        start.wait()
        try:
            write(path, str(number) * 10_000)
            outcomes.append("ok")
        except Refused:
            outcomes.append("refused")

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("ok") == 1
    assert len(set(path.read_text())) == 1
    assert names(tmp_path) == ["a.md"]


def test_the_name_says_what_it_is() -> None:
    assert file_name("Jông & Wérk", Request(headings="nl")) == "jong-en-werk-samenvatting.md"
    assert file_name("jw", Request(headings="en", page="glossary")) == "jw-glossary.md"
    assert file_name("jw", Request(headings="en", format="html")) == "jw-poster.html"
    assert file_name("jw", Request("html", "summary", headings="en")) == "jw-summary.html"
    assert file_name("jw", Request(format="jsoncanvas")) == "jw.canvas"
    assert file_name("jw", Request(complete=True)) == "jw-complete.md"
    assert file_name("jw", Request(places=("identiteit.passie",))) == "jw-identiteit-passie.md"


def test_every_member_has_a_report_of_its_own_whatever_the_names_and_ids(
    template: Template,
) -> None:
    names = {"a/b": "Bakker", "a b": "bakker!", "A-B": "BAKKER", "x": "日本", "y": "日本"}
    canvas = Canvas(template, members={id: Member(id, name=name) for id, name in names.items()})
    files = outgoing.files(canvas, "jong", Request(headings="nl"), ("markdown",))
    reports = {name: one.member for name, one in files.items() if one.page == "report"}
    assert set(reports.values()) == set(names)
    assert [*files] == sorted(files), "in the order in which a folder shows them"
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in files)
