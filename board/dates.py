"""Dates as people type and read them, in Dutch and English.

A canvas keeps dates as ISO text (``2026-10-01``). What is typed may also be a word, a distance or
a day and a month; it is read against a given today, never against a clock. Whoever takes a date
shows back the day that was understood (``show``).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from board.refusal import Refused
from board.wording import folded

Lean = Literal["ahead", "near"]
"""Which year a day without one is in: the coming one, or the nearest either way."""

_MONTHS = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_SHORT = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
_DAYS_AWAY = {
    "vandaag": 0, "nu": 0, "today": 0, "now": 0,
    "morgen": 1, "tomorrow": 1, "overmorgen": 2,
    "gisteren": -1, "yesterday": -1, "eergisteren": -2,
}  # fmt: skip
_UNITS = {
    "d": "d", "dag": "d", "dagen": "d", "day": "d", "days": "d",
    "w": "w", "week": "w", "weken": "w", "weeks": "w",
    "m": "m", "maand": "m", "maanden": "m", "month": "m", "months": "m",
    "j": "y", "y": "y", "jr": "y", "jaar": "y", "jaren": "y", "year": "y", "years": "y",
}  # fmt: skip
_NUMBERS = {"een": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3}
_PARTS = {
    "begin": 1, "start": 1, "early": 1,
    "half": 15, "halverwege": 15, "medio": 15, "mid": 15, "middle": 15,
    "eind": 31, "einde": 31, "end": 31, "late": 31,
}  # fmt: skip

# Kept as text: nobody should wait for eight patterns to compile who types no date.
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_NUMERIC = r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?"
_AWAY = r"([+-]?)\s*(\d{1,3}|[a-z]+)\s*([a-z]+)"
_DAY_MONTH = r"(\d{1,2})(?:st|nd|rd|th|e|ste|de)?\s+(?:of\s+)?([a-z]+)\.?(?:\s+(.+))?"
_MONTH_DAY = r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(.+))?"
_PART = r"([a-z]+)[\s-]+(?:of\s+|van\s+)?(?:([a-z]+)\.?)?(?:\s*(\S+))?"
_WEEK = r"(?:([a-z]+)(?: van| of)? )?(?:in )?(?:week|wk|w) ?(\d{1,2})(?: (?:van |of )?(\S+))?"
_ISO_WEEK = r"(\d{4})-?w(\d{1,2})"
_THIS_WEEK = ("deze week", "this week", "eind van de week", "end of the week", "eind deze week")
_LEAD = r"^(?:op|on|per|tot|voor|by|until|till) "
_EARLIEST, _LATEST = 1900, 2199
_MONDAY, _WEDNESDAY, _FRIDAY = 1, 3, 5


def parse(text: str, today: date, lean: Lean = "ahead") -> date:
    """Return the day meant by what someone typed. Raises Refused("date.unknown").

    Understood are ``2026-10-01``, ``1-10-2026``, ``1/10``, ``1 okt``, ``15 juni 2027``,
    ``Oct 1``, ``eind maart``, ``mid June``, ``vandaag``, ``tomorrow``, ``vrijdag``, ``+2w``,
    ``over 3 maanden``, ``next week``, ``week 40``, ``begin week 40 2026``. A day comes before its
    month in digits. A week is one of ISO 8601, and stands for its Friday: what is agreed for week
    40 is to be there when that working week ends.
    """
    words = folded(text).replace(",", " ").replace("’", "'").strip()
    words = re.sub(_LEAD, "", " ".join(words.split()))
    for reader in _READERS:
        try:
            found = reader(words, today, lean)
        except (ValueError, OverflowError):
            break
        if found is not None and _EARLIEST <= found.year <= _LATEST:
            return found
    raise Refused("date.unknown", text=text.strip())


def iso(text: str, today: date, lean: Lean = "ahead") -> str:
    """Return what someone typed as ISO text; nothing typed stays nothing."""
    return parse(text, today, lean).isoformat() if text.strip() else ""


def read(text: str) -> date | None:
    """Return the day of a kept date, or None where it is empty or not a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def show(day: date | str, language: str, today: date | None = None) -> str:
    """Return a day as people write it: ``1 oktober 2026``.

    With ``today`` it is short, ``1 okt``, and keeps its year only when that isn't this year. A
    kept text that is no date comes back as it is.
    """
    found = read(day) if isinstance(day, str) else day
    if found is None:
        return str(day)
    if today is None:
        months = _MONTHS.get(language, _MONTHS["en"])
        return f"{found.day} {months[found.month - 1]} {found.year}"
    months = _SHORT.get(language, _SHORT["en"])
    year = "" if found.year == today.year else f" {found.year}"
    return f"{found.day} {months[found.month - 1]}{year}"


