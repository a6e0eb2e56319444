"""Boards of any size to measure on: a canvas of ours, and the same cards for a peer."""

import os
import sqlite3
import subprocess
from pathlib import Path

from board.codec import canvas_to_tables
from board.commands.by import now
from board.commands.canvas import new_canvas
from board.commands.cards import add_cards
from board.model import Canvas
from board.template import Place
from board.templates import load
from store.files.canvasfile import CanvasFile
from store.files.library import FileLibrary

NAME = "bench"
_WORDS = "leren werken samen jongere bedrijf school ruimte afspraak groei mentor regio kans".split()  # noqa: SIM905


def card_text(number: int) -> str:
    """Return a card of two to nine words, always the same for a number."""
    count = 2 + number * 7 % 8
    words = [_WORDS[(number * 5 + word * 3) % len(_WORDS)] for word in range(count)]
    return f"{words[0].capitalize()} {' '.join(words[1:])} {number}"


def canvas(cards: int) -> Canvas:
    """Return a canvas with this many cards, spread over all its places."""
    template = load("netwerk")
    by = now("bench")
    board = new_canvas(template, by, "Bench", "nl")
    places = [place.path for place in template.places.values() if _takes_cards(place)]
    for number, path in enumerate(places):
        texts = [card_text(card) for card in range(number, cards, len(places))]
        if texts:
            board = add_cards(board, by, path, texts)
    return board


def _takes_cards(place: Place) -> bool:
    return "coalitions" not in place.block.roles and place.question is None


def make(folder: Path, cards: int) -> CanvasFile:
    """Write a canvas to a library in ``folder``."""
    library = FileLibrary(folder / "data", state=folder / "state")
    return library.create(NAME, canvas_to_tables(canvas(cards)), now("bench"))


def make_for_peer(folder: Path, ktui: Path, cards: int) -> dict[str, str]:
    """Fill a kanban-tui board with the same cards; return the environment that finds it."""
    env = {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "share"),
        "HOME": str(folder),
    }
    for arguments in (["task", "list"], ["board", "create", "Bench", "--set-active"]):
        subprocess.run([ktui, *arguments], env=os.environ | env, check=False, capture_output=True)
    database = next((folder / "share").rglob("*.db"))
    with sqlite3.connect(database) as connection:
        columns = [
            row[0]
            for row in connection.execute(
                "select column_id from columns where visible order by position"
            )
        ]
        rows = [
            (card_text(card), columns[card % len(columns)], "2026-01-01T12:00:00", card)
            for card in range(cards)
        ]
        connection.executemany(
            "insert into tasks (title, column, creation_date, position, description)"
            " values (?, ?, ?, ?, '')",
            rows,
        )
    connection.close()
    return env
