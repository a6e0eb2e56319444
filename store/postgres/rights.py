"""The roles on a server: ``store.rights`` says what each call does."""

from collections.abc import Callable
from importlib.resources import files

from store.postgres.errors import NoRole
from store.postgres.server import Server

FACILITATOR, GUEST = "netwerkcanvas_facilitator", "netwerkcanvas_guest"

_ROLES = files("store.postgres").joinpath("roles.sql")
_LET_IN = """
    with made as (
        insert into netwerkcanvas.guests (canvas, role)
        select %s, rolname from pg_roles where rolname = %s
        on conflict (canvas, role) do update set role = excluded.role returning 1
    ) select count(*) from made
"""
_KEEP_OUT = """
    with gone as (
        delete from netwerkcanvas.guests where canvas = %s and role = %s returning 1
    ) select count(*) from gone
"""
_GUESTS = "select role::text from netwerkcanvas.guests where canvas = %s order by role"


class ServerRights:
    """The roles in one database; ``id_of`` returns the id of a canvas by its name."""

    def __init__(self, server: Server, id_of: Callable[[str], str]) -> None:
        self._server = server
        self._id_of = id_of

    def make(self) -> tuple[str, str]:
        """Make the two roles with what they may do; return their names, facilitator first."""
        self._server.lay_out()
        self._server.script(_ROLES.read_text("utf-8"))
        return FACILITATOR, GUEST

    def let_in(self, canvas: str, role: str) -> None:
        """Let a role of the server work on a canvas as a guest."""
        self._one(_LET_IN, canvas, role)

    def keep_out(self, canvas: str, role: str) -> None:
        """Let it no longer."""
        self._one(_KEEP_OUT, canvas, role)

    def guests(self, canvas: str) -> list[str]:
        """Return the roles that are let in on a canvas."""
        return [role for (role,) in self._server.rows(_GUESTS, self._id_of(canvas))]

    def _one(self, statement: str, canvas: str, role: str) -> None:
        ((found,),) = self._server.rows(statement, self._id_of(canvas), role)
        if not found:
            raise NoRole(where=self._server.where, role=role)
