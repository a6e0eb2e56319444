"""Who the rules look at: the members on a day, as they are told and as they count.

A *member* is in on the day. A group of parties counts as one member, and whoever is in it with it
(``board.people``).
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from board import parties
from board.model import ACTIVE, Canvas, Coalition, Member
from board.people import active_members, counted, has_left, ids_within, is_copy, taking_part


class Membership:
    """The members of a canvas on a day. Everything is worked out once, when a rule first asks."""

    def __init__(self, canvas: Canvas, on: date) -> None:
        self.canvas = canvas
        self.on = on

    @cached_property
    def members(self) -> list[Member]:
        """The members on the day, those within a group among them."""
        return active_members(self.canvas, self.on)

    @cached_property
    def counted(self) -> list[Member]:
        """The members on the day as they count: a group once, and nobody besides their group."""
        return counted(self.canvas, self.on)

    @cached_property
    def gone(self) -> list[Member]:
        """Who left, on the day or before."""
        row = [
            one
            for one in self.canvas.members.values()
            if one.state == ACTIVE and has_left(one, self.on) and not is_copy(self.canvas, one)
        ]
        return sorted(row, key=lambda one: (one.order, one.id))

    @cached_property
    def core_players(self) -> list[Member]:
        """The members who make and carry the ground rules (B2 §2)."""
        return [one for one in self.members if one.core]

    def taking_part(self, coalition: Coalition) -> set[str]:
        """Return the ids of the parties in a coalition, themselves or with their group."""
        return taking_part(self.canvas, (*coalition.core, *coalition.others))

    def covered(self, ids: Iterable[str]) -> set[str]:
        """Return the ids of parties that are meant by these, themselves or with their group."""
        return taking_part(self.canvas, map(parties.member_ref, ids))

    def within(self, group: Member) -> set[str]:
        """Return the ids of the parties in a group."""
        return ids_within(self.canvas, group)

    def name(self, member: Member) -> str:
        """Return a member's name, a group's with its number."""
        return parties.shown_name(self.canvas, member)

    def names(self, members: Iterable[Member]) -> tuple[str, ...]:
        """Return the names of members."""
        return tuple(map(self.name, members))
