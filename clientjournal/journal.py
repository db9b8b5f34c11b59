"""The one door: everything a person can do to a journal.

A method that changes something decides under the store's lock, on the newest state, what a valid
change is; writes the records and the changes that say what happened to them as one group; and,
once the group is durable, tells every listener. Nothing else writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from clientjournal.config import Settings, read_config
from clientjournal.journaling.amending import Amending
from clientjournal.journaling.reading import R
from clientjournal.journaling.retracing import Changes, Retracing
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.contact import Contact
from clientjournal.model.documents import Document, checked, cleaned, to_document, to_record
from clientjournal.model.promise import NUDGE_GAP
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import HISTORY
from clientjournal.model.validation import (
    filled,
    priced,
    require,
)
from clientjournal.model.words import Act
from clientjournal.store import Batch, FileStore, Store
from clientjournal.store.group import Group
from clientjournal.store.location import journal_path

if TYPE_CHECKING:
    from clientjournal.journaling.taking_in import Progress
    from clientjournal.model.joining import Joined, Known

Listener = Callable[[Changes], None]
"""Called with the changes of a group once they are durable, on the thread that made them.

With none when another program rewrote the journal and added no change to its history.
"""


class Journal(Amending, Retracing):
    """The clients and entries of one practice.

    Records are frozen values; reading gives the newest. Every error is a ``JournalError`` whose
    text is one line fit to show a person. Threads may share a journal; they change it in turn.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock | None = None,
        author: str = "",
        currency: str = "",
        nudge_gap: int = NUDGE_GAP,
    ) -> None:
        """Open a journal on a store.

        Args:
            store: Where it is kept.
            clock: What "today" and "now" are.
            author: Who records; the system's user when empty.
            currency: That of a cost which names none, in ISO 4217.
            nudge_gap: Working days between two nudges of a promise.

        """
        super().__init__(store, clock)
        self.nudge_gap = nudge_gap
        self._named, self._currency = author, currency
        self._told = store.seq
        self._listeners: list[Listener] = []
        self._turn = RLock()
        self._new: list[Record] = []  # of the open group, which changes none of them again

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def _author(self) -> str:
        """Who records, looked up when the first change is made."""
        return str(cleaned(self._named or _user()))

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
        with self._group() as group:
            return [self._added(group, record) for record in records]

    def file_note(
        self, contact: Contact, entries: Sequence[ClientEntry]
    ) -> tuple[Contact, list[ClientEntry]]:
        """Store a contact and the entries its note holds, which name it as their source.

        All of them are one change, and one undo; the entries go to the contact's client.
        """
        with self._group() as group:
            note = self._added(group, contact)
            filed = [replace(entry, source=note.id, client=note.client) for entry in entries]
            return note, [self._added(group, entry) for entry in filed]

    def take_in(
        self,
        incoming: Mapping[str, Mapping[int, Document]],
        reason: str,
        history: Mapping[int, Document] | None = None,
        *,
        known: Known | None = None,
        beside: bool = True,
        progress: Progress | None = None,
    ) -> Joined:
        """Take the records of another journal in, as one group and one undo.

        Args:
            incoming: Its documents by table and number.
            reason: Where they came from.
            history: Its changes; taken over when this journal is empty and they verify.
            known: Numbers of its own that stand for records of this journal.
            beside: Whether a record that is here but says something else comes in beside it.
            progress: Told how many of how many records are written.

        Raises:
            InvalidRecord: A record breaks a rule; nothing is taken in.
            NotFound: A record named in ``known`` is gone; nothing is taken in.

        """
        from clientjournal.journaling.taking_in import write_in
        from clientjournal.model.joining import proper

        tables = proper(incoming, known)
        with self._group(reason) as group:
            return write_in(group, tables, history, known or {}, beside, progress)

    def refresh(self) -> Changes:
        """Take in what other processes wrote, tell the listeners, and give those changes."""
        with self._turn:
            reloaded = self._store.refresh()
            changes = self._catch_up()
            if reloaded and not changes:  # another program wrote the file
                self._indexes.forget()
                self._announce(())
        return changes

    # Inside

    @contextmanager
    def _group(self, reason: str = "") -> Iterator[Group]:
        """Open a group of changes; once it is durable, or refused, tell what is new."""
        with self._turn:
            made: Sequence[Change] = ()
            try:
                with self._store.writing() as batch:
                    group = Group(batch, self.clock.now(), self._author, cleaned(reason))
                    yield group
                made = group.changes
                for record in self._new:
                    self._keep(record)
            finally:
                self._new.clear()
                self._catch_up(made)

    def _catch_up(self, made: Sequence[Change] = ()) -> Changes:
        """Tell the listeners every group that became durable, others' too, and give the changes.

        Args:
            made: Those this journal just made, which need not be read back.

        """
        first, self._told = self._told + 1, self._store.seq
        if made and (made[0].number, made[-1].number) == (first, self._told):
            self._indexes.follow((change.table, change.record) for change in made)
            self._announce(tuple(made))
            return tuple(made)
        known = {change.number: change for change in made}
        history = self._store.documents(HISTORY)
        changes = tuple(
            known.get(number) or Change.from_document(number, history[number])
            for number in range(first, self._told + 1)
            if number in history
        )
        self._indexes.follow((change.table, change.record) for change in changes)
        for _, group in groupby(changes, key=lambda change: change.group):
            self._announce(tuple(group))
        return changes

    def _added(self, group: Group, record: R) -> R:
        """Write a new record; give it as stored.

        Raises:
            InvalidRecord: A field is missing or holds what it may not.

        """
        whole = priced(checked(record), self._currency)
        require(whole, self._exists(group.batch))
        ready = replace(
            filled(whole, self._client_of(whole, group.batch)),
            id=group.batch.next_id(record.TABLE),
            recorded_at=group.at,
            recorded_by=self._author,
        )
        group.write(Act.ADD, record.TABLE, ready.id, to_document(ready))
        self._new.append(ready)
        return ready

    def _client_of(self, record: Record, batch: Batch) -> Client | None:
        if not isinstance(record, ClientEntry):
            return None
        if record.client in self._store.documents(Client.TABLE):
            return self.client(record.client)
        document = batch.get(Client.TABLE, record.client)  # added in the same group
        return None if document is None else to_record(Client, document, record.client)

    def _announce(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)


def open_journal(
    path: str | Path | None = None,
    *,
    as_of: date | None = None,
    author: str = "",
    settings: Settings | None = None,
) -> Journal:
    """Open the journal at a path, which need not exist yet.

    Args:
        path: The file; by default what ``CLIENTJOURNAL`` names, else the user's own journal.
        as_of: The day to take for today.
        author: Who records; by default the name of the settings, else the system's user.
        settings: What is set; by default what the user's config file says.

    Raises:
        StoreError: What is there cannot be read as a journal.

    """
    where = Path(path) if path is not None else journal_path()
    settings = settings or read_config().settings
    clock = Clock(as_of, settings.customs)
    return Journal(
        FileStore(where), clock, author or settings.name, settings.currency, settings.nudge_gap
    )


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
