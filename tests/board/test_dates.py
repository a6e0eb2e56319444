"""Dates as people type them, read against a Tuesday in March."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import dates
from board.refusal import Refused

TODAY = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-10-01", "2026-10-01"),
        ("2026-1-5", "2026-01-05"),
        ("1-10-2026", "2026-10-01"),
        ("1/10/2026", "2026-10-01"),
        ("1.10.26", "2026-10-01"),
        ("1-10", "2026-10-01"),
        ("1 okt", "2026-10-01"),
        ("1 Oct.", "2026-10-01"),
        ("1 oktober 2027", "2027-10-01"),
        ("15 juni 2027", "2027-06-15"),
        ("15 juni '27", "2027-06-15"),
        ("October 1, 2026", "2026-10-01"),
        ("1st of October", "2026-10-01"),
        ("1e mei", "2026-05-01"),
        ("tot 1 mei", "2026-05-01"),
        ("3 mrt", "2027-03-03"),
        ("17 maart", "2026-03-17"),
        ("29 feb", "2028-02-29"),
        ("vandaag", "2026-03-17"),
        ("Today", "2026-03-17"),
        ("morgen", "2026-03-18"),
        ("overmorgen", "2026-03-19"),
        ("yesterday", "2026-03-16"),
        ("vrijdag", "2026-03-20"),
        ("di", "2026-03-24"),
        ("next monday", "2026-03-23"),
        ("+3d", "2026-03-20"),
        ("+2w", "2026-03-31"),
        ("+ 2 w", "2026-03-31"),
        ("-1w", "2026-03-10"),
        ("over 3 maanden", "2026-06-17"),
        ("in two weeks", "2026-03-31"),
        ("volgende week", "2026-03-24"),
        ("volgend jaar", "2027-03-17"),
        ("+1j", "2027-03-17"),
        ("eind maart", "2026-03-31"),
        ("end of February", "2027-02-28"),
        ("begin mei", "2026-05-01"),
        ("half juni", "2026-06-15"),
        ("mid-June 2027", "2027-06-15"),
        ("eind 2027", "2027-12-31"),
        ("september", "2026-09-01"),
        ("sept 2027", "2027-09-01"),
        ("week 40", "2026-10-02"),
        ("Week 40 2026", "2026-10-02"),
        ("in week 40", "2026-10-02"),
        ("wk 9", "2027-03-05"),
        ("w12", "2026-03-20"),
        ("week 40 '27", "2027-10-08"),
        ("week 1 van 2027", "2027-01-08"),
        ("week 53", "2027-01-01"),
        ("begin week 40", "2026-09-28"),
        ("mid week 40", "2026-09-30"),
        ("eind week 40 2026", "2026-10-02"),
        ("voor week 14", "2026-04-03"),
        ("2026-W40", "2026-10-02"),
        ("deze week", "2026-03-20"),
        ("end of the week", "2026-03-20"),
    ],
)
def test_what_people_type_is_understood(typed: str, day: str) -> None:
    assert dates.parse(typed, TODAY).isoformat() == day


@pytest.mark.parametrize(
    "typed",
    ["", "zomer", "31 feb", "0 mei", "2026-13-01", "99-1", "12", "+w", "+999j", "1 okt ooit",
     "eind", "1 xyz", "volgende keer", "9999-01-01", "week 0", "week 54",
     "week 53 2027", "week 40 ooit", "2026-W60", "\x1b[2J", "١-٢-٣"],
)  # fmt: skip
def test_nonsense_is_refused_and_named(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.parse(typed, TODAY)
    assert refused.value.key == "date.unknown"
    assert refused.value.values == {"text": typed}


@pytest.mark.parametrize(
    ("typed", "ahead", "near"),
    [
        ("1 feb", "2027-02-01", "2026-02-01"),
        ("1 nov", "2026-11-01", "2025-11-01"),
        ("17 mrt", "2026-03-17", "2026-03-17"),
        ("1 juni", "2026-06-01", "2026-06-01"),
    ],
)
def test_a_day_without_a_year_leans_ahead_or_near(typed: str, ahead: str, near: str) -> None:
    assert dates.parse(typed, TODAY).isoformat() == ahead
    assert dates.parse(typed, TODAY, "near").isoformat() == near


def test_months_on_from_a_31st_stop_at_the_end_of_a_shorter_month() -> None:
    assert dates.parse("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert dates.parse("+13m", date(2026, 12, 31)) == date(2028, 1, 31)


def test_nothing_typed_is_no_date() -> None:
    assert dates.iso("  ", TODAY) == ""
    assert dates.iso("morgen", TODAY) == "2026-03-18"


@pytest.mark.parametrize(
    ("language", "whole", "short", "other_year"),
    [
        ("nl", "1 oktober 2026", "1 okt", "31 mrt 2027"),
        ("en", "1 October 2026", "1 Oct", "31 Mar 2027"),
    ],
)
def test_a_date_is_shown_as_people_write_it(
    language: str, whole: str, short: str, other_year: str
) -> None:
    assert dates.show("2026-10-01", language) == whole
    assert dates.show(date(2026, 10, 1), language, TODAY) == short
    assert dates.show("2027-03-31", language, TODAY) == other_year


def test_a_kept_text_that_is_no_date_is_shown_as_it_is() -> None:
    assert dates.show("na de zomer", "nl") == "na de zomer"
    assert dates.show("", "nl") == ""


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["nl", "en"]),
)
def test_what_is_shown_reads_back(day: date, today: date, language: str) -> None:
    assert dates.parse(dates.show(day, language), today) == day
    assert dates.parse(day.isoformat(), today) == day


@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_is_a_date_or_refused(text: str, today: date) -> None:
    try:
        day = dates.parse(text, today)
    except Refused:
        return
    assert 1900 <= day.year <= 2199
