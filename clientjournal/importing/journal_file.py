"""Reading a journal's own JSON file and joining its records to a journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clientjournal.journal import Journal
from clientjournal.model.change import FIRST_LINK
from clientjournal.model.documents import Document
from clientjournal.model.erasing import living
from clientjournal.model.errors import NotAJournal
from clientjournal.model.joining import Joined, join, proper
from clientjournal.model.tables import BY_TABLE, HISTORY, KINDS
from clientjournal.model.verifying import first_fault
from clientjournal.store import FileStore
from clientjournal.store.layout import META, decode_tables


@dataclass(frozen=True)
class JournalFile:
    """What a file holds for a journal.

    Attributes:
        records: Its documents by table and number.
        history: Its changes by number; empty when it has none that can be read.
        unknown: The names of its tables that no journal has; they are left out.

    """

    records: dict[str, dict[int, Document]]
    history: dict[int, Document]
    unknown: tuple[str, ...]

    @property
    def head(self) -> str:
        """The link of its newest change, 64 zeros when it has no history."""
        if not self.history:
            return FIRST_LINK
        return str(self.history[max(self.history)].get("link", FIRST_LINK))


def read_file(path: Path) -> JournalFile:
    """Read a journal's JSON, with or without the header of a journal file.

    Raises:
        NotAJournal: There is no such file, or it holds something else.
        Damaged: It is a journal whose bytes are not the ones that were written.
        NewerFormat: A later version of the program wrote it.

    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotAJournal(f"cannot read {path}: {error.strerror}; check the file's name") from None
    tables: Mapping[str, Mapping[Any, Document]] = decode_tables(content, path.name)
    if META in tables:  # a journal's own file: what its log holds belongs to it
        held = FileStore(path)
        tables = {**tables, **{t: held.documents(t) for t in (*BY_TABLE, HISTORY)}}
    known = (*BY_TABLE, HISTORY, META)
    numbered = {
        table: {int(number): document for number, document in documents.items()}
        for table, documents in tables.items()
        if table in known
    }
    unknown = tuple(table for table in tables if table not in known)
    numbered.pop(META, None)
    history = dict(sorted(numbered.pop(HISTORY, {}).items()))
    if unknown and not any(numbered.values()):
        raise NotAJournal(f"{path.name} holds no table of a journal; nothing was taken in")
    return JournalFile(numbered, history, unknown)


def import_file(journal: Journal, path: Path, dry_run: bool = False) -> Joined:
    """Take the records of a journal's JSON in: all of them as one change, or none.

    A history of the file's own that checks is taken over into an empty journal; otherwise it is
    dropped and the link of its newest change kept as the reason of the import.

    Args:
        journal: Where the records go.
        path: The file.
        dry_run: Only say what would come in.

    Raises:
        JournalError: The file cannot be read or a record breaks a rule; nothing was changed.

    """
    file = read_file(path)
    here = {kind.TABLE: journal.documents(kind.TABLE) for kind in KINDS}
    tables = proper(file.records)
    joined = join(here, living(tables), _Counter(here), used=journal.head[0] > 0)
    if dry_run or not joined.new:
        return joined
    whole = file.history and first_fault(tables, file.history) is None
    history = file.history if whole else None
    reason = f"{path.name}, history up to {file.head}" if file.history else path.name
    return journal.take_in(file.records, reason, history)


class _Counter:
    """Hands out numbers after those a journal has, for a join that is not written."""

    def __init__(self, here: Mapping[str, Mapping[int, Document]]) -> None:
        self._next = {table: max(documents, default=0) for table, documents in here.items()}

    def __call__(self, table: str) -> int:
        self._next[table] = self._next.get(table, 0) + 1
        return self._next[table]
