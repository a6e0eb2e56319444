"""Figures as a table: medians over runs, and ratios taken within each round."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from .measure import Key, Run

GROUPS = (
    ("move", "move the selection"),
    ("jump", "jump to a block"),
    ("type", "type a character in burst entry"),
    ("keep", "Enter: keep the card, open the next"),
    ("edit", "type while editing"),
    ("carry", "move a card"),
    ("search", "search as you type"),
    ("zoom", "zoom"),
    ("undo", "undo and redo"),
)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie; nan for none."""
    ordered = sorted(values)
    if not ordered:
        return float("nan")
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def figures(run: Run) -> dict[str, float]:
    """Return the figures of one run by name: ms, bytes and MB."""
    out = {
        "readable, ms": run.readable * 1000,
        "takes keys, ms": run.takes_keys * 1000,
        "bytes at start": float(run.start_bytes),
    }
    for group, _ in GROUPS:
        if keys := run.keys.get(group):
            out |= _of_keys(group, keys)
    out |= {
        "idle bytes, 5 s": float(run.idle_bytes),
        "idle CPU, 5 s, ms": run.idle_cpu * 1000,
        "peak memory, MB": run.memory / 1e6,
        "Escape, ms": run.escape * 1000,
        "leaving, ms": run.leaving * 1000,
    }
    return {name: value for name, value in out.items() if value == value}


def _of_keys(group: str, keys: Sequence[Key]) -> dict[str, float]:
    return {
        f"{group}, ms p50": percentile((key.seconds for key in keys), 0.5) * 1000,
        f"{group}, ms p95": percentile((key.seconds for key in keys), 0.95) * 1000,
        f"{group}, bytes p50": percentile((key.size for key in keys), 0.5),
        f"{group}, bytes p95": percentile((key.size for key in keys), 0.95),
        f"{group}, felt ms p95": percentile((key.felt for key in keys), 0.95) * 1000,
    }


def medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the median of each figure over the runs that have it."""
    names = list(dict.fromkeys(name for run in runs for name in run))
    return {name: median(run[name] for run in runs if name in run) for name in names}


def ratios(runs: Sequence[dict[str, float]], floor: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return each figure against the floor's, taken within rounds, as a median."""
    out = {}
    for name in dict.fromkeys(name for run in runs for name in run):
        pairs = [
            run[name] / other[name]
            for run, other in zip(runs, floor, strict=True)
            if name in run and other.get(name)
        ]
        if pairs:
            out[name] = median(pairs)
    return out


def markdown(
    columns: dict[str, dict[str, float]], show: Callable[[float], str] | None = None
) -> str:
    """Return a table with a column per target and a row per figure."""
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    say = show or _number
    lines = [
        "| | " + " | ".join(columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    for name in names:
        cells = [say(column[name]) if name in column else "–" for column in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 20 else f"{value:.1f}"


def ratio(value: float) -> str:
    """Return a ratio as one says it."""
    return f"{value:.2f} ×"
