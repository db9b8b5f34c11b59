"""The list of what a search found: day, kind, client, and the passage with its words marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from clientjournal.model.passages import beginning, passage
from clientjournal.model.record import Record
from clientjournal.tui.forms.kinds import label_of
from clientjournal.tui.panes.entries import day_piece
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.text import Line, Piece, cut, marked, width_of


class FoundPane(Pane[Record]):
    """Records that hold some words, the newest first.

    Attributes:
        today: The day that days are told from.
        sought: The folded words.
        is_whole: Whether all that hold them are in the list.
    """

    TITLE: ClassVar[str] = "Found"
    NEWEST_LAST: ClassVar[bool] = False
    LEADS: ClassVar[bool] = True
    MARKS: ClassVar[bool] = True

    def __init__(self, *, id: str, today: date, name_of: Callable[[Record], str]) -> None:
        """Make an empty list.

        Args:
            id: What it is called.
            today: The day that days are told from.
            name_of: Gives the name of a record's client.
        """
        super().__init__(id=id)
        self.today = today
        self.sought: Sequence[str] = ()
        self.is_whole = True
        self._name_of = name_of
        self._hint = ""
        self._day_width = 8

    @property
    def count(self) -> str:
        """How many there are, or how many so far."""
        return super().count if self.is_whole else f"{super().count} so far"

    def show(self, records: Sequence[Record], cursor: Record | None = None) -> None:
        """Show hits; days outside this year take a wider column."""
        oldest = records[-1].happened if records else None
        self._day_width = 13 if oldest and oldest.year != self.today.year else 8
        super().show(records, cursor)

    def tell(self, hint: str) -> None:
        """Say something while the list is empty."""
        self._hint = hint
        self.refresh()

    def hint(self) -> str:
        """Give what an empty list says."""
        return self._hint

    def draw(self, record: Record, width: int) -> Line:
        """Draw one hit; a narrow row has less of the client's name, the narrowest none."""
        kind, client = (15, 26) if width >= 90 else (15, 18) if width >= 64 else (4, 0)
        noun = record.NOUN if client else record.LETTER
        day = day_piece(record, self.today, self._day_width)
        front: Line = [day, Piece(cut(noun, kind), "muted")]
        if client:
            name = Piece(cut(self._name_of(record), client - 2))
            front += [*marked(name, self.sought), Piece("  ")]
        found = passage(record, self.sought)
        if found.field != record.FIRST:
            label = (
                found.field if found.field == "addendum" else label_of(type(record), found.field)
            )
            front.append(Piece(f"{label}: ".casefold(), "muted"))
        room = width - sum(width_of(piece.text) for piece in front)
        seen = len(cut(found.text, room).rstrip().removesuffix("…"))
        text = beginning(found.text, self.sought, seen)
        words = Piece(cut(text, room), "struck" if record.withdrawn else "")
        return [*front, *marked(words, self.sought)]
