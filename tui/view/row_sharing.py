"""Rows shared between neighbours: each goes where it shows most.

What one more row would show is worth something to a cell, and less and less as it gets more of
them. What lies below each other competes for rows; what lies side by side has them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import NamedTuple

_MOST = 120
"""Rows beyond which no screen goes."""


class Appetite(NamedTuple):
    """How many rows something can live with, and what each further one is worth to it."""

    least: int
    values: tuple[float, ...]
    """From the first to the last row that shows something, never rising."""

    @property
    def whole(self) -> int:
        """The rows with which everything shows."""
        return self.least + len(self.values)


def stacked(parts: Sequence[Appetite], borders: int = 0) -> Appetite:
    """Return the appetite of parts that lie below each other."""
    values = merge(*(part.values for part in parts), reverse=True)
    return Appetite(sum(part.least for part in parts) + borders, tuple(values)[:_MOST])


def beside(parts: Sequence[Appetite]) -> Appetite:
    """Return the appetite of parts that lie side by side: a row is worth what it is to all."""
    least = max(part.least for part in parts)
    values = [0.0] * (max(part.whole for part in parts) - least)
    for part in parts:
        for at, value in enumerate(part.values[least - part.least :]):
            values[at] += value
    return Appetite(least, tuple(values))


def dealt(total: int, parts: Sequence[Appetite], weights: Sequence[int]) -> list[int]:
    """Divide ``total`` rows over parts that lie below each other.

    Everyone gets the least it can live with; then each row goes to whom it is worth most, and
    what is worth nothing to anyone is divided by weight.
    """
    sizes = [part.least for part in parts]
    rest = total - sum(sizes)
    if rest < 0:
        return _squeezed(total, sizes)
    for _ in range(rest):
        best = max(
            range(len(parts)),
            key=lambda at: (_next(parts[at], sizes[at]), -sizes[at] / weights[at], -at),
        )
        sizes[best] += 1
    return sizes


def _next(part: Appetite, size: int) -> float:
    at = size - part.least
    return part.values[at] if at < len(part.values) else 0.0


def _squeezed(total: int, sizes: list[int]) -> list[int]:
    """Take away from the largest until the sizes fit."""
    while sum(sizes) > total and max(sizes) > 0:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes
