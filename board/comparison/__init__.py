"""What became of a canvas between two moments: facts, and how they are told in words.

``points`` says what a canvas is compared with, ``compare`` finds what differs, ``telling`` puts it
in sentences of one language. Whoever shows a comparison shows what ``telling`` made.
"""

from board.comparison.compare import Comparison, compare
from board.comparison.points import Point, day_of
from board.comparison.telling import Part, Row, Topic, told

__all__ = ["Comparison", "Part", "Point", "Row", "Topic", "compare", "day_of", "told"]
