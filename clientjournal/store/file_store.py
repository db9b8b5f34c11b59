"""A journal kept in a TinyDB file on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from zlib import error as ZlibError

import msgspec

from clientjournal.model.documents import Document
from clientjournal.model.errors import NotAJournal, SaveFailed, StoreError
from clientjournal.model.tables import HISTORY
from clientjournal.store.backups import back_up, backups, read_backup, stamped
from clientjournal.store.database import JournalDB
from clientjournal.store.drafts import DraftFolder
from clientjournal.store.files import FileSystem
from clientjournal.store.layout import decode, encode, pieces
from clientjournal.store.lock import Lock
from clientjournal.store.log import Op
from clientjournal.store.rows import Rows
from clientjournal.store.storage import JournalStorage

_NONE = Rows()
"""A table that is not there."""


class FileBatch:
    """The documents one block writes together."""

    def __init__(self, storage: JournalStorage) -> None:
        self._contents = storage.contents
        self._next: dict[str, int] = {}
        self._written: dict[tuple[str, int], Document | None] = {}
        self.seq, self.head = self._contents.seq, self._contents.head
        self.rewriting = False

    @property
    def ops(self) -> list[Op]:
        """What is to be written, each document once."""
        return [
            (table, number, None if document is None else msgspec.json.encode(document))
            for (table, number), document in self._written.items()
        ]

    def documents(self, table: str) -> Rows:
        """Give a table as it stands before this batch."""
        return self._contents.tables.get(table, _NONE)

    def get(self, table: str, number: int) -> Document | None:
        """Give a document as it stands within this batch."""
        if (table, number) in self._written:
            return self._written[table, number]
        return self.documents(table).get(number)

    def next_id(self, table: str) -> int:
        """Take a number that no document of the table ever had."""
        number = self._next.get(table) or self._contents.next.get(table, 1)
        self._next[table] = number + 1
        return number

    def put(self, table: str, number: int, document: Document | None) -> None:
        """Write a document, or remove it with None."""
        self._written[table, number] = document
        if table == HISTORY and document is not None and number > self.seq:
            self.seq, self.head = number, document["link"]


LARGE = 16 * 2**20
"""Bytes of a journal file from which a small log is left beside it."""

PROMPT = 2**20
"""Bytes of a journal file up to which the day's backup is made at once, later at the close."""


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
        self._storage = self._db.journal
        self._backed_up_on: str | None = None
        self.drafts = DraftFolder(self._path, self._files)

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self._path.stem

    @property
    def location(self) -> str:
        """The file's path."""
        return str(self._path)

    @property
    def size(self) -> int:
        """Bytes of the journal file and its log."""
        return self._storage.seen.size + self._storage.seen.log_size

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

    @property
    def notices(self) -> list[str]:
        """What a person should know of the file: damage met, versions kept aside."""
        return self._storage.notices

    def documents(self, table: str) -> Rows:
        """Give a table by number, ascending."""
        return self._storage.contents.tables.get(table, _NONE)

    @contextmanager
    def writing(self) -> Iterator[FileBatch]:
        """Open a batch under the lock, caught up with every other process."""
        with self._storage.turn():
            batch = FileBatch(self._storage)
            yield batch
            if ops := batch.ops:
                self._storage.commit(ops, traceless=batch.rewriting)
            self._care()

    def _care(self) -> None:
        """Make the day's backup, where none was made; a failure to is said, not raised."""
        small = self._storage.seen.size <= PROMPT
        if small and self._backed_up_on != date.today().isoformat():
            self.back_up_today()

    def back_up_today(self) -> None:
        """Make the day's backup if there is none yet."""
        today = date.today().isoformat()
        if any(backup.name.startswith(today) for backup in backups(self._path)):
            self._backed_up_on = today
            return
        try:
            self._back_up(today)
        except OSError as error:
            self._storage.notices.append(f"no backup was made today: {error.strerror or error}")
        self._backed_up_on = today

    def back_up(self) -> str:
        """Make a backup now; give its path.

        Raises:
            SaveFailed: It could not be written.

        """
        try:
            return str(self._back_up(stamped(datetime.now())))
        except OSError as error:
            raise SaveFailed(f"no backup was made: {error.strerror or error}") from None

    def _back_up(self, name: str) -> Path:
        with self._storage.turn():  # two that make one at once would write one file
            return back_up(self._files, self._path, pieces(self._storage.contents), name)

    def backups(self) -> list[str]:
        """Give the paths of the backups, the newest first."""
        return [str(backup) for backup in backups(self._path)]

    @classmethod
    def restore(cls, path: Path, source: Path, files: FileSystem | None = None) -> str:
        """Put a backup, or a journal with its log, in the place of a journal, open or damaged.

        What is there is kept aside under a name that can be opened, or restored, itself.

        Args:
            path: The journal's file, which need not be there.
            source: The backup.
            files: Where both are.

        Returns:
            The path the journal that was there is kept under, ``""`` when there was none.

        Raises:
            StoreError: The backup cannot be read as a journal, or the disk refused; the journal
                that was there stands, or is kept aside whole.

        """
        path, source, files = path.expanduser().resolve(), source.resolve(), files or FileSystem()
        if path == source:
            raise SaveFailed(f"not restored: {source.name} is the journal itself; name a backup")
        content = _restorable(source, files)
        log = path.with_name(path.name + ".log")
        aside = path.with_name(f"{path.name}.before-restore-{stamped(datetime.now())}")
        kept = ""
        try:
            files.make_folder(path.parent)
            with closing(Lock(path)) as lock, lock:
                for old, copy in ((path, aside), (log, aside.with_name(aside.name + ".log"))):
                    if files.stamp(old) is not None:
                        files.replace(copy, [files.read(old)[0]])
                        kept = str(aside)
                files.remove(log)
                files.replace(path, [content])
        except OSError as error:
            where = f"; what was there is kept as {kept}" if kept else ""
            raise SaveFailed(f"not restored: {error.strerror or error}{where}") from None
        return kept

    def refresh(self) -> bool:
        """Read the file again if another process wrote it; tell whether it had."""
        return self._storage.refresh()

    def close(self, *, fold: bool = False) -> None:
        """Let go of the file.

        The log is folded into the journal file, unless the file is large and the log small; with
        ``fold`` in any case. Folding is never needed: where it fails, the log stands.
        """
        storage = self._storage
        with suppress(StoreError):
            storage.refresh()
            if storage.seen.log_size and (fold or self._worth_folding()):
                storage.fold()
                if self._backed_up_on is None and storage.seen.size > PROMPT:
                    self.back_up_today()
        self._db.close()

    def _worth_folding(self) -> bool:
        seen = self._storage.seen
        small = seen.size > LARGE and seen.log_size < seen.size // 8
        return not small or not seen.belongs


def _restorable(source: Path, files: FileSystem) -> bytes:
    """Give the bytes of a journal to restore, its log folded in.

    Raises:
        StoreError: It cannot be read as a journal.

    """
    try:
        content = read_backup(source)
    except (OSError, ZlibError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NotAJournal(f"cannot read {source}: {why}; name another backup") from None
    decode(content, source.name)
    if files.stamp(source.with_name(source.name + ".log")) is None:
        return content
    return encode(JournalStorage(source, files).contents)
