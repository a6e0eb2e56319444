"""A canvas as a day leaves it, of any size: short and long answers, full places and empty ones."""

from board.commands.by import By
from board.commands.canvas import new_canvas, set_info
from board.commands.cards import add_card, edit_card
from board.commands.members import add_member
from board.model import Canvas
from board.templates import load

WORDS = "wie begint trekt samen leren op het werk zonder diploma elke maandag bij de school".split()  # noqa: SIM905
BODY = "Uit het gesprek:\n\n- eerst bellen, dan mailen\n- een eigen pand\n\n" + "En zo door. " * 9


def workshop(cards: int, members: int, bodies: int = 0) -> Canvas:
    """Return a canvas as a day leaves it: short and long answers, some places full, some empty."""
    by = By("anna", "2026-03-17T09:30:00Z")
    canvas = set_info(
        new_canvas(load("netwerk"), by, "Jong & Werk Oostland", "nl"), by,
        purpose="Geen jongere van zestien tot zevenentwintig raakt nog buiten beeld",
        status="concept", contact="de coördinator, info@voorbeeld.nl",
    )  # fmt: skip
    places = [
        "identiteit.passie", "identiteit.ambitie", "identiteit.stijl", "spelregels", "spelregels",
        "regie", "organisatie.wie", "organisatie.wie", "organisatie.middelen", "organisatie.waar",
    ]  # fmt: skip
    for n in range(cards):
        words = [WORDS[(n * 7 + word * 3) % len(WORDS)] for word in range(2 + n * 5 % 17)]
        place = places[n * n % 10]
        canvas = add_card(canvas, by, place, " ".join(words), id=f"k{n}")
        if n < bodies:
            canvas = edit_card(canvas, by, f"k{n}", body=BODY)
    for n in range(members):
        canvas = add_member(canvas, by, f"Stichting {WORDS[n % len(WORDS)].capitalize()} {n}")
    return canvas
