"""The records that rules and figures are taken over: a practice as it counts on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.review import Review


@dataclass(frozen=True)
class Practice:
    """Everything that counts as of a day, in a list a table and in order of id.

    Withdrawn records, the entries of withdrawn clients, and entries dated after the day are not in
    it.
    """

    as_of: date
    clients: dict[int, Client] = field(default_factory=dict)
    advice: list[Advice] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    own_ups: list[OwnUp] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable[Record], as_of: date) -> Practice:
        """Sort records into a practice; the clients may come in any place."""
        practice = cls(as_of)
        entries: list[ClientEntry] = []
        for record in records:
            if record.withdrawn is not None:
                continue
            if isinstance(record, Client):
                practice.clients[record.id] = record
            elif isinstance(record, ClientEntry):
                entries.append(record)
        for entry in sorted(entries, key=lambda entry: entry.id):
            happened = entry.happened
            if entry.client in practice.clients and happened is not None and happened <= as_of:
                getattr(practice, entry.TABLE).append(entry)
        return practice
