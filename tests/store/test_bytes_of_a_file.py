"""The bytes of a file: what goes in comes out, and what can't isn't written."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import store.errors
from board.i18n import LANGUAGES, Source, catalogue
from store import serial
from store.errors import StoreError
from store.files import layout

ROOT = Path(__file__).parents[2]

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)
tables = st.dictionaries(
    texts.filter(lambda name: name != "meta"),
    st.dictionaries(st.integers(1, 99).map(str), st.dictionaries(texts, values, max_size=4)),
    max_size=4,
)


@given(values)
def test_what_is_written_every_reader_of_json_reads(value: Any) -> None:
    written = serial.dumps(value)
    assert json.loads(written) == serial.loads(written) == serial.loads_any(written) == value


@given(values)
def test_what_is_little_is_written_as_all_else(value: Any) -> None:
    assert serial.dumps_little(value) == serial.dumps(value)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"NaN", b"-Infinity", b"[1e999]", b"[1,]", b'"\\ud800"', b'"\xff"',
        b"\xef\xbb\xbf{}", b"[" * 100_000, b'"a\nb"',
    ],
)  # fmt: skip
def test_what_no_reader_would_read_the_same_is_not_read(data: bytes) -> None:
    for padding in (0, serial.LITTLE):  # Little and much are read by two readers.
        with pytest.raises(serial.NotJson):
            serial.loads(b" " * padding + data)


@pytest.mark.parametrize("data", [b'{"a":1,"a":2}', b"[-0, 0.1, 1.5e3]", b"1" * 25, b'"\\u00e9"'])
def test_little_and_much_are_read_the_same(data: bytes) -> None:
    little, much = serial.loads(data), serial.loads(b" " * serial.LITTLE + data)
    assert little == much
    assert type(little) is type(much)


@pytest.mark.parametrize("value", ["a\ud800b", 2**64, {1: "x"}, {"x": {1, 2}}, object()])
def test_what_no_reader_would_read_the_same_is_not_written(value: Any) -> None:
    with pytest.raises(serial.NotJson):
        serial.dumps(value)


@pytest.mark.parametrize("data", [b"", b"{", b"NaN", b'{"a":1,"a":2}', b"[" * 100_000, b"1" * 9999])
def test_what_is_no_json_of_ours_is_not_read(data: bytes) -> None:
    with pytest.raises(serial.NotJson):
        serial.loads_any(data)


@settings(max_examples=50, deadline=None)
@given(tables)
def test_a_file_comes_back_as_it_went(found: layout.Raw) -> None:
    written = layout.encode({"format": 1, "id": "abc", "rev": 3}, found)
    data = written.head + bytes(written.tail)
    assert len(data) == written.size
    read = layout.decode(data)
    meta = read.pop("meta")["1"]
    assert read == found
    assert layout.head(data) == meta
    assert layout.head_bytes(data) == data[: len(layout.head_bytes(data))]
    without = data.replace(meta["sha256"].encode(), b"", 1)
    assert hashlib.sha256(without).hexdigest() == meta["sha256"]


def test_adding_a_card_imports_nothing_heavy(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from board.change import Change, Delta
from board.commands.by import By
from store.files.library import FileLibrary
by = By("noor", "2026-03-17T09:30:00Z")
library = FileLibrary(Path(sys.argv[1]) / "c", state=Path(sys.argv[1]) / "s")
library.create("jong", {"canvas": {"canvas": {"title": "x"}}}, by)
file = library.open("jong")
file.commit(Change("card.add", (Delta("cards", "a", None, {"id": "a", "text": "x"}),)), by)
assert file.read().rev == 2
heavy = "tempfile logging threading asyncio secrets "
heavy += "subprocess importlib.metadata importlib.resources platformdirs zipfile shutil random "
heavy += "tomllib difflib textual markdown_it unicodedata"
print(*(name for name in heavy.split() if name in sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import site; site.main()\n" + program, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == []


def _errors() -> list[type[StoreError]]:
    found = [one for one in vars(store.errors).values() if isinstance(one, type)]
    return [one for one in found if issubclass(one, StoreError)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_one_line_in_both_languages(language: str) -> None:
    sources = [Source(ROOT / "store" / "texts", name) for name in ("errors", "server")]
    known, other = (
        {key: text for source in sources for key, text in catalogue(source, spoken).items()}
        for spoken in (language, "en")
    )
    assert {one.key for one in _errors()} <= known.keys()
    assert known.keys() == other.keys()
    for key, text in known.items():
        assert "\n" not in text
        assert _gaps(text) == _gaps(other[key]), key


def _gaps(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}
