"""A fixed short run of the fuzzer, and all that it ever found."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Which number is what hangs on the seeds, so what a number found is kept as a file of its own.
FOUND = {
    "an archive with a file that begins before it": (
        "archive",
        "504b0304140000000800405b7c5d43bfa6a3040000000200000009000000676f65642e6a736f6eab"
        "ae0500504b0304140000000800405b7c5d43bfa6a304000000020000000c0000006c696272617279"
        "2e6a736f6eabae0500504b01021403140000000800405b7c5d43bfa6a30400000002000000090000"
        "000000000000000000800100000000676f65642e6a736f6e504b01021403140000000800405b7c5d"
        "43bfa6a304000000020000000c000000000000000000000080012b0000006c6962726172792e6a73"
        "6f6e504b0506000000000200020071000000950000000000",
    ),
}
"""By what it was: the kind and the bytes, as hexadecimal digits."""


def in_a_process_of_its_own(code: str, *words: str) -> str:
    """Run the fuzzer where its settings and its hands on the terminal disturb nobody."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT, capture_output=True, text=True, env=dict(os.environ), timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


RUN = """
import sys
from tests.fuzz.run import MOST_MEMORY, memory, run
tried = run(int(sys.argv[1]))
print(sum(tried.run.codes.values()))
sys.exit("\\n".join(tried.wrong) or (memory() > MOST_MEMORY and "memory"))
"""


def test_nothing_crashes_hangs_or_reaches_the_terminal() -> None:
    assert int(in_a_process_of_its_own(RUN, "100")) > 300


ONE = """
import json, sys
from tests.fuzz.inputs import Input
from tests.fuzz.run import Fuzz
from tests.whole.hostile_run import at_home, seen_to_end
kind, data = json.loads(sys.argv[1])
with seen_to_end(), at_home() as home:
    tried = Fuzz(home)
    tried.tried("found", Input(kind, bytes.fromhex(data)))
sys.exit("\\n".join(tried.wrong) or 0)
"""


@pytest.mark.parametrize("what", FOUND)
def test_what_it_ever_found(what: str) -> None:
    in_a_process_of_its_own(ONE, json.dumps(FOUND[what]))
