"""Text that was being typed when the process went away."""

import json
import os
import signal
import stat
import time
from pathlib import Path

import pytest

from store import drafts
from store.drafts import Drafts, pending
from tests.store.conftest import Desk, Start, Tell

CANVAS = "canvas01"


def _wait_for(path: Path, text: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if json.loads(path.read_bytes())["text"] == text:
                return
        except (OSError, ValueError):
            pass
        time.sleep(0.01)
    raise AssertionError(f"never written: {text}")


def _path(desk: Desk, pid: int, card: str = "aaaa") -> Path:
    return desk.state / "drafts" / CANVAS / f"{card}-{pid}.json"


def test_case_19_typed_text_is_there_after_a_kill(desk: Desk, start: Start) -> None:
    def work(tell: Tell) -> None:
        Drafts(desk.state, CANVAS).keep("aaaa", "identiteit.passie", "Geen jongere van de rad")
        tell("typed")
        time.sleep(60)

    child = start(work)
    assert child.next_line() == "typed"
    _wait_for(_path(desk, child.pid), "Geen jongere van de rad")
    assert pending(desk.state, CANVAS) == []  # A live process is still typing it.
    child.kill()
    child.ended()
    (draft,) = pending(desk.state, CANVAS)
    assert (draft.card, draft.place) == ("aaaa", "identiteit.passie")
    assert draft.text == "Geen jongere van de rad"
    assert pending(desk.state, "canvas02") == []
    drafts.forget(draft)
    assert pending(desk.state, CANVAS) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_cases_17_and_18_a_signal_loses_nothing(desk: Desk, start: Start, number: int) -> None:
    def work(tell: Tell) -> None:
        mine = Drafts(desk.state, CANVAS)

        def handler(caught: int, frame: object) -> None:
            mine.save_now()
            os._exit(128 + caught)

        signal.signal(number, handler)
        for end in range(1, 2000):
            mine.keep("aaaa", "x", "y" * end)
            if end == 1500:
                tell("typed")
                time.sleep(60)

    child = start(work)
    assert child.next_line() == "typed"
    os.kill(child.pid, number)
    assert child.ended() == 128 + number
    (draft,) = pending(desk.state, CANVAS)
    assert draft.text == "y" * 1500


def test_case_39_drafts_are_private(desk: Desk) -> None:
    mine = Drafts(desk.state, CANVAS)
    old = os.umask(0)
    try:
        mine.keep("aaaa", "x", "geheim")
        mine.save_now()
    finally:
        os.umask(old)
    path = _path(desk, os.getpid())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent, desk.state):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    mine.close()


def test_a_draft_goes_once_its_card_is_kept(desk: Desk) -> None:
    mine = Drafts(desk.state, CANVAS)
    mine.keep("aaaa", "x", "Een")
    mine.keep("bbbb", "x", "Twee")
    mine.save_now()
    mine.discard("aaaa")
    mine.discard("nooit")
    mine.close()
    assert not _path(desk, os.getpid()).exists()
    assert _path(desk, os.getpid(), "bbbb").exists()


def test_twenty_characters_are_written_before_the_time_is_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "SECONDS", 60.0)
    mine = Drafts(desk.state, CANVAS)
    mine.keep("aaaa", "x", "kort")
    mine.keep("aaaa", "x", "kort" + "y" * 30)
    _wait_for(_path(desk, os.getpid()), "kort" + "y" * 30)
    mine.close()


def test_a_number_used_again_by_another_process(desk: Desk) -> None:
    mine = Drafts(desk.state, CANVAS)
    mine.keep("aaaa", "x", "Van een eerdere process")
    mine.close()
    path = _path(desk, os.getpid())
    assert pending(desk.state, CANVAS) == []
    path.write_text(path.read_text().replace('"born":"', '"born":"eerder-'))
    assert [draft.text for draft in pending(desk.state, CANVAS)] == ["Van een eerdere process"]


def test_what_is_no_draft_is_passed_over(desk: Desk) -> None:
    folder = desk.state / "drafts" / CANVAS
    folder.mkdir(parents=True)
    for name, text in {"a-1.json": "{", "b-1.json": "[]", "c-x.json": '{"pid":"x"}'}.items():
        (folder / name).write_text(text)
    (folder / "d-1.json").symlink_to("/etc/passwd")
    assert pending(desk.state, CANVAS) == []


def test_no_room_for_drafts_is_no_end(desk: Desk) -> None:
    desk.state.write_text("a file, no folder")
    mine = Drafts(desk.state, CANVAS)
    mine.keep("aaaa", "x", "y" * 100)
    mine.save_now()
    mine.close()
    assert pending(desk.state, CANVAS) == []


def test_a_card_id_is_no_path(desk: Desk) -> None:
    mine = Drafts(desk.state, CANVAS)
    mine.keep("../../x", "y", "z")
    mine.close()
    (made,) = (path for path in desk.state.rglob("*.json"))
    assert made.parent == desk.state / "drafts" / CANVAS


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the kernel doesn't tell")
def test_a_killed_process_nobody_has_looked_at_yet_is_gone(desk: Desk) -> None:
    child = os.fork()
    if child == 0:  # pragma: no cover
        mine = Drafts(desk.state, CANVAS)
        mine.keep("aaaa", "identiteit.passie", "Half getypt")
        mine.save_now()
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # It has ended, and is still listed.
    try:
        assert [draft.text for draft in pending(desk.state, CANVAS)] == ["Half getypt"]
    finally:
        os.waitpid(child, 0)
