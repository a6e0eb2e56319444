"""What every page can do: take back, go elsewhere, explain itself."""

from __future__ import annotations

from tui.keys.key_table import GOTO as PLACES
from tui.keys.keymap import key_name
from tui.kit.dispatch import claims, does, in_force
from tui.kit.page import GOTO, Page
from tui.kit.picker import Choice, pick
from tui.view.page_frame import HELP, Said

_CANCEL, _FIRST = "goto.cancel", "goto.first"


@does("goto.menu")
def show_places(page: Page) -> None:
    """Show the letters; the next key goes there."""
    page.held = GOTO


@does(*(entry.id for entry in PLACES if entry.id != _FIRST))
def go(page: Page) -> None:
    """Go where a letter says, or stay."""
    page.held = ""
    name = page.action.partition(".")[2]
    if name == "library":
        page.live.refuse_restricted()
    if page.action != _CANCEL:
        page.host.goto(name)


@does(_FIRST)
def to_first(page: Page) -> None:
    """To the first row, as G goes to the last."""
    page.held = ""
    for action in ("go.top", "cursor.top", "cursor.first"):
        if claims(page, action):
            page.perform(action)
            return


@does("view.redraw")
def redraw(page: Page) -> None:
    """Paint the whole screen anew."""
    page.host.redraw()


@does("page.close")
def close(page: Page) -> None:
    """Let go of one thing at a time, and of the page last."""
    if not page.let_go():
        page.perform("page.leave")


@does("page.leave")
def leave(page: Page) -> None:
    """Go back to where this was opened from."""
    page.dismiss()


@does("undo")
def undo(page: Page) -> None:
    """Take back this person's last change; what it was is said when it is done."""
    page.live.refuse_read_only()
    page.live.workshop.undo()


@does("redo")
def redo(page: Page) -> None:
    """Do again what was taken back last."""
    page.live.refuse_read_only()
    page.live.workshop.redo()


@does(HELP)
def explain(page: Page) -> None:
    """Show what this page is about, and the keys that work here."""
    from tui.kit.help_page import HelpPage

    page.app.push_screen(HelpPage(page, lambda: in_force(page)))


@does("palette")
def offer_all(page: Page) -> None:
    """Offer every action of this page by name, but for those that are asked for by number."""
    menu = key_name(page.live.keymap.first("goto.menu"))
    offered = [("", entry) for entry in in_force(page) if not entry.numbered]
    offered += [(f"{menu} ", entry) for entry in page.live.keymap.entries(GOTO)]
    choices = []
    for before, entry in offered:
        if entry.id in ("palette", "goto.menu", _CANCEL):
            continue
        keys = before + " ".join(key_name(key) for key in entry.keys)
        text = page.say(f"action.{entry.id}.help")
        choices.append(Choice(entry.id, f"{page.say(f'action.{entry.id}')} [{keys}]  {text}"))
    pick(page, page.say("palette.title"), choices, page.perform)


@does("view.theme")
def next_theme(page: Page) -> None:
    """On to the next theme."""
    name = page.host.next_theme()
    page.tell(page.say("view.theme_is", name=page.say(f"theme.{name}")))


@does("view.language")
def next_language(page: Page) -> None:
    """To the other language of the interface; the canvas keeps its own."""
    page.host.next_language()
    page.tell(page.say("view.language_is"))


@does("share.export")
def export(page: Page) -> None:
    """Choose a page, see it, and let it leave."""
    if hint := page.live.guide.done("share.export", page.say):
        page.said = Said(hint)
    page.host.goto("export")


@does("suspend")
def suspend(page: Page) -> None:
    """Back to the shell for a moment; ``fg`` returns."""
    page.live.refuse_restricted()
    page.app.action_suspend_process()
