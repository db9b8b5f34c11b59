"""What a journal asks of the place it is kept in; nothing here assumes a file."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from clientjournal.model.documents import Document


class Batch(Protocol):
    """Documents to be written together: all of them or none."""

    @property
    def seq(self) -> int:
        """The number of the newest change."""

    @property
    def head(self) -> str:
        """The link of the newest change; 64 zeros before the first."""

    def documents(self, table: str) -> Mapping[int, Document]:
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

    def documents(self, table: str) -> Mapping[int, Document]:
        """Give a table by number, ascending. Neither it nor its documents may be changed."""

    def writing(self) -> AbstractContextManager[Batch]:
        """Open a batch on the newest state; leaving the block makes it durable.

        An exception inside the block drops the batch.

        Raises:
            StoreError: The batch could not be made durable; nothing of it is kept.

        """

    def refresh(self) -> bool:
        """Take in what others wrote; tell whether there was anything."""

    def close(self) -> None:
        """Let go of everything held."""
