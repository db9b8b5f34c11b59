"""The labels of a form's rows, drawn by one widget."""

from __future__ import annotations

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.text import Line, Piece


class RowLabels(Drawn):
    """A column of labels; the one whose row has the focus is marked."""

    def __init__(self, labels: list[str]) -> None:
        """Make the column."""
        super().__init__(id="labels")
        self._labels = labels
        self._marked = -1

    def show(self, labels: list[str]) -> None:
        """Show other labels."""
        self._labels = labels
        self.refresh(layout=True)

    def mark(self, row: int) -> None:
        """Mark the label of a row, none with -1."""
        self._marked = row
        self.refresh()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give a line a label."""
        return len(self._labels)

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the labels."""
        return [
            [
                Piece("▌" if row == self._marked else " ", "accent"),
                Piece(label, "accent" if row == self._marked else "muted"),
            ]
            for row, label in enumerate(self._labels)
        ]
