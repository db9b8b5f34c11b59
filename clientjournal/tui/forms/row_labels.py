"""The labels of a form's rows, drawn by one widget."""

from __future__ import annotations

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.text import Line, Piece


class RowLabels(Drawn):
    """A column of labels; the one whose row has the focus is marked."""

    def __init__(self, labels: list[tuple[str, int]]) -> None:
        """Make the column of labels with the lines their rows take."""
        super().__init__(id="labels")
        self._labels = labels
        self._marked = -1

    def show(self, labels: list[tuple[str, int]]) -> None:
        """Show other labels."""
        self._labels = labels
        self.refresh(layout=True)

    def mark(self, row: int) -> None:
        """Mark the label of a row, none with -1."""
        self._marked = row
        self.refresh()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines of all rows."""
        return sum(height for _, height in self._labels)

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the labels."""
        drawn: list[Line] = []
        for row, (label, rows) in enumerate(self._labels):
            marked = row == self._marked
            mark = Piece("▌" if marked else " ", "accent")
            drawn.append([mark, Piece(label, "accent" if marked else "muted")])
            drawn += [[]] * (rows - 1)
        return drawn
