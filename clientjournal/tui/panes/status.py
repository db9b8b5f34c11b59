"""The upper line: the journal's name, what needs you, and what was saved."""

from __future__ import annotations

from clientjournal.model.safe import visible
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.marks import marks_in
from clientjournal.tui.privacy import is_private
from clientjournal.tui.saying import Saying
from clientjournal.tui.text import Line, Piece, Tone, cut, width_of


class StatusLine(Drawn):
    """One line of the screen."""

    def __init__(self, journal_name: str) -> None:
        """Make the line of a journal."""
        super().__init__(id="status")
        self._journal_name = journal_name
        self._counts: list[Piece] = []
        self._said = Saying()

    def show_name(self, journal_name: str) -> None:
        """Show another journal's name."""
        self._journal_name = journal_name
        self.refresh()

    @property
    def said(self) -> str:
        """What it says, for as long as it stands."""
        return self._said.words

    def show_counts(self, due: int, quiet: int) -> None:
        """Show how many things are due and how many clients are quiet."""
        self._counts = []
        if due:
            self._counts.append(Piece(f"{due} due", "warn"))
        if quiet:
            self._counts.append(Piece(f"{quiet} quiet", "muted"))
        self.refresh()

    def say(self, words: str, tone: Tone = "good", names: str = "") -> None:
        """Say something until it is old, or the next thing is said.

        Args:
            words: What is said.
            tone: What it means.
            names: The part of it that is hidden when names are.
        """
        self._said = Saying(visible(words), tone, names=visible(names))
        self.refresh()

    def second_passed(self, *, typed: bool, seen: bool) -> None:
        """Let what it says grow a second older, see ``Saying.later``."""
        before, self._said = self._said, self._said.later(typed=typed, seen=seen)
        if self._said.words != before.words:
            self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the line; what was said last comes before the counts, these before the name."""
        words = self._said.shown(hides=is_private(self))
        said = Piece(cut(words, min(width - 4, width_of(words))), self._said.tone)
        left: Line = [
            Piece(" clientjournal", "accent"),
            Piece(f"  {cut(self._journal_name, 30).rstrip()}", "muted"),
        ]
        right: Line = []
        marked = len(marks_in(self))
        marks = [Piece(f"{marked} marked", "warn")] if marked else []
        hides = [Piece("names hidden", "accent")] if is_private(self) else []
        for piece in (*hides, *marks, *self._counts, said):
            if piece.text.strip():
                right += [Piece("   "), piece]
        right.append(Piece(" "))
        while left and _width(left) + _width(right) > width:
            left.pop()
        while len(right) > 3 and _width(left) + _width(right) > width:
            del right[:2]
        gap = max(width - _width(left) - _width(right), 0)
        return [[*left, Piece(" " * gap), *right]]


def _width(line: Line) -> int:
    return sum(width_of(piece.text) for piece in line)
