"""The address of a library on a server: read, judged, and told without its secrets.

It is one of libpq's: ``postgresql://USER@HOST:PORT/DATABASE?OPTION=VALUE``. What it leaves out
comes from where libpq looks for it: PGPASSFILE and ``~/.pgpass``, a service file, ``PG…``
variables. A password is taken from there alone. In an address it would stand in the list of
processes, in the history of the shell and in what others are shown.
"""

import ipaddress
import os
import re
from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from psycopg import ProgrammingError, pq
from psycopg.conninfo import conninfo_to_dict

from store.postgres.errors import BadAddress, SecretInAddress

_ADDRESS = re.compile(r"postgres(?:ql)?://(?:(?P<who>[^?]*)@)?(?P<rest>.*)", re.DOTALL)
_PATIENCE = "10"
"""Seconds in which a server must answer when it is called, where nothing else is said."""
_DEFAULTS = MappingProxyType(
    {
        "connect_timeout": _PATIENCE,
        "fallback_application_name": "netwerkcanvas",
        # A server that is gone without a word is noticed within half a minute.
        "keepalives_idle": "15",
        "keepalives_interval": "5",
        "keepalives_count": "3",
        "tcp_user_timeout": "20000",
    }
)
_LOCAL = ("localhost", "localhost.localdomain")
_MODE = "PGSSLMODE"


class Address(NamedTuple):
    """A server and a database on it."""

    parameters: Mapping[str, str]
    """What libpq is called with."""
    where: str
    """The same for people to read and to use again, without options and secrets."""


def parsed(url: str, environ: MutableMapping[str, str] = os.environ) -> Address:
    """Read an address.

    A connection to another host is encrypted, unless ``sslmode`` tells otherwise: in the address,
    the service file or PGSSLMODE. Raises BadAddress and SecretInAddress.
    """
    match = _ADDRESS.fullmatch(url)
    if match is None:
        raise BadAddress(where=redacted(url))
    if _holds_secret(match):
        raise SecretInAddress(where=redacted(url))
    try:
        given = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError:
        raise BadAddress(where=redacted(url)) from None
    if not _fits(given):
        raise BadAddress(where=redacted(url))
    if "service" in given or environ.get("PGSERVICE"):
        # What a service file says of it goes before the variable, and after the address.
        environ.setdefault(_MODE, "require")
    elif "sslmode" not in given and _MODE not in environ:
        given["sslmode"] = "prefer" if _is_here(given, environ) else "require"
    asked = {name: value for name, value in _DEFAULTS.items() if name not in given}
    return Address(MappingProxyType({**asked, **given}), _where(given))


def redacted(url: str) -> str:
    """Return an address, or what was meant as one, without what may be a secret in it."""
    match = _ADDRESS.fullmatch(url)
    if match is None:
        _, at, rest = url.partition("?")[0].rpartition("@")
        return f"…{at}{rest}" if at else rest
    who = match["who"]
    rest = match["rest"].partition("?")[0]
    return "postgresql://" + (f"{who.partition(':')[0]}@" if who is not None else "") + rest


def _holds_secret(match: re.Match[str]) -> bool:
    options = match["rest"].partition("?")[2]
    named = {option.partition("=")[0].casefold() for option in options.split("&")}
    return ":" in (match["who"] or "") or bool(named & _secrets())


def _secrets() -> set[str]:
    """Return the names of the options that libpq shows nobody."""
    return {
        each.keyword.decode()
        for each in pq.Conninfo.get_defaults()
        if each.dispchar == b"*" or each.keyword.startswith(b"scram_")
    }


def _fits(given: Mapping[str, str]) -> bool:
    """Tell whether the port is a number, and a database is named; a service may do that."""
    ports = given.get("port", "").split(",")
    if not all(port.isdecimal() and 0 < int(port) < 65536 for port in ports if port):
        return False
    return bool(given.get("dbname") or given.get("service"))


def _is_here(given: Mapping[str, str], environ: Mapping[str, str]) -> bool:
    """Tell whether all hosts that are named are this machine."""
    hosts = given.get("hostaddr") or given.get("host")
    hosts = hosts or environ.get("PGHOSTADDR") or environ.get("PGHOST") or ""
    return all(_names_this_machine(host) for host in hosts.split(","))


def _names_this_machine(host: str) -> bool:
    if not host or host[0] in "/@" or host.casefold() in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _where(given: Mapping[str, str]) -> str:
    host = given.get("host", "") or given.get("hostaddr", "")
    socket = host.startswith("/")
    user = f"{quote(given['user'], safe='')}@" if "user" in given else ""
    port = f":{given['port']}" if "port" in given and not socket else ""
    shown = f"[{host}]" if ":" in host else host
    place = "" if socket else f"{shown}{port}"
    options = {"host": host if socket else "", "port": given.get("port", "") if socket else ""}
    options["service"] = given.get("service", "")
    told = "&".join(f"{name}={value}" for name, value in options.items() if value)
    database = quote(given.get("dbname", ""), safe="")
    return f"postgresql://{user}{place}/{database}{'?' if told else ''}{told}"
