"""What stands behind a number: every figure gives the records it counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clientjournal.model.record import ClientEntry, Record


class Behind(NamedTuple):
    """One thing that was counted.

    Attributes:
        record: The record that holds it.
        on: The day it counts by, None for a client.
        words: What it says.
    """

    record: Record
    on: date | None
    words: str

    @property
    def client(self) -> int:
        """The number of the client it is about."""
        return self.record.client if isinstance(self.record, ClientEntry) else self.record.id


class Group(NamedTuple):
    """The things behind one number, and what it counts."""

    words: str
    behind: list[Behind]

    @property
    def refs(self) -> list[str]:
        """The ids of the records, in order."""
        return [one.record.ref for one in self.behind]


def group(words: str, records: Iterable[Record]) -> Group:
    """Give records as they stand, under what their number counts."""
    return Group(words, [Behind(record, record.happened, record.words) for record in records])
