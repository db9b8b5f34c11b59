"""The chips under the words: what the quick tokens say, and texts that are kept aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from clientjournal.model.quick import Chip
from clientjournal.model.safe import visible
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.forms.asides import Aside
from clientjournal.tui.text import Line, Piece, width_of

AnyChip = Chip | Aside
"""A token that was understood, or a text kept aside."""


class ChipRow(Drawn, can_focus=True):
    """One line of chips; backspace takes the marked one off.

    A token then stays in the text as it is; a text kept aside is gone.
    """

    @dataclass
    class Dismissed(Message):
        """A chip was taken off."""

        row: ChipRow
        chip: AnyChip

        @property
        def control(self) -> ChipRow:
            """The row it happened in."""
            return self.row

    def __init__(self) -> None:
        """Make an empty row, which takes no focus and no room."""
        super().__init__(id="chips")
        self._chips: Sequence[AnyChip] = ()
        self._at = 0
        self.display = False

    def show(self, chips: Sequence[AnyChip]) -> None:
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
            self._mark(self._at + (1 if event.key == "right" else -1))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Mark the chip clicked on; clicked again, take it off."""
        column = 0
        for number in range(self._first, len(self._chips)):
            start, column = column, column + width_of(self._label(number)) + 2
            if start <= event.x < column:
                if event.chain > 1:
                    self.post_message(self.Dismissed(self, self._chips[number]))
                self._mark(number)

    def _mark(self, place: int) -> None:
        self._at = min(max(place, 0), max(len(self._chips) - 1, 0))
        self.refresh()

    def _label(self, number: int) -> str:
        return f" {visible(self._chips[number].label, 40)} "

    @property
    def _first(self) -> int:
        """The first chip drawn: those before it make room for the marked one, or for the last."""
        last = self._at if self.has_focus else len(self._chips) - 1
        room, first = self.size.width, last + 1
        while first > 0 and (first > last or room >= width_of(self._label(first - 1)) + 2):
            first -= 1
            room -= width_of(self._label(first)) + 2
        return max(first, 0)

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the chips."""
        line: Line = []
        for number in range(self._first, len(self._chips)):
            marked = self.has_focus and number == self._at
            line.append(Piece(self._label(number), "accent", lit=True))
            line.append(Piece("◂ " if marked else "  ", "accent"))
        if line:
            ready = "backspace takes it off" if self.has_focus else ""
            line.append(Piece(ready, "muted"))
        return [line]
