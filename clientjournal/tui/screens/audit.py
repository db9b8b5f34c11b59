"""The Friday self-audit: five short lists, one after the other, then a dated line."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from clientjournal.insights.audit import Station, stations
from clientjournal.journal import Journal
from clientjournal.model.audit import Audit
from clientjournal.model.dates import say_date
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from clientjournal.model.rules.due import Due
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.keys import bindings
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.screens.today import TodayScreen

_NOTE = FormSpec(
    Audit,
    "Audited",
    (Field("note", "Note", "words", "what you take from it; it may stay empty"),),
)


class AuditScreen(TodayScreen):
    """One list at a time; each line is dealt with as on the Today screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("audit")
    WHERE: ClassVar[str] = "audit"

    def __init__(self, journal: Journal) -> None:
        """Begin the walk at its first list."""
        super().__init__(journal)
        self._at = 0
        self._stations: Sequence[Station] = ()

    def lines_of(self, practice: Practice) -> Sequence[Due]:
        """Give the lines of the list the walk is at."""
        self._stations = stations(practice)
        return self._stations[self._at].lines

    def titles(self) -> list[Title]:
        """Say where in the walk it is, and when it was last walked."""
        last = _last_audit(self.journal)
        walked = f"last audit {say_date(last)}" if last else "no audit yet"
        at = f"{self._at + 1} of {len(self._stations)}"
        title = f"{at} · {self._stations[self._at].title}"
        return [Title(title, f"· {self.pane.count} · {walked}")]

    @property
    def empty(self) -> str:
        """Say that this list is clear, and how the walk goes on."""
        return f"{self._stations[self._at].empty} n goes on."

    def action_walk(self, by: int) -> None:
        """Go to the next list or the one before; after the last the audit is written down."""
        if 0 <= self._at + by < len(self._stations):
            self._at += by
            self.pane.action_clear()
            self.load()
        elif by > 0:
            self._open_form(_NOTE, "Friday self-audit", {"note": ""}, self._end)

    async def _end(self, fields: dict[str, object]) -> Record:
        audit = Audit(on=self.journal.clock.today(), note=str(fields["note"]))
        return await to_thread(self.journal.add, audit)

    def form_closed(self, saved: Record | None) -> None:
        """Leave once the audit is written down; any other form only shows what it saved."""
        super().form_closed(saved)
        if isinstance(saved, Audit):
            below = self.app.screen_stack[-2]
            self.dismiss(None)
            if isinstance(below, TodayScreen):
                below.say(f"saved {saved.ref}, the audit of today")


def _last_audit(journal: Journal) -> date | None:
    audits = [audit.on for audit in journal.records(Audit) if audit.withdrawn is None]
    return max(audits, default=None)
