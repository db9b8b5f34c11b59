"""The row that opens the rest of a form."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.text import Line, Piece


class MoreRow(Drawn, can_focus=True):
    """A row that says how many more fields there are."""

    @dataclass
    class Opened(Message):
        """The rest is wanted."""

    def __init__(self, count: int) -> None:
        """Make the row of a form with so many more fields."""
        super().__init__(id="more")
        self._count = count

    def on_key(self, event: events.Key) -> None:
        """Open with enter, space or an arrow."""
        if event.key in ("enter", "space", "right", "down"):
            event.stop()
            self.post_message(self.Opened())

    def on_click(self) -> None:
        """Open with the mouse."""
        self.post_message(self.Opened())

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the focus is gone."""
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the row."""
        words = f"more: {self._count} other fields"
        if self.has_focus:
            return [[Piece(f"▸ {words}", "accent")]]
        return [[Piece(f"▸ {words}", "muted")]]
