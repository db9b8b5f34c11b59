"""Writing the records of a file into a journal as one group of changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clientjournal.model.documents import Document
from clientjournal.model.erasing import is_erased, living
from clientjournal.model.errors import NotFound
from clientjournal.model.joining import Incoming, Joined, Known, join
from clientjournal.model.tables import HISTORY, KINDS, ref_of
from clientjournal.model.verifying import first_fault
from clientjournal.model.words import Act
from clientjournal.store.group import Group
from clientjournal.store.protocol import Batch

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""

_EVERY = 200
"""Records between two words on progress."""


def write_in(
    group: Group,
    tables: Mapping[str, Mapping[int, Document]],
    history: Mapping[int, Document] | None,
    known: Known,
    beside: bool,
    progress: Progress | None,
) -> Joined:
    """Write records in proper form and the changes that say where they came from.

    Args:
        group: The group they are written in.
        tables: The records by table and number.
        history: Their changes; taken over when the journal is empty and they verify.
        known: Numbers that stand for records of the journal.
        beside: Whether a record in conflict comes in beside the one here.
        progress: Told how far it is.

    Raises:
        NotFound: A record of the journal that the file names is gone.

    """
    batch = group.batch
    _demand_there(batch, known)
    here: Incoming = {kind.TABLE: batch.documents(kind.TABLE) for kind in KINDS}
    used = batch.seq > 0
    joined = join(here, living(tables), batch.next_id, used=used, known=known, beside=beside)
    if history and not used and first_fault(tables, history) is None:
        _take_over(group, tables, history)
        return joined
    for number, (table, here_number, document) in enumerate(joined.new):
        if progress is not None and number % _EVERY == 0:
            progress(number, len(joined.new))
        if document["recorded_at"] is None:
            document["recorded_at"] = group.at.isoformat().replace("+00:00", "Z")
            document["recorded_by"] = document["recorded_by"] or group.by
        group.write(Act.IMPORT, table, here_number, document)
    return joined


def take_out(group: Group) -> None:
    """Take back an import that brought its own history: whatever is there came with it."""
    for kind in KINDS:
        for number, document in group.batch.documents(kind.TABLE).items():
            if not is_erased(document):
                group.write(Act.UNDO, kind.TABLE, number, None)


def _take_over(
    group: Group, tables: Mapping[str, Mapping[int, Document]], history: Mapping[int, Document]
) -> None:
    batch = group.batch
    for table, documents in tables.items():
        for number, document in documents.items():
            batch.put(table, number, document)
    for number, change in history.items():
        batch.put(HISTORY, number, change)
        if batch.get(change["table"], change["record"]) is None:
            batch.put(change["table"], change["record"], None)  # its number is used
    group.note(Act.IMPORT, HISTORY, batch.seq, {}, None)


def _demand_there(batch: Batch, known: Known) -> None:
    """Refuse what names a record that went since the file was looked at.

    Raises:
        NotFound: Naming it.

    """
    for (table, _), number in known.items():
        document = batch.get(table, number)
        if document is None or is_erased(document):
            raise NotFound(f"there is no {ref_of(table, number)} any more; look at the file again")
