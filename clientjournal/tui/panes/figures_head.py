"""The upper line of the figures: of whom, of which time, and of what they are."""

from __future__ import annotations

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.text import Line, Piece, cut, width_of


class FiguresHead(Drawn):
    """One line of the screen."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__(id="status")
        self._whose = self._period = self._sort = ""

    def say(self, whose: str, period: str, sort: str) -> None:
        """Say whose figures they are, over which time, and of dangers or opportunities alone."""
        self._whose, self._period, self._sort = whose, period, sort
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the line; the client's name is cut before the period goes."""
        line = [
            Piece(" clientjournal", "accent"),
            Piece("  Insights", "strong"),
            Piece(f"   ◂ {self._period} ▸", "warn"),
            Piece(f"   {self._sort}", "muted"),
        ]
        if sum(width_of(piece.text) for piece in line) + 20 > width:
            line = line[1:]
        room = width - sum(width_of(piece.text) for piece in line) - 3
        whose = cut(self._whose, max(min(room, width_of(self._whose)), 0))
        line.insert(-2, Piece(f"   {whose}"))
        return [line]
