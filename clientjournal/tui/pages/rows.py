"""A record in one row of a page: its day, its kind, its words, how it stands."""

from __future__ import annotations

from datetime import date

from clientjournal.model.dates import say_day
from clientjournal.model.record import Record
from clientjournal.tui.panes.timeline import said_of
from clientjournal.tui.text import Line, Piece, Tone, cut, width_of

DAY, KIND = 12, 16
"""Cells of the day and of the kind."""


def record_row(record: Record, today: date, width: int, kind: str = "") -> Line:
    """Give the row of a record in so many cells.

    Args:
        record: The record.
        today: The day others are told from.
        width: Cells of the row.
        kind: What is said in the place of its kind.
    """
    day = record.happened
    state, tone = said_of(record, today)
    cells = width_of(state) + 2 if state else 0
    room = max(width - DAY - KIND - cells, 8)
    words: Tone = "struck" if record.withdrawn else ""
    return [
        Piece(cut(say_day(day, today) if day else "", DAY), "muted"),
        Piece(cut(kind or record.NOUN, KIND), "muted"),
        Piece(cut(record.words, room), words),
        Piece(cut(f"  {state}", min(cells, width - DAY - KIND - room)), tone),
    ]
