"""The benchmark: ``python -m tests.bench`` prints a table, ``--json`` the figures.

The real program in a real pty, taking turns with a Textual hello-world (the floor) and, with
``--peer``, kanban-tui; then commands beside bare imports, and the store beside a raw, safely
written file of the same bytes.
"""

import argparse
import json
import os
import platform
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from . import command_costs, page_costs, store_costs, targets
from .measure import Target, run
from .tables import figures, markdown, medians, ratio, ratios

Figures = dict[str, dict[str, float]]


def main() -> int:
    """Measure and print."""
    options = _options()
    results: dict[str, Figures] = {}
    if options.only in (None, "screen", "start"):
        results |= _screens(options)
    if options.only in (None, "commands"):
        results["commands on 100 cards"] = command_costs.costs()
    if options.only in (None, "store"):
        results["store"] = store_costs.costs(tuple(options.store))
    if options.only == "pages":
        results |= page_costs.costs()
    if options.json:
        print(json.dumps({"date": date.today().isoformat(), "machine": _machine(), **results}))
        return 0
    print(f"{date.today().isoformat()}, {_machine()}\n")
    for title, table in results.items():
        say = ratio if title.startswith("ratio") else None
        print(f"## {title}\n\n{markdown(table, say)}\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="figures instead of a table")
    parser.add_argument("--runs", type=int, default=5, help="rounds in which all take turns")
    parser.add_argument("--cards", type=int, nargs="*", default=[50, 500, 5_000])
    parser.add_argument("--store", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--peer", help="the ktui command of kanban-tui, if it is installed")
    parser.add_argument("--peer-cards", type=int, nargs="*", default=[50])
    parser.add_argument(
        "--only",
        choices=["screen", "start", "commands", "store", "pages"],
        help="start: no keys but the first; quick, for the many rounds that a start needs; "
        "pages: only when asked for, since the worst of them take half an hour",
    )
    return parser.parse_args()


def _screens(options: argparse.Namespace) -> dict[str, Figures]:
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        played = _targets(options, Path(name))
        if options.only == "start":
            played = [target._replace(groups={}, escape=()) for target in played]
        rounds: dict[str, list[dict[str, float]]] = {target.name: [] for target in played}
        for target in played:
            run(target)  # not counted: compiles what has to be, fills the file cache
        for number in range(options.runs):
            for target in played:
                print(f"round {number + 1}: {target.name}", file=sys.stderr)
                rounds[target.name].append(figures(run(target)))
    floor = rounds[targets.HELLO]
    return {
        "ratios to hello-world": {
            name: ratios(runs, floor) for name, runs in rounds.items() if name != targets.HELLO
        },
        "screen": {name: medians(runs) for name, runs in rounds.items()},
    }


def _targets(options: argparse.Namespace, folder: Path) -> list[Target]:
    played = [targets.hello()]
    for cards in options.cards:
        played.append(targets.ours(_made(folder / f"ours-{cards}"), cards))
    ktui = options.peer or shutil.which("ktui")
    if ktui:
        for cards in options.peer_cards:
            played.append(targets.peer(_made(folder / f"peer-{cards}"), Path(ktui), cards))
    return played


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _machine() -> str:
    model = platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, Python {python}"


if __name__ == "__main__":
    sys.exit(main())
