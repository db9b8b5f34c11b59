"""The line at the foot of a form: what the row with the focus wants, what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from clientjournal.model.dates import say_date
from clientjournal.model.errors import UnreadableDate
from clientjournal.tui.forms.fields import Field
from clientjournal.tui.forms.sheet import Sheet
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import Line, Piece, Tone, content, plain, width_of

if TYPE_CHECKING:
    from datetime import date

    from textual.screen import ModalScreen

    from clientjournal.model.record import Record

    _Base = ModalScreen[Record]
else:
    _Base = object


class FormHints(_Base):
    """The part of a form that speaks."""

    _sheet: Sheet
    _today: date

    _said: str = ""
    _hint_waits: bool = False

    def say(self, words: str, tone: Tone = "muted") -> None:
        """Say something in the line at the foot of the form."""
        self.say_lines([Piece(plain(words).plain, tone)])

    def say_lines(self, *said: Line) -> None:
        """Say several things there, each in a line of its own that is broken where it must be."""
        line = self.query_one("#say", Static)
        before, self._said = self._said, "\n".join("".join(p.text for p in one) for one in said)
        every = (*before.split("\n"), *self._said.split("\n"))
        wraps = len(every) > 2 or max(map(width_of, every)) > line.size.width
        line.update(content(said), layout=wraps)

    def say_hint(self, field: Field) -> None:
        """Say what a row wants, or the day that stands in it."""
        if field.editor == "date":
            self.say_day(field)
        else:
            self.say(preferences_in(self).said(field.hint))

    def say_day(self, field: Field) -> None:
        """Say the day a row means, or what it wants."""
        try:
            day = self._sheet.day(field)
        except UnreadableDate as error:
            self.say(str(error), "warn")
        else:
            self.say(
                say_date(day, self._today) if day else field.hint, "accent" if day else "muted"
            )
