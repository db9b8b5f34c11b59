"""What a journal asks of the place it is kept in; nothing here assumes a file."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from clientjournal.model.documents import Document
from clientjournal.model.draft import Draft


class Documents(Mapping[int, Document]):
    """A table by number, ascending; neither it nor its documents may be changed."""

    __slots__ = ()

    @abstractmethod
    def raw(self, number: int) -> bytes:
        """Give a document as JSON."""

    @abstractmethod
    def lines(self) -> Iterator[bytes]:
        """Give all documents as ``"42":{...},"43":{...}``, in pieces of any length."""

    @abstractmethod
    def mark(self, number: int) -> Hashable:
        """Give what tells this version of a document from any other."""

    @abstractmethod
    def marks(self) -> dict[int, Hashable]:
        """Give the marks of all documents at one moment."""

    @abstractmethod
    def clients(self) -> Iterator[tuple[int, int]]:
        """Give each document's number with that of the client it belongs to, if to any."""

    @abstractmethod
    def where(self, field: str, value: int | str) -> Iterator[int]:
        """Give the numbers of the documents in which a field holds a value, at any depth."""

    @abstractmethod
    def tags(self) -> Iterator[str]:
        """Give the tags of every document, as often as each is used."""


class Drafts(Protocol):
    """Unsaved texts, kept until they are saved."""

    def new_id(self) -> str:
        """Give a name for a new draft."""

    def keep(self, draft: Draft) -> None:
        """Keep a draft in the place of what it was; one without text goes."""

    def drop(self, id: str) -> None:
        """Forget a draft."""

    def erase(self, about: Collection[str]) -> None:
        """Forget every draft of some records, given by their ids, for good."""

    def all(self) -> list[Draft]:
        """Give every draft, the newest first."""

    def count(self) -> int:
        """Count them without reading any."""

    def lent(self, text: str) -> AbstractContextManager[Path]:
        """Lend a text to another program as a file; the file goes when the block is left.

        Raises:
            SaveFailed: The file could not be written.

        """


class Batch(Protocol):
    """Documents to be written together: all of them or none.

    Attributes:
        rewriting: Set to leave no trace of what the batch writes over: once it is durable, that
            is nowhere in the journal.

    """

    rewriting: bool

    @property
    def seq(self) -> int:
        """The number of the newest change."""

    @property
    def head(self) -> str:
        """The link of the newest change; 64 zeros before the first."""

    def documents(self, table: str) -> Documents:
        """Give a table as it stands before this batch."""

    def get(self, table: str, number: int) -> Document | None:
        """Give a document as it stands within this batch."""

    def next_id(self, table: str) -> int:
        """Take a number that no document of the table ever had."""

    def put(self, table: str, number: int, document: Document | None) -> None:
        """Write a document, or remove it with None; a given number is never handed out again."""


class Store(Protocol):
    """The documents of one journal."""

    @property
    def name(self) -> str:
        """A short name to show."""

    @property
    def location(self) -> str:
        """Where it is kept, in words for a person."""

    @property
    def size(self) -> int:
        """Bytes of the journal, about."""

    @property
    def read_only(self) -> bool:
        """Whether changes would be refused."""

    @property
    def seq(self) -> int:
        """The number of the newest change."""

    @property
    def head(self) -> str:
        """The link of the newest change; 64 zeros before the first."""

    @property
    def journal_id(self) -> str:
        """The journal's uuid; ``""`` before the first change."""

    def documents(self, table: str) -> Documents:
        """Give a table by number, ascending. Neither it nor its documents may be changed."""

    def writing(self) -> AbstractContextManager[Batch]:
        """Open a batch on the newest state; leaving the block makes it durable.

        An exception inside the block drops the batch.

        Raises:
            StoreError: The batch could not be made durable; nothing of it is kept.

        """

    def refresh(self) -> bool:
        """Take in what others wrote; tell whether there was anything."""

    @property
    def drafts(self) -> Drafts:
        """The unsaved texts kept for this journal."""

    @property
    def notices(self) -> list[str]:
        """What a person should know of the journal's keeping: damage met, versions kept aside."""

    def back_up(self) -> str:
        """Make a backup now; say where it is."""

    def backups(self) -> list[str]:
        """Say where the backups are, the newest first."""

    def close(self, *, fold: bool = False) -> None:
        """Let go of everything held; with ``fold`` leave it in its tidiest form."""
