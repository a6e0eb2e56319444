"""Ids: eight characters that can be read aloud, unlike any that is taken."""

import pytest

from board import ids


def test_are_eight_characters_without_look_alikes() -> None:
    made = {ids.new_id() for _ in range(500)}
    assert len(made) == 500
    assert all(len(id) == ids.LENGTH == 8 for id in made)
    assert not set("".join(made)) & set("01lo")


def test_avoid_what_is_taken() -> None:
    class AllButOne:
        asked = 0

        def __contains__(self, id: object) -> bool:
            self.asked += 1
            return self.asked < 4

    taken = AllButOne()
    ids.new_id(taken)
    assert taken.asked == 4


def test_ids_drawn_together_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([b"aaaaa", b"bbbbb", b"aaaaa", b"bbbbb", b"ccccc"])
    monkeypatch.setattr("os.urandom", lambda size: next(drawn))
    assert len({*ids.new_ids(3)}) == 3
