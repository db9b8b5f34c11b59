"""The conditions of a "yes, if": the promises, of either side, that name the advice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clientjournal.model.advice import Advice
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record


def conditions_of(record: Record, entries: Iterable[Record]) -> list[Promise]:
    """Give the promises that name an advice, the first due first; withdrawn ones are left out.

    Args:
        record: The advice; any other record has none.
        entries: The entries of its client, in any order.
    """
    found = [
        entry
        for entry in entries
        if isinstance(entry, Promise)
        and isinstance(record, Advice)
        and entry.condition_of == record.id
        and entry.withdrawn is None
    ]
    return sorted(found, key=lambda promise: (promise.due or date.max, promise.id))
