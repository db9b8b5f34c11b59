"""A record in full, over the whole screen."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import ClassVar, Protocol

from textual import events
from textual.binding import BindingType

from clientjournal.export.versions import moved_away
from clientjournal.insights.briefing import briefing
from clientjournal.insights.links import links_of
from clientjournal.insights.threads import thread_line
from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.errors import JournalError, NotFound
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.versions import Version, versions_of
from clientjournal.tui.ends import BothEnds
from clientjournal.tui.ends.asking import client_of
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin
from clientjournal.tui.pages.before_call import before_call_lines
from clientjournal.tui.pages.entry import Told, call_width, client_page, entry_page, record_width
from clientjournal.tui.pages.owed import owed_lines
from clientjournal.tui.pages.versions import moved_lines, version_lines
from clientjournal.tui.privacy import is_private
from clientjournal.tui.saying import Saying
from clientjournal.tui.screens.page import WIDEST, PageScreen
from clientjournal.tui.screens.record_actions import RecordActions, client_name
from clientjournal.tui.screens.revising import Revising
from clientjournal.tui.text import Line, Tone, plain

WIDE = 140
"""Cells of a client's page, which has two columns."""


class Named(Protocol):
    """What a list holds: a record, or a line about one."""

    @property
    def ref(self) -> str:
        """The id of the record."""


