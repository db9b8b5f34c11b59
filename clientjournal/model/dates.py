"""Reading days as people say them, and saying them back.

``fri week`` is British: the Friday a week after the coming one, whichever way bare days lean.

All calendar arithmetic is python-dateutil's. It is imported where a day is read, not at the top:
a list or a full screen only says days, and starts without it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from clientjournal.model.errors import AmbiguousDate, UnreadableDate

Lean = Literal["past", "future"]
"""Which way a bare weekday or day of a year points: back for what happened, on for what is due."""

Order = Literal["dmy", "mdy", "ymd"]
"""Which of the numbers of ``12/3`` and ``12/3/26`` is the day, the month and the year."""


class Customs(NamedTuple):
    """What people of different places write and mean differently.

    Attributes:
        order: How days are written in numbers.
        week_start: The first day of a week, 0 for Monday to 6 for Sunday.
    """

    order: Order = "dmy"
    week_start: int = 0


CUSTOMS = Customs()
"""Those of whoever says nothing of theirs."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "q": "quarters", "y": "years"}
_DAYS_IN = {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_ISO = r"^(\d{4})-(\d{1,2})-(\d{1,2})$"
_STEP = r"^([+-]?)(\d{1,4})([dwmqy])$"
_IN = r"^in (\w+) (day|week|month|quarter|year)s?$"
_AGO = r"^(\w+) (day|week|month|quarter|year)s? ago$"
_DAY_MONTH = r"^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?: (\d{4}))?$"
_MONTH_DAY = r"^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$"
_CLOCK = r"(?:,?[T ]\d{1,2}[:.]\d{2}\S*(?: ?[AaPp][Mm])?)?"
_FIGURES = r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2}|\d)" + _CLOCK + "$"
_NUMERIC = r"^(\d{1,4})([/.])(\d{1,2})(?:\2(\d{4}|\d{1,2}))?\.?$"
_END_OF = r"^end of (?:the |this )?(week|month|quarter|year)$"
_NEXT = r"^(next|last|this) (\w+)$"
_WEEK_ON = r"^(\w+) week$"


def read_date(text: str, today: date, lean: Lean = "future", customs: Customs = CUSTOMS) -> date:
    """Read a day from words: ``fri``, ``+2w``, ``in 3 weeks``, ``12 mar``, an ISO date.

    Args:
        text: What was typed.
        today: The day the words are read on.
        lean: Where a bare weekday or day of the year points.
        customs: How days are written in numbers, and when a week begins.

    Raises:
        UnreadableDate: The words name no day.

    """
    words = " ".join(text.casefold().split())
    for read in _WAYS:
        try:
            found = read(words, today, lean, customs)
        except (ValueError, OverflowError):
            break
        if found is not None:
            return found
    shown = " ".join(text.split())[:40]
    raise UnreadableDate(f'"{shown}" names no day; try fri, +2w, in 3 weeks, 12 mar or 2026-12-01')


