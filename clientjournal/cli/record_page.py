"""A record as labelled lines: what it says, what it lacks, what was added to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientjournal.journaling.reading import Reader
from clientjournal.model.client import Client
from clientjournal.model.dates import say_instant
from clientjournal.model.documents import field_names
from clientjournal.model.record import Record
from clientjournal.model.rules.evidence import missing_evidence
from clientjournal.model.rules.lateness import late_label
from clientjournal.model.safe import visible, visible_lines
from clientjournal.model.tables import ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.words import Choice

_APART = ("recorded_at", "recorded_by", "addenda", "withdrawn", "client", "tags")
_LABEL_CELLS = 16


def record_lines(journal: Reader, record: Record) -> Iterator[str]:
    """Give the lines that show one record, safe to print."""
    title = f"{record.ref}  {record.NOUN}"
    if not isinstance(record, Client):
        title += f"  {journal.client(client).name}" if (client := _client_of(record)) else ""
    yield visible(title)
    if record.withdrawn is not None:
        gone = record.withdrawn
        yield visible(f"withdrawn {say_instant(gone.at)} by {gone.by}: {gone.reason}")
    for name in field_names(type(record)):
        value = getattr(record, name)
        if name not in _APART and value not in (None, "", ()):
            yield from _labelled(name.replace("_", " "), _said(name, value))
    if record.tags:
        yield from _labelled("tags", ", ".join(record.tags))
    for addendum in record.addenda:
        label = "private addendum" if addendum.private else "addendum"
        yield from _labelled(label, f"{addendum.text} ({say_instant(addendum.at)}, {addendum.by})")
    if record.recorded_at is not None:
        late = late_label(record)
        said = f"{say_instant(record.recorded_at)} by {record.recorded_by}"
        yield from _labelled("recorded", f"{said}, {late}" if late else said)
    lacks = missing_evidence(record)
    if lacks:
        yield from _labelled("not written down", ", ".join(lacks))


def _client_of(record: Record) -> int:
    return getattr(record, "client", 0)


def _labelled(label: str, text: str) -> Iterator[str]:
    first, *rest = visible_lines(text).split("\n")
    yield f"  {visible(label):<{_LABEL_CELLS}}  {first}".rstrip()
    for line in rest:
        yield f"  {'':<{_LABEL_CELLS}}  {line}".rstrip()


def _said(name: str, value: Any) -> str:
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in REFERENCES:
        return ref_of(REFERENCES[name], value)
    if isinstance(value, tuple):
        return "\n".join(_item(item) for item in value)
    return str(value)


def _item(item: Any) -> str:
    if isinstance(item, str):
        return item
    parts = [getattr(item, field) for field in item.__struct_fields__]
    return ", ".join(str(part) for part in parts if part not in (None, ""))
