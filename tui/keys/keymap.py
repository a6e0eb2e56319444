"""The key map in force: the defaults with a user's changes laid over them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.keys.entry import Entry
from tui.keys.key_table import MODES

BANNED = frozenset({"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q", "ctrl+j"})
"""Keys that terminals swallow or that tmux and screen take for themselves."""


_FORMER = (*("table", "form", "answers", "page", "choose", "talk", "shelf", "slider", "export"),)
"""Groups that had actions of their own for what all pages share now."""

_RENAMED = {
    "close": "page.close",
    "leave": "page.leave",
    "cancel": "page.close",
    "find": "search.start",
}


class BadSetting(NamedTuple):
    """Something wrong in a user's key settings: a text key and what fills its gaps."""

    key: str
    values: Mapping[str, object]


def banned(key: str) -> bool:
    """Tell whether a key must not be bound: swallowed on the way, or not sent at all."""
    return key in BANNED or key.startswith(("alt+", "ctrl+shift+"))


class Keymap:
    """Looks up what a key does, and which keys an action has."""

    def __init__(self, changes: Mapping[str, Sequence[str]] | None = None) -> None:
        self.problems: list[BadSetting] = []
        self._actions: dict[str, dict[str, str]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}
        if not changes:
            return  # Modes are filled as they come: most of the hundreds of actions never do.
        wanted = _by_present_names(changes)
        for mode, entries in MODES.items():
            self._fill(mode, entries, [self._changed(entry, wanted) for entry in entries])
        for unknown in wanted:
            self.problems.append(BadSetting("keys.unknown", {"action": unknown}))

    def _filled(self, mode: str) -> bool:
        """Fill a mode that wasn't yet; tell whether there is one of that name."""
        if mode not in self._actions and mode in MODES:
            self._fill(mode, MODES[mode], MODES[mode])
        return mode in self._actions

    def _changed(self, entry: Entry, wanted: dict[str, Sequence[str]]) -> Entry:
        if entry.id not in wanted:
            return entry
        keys = []
        for key in wanted.pop(entry.id):
            if banned(key):
                self.problems.append(BadSetting("keys.banned", {"key": key, "action": entry.id}))
            else:
                keys.append(key)
        return entry._replace(keys=tuple(keys)) if keys else entry

    def _fill(self, mode: str, usual: Sequence[Entry], chosen: Sequence[Entry]) -> None:
        """Give every key of a mode to one action; a chosen key that has one already is let go."""
        taken: dict[str, str] = {}
        given: dict[str, Entry] = {}
        pairs = sorted(zip(usual, chosen, strict=True), key=lambda pair: pair[0] != pair[1])
        for default, entry in pairs:
            for key in entry.keys:
                if key in taken:
                    values = {"key": key, "action": entry.id, "other": taken[key]}
                    self.problems.append(BadSetting("keys.clash", values))
            free = tuple(key for key in entry.keys if key not in taken)
            free = free or tuple(key for key in default.keys if key not in taken)
            taken |= dict.fromkeys(free, entry.id)
            given[entry.id] = entry if free == entry.keys else entry._replace(keys=free)
            self._keys[entry.id] = free
        self._actions[mode] = taken
        self._entries[mode] = tuple(given[entry.id] for entry in usual)

    def action(self, mode: str, key: str, character: str | None) -> str | None:
        """Return the action of a key in a mode. Printable keys are known by their character."""
        if not self._filled(mode):
            return None
        actions = self._actions[mode]
        if character and character.isprintable() and character != " " and character in actions:
            return actions[character]
        return actions.get(key)

    def keys_of(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action, the one to show first."""
        if action not in self._keys:
            all(map(self._filled, MODES))
        return self._keys.get(action, ())

    def first(self, action: str) -> str:
        """Return the key of an action to show; empty where it has none."""
        return next(iter(self.keys_of(action)), "")

    def entries(self, mode: str) -> tuple[Entry, ...]:
        """Return the actions of a mode in the order of the table."""
        return self._entries[mode] if self._filled(mode) else ()

    def footer(self, mode: str) -> list[Entry]:
        """Return the actions a footer shows, most important first."""
        shown = [entry for entry in self.entries(mode) if entry.footer and entry.keys]
        return sorted(shown, key=lambda entry: -entry.footer)


def _by_present_names(changes: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return a user's changes by the ids of today: going about was an action per kind of page."""
    known = {entry.id for entries in MODES.values() for entry in entries}
    found: dict[str, Sequence[str]] = {}
    for action, keys in changes.items():
        group, _, way = action.partition(".")
        if action not in known and group in _FORMER:
            present = _RENAMED.get(way, f"cursor.{way}")
            action = present if present in known else action
        found[action] = [*found.get(action, ()), *keys]
    return found


_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "space": "␣",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "⌫",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
}


def key_name(key: str) -> str:
    """Return a key as shown to people: ``Esc``, ``^P``, ``a``."""
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper() if len(key) == 6 else "^" + _NAMES.get(key[5:], key[5:])
    return key.upper() if key[:1] == "f" and key[1:].isdecimal() else _NAMES.get(key, key)
