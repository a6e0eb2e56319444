"""What became of a canvas between two moments: facts, and how they are told in words.

``points`` says what a canvas is compared with, ``compare`` finds what differs, ``telling`` and
``around`` put it in ``rows`` of one language. Whoever shows a comparison shows what ``told`` made.
"""

from board.comparison.compare import Comparison, compare
from board.comparison.points import Point, day_of
from board.comparison.rows import Part, Row, Subject
from board.comparison.telling import told

__all__ = ["Comparison", "Part", "Point", "Row", "Subject", "compare", "day_of", "told"]
