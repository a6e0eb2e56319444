"""What the command line costs beside the imports it can't do without."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .boards import NAME
from .targets import command, ours

BASE = "import argparse, json, dataclasses, tinydb"
CARDS = 100


def costs(runs: int = 15) -> dict[str, dict[str, float]]:
    """Return milliseconds per command, and the ratio to bare imports taken within rounds."""
    with TemporaryDirectory(prefix="bench-") as name:
        env = {key: value for key, value in ours(Path(name), CARDS).env.items() if value}
        program = command()
        commands: dict[str, Sequence[str]] = {
            f'python -c "{BASE}"': [sys.executable, "-c", BASE],
            "list": [*program, "list"],
            "show": [*program, "show", NAME],
            "export": [*program, "export", NAME],
            "add": [*program, "add", NAME, "spelregels", "Afspraak is afspraak"],
        }
        times: dict[str, list[float]] = {title: [] for title in commands}
        for _ in range(runs + 1):
            for title, words in commands.items():
                times[title].append(_ms(words, env))
    base = next(iter(times.values()))
    return {
        title: {
            "ms": median(taken[1:]),
            "× imports": median(mine / bare for mine, bare in zip(taken, base, strict=True)),
        }
        for title, taken in times.items()
    }


def _ms(words: Sequence[str], env: dict[str, str]) -> float:
    environ = {**os.environ, **env}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    subprocess.run(words, env=environ, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000
