"""The journal screen: clients on the left, the file of the selected one on the right."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.words import State
from clientjournal.tui.bare import Columns, Rows
from clientjournal.tui.ends import BothEnds
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import Left, begin, load_ahead, pace_in, undisturbed
from clientjournal.tui.panes.advice import AdvicePane
from clientjournal.tui.panes.card import CardPane, card_of
from clientjournal.tui.panes.clients import ClientsPane
from clientjournal.tui.panes.file import FilePane
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.moments import MomentsPane
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.promises import PromisesPane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.screens.clients_work import ClientsWork
from clientjournal.tui.screens.layout import PANES, layout
from clientjournal.tui.screens.record_actions import RecordActions
from clientjournal.tui.screens.revising import Revising
from clientjournal.tui.screens.writing import Writing
from clientjournal.tui.styling import StyledOnce
from clientjournal.tui.text import TONES, tone_class

if TYPE_CHECKING:
    from clientjournal.tui.overview import Overview

AT_ONCE = 4 * 2**20
"""Bytes of a journal up to which it is read before the first frame, later in a thread."""


LARGE = 16 * 2**20
"""Bytes from which the search is made ready before anybody asks for it."""


class JournalScreen(
    StyledOnce, BothEnds, ClientsWork, Writing, Revising, RecordActions, Screen[None]
):
    """Where the day is spent."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("journal")
    AUTO_FOCUS = None
    BLANK = True

    def __init__(self, journal: Journal) -> None:
        """Show a journal."""
        super().__init__()
        self.journal = journal
        self._active = "clients"
        self._entries = "advice"
        self._reveal: Record | None = None
        self._is_read = self._is_searchable = self._is_ready = False
        self._seen = _NOTHING_SEEN

    # Building

    def compose(self) -> ComposeResult:
        """Lay the panes out."""
        today = self.journal.clock.today()
        yield StatusLine(self.journal.name)
        with Columns(id="body"):
            yield ClientsPane(id="clients")
            with Rows(id="right"):
                yield CardPane(id="card")
                yield AdvicePane(id="advice", today=today)
                yield MomentsPane(id="moments", today=today)
                yield PromisesPane(id="promises", today=today)
                yield FilePane(id="file", today=today)
        yield KeyBar("journal")

    def on_mount(self) -> None:
        """Show what there is."""
        self._panes = {name: self.query_one(f"#{name}", Pane) for name in PANES}
        self.load()
        self._panes["clients"].focus()
        if self.journal.read_only:
            self.say("read-only: nothing can be saved here", "warn")

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the size."""
        self._arrange(event.size.width, event.size.height)

    # Showing

    @property
    def client(self) -> Client | None:
        """The selected client."""
        selected = self._panes["clients"].current
        return selected if isinstance(selected, Client) else None

    @property
    def record(self) -> Record | None:
        """The record under the cursor of the active pane."""
        return self._panes[self._active].current

    def say_at_start(self) -> None:
        """Say what is wrong with the config file, or else that unsaved text is kept."""
        from clientjournal.tui.drafting import kept_line

        if fault := preferences_in(self).fault_line:
            self.say(fault, "late")
        elif not self.says and (count := self.journal.drafts.count()):
            self.say(preferences_in(self).said(kept_line(count)), "muted")

    def saved(self, record: Record) -> None:
        """Show a record that was just saved, highlighted in its pane."""
        super().saved(record)
        self.reveal(record)

    def reveal(self, record: Record) -> None:
        """Show a record, highlighted in its pane."""
        self._reveal = record
        self.load()
        self.action_pane(_PANE_OF.get(record.TABLE, "file"))

    def lay_out(self) -> None:
        """Lay the panes out anew."""
        self._arrange(*self.app.size)

    def open(self, journal: Journal) -> None:
        """Show another journal."""
        self.journal = journal
        self._seen = _NOTHING_SEEN
        self.query_one(StatusLine).show_name(journal.name)
        self.load()

    def load(self) -> None:
        """Read the journal anew: the clients and what needs you, then the selected one's file."""
        clients = self._panes["clients"]
        assert isinstance(clients, ClientsPane)
        if self._seen != self.journal.head:
            first = self._seen == _NOTHING_SEEN
            self._seen = self.journal.head
            if self.journal.size <= AT_ONCE:
                self._is_read = True
                if first:  # the file of the selected client is painted before all is counted
                    self.call_after_refresh(self._take_stock)
                else:
                    self._take_stock()
            else:
                begin(self, self._read_on, "read", exclusive=True, exit_on_error=False)
        reveal, self._reveal = self._reveal, None
        wanted = reveal if isinstance(reveal, Client) else None
        if isinstance(reveal, ClientEntry) and reveal.client != getattr(self.client, "id", 0):
            wanted = self.journal.client(reveal.client)
        clients.show(self.journal.clients(), wanted)
        self._show_file(reveal)

    async def _read_on(self) -> None:
        """Read a large journal off the loop: first whose entries are whose, then what is due."""
        with undisturbed():
            await self._read_in_steps()

    async def _read_in_steps(self) -> None:
        first = not self._is_read
        if first:
            self.say(f"reading {self.journal.size // 2**20} MB: the clients' entries", "muted")
            await to_thread(self.journal.timeline, 0)
            self._is_read = True
            self._show_file(self._reveal)
            self.say(f"reading {self.journal.size // 2**20} MB: what is due", "muted")
        self._show_overview(await to_thread(self._overview))
        if first:
            self.say("")
            self.say_at_start()

    def rest(self) -> None:
        """Use a second without a key: make a large journal ready to search, once."""
        if self._is_ready and self.journal.size > LARGE and not self._is_searchable:
            self._is_searchable = True
            begin(self, self._make_searchable, "search", exit_on_error=False)

    async def _make_searchable(self) -> None:
        with undisturbed(), suppress(Left):
            await to_thread(self.journal.prepare_search, pace_in(self).busy)

    def _take_stock(self) -> None:
        """Count what is due and who is quiet."""
        self._show_overview(self._overview())

    def _overview(self) -> Overview:
        from clientjournal.tui.overview import overview  # not before the first frame is there

        return overview(self.journal.practice())

    def _show_overview(self, seen: Overview) -> None:
        """Show what needs you: by client, and in all."""
        clients = self._panes["clients"]
        assert isinstance(clients, ClientsPane)
        clients.show_signs(seen.signs)
        self.query_one(StatusLine).show_counts(seen.due, seen.quiet)
        if not self._is_ready:
            self._is_ready = True
            begin(self, self._load_ahead, "load", exit_on_error=False)

    async def _load_ahead(self) -> None:
        await to_thread(load_ahead)

    def _show_file(self, reveal: Record | None = None) -> None:
        """Show the selected client's file; a revealed record gets the cursor of its pane."""
        client = self.client
        entries = self.journal.timeline(client.id) if client and self._is_read else []
        promises = sorted((e for e in entries if isinstance(e, Promise)), key=_promise_order)
        lists: dict[str, list[ClientEntry]] = {
            "advice": [e for e in entries if isinstance(e, Advice)],
            "moments": [e for e in entries if isinstance(e, Moment)],
            "promises": list(promises),
            "file": [e for e in entries if not isinstance(e, Advice | Moment | Promise)],
        }
        self.query_one(AdvicePane).show_conditions(entries)
        for name, records in lists.items():
            self._panes[name].show(records, reveal if reveal in records else None)
        card = card_of(client, entries, self.journal.clock.today()) if client else None
        self.query_one(CardPane).show(card)
        self._arrange(*self.app.size)

    def _arrange(self, width: int, height: int) -> None:
        """Show the panes that have room, as tabs where they share it."""
        plan = layout(width, height, self._active, self._entries)
        for name, pane in self._panes.items():
            pane.display = name in plan.seen
            tabs = plan.tabs.get(name)
            pane.show_titles(
                [self._panes[tab].title._replace(active=tab == name) for tab in tabs]
                if tabs
                else None
            )
        right = any(name in plan.seen for name in PANES[1:])
        self.query_one("#right").display = right
        self.query_one(CardPane).display = plan.card and right
        self.offer_keys()

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was changed, here or elsewhere."""
        if not changes:
            self._seen = _NOTHING_SEEN  # another program rewrote the file
        if self._seen != self.journal.head:
            self.load()

    # Moving between panes

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        self._active = name
        if name != "clients":
            self._entries = name
        self._panes[name].display = True
        self.set_focus(
            self._panes[name]
        )  # before others hide: a hidden one would pass its focus on
        self._arrange(*self.app.size)

    def action_next_pane(self, by: int) -> None:
        """Go to the next pane, round and round."""
        self.action_pane(PANES[(PANES.index(self._active) + by) % len(PANES)])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane has the focus."""
        name = event.widget.id
        if name in PANES and name != self._active:
            self._active = name
            if name != "clients":
                self._entries = name
            self._arrange(*self.app.size)

    @on(Pane.TabChosen)
    def _tab_chosen(self, event: Pane.TabChosen) -> None:
        plan = layout(*self.app.size, self._active, self._entries)
        tabs = plan.tabs.get(event.pane.id or "", ())
        if event.record < len(tabs):
            self.action_pane(tabs[event.record])

    @on(Pane.Moved, "#clients")
    def _client_moved(self) -> None:
        self._panes["clients"].refresh()
        for name in PANES[1:]:
            self._panes[name].show([])
        self._show_file()

    @on(Pane.Chosen)
    def _opened(self, event: Pane.Chosen) -> None:
        from clientjournal.tui.screens.entry import EntryScreen

        if event.record is not None:
            self.app.push_screen(EntryScreen(self.journal, event.record, event.pane.shown))

    def go_to_client(self, client: Client) -> None:
        """Select a client."""
        clients = self._panes["clients"]
        clients.action_clear()
        if clients.go_to(client):
            self._client_moved()

    def action_today(self) -> None:
        """Show what is due."""
        from clientjournal.tui.screens.today import TodayScreen

        self.app.push_screen(TodayScreen(self.journal))

    def action_insights(self) -> None:
        """Show the figures."""
        from clientjournal.tui.screens.insights import InsightsScreen

        self.app.push_screen(InsightsScreen(self.journal, self.client))

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page("journal"))


_PANE_OF = {name: name for name in PANES[:4]}
"""The pane of a table's records; the rest is in the file."""


_NOTHING_SEEN = (-1, "")
"""The head of no journal."""


def _promise_order(promise: Promise) -> tuple[bool, int, int]:
    """Order promises: the open ones by due date, then the others, the newest first."""
    if promise.state is State.OPEN:
        return (False, promise.due.toordinal() if promise.due else 10**7, promise.id)
    return (True, -(promise.done_on or promise.due or promise.on).toordinal(), promise.id)
