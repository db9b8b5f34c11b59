"""Late entries: what was written down more than 48 hours after the end of its day.

It is misleading as a measure of diligence: what was imported, or typed up from a paper note, is
late here too. What it says is only that the record is weaker evidence than one made at the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from clientjournal.model.record import Entry
from clientjournal.model.rules.lateness import late_label

IN_TIME = 1
"""Days from an entry's own to the one it was recorded on, in UTC, that are in time in any zone."""


def late_entries(tables: Iterable[Sequence[Entry]]) -> list[Entry]:
    """Give the late ones among the entries of each table, in their order."""
    return [entry for entries in tables for entry in _late(entries)]


def _late(entries: Sequence[Entry]) -> list[Entry]:
    """Give the late ones of one table; most are told by their days, the few left by the clock."""
    written = [entry for entry in entries if entry.recorded_at is not None]
    if not written:
        return []
    happened = map(date.toordinal, map(attrgetter(written[0].ON), written))
    recorded = map(date.toordinal, map(attrgetter("recorded_at"), written))
    return [
        entry
        for entry, on, at in zip(written, happened, recorded, strict=True)
        if at - on > IN_TIME and late_label(entry)
    ]
