"""Reading a journal's own JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clientjournal.importing.gathered import Found, Gathered
from clientjournal.model.change import FIRST_LINK
from clientjournal.model.documents import Document
from clientjournal.model.erasing import is_erased
from clientjournal.model.errors import NotAJournal
from clientjournal.model.tables import BY_TABLE, HISTORY, KINDS, ref_of
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


def gather_journal(file: JournalFile, name: str) -> Gathered:
    """Give the records of a journal's file, which keep their numbers and their history."""
    found = []
    for kind in KINDS:
        for number, document in sorted(file.records.get(kind.TABLE, {}).items()):
            note = "erased there; nothing of it is left" if is_erased(document) else ""
            place = ref_of(kind.TABLE, number)
            found.append(Found(place, kind.TABLE, document, number, note=note))
    notes = [f"unknown tables left out: {', '.join(file.unknown)}"] if file.unknown else []
    return Gathered(found, notes, file.history, file.head if file.history else "")
