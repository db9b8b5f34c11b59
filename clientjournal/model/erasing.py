"""What is left of an erased record, and of the changes that spoke of it.

The record gives way to ``{"erased": {"at": ..., "by": ...}}``; its changes lose their old values,
their reason and their salt. Digests and links stay, so the chain still checks, and without the salt
nobody can guess the text back from a digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.dates import say_instant
from clientjournal.model.documents import Document
from clientjournal.model.record import ClientEntry
from clientjournal.model.tables import BY_TABLE, KINDS
from clientjournal.model.undoing import History, said_before
from clientjournal.model.validation import REFERENCES

Key = tuple[str, int]
"""A table and a number in it."""


class _Erased(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: datetime
    by: str


def tombstone(at: datetime, by: str) -> Document:
    """Give the document that stands in the place of an erased record."""
    return {"erased": msgspec.to_builtins(_Erased(at, by))}


def is_erased(document: Document) -> bool:
    """Tell whether a document is what is left of an erased record."""
    if len(document) != 1 or "erased" not in document:
        return False
    try:
        msgspec.convert(document["erased"], _Erased)
    except msgspec.ValidationError:
        return False
    return True


def erased_on(document: Document) -> str:
    """Say when a record was erased."""
    return say_instant(msgspec.convert(document["erased"], _Erased).at)


def blanked(change: Document) -> Document:
    """Give a change without what it says of the record's text."""
    return {**change, "reason": "", "before": {}, "salt": ""}


Told = dict[Key, tuple[Document, list[int]]]
"""What each record said last, and the numbers of its changes, oldest first."""


def told_of(history: History, documents: Mapping[str, Mapping[int, Document]]) -> Told:
    """Give every record the history tells of and that is not erased, undone ones too."""
    found: Told = {}
    for number in history:
        change = Change.from_document(number, history[number])
        if change.table not in BY_TABLE:
            continue
        key = (change.table, change.record)
        now = documents[change.table].get(change.record)
        if now is not None and is_erased(now):
            continue
        last = now if now is not None else said_before(change, None) or {}
        found[key] = (last, [*(found[key][1] if key in found else ()), number])
    return found


def of_client(told: Told, client: int) -> Iterator[Key]:
    """Give the entries of a client, those it has and those that were undone."""
    for (table, number), (said, _) in told.items():
        if issubclass(BY_TABLE[table], ClientEntry) and said.get("client") == client:
            yield table, number


def hold_of(told: Told, key: Key) -> tuple[int, str]:
    """Give the client whose hold keeps a record from being erased, and the hold; ``""`` if free."""
    said, _ = told[key]
    number = key[1] if key[0] == Client.TABLE else said.get("client")
    if not isinstance(number, int) or (Client.TABLE, number) not in told:
        return 0, ""
    return number, str(told[Client.TABLE, number][0].get("hold", ""))


def living(
    tables: Mapping[str, Mapping[int, Document]], *, naming: bool = False
) -> dict[str, dict[int, Document]]:
    """Give tables without what is left of erased records.

    Args:
        tables: Documents by table and number.
        naming: Whether the rest may go on naming erased records; otherwise they name nothing.

    """
    found: dict[str, dict[int, Document]] = {kind.TABLE: {} for kind in KINDS}
    gone: set[Key] = set()
    for table, documents in tables.items():
        for number, document in documents.items():
            if is_erased(document):
                gone.add((table, number))
            else:
                found.setdefault(table, {})[number] = document
    if naming or not gone:
        return found
    return {
        table: {number: _naming_none(document, gone) for number, document in documents.items()}
        for table, documents in found.items()
    }


def _naming_none(document: Document, gone: set[Key]) -> Document:
    named = {
        field: None
        for field, table in REFERENCES.items()
        if field != "client" and (table, document.get(field)) in gone
    }
    return {**document, **named} if named else document
