"""The one source of "today" and "now"."""

from __future__ import annotations

from datetime import UTC, date, datetime

from clientjournal.model.dates import CUSTOMS, Customs


class Clock:
    """The clock everything reads.

    Attributes:
        as_of: The day taken for today, or None for the calendar's. It moves dates and figures
            only: instants always come from the real clock.
        customs: How days are written where the person is, and when a week begins.

    """

    def __init__(self, as_of: date | None = None, customs: Customs = CUSTOMS) -> None:
        """Take the calendar's day for today, or the one given."""
        self.as_of, self.customs = as_of, customs

    def today(self) -> date:
        """Give the local calendar day, or the pinned one."""
        return self.as_of or date.today()

    def now(self) -> datetime:
        """Give this instant in UTC, to the second."""
        return datetime.now(UTC).replace(microsecond=0)

    def wall(self) -> str:
        """Give the local wall clock as ``HH:MM``."""
        return datetime.now().strftime("%H:%M")
