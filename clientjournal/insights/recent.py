"""The last 90 days: the time over which pushes and favours are counted."""

from __future__ import annotations

from datetime import date

from clientjournal.model.dates import days_before

DAYS = 90
"""Days counted, the last of them the day the figures are of."""


def first_recent(as_of: date) -> date:
    """Give the first of the days counted."""
    return days_before(as_of, DAYS - 1)
