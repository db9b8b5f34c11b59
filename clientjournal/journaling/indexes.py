"""What makes asking a large journal quick: whose an entry is, all text, all tags.

Each index is made when it is first asked for and kept true as records change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from threading import Event, Lock
from typing import TYPE_CHECKING

from clientjournal.model.client import Client
from clientjournal.model.indexing import ClientIndex
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import KINDS
from clientjournal.store import Store

if TYPE_CHECKING:
    from clientjournal.model.searching import Index

There = Callable[[str, int], Record | None]
"""Gives a record by its table and number, None when it is gone or was erased."""

Busy = Callable[[], bool]
"""Tells whether there is something else to do first; what it raises ends what was begun."""

_STEP, _WAIT = 100, 0.01
"""Records made searchable between two looks at who is busy, and seconds between two more."""


class Indexes:
    """The indexes of one journal."""

    def __init__(self, store: Store, there: There) -> None:
        """Index the records of a store, each looked up by ``there``."""
        self._store, self._there = store, there
        self._entries: ClientIndex | None = None
        self._index: Index | None = None
        self._indexing = Lock()
        self._haste = Event()
        self._tags: set[str] | None = None

    def by_client(self) -> ClientIndex:
        """Tell which entries are whose."""
        while self._entries is None:
            seq = self._store.seq
            made = ClientIndex(
                {
                    kind.TABLE: self._store.documents(kind.TABLE).clients()
                    for kind in KINDS
                    if issubclass(kind, ClientEntry)
                }
            )
            if self._store.seq == seq:
                self._entries = made
        return self._entries

    def searchable(self, busy: Busy | None = None) -> Index:
        """Find text in all records.

        Args:
            busy: Makes it wait while others have more use for the time; whoever asks without it
                has the index made at once.
        """
        if busy is None:
            self._haste.set()
        from clientjournal.model.searching import Index

        with self._indexing:
            while (index := self._index) is None or index.is_worn:
                seq = self._store.seq
                records = self._all(busy)
                texts = ((_day_of(r), (r.TABLE, r.id), self._text_of(r)) for r in records)
                made = Index(texts, partial(self._give_way, busy))
                if self._store.seq == seq:
                    self._index = made
            return index

    def _all(self, busy: Busy | None) -> Iterator[Record]:
        for kind in KINDS:
            for place, number in enumerate(self._store.documents(kind.TABLE)):
                if place % _STEP == 0:
                    self._give_way(busy)
                if (record := self._there(kind.TABLE, number)) is not None:
                    yield record

    def _give_way(self, busy: Busy | None) -> None:
        while busy and not self._haste.is_set() and busy():
            self._haste.wait(_WAIT)

    def tags(self) -> frozenset[str]:
        """Give every tag there is."""
        if self._tags is None:
            self._tags = {t for kind in KINDS for t in self._store.documents(kind.TABLE).tags()}
        return frozenset(self._tags)

    def forget(self) -> None:
        """Make all of them anew when they are next asked for."""
        self._entries = self._index = self._tags = None

    def follow(self, keys: Iterable[tuple[str, int]]) -> None:
        """Keep them true after records changed, given by their tables and numbers."""
        for table, number in set(keys):
            record = self._there(table, number)
            if record is None:
                self._tags = None
            elif self._tags is not None:
                self._tags.update(record.tags)
            if self._entries is not None and table != Client.TABLE:
                client = record.client if isinstance(record, ClientEntry) else None
                self._entries.put((table, number), client)
            if self._index is None:
                continue
            self._put_text(table, number, record)
            if table == Client.TABLE:  # its name stands in the text of all its entries
                for key in self.by_client().of(number):
                    self._put_text(*key, self._there(*key))

    def _put_text(self, table: str, number: int, record: Record | None) -> None:
        if self._index is not None and record is None:
            self._index.remove((table, number))
        elif self._index is not None and record is not None:
            self._index.put(_day_of(record), (table, number), self._text_of(record))

    def _text_of(self, record: Record) -> str:
        from clientjournal.model.searching import searchable

        client = getattr(record, "client", None)
        named = None if client is None else self._there(Client.TABLE, client)
        return searchable(record, named.words if named else "")


def _day_of(record: Record) -> int:
    """Give a record's day as a number; a client, who has none, comes before every entry."""
    return record.happened.toordinal() if record.happened else date.max.toordinal()
