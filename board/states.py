"""What all records have in common: whether they count, and an empty mapping."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, Any] = MappingProxyType({})

ACTIVE, PARKED, REMOVED = "active", "parked", "removed"
