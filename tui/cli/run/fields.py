"""Setting fields from options: what every ``set`` command does."""

from collections.abc import Mapping
from typing import Any

from tui.cli.arguments import Given
from tui.cli.problem import usage


def given(args: Given, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields whose options were given. Raises a usage ``Problem`` for none at all.

    ``fields`` names the field behind each option.
    """
    values = {
        field: getattr(args, dest)
        for dest, field in fields.items()
        if getattr(args, dest, None) is not None
    }
    if not values:
        raise usage("usage.nothing_to_change")
    return values


def own(*names: str) -> dict[str, str]:
    """Return options whose field has the option's own name."""
    return {name: name for name in names}
