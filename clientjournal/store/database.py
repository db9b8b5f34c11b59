"""The journal as a TinyDB database, over a file and its log.

``JournalStorage`` is what is in memory and how it comes to be on the disk; ``JournalTable`` lets
TinyDB's own methods write through it, one group of the log a call; ``JournalDB`` is the two.

Why nothing is lost: a group of changes is one line, appended and synced before anything learns of
it, under a lock that every process takes. The journal file itself is only ever replaced whole, by a
file that holds everything the log did; a log that is folded already is told by its first line and
its numbers. So whatever the moment a process or the power goes away, what is on the disk is a
journal and the lines that belong to it, and the last line is whole or was never acknowledged.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from clientjournal.model.documents import Document
from clientjournal.model.errors import Damaged, ReadOnly, SaveFailed
from clientjournal.model.tables import HISTORY
from clientjournal.store.damage import keep_aside, next_step
from clientjournal.store.files import FileSystem, Stamp
from clientjournal.store.layout import META, Contents, decode, pieces
from clientjournal.store.lock import locked
from clientjournal.store.log import Continued, Group, Op, Read, group_line, header_line, read_log
from clientjournal.store.rows import Rows


@dataclass(frozen=True)
class Seen:
    """How far the disk was read.

    Attributes:
        journal: The stamp of the journal file.
        log: The inode of the log, None when there is none.
        end: The bytes read of it.
        belongs: Whether the log continues just that journal file.

    """

    journal: Stamp | None = None
    log: int | None = None
    end: int = 0
    belongs: bool = True


class JournalStorage(Storage):
    """A journal file and its log.

    Attributes:
        contents: What the journal says.
        notices: What a person should know of the file: damage met, versions kept aside.

    """

    def __init__(self, path: Path, files: FileSystem) -> None:
        """Open the file at ``path``; one that does not exist yet is an empty journal.

        Raises:
            StoreError: The file is damaged, foreign, newer or unreadable.

        """
        self.path, self.log_path = path, path.with_name(path.name + ".log")
        self.files = files
        self.contents = Contents()
        self.notices: list[str] = []
        self._seen = Seen()
        self._continued = Continued(0, 0, "")
        self._turn = RLock()
        self.refresh()

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder may not be written."""
        return not self.files.writable(self.path)

    def demand_writable(self) -> None:
        """Refuse early, before anything is touched.

        Raises:
            ReadOnly: The file or its folder may not be written.

        """
        if self.read_only:
            raise ReadOnly(
                f"not saved: {self.path.name} is read-only; allow writing to it or its folder"
            )

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock, caught up with every other process.

        Raises:
            StoreError: The journal may not be written or cannot be read.

        """
        self.demand_writable()
        with self._turn, ExitStack() as held:
            try:
                self.files.make_folder(self.path.parent)
                held.enter_context(locked(self.path))
            except OSError as error:
                raise SaveFailed(f"not saved: {error.strerror} ({self.path.parent})") from None
            self.refresh()
            yield

    # Reading

    def refresh(self) -> bool:
        """Take in what other processes wrote; tell whether there was anything.

        Raises:
            StoreError: What is there now cannot be read; what was read before is kept.

        """
        with self._turn:
            try:
                journal, log = self.files.stamp(self.path), self.files.stamp(self.log_path)
                if journal is None:
                    return self._missing(log)
                inode = log.inode if log else None
                if journal != self._seen.journal or inode != self._seen.log:
                    return self._read_all()
                return log is not None and log.size != self._seen.end and self._read_tail(log)
            except FileNotFoundError:  # gone since it was looked at; the next look will tell
                return False
            except OSError as error:
                raise ReadOnly(f"cannot read {self.path.name}: {error.strerror}") from None

    def _missing(self, log: Stamp | None) -> bool:
        """Go on from memory when the journal file is gone; the next change writes it whole."""
        known = self.contents.seq > 0 or self._seen.journal is not None
        self._seen = Seen()
        if log is None or known:
            return False
        content, _ = self.files.read(self.log_path)
        kept = keep_aside(self.files, self.log_path, content, "orphaned")
        self.notices.append(
            f"{self.path.name} is missing, but not its log; a copy of the log is {kept}"
        )
        for group in read_log(content).groups:
            _apply(self.contents, group)
        return True

    def _read_all(self) -> bool:
        """Read the journal file and the log that continues it."""
        content, stamp = self.files.read(self.path)
        try:
            contents = decode(content, self.path.name)
        except Damaged as error:
            kept = keep_aside(self.files, self.path, content, "damaged")
            raise Damaged(f"{error}; {next_step(self.path, kept)}") from None
        continued = Continued(contents.seq, len(content), contents.crc)
        seen = Seen(stamp)
        if self.files.stamp(self.log_path) is not None:
            log, of = self.files.read(self.log_path)
            read = read_log(log)
            seen = Seen(stamp, of.inode, read.end, read.continued == continued)
            self._replay(contents, read, log, content, seen.belongs)
        self.contents, self._continued, self._seen = contents, continued, seen
        return True

    def _replay(
        self, contents: Contents, read: Read, log: bytes, journal: bytes, belongs: bool
    ) -> None:
        """Apply what a log holds beyond the journal file, and say what is wrong with either."""
        foreign = read.continued is not None and read.continued.seq == contents.seq
        if read.damaged:
            kept = keep_aside(self.files, self.log_path, log, "damaged")
            self.notices.append(f"a line of {self.log_path.name} is damaged; a copy is {kept}")
        pending = [group for group in read.groups if belongs or group.seq > contents.seq]
        if pending and foreign and not belongs:
            kept = keep_aside(self.files, self.path, journal, "foreign")
            self.notices.append(
                f"another program wrote {self.path.name} while changes were pending;"
                f" nothing is lost, its version is kept as {kept}"
            )
        for group in pending:
            _apply(contents, group)

    def _read_tail(self, log: Stamp) -> bool:
        """Read what was added to the log; a line still being written waits."""
        if log.size < self._seen.end:
            return self._read_all()
        read = read_log(self.files.read_from(self.log_path, self._seen.end), headed=False)
        for group in read.groups:
            _apply(self.contents, group)
        self._seen = replace(self._seen, end=self._seen.end + read.end)
        return bool(read.groups)

    # Writing

    def commit(self, ops: Sequence[Op]) -> None:
        """Write documents as one line of the log, synced before returning; the turn is held.

        Raises:
            SaveFailed: The disk refused; memory and disk are as they were.

        """
        seq = max((n for table, n, _ in ops if table == HISTORY), default=self.contents.seq)
        group = Group(seq, list(ops))
        try:
            if self._seen.journal is None or not self._seen.belongs:
                self.rewrite()
            self._append(group_line(group.seq, group.ops))
        except OSError as error:
            self._seen = Seen()  # after a failed sync nothing is assumed
            raise SaveFailed(
                f"not saved: {error.strerror or error}; make room or check the disk,"
                " then save again"
            ) from None
        _apply(self.contents, group)

    def _append(self, line: bytes) -> None:
        """Put a line at the end of the log, which is made when there is none."""
        fresh, end = self._seen.log is None, self._seen.end
        if end == 0:
            line = header_line(self._continued) + line
        handle = self.files.open_log(self.log_path)
        try:
            if self.files.stamp_of(handle).size != end:
                self.files.cut(handle, end)  # a torn line nobody was told of
            try:
                self.files.write(handle, line)
                self.files.sync_data(handle)
            except OSError:
                self.files.cut(handle, end)
                raise
            if fresh:
                self.files.sync_folder(self.path.parent)
            inode = self.files.stamp_of(handle).inode
        finally:
            self.files.close(handle)
        self._seen = Seen(self._seen.journal, inode, end + len(line))

    def rewrite(self) -> None:
        """Write the journal file whole, with all the log holds, and begin without a log.

        The turn is held. A crash at any point leaves the old file with its log, the new file with a
        log that is folded already, or the new file alone.

        Raises:
            OSError: The disk refused; the old file and the log stand.

        """
        if not self.contents.journal:
            self.contents.journal = str(uuid.uuid4())
        crc = 0

        def counted() -> Iterator[bytes]:
            nonlocal crc
            for piece in pieces(self.contents):
                crc = zlib.crc32(piece, crc)
                yield piece

        stamp = self.files.replace(self.path, counted())
        self.files.remove(self.log_path)
        self._continued = Continued(self.contents.seq, stamp.size, f"{crc:08x}")
        self._seen = Seen(stamp)

    def fold(self) -> None:
        """Fold the log into the journal file.

        Raises:
            StoreError: It could not be done; the log stands.

        """
        with self.turn():
            try:
                if self._seen.log is not None or self._seen.journal is None:
                    self.rewrite()
            except OSError as error:
                self._seen = Seen()
                raise SaveFailed(f"not folded: {error.strerror or error}") from None

    @property
    def size(self) -> int:
        """Bytes of the journal file that was read or written."""
        return self._seen.journal.size if self._seen.journal else 0

    @property
    def log_size(self) -> int:
        """Bytes of the log that was read or written."""
        return self._seen.end

    # For TinyDB

    def read(self) -> dict[str, Any]:
        """Give TinyDB the tables, each by number as text."""
        return {name: ByText(rows) for name, rows in self.contents.tables.items()}

    def write(self, data: dict[str, Any]) -> None:
        """Put whole tables in the place of those there are (TinyDB's own way of writing)."""
        with self.turn():
            before = self.contents
            tables = {
                name: table.rows
                if isinstance(table, ByText)
                else Rows.of({int(number): document for number, document in table.items()})
                for name, table in data.items()
                if name != META
            }
            self.contents = replace(before, tables={**Contents().tables, **tables})
            try:
                self.rewrite()
            except OSError as error:
                self.contents = before
                raise SaveFailed(f"not saved: {error.strerror or error}") from None


def _apply(contents: Contents, group: Group) -> None:
    """Take a group into memory."""
    for table, number, raw in group.ops:
        contents.tables.setdefault(table, Rows()).put(number, raw)
        contents.next[table] = max(contents.next.get(table, 1), number + 1)
        if table == HISTORY and raw is not None and number > contents.seq:
            contents.seq, contents.head = number, msgspec.json.decode(raw)["link"]


class ByText(Mapping[str, Document]):
    """A table by number as text, the way TinyDB's storages give it."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def __getitem__(self, number: str) -> Document:
        return self.rows[int(number)]

    def __iter__(self) -> Iterator[str]:
        return map(str, self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Touched(MutableMapping[int, Document]):
    """A table as TinyDB's updaters change it: a document is copied when it is touched."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._touched: dict[int, Document | None] = {}

    def __getitem__(self, number: int) -> Document:
        if number not in self._touched:
            self._touched[number] = self._rows[number]
        document = self._touched[number]
        if document is None:
            raise KeyError(number)
        return document

    def __setitem__(self, number: int, document: Document) -> None:
        self._touched[number] = dict(document)

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched[number] = None

    def __contains__(self, number: object) -> bool:
        if number in self._touched:
            return self._touched[number] is not None
        return number in self._rows

    def __iter__(self) -> Iterator[int]:
        yield from (number for number in self._rows if self._touched.get(number, 1) is not None)
        yield from (n for n, d in list(self._touched.items()) if d is not None and n not in self._rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def ops(self, table: str) -> list[Op]:
        """Give what was changed."""
        found: list[Op] = []
        for number, document in self._touched.items():
            raw = None if document is None else msgspec.json.encode(document)
            there = self._rows.raw(number) if number in self._rows else None
            if raw != there:
                found.append((table, number, raw))
        return found


class JournalTable(Table):
    """A table whose writes are one line of the log each, and whose numbers are never given twice."""

    default_query_cache_capacity = 0

    @property
    def _journal(self) -> JournalStorage:
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        return storage

    def _get_next_id(self) -> int:
        taken: int = self._next_id or self._journal.contents.next.get(self.name, 1)
        self._next_id = taken + 1  # type: ignore[assignment]
        return taken

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; see TinyDB."""
        with self._numbered():
            return super().insert(document)

    def insert_multiple(self, documents: Any) -> list[int]:
        """Insert several documents; see TinyDB."""
        with self._numbered():
            return super().insert_multiple(documents)

    def upsert(self, document: Any, cond: Any = None) -> list[int]:
        """Update what fits, or insert; see TinyDB."""
        with self._numbered():
            return super().upsert(document, cond)

    @contextmanager
    def _numbered(self) -> Iterator[None]:
        with self._journal.turn():
            self._next_id = None
            yield

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._journal.turn():
            rows = self._journal.contents.tables.setdefault(self.name, Rows())
            touched = Touched(rows)
            updater(touched)  # type: ignore[arg-type]
            ops = touched.ops(self.name)
            if ops:
                self._journal.commit(ops)
        self.clear_cache()


class JournalDB(TinyDB):
    """TinyDB over a journal file and its log."""

    table_class = JournalTable

    def __init__(self, path: Path, files: FileSystem) -> None:
        """Open the file at ``path``; see ``JournalStorage``."""
        super().__init__(storage=JournalStorage, path=path, files=files)
