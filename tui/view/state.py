"""The state of the view: what decides how the sheet looks, besides the canvas."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from board.model import Ref

SHEET, BLOCK, SECTION = 0, 1, 2
"""Levels of zoom."""


class Cursor(NamedTuple):
    """Where the cursor can be: a thing on the sheet, or an open place waiting for one."""

    path: str
    """The place, by template path."""
    ref: Ref | None = None
    """The card, coalition or member there; None is an empty place."""


class Ghost(NamedTuple):
    """A row held open for what is being typed: at a place, after a thing or at the end."""

    path: str
    after: Ref | None = None
    before: Ref | None = None


NOBODY: Mapping[str, str] = MappingProxyType({})


class ViewState(NamedTuple):
    """How the sheet is looked at. Never holds what belongs to the canvas."""

    width: int = 120
    height: int = 34
    cursor: Cursor = Cursor("")
    zoom: int = SHEET
    marked: frozenset[Ref] = frozenset()
    matches: frozenset[Ref] = frozenset()
    ghost: Ghost | None = None
    moving: bool = False
    opens: bool = True
    """Whether the card under the cursor opens where it is cut."""
    folded: frozenset[str] = frozenset()
    """Ids of groups of which only the heading shows."""
    language: str = "nl"
    editing: Mapping[str, str] = NOBODY
    """Id of a card to the name of someone else who has it open."""
