"""The timeline of one client, or of all of them."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.record import Record
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin
from clientjournal.tui.panes.advice import answers_among
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.panes.timeline import TimelinePane
from clientjournal.tui.screens.record_actions import RecordActions
from clientjournal.tui.screens.revising import Revising
from clientjournal.tui.screens.writing import Writing
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, tone_class


class TimelineScreen(Writing, Revising, RecordActions, Screen[None]):
    """Entries in the order of their days; it follows every change."""

    CSS_PATH: ClassVar[str] = str(stylesheet("timeline"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")
    WHERE: ClassVar[str] = "timeline"

    def __init__(self, journal: Journal, client: Client | None) -> None:
        """Show the timeline of a client, of all of them with None."""
        super().__init__()
        self.journal = journal
        self._client = client
        self._of_all = client is None

    def compose(self) -> ComposeResult:
        """Lay the list out between the upper line and the keys."""
        yield StatusLine(self.journal.name)
        today = self.journal.clock.today()
        yield TimelinePane(id="timeline", today=today, name_of=self.client_named)
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Give the list the focus and fill it."""
        self._pane.focus()
        self._pane.tell("reading…")
        self.load()

    @property
    def record(self) -> Record | None:
        """The entry under the cursor."""
        return self._pane.current

    @property
    def client(self) -> Client | None:
        """The client whose timeline it is, or whose entry is under the cursor."""
        client = getattr(self.record, "client", None)
        return self._client if client is None else self.journal.client(client)

    @property
    def _pane(self) -> TimelinePane:
        return self.query_one(TimelinePane)

    # Showing

    def load(self) -> None:
        """Read the entries, off the loop."""
        begin(self, self._read, "timeline", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        client = None if self._of_all else self._client
        records: Sequence[Record] = (
            await to_thread(self.journal.timeline_of_all)
            if client is None
            else await to_thread(self.journal.timeline, client.id)
        )
        pane = self._pane
        pane.answers = await to_thread(answers_among, records, pane.today)
        pane.tell("")
        pane.about = client.name if client else ""
        pane.of_all = client is None
        pane.show(records[::-1] if pane.newest_first else records)
        self.offer_keys()

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was changed, here or elsewhere."""
        self.load()

    # Looking

    def action_all(self) -> None:
        """Show all clients, or the one again: that of the entry under the cursor."""
        record = self.record
        if self._of_all:
            client = getattr(record, "client", 0) or (self._client.id if self._client else 0)
            if not client:
                self.say("an audit belongs to no client", "muted")
                return
            self._client = self.journal.client(client)
        self._of_all = not self._of_all
        self._pane.action_clear()
        self.load()

    def action_turn(self) -> None:
        """Show the newest first, or the oldest again."""
        self._pane.newest_first = not self._pane.newest_first
        self.load()

    @on(Pane.Chosen)
    def _open(self, event: Pane.Chosen) -> None:
        from clientjournal.tui.screens.entry import EntryScreen

        self.app.push_screen(EntryScreen(self.journal, event.record, event.pane.shown))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))
