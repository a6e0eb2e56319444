"""The configuration file: TOML, written by the user, read only if it is there.

The keys of today are the fields of ``Config``; what an earlier or later version knew is left
alone. A file that can't be read is one clear line, never a guess.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from board import regular
from store.errors import BadSettings, from_read

FILE = "config.toml"
_MOST = 256 * 1024
"""Most bytes of a configuration file."""
_MOST_PARTS, _MOST_DIGITS = 100, 1000
"""Most dots on a line, and digits in a row."""


class Config(NamedTuple):
    """What a user set."""

    language: str = ""
    """Language of the interface, ``nl`` or ``en``; empty for what the locale says."""
    who: str = ""
    """The name to act under."""
    folder: str = ""
    """Where canvases lie."""
    store: str = ""
    """Address of the server on which they lie, if they do."""
    theme: str = ""
    mouse: bool = True
    bell: bool = False
    """Ring when the time of an agenda item is up."""
    allow_network_fs: bool = False
    """Write on network file systems too, where locks may hold on one host only."""
    allow_open_folder: bool = False
    """Write in a folder that everyone on the machine may write in too."""
    facilitator: str = ""
    room: str = ""
    keys: Mapping[str, str | list[str]] = MappingProxyType({})
    """Keys by action id, one or several."""
    templates: tuple[str, ...] = ()
    """Folders with templates of one's own."""


def read(path: Path) -> Config:
    """Return what the file says; the defaults where there is none. Raises BadSettings."""
    try:
        data, _ = regular.read(str(path), _MOST, follow=True)
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except regular.TooBig:
        raise BadSettings(where=str(path), line=1, reason=f"> {_MOST // 1024} kB") from None
    except OSError as error:
        raise from_read(error, str(path)) from None
    import tomllib

    text = data.decode("utf-8-sig", "replace")
    _refuse_endless(text, path)
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason, line = _where(str(error))
        raise BadSettings(where=str(path), line=line, reason=reason) from None
    return _config(found, path, text)


def _refuse_endless(text: str, path: Path) -> None:
    """Refuse what the TOML reader needs minutes for: keys of thousands of parts, endless numbers.

    A key and a number stand on one line each. Raises BadSettings.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_PARTS and not line.lstrip().startswith("#"):
            raise BadSettings(where=str(path), line=number, reason=f"> {_MOST_PARTS} × .")
        if len(line) > _MOST_DIGITS and re.search(rf"[0-9_]{{{_MOST_DIGITS}}}", line):
            raise BadSettings(where=str(path), line=number, reason=f"> {_MOST_DIGITS} × 0-9")


def _where(message: str) -> tuple[str, int]:
    """Take the line number out of what the TOML reader says."""
    reason, _, place = message.partition(" (at ")
    words = place.replace(",", "").split()
    return reason, int(words[1]) if len(words) > 1 and words[1].isdigit() else 1


def _config(found: Mapping[str, Any], path: Path, text: str) -> Config:
    known: dict[str, Any] = {}
    for field, default in Config._field_defaults.items():
        if field not in found:
            continue
        value = found[field]
        if not _fits(field, value, default):
            raise BadSettings(where=str(path), line=_line(text, field), reason=f"{field}: ?")
        known[field] = tuple(value) if isinstance(default, tuple) else value
    return Config(**known)


def _fits(field: str, value: Any, default: Any) -> bool:
    if field == "keys":
        return isinstance(value, dict) and all(map(_is_keys, value.values()))
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is type(default)


def _is_keys(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _line(text: str, field: str) -> int:
    """Return the line on which a setting stands."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().strip("[").startswith(field):
            return number
    return 1
