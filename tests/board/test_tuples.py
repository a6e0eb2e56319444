"""The named tuples of the project behave as those of the standard library."""

import copy
import pickle
import sys
import typing
from inspect import signature
from typing import Any, get_type_hints

import pytest

from board import tuples


class Ours(tuples.NamedTuple):
    """A word and how often."""

    word: str
    times: int = 1
    where: tuple[str, ...] = ()

    @property
    def shout(self) -> str:
        return self.word.upper()


class Theirs(typing.NamedTuple):
    """A word and how often."""

    word: str
    times: int = 1
    where: tuple[str, ...] = ()

    @property
    def shout(self) -> str:
        return self.word.upper()


class OursOfMany(tuples.NamedTuple):
    a: int
    b: int
    c: int
    d: int
    e: int
    f: int
    g: int
    h: int
    i: int
    j: int
    k: int
    ell: int
    m: int
    last: str = "z"


BOTH = pytest.mark.parametrize("kind", [Ours, Theirs])


@BOTH
def test_fields_are_read_by_name_and_by_place(kind: Any) -> None:
    one = kind("brug", times=3)
    assert (one.word, one.times, one.where) == tuple(one) == ("brug", 3, ())
    assert one[0] == "brug"
    assert one.shout == "BRUG"
    assert one == kind("brug", 3) != kind("brug")
    assert hash(one) == hash(kind("brug", 3))
    assert repr(one) == f"{kind.__name__}(word='brug', times=3, where=())"


@BOTH
def test_a_changed_copy_leaves_the_first_as_it_was(kind: Any) -> None:
    one = kind("brug")
    assert one._replace(times=2) == kind("brug", 2)
    assert one == kind("brug")
    assert one._asdict() == {"word": "brug", "times": 1, "where": ()}
    assert kind._make(["brug", 2, ()]) == kind("brug", 2)
    with pytest.raises((TypeError, ValueError), match="weight"):  # TypeError from Python 3.13 on
        one._replace(weight=2)
    with pytest.raises(TypeError):
        kind._make(["brug", 2])


@BOTH
def test_wrong_calls_are_told_by_name(kind: Any) -> None:
    with pytest.raises(TypeError, match=r"__new__\(\) missing 1 required .* 'word'"):
        kind(times=2)
    with pytest.raises(TypeError, match="unexpected keyword argument 'weight'"):
        kind("brug", weight=2)
    with pytest.raises(AttributeError):
        kind("brug").word = "weg"
    with pytest.raises(AttributeError):
        kind("brug").weight = 2


@BOTH
def test_what_tools_ask_of_a_class(kind: Any) -> None:
    assert kind._fields == kind.__match_args__ == ("word", "times", "where")
    assert kind._field_defaults == {"times": 1, "where": ()}
    assert list(get_type_hints(kind)) == list(signature(kind).parameters) == list(kind._fields)
    assert kind.__doc__ == "A word and how often."
    match kind("brug", 3):
        case kind(word, times):
            assert (word, times) == ("brug", 3)


@BOTH
def test_copies_and_pickles_are_equal(kind: Any) -> None:
    one = kind("brug", 3, ("hier",))
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other == one
        assert type(other) is kind


def test_any_number_of_fields() -> None:
    many = OursOfMany._make([*range(13), "z"])
    assert (many.a, many.m, many.last) == (0, 12, "z")
    assert OursOfMany(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) == many


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="from there on they are typing's own")
def test_a_default_before_a_field_without_one_is_refused() -> None:
    made: Any = type(Ours)
    with pytest.raises(TypeError, match="Wrong"):
        made("Wrong", Ours.__bases__, {"__annotations__": {"a": int, "b": int}, "a": 1})
