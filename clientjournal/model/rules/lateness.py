"""Entries written down long after the day they speak of."""

from __future__ import annotations

from datetime import date, datetime

from clientjournal.model.dates import hours_after, say_days
from clientjournal.model.record import Record

LATE_HOURS = 48
"""Hours after the end of the day before an entry counts as late."""


def is_late(on: date, recorded_at: datetime) -> bool:
    """Tell whether an entry was recorded more than 48 hours after the end of its day."""
    return hours_after(on, recorded_at) > LATE_HOURS


def late_label(record: Record) -> str:
    """Give ``"late entry (4 days)"`` for an entry written late, else ``""``."""
    if record.happened is None or record.recorded_at is None:
        return ""
    if not is_late(record.happened, record.recorded_at):
        return ""
    days = (record.recorded_at.astimezone().date() - record.happened).days
    return f"late entry ({say_days(days)})"
