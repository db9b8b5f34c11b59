"""The one door: everything a person can do to a journal.

A method that changes something decides under the store's lock, on the newest state, what a valid
change is; writes the records and the changes that say what happened to them as one group; and,
once the group is durable, tells every listener. Nothing else writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from msgspec.structs import replace

from clientjournal.model.change import Change, changed_fields
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.documents import Document, checked, to_document, to_record
from clientjournal.model.errors import Ambiguous, InvalidRecord, JournalError, NotFound
from clientjournal.model.joining import Joined, join, proper
from clientjournal.model.practice import Practice
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.rules.due import Due, due
from clientjournal.model.searching import folded, searchable
from clientjournal.model.tables import BY_TABLE, HISTORY, KINDS, is_ref, parse_ref, ref_of
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
from clientjournal.store import FileStore, Store
from clientjournal.store.group import Group
from clientjournal.store.location import journal_path

R = TypeVar("R", bound=Record)

Changes = tuple[Change, ...]
"""Changes made together, in order."""

Listener = Callable[[Changes], None]
"""Called with the changes of a group once they are durable, on the thread that made them."""


class Journal:
    """The clients and entries of one practice.

    Records are frozen values; reading gives the newest. Every error is a ``JournalError`` whose
    text is one line fit to show a person.
    """

    def __init__(self, store: Store, clock: Clock | None = None, author: str = "") -> None:
        """Open a journal on a store.

        Args:
            store: Where it is kept.
            clock: What "today" and "now" are.
            author: Who records; the system's user when empty.

        """
        self.clock = clock or Clock()
        self._store = store
        self._author = author or _user()
        self._records: dict[tuple[str, int], Record] = {}
        self._entries: dict[int, list[tuple[str, int]]] | None = None
        self._listeners: list[Listener] = []

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store. Everything is durable already."""
        self._store.close()

    @property
    def name(self) -> str:
        """A short name to show."""
        return self._store.name

    @property
    def location(self) -> str:
        """Where the journal is kept."""
        return self._store.location

    @property
    def read_only(self) -> bool:
        """Whether changes would be refused."""
        return self._store.read_only

    @property
    def head(self) -> tuple[int, str]:
        """The number of changes and the link of the newest; ``(0, "000…")`` at first."""
        return self._store.seq, self._store.head

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every durable group of changes told to a listener; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # Reading

    def get(self, ref: str) -> Record:
        """Give the record behind an id such as ``"A-42"``.

        Raises:
            NotFound: There is none.

        """
        table, number = parse_ref(ref)
        return self._record(table, number)

    def clients(self) -> list[Client]:
        """Give the clients in the order they were added."""
        return [client for client in self.records(Client) if client.withdrawn is None]

    def client(self, number: int) -> Client:
        """Give a client by number.

        Raises:
            NotFound: There is none.

        """
        found = self._record(Client.TABLE, number)
        assert isinstance(found, Client)
        return found

    def find_client(self, words: str) -> Client:
        """Give the client behind an id, else an exact name, a beginning of one, or a part.

        Raises:
            NotFound: No client answers to the words.
            Ambiguous: Several do; the message names them.

        """
        words = words.strip()
        if is_ref(words):
            table, number = parse_ref(words)
            if table == Client.TABLE and number in self._store.documents(table):
                return self.client(number)
        wanted = words.casefold()
        names = {client: client.name.casefold() for client in self.clients()}
        for fits in (str.__eq__, str.startswith, str.__contains__):
            found = [client for client, name in names.items() if wanted and fits(name, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                several = ", ".join(f"{client.name} ({client.ref})" for client in found[:5])
                raise Ambiguous(f'several clients answer to "{words}": {several}; say which')
        raise NotFound(f'no client answers to "{words}"; see: clientjournal list clients')

    def records(self, kind: type[R]) -> list[R]:
        """Give all records of a kind by number, withdrawn ones too."""
        return [self._typed(kind, number) for number in self._store.documents(kind.TABLE)]

    def timeline(self, client: int) -> list[ClientEntry]:
        """Give the entries of one client in the order of their days."""
        if self._entries is None:
            self._entries = self._sorted_by_client()
        found = [self._record(*key) for key in self._entries.get(client, ())]
        return sorted(
            (entry for entry in found if isinstance(entry, ClientEntry)),
            key=lambda entry: (entry.happened or date.min, entry.TABLE, entry.id),
        )

    def search(self, words: str) -> list[Record]:
        """Give the records that hold all the words, in any case, newest first."""
        wanted = folded(words)
        names = {client.id: client.name for client in self.records(Client)}
        found = []
        for record in self._all():
            text = searchable(record, names.get(getattr(record, "client", 0), ""))
            if wanted and all(word in text for word in wanted):
                found.append(record)
        return sorted(found, key=lambda record: record.happened or date.max, reverse=True)

    def practice(self, as_of: date | None = None) -> Practice:
        """Give what rules and figures are taken over, as of a day (today by default)."""
        return Practice.of(self._all(), as_of or self.clock.today())

    def due(self, as_of: date | None = None) -> list[Due]:
        """Give everything due up to a week after a day (today by default), oldest first."""
        return due(self.practice(as_of))

    def history(self, ref: str) -> list[Change]:
        """Give the changes of one record, oldest first."""
        table, number = parse_ref(ref)
        return [
            Change.from_document(key, change)
            for key, change in self._store.documents(HISTORY).items()
            if change["table"] == table and change["record"] == number
        ]

    def documents(self, table: str) -> Mapping[int, Document]:
        """Give the documents of a table as the file keeps them; they may not be changed."""
        return self._store.documents(table)

    def fault(self) -> str | None:
        """Check every record and change; give the first that does not match, None when all do."""
        tables = {kind.TABLE: self._store.documents(kind.TABLE) for kind in KINDS}
        return first_fault(tables, self._store.documents(HISTORY))

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
                    filled(checked_record, self._client_of(checked_record)),
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
            after = to_document(wanted)
            before = changed_fields(now, after)
            if before:
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
            joined = join(here, tables, batch.next_id)
            if history and batch.seq == 0 and first_fault(tables, history) is None:
                for table, number, document in joined.new:
                    batch.put(table, number, document)
                for number, change in history.items():
                    batch.put(HISTORY, number, change)
                group.note(Act.IMPORT, HISTORY, batch.seq, {}, None)
            else:
                for table, number, document in joined.new:
                    document["recorded_at"] = document["recorded_at"] or _instant(group)
                    group.write(Act.IMPORT, table, number, document)
        return joined

    def refresh(self) -> Changes:
        """Take in what other processes wrote, tell the listeners, and give those changes."""
        seen = self._store.seq
        if not self._store.refresh():
            return ()
        history = self._store.documents(HISTORY)
        changes = tuple(
            Change.from_document(number, history[number])
            for number in range(seen + 1, self._store.seq + 1)
        )
        self._records.clear()
        self._announce(changes)
        return changes

    # Inside

    @contextmanager
    def _group(self, reason: str = "", undoes: int | None = None) -> Iterator[Group]:
        with self._store.writing() as batch:
            group = Group(batch, self.clock.now(), self._author, reason, undoes)
            yield group
        self._announce(tuple(group.changes))

    def _announce(self, changes: Changes) -> None:
        self._entries = None
        for change in changes:
            self._records.pop((change.table, change.record), None)
        for listener in tuple(self._listeners):
            listener(changes)

    def _take_back(self, choose: Callable[[Mapping[int, Document]], int]) -> Changes:
        with self._store.writing() as batch:
            history = batch.documents(HISTORY)
            chosen = choose(history)
            group = Group(batch, self.clock.now(), self._author, undoes=chosen)
            taken = changes_of(history, chosen)
            for change in reversed(taken):
                now = batch.get(change.table, change.record)
                if not still_stands(change, now):
                    raise JournalError(
                        f"{change.ref} was changed since; take the later change back first"
                    )
                group.write(Act.UNDO, change.table, change.record, said_before(change, now))
        self._announce(tuple(group.changes))
        return tuple(taken)

    def _record(self, table: str, number: int) -> Record:
        key = (table, number)
        if key not in self._records:
            try:
                document = self._store.documents(table)[number]
            except KeyError:
                raise NotFound(f"there is no {ref_of(table, number)}") from None
            try:
                self._records[key] = to_record(BY_TABLE[table], document, number)
            except InvalidRecord as error:
                raise InvalidRecord(
                    f"{ref_of(table, number)} in {self.location}: {error}"
                ) from None
        return self._records[key]

    def _typed(self, kind: type[R], number: int) -> R:
        record = self._record(kind.TABLE, number)
        assert isinstance(record, kind)
        return record

    def _all(self) -> Iterator[Record]:
        for kind in KINDS:
            yield from self.records(kind)

    def _client_of(self, record: Record) -> Client | None:
        return self.client(record.client) if isinstance(record, ClientEntry) else None

    def _sorted_by_client(self) -> dict[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = {}
        for kind in KINDS:
            if issubclass(kind, ClientEntry):
                for number, document in self._store.documents(kind.TABLE).items():
                    found.setdefault(document["client"], []).append((kind.TABLE, number))
        return found


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


def _instant(group: Group) -> str:
    return group.at.isoformat().replace("+00:00", "Z")
