"""The chips under the words: what the quick tokens say, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from clientjournal.model.quick import Chip
from clientjournal.model.safe import visible
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.text import Line, Piece


class ChipRow(Drawn, can_focus=True):
    """One line of chips; backspace takes the marked one off and leaves its words as text."""

    @dataclass
    class Dismissed(Message):
        """A chip was taken off."""

        row: ChipRow
        chip: Chip

        @property
        def control(self) -> ChipRow:
            """The row it happened in."""
            return self.row

    def __init__(self) -> None:
        """Make an empty row, which takes no focus and no room."""
        super().__init__(id="chips")
        self._chips: Sequence[Chip] = ()
        self._at = 0
        self.display = False

    def show(self, chips: Sequence[Chip]) -> None:
        """Show chips; the row is there only while it has any."""
        self._chips = chips
        self._at = min(self._at, max(len(chips) - 1, 0))
        if self.display != bool(chips):
            self.display = bool(chips)
        self.refresh()

    def on_focus(self) -> None:
        """Mark the last chip."""
        self._at = max(len(self._chips) - 1, 0)
        self.refresh()

    def on_blur(self) -> None:
        """Mark none."""
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Take the marked chip off, or mark another."""
        if event.key in ("backspace", "delete") and self._chips:
            self.post_message(self.Dismissed(self, self._chips[self._at]))
        elif event.key in ("left", "right"):
            by = 1 if event.key == "right" else -1
            self._at = min(max(self._at + by, 0), max(len(self._chips) - 1, 0))
            self.refresh()
        else:
            return
        event.stop()
        event.prevent_default()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the chips."""
        line: Line = []
        for number, chip in enumerate(self._chips):
            marked = self.has_focus and number == self._at
            line += [Piece(f" {visible(chip.label, 40)} ", "accent", lit=True)]
            line.append(Piece("◂ " if marked else "  ", "accent"))
        if line:
            ready = "backspace takes it off" if self.has_focus else ""
            line.append(Piece(ready, "muted"))
        return [line]
