"""A record in full, over the whole screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from clientjournal.insights.briefing import briefing
from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.errors import NotFound
from clientjournal.model.record import ClientEntry, Record
from clientjournal.tui.ends import BothEnds
from clientjournal.tui.keys import bindings
from clientjournal.tui.pages.before_call import before_call_lines
from clientjournal.tui.pages.entry import entry_lines, history_lines
from clientjournal.tui.pages.owed import owed_lines
from clientjournal.tui.pages.writing import heading
from clientjournal.tui.screens.page import PageScreen
from clientjournal.tui.screens.record_actions import RecordActions, client_name
from clientjournal.tui.text import Line, Tone, plain


class EntryScreen(BothEnds, RecordActions, PageScreen):
    """One record; it follows every change made to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("entry")
    WHERE: ClassVar[str] = "entry"

    def __init__(self, journal: Journal, record: Record) -> None:
        """Show a record of a journal."""
        self.journal = journal
        self._record = record
        self._gone = False
        about = client_name(journal, record)
        super().__init__(f"{record.ref}  ", self._written, record.NOUN, about)

    @property
    def record(self) -> Record:
        """The record shown."""
        return self._record

    def _written(self, width: int) -> list[Line]:
        today = self.journal.clock.today()
        history = self.journal.history(self._record.ref)
        lines = entry_lines(self._record, today, width)
        lines += owed_lines(self._record, self._entries, today, width)
        if isinstance(self._record, Client):
            told = briefing(self._record, self.journal.timeline(self._record.id))
            lines += [*heading("Before you call"), []]
            lines += before_call_lines(told, today, width)
        return [*lines, *history_lines(self._record, history, width)]

    @property
    def _entries(self) -> list[ClientEntry]:
        client = self.client_here
        return self.journal.timeline(client.id) if client else []

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Show the record as it is now; leave when it is gone."""
        try:
            self._record = self.journal.get(self._record.ref)
        except NotFound:
            self._gone = True
            self.on_screen_resume()
        else:
            self.rewrite(self._written)

    def on_screen_resume(self) -> None:
        """Leave when the record went while this or another screen showed."""
        if self._gone and self.app.screen is self:
            self._gone = False
            self.dismiss(None)

    def say(self, words: str, tone: Tone = "good") -> None:
        """Say something in the frame, and on the screens below for when this one goes."""
        self.query_one("#frame").border_subtitle = plain(words)
        for screen in self.app.screen_stack:
            if isinstance(screen, RecordActions) and screen is not self:
                screen.say(words, tone)
