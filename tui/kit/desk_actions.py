"""What every table and form can do: take back, go elsewhere, explain itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys.entry import Entry
from tui.keys.keymap import key_name
from tui.kit.picker import Choice, Picker

if TYPE_CHECKING:
    from tui.kit.desk import Desk


def run(desk: Desk, action: str) -> None:
    """Carry out an action that all of these screens share. Raises Refused or LookupError."""
    group, _, name = action.partition(".")
    if group == "goto":
        _goto(desk, name)
    elif action in ("undo", "redo"):
        desk.board_app.refuse_read_only()
        getattr(desk.workshop, action)()
    elif action == "help.here":
        from tui.kit.help_page import HelpPage

        desk.app.push_screen(HelpPage(desk, desk.in_force))
    elif action == "palette":
        _palette(desk)
    elif action == "view.theme":
        name = desk.board_app.next_theme()
        desk.notice(desk.say("view.theme_is", name=desk.say(f"theme.{name}")))
    elif action == "view.language":
        desk.board_app.next_language()
        desk.notice(desk.say("view.language_is"))
    elif action == "conflict.choose":
        desk.board_app.refuse_read_only()
        desk.choose_version()
    elif action == "share.export":
        desk.board_app.goto("export")
    elif action == "suspend":
        desk.board_app.refuse_restricted()
        desk.app.action_suspend_process()
    else:
        raise LookupError(action)


def _goto(desk: Desk, name: str) -> None:
    """Show the letters, or go where a letter says."""
    desk.going = name == "menu"
    if name in ("menu", "cancel"):
        return
    if name == "library":
        desk.board_app.refuse_restricted()
    desk.board_app.goto(name)


def _palette(desk: Desk) -> None:
    """Offer every action of this screen by name."""
    choices: list[Choice] = []
    menu = key_name(desk.keymap.first("goto.menu"))
    for entry in desk.in_force():
        if entry.id not in ("palette", "goto.menu"):
            choices.append(_choice(desk, entry, ""))
    for entry in desk.keymap.entries("goto"):
        if entry.id != "goto.cancel":
            choices.append(_choice(desk, entry, f"{menu} "))
    desk.app.push_screen(Picker(desk, desk.say("palette.title"), choices, desk.perform))


def _choice(desk: Desk, entry: Entry, before: str) -> Choice:
    keys = before + " ".join(key_name(key) for key in entry.keys)
    text = desk.say(f"action.{entry.id}.help")
    return Choice(entry.id, f"{desk.say(f'action.{entry.id}')} [{keys}]  {text}")
