"""Today: what is due, each line dealt with by one key."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.dates import say_date
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.own_up import OwnUp
from clientjournal.model.practice import Practice
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.dealing import Fields, done, put_off
from clientjournal.model.rules.due import Due, due
from clientjournal.model.tables import parse_ref
from clientjournal.model.words import Side, State
from clientjournal.tui.ends import BothEnds
from clientjournal.tui.ends.following import Following
from clientjournal.tui.ends.owning_up import OwningUp
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin
from clientjournal.tui.panes.brief import BriefPane
from clientjournal.tui.panes.due import DuePane, counted_due
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.screens.record_actions import RecordActions
from clientjournal.tui.screens.writing import Writing
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, tone_class

_HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (30, "-tall")]
"""The classes of the screen by its height; a low one has no room for what to know before a call."""

_DAY = Field("due", "To", "date", "fri, +2w, in 3 weeks, 12 mar or 2026-12-01", "future")
_PUT_OFF_FORM = FormSpec(Record, "Put off", (_DAY,))
_MOVE_FORM = FormSpec(Promise, "Move", (_DAY, Field("by", "Moved by", "choice")))
_PUT_OFF = "put off"
"""The reason the history gives for a look-back date that was moved from here."""


class TodayScreen(BothEnds, Writing, RecordActions, Screen[None]):
    """What waits for an answer; it follows every change."""

    CSS_PATH: ClassVar[str] = str(stylesheet("today"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")
    WHERE: ClassVar[str] = "today"
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, journal: Journal) -> None:
        """Show what is due in a journal."""
        super().__init__()
        self.journal = journal

    def compose(self) -> ComposeResult:
        """Lay the list out between the upper line and the keys."""
        yield StatusLine(self.journal.name)
        today = self.journal.clock.today()
        yield DuePane(id="due", today=today)
        yield BriefPane(id="brief", today=today)
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Give the list the focus and fill it."""
        self.pane.focus()
        self.load()

    @property
    def pane(self) -> DuePane:
        """The list."""
        return self.query_one(DuePane)

    @property
    def line(self) -> Due | None:
        """The line under the cursor."""
        return self.pane.current

    @property
    def record(self) -> Record | None:
        """The record that line is about."""
        return self.journal.get(self.line.id) if self.line else None

    @property
    def client(self) -> Client | None:
        """The client it is about."""
        return self.journal.client(parse_ref(self.line.client)[1]) if self.line else None

    # Showing

    def load(self) -> None:
        """Read what is due, off the loop."""
        begin(self, self._read, "today", exclusive=True)

    async def _read(self) -> None:
        today = self.journal.clock.today()
        if not self.pane.current:
            self.pane.tell("reading what is due…")
        lines, names = await to_thread(self._gather, today)
        self._show(lines, names)

    def _gather(self, today: date) -> tuple[Sequence[Due], dict[str, str]]:
        lines = self.lines_of(self.journal.practice(today))
        return lines, {line.client: self.journal.get(line.client).words for line in lines}

    def lines_of(self, practice: Practice) -> Sequence[Due]:
        """Give the lines to show, oldest first."""
        return due(practice)

    def titles(self) -> list[Title]:
        """Say what the list is."""
        way = "by client" if self.pane.by_client else "by day"
        today = say_date(self.journal.clock.today())
        return [Title(f"Today, {today}", f"· {counted_due(self.pane.shown)} · {way}")]

    def _show(self, lines: Sequence[Due], names: dict[str, str]) -> None:
        self.pane.tell(self.empty)
        self.pane.fill(lines, names)
        self.pane.show_titles(self.titles())
        self._tell_brief()

    @on(Pane.Moved)
    def _tell_brief(self) -> None:
        """Show what to know before calling the client of the line under the cursor."""
        from clientjournal.insights.briefing import briefing

        client = self.client
        told = briefing(client, self.journal.timeline(client.id)) if client else None
        self.query_one(BriefPane).show(told)
        self.offer_keys()

    @property
    def empty(self) -> str:
        """What it says when nothing waits."""
        return DuePane.EMPTY

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was changed, here or elsewhere."""
        self.load()

    # Dealing with a line

    def action_done(self) -> None:
        """Say that the line under the cursor is done, or ask what more there is to say."""
        line, record = self.line, self.record
        if line is None or record is None:
            self.say("nothing is due here", "muted")
            return
        if isinstance(record, OwnUp) and line.kind == "own-up" and record.check is None:
            OwningUp(self).go_on(record)  # the check is asked before the call
            return
        fields = done(line, record, self.journal.clock.today())
        if fields is not None:
            self.run_job(self._settled(line, record, fields))
        elif isinstance(record, Client):
            self.action_write("contacts")
        elif line.kind == "consequence" and isinstance(record, Promise):
            Following(self).ask_consequence(record)
        elif line.kind == "client review":
            self.action_review()
        else:
            self.action_outcome()

    async def _settled(self, line: Due, record: Record, fields: Fields) -> None:
        await self.settle(record, fields)
        if line.kind == "confirm":
            words = f"{record.ref} was sent in writing today; {{undo}} takes that back"
            self.say(preferences_in(self).said(words))

    def action_missed(self) -> None:
        """Say that the promise under the cursor was missed."""
        line, record = self.line, self.record
        if line is not None and isinstance(record, Promise) and record.state is State.OPEN:
            self.run_job(self.settle(record, {"state": State.MISSED}))
        else:
            self.say("only an open promise is missed", "warn")

    def action_put_off(self, days: int) -> None:
        """Put the line under the cursor off by days from today."""
        line, record = self.line, self.record
        if line is not None and record is not None:
            to = self.journal.clock.today() + timedelta(days=days)
            self.run_job(self._put_off(line, record, to))

    def action_move(self) -> None:
        """Ask for the day it is put off to, and of a promise who moved it."""
        line, record = self.line, self.record
        if line is None or record is None:
            return
        try:
            put_off(line, record, date.max, self.journal.clock.today())
        except InvalidRecord as error:
            self.say(str(error), "warn")
            return

        async def save(fields: dict[str, Any]) -> Record:
            if fields["due"] is None:
                raise InvalidRecord("name a day: fri, +2w or 12 mar", "due")
            by = Side(str(fields["by"])) if "by" in fields else None
            return await self._put_off(line, record, fields["due"], by)

        is_promise = isinstance(record, Promise)
        spec = _MOVE_FORM if is_promise else _PUT_OFF_FORM
        values: dict[str, object] = {"by": getattr(record, "whose", Side.ME)} if is_promise else {}
        self._open_form(spec, f"Put off {record.ref}", values, save)

    async def _put_off(self, line: Due, record: Record, to: date, by: Side | None = None) -> Record:
        today = self.journal.clock.today()
        fields = put_off(line, record, to, today)
        if isinstance(record, Promise):
            moved: Record = await to_thread(self.journal.move, record, to, by or record.whose)
        else:
            moved = await self._amend(record, _PUT_OFF, fields)
        self.say(f"{record.ref} put off to {say_date(to)}")
        return moved

    # Looking

    def action_arrange(self) -> None:
        """Show the lines by client, or by day again."""
        self.pane.by_client = not self.pane.by_client
        self.load()

    @on(Pane.Chosen)
    def _open(self, event: Pane.Chosen) -> None:
        from clientjournal.tui.screens.entry import EntryScreen

        self.app.push_screen(
            EntryScreen(self.journal, self.journal.get(event.record.id), event.pane.shown)
        )

    def action_audit(self) -> None:
        """Walk through the Friday self-audit."""
        from clientjournal.tui.screens.audit import AuditScreen

        self.app.push_screen(AuditScreen(self.journal))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))
