"""What was found in a file, before it is compared with the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clientjournal.model.documents import Document

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


@dataclass(eq=False)
class Found:
    """One row, card or record of a file.

    Attributes:
        place: Where it stands: ``row 4``.
        table: The table it belongs in, when that could be read.
        document: What it says, without the client of an entry.
        number: The number the file gives it.
        client: The words that name the client of an entry.
        refused: Why it cannot be taken in.
        note: What else should be known of it.
        words: What it says, where the document does not.

    """

    place: str
    table: str = ""
    document: Document = field(default_factory=dict)
    number: int | None = None
    client: str | None = None
    refused: str = ""
    note: str = ""
    words: str = ""


@dataclass
class Gathered:
    """All of a file.

    Attributes:
        found: Its rows in order.
        notes: What should be known of the file.
        history: The changes a journal's file brings along.
        head: The link of the newest of them.

    """

    found: list[Found]
    notes: list[str] = field(default_factory=list)
    history: Mapping[int, Document] = field(default_factory=dict)
    head: str = ""


def nobody(done: int, whole: int) -> None:
    """Tell nobody of progress."""