class EntryScreen(BothEnds, Revising, RecordActions, PageScreen):
    """One record of a list; it follows every change made to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("entry")
    WHERE: ClassVar[str] = "entry"

    def __init__(self, journal: Journal, record: Record, among: Sequence[Named] = ()) -> None:
        """Show a record of a journal.

        Args:
            journal: The journal.
            record: The record.
            among: The list it stands in; that of its client's entries when empty.
        """
        self.journal = journal
        self._record = record
        self._among = among or self._of_its_client()
        self._at = _place_of(record, self._among)
        self._gone = False
        self._said = Saying()
        self._take(record)
        super().__init__(
            f"{record.ref}  ", self._written, self._placed(), client_name(journal, record)
        )

    def _of_its_client(self) -> Sequence[Named]:
        record = self._record
        if isinstance(record, ClientEntry):
            return self.journal.timeline(record.client)
        return self.journal.clients()

    def _take(self, record: Record) -> None:
        """Take a record, with what it hangs together with; its versions come later."""
        self._record = record
        self._versions: tuple[Version, ...] = ()
        self._moved: tuple[date, ...] = ()
        self._pages: dict[int, list[Line]] = {}
        self._places: list[int] = []
        self._link_at = -1
        self._told = Told()
        if isinstance(record, ClientEntry):
            entries = self._entries()
            links = links_of(record, [*entries, *self._named(record)])
            self._told = Told(thread_line(record, entries), links=links)

    def _named(self, record: Record) -> list[Record]:
        """Give what a record names, wherever it stands."""
        found = []
        for field, table in REFERENCES.items():
            number = getattr(record, field, None)
            if number is not None and field != "client":
                with suppress(JournalError):
                    found.append(self.journal.get(ref_of(table, number)))
        return found

    def _placed(self) -> str:
        """Say what it is, and where in its list."""
        count = len(self._among)
        if count < 2 or self._at < 0:
            return self._record.NOUN
        return f"{self._record.NOUN} · {self._at + 1:,} of {count:,}"

    def on_mount(self) -> None:
        """Say whose it is, and read the versions."""
        super().on_mount()
        self.offer_keys()
        self._read_versions()

    @property
    def record(self) -> Record:
        """The record shown."""
        return self._record

    # Writing the page

    def _written(self, width: int) -> list[Line]:
        if width not in self._pages:
            self._pages[width] = self._write_anew(width)
        return self._pages[width]

    def _write_anew(self, width: int) -> list[Line]:
        today = self.journal.clock.today()
        record = self._record
        if isinstance(record, Client):
            entries = self._entries()
            call = before_call_lines(briefing(record, entries), today, call_width(width))
            told = self._told._replace(owed=owed_lines(record, entries, today, record_width(width)))
            lines = client_page(record, told, call, today, width)
        else:
            entries = self._entries()
            owed = owed_lines(record, entries, today, min(width, WIDEST))
            page = entry_page(record, self._told._replace(owed=owed), today, width)
            lines, self._places = page
        versions = version_lines(type(record), self._versions, self.name_of, width)
        return [*lines, *moved_lines(self._moved, width), *versions]

    def _entries(self) -> list[ClientEntry]:
        client = client_of(self)
        return self.journal.timeline(client.id) if client else []

    @property
    def widest(self) -> int:
        """Cells of the page at most."""
        return WIDE if isinstance(self._record, Client) else WIDEST

    def _read_versions(self) -> None:
        begin(self, partial(self._take_versions, self._record), "versions", exclusive=True)

    async def _take_versions(self, record: Record) -> None:
        versions, moved = await to_thread(self._versions_of, record)
        if record is self._record:
            self._versions, self._moved = versions, moved
            self._draw_anew()

    def _versions_of(self, record: Record) -> tuple[tuple[Version, ...], tuple[date, ...]]:
        changes = self.journal.history(record.ref)
        now = self.journal.documents(record.TABLE).get(record.id)
        moved = moved_away(self.journal, record) if isinstance(record, Client) else ()
        return versions_of(changes, now), moved

    def _draw_anew(self) -> None:
        self._pages = {}
        self.rewrite(self._written)

    # Moving

    def action_turn(self, by: int) -> None:
        """Go to the next record of the list, or to the one before."""
        places = range(self._at + by, len(self._among) if by > 0 else -1, by)
        for place in places:
            ref = self._among[place].ref
            if ref == self._record.ref:
                continue
            with suppress(JournalError):
                record = self.journal.get(ref)
                self._at = place
                self._show(record)
                return
        self._answer("that was the last one" if by > 0 else "that was the first one", "muted")

    def _show(self, record: Record) -> None:
        self._take(record)
        self._said = Saying()
        frame = self.query_one("#frame")
        self._entitle(record)
        frame.border_subtitle = plain(self._placed())
        frame.scroll_home(animate=False)
        self._draw_anew()
        self._read_versions()

    def _entitle(self, record: Record) -> None:
        self._title, self._about = f"{record.ref}  ", client_name(self.journal, record)
        self.privacy_changed()
        self.offer_keys()

    def action_link(self, by: int) -> None:
        """Choose the next of the records it hangs together with, or the one before."""
        count = len(self._told.links)
        if not count:
            self._answer("nothing hangs together with it", "muted")
            return
        start = 0 if by > 0 else count - 1
        chosen = start if self._link_at < 0 else (self._link_at + by) % count
        self._link_at = chosen
        self._told = self._told._replace(chosen=chosen)
        self._draw_anew()
        self._keep_in_view(chosen)

    def _keep_in_view(self, chosen: int) -> None:
        frame = self.query_one("#frame")
        row = self._places[chosen] if chosen < len(self._places) else 0
        top, room = frame.scroll_offset.y, max(frame.size.height, 1)
        if not top <= row < top + room:
            frame.scroll_to(y=max(row - room // 2, 0), animate=False)

    def action_open(self) -> None:
        """Open the record chosen of those it hangs together with."""
        links = self._told.links
        if not links:
            self._answer("nothing hangs together with it", "muted")
            return
        link = links[max(self._link_at, 0)]
        among = [link.record for link in links]
        self.app.push_screen(EntryScreen(self.journal, link.record, among))

    def on_click(self, event: events.Click) -> None:
        """Open the linked record clicked on."""
        frame = self.query_one("#frame")
        row = event.screen_y - frame.content_region.y + frame.scroll_offset.y
        if frame.content_region.contains(event.screen_x, event.screen_y) and row in self._places:
            self._link_at = self._places.index(row)
            self.action_open()

    # Following

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Show the record as it is now; leave when it is gone."""
        try:
            record = self.journal.get(self._record.ref)
        except NotFound:
            self._gone = True
            self.on_screen_resume()
        else:
            chosen = self._link_at
            versions, moved = self._versions, self._moved
            self._take(record)
            self._versions, self._moved = versions, moved
            if chosen < len(self._told.links):
                self._link_at, self._told = chosen, self._told._replace(chosen=chosen)
            self._entitle(record)
            self._draw_anew()
            self._read_versions()

    def on_screen_resume(self) -> None:
        """Leave when the record went while this or another screen showed."""
        if self._gone and self.app.screen is self:
            self._gone = False
            self.dismiss(None)

    @property
    def says(self) -> str:
        """What it said last, for as long as it stands."""
        return self._said.words

    def second_passed(self, *, typed: bool) -> None:
        """Let what was said grow older; the frame then says again where the record stands."""
        before, self._said = self._said, self._said.later(typed=typed, seen=self.app.screen is self)
        if before.words and not self._said.words:
            self.query_one("#frame").border_subtitle = plain(self._placed())

    def _answer(self, words: str, tone: Tone, names: str = "") -> None:
        self._said = Saying(words, tone, names=names)
        self._say_again()

    def _say_again(self) -> None:
        said = self._said.shown(hides=is_private(self))
        self.query_one("#frame").border_subtitle = plain(said)

    def privacy_changed(self) -> None:
        """Hide names in the title and in what was said too, or show them again."""
        super().privacy_changed()
        if self._said.words:
            self._say_again()

    def say(self, words: str, tone: Tone = "good", names: str = "") -> None:
        """Say something in the frame; what was done, on the screens below too.

        What was wrong belongs to this page alone, unless it has gone meanwhile.
        """
        if tone != "good" and self in self.app.screen_stack:
            self._answer(words, tone, names)
            return
        for screen in self.app.screen_stack:
            if isinstance(screen, EntryScreen):
                screen._answer(words, tone, names)
            elif isinstance(screen, RecordActions):
                screen.say(words, tone, names)


def _place_of(record: Record, among: Sequence[Named]) -> int:
    """Give where a record stands in a list of any length, -1 where it does not."""
    found = next((place for place, one in enumerate(among) if one is record), -1)
    if found < 0:
        found = next((place for place, one in enumerate(among) if one.ref == record.ref), -1)
    return found
