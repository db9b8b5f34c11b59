"""The upper line: the journal's name, what needs you, and what was saved."""

from __future__ import annotations

from clientjournal.model.safe import visible
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.marks import marks_in
from clientjournal.tui.privacy import is_private
from clientjournal.tui.saying import Saying
from clientjournal.tui.text import Line, Piece, Tone, clipped, cut, width_of


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
        """Draw the line."""
        marked = len(marks_in(self))
        hides = is_private(self)
        counts: Line = [Piece("names hidden", "accent")] if hides else []
        counts += [Piece(f"{marked} marked", "warn")] if marked else []
        said = Piece(self._said.shown(hides=hides), self._said.tone)
        return [status(width, self._journal_name, [*counts, *self._counts], said)]


LEAST = 60
"""Cells that what was said may take before a count does."""


def status(width: int, journal_name: str, counts: Line, said: Piece) -> Line:
    """Give the upper line: whose program it is, which journal, the counts, what was said.

    The program's name always stands there. For the rest there may be no room: the journal's name
    goes first, then what was said is cut, though not below ``LEAST`` while a count is there to go.
    """
    program = Piece(" clientjournal", "accent")
    journal = Piece(f"  {cut(journal_name, 30).rstrip()}", "muted")
    wanted = width_of(said.text)
    room = width - width_of(program.text) - 1
    while counts and room - _width(counts) - 3 < min(wanted, LEAST):
        counts = counts[:-1]
    words = cut(said.text, min(wanted, room - _width(counts) - 3))
    right = [*counts, said._replace(text=words)] if words.strip() else counts
    gap = room - _width(right)
    left = [program, journal] if width_of(journal.text) <= gap else [program]
    gap -= sum(width_of(piece.text) for piece in left[1:])
    parted = [part for piece in right for part in (Piece("   "), piece)]
    return clipped([*left, Piece(" " * max(gap, 0)), *parted, Piece(" ")], width)


def _width(line: Line) -> int:
    """Give the cells of pieces with the space before each."""
    return sum(width_of(piece.text) + 3 for piece in line)
