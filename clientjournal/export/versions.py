"""What the history of changes says of a record: its versions and its corrections."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.documents import Document
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE, HISTORY
from clientjournal.model.undoing import said_before
from clientjournal.model.words import Act
from clientjournal.reading import Reader


@dataclass(frozen=True)
class Version:
    """One change of a record.

    Attributes:
        number: The number of the change.
        change: What happened.
        record: What the record said from then on, None when it was gone.

    """

    number: int
    change: Change
    record: Document | None

    @property
    def before(self) -> Mapping[str, Any]:
        """The old values of what it changed; empty when the record came or went with it."""
        return {} if self.record is None or self.change.act is Act.ADD else self.change.before


class Changes:
    """The changes of a journal, by the record they happened to."""

    def __init__(self, journal: Reader) -> None:
        """Read the history once for a whole document."""
        self._by_record: dict[tuple[str, int], list[Change]] = {}
        self._journal = journal
        undone: set[int] = set()
        history = journal.documents(HISTORY)
        for number in reversed(list(history)):
            change = Change.from_document(number, history[number])
            if change.act is Act.UNDO and change.group not in undone and change.undoes:
                undone.add(change.undoes)
            self._by_record.setdefault((change.table, change.record), []).append(change)
        self._undone = undone

    def versions(self, record: Record, document: Document) -> tuple[Version, ...]:
        """Give every change of a record with what it said after each, oldest first."""
        now: Document | None = document
        found = []
        for change in self._by_record.get((record.TABLE, record.id), ()):
            found.append(Version(change.number, change, now))
            now = said_before(change, now)
        return tuple(reversed(found))

    def corrected(self, record: Record, fields: Collection[str]) -> tuple[date, ...]:
        """Give the days on which any of the fields was corrected, and not put back since."""
        days = {
            change.at.astimezone().date(): None
            for change in reversed(self._by_record.get((record.TABLE, record.id), ()))
            if change.act is Act.CORRECT
            and change.group not in self._undone
            and any(field in fields for field in change.before)
        }
        return tuple(days)

    def moved_away(self, client: Client) -> tuple[date, ...]:
        """Give the days of the entries that were refiled from a client to another."""
        days = []
        for (table, number), changes in self._by_record.items():
            held = self._journal.documents(table).get(number) if table in BY_TABLE else None
            if held is None or held.get("client") == client.id:
                continue
            if any(
                change.act is Act.REFILE and change.before.get("client") == client.id
                for change in changes
            ):
                day = held.get(BY_TABLE[table].ON)
                days += [date.fromisoformat(day)] if isinstance(day, str) else []
        return tuple(sorted(days))
