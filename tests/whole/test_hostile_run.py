"""A canvas file with what can't be in it, through every command and on the screen."""

import os
import subprocess
import sys
from pathlib import Path

from board.model import TABLES
from tests.store import hostile

ROOT = Path(__file__).parents[2]

SOUND = """
import sys
from tests.store import hostile
from tests.whole.hostile_run import READING, WRITING, at_home, seen_to_end, Run, silence
with seen_to_end(), at_home() as home, silence():
    tried = Run(home)
    tables = hostile.real(home)
    for name in ("goed", "x"):
        (tried.library / f"{name}.json").write_bytes(hostile.sealed(tables))
        (tried.library / f"{name}.sessions.jsonl").write_bytes(hostile.closings(tables))
    wrong = []
    for words in (*READING, *WRITING):
        tried.codes.clear()
        tried.command(words, "sound")
        if tried.codes != {0: 1} and words not in ("restore x backup", "merge x backup"):
            wrong.append(f"{words}: {dict(tried.codes)}")
sys.exit("\\n".join(wrong + tried.wrong) or 0)
"""

RUN = """
import sys
from tests.whole.hostile_run import run
files, tried = run(4000, 1200)
print(files, sum(tried.codes.values()))
sys.exit("\\n".join(tried.wrong) or 0)
"""


def in_a_process_of_its_own(code: str) -> str:
    """Run it where its settings and its hands on the terminal disturb nobody."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, capture_output=True, text=True, env=dict(os.environ), timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_file_that_is_bent_has_every_field(tmp_path: Path) -> None:
    tables = hostile.real(tmp_path)
    for name, kind in TABLES.items():
        found = {field for row in tables[name].values() for field in row}
        assert {*kind._fields} - found == {"extra"}, name


def test_every_command_does_something_with_a_sound_one() -> None:
    """So that what it does with a bent one isn't refused for how it was written."""
    in_a_process_of_its_own(SOUND)


def test_a_few_bent_files() -> None:
    files, runs = map(int, in_a_process_of_its_own(RUN).split())
    assert files > 1
    assert runs > 50 * files