def _named(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    offsets = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    return today + timedelta(days=offsets[words]) if words in offsets else None


def _iso(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    found = re.match(_ISO, words)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _stepped(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    found = re.match(_STEP, words)
    if found is None:
        return None
    sign = found[1] or ("-" if lean == "past" else "+")
    return shifted(today, int(found[2]) * (-1 if sign == "-" else 1), found[3])


def _weekday(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    found = re.match(_NEXT, words)
    which, name = (found[1], found[2]) if found else ("", words)
    if len(name) < 3 or not any(day.startswith(name) for day in _DAYS):
        return None
    wanted = next(number for number, day in enumerate(_DAYS) if day.startswith(name))
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    if which == "next":
        into = (wanted - customs.week_start) % 7
        return _week_of(today, customs) + timedelta(days=7 + into)
    if which == "last" or (not which and lean == "past"):
        return today + timedelta(days=ahead - 7) if ahead != 7 else today - timedelta(days=7)
    return today + timedelta(days=ahead)


def _week_on(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    found = re.match(_WEEK_ON, words)
    coming = _weekday(found[1], today, "future", customs) if found else None
    return coming + timedelta(days=7) if coming else None


def _week_of(today: date, customs: Customs) -> date:
    """Give the first day of the week a day lies in."""
    return today - timedelta(days=(today.weekday() - customs.week_start) % 7)


def _month(name: str) -> int | None:
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)), None)


def _of_the_year(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    if found := re.match(_DAY_MONTH, words):
        day, month, year = int(found[1]), _month(found[2]), found[3]
    elif found := re.match(_MONTH_DAY, words):
        day, month, year = int(found[2]), _month(found[1]), found[3]
    else:
        return None
    if month is None:
        return None
    return date(int(year), month, day) if year else _nearest(day, month, today, lean)


def _numeric(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    found = re.match(_NUMERIC, words)
    if found is None:
        return None
    numbers = [part for part in (found[1], found[3], found[4]) if part is not None]
    order: str = "ymd" if len(numbers[0]) == 4 else customs.order
    if len(numbers) == 2:
        order = order.replace("y", "")
    said = dict(zip(order, numbers, strict=True))
    if any(len(said.get(part, "")) > 2 for part in "dm") or len(said.get("y", "00")) % 2:
        return None
    day, month = int(said["d"]), int(said["m"])
    if year := said.get("y"):
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _nearest(day, month, today, lean)


def _nearest(day: int, month: int, today: date, lean: Lean) -> date:
    """Give the nearest such day of a year on the side the words lean to, today included."""
    years = range(today.year, today.year + 9)
    if lean == "past":
        years = range(today.year, today.year - 9, -1)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February waits for its leap year
        if found <= today if lean == "past" else found >= today:
            return found
    raise ValueError("no such day")


def _end_of(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    found = re.match(_END_OF, words)
    if found is None:
        return None
    if found[1] == "week":
        return _week_of(today, customs) + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[found[1]]
    last = ((today.month - 1) // months + 1) * months
    return shifted(date(today.year, last, 1), 1, "m") - timedelta(days=1)


def _relative(words: str, today: date, lean: Lean, customs: Customs) -> date | None:
    if found := re.match(_NEXT, words):
        unit = next((u for u, name in _UNITS.items() if name[:-1] == found[2]), None)
        steps = {"next": 1, "last": -1, "this": 0}[found[1]]
        return shifted(today, steps, unit) if unit else None
    ahead, ago = re.match(_IN, words), re.match(_AGO, words)
    found = ahead or ago
    if found is None:
        return None
    if found[1].isdigit():
        count = int(found[1])
    elif found[1] in _NUMBERS:
        count = max(1, _NUMBERS.index(found[1]))
    else:
        return None
    return shifted(today, count if ahead else -count, found[2][0])


_WAYS = (_named, _iso, _stepped, _weekday, _week_on, _of_the_year, _numeric, _end_of, _relative)
"""The ways words may name a day; the first that finds one is taken."""


@lru_cache(maxsize=4096)
def read_written(text: str, order: Order | None = None) -> date:
    """Read a day as other programs write it; a time after it is passed over.

    Two figures of a year stand for 1969 to 2068, as in POSIX.

    Args:
        text: A whole day with its year, such as ``2026-03-04``, ``4.3.2026`` or ``4 Mar 2026``.
        order: What comes first in figures, when that is known.

    Raises:
        AmbiguousDate: The figures are two different days and the order is not known.
        UnreadableDate: The words name no single day.

    """
    words = " ".join(text.split())
    if re.fullmatch(r"\d{8}", words):
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    found = re.match(_FIGURES, words)
    days = _days_of(found, order) if found else _spelt_out(words)
    if not days:
        shown = " ".join(text.split())[:40]
        raise UnreadableDate(f'"{shown}" names no day; days look like 2026-12-01')
    if len(days) > 1:
        one, other = (f"{day.day} {_MONTHS[day.month - 1].title()} {day.year}" for day in days)
        raise AmbiguousDate(f'"{words[:40]}" may be {one} or {other}: say dmy or mdy')
    return days[0]


def orders_of(text: str) -> list[Order]:
    """Give the orders in which a day in figures can be read; none for one that tells its year."""
    found = re.match(_FIGURES, " ".join(text.split()))
    if found is None or len(found[1]) > 2:
        return []
    orders: tuple[Order, ...] = ("dmy", "mdy")
    return [order for order in orders if _days_of(found, order)]


def _days_of(found: re.Match[str], order: Order | None) -> list[date]:
    """Give the days that figures can mean, the day-first one before the month-first one."""
    first, second, third = found[1], found[2], found[3]
    if len(first) > 2:
        orders: tuple[Order, ...] = ("ymd",)
    else:
        orders = (order,) if order else ("dmy", "mdy")
    days: list[date] = []
    for each in orders:
        figures = dict(zip(each, (first, second, third), strict=True))
        year = int(figures["y"])
        if len(figures["y"]) in (1, 3):
            continue
        if len(figures["y"]) == 2:
            year += 2000 if year < 69 else 1900
        try:
            day = date(year, int(figures["m"]), int(figures["d"]))
        except ValueError:
            continue
        if day not in days:
            days.append(day)
    return days


def _spelt_out(words: str) -> list[date]:
    """Give the day of words that hold all of it: a month's name, a day and a year."""
    from dateutil.parser import ParserError, parse

    found = []
    for whole in (datetime(2000, 1, 1), datetime(2001, 2, 2)):  # what is left out would differ
        try:
            found.append(parse(words, default=whole, ignoretz=True).date())
        except (ParserError, OverflowError, TypeError):
            return []
    return found[:1] if found[0] == found[1] else []


def shifted(day: date, count: int, unit: str) -> date:
    """Move a day by a count of ``d``, ``w``, ``m``, ``q`` or ``y``, within the month it gets to."""
    from dateutil.relativedelta import relativedelta

    if unit == "q":
        count, unit = count * 3, "m"
    step = relativedelta(
        days=count if unit == "d" else 0,
        weeks=count if unit == "w" else 0,
        months=count if unit == "m" else 0,
        years=count if unit == "y" else 0,
    )
    return day + step


def after(day: date, cadence: str) -> date:
    """Give the day one cadence (``2w``, ``1m``) later."""
    return shifted(day, int(cadence[:-1]), cadence[-1])


def days_after(day: date, count: int) -> date:
    """Give the day a count of days later, and the last day there is where that lies beyond it."""
    return day + timedelta(days=min(count, (date.max - day).days))


def days_before(day: date, count: int) -> date:
    """Give the day a count of days earlier, and the first day there is where that lies before."""
    return day - timedelta(days=min(count, (day - date.min).days))


def cadence_days(cadence: str) -> int:
    """Give a cadence in days, a month counting 30, a quarter 91 and a year 365."""
    return int(cadence[:-1]) * _DAYS_IN[cadence[-1]]


def say_cadence(cadence: str) -> str:
    """Say a cadence: ``"every 30 days"``, ``"every month"``."""
    count, unit = int(cadence[:-1]), _UNITS[cadence[-1]]
    return f"every {unit[:-1]}" if count == 1 else f"every {count} {unit}"


def say_date(day: date, today: date | None = None) -> str:
    """Say a day in full: ``"Fri 27 Nov 2026"``; with today also ``", in 5 days"``."""
    said = _said(day)
    return said if today is None else f"{said}, {say_distance(day, today)}"


@lru_cache(maxsize=4096)
def _said(day: date) -> str:
    """Say a day; a document says each of its days many times."""
    return f"{_DAYS[day.weekday()][:3].title()} {day.day} {short_month(day)} {day.year:04}"


def say_day(day: date, today: date) -> str:
    """Say a day in a narrow column: ``"28 May"``, and ``"28 May 24"`` outside this year."""
    said = f"{day.day:02} {short_month(day)}"
    return said if day.year == today.year else f"{said} {day.year % 100:02}"


def short_month(day: date) -> str:
    """Give the first three letters of a day's month."""
    return _MONTHS[day.month - 1][:3].title()


def say_distance(day: date, today: date) -> str:
    """Say how far a day is from today: ``"9 days ago"``, ``"yesterday"``, ``"in 5 days"``."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {say_days(days)}" if days > 0 else f"{say_days(-days)} ago"


def say_days(count: int) -> str:
    """Say a number of days: ``"1 day"``, ``"4 days"``; from two years on as years."""
    if count >= 731:
        return f"{count // 365} years"
    return "1 day" if count == 1 else f"{count} days"


def say_instant(instant: datetime) -> str:
    """Say a UTC instant in local time: ``"Fri 20 Nov 2026 14:03"``."""
    local = instant.astimezone()
    return f"{say_date(local.date())} {local.hour:02}:{local.minute:02}"


def hours_after(day: date, instant: datetime) -> float:
    """Give the hours between the end of a local day and an instant; negative while it lasted."""
    end = datetime.combine(days_after(day, 1), time())
    try:
        return (instant.astimezone(UTC) - end.astimezone(UTC)).total_seconds() / 3600
    except (OverflowError, ValueError):  # the first and last days have no instant in some zones
        return (instant.replace(tzinfo=None) - end).total_seconds() / 3600
