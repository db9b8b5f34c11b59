"""A change: one thing that happened to one record, linked to the change before it.

``digest`` covers what the record said after the change, ``link`` chains the changes, so that
whoever holds an earlier link can tell that nothing before it was altered. The digest is salted: a
record can be erased and its digest kept, and nobody can guess the text back from it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from clientjournal.model.documents import Document
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.tables import HISTORY, ref_of
from clientjournal.model.words import Act

if TYPE_CHECKING:
    import hashlib

FIRST_LINK = "0" * 64
"""What stands for the link before the first change."""


class Change(Struct, frozen=True, kw_only=True):
    """One document of the table ``history``, keyed by its number."""

    number: int = 0
    at: datetime
    by: str
    act: Act
    table: str
    record: int
    """The number of the record it happened to."""
    reason: str = ""
    group: int
    """The number of the first of the changes made together."""
    undoes: int | None = None
    """The group it takes back."""
    before: dict[str, Any] = {}
    """The old values of the fields it changed; empty for a new record."""
    salt: str = ""
    digest: str = ""
    link: str = ""

    @property
    def ref(self) -> str:
        """The id of the record, such as ``A-42``; ``""`` when it happened to the journal."""
        return "" if self.table == HISTORY else ref_of(self.table, self.record)

    @classmethod
    def from_document(cls, number: int, document: Document) -> Change:
        """Read a change from its document.

        Raises:
            InvalidRecord: It is no change.

        """
        try:
            return msgspec.convert({**document, "number": number}, cls)
        except msgspec.ValidationError as error:
            raise InvalidRecord(f"change {number} cannot be read: {error}") from None

    def document(self) -> Document:
        """Give the document the file keeps: every field but the number, which is its key."""
        values: Document = msgspec.to_builtins(self)
        del values["number"]
        return values

    def sealed(self, previous: str, after: Document | None) -> Change:
        """Give the change with a fresh salt, its digest and its link.

        Args:
            previous: The link of the change before it.
            after: The record's document after the change, None when it is gone.

        """
        salt = self.salt or os.urandom(16).hex()
        told = digest(salt, self.reason, after)
        following = link(previous, self, told)
        return msgspec.structs.replace(self, salt=salt, digest=told, link=following)


def canonical(value: object) -> bytes:
    """Give the one spelling of a JSON value that digests and links are made of.

    It is what ``json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False,
    allow_nan=False)`` gives. A faster encoder spells all but fractions the same.
    """
    if not _has_fraction(value):
        with suppress(OverflowError):
            return msgspec.json.encode(value, order="sorted")
    return _spelling()(value).encode()


_WHOLE = frozenset((str, int, bool, type(None)))
"""Types of JSON values that are spelled alike by everyone."""


def _has_fraction(value: object) -> bool:
    items: Collection[object]
    if isinstance(value, dict):
        items = value.values()
    elif isinstance(value, list):
        items = value
    else:
        return isinstance(value, float)
    return any(map(_has_fraction, [item for item in items if type(item) not in _WHOLE]))


@cache
def _spelling() -> Callable[[object], str]:
    import json

    return json.JSONEncoder(
        sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode


def digest(salt: str, reason: str, after: Document | None) -> str:
    """Give SHA-256(salt's bytes, canonical JSON of the reason and the record) in hex."""
    content = canonical({"reason": reason, "record": after})
    return _sha256()(bytes.fromhex(salt) + content).hexdigest()


def link(previous: str, change: Change, told: str = "") -> str:
    """Give SHA-256(previous link as its 64 hex letters, canonical JSON of the change) in hex.

    Args:
        previous: The link of the change before it.
        change: The change.
        told: Its digest, when the change has none yet.

    """
    content = canonical(
        [
            change.number,
            msgspec.to_builtins(change.at),
            change.by,
            change.act.value,
            change.table,
            change.record,
            change.group,
            change.undoes,
            told or change.digest,
        ]
    )
    return _sha256()(previous.encode() + content).hexdigest()


@cache
def _sha256() -> Callable[[bytes], hashlib._Hash]:
    import hashlib  # what only reads a journal does without

    return hashlib.sha256


def changed_fields(before: Document, after: Document) -> dict[str, Any]:
    """Give the old values of the fields that differ; a field that was absent is left out."""
    return {name: old for name, old in before.items() if not same(after, name, old)}


def same(document: Document, name: str, value: object) -> bool:
    """Tell whether a field holds a value in the very spelling a digest covers: 1 is not 1.0."""
    return name in document and document[name] == value and repr(document[name]) == repr(value)
