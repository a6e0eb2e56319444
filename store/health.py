"""What a store finds worth knowing about itself, for who looks whether all is well."""

from collections.abc import Mapping
from typing import NamedTuple


class Sign(NamedTuple):
    """One thing that was looked at."""

    kind: str
    """What it is about; there is a text for each kind."""
    fine: bool
    """False for what works but is worth knowing."""
    values: Mapping[str, object]
    """What fills the gaps of the text."""
