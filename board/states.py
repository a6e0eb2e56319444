"""What all records have in common: whether they count, and an empty mapping."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

NOTHING: Mapping[str, Any] = MappingProxyType({})

ACTIVE, PARKED, REMOVED = "active", "parked", "removed"


class Versioned(Protocol):
    """A record of which two versions can stand beside each other."""

    @property
    def state(self) -> str:
        """One of the three above."""

    @property
    def conflict(self) -> str:
        """Id of the record this is the other version of."""


def is_other_version(records: Mapping[str, Versioned], one: Versioned) -> bool:
    """Tell whether this is the other version of a record that is still there (a conflict)."""
    original = records.get(one.conflict) if one.conflict else None
    return original is not None and original.state == ACTIVE
