"""What the panes of entries share: the day in front, the words in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from clientjournal.model.dates import say_day
from clientjournal.model.record import Record
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.text import Piece, Tone, cut, cut_right, width_of

GAP = 2
"""Blanks between the words of an entry and how it stands, at least."""

WITHDRAWN = "withdrawn"
"""How one stands that was taken back."""


class EntryPane(Pane[Record]):
    """A pane of one client's entries."""

    MARKS: ClassVar[bool] = True

    def __init__(self, *, id: str, today: date) -> None:
        """Make an empty pane that tells days from today."""
        super().__init__(id=id)
        self.today = today
        self.day_width = 8

    def show(self, records: Sequence[Record], cursor: Record | None = None) -> None:
        """Show entries; days outside this year take a wider column."""
        days = [record.happened for record in (*records[:1], *records[-1:])]
        other = any(day is not None and day.year != self.today.year for day in days)
        self.day_width = 11 if other else 8
        super().show(records, cursor)


def day_piece(record: Record, today: date, width: int) -> Piece:
    """Give the day an entry happened on."""
    day = record.happened
    return Piece(cut(say_day(day, today) if day else "", width), "muted")


def words_piece(record: Record, width: int) -> Piece:
    """Give the words of an entry; a withdrawn one is struck."""
    words = cut(record.words, width)
    return Piece(words, "struck") if record.withdrawn else Piece(words)


def states_of(record: Record, *states: tuple[str, Tone, int]) -> list[Piece]:
    """Give how an entry stands, word by word at the right of so many cells.

    It takes more cells where its words do, with the blanks that part them from what stands before.
    One that is withdrawn stands nowhere any more; it says so in the place of the last word.
    """
    if record.withdrawn is not None:
        blank = [("", tone, cells) for _, tone, cells in states[:-1]]
        states = (*blank, (WITHDRAWN, "muted", states[-1][2]))
    return [
        Piece(cut_right(words, max(cells, width_of(words) + GAP)), tone)
        for words, tone, cells in states
    ]
