"""What an entry hangs together with: what it names, what names it, the rest of its thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clientjournal.model.advice import Advice
from clientjournal.model.contact import Contact
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.validation import REFERENCES


class Link(NamedTuple):
    """One record another hangs together with, and how."""

    how: str
    record: Record


_NAMES = {
    "source": "from the note",
    "condition_of": "condition of",
    "promise": "owns up to",
}
"""How a record stands to the one a field of it names."""

_NAMED = {
    "source": "from this note",
    "condition_of": "condition",
    "promise": "owned up in",
}
"""How one that names a record stands to it."""

_NAMED_BY: dict[str, type[Record]] = {
    "source": Contact,
    "condition_of": Advice,
    "promise": Promise,
}


def links_of(record: Record, entries: Sequence[Record]) -> list[Link]:
    """Give what a record hangs together with: what it names, what names it, its thread.

    Args:
        record: The record.
        entries: The entries of its client in the order of their days, and what it names.
    """
    by_ref = {entry.ref: entry for entry in entries}
    found: list[Link] = []
    for field, how in _NAMES.items():
        number = getattr(record, field, None)
        kind = _NAMED_BY[field]
        named = by_ref.get(f"{kind.LETTER}-{number}") if number is not None else None
        if named is not None:
            found.append(Link(how, named))
    for field, how in _NAMED.items():
        if isinstance(record, _NAMED_BY[field]):
            naming = (e for e in entries if getattr(e, field, None) == record.id)
            found += [Link(how, entry) for entry in naming]
    known = {link.record.ref for link in found} | {record.ref}
    thread = getattr(record, "thread", None)
    same = (e for e in entries if thread and getattr(e, "thread", None) == thread)
    return [*found, *(Link("same thread", entry) for entry in same if entry.ref not in known)]


def together(entry: ClientEntry, entries: Sequence[ClientEntry]) -> list[ClientEntry]:
    """Give an entry with those that name it or that it names, and theirs, in the given order.

    Args:
        entry: The entry.
        entries: The entries of its client.
    """
    by_ref = {other.ref: other for other in entries}
    found = {entry.ref}
    while True:
        more = {
            ref
            for other in entries
            for ref in (other.ref, *_refs_named(other))
            if ref in by_ref and found & {other.ref, *_refs_named(other)}
        }
        if more <= found:
            return [other for other in entries if other.ref in found]
        found |= more


def _refs_named(entry: ClientEntry) -> list[str]:
    return [
        f"{_NAMED_BY[field].LETTER}-{number}"
        for field in REFERENCES
        if field in _NAMED_BY and (number := getattr(entry, field, None)) is not None
    ]
