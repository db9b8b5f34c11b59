"""Which record of a journal one of a file is: word for word, or by what a person knows it by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from clientjournal.model.documents import Document
from clientjournal.model.erasing import is_erased
from clientjournal.model.tables import BY_TABLE

_BY_THE_JOURNAL = ("recorded_at", "recorded_by")
"""Fields the journal fills where a file says nothing."""

_NAMED_LATER = {"clients": ("source",), "contacts": ("source",)}
"""Fields that name a record of a table which gets its numbers after this one, or with it."""


class Present:
    """The records of one table, to be found again."""

    def __init__(self, table: str, documents: Mapping[int, Document]) -> None:
        """Look among the documents of a table."""
        self._kind = BY_TABLE[table]
        self._documents = documents
        self._aside = _NAMED_LATER.get(table, ())
        self._by_words: dict[tuple[str, ...], dict[str, int]] = {}

    def same(self, document: Document) -> int | None:
        """Give the number of the record that says the same, word for word."""
        if not self._documents:
            return None
        without: tuple[str, ...] = ()
        if document.get("recorded_at") is None and not document.get("recorded_by"):
            without = _BY_THE_JOURNAL
        found = self._said(without).get(_spelt(document, without))
        if found is None and self._aside and document.get("source") is not None:
            without += self._aside
            found = self._said(without).get(_spelt(document, without))
        return found

    def other(self, number: int, document: Document) -> int | None:
        """Give the number of the record that is the same one, though it says something else.

        It has the same number and was recorded at the same instant; or it is a client of the same
        name, or an entry of the same client, day and words.
        """
        if not self._documents:
            return None
        here = self._documents.get(number)
        instant = document.get("recorded_at")
        if here is not None and instant is not None and here.get("recorded_at") == instant:
            return number
        name = self._name(document)
        return None if name is None else self._named.get(name)

    def _said(self, without: tuple[str, ...]) -> dict[str, int]:
        """Give the numbers by what the records say, some fields aside."""
        if without not in self._by_words:
            self._by_words[without] = {
                _spelt(document, without): number
                for number, document in self._documents.items()
                if document.get("source") is not None or "source" not in without
            }
        return self._by_words[without]

    @cached_property
    def _named(self) -> dict[tuple[object, ...], int]:
        found: dict[tuple[object, ...], int] = {}
        for number, document in self._documents.items():
            name = None if is_erased(document) else self._name(document)
            if name is not None:
                found.setdefault(name, number)
        return found

    def _name(self, document: Document) -> tuple[object, ...] | None:
        """Give what a person would know a record by, None when it says too little."""
        words = str(document.get(self._kind.FIRST) or document.get("asked") or "").strip()
        if not words:
            return None
        return (document.get("client"), document.get(self._kind.ON), words.casefold())


def _spelt(document: Document, without: tuple[str, ...]) -> str:
    return repr(sorted(item for item in document.items() if item[0] not in without))
