"""What the system tells of processes (``/proc``): what they are at, and what they have used."""

import os
import re
from collections.abc import Iterator
from pathlib import Path


def states(*pids: int) -> set[str]:
    """Return what the threads of these processes and of all below them are at.

    ``R`` runs or wants to, ``D`` waits for a disk, ``S`` sleeps, ``T`` is stopped.
    """
    return {state for pid in pids for process in _family(pid) for state in _threads(process)}


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process has used, user and system."""
    fields = _fields(f"/proc/{pid}/stat")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_memory(pid: int) -> int:
    """Return the peak resident memory so far, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def _family(pid: int) -> Iterator[int]:
    """A process and all that came of it and still run."""
    yield pid
    for task in _listed(f"/proc/{pid}/task"):
        try:
            children = Path(f"/proc/{pid}/task/{task}/children").read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _threads(pid: int) -> Iterator[str]:
    for task in _listed(f"/proc/{pid}/task"):
        try:
            yield _fields(f"/proc/{pid}/task/{task}/stat")[0]
        except OSError:
            continue


def _fields(path: str) -> list[str]:
    """Return what stands behind the name, which may hold anything."""
    return Path(path).read_text("utf-8", "replace").rpartition(") ")[2].split()


def _listed(folder: str) -> list[str]:
    try:
        return [path.name for path in Path(folder).iterdir()]
    except OSError:
        return []
