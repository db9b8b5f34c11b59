"""The timeline: entries of every kind in the order of their days, each with how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from clientjournal.model.advice import Advice
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.tui.panes.advice import Answers, how_it_stands
from clientjournal.tui.panes.entries import GAP, EntryPane, day_piece, words_piece
from clientjournal.tui.panes.file import what_it_is
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.moments import how_taken
from clientjournal.tui.panes.promises import standing
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, Tone, cut, cut_right, width_of

_NONE: Answers = {}


class TimelinePane(EntryPane):
    """Entries of one client, or of all of them.

    Attributes:
        about: Whose they are, for the title.
        answers: Where each "yes, if" among them stands.
        of_all: Whether they are of all clients, whose names stand in the rows then.
        newest_first: Whether the newest stands first.
    """

    TITLE: ClassVar[str] = "Timeline"
    EMPTY: ClassVar[str] = (
        "Nothing yet. Go back and press {advice}, {moment}, {promise} or {contact}."
    )

    def __init__(self, *, id: str, today: date, name_of: Callable[[Record], str]) -> None:
        """Make an empty timeline.

        Args:
            id: What it is called.
            today: The day that days are told from.
            name_of: Gives the name of a record's client.
        """
        super().__init__(id=id, today=today)
        self.about = ""
        self.answers: Answers = {}
        self.of_all = self.newest_first = False
        self._name_of = name_of
        self._hint = ""

    def tell(self, hint: str) -> None:
        """Say something while the list is empty; what it teaches with ``""``."""
        self._hint = hint
        self.refresh()

    def hint(self) -> str:
        """Give what an empty list says."""
        return self._hint or super().hint()

    @property
    def title(self) -> Title:
        """Whose timeline it is, how long and in which order."""
        order = "newest first" if self.newest_first else "oldest first"
        about = "all clients" if self.of_all else shown(self, self.about)
        return Title(f"{self.TITLE}: {about}", f"{self.count}, {order}")

    def filter_text(self, record: Record) -> str:
        """Give what a filter looks in: the words, the kind and how it stands, tags, the client."""
        said, _ = said_of(record, self.today, self.answers)
        name = self._name_of(record) if self.of_all else ""
        return " ".join((record.words, record.NOUN, said, record.ref, *record.tags, name))

    def draw(self, record: Record, width: int) -> Line:
        """Draw one entry; a narrow row has the kind as its letter and no client."""
        wide = width >= 64
        front = [
            day_piece(record, self.today, self.day_width + 1),
            Piece(cut(record.NOUN if wide else record.LETTER, 15 if wide else 3), "muted"),
        ]
        if self.of_all:
            cells = 24 if width >= 90 else 16 if wide else 10
            front.append(Piece(cut(self._name_of(record), cells - 2) + "  "))
        said, tone = said_of(record, self.today, self.answers)
        cells = max(width_of(said) + GAP, 24 if width >= 90 else 14)
        room = width - cells - sum(width_of(piece.text) for piece in front)
        return [*front, words_piece(record, room), Piece(cut_right(said, cells), tone)]


def said_of(record: Record, today: date, answers: Answers = _NONE) -> tuple[str, Tone]:
    """Say in a word or two how an entry stands, and in which tone.

    Args:
        record: The entry.
        today: The day that days are told from.
        answers: Where each "yes, if" stands.
    """
    if record.withdrawn is not None:
        return "withdrawn", "warn"
    if isinstance(record, Advice):
        return how_it_stands(record, answers)
    if isinstance(record, Moment):
        return how_taken(record)
    if isinstance(record, Promise):
        said, tone = standing(record, today)
        return f"{record.whose.label}, {said}", tone
    _, said, tone = what_it_is(record)
    return said, tone
