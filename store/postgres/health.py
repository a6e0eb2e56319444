"""What is worth knowing about a server, for who looks whether all is well."""

import time
from collections.abc import Iterator

from store.health import Sign
from store.postgres import schema
from store.postgres.server import Server

_FAR = 100.0
"""Milliseconds of a round trip from which others' changes come in noticeably later."""
_TRIES = 3

_ABOUT = """
    select current_setting('server_version'), current_user,
        coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false),
        inet_client_addr() is null, pg_is_in_recovery()
"""
_RIGHTS = """
    select pg_has_role(current_user, n.nspowner, 'member'), netwerkcanvas.is_facilitator()
    from pg_namespace n where n.nspname = 'netwerkcanvas'
"""


def signs(server: Server) -> Iterator[Sign]:
    """Look at server, version, encryption, round trip, schema and rights. Raises as all calls."""
    ready = server.ready()
    ((version, role, encrypted, local, standby),) = server.rows(_ABOUT)
    yield Sign("server", True, {"where": server.where, "version": version, "role": role})
    if standby:
        yield Sign("standby", False, {"where": server.where})
    kind = "encrypted" if encrypted else "socket" if local else "plain"
    yield Sign(kind, encrypted or local, {})
    trip = min(_timed(server) for _ in range(_TRIES))
    yield Sign("round_trip", trip < _FAR, {"ms": f"{trip:.1f}"})
    if not ready:
        yield Sign("no_schema", True, {})
        return
    yield Sign("schema", True, {"number": schema.KNOWN})
    ((owner, facilitator),) = server.rows(_RIGHTS)
    rights = "owner" if owner else "facilitator" if facilitator else "guest"
    yield Sign(f"rights_{rights}", True, {"role": role})


def _timed(server: Server) -> float:
    """Return the milliseconds of one question and its answer."""
    begin = time.perf_counter()
    server.refresh()
    return (time.perf_counter() - begin) * 1000
