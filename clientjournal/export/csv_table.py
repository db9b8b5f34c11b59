"""Histories as one table: CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets want it.

The file copy holds the names and values of the journal's own fields, so that it can be taken in
again; what a client's copy says in more than one word is said in words.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import StringIO
from typing import Any

import msgspec

from clientjournal.export.copies import CLIENT_FIELDS, HANDOVER_FIELDS, Copy
from clientjournal.export.history import History, Item
from clientjournal.export.options import Options
from clientjournal.export.page_client import day
from clientjournal.model.dates import say_date
from clientjournal.model.documents import field_names
from clientjournal.model.formulas import guarded
from clientjournal.model.tables import BY_TABLE, KINDS, ref_of
from clientjournal.model.validation import REFERENCES

_FIRST = ("table", "id", "number", "part")
"""The columns that come before all fields, where a copy has them."""

_APART = ";,\n\r"
"""What parts the items of a list when it is read back."""


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give histories as one table, a record a row, the clients first."""
    copy = histories[0].copy
    items = [history.client for history in histories]
    items += [item for history in histories for item in history.items]
    rows = [_FILLED[copy](item) for item in items]
    held = dict.fromkeys(name for row in rows for name in row)
    found = dict.fromkeys(name for name in _FIRST if name in held)
    for kind in KINDS:
        if any(item.table == kind.TABLE for item in items):
            found |= dict.fromkeys(_names(copy, kind.TABLE))
    columns = list(found | held)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name), options.raw) for name in columns])
    return BOM_UTF8 + text.getvalue().encode()


def _names(copy: Copy, table: str) -> Sequence[str]:
    """Give the fields a copy may hold of a table, in the order of the file."""
    if copy is Copy.FILE:
        return field_names(BY_TABLE[table])
    return (CLIENT_FIELDS if copy is Copy.CLIENT else HANDOVER_FIELDS).get(table, ())


def _cell(value: Any, raw: bool) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return msgspec.json.encode(value).decode()
    return value if raw else guarded(value)


def _for_the_file(item: Item) -> Mapping[str, Any]:
    """Give the cells of a row that says all there is, as the journal says it."""
    cells: dict[str, Any] = {"table": item.table, "id": item.ref}
    for name, value in {**item.fields, "addenda": list(item.addenda)}.items():
        if name in REFERENCES and value is not None:
            cells[name] = ref_of(REFERENCES[name], value)
        else:
            cells[name] = _listed(value) if isinstance(value, list) else value
    if item.corrected:
        cells["corrected"] = "; ".join(each.isoformat() for each in item.corrected)
    if item.late:
        cells["late"] = item.late
    if item.missing:
        cells["missing"] = "; ".join(item.missing)
    cells["versions"] = [
        {
            "number": version.number,
            "at": version.change.at,
            "by": version.change.by,
            "act": version.change.act.value,
            "reason": version.change.reason,
            "before": version.before,
        }
        for version in item.versions
    ] or None
    return cells


def _for_a_client(item: Item) -> Mapping[str, Any]:
    """Give the cells of a row for somebody who does not know the journal."""
    cells: dict[str, Any] = {"table": item.table}
    if item.number:
        cells["number"] = str(item.number)
    for name, value in item.fields.items():
        cells[name] = str(value) if name == "condition_of" and value else value
        if name == "moves":
            cells[name] = "; ".join(map(_moved, value))
    cells["addenda"] = "\n".join(
        f"{say_date(datetime.fromisoformat(each['at']).astimezone().date())}: {each['text']}"
        for each in item.addenda
    )
    if item.corrected:
        cells["corrected"] = "; ".join(each.isoformat() for each in item.corrected)
    return cells


def _moved(move: Mapping[str, Any]) -> str:
    start = f"from {day(move['from'])} " if move["from"] else ""
    to = f"to {day(move['to'])} " if move["to"] else ""
    return f"{start}{to}by {move['by']} on {day(move['on'])}"


def _for_a_colleague(item: Item) -> Mapping[str, Any]:
    cells: dict[str, Any] = {"table": item.table, "id": item.ref}
    if item.part:
        cells["part"] = item.part
    return cells | {
        name: _listed(value) if isinstance(value, list) else value
        for name, value in item.fields.items()
    }


def _listed(values: Sequence[Any]) -> Any:
    """Give a list of texts as people write one, where it can be read back; else as it is."""
    if not values:
        return None
    for value in values:
        if not isinstance(value, str) or value != value.strip() or not value:
            return list(values)
        if any(sign in value for sign in (*_APART, ":::")) or value.startswith("["):
            return list(values)
    return "; ".join(values)


_FILLED = {
    Copy.CLIENT: _for_a_client,
    Copy.FILE: _for_the_file,
    Copy.HANDOVER: _for_a_colleague,
}
