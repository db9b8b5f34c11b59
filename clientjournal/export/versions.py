"""What the history of changes says of a record: its versions, its corrections, what it is called.

Only the changes of the records asked for are read in full; a journal may hold many more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from clientjournal.journaling.reading import Reader
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.documents import Document
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE, HISTORY
from clientjournal.model.versions import Version, versions_of
from clientjournal.model.words import Act

Key = tuple[str, int]
"""A table and a number in it."""


class Changes:
    """The changes of some records, the newest first."""

    def __init__(self, journal: Reader, records: Iterable[Record]) -> None:
        """Read the history once for a whole document."""
        self._by_record: dict[Key, list[Change]] = {(r.TABLE, r.id): [] for r in records}
        self._journal = journal
        self._refiled: set[Key] = set()
        self._from: dict[Key, set[int]] = {}
        undone: set[int] = set()
        history = journal.documents(HISTORY)
        for number in reversed(list(history)):
            document = history[number]
            key = (document["table"], document["record"])
            act, undoes = document["act"], document.get("undoes")
            if act == Act.UNDO and document["group"] not in undone and undoes:
                undone.add(undoes)
            elif act == Act.REFILE:
                self._from.setdefault(key, set()).add(document.get("before", {}).get("client"))
            if key in self._by_record:
                self._by_record[key].append(Change.from_document(number, document))
        self._undone = undone

    def versions(self, record: Record, document: Document) -> tuple[Version, ...]:
        """Give every change of a record with what it said after each, oldest first."""
        return versions_of(self._of(record)[::-1], document)

    def corrected(
        self, record: Record, document: Document, says: Callable[[Document], Document] = dict
    ) -> tuple[date, ...]:
        """Give the days on which a record was corrected, and not put back since.

        Args:
            record: The record.
            document: Its document.
            says: What is read of it; a correction of anything else does not count.

        """
        if not any(change.act is Act.CORRECT for change in self._of(record)):
            return ()
        days = {
            version.change.at.astimezone().date(): None
            for version in self.versions(record, document)
            if version.change.act is Act.CORRECT
            and version.change.group not in self._undone
            and version.record is not None
            and says({**version.record, **version.before}) != says(version.record)
        }
        return tuple(days)

    def uid(self, record: Record) -> str:
        """Give what a record is called outside the journal, for good: no id and no word of it."""
        changes = self._of(record)
        if changes:
            return str(UUID(hex=changes[-1].link[:32], version=4))
        return str(uuid5(NAMESPACE_OID, f"{record.ref} {record.recorded_at}"))

    def revisions(self, record: Record, fields: Collection[str]) -> int:
        """Give how many changes any of the fields went through."""
        return sum(any(field in fields for field in change.before) for change in self._of(record))

    def moved_away(self, client: Client) -> tuple[date, ...]:
        """Give the days of the entries that were refiled from a client to another."""
        left = (key for key, clients in self._from.items() if client.id in clients)
        return _days_elsewhere(self._journal, left, client)

    def _of(self, record: Record) -> list[Change]:
        return self._by_record.get((record.TABLE, record.id), [])


def moved_away(journal: Reader, client: Client) -> tuple[date, ...]:
    """Give the days of the entries that were refiled from one client, found without the rest."""
    history = journal.documents(HISTORY)
    refiled = (history[number] for number in history.where("act", Act.REFILE.value))
    left = {
        (change["table"], change["record"])
        for change in refiled
        if change.get("act") == Act.REFILE and change["before"].get("client") == client.id
    }
    return _days_elsewhere(journal, left, client)


def _days_elsewhere(journal: Reader, left: Iterable[Key], client: Client) -> tuple[date, ...]:
    """Give the days of those entries that still stand in another client's file."""
    days = []
    for table, number in left:
        held = journal.documents(table).get(number) if table in BY_TABLE else None
        if held is None or held.get("client") == client.id:
            continue
        day = held.get(BY_TABLE[table].ON)
        days += [date.fromisoformat(day)] if isinstance(day, str) else []
    return tuple(sorted(days))
