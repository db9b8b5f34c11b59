"""The lists of what speaks for a client and against."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from clientjournal.insights.for_and_against import Evidence
from clientjournal.model.client import Client
from clientjournal.model.dates import say_day
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, Tone, cut, width_of


class EvidencePane(Pane[Evidence]):
    """One side of the evidence, the newest first."""

    NEWEST_LAST: ClassVar[bool] = False

    def __init__(self, *, id: str, today: date, title: str, empty: str, tone: Tone) -> None:
        """Make an empty list of one side."""
        super().__init__(id=id)
        self.today, self.heading, self._empty, self._tone = today, title, empty, tone

    def hint(self) -> str:
        """Say that nothing speaks for this side."""
        return self._empty

    def draw(self, record: Evidence, width: int) -> Line:
        """Draw one line: the day, what it says, the words of its record."""
        day = cut(say_day(record.on, self.today) if record.on else "card", 11)
        says = cut(record.says, min(width_of(record.says), max(width - 11, 1)))
        front = [Piece(day, "muted"), Piece(says, self._tone)]
        room = width - sum(width_of(piece.text) for piece in front) - 2
        if isinstance(record.record, Client) or room < 4:
            return front
        return [*front, Piece("  " + cut(shown(self, record.record.words), room))]
