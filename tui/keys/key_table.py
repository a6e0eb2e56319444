"""Every action of the program with its default keys.

This is the only place where a key is named. Footer, help, palette and the `g` menu are made from
it, and a user's configuration file changes keys by action id. An action's words are in the
catalogue under ``action.ID`` (a label of a word or two) and ``action.ID.help`` (one sentence).

Modes are states of the hands: on the sheet, moving a card, typing a line, and so on. A key may
mean another thing in another mode.
"""

from tui.keys import (
    agreements,
    clock,
    export,
    groups,
    history,
    library,
    meeting,
    network,
    rounds,
    talks,
)
from tui.keys.entry import ARRANGE, GO, LOOK, MAKE, PROGRAM, SHARE, WORKSHOP, Entry, grouped

SHEET = (
    *grouped(
        GO,
        Entry("go.up", ("up", "k")),
        Entry("go.down", ("down", "j")),
        Entry("go.left", ("left", "h")),
        Entry("go.right", ("right", "l")),
        Entry("go.next", ("tab",)),
        Entry("go.previous", ("shift+tab",)),
        Entry("go.first", ("home",)),
        Entry("go.last", ("end",)),
        Entry("go.top", ("ctrl+home",)),
        Entry("go.bottom", ("G", "ctrl+end")),
        Entry("go.block", ("1", "2", "3", "4", "5", "6", "7", "8", "9")),
        Entry("go.open", ("i",), 3),
        Entry("search.start", ("/",), 6),
        Entry("search.next", ("n",)),
        Entry("search.previous", ("N",)),
        Entry("goto.menu", ("g",), 10),
    ),
    *grouped(
        MAKE,
        Entry("card.add", ("a",), 10),
        Entry("card.edit", ("enter", "e"), 9),
        Entry("card.below", ("o",)),
        Entry("card.above", ("O",)),
        Entry("card.body", ("b",)),
        Entry("card.editor", ("E",)),
        Entry("card.remove", ("d",), 3),
        Entry("coalition.form", ("c",)),
        Entry("term.add", ("w",)),
        Entry("undo", ("u",), 7),
        Entry("redo", ("r", "ctrl+r")),
        Entry("draft.offer", ("D",)),
        Entry("conflict.choose", ("!",)),
        Entry("unsaved.ways", ("S",)),
    ),
    *grouped(
        ARRANGE,
        Entry("mark.toggle", ("space",)),
        Entry("mark.section", ("*",)),
        Entry("move.start", ("m",), 8),
        Entry("move.left", ("H",)),
        Entry("move.down", ("J",)),
        Entry("move.up", ("K",)),
        Entry("move.right", ("L",)),
        Entry("dot.more", ("v",), 7),
        Entry("dot.fewer", ("V",)),
        Entry("card.question", ("t",)),
        Entry("card.status", ("s",), 2),
        Entry("card.follows", ("f",)),
        Entry("card.park", ("p",), 2),
    ),
    *groups.SHEET,
    *rounds.SHEET,
    *grouped(
        WORKSHOP,
        Entry("rule.verdict", ("R",)),
        Entry("action.add", ("A",)),
        Entry("decision.add", ("B",)),
    ),
    *grouped(
        LOOK,
        Entry("view.zoom", ("z",), 4),
        Entry("view.card", ("I",)),
        Entry("view.back", ("escape",)),
        Entry("view.since", ("Z",)),
        Entry("view.theme", ("T",)),
        Entry("view.language", ("Q",)),
        Entry("view.redraw", ("ctrl+l",)),
    ),
    *grouped(
        SHARE,
        Entry("share.export", ("x",), 5),
        Entry("share.copy", ("y",), 2),
    ),
    *grouped(
        PROGRAM,
        Entry("help.here", ("?", "f1"), 10),
        Entry("palette", ("ctrl+p",)),
        Entry("suspend", ("ctrl+z",)),
        Entry("leave", ("q", "ctrl+c"), 1),
    ),
)

GOTO = (
    Entry("goto.sheet", ("s",), 9),
    Entry("goto.members", ("m",), 9),
    Entry("goto.coalitions", ("c",), 9),
    Entry("goto.interests", ("i",), 9),
    Entry("goto.paradoxes", ("p",), 9),
    Entry("goto.vitality", ("v",), 9),
    Entry("goto.words", ("w",), 9),
    Entry("goto.history", ("h",), 9),
    Entry("goto.outline", ("o",), 9),
    Entry("goto.coverage", ("d",), 9),
    Entry("goto.session", ("a",), 9),
    Entry("goto.agreements", ("b",), 9),
    Entry("goto.comparison", ("k",), 9),
    Entry("goto.library", ("l",), 9),
    Entry("goto.first", ("g",), 8),
    Entry("goto.cancel", ("escape",)),
)

