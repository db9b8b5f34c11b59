"""A journal kept in a TinyDB file on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from clientjournal.model.documents import Document
from clientjournal.model.errors import SaveFailed
from clientjournal.model.tables import HISTORY
from clientjournal.store.database import JournalDB, JournalStorage, Op
from clientjournal.store.files import FileSystem
from clientjournal.store.lock import locked


class Documents(Mapping[int, Document]):
    """A table seen by number; TinyDB keeps the numbers as text."""

    def __init__(self, table: Mapping[str, Document]) -> None:
        self._table = table

    def __getitem__(self, number: int) -> Document:
        return self._table[str(number)]

    def __iter__(self) -> Iterator[int]:
        return map(int, self._table)

    def __len__(self) -> int:
        return len(self._table)


class FileBatch:
    """The documents one block writes together."""

    def __init__(self, storage: JournalStorage) -> None:
        self._storage = storage
        self._next: dict[str, int] = {}
        self._written: dict[tuple[str, int], Document | None] = {}
        self.seq = storage.contents.seq
        self.head = storage.contents.head

    @property
    def ops(self) -> list[Op]:
        """What is to be written, each document once."""
        return [(table, number, doc) for (table, number), doc in self._written.items()]

    def documents(self, table: str) -> Mapping[int, Document]:
        """Give a table as it stands before this batch."""
        return Documents(self._storage.contents.tables.get(table, {}))

    def get(self, table: str, number: int) -> Document | None:
        """Give a document as it stands within this batch."""
        if (table, number) in self._written:
            return self._written[table, number]
        return self.documents(table).get(number)

    def next_id(self, table: str) -> int:
        """Take a number that no document of the table ever had."""
        number = self._next.get(table) or self._storage.contents.next.get(table, 1)
        self._next[table] = number + 1
        return number

    def put(self, table: str, number: int, document: Document | None) -> None:
        """Write a document, or remove it with None."""
        self._written[table, number] = document
        if table == HISTORY and document is not None:
            self.seq, self.head = number, document["link"]


class FileStore:
    """The store of a journal file; several processes may write it, one change at a time."""

    def __init__(self, path: Path, files: FileSystem | None = None) -> None:
        """Open the journal at ``path``, which need not exist yet.

        Raises:
            StoreError: There is something there that cannot be read as a journal.

        """
        self._path = path.expanduser().resolve()
        self._files = files or FileSystem()
        self._db = JournalDB(self._path, self._files)

    @property
    def _storage(self) -> JournalStorage:
        storage = self._db.storage
        assert isinstance(storage, JournalStorage)
        return storage

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self._path.stem

    @property
    def location(self) -> str:
        """The file's path."""
        return str(self._path)

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder may not be written."""
        return self._storage.read_only

    @property
    def seq(self) -> int:
        """The number of the newest change."""
        return self._storage.contents.seq

    @property
    def head(self) -> str:
        """The link of the newest change."""
        return self._storage.contents.head

    @property
    def journal_id(self) -> str:
        """The journal's uuid; ``""`` before the first change."""
        return self._storage.contents.journal

    def documents(self, table: str) -> Mapping[int, Document]:
        """Give a table by number, in ascending order."""
        return Documents(self._storage.contents.tables.get(table, {}))

    @contextmanager
    def writing(self) -> Iterator[FileBatch]:
        """Open a batch under the lock, caught up with every other process."""
        self._storage.demand_writable()
        with ExitStack() as held:
            try:
                self._files.make_folder(self._path.parent)
                held.enter_context(locked(self._path))
            except OSError as error:
                raise SaveFailed(f"not saved: {error.strerror} ({self._path.parent})") from None
            self._storage.refresh()
            batch = FileBatch(self._storage)
            yield batch
            if batch.ops:
                self._storage.commit(batch.ops)

    def refresh(self) -> bool:
        """Read the file again if another process wrote it; tell whether it had."""
        return self._storage.refresh()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
