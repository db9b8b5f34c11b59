"""The records that rules and figures are taken over: a practice as it counts on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct

from clientjournal.model.advice import Advice
from clientjournal.model.audit import Audit
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Entry, Record
from clientjournal.model.review import Review
from clientjournal.model.tables import BY_TABLE


class Practice(Struct, frozen=True):
    """Everything that counts as of a day, in a list a table and in order of id.

    Withdrawn records, the entries of withdrawn clients, and entries dated after the day are not in
    it.
    """

    as_of: date
    clients: dict[int, Client] = {}
    advice: list[Advice] = []
    moments: list[Moment] = []
    promises: list[Promise] = []
    contacts: list[Contact] = []
    own_ups: list[OwnUp] = []
    reviews: list[Review] = []
    audits: list[Audit] = []

    @classmethod
    def of(cls, records: Iterable[Record], as_of: date) -> Practice:
        """Sort records into a practice; the clients may come in any place."""
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for record in records:
            if record.withdrawn is None:
                found[record.TABLE].append(record)
        clients = {client.id: client for client in found[Client.TABLE]}
        kept: dict[str, list[Any]] = {}
        for name in _ENTRIES:
            entries = sorted(found[name], key=attrgetter("id"))
            days = map(attrgetter(BY_TABLE[name].ON), entries)
            kept[name] = [
                entry
                for entry, day in zip(entries, days, strict=True)
                if day <= as_of and (name == Audit.TABLE or entry.client in clients)
            ]
        return cls(as_of, clients, **kept)

    def of_client(self, number: int) -> Practice:
        """Give what of it is one client's."""
        held = {number: self.clients[number]} if number in self.clients else {}
        return self._only(held, lambda entry: getattr(entry, "client", None) == number)

    def since(self, day: date) -> Practice:
        """Give the clients, and the entries dated on or after a day."""
        return self._only(self.clients, lambda entry: (entry.happened or day) >= day)

    def tables(self) -> list[Sequence[Entry]]:
        """Give the lists of entries in the order of their tables."""
        return [getattr(self, name) for name in _ENTRIES]

    def _only(self, clients: dict[int, Client], keep: Callable[[Entry], bool]) -> Practice:
        kept = {name: list(filter(keep, getattr(self, name))) for name in _ENTRIES}
        return Practice(self.as_of, clients, **kept)


_ENTRIES = ("advice", "moments", "promises", "contacts", "own_ups", "reviews", "audits")
