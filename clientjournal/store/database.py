"""The journal as a TinyDB database.

``JournalStorage`` holds the documents in memory and puts every change on the disk before it is
seen; ``JournalDB`` is TinyDB with that storage and without the query cache, whose results alias
the documents.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from clientjournal.model.change import FIRST_LINK
from clientjournal.model.documents import Document
from clientjournal.model.errors import ReadOnly, SaveFailed
from clientjournal.model.tables import HISTORY
from clientjournal.store.files import FileSystem, Stamp
from clientjournal.store.layout import META, Contents, Tables, decode, encode
from clientjournal.store.lock import locked

Op = tuple[str, int, Document | None]
"""A document to write under a number of a table, or None to remove it."""


class JournalStorage(Storage):
    """A journal file: read once, replaced whole and atomically, never changed in place."""

    def __init__(self, path: Path, files: FileSystem) -> None:
        """Open the file at ``path``; one that does not exist yet is an empty journal.

        Raises:
            StoreError: The file is damaged, foreign, newer or unreadable.

        """
        self.path = path
        self.files = files
        self.contents = Contents()
        self._stamp: Stamp | None = None
        self.refresh()

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder may not be written."""
        return not self.files.writable(self.path)

    def read(self) -> dict[str, dict[str, Any]]:
        """Give TinyDB the documents as they stand, in a dict of tables it may change."""
        return dict(self.contents.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Put whole tables in the place of those there are (TinyDB's own way of writing)."""
        tables = {name: dict(table) for name, table in data.items() if name != META}
        with locked(self.path):
            self._save(self._advanced(tables, self.contents.next))

    def refresh(self) -> bool:
        """Read the file again if another process wrote it; tell whether it had.

        Raises:
            StoreError: What is there now cannot be read; what was read before is kept.

        """
        try:
            if self.files.stamp(self.path) == self._stamp:
                return False
            content, stamp = self.files.read(self.path)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise ReadOnly(f"cannot read {self.path.name}: {error.strerror}") from None
        self.contents = decode(content, self.path.name)
        self._stamp = stamp
        return True

    def commit(self, ops: Iterable[Op]) -> None:
        """Write documents together, on the disk before returning; the caller holds the lock.

        Raises:
            SaveFailed: The disk refused; memory and disk are as they were.

        """
        tables = dict(self.contents.tables)
        taken = dict(self.contents.next)
        copied: set[str] = set()
        for table, number, document in ops:
            taken[table] = max(taken.get(table, 1), number + 1)
            if table not in copied:
                tables[table] = dict(tables.get(table, {}))
                copied.add(table)
            if document is None:
                tables[table].pop(str(number), None)
                continue
            late = (
                number < int(next(reversed(tables[table]), 0)) and str(number) not in tables[table]
            )
            tables[table][str(number)] = document
            if late:  # a number brought back goes to its old place
                tables[table] = dict(sorted(tables[table].items(), key=lambda row: int(row[0])))
        self._save(self._advanced(tables, taken))

    def _advanced(self, tables: Tables, given: dict[str, int]) -> Contents:
        """Give the contents that hold these tables, after the newest change in them.

        Args:
            tables: The documents.
            given: For each table a number above all those ever given.

        """
        now = self.contents
        taken = dict(given)
        for table, documents in tables.items():
            last = int(next(reversed(documents), 0))
            taken[table] = max(taken.get(table, 1), last + 1)
        seq = int(next(reversed(tables.get(HISTORY, {})), 0))
        head = str(tables[HISTORY][str(seq)]["link"]) if seq else FIRST_LINK
        return replace(
            now,
            tables=tables,
            journal=now.journal or str(uuid.uuid4()),
            seq=seq,
            head=head,
            next=taken,
        )

    def demand_writable(self) -> None:
        """Refuse early, before anything is touched.

        Raises:
            ReadOnly: The file or its folder may not be written.

        """
        if self.read_only:
            raise ReadOnly(
                f"not saved: {self.path.name} is read-only; allow writing to it or its folder"
            )

    def _save(self, contents: Contents) -> None:
        self.demand_writable()
        try:
            self._stamp = self.files.replace(self.path, encode(contents))
        except OSError as error:
            raise SaveFailed(
                f"not saved: {error.strerror or error}; make room or check the disk,"
                " then save again"
            ) from None
        self.contents = contents


class JournalTable(Table):
    """A table that keeps no query cache."""

    default_query_cache_capacity = 0


class JournalDB(TinyDB):
    """TinyDB over a journal file."""

    table_class = JournalTable

    def __init__(self, path: Path, files: FileSystem) -> None:
        """Open the file at ``path``; see ``JournalStorage``."""
        super().__init__(storage=JournalStorage, path=path, files=files)
