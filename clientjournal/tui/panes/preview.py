"""The hit under the cursor, to be read without opening it, the words that are sought marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clientjournal.model.dates import say_date
from clientjournal.model.documents import text_fields
from clientjournal.model.record import Record
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.forms.kinds import label_of
from clientjournal.tui.pages.writing import labelled
from clientjournal.tui.panes.frame import Title, framed
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, marked


class Preview(Drawn):
    """The texts of one record, as far as there is room."""

    def __init__(self, *, id: str, today: date) -> None:
        """Make an empty one that tells days from today."""
        super().__init__(id=id)
        self._today = today
        self._record: Record | None = None
        self._about = ""
        self._sought: Sequence[str] = ()

    def show(self, record: Record | None, about: str, sought: Sequence[str]) -> None:
        """Show a record, or none.

        Args:
            record: The record.
            about: Whose it is.
            sought: The folded words to mark.
        """
        self._record, self._about, self._sought = record, about, sought
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw it."""
        record, inner = shown(self, self._record), max(width - 4, 8)
        if record is None:
            return framed([], width, height, [Title("")])
        body: list[Line] = []
        for name, text in _texts(record):
            body += labelled(name, text, inner)
        marking = [[p for piece in line for p in marked(piece, self._sought)] for line in body]
        day = say_date(record.happened, self._today) if record.happened else record.NOUN
        title = Title(f"{record.ref}  {self._about}")
        return framed(marking, width, height, [title], right=day)


def _texts(record: Record) -> list[tuple[str, str]]:
    """Give the texts of a record that are not empty, each with what it is called."""
    kind = type(record)
    names = sorted(text_fields(kind), key=lambda name: name != record.FIRST)
    texts = [(label_of(kind, name), getattr(record, name)) for name in names]
    texts += [("Tags", ", ".join(record.tags))]
    texts += [("Addendum", addendum.text) for addendum in record.addenda]
    return [(name, text) for name, text in texts if text]
