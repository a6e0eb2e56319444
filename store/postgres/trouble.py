"""What psycopg's errors mean to who works with a library on a server."""

import psycopg

from store.errors import Busy, NoSpace, ReadOnly, StoreError, Unstorable, WriteFailed
from store.limits import PATIENCE
from store.postgres.connection import Silence
from store.postgres.errors import (
    Gone,
    LoginRefused,
    NoAnswer,
    NoDatabase,
    NoPassword,
    NoRights,
    NotALibrary,
    NotEncrypted,
    Unreachable,
)

_LOGIN = (
    "authentication failed",
    "no pg_hba.conf entry",
    'role "',
    "is not permitted to log in",
)
_FULL = ("53100", "53200")
_BUSY = ("53300", "55P03", "57014", "40001", "40P01")
_NOT_LAID_OUT = ("42P01", "3F000", "42883", "42703")


def from_connecting(error: psycopg.Error, where: str) -> StoreError:
    """Return what it means that a server didn't let us in.

    libpq gives no codes for that, only words. They are English unless the server speaks another
    language; then its own words are all that is told.
    """
    reason = _reason(error)
    said = str(error)
    if "does not support SSL" in said:
        return NotEncrypted(where=where)
    asked = error.pgconn is not None and error.pgconn.needs_password
    if asked or "fe_sendauth" in said:
        return NoPassword(where=where)
    if 'database "' in said and "does not exist" in said:
        return NoDatabase(where=where)
    if "permission denied for database" in said:
        return NoRights(where=where, reason=reason)
    if "too many c" in said or "remaining connection slots" in said:
        return Unreachable(where=where, reason=reason)
    if any(words in said for words in _LOGIN):
        return LoginRefused(where=where, reason=reason)
    return Unreachable(where=where, reason=reason)


def from_server(error: psycopg.Error, where: str) -> StoreError:
    """Return what an error of a server that we are connected to means."""
    code = error.sqlstate or ""
    reason = _reason(error)
    if isinstance(error, Silence):
        return NoAnswer(where=where, reason=reason)
    if code in _BUSY:
        return Busy(name=where, seconds=round(PATIENCE))
    if isinstance(error, psycopg.OperationalError) and (not code or code[:2] in ("08", "57")):
        return Gone(where=where, reason=reason)
    if code == "42501":
        return NoRights(where=where, reason=reason)
    if code == "25006":
        return ReadOnly(where=where)
    if code in _FULL:
        return NoSpace(where=where)
    if code in _NOT_LAID_OUT:
        return NotALibrary(where=where)
    if isinstance(error, psycopg.DataError):
        return Unstorable(where=where, reason=reason)
    return WriteFailed(where=where, reason=reason)


def _reason(error: psycopg.Error) -> str:
    """Return the first line of what a server or libpq says, without what precedes the matter."""
    told = error.diag.message_primary or (str(error).strip().splitlines() or [""])[0]
    for before in (" failed: ", "connection failed: ", "connection is bad: ", "FATAL:  "):
        told = told.rpartition(before)[2]
    return told.strip() or type(error).__name__
