"""Whether our top-level packages are ours.

``board``, ``store``, ``exports`` and ``tui`` are plain names, and another package in the same
environment may install one of them too. Then Python would run their code in our name.
"""

import os
from importlib.util import find_spec

NAMES = ("board", "store", "exports", "tui")


def collision() -> str:
    """Return one sentence about a name that leads elsewhere, or nothing."""
    home = os.path.realpath(os.path.join(__file__, "..", "..", ".."))  # noqa: PTH118
    for name in NAMES:
        spec = find_spec(name)
        origin = spec.origin if spec and spec.origin else ""
        # os.path, not pathlib: this runs at every start, before anything else is loaded.
        if os.path.realpath(origin) != os.path.join(home, name, "__init__.py"):  # noqa: PTH118
            return (
                f"the package '{name}' comes from {origin or 'nowhere'} instead of {home}; "
                "install netwerkcanvas in an environment of its own "
                f"/ het pakket '{name}' is dat van een ander programma: "
                "installeer netwerkcanvas in een eigen omgeving"
            )
    return ""
