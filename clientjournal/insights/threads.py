"""The line above an entry of a thread: how often the matter came up, and since when.

It counts what was written down under one thread name, no more: a matter raised under another name,
or under none, is not in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.model.advice import Advice
from clientjournal.model.dates import short_month
from clientjournal.model.moment import Moment
from clientjournal.model.record import ClientEntry, Record


def thread_line(record: Record, entries: Sequence[ClientEntry]) -> str:
    """Say a record's thread: ``"advised 2 times, first 25 Jul 2026"``.

    ``""`` for a record in no thread. Withdrawn entries are left out.

    Args:
        record: The record whose thread it is.
        entries: The entries of its client, in any order.
    """
    name = getattr(record, "thread", None)
    if not name:
        return ""
    thread = [
        entry
        for entry in entries
        if isinstance(entry, Advice | Moment) and entry.thread == name and entry.withdrawn is None
    ]
    counted = (
        ("advised", sum(isinstance(entry, Advice) for entry in thread)),
        ("said", sum(isinstance(entry, Moment) and entry.spoke for entry in thread)),
        ("left unsaid", sum(isinstance(entry, Moment) and not entry.spoke for entry in thread)),
    )
    parts = [f"{word} {_times(count)}" for word, count in counted if count]
    if not parts:
        return ""
    first = min(entry.on for entry in thread)
    said = f"{first.day} {short_month(first)} {first.year:04}"
    return f"{', '.join(parts)}, {'first ' if len(thread) > 1 else ''}{said}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
