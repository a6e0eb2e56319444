"""Files that others made or edited by hand: each is damaged or sound, and costs no other."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from board.i18n import Source, Texts
from board.loading import canvas_of, readable
from board.refusal import Refused
from store import limits
from store.errors import Corrupt, StoreError
from store.files.canvasfile import CanvasFile
from tests.store import hostile
from tests.store.conftest import Desk

ERRORS = Source(Path(__file__).parents[2] / "store" / "texts", "errors")

STEP = 27
"""Of so many files one is tried here; ``python -m tests.whole.hostile_run`` tries them all."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return hostile.real(tmp_path_factory.mktemp("echt"))


def test_every_field_with_what_it_cannot_hold(desk: Desk, tables: dict[str, object]) -> None:
    desk.create("goed", aaaa="Een")
    count = 0
    for one in hostile.files(tables, step=STEP):
        count += 1
        desk.path("x").write_bytes(one.data)
        started = time.process_time()
        try:
            outcome = _all_that_is_asked(desk)
        except Exception as error:
            raise AssertionError(one.what) from error
        assert time.process_time() - started < 2, one.what
        assert outcome
        left = desk.path("x").read_bytes()
        assert outcome.startswith("sound") or left == one.data, one.what
    assert count > 200


def _all_that_is_asked(desk: Desk) -> str:
    """Do all that a library and a canvas are asked; return what became of it."""
    assert {entry.name for entry in desk.library.entries()} == {"goed", "x"}
    file = desk.open("x")
    try:
        snapshot = file.read()
    except StoreError as error:
        assert error.exit_code == 3
        _refuses(file, desk)
        return error.key
    try:
        canvas_of(snapshot.tables, ())
    except Refused:
        _shows(snapshot.tables)
    desk.add(desk.open("x"), "Erbij")
    for revision in file.history():
        _tried(lambda rev=revision.rev: file.at(rev))
    for act in (file.undo, file.redo, lambda by: file.restore(1, by)):
        _tried(lambda act=act: act(desk.by()))
    return f"sound {snapshot.rev}"


def _shows(tables: object) -> None:
    try:
        readable(tables, ())  # type: ignore[arg-type]
    except Refused as refused:
        assert refused.key == "template.unknown"


def _tried(act: object) -> None:
    try:
        act()  # type: ignore[operator]
    except (StoreError, Refused):
        return


def _refuses(file: CanvasFile, desk: Desk) -> None:
    for act in (file.history, lambda: file.at(1), lambda: file.undo(desk.by())):
        with pytest.raises(StoreError):
            act()
    try:
        _shows(file.salvage().tables)
    except Corrupt:
        return


FOREIGN = {
    "rows by name": b'{"a":{"b":{}}}',
    "a list": b"[1,2]",
    "a number": b"7",
    "rows that are none": b'{"cards":{"1":7}}',
    "a table that is none": b'{"cards":[]}',
    "a key twice": b'{"cards":{"1":{"id":"a","text":"x"},"1":{"id":"b","text":"y"}}}',
    "deep": b'{"a":' * 50_000,
    "no end": b'{"cards":{"1":{"text":"' + b"x" * 100_000,
    "a long number": b'{"cards":{"1":{"dots":' + b"9" * 5000 + b"}}}",
    "a long row id": b'{"cards":{"' + b"9" * 5000 + b'":{}}}',
    "an id that is a list": b'{"cards":{"1":{"id":["x"],"text":"x"}}}',
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_file_costs_the_others_nothing(desk: Desk, kind: str) -> None:
    desk.create("goed", aaaa="Een")
    desk.path("x").write_bytes(FOREIGN[kind])
    found = {entry.name: entry.problem for entry in desk.library.entries()}
    assert found["goed"] == ""
    if kind != "an id that is a list":  # Made with TinyDB itself; it gets an id of its own.
        assert found["x"] == "store.corrupt"
        with pytest.raises(Corrupt):
            desk.open("x").read()
    binned = desk.library.bin("x")
    assert [entry.name for entry in desk.library.binned()] == [binned]
    assert desk.library.unbin(binned).name == "x"
    assert desk.path("x").read_bytes() == FOREIGN[kind]


@pytest.mark.parametrize(
    ("change", "spot"),
    [
        (lambda raw: raw["cards"].update({"abc": {}}), "cards/abc"),
        (lambda raw: raw["cards"].update({"": {}}), "cards/?"),
        (lambda raw: raw["cards"].update({"9" * 5000: {}}), f"cards/{'9' * 40}…"),
        (lambda raw: raw["cards"].update({"7": []}), "cards/7"),
        (lambda raw: raw["cards"].update({"7": raw["cards"]["1"]}), "cards/1, cards/7: id aaaa"),
        (lambda raw: raw["history"].update({"1": {"rev": 1, "deltas": {}}}), "history/1"),
        (lambda raw: raw["history"]["1"].update({"deltas": [7]}), "history/1"),
        (lambda raw: raw["history"]["1"].update({"rev": 2}), "history/1"),
        (lambda raw: raw["history"]["1"].update({"undoes": "x"}), "history/1"),
        (lambda raw: raw["meta"]["1"].update({"rev": 0}), "meta/1"),
        (lambda raw: raw["meta"]["1"].update({"id": "../../x"}), "meta/1"),
        (lambda raw: raw.update({"cards": 7}), "cards"),
    ],
)
def test_what_cannot_be_is_named_by_table_and_row(
    desk: Desk, change: Callable[[dict[str, Any]], object], spot: str
) -> None:
    desk.create(aaaa="Een")
    raw = json.loads(desk.path().read_bytes())
    change(raw)
    desk.path().write_bytes(hostile.sealed(raw))
    with pytest.raises(Corrupt) as refused:
        desk.open().read()
    assert refused.value.spot == spot
    assert f"({spot})" in Texts("nl", ERRORS)(refused.value.key, **refused.value.values)


def test_what_can_still_be_read_is_shown(desk: Desk) -> None:
    desk.create(aaaa="Een", bbbb="Twee")
    raw = json.loads(desk.path().read_bytes())
    raw["cards"] |= {"abc": {"text": "Weg"}, "7": [], "8": raw["cards"]["1"]}
    raw["history"] = {"1": 7}
    desk.path().write_bytes(hostile.sealed(raw))
    salvaged = desk.open().salvage()
    assert {card["text"] for card in salvaged.tables["cards"].values()} == {"Een", "Twee"}
    desk.path().write_bytes(b"\0" * 2000)
    with pytest.raises(Corrupt):
        desk.open().salvage()


def test_a_log_with_lines_that_cannot_be(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 4)
    file = desk.create(aaaa="0")
    for number in range(1, 9):
        desk.edit(file, "aaaa", text=str(number))
    log = desk.library.folder / "jong.history.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    lines[2:2] = [b"[]\n", b'{"rev":[]}\n', b'{"rev":3,"deltas":7}\n', b'{"log":[],"deltas":[]}\n']
    log.write_bytes(b"".join(lines))
    assert [one.rev for one in desk.open().history()] == list(range(1, 10))
