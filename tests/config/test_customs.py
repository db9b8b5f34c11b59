"""Days are read in the order, and weeks begin on the day, that the settings name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clientjournal.config import Settings
from clientjournal.journal import open_journal
from clientjournal.model.dates import read_date
from tests.making import TODAY


@pytest.mark.parametrize(
    ("order", "day"),
    [("dmy", date(2027, 3, 12)), ("mdy", date(2026, 12, 3)), ("ymd", date(2026, 12, 3))],
)
def test_the_order_of_numbers(order: str, day: date, path: Path) -> None:
    with open_journal(path, as_of=TODAY, settings=Settings(date_order=order)) as journal:
        assert read_date("12/3", TODAY, customs=journal.clock.customs) == day


@pytest.mark.parametrize(
    ("start", "day"),
    [("monday", date(2026, 11, 22)), ("sunday", date(2026, 11, 21)), ("saturday", TODAY)],
)
def test_the_end_of_a_week(start: str, day: date, path: Path) -> None:
    with open_journal(path, as_of=TODAY, settings=Settings(week_start=start)) as journal:
        assert read_date("end of week", TODAY, customs=journal.clock.customs) == day