MOVE = (
    Entry("moving.up", ("up", "k"), 8),
    Entry("moving.down", ("down", "j"), 8),
    Entry("moving.left", ("left", "h"), 8),
    Entry("moving.right", ("right", "l"), 8),
    Entry("moving.next", ("tab",), 5),
    Entry("moving.previous", ("shift+tab",)),
    Entry("moving.block", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), 4),
    Entry("moving.keep", ("enter",), 10),
    Entry("moving.restore", ("escape",), 9),
)

LINE = (
    Entry("line.save", ("enter",), 10),
    Entry("line.next", ("tab",), 8),
    Entry("line.body", ("ctrl+o",), 6),
    Entry("line.stop", ("escape",), 9),
    Entry("line.left", ("left",)),
    Entry("line.right", ("right",)),
    Entry("line.word_left", ("ctrl+left",)),
    Entry("line.word_right", ("ctrl+right",)),
    Entry("line.home", ("home",)),
    Entry("line.end", ("end", "ctrl+e")),
    Entry("line.erase", ("backspace", "ctrl+h")),
    Entry("line.delete", ("delete", "ctrl+d")),
    Entry("line.erase_word", ("ctrl+w",)),
    Entry("line.erase_start", ("ctrl+u",)),
    Entry("line.erase_end", ("ctrl+k",)),
)

SEARCH = (
    Entry("search.keep", ("enter",), 10),
    Entry("search.cancel", ("escape",), 9),
    Entry("search.down", ("down", "tab"), 8),
    Entry("search.up", ("up", "shift+tab"), 7),
)

CARD = (Entry("card.close", ("I", "enter"), 10),)
"""A card shown whole."""

CHOOSE = (Entry("choose.take", ("enter",), 10),)

CURSOR = grouped(
    GO,
    Entry("cursor.up", ("up", "k")),
    Entry("cursor.down", ("down", "j")),
    Entry("cursor.left", ("left", "h")),
    Entry("cursor.right", ("right", "l")),
    Entry("cursor.next", ("tab",)),
    Entry("cursor.previous", ("shift+tab",)),
    Entry("cursor.first", ("home",)),
    Entry("cursor.last", ("end",)),
    Entry("cursor.top", ("ctrl+home",)),
    Entry("cursor.bottom", ("ctrl+end", "G")),
    Entry("cursor.page_up", ("pageup", "b")),
    Entry("cursor.page_down", ("pagedown", "space")),
    Entry("page.close", ("escape",), 7),
    Entry("page.leave", ("q", "ctrl+c")),
)
"""Going about any page but the sheet; a page's own keys come before these."""

BODY = (
    Entry("body.save", ("escape", "ctrl+d"), 10),
    Entry("body.preview", ("ctrl+o",), 9),
    Entry("body.undo", ("ctrl+z",), 5),
    Entry("body.redo", ("ctrl+y",)),
    Entry("body.up", ("up",)),
    Entry("body.down", ("down",)),
    Entry("body.left", ("left",)),
    Entry("body.right", ("right",)),
    Entry("body.word_left", ("ctrl+left",)),
    Entry("body.word_right", ("ctrl+right",)),
    Entry("body.home", ("home",)),
    Entry("body.end", ("end", "ctrl+e")),
    Entry("body.page_up", ("pageup",)),
    Entry("body.page_down", ("pagedown",)),
    Entry("body.erase", ("backspace", "ctrl+h")),
    Entry("body.delete", ("delete",)),
    Entry("body.erase_word", ("ctrl+w",)),
    Entry("body.erase_end", ("ctrl+k",)),
)

MODES: dict[str, tuple[Entry, ...]] = {
    "sheet": SHEET,
    "goto": GOTO,
    "move": MOVE,
    "line": LINE,
    "search": SEARCH,
    "choose": CHOOSE,
    "card": CARD,
    "cursor": CURSOR,
    "body": BODY,
    **network.MODES,
    **talks.MODES,
    **library.MODES,
    **clock.MODES,
    **meeting.MODES,
    **export.MODES,
    **history.MODES,
    **rounds.MODES,
    **groups.MODES,
    **agreements.MODES,
}
