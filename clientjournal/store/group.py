"""Writing changes into a batch: numbered, salted, digested and linked to the one before."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from clientjournal.model.change import Change, changed_fields
from clientjournal.model.documents import Document
from clientjournal.model.tables import HISTORY
from clientjournal.model.words import Act
from clientjournal.store.protocol import Batch


class Group(Struct):
    """The changes made together: one line of the log, one undo.

    Attributes:
        batch: Where they are written.
        at: The instant of all of them.
        by: Who made them.
        reason: Why.
        undoes: The group they take back, None for any other.
        changes: Those written so far.

    """

    batch: Batch
    at: datetime
    by: str
    reason: str = ""
    undoes: int | None = None
    changes: list[Change] = []

    def write(self, act: Act, table: str, number: int, after: Document | None) -> Change:
        """Write what a record says from now on, None to take it away, and the change of it."""
        now = self.batch.get(table, number)
        if now is None:
            before: Document = {}
        else:
            before = now if after is None else changed_fields(now, after)
        self.batch.put(table, number, after)
        return self.note(act, table, number, before, after)

    def note(
        self, act: Act, table: str, number: int, before: Document, after: Document | None
    ) -> Change:
        """Write a change alone."""
        change = Change(
            number=self.batch.seq + 1,
            at=self.at,
            by=self.by,
            act=act,
            table=table,
            record=number,
            reason=self.reason,
            group=self.changes[0].number if self.changes else self.batch.seq + 1,
            undoes=self.undoes,
            before=before,
        ).sealed(self.batch.head, after)
        self.batch.put(HISTORY, change.number, change.document())
        self.changes.append(change)
        return change
