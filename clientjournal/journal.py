"""The one door: everything a person can do to a journal.

A method that changes something decides under the store's lock, on the newest state, what a valid
change is; writes the records and the changes that say what happened to them as one group; and,
once the group is durable, tells every listener. Nothing else writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from msgspec.structs import replace

from clientjournal.model.change import Change, changed_fields
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.documents import Document, checked, cleaned, to_document, to_record
from clientjournal.model.errors import JournalError, NotFound
from clientjournal.model.joining import Joined, join, proper
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import HISTORY, KINDS
from clientjournal.model.undoing import (
    changes_of,
    group_to_redo,
    group_to_undo,
    said_before,
    still_stands,
)
from clientjournal.model.validation import (
    act_of_edit,
    editable,
    filled,
    require,
    require_reason,
)
from clientjournal.model.verifying import first_fault
from clientjournal.model.words import Act
from clientjournal.reading import R, Reader
from clientjournal.store import Batch, FileStore, Store
from clientjournal.store.group import Group
from clientjournal.store.location import journal_path

Changes = tuple[Change, ...]
"""Changes made together, in order."""

Listener = Callable[[Changes], None]
"""Called with the changes of a group once they are durable, on the thread that made them.

With none when another program rewrote the journal and added no change to its history.
"""


class Journal(Reader):
    """The clients and entries of one practice.

    Records are frozen values; reading gives the newest. Every error is a ``JournalError`` whose
    text is one line fit to show a person. Threads may share a journal; they change it in turn.
    """

    def __init__(self, store: Store, clock: Clock | None = None, author: str = "") -> None:
        """Open a journal on a store.

        Args:
            store: Where it is kept.
            clock: What "today" and "now" are.
            author: Who records; the system's user when empty.

        """
        super().__init__(store, clock)
        self._author = cleaned(author or _user())
        self._told = store.seq
        self._listeners: list[Listener] = []
        self._turn = RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every durable group of changes told to a listener; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # Changing

    def add(self, record: R) -> R:
        """Store a new record.

        Returns:
            The record as stored, with its ``id``, once it is durable.

        Raises:
            InvalidRecord: A field is missing or holds what it may not.
            StoreError: It could not be made durable; nothing of it is kept.

        """
        return self.add_all([record])[0]

    def add_all(self, records: Sequence[R]) -> list[R]:
        """Store several new records as one change: all of them or none, one undo."""
        added: list[R] = []
        with self._group() as group:
            for record in records:
                checked_record = checked(record)
                require(checked_record, lambda t, n: group.batch.get(t, n) is not None)
                ready = replace(
                    filled(checked_record, _client_of(checked_record, group.batch)),
                    id=group.batch.next_id(record.TABLE),
                    recorded_at=group.at,
                    recorded_by=self._author,
                )
                group.write(Act.ADD, record.TABLE, ready.id, to_document(ready))
                added.append(ready)
        return added

    def amend(self, record: R, *, because: str = "", **fields: Any) -> R:
        """Change fields of a record; the journal tells an amendment from a correction.

        Args:
            record: The record, as read at any time; only the named fields change.
            because: The reason, needed for a correction after 48 hours.
            **fields: New values by field name.

        Returns:
            The record as stored.

        Raises:
            InvalidRecord: A field may not be edited or holds what it may not.
            ReasonNeeded: A late correction gives no reason.

        """
        editable(type(record), fields)
        with self._group(because.strip()) as group:
            now = group.batch.get(record.TABLE, record.id)
            if now is None:
                raise NotFound(f"there is no {record.ref} any more")
            current = to_record(type(record), now, record.id)
            wanted = checked(replace(current, **fields))
            require(wanted, lambda t, n: group.batch.get(t, n) is not None)
            whole, after = to_document(current), to_document(wanted)
            before = changed_fields(whole, after)
            if before:
                if whole.keys() != now.keys():  # another program wrote it without all its fields
                    group.batch.put(record.TABLE, record.id, whole)
                act = act_of_edit(record.TABLE, before, after)
                require_reason(current, act, because, group.at)
                group.write(act, record.TABLE, record.id, after)
        return self._typed(type(record), record.id)

    def undo(self) -> Changes:
        """Take back the newest group of changes that is neither an undo nor undone.

        Returns:
            The changes that were taken back.

        Raises:
            NothingToUndo: There is none.

        """
        return self._take_back(group_to_undo)

    def redo(self) -> Changes:
        """Take back the newest undo.

        Returns:
            The changes that stand again.

        Raises:
            NothingToUndo: There is none.

        """
        return self._take_back(group_to_redo)

    def take_in(
        self,
        incoming: Mapping[str, Mapping[int, Document]],
        reason: str,
        history: Mapping[int, Document] | None = None,
    ) -> Joined:
        """Take the records of another journal in, as one group and one undo.

        Args:
            incoming: Its documents by table and number.
            reason: Where they came from.
            history: Its changes; taken over when this journal is empty and they verify.

        Raises:
            InvalidRecord: A record breaks a rule; nothing is taken in.

        """
        tables = proper(incoming)
        with self._group(reason) as group:
            batch = group.batch
            here = {kind.TABLE: batch.documents(kind.TABLE) for kind in KINDS}
            joined = join(here, tables, batch.next_id, used=batch.seq > 0)
            if history and batch.seq == 0 and first_fault(tables, history) is None:
                for table, number, document in joined.new:
                    batch.put(table, number, document)
                for number, change in history.items():
                    batch.put(HISTORY, number, change)
                    if batch.get(change["table"], change["record"]) is None:
                        batch.put(change["table"], change["record"], None)  # its number is used
                group.note(Act.IMPORT, HISTORY, batch.seq, {}, None)
            else:
                for table, number, document in joined.new:
                    document["recorded_at"] = document["recorded_at"] or _instant(group)
                    group.write(Act.IMPORT, table, number, document)
        return joined

    def refresh(self) -> Changes:
        """Take in what other processes wrote, tell the listeners, and give those changes."""
        with self._turn:
            reloaded = self._store.refresh()
            changes = self._catch_up()
            if reloaded and not changes:
                self._announce(())
        return changes

    # Inside

    @contextmanager
    def _group(self, reason: str = "") -> Iterator[Group]:
        """Open a group of changes; once it is durable, or refused, tell what is new."""
        with self._turn:
            try:
                with self._store.writing() as batch:
                    yield Group(batch, self.clock.now(), self._author, cleaned(reason))
            finally:
                self._catch_up()

    def _catch_up(self) -> Changes:
        """Tell the listeners every group that became durable, others' too, and give the changes."""
        numbers = range(self._told + 1, self._store.seq + 1)
        self._told = self._store.seq
        self._entries = None
        history = self._store.documents(HISTORY)
        changes = tuple(
            Change.from_document(number, history[number]) for number in numbers if number in history
        )
        for _, group in groupby(changes, key=lambda change: change.group):
            self._announce(tuple(group))
        return changes

    def _announce(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    def _take_back(self, choose: Callable[[Mapping[int, Document]], int]) -> Changes:
        with self._group() as group:
            history = group.batch.documents(HISTORY)
            group.undoes = choose(history)
            taken = changes_of(history, group.undoes)
            for change in reversed(taken):
                now = group.batch.get(change.table, change.record)
                if not still_stands(change, now):
                    raise JournalError(
                        f"{change.ref} was changed since; take the later change back first"
                    )
                group.write(Act.UNDO, change.table, change.record, said_before(change, now))
        return tuple(taken)


def open_journal(
    path: str | Path | None = None, *, as_of: date | None = None, author: str = ""
) -> Journal:
    """Open the journal at a path, which need not exist yet.

    Args:
        path: The file; by default what ``CLIENTJOURNAL`` names, else the user's own journal.
        as_of: The day to take for today.
        author: Who records; the system's user by default.

    Raises:
        StoreError: What is there cannot be read as a journal.

    """
    where = Path(path) if path is not None else journal_path()
    return Journal(FileStore(where), Clock(as_of), author)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _client_of(record: Record, batch: Batch) -> Client | None:
    if not isinstance(record, ClientEntry):
        return None
    document = batch.get(Client.TABLE, record.client)
    return None if document is None else to_record(Client, document, record.client)


def _instant(group: Group) -> str:
    return group.at.isoformat().replace("+00:00", "Z")
