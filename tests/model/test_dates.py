"""Reading days as people say them, and saying them back."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientjournal.model import dates
from clientjournal.model.dates import Customs, Lean, Order, read_date, read_written
from clientjournal.model.errors import AmbiguousDate, UnreadableDate
from tests.making import TODAY

FUTURE = [
    ("today", "2026-11-20"),
    ("Tomorrow", "2026-11-21"),
    ("yesterday", "2026-11-19"),
    ("fri", "2026-11-27"),
    ("friday", "2026-11-27"),
    ("thu", "2026-11-26"),
    ("sat", "2026-11-21"),
    ("this sat", "2026-11-21"),
    ("next fri", "2026-11-27"),
    ("next sat", "2026-11-28"),
    ("next mon", "2026-11-23"),
    ("fri week", "2026-12-04"),
    ("Monday week", "2026-11-30"),
    ("last fri", "2026-11-13"),
    ("last mon", "2026-11-16"),
    ("+2w", "2026-12-04"),
    ("2w", "2026-12-04"),
    ("-3d", "2026-11-17"),
    ("+1m", "2026-12-20"),
    ("1q", "2027-02-20"),
    ("1y", "2027-11-20"),
    ("in 3 weeks", "2026-12-11"),
    ("in a month", "2026-12-20"),
    ("in one quarter", "2027-02-20"),
    ("in ten days", "2026-11-30"),
    ("2 days ago", "2026-11-18"),
    ("a year ago", "2025-11-20"),
    ("12 mar", "2027-03-12"),
    ("12th March", "2027-03-12"),
    ("mar 12", "2027-03-12"),
    ("12 mar 2024", "2024-03-12"),
    ("Sept 1", "2027-09-01"),
    ("20 nov", "2026-11-20"),
    ("12/3", "2027-03-12"),
    ("12.3.", "2027-03-12"),
    ("12/3/26", "2026-03-12"),
    ("1/12/2026", "2026-12-01"),
    ("29 feb", "2028-02-29"),
    ("end of week", "2026-11-22"),
    ("end of the month", "2026-11-30"),
    ("end of quarter", "2026-12-31"),
    ("end of this year", "2026-12-31"),
    ("next week", "2026-11-27"),
    ("next month", "2026-12-20"),
    ("last year", "2025-11-20"),
    ("2026-12-01", "2026-12-01"),
    ("  2026-1-2 ", "2026-01-02"),
]

PAST = [
    ("fri", "2026-11-13"),
    ("thu", "2026-11-19"),
    ("sat", "2026-11-14"),
    ("next fri", "2026-11-27"),
    ("sat week", "2026-11-28"),
    ("12 mar", "2026-03-12"),
    ("12/3", "2026-03-12"),
    ("12 dec", "2025-12-12"),
    ("20 nov", "2026-11-20"),
    ("29 feb", "2024-02-29"),
    ("2w", "2026-11-06"),
    ("+2w", "2026-12-04"),
    ("tomorrow", "2026-11-21"),
    ("2027-01-01", "2027-01-01"),
]

READINGS = [
    pytest.param(words, lean, day, id=f"{lean}: {words}")
    for lean, table in (("future", FUTURE), ("past", PAST))
    for words, day in table
]


@pytest.mark.parametrize(("words", "lean", "day"), READINGS)
def test_words_name_the_day_people_mean(words: str, lean: Lean, day: str) -> None:
    assert read_date(words, TODAY, lean) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2028-01-31", "in a month", "2028-02-29"),
        ("2028-02-29", "1y", "2029-02-28"),
        ("2026-12-31", "end of month", "2026-12-31"),
        ("2028-02-10", "end of month", "2028-02-29"),
        ("2026-11-22", "end of week", "2026-11-22"),
        ("2026-11-22", "next mon", "2026-11-23"),
    ],
)
def test_the_calendar_bends_months_to_their_end(today: str, words: str, day: str) -> None:
    assert read_date(words, date.fromisoformat(today)) == date.fromisoformat(day)


@given(st.dates(), st.dates(), st.sampled_from(["past", "future"]))
def test_any_day_reads_back_from_its_iso_form(day: date, today: date, lean: Lean) -> None:
    assert read_date(day.isoformat(), today, lean) == day


@given(st.dates(date(1000, 1, 1)), st.dates())
def test_any_day_reads_back_from_the_way_it_is_said(day: date, today: date) -> None:
    assert read_date(dates.say_date(day).split(" ", 1)[1], today) == day


ORDERS: dict[Order, tuple[str, str]] = {
    "dmy": ("{0.day}/{0.month}/{0.year}", "{0.day}.{0.month}"),
    "mdy": ("{0.month}/{0.day}/{0.year}", "{0.month}/{0.day}"),
    "ymd": ("{0.year}/{0.month}/{0.day}", "{0.month}/{0.day}"),
}
"""How each order writes a day, with its year and without."""


@given(st.dates(date(1000, 1, 1)), st.sampled_from(sorted(ORDERS)))
def test_any_day_reads_back_from_numbers_in_the_order_of_the_place(day: date, order: Order) -> None:
    customs = Customs(order)
    with_year, without = (way.format(day) for way in ORDERS[order])
    assert read_date(with_year, TODAY, customs=customs) == day
    assert read_date(without, day, customs=customs) == day
    assert read_date(without, day, "past", customs) == day
    assert read_date("2026/3/12", TODAY, customs=customs) == date(2026, 3, 12)


def test_numbers_that_cannot_be_in_the_order_of_the_place_name_no_day() -> None:
    for words, order in (("3/13", "dmy"), ("13/3", "mdy"), ("13/3/26", "mdy"), ("1/2/326", "dmy")):
        with pytest.raises(UnreadableDate):
            read_date(words, TODAY, customs=Customs(order))  # type: ignore[arg-type]
    assert read_date("26/3/12", TODAY, customs=Customs("ymd")) == date(2026, 3, 12)


@given(st.dates(date(1, 1, 15), date(9999, 12, 1)), st.integers(0, 6), st.integers(0, 6))
def test_weeks_begin_on_the_day_of_the_place(today: date, week_start: int, wanted: int) -> None:
    customs = Customs(week_start=week_start)
    last = read_date("end of week", today, customs=customs)
    assert last.weekday() == (week_start + 6) % 7
    assert 0 <= (last - today).days < 7
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[wanted]
    found = read_date(f"next {name}", today, customs=customs)
    assert found.weekday() == wanted
    assert 0 < (found - last).days <= 7


@given(st.dates(date(1, 2, 1), date(9999, 11, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_the_next_ahead_and_the_last_behind(today: date, wanted: int) -> None:
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[wanted]
    ahead, behind = read_date(name, today), read_date(name, today, "past")
    assert ahead.weekday() == behind.weekday() == wanted
    assert 0 < (ahead - today).days <= 7 and 0 < (today - behind).days <= 7


HOSTILE = [
    "",
    " ",
    "31 feb",
    "2026-13-01",
    "0000-00-00",
    "13/13",
    "12 foo",
    "in ² weeks",
    "in 99999999999999999999 days",
    "in " + "9" * 5000 + " years",
    "9999y",
    "-9999y",
    "next",
    "next nothing",
    "fr",
    "mo",
    "[/b]",
    "\x00",
    "\ud800",
    "12 mar 0000",
    "0/0",
    "fri\u2028\nsat",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_names_no_day_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_date(text, TODAY)
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 120


WORDS = st.lists(
    st.sampled_from(
        [
            "in",
            "a",
            "next",
            "last",
            "this",
            "end",
            "of",
            "the",
            "ago",
            "day",
            "days",
            "weeks",
            "month",
            "quarter",
            "year",
            "fri",
            "mon",
            "mar",
            "12",
            "31",
            "29",
            "9999",
            "+",
            "-",
            "/",
            ".",
            "+9999y",
            "9999m",
            "99999999999",
            "th",
            "0",
            "²",
            "٣",
            "\uff11\uff12",
            "2026-02-29",
        ]
    ),
    max_size=5,
)


@given(st.text(max_size=40) | WORDS.map(" ".join) | WORDS.map("".join), st.dates())
@example("tomorrow", date.max)
@example("yesterday", date.min)
@example("end of year", date.max)
@example("next week", date.max)
@example("last year", date.min)
@example("29 feb", date.max)
def test_any_text_names_a_day_or_is_refused(text: str, today: date) -> None:
    for lean in ("past", "future"):
        try:
            found = read_date(text, today, lean)
        except UnreadableDate:
            continue
        assert type(found) is date


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-9, "9 days ago"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (5, "in 5 days"),
    ],
)
def test_a_distance_is_said_in_words(days: int, said: str) -> None:
    assert dates.say_distance(TODAY + timedelta(days=days), TODAY) == said


def test_a_day_is_said_in_full_and_in_a_narrow_column() -> None:
    day = date(2026, 11, 27)
    assert dates.say_date(day) == "Fri 27 Nov 2026"
    assert dates.say_date(day, TODAY) == "Fri 27 Nov 2026, in 7 days"
    assert dates.say_day(date(2026, 5, 28), TODAY) == "28 May"
    assert dates.say_day(date(2024, 5, 8), TODAY) == "08 May 24"
    assert dates.say_date(date(26, 1, 2)) == "Fri 2 Jan 0026"


def test_counts_and_cadences_are_said_in_words() -> None:
    assert [dates.say_days(count) for count in (1, 4)] == ["1 day", "4 days"]
    said = [dates.say_cadence(cadence) for cadence in ("30d", "1m", "2q", "1y", "1w")]
    assert said == ["every 30 days", "every month", "every 2 quarters", "every year", "every week"]


@pytest.mark.parametrize(
    ("cadence", "days", "later"),
    [
        ("10d", 10, "2026-02-10"),
        ("2w", 14, "2026-02-14"),
        ("1m", 30, "2026-02-28"),
        ("1q", 91, "2026-04-30"),
        ("1y", 365, "2027-01-31"),
    ],
)
def test_a_cadence_counts_days_for_figures_and_follows_the_calendar_for_dates(
    cadence: str, days: int, later: str
) -> None:
    assert dates.cadence_days(cadence) == days
    assert dates.after(date(2026, 1, 31), cadence) == date.fromisoformat(later)


def test_days_after_the_last_day_there_is_are_that_day() -> None:
    assert dates.days_after(date(2026, 2, 28), 1) == date(2026, 3, 1)
    assert dates.days_after(date.max, 1) == date.max
    assert dates.days_after(date(9999, 12, 1), 56) == date.max


def test_an_instant_is_said_in_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    instant = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert dates.say_instant(instant) == "Fri 20 Nov 2026 23:30"
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    assert dates.say_instant(instant) == "Sat 21 Nov 2026 00:30"


@pytest.mark.parametrize(("zone", "hours"), [("UTC", 1.0), ("EST5", -4.0), ("CET-1", 2.0)])
def test_hours_count_from_the_local_end_of_the_day(
    zone: str, hours: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert dates.hours_after(TODAY, datetime(2026, 11, 21, 1, tzinfo=UTC)) == hours


@given(st.dates(), st.sampled_from(["UTC", "CET-1", "EST5"]))
@example(date.min, "CET-1")
@example(date.max, "EST5")
def test_hours_count_from_any_day_there_is(day: date, zone: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        hours = dates.hours_after(day, datetime(2026, 11, 20, tzinfo=UTC))
    assert abs(hours / 24 - (TODAY - day).days) < 2


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-03-04", None, date(2026, 3, 4)),
        ("20260304", None, date(2026, 3, 4)),
        ("2026/3/4", "dmy", date(2026, 3, 4)),
        ("2026-03-04T23:30:00+02:00", None, date(2026, 3, 4)),
        ("25.12.26", None, date(2026, 12, 25)),
        ("12/25/2026 2:30 PM", None, date(2026, 12, 25)),
        ("3/4/99", "mdy", date(1999, 3, 4)),
        ("26-03-04", "ymd", date(2026, 3, 4)),
        ("4 March 2026", None, date(2026, 3, 4)),
        ("Wed, 4 Mar 2026 10:00:00 +0100", None, date(2026, 3, 4)),
        ("04-Mar-2026", None, date(2026, 3, 4)),
    ],
)
def test_days_as_other_programs_write_them(text: str, order: Order | None, day: date) -> None:
    assert read_written(text, order) == day


def test_figures_that_are_two_days_are_said_to_be() -> None:
    with pytest.raises(AmbiguousDate, match="3 April 2026 or 4 March 2026"):
        read_written("03/04/2026")


@pytest.mark.parametrize(
    "text", ["", "4 March", "March 2026", "Tuesday", "13/13/2026", "x" * 9_999]
)
def test_what_is_no_whole_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_written(text)