def _digits(words: str, today: date, lean: Lean) -> date | None:
    if found := re.fullmatch(_ISO, words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(_NUMERIC, words):
        return _day(int(found[1]), int(found[3]), found[4] or "", today, lean)
    return None


def _single_words(words: str, today: date, lean: Lean) -> date | None:
    if words in _DAYS_AWAY:
        return today + timedelta(_DAYS_AWAY[words])
    bare = words.removeprefix("volgende ").removeprefix("next ").removeprefix("komende ")
    for names in _WEEKDAYS.values():
        for number, name in enumerate(names):
            if bare == name or (len(bare) in (2, 3) and name.startswith(bare)):
                return today + timedelta((number - today.weekday() - 1) % 7 + 1)
    return None


def _distance(words: str, today: date, lean: Lean) -> date | None:
    for prefix in ("volgende ", "volgend ", "next "):
        if words.startswith(prefix):
            words = f"1 {words.removeprefix(prefix)}"
    words = words.removeprefix("over ").removeprefix("in ")
    found = re.fullmatch(_AWAY, words)
    if found is None or found[3] not in _UNITS:
        return None
    count = int(found[2]) if found[2].isdigit() else _NUMBERS.get(found[2], 0)
    if not count and found[2] != "0":
        return None
    count = -count if found[1] == "-" else count
    unit = _UNITS[found[3]]
    if unit in "dw":
        return today + timedelta(count * (7 if unit == "w" else 1))
    return _months_on(today, count * (12 if unit == "y" else 1))


def _week(words: str, today: date, lean: Lean) -> date | None:
    """Read ``week 40``, ``wk 40 2026``, ``begin week 40``, ``2026-W40`` and ``deze week``."""
    if words in _THIS_WEEK:
        return today + timedelta(_FRIDAY - today.isoweekday())
    if found := re.fullmatch(_ISO_WEEK, words):
        return date.fromisocalendar(int(found[1]), int(found[2]), _FRIDAY)
    found = re.fullmatch(_WEEK, words.removeprefix("in "))
    if found is None or (found[1] and found[1] not in _PARTS):
        return None
    day = {1: _MONDAY, 15: _WEDNESDAY}.get(_PARTS.get(found[1] or "", 31), _FRIDAY)
    number, year = int(found[2]), found[3] or ""
    if year:
        return date.fromisocalendar(_year(year), number, day)
    # Week 53 waits for its year.
    years = [one for one in range(today.year - 7, today.year + 9) if number <= _weeks_in(one)]
    return _chosen([date.fromisocalendar(one, number, day) for one in years], today, lean)


def _day_and_month(words: str, today: date, lean: Lean) -> date | None:
    if found := re.fullmatch(_DAY_MONTH, words):
        day, name, year = found[1], found[2], found[3]
    elif found := re.fullmatch(_MONTH_DAY, words):
        day, name, year = found[2], found[1], found[3]
    else:
        return None
    month = _month(name)
    return _day(int(day), month, year or "", today, lean) if month else None


def _part_of(words: str, today: date, lean: Lean) -> date | None:
    """Read ``eind maart``, ``mid June 2027``, ``eind 2027``, and a month alone as its first day."""
    first, _, rest = words.partition(" ")
    if _month(first) and (not rest or _year(rest)):
        return _day(1, _month(first), rest, today, lean)
    found = re.fullmatch(_PART, words)
    if found is None or found[1] not in _PARTS:
        return None
    day, name, year = _PARTS[found[1]], found[2] or "", found[3] or ""
    if not name and _year(year):
        months = {1: (1, 1), 15: (1, 7), 31: (31, 12)}
        return date(_year(year), months[day][1], months[day][0])
    month = _month(name)
    if not month or (year and not _year(year)):
        return None
    if day < 31:
        return _day(day, month, year, today, lean)
    last = _day(1, month, year, today, "near" if month == today.month else lean)
    return last.replace(day=_days_in(last.year, last.month))


_READERS: tuple[Callable[[str, date, Lean], date | None], ...] = (
    _digits,
    _single_words,
    _week,
    _distance,
    _day_and_month,
    _part_of,
)


def _month(name: str) -> int:
    """Return a month's number by its name or at least three letters of it, or 0."""
    if name == "mrt":
        return 3
    for months in _MONTHS.values():
        for number, month in enumerate(months, 1):
            if len(name) >= 3 and month.casefold().startswith(name):
                return number
    return 0


def _year(text: str) -> int:
    """Return a year written as ``2027``, ``27`` or ``'27``, or 0."""
    digits = text.removeprefix("'")
    if len(digits) == 4 and digits.isdigit():
        return int(digits)
    return 2000 + int(digits) if len(digits) == 2 and digits.isdigit() else 0


def _day(day: int, month: int, year: str, today: date, lean: Lean) -> date:
    """Return a day; without a year in the one that ``lean`` asks for. Raises ValueError."""
    if year:
        if not _year(year):
            raise ValueError(year)
        return date(_year(year), month, day)
    choices: list[date] = []
    for candidate in range(today.year - 4, today.year + 9):
        # 29 February waits for its year.
        if day <= _days_in(candidate, month):
            choices.append(date(candidate, month, day))
    return _chosen(choices, today, lean)


def _chosen(choices: list[date], today: date, lean: Lean) -> date:
    """Return the day that ``lean`` asks for. Raises ValueError where there is none."""
    if lean == "near":
        return min(choices, key=lambda one: (abs(one - today), one < today))
    return min(one for one in choices if one >= today)


def _months_on(today: date, count: int) -> date:
    """Count months on; the 31st becomes the last day of a shorter month."""
    whole = today.year * 12 + today.month - 1 + count
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(today.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """Return how many days a month has. Raises ValueError for no such month."""
    first = date(year, month, 1)
    return (date(year + month // 12, month % 12 + 1, 1) - first).days


def _weeks_in(year: int) -> int:
    """Return how many weeks a year has (ISO 8601): 28 December is always in the last."""
    return date(year, 12, 28).isocalendar().week
