"""What can be done to a record besides writing and editing it.

Each is one group of changes: one line of the log and, erasing aside, one undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress

from msgspec.structs import replace

from clientjournal.journaling.reading import R, Reader
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.documents import Document, cleaned, to_document, to_record
from clientjournal.model.erasing import (
    Told,
    blanked,
    hold_of,
    is_erased,
    of_client,
    told_of,
    tombstone,
)
from clientjournal.model.errors import InvalidRecord, JournalError, NotFound, ReasonNeeded
from clientjournal.model.record import Addendum, ClientEntry, Record, Withdrawal
from clientjournal.model.tables import HISTORY, KINDS, parse_ref, ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.words import Act
from clientjournal.store.group import Group
from clientjournal.store.protocol import Batch


class Revising(Reader):
    """A journal whose records can be added to, struck, refiled and erased."""

    def addendum(self, record: R, text: str, private: bool = False) -> R:
        """Add to a record without touching what it says.

        Args:
            record: The record, as read at any time.
            text: What is added.
            private: Whether it is a note of your own, never in a client's copy.

        Raises:
            InvalidRecord: The text is empty.

        """
        if not text.strip():
            raise InvalidRecord("write what you add", "addenda")
        with self._group() as group:
            current = current_of(group.batch, record)
            added = Addendum(at=group.at, by=group.by, text=cleaned(text), private=private)
            wanted = replace(current, addenda=(*current.addenda, added))
            revise(group, Act.ADDENDUM, current, wanted)
        return self._typed(type(record), record.id)

    def withdraw(self, record: R, because: str) -> R:
        """Strike a record; it stays legible, and counts no more.

        Raises:
            ReasonNeeded: There is no reason.
            JournalError: It is withdrawn already.

        """
        reason = because.strip()
        if not reason:
            raise ReasonNeeded(f"say why {record.ref} is withdrawn", "withdrawn")
        with self._group(reason) as group:
            current = current_of(group.batch, record)
            if current.withdrawn is not None:
                raise JournalError(f"{record.ref} is withdrawn already")
            struck = Withdrawal(at=group.at, by=group.by, reason=group.reason)
            revise(group, Act.WITHDRAW, current, replace(current, withdrawn=struck))
        return self._typed(type(record), record.id)

    def reinstate(self, record: R, because: str = "") -> R:
        """Take a withdrawal back, the record's history keeping both.

        Raises:
            JournalError: It is not withdrawn.

        """
        with self._group(because.strip()) as group:
            current = current_of(group.batch, record)
            if current.withdrawn is None:
                raise JournalError(f"{record.ref} is not withdrawn")
            revise(group, Act.REINSTATE, current, replace(current, withdrawn=None))
        return self._typed(type(record), record.id)

    def refile(self, entry: R, client: Client | int, because: str = "") -> R:
        """Move an entry to the file of its right client.

        What it names must be in that file, so what is named moves first; entries that name it can
        follow.

        Raises:
            InvalidRecord: It is no entry of a client, or names one of another client.
            NotFound: There is no such client.

        """
        return self.refile_all([entry], client, because)[0]

    def refile_all(self, entries: Sequence[R], client: Client | int, because: str = "") -> list[R]:
        """Move entries that belong together to the file of their right client, as one change.

        Raises:
            InvalidRecord: One is no entry of a client, or names one that stays with another.
            NotFound: There is no such client.

        """
        number = client.id if isinstance(client, Client) else client
        with self._group(because.strip()) as group:
            if _living(group.batch, Client.TABLE, number) is None:
                raise NotFound(f"there is no {ref_of(Client.TABLE, number)}")
            moved = [_refiled(group, entry, number) for entry in entries]
            for entry in moved:
                demand_same_client(group.batch, entry)
        return [self._typed(type(entry), entry.id) for entry in entries]

    def erase(self, ref: str) -> tuple[Change, ...]:
        """Erase a record for good, with all its history says of it; a client with its entries.

        The number, the digests and the links stay, so that the chain still checks. Records that
        name it go on naming its number. Drafts of it go too; backups keep the text until they are
        rewritten or thinned.

        Returns:
            The changes, one for every record erased.

        Raises:
            NotFound: There is no such record.
            JournalError: Its client has a hold.

        """
        key = parse_ref(ref)
        with self._group() as group:
            told = _told(group.batch)
            if key not in told:
                self._record(*key)  # says that it is not there, or was erased
                raise NotFound(f"no change tells of {ref_of(*key)}; see: clientjournal verify")
            holder, hold = hold_of(told, key)
            if hold.strip():
                raise JournalError(
                    f"{ref_of(*key)} may not be erased: {ref_of(Client.TABLE, holder)} has a hold"
                    f' ("{" ".join(hold.split())}"); empty the hold first'
                )
            keys = [key, *(of_client(told, key[1]) if key[0] == Client.TABLE else ())]
            _erase(group, told, keys)
        self.drafts.erase({change.ref for change in group.changes})
        return tuple(group.changes)

    def erase_all(self, refs: list[str]) -> int:
        """Erase those of some records that are here, whatever holds; for copies of a journal.

        Returns:
            How many were here.

        """
        with self._group() as group:
            told = _told(group.batch)
            keys = [key for key in map(parse_ref, refs) if key in told]
            _erase(group, told, keys)
        return len(keys)

    def _exists(self, batch: Batch) -> Callable[[str, int], bool]:
        """Give the test whether a record is there and not erased, reading none of them twice."""

        def exists(table: str, number: int) -> bool:
            if number not in self._store.documents(table):
                return _living(batch, table, number) is not None
            with suppress(InvalidRecord):
                return self._look(table, number) is not None
            return True

        return exists

    def _group(self, reason: str = "") -> AbstractContextManager[Group]:
        """Open a group of changes."""
        raise NotImplementedError


def current_of(batch: Batch, record: R) -> R:
    """Give a record as it stands within a batch.

    Raises:
        NotFound: It is not there any more.

    """
    now = _living(batch, record.TABLE, record.id)
    if now is None:
        raise NotFound(f"there is no {record.ref} any more")
    return to_record(type(record), now, record.id)


def revise(group: Group, act: Act, current: Record, wanted: Record) -> None:
    """Write what a record says from now on.

    One that another program wrote without all its fields is filled first.
    """
    whole = to_document(current)
    if whole.keys() != (group.batch.get(current.TABLE, current.id) or {}).keys():
        group.batch.put(current.TABLE, current.id, whole)
    group.write(act, wanted.TABLE, wanted.id, to_document(wanted))


def is_there(batch: Batch) -> Callable[[str, int], bool]:
    """Give the test whether a record is there and not erased."""
    return lambda table, number: _living(batch, table, number) is not None


def _living(batch: Batch, table: str, number: int) -> Document | None:
    document = batch.get(table, number)
    return None if document is None or is_erased(document) else document


def _refiled(group: Group, entry: Record, client: int) -> ClientEntry:
    """Write an entry into another client's file.

    Raises:
        InvalidRecord: It is no entry of a client, or stands in that file already.

    """
    current = current_of(group.batch, entry)
    if not isinstance(current, ClientEntry):
        raise InvalidRecord(f"{entry.ref} is no entry of a client; it cannot be refiled")
    if current.client == client:
        raise InvalidRecord(f"{entry.ref} is in that client's file already", "client")
    moved = replace(current, client=client)
    revise(group, Act.REFILE, current, moved)
    return moved


def demand_same_client(batch: Batch, entry: Record) -> None:
    """Refuse an entry that names what stands in another client's file.

    Raises:
        InvalidRecord: Naming it.

    """
    for field, table in REFERENCES.items():
        number = getattr(entry, field, None)
        if field == "client" or number is None:
            continue
        named = _living(batch, table, number)
        if named is not None and named.get("client") != getattr(entry, "client", None):
            raise InvalidRecord(
                f"{entry.ref} names {ref_of(table, number)} of another client"
                f" ({field.replace('_', ' ')}); refile that first, or empty the field",
                field,
            )


def _told(batch: Batch) -> Told:
    tables = {kind.TABLE: batch.documents(kind.TABLE) for kind in KINDS}
    return told_of(batch.documents(HISTORY), tables)


def _erase(group: Group, told: Told, keys: list[tuple[str, int]]) -> None:
    """Write the group that erases records; the store is left without a trace of them."""
    history = group.batch.documents(HISTORY)
    for key in keys:
        for number in told[key][1]:
            group.batch.put(HISTORY, number, blanked(history[number]))
    for table, number in keys:
        left = tombstone(group.at, group.by)
        group.batch.put(table, number, left)
        group.note(Act.ERASE, table, number, {}, left)
    group.batch.rewriting = group.batch.rewriting or bool(keys)
