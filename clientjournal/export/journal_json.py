"""A history as JSON, and a whole journal as the file another journal can take in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from clientjournal.export.copies import CLIENT_FIELDS, Copy
from clientjournal.export.history import History, Item
from clientjournal.export.options import Options
from clientjournal.journaling.reading import Reader
from clientjournal.model.client import Client
from clientjournal.model.record import ClientEntry
from clientjournal.model.tables import HISTORY, KINDS
from clientjournal.store.layout import Contents, encode
from clientjournal.store.rows import Rows

_TABLES = tuple(kind.TABLE for kind in KINDS if issubclass(kind, ClientEntry))


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give a history as JSON: the client, and for each table a list in the order of the days.

    A client's copy names its advice by a number of its own, never by an id of the journal.
    Several histories are a list.
    """
    found = [_history(history) for history in histories]
    whole = msgspec.json.encode(found[0] if len(found) == 1 else found)
    return msgspec.json.format(whole, indent=2) + b"\n"


def _history(history: History) -> dict[str, Any]:
    found: dict[str, Any] = {
        "copy": history.copy.value,
        "as_of": history.as_of,
        "from": history.span.start,
        "to": history.span.end,
        "head": history.head,
        "changes": history.changes,
        "client": _item(history.client),
    }
    if history.copy is Copy.HANDOVER:
        for part in ("last", "mine", "theirs", "warnings", "unsaid", "taken"):
            found[part] = [_item(item) for item in history.items if item.part == part]
    else:
        tables = _TABLES if history.copy is Copy.FILE else CLIENT_FIELDS
        for table in tables:
            if table != Client.TABLE:
                found[table] = [_item(item) for item in history.of(table)]
    if history.moved:
        found["moved"] = history.moved
    return found


def whole_journal(journal: Reader) -> str:
    """Give a whole journal as the JSON of its file, with its history, fit to be imported."""
    tables = {
        table: Rows.of(journal.documents(table))
        for table in (*(kind.TABLE for kind in KINDS), HISTORY)
    }
    taken = {table: max(documents, default=0) for table, documents in tables.items()}
    for change in tables[HISTORY].values():
        table = change["table"]
        taken[table] = max(taken.get(table, 0), change["record"])
    count, head = journal.head
    following = {table: number + 1 for table, number in taken.items()}
    return encode(Contents(tables, "", count, head, following)).decode()


def _item(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {"id": item.ref} if item.ref else {}
    if item.number:
        found["number"] = item.number
    found |= item.fields
    if item.addenda:
        found["addenda"] = item.addenda
    if item.corrected:
        found["corrected"] = item.corrected
    if item.late:
        found["late"] = item.late
    if item.missing:
        found["missing"] = item.missing
    if item.versions:
        found["versions"] = [
            {
                "number": version.number,
                "at": version.change.at,
                "by": version.change.by,
                "act": version.change.act.value,
                "reason": version.change.reason,
                "record": version.record,
            }
            for version in item.versions
        ]
    return found
