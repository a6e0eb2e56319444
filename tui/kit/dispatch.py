"""From the id of an action to the one function that carries it out.

A method of a page (or of a line input), or a function of a module that takes the page, is marked
with the actions it carries out. Which modules a page has is told by ``action_modules``: by group
(the part of an id before the dot) or by whole id. They are imported when first needed, so that the
sheet is there sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from tui.keys.entry import Entry
    from tui.kit.host import Host
    from tui.kit.line_input import LineInput
    from tui.kit.page import Page

Function = TypeVar("Function", bound=Callable[..., Any])

SHARED = ("everywhere", "cursor", "sheet")
"""Modes whose keys work on every page that carries their actions out; a page's own come first."""


NEEDS_OPEN = frozenset(("goto.menu", "share.export", "undo", "redo"))
"""What all pages share and there is nothing to do with while no canvas is open."""


class Doer(Protocol):
    """What carries out actions: a page."""

    action_modules: ClassVar[Mapping[str, str]]

    @property
    def host(self) -> Host:
        """The application, which knows what every page can do."""


def does(*actions: str) -> Callable[[Function], Function]:
    """Mark a function as the one that carries out these actions."""

    def marked(function: Function) -> Function:
        function.__dict__["does"] = actions
        return function

    return marked


@cache
def _methods(kind: type) -> Mapping[str, str]:
    """Return which method of a class carries out what; a subclass may override it by name."""
    return {
        action: name
        for base in reversed(kind.__mro__)
        for name, function in vars(base).items()
        if isinstance(function, FunctionType)
        for action in getattr(function, "does", ())
    }


@cache
def _functions(module: str) -> Mapping[str, Callable[[Doer], object]]:
    """Return which function of a module carries out what."""
    return {
        action: function
        for function in vars(import_module(module)).values()
        if isinstance(function, FunctionType)
        for action in getattr(function, "does", ())
    }


def _module(doer: Doer, action: str) -> str | None:
    group = action.partition(".")[0]
    for known in (doer.action_modules, doer.host.action_modules):
        if (found := known.get(action) or known.get(group)) is not None:
            return found
    return None


def claims(doer: Doer, action: str) -> bool:
    """Tell whether someone carries out an action."""
    return action in _methods(type(doer)) or _module(doer, action) is not None


def method_of(doer: Doer | LineInput, action: str) -> Callable[[], object] | None:
    """Return the method that carries out an action, if there is one."""
    kind: type = type(doer)
    name = _methods(kind).get(action)
    return None if name is None else cast("Callable[[], object]", getattr(doer, name))


def function_of(doer: Doer, action: str) -> Callable[[], object]:
    """Return what carries out an action. Raises LookupError where nothing does."""
    method = method_of(doer, action)
    if method is not None:
        return method
    module = _module(doer, action)
    if module is None or action not in _functions(module):
        raise LookupError(action)
    return partial(_functions(module)[action], doer)


def everywhere(page: Page, key: str, character: str | None) -> str | None:
    """Return the action of a key that works on every page, also while typing; or None."""
    if not page.has_clock or page.live.following is not None:
        return None
    return page.live.keymap.action("everywhere", key, character)


def action_of(page: Page, key: str, character: str | None) -> str | None:
    """Return the action of a key on a page; None where it has none."""
    if page.held:
        return page.live.keymap.action(page.held, key, character)
    for mode in (*page.modes, *SHARED):
        action = page.live.keymap.action(mode, key, character)
        if action is not None and _in_force(page, action):
            return action
    return None


def in_force(page: Page) -> list[Entry]:
    """Return the actions that work on a page with the keys that reach them."""
    found: list[Entry] = []
    taken: set[str] = set()
    for mode in (*page.modes, *SHARED):
        for entry in page.live.keymap.entries(mode):
            keys = tuple(key for key in entry.keys if key not in taken)
            if keys and _in_force(page, entry.id):
                taken |= {*keys}
                found.append(entry._replace(keys=keys))
    return found


def _in_force(page: Page, action: str) -> bool:
    """Tell whether a key of a mode works here: pages with one mode don't do all that it has."""
    if action in NEEDS_OPEN and not page.live.is_open:
        return False
    return claims(page, action) and page.offers(action)
