"""The journal as a TinyDB database: its own methods write through a file and its log.

``JournalTable`` makes of each call one group of the log; what it is written to is in ``storage``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from clientjournal.model.documents import Document
from clientjournal.store.files import FileSystem
from clientjournal.store.log import Op
from clientjournal.store.rows import Rows
from clientjournal.store.storage import JournalStorage


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
        yield from (
            n for n, d in list(self._touched.items()) if d is not None and n not in self._rows
        )

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
    """A table whose writes are a line of the log each; no number is given twice."""

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        """Open a table; see TinyDB.

        Neither of its options is taken: results that are kept would be those from before another
        process wrote, and TinyDB empties a table that is to persist empty.
        """
        super().__init__(storage, name, cache_size=0)

    @property
    def _journal(self) -> JournalStorage:
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        return storage

    def _get_next_id(self) -> int:
        taken: int = self._next_id or self._journal.contents.next.get(self.name, 1)
        self._number_from(taken + 1)
        return taken

    def _number_from(self, number: int) -> None:
        self._next_id = number  # type: ignore[assignment]

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; see TinyDB."""
        with self._numbered():
            return super().insert(document)

    def insert_multiple(self, documents: Any) -> list[int]:
        """Insert several documents; see TinyDB."""
        with self._numbered():
            wanted = list(documents)
            given = [found.doc_id for found in wanted if isinstance(found, self.document_class)]
            if given:  # the others are numbered behind them, not over them
                self._number_from(max(self._get_next_id(), max(given) + 1))
            return super().insert_multiple(wanted)

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

    @property
    def journal(self) -> JournalStorage:
        """The journal's file and its log."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        return storage
