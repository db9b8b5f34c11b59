"""The list behind a number: what was counted, when, whose, under which count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from clientjournal.insights.behind import Behind, Group
from clientjournal.model.dates import say_day
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, cut, cut_right, width_of


class Counted(NamedTuple):
    """One line of the list.

    Attributes:
        group: What its number counts.
        behind: What was counted.
        place: Its place in the list; a thing may be counted twice.
    """

    group: str
    behind: Behind
    place: int

    @property
    def words(self) -> str:
        """What it says."""
        return self.behind.words


class BehindPane(Pane[Counted]):
    """What a number counts, group by group."""

    NEWEST_LAST: ClassVar[bool] = False
    MARKS: ClassVar[bool] = True
    EMPTY: ClassVar[str] = "Nothing is behind this number."

    def __init__(self, *, id: str, today: date, names: Mapping[int, str]) -> None:
        """Make an empty list.

        Args:
            id: The widget's id.
            today: The day dates are told from.
            names: The names of the clients by number.
        """
        super().__init__(id=id)
        self.today = today
        self._names = names

    def fill(self, groups: Sequence[Group]) -> None:
        """Show the groups one after the other."""
        found = [(group.words, behind) for group in groups for behind in group.behind]
        self.show([Counted(words, one, place) for place, (words, one) in enumerate(found)])

    def marked_as(self, record: Counted) -> str:
        """Give the id of the record that holds what was counted."""
        return record.behind.record.ref

    def foot(self, width: int) -> Line:
        """Say how a line is opened."""
        said = preferences_in(self).said("{open} opens the record in full")
        return [Piece(cut(said, width), "muted")] if self.current else []

    def filter_text(self, record: Counted) -> str:
        """Give what a filter looks in: the count, the words, the client."""
        name = self._names.get(record.behind.client, "")
        return f"{record.group} {record.behind.record.ref} {record.words} {name}"

    def draw(self, record: Counted, width: int) -> Line:
        """Draw one line; a narrow one leaves out the id and shortens the client."""
        one = record.behind
        roomy = width >= 90
        group = Piece(cut(record.group, 18 if roomy else 14) + "  ", "muted")
        day = Piece(cut(say_day(one.on, self.today) if one.on else "", 11))
        ref = [Piece(cut(one.record.ref, 9), "muted")] if roomy else []
        cells = 26 if roomy else 14
        name = shown(self, self._names.get(one.client, ""))
        client = Piece("  " + cut_right(name, cells - 2), "muted")
        taken = sum(width_of(piece.text) for piece in (group, day, *ref)) + cells
        return [group, day, *ref, Piece(cut(shown(self, one.words), width - taken)), client]
