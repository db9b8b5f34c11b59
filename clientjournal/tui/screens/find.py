"""Find: everything that holds some words, live as they are typed."""

from __future__ import annotations

from asyncio import Event, to_thread
from functools import partial
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.searching import folded
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin
from clientjournal.tui.panes.found import FoundPane
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.preview import Preview
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.screens.record_actions import RecordActions
from clientjournal.tui.screens.revising import Revising
from clientjournal.tui.screens.writing import Writing
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, plain, tone_class

HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (30, "-tall")]
"""The classes of the screen by its height; a low one has no room for the preview."""

FIRST, STEP = 60, 2000
"""Hits that are shown at once, and those that are counted at a time behind them."""

_ASK = "Type some words. Everything that holds all of them is shown, the newest first."
_NONE = "Nothing holds all of these words. A part of a word will do; capitals make no difference."


class FindField(Input):
    """The words that are sought; arrows and enter belong to the list below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("field")


class FindScreen(Writing, Revising, RecordActions, Screen[None]):
    """Words above, what holds them below."""

    CSS_PATH: ClassVar[str] = str(stylesheet("find"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("find")
    WHERE: ClassVar[str] = "find"
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, journal: Journal) -> None:
        """Find in a journal."""
        super().__init__()
        self.journal = journal
        self._sought = self._shown = ""
        self._first_hits = Event()

    def compose(self) -> ComposeResult:
        """Lay the words, the hits and the keys out."""
        yield StatusLine(self.journal.name)
        field = FindField(id="words")
        field.border_title = plain("Find in everything")
        field.cursor_blink = False
        yield field
        today = self.journal.clock.today()
        yield FoundPane(id="found", today=today, name_of=self.client_named)
        yield Preview(id="preview", today=today)
        yield KeyBar(self.WHERE, "field")

    def on_mount(self) -> None:
        """Begin with no words, and have the index made meanwhile."""
        self._field.focus()
        self._seek("")

    @property
    def record(self) -> Record | None:
        """The hit under the cursor."""
        return self._pane.current

    @property
    def client(self) -> Client | None:
        """The client the hit is about."""
        record = self.record
        if isinstance(record, Client):
            return record
        return self.journal.client(record.client) if isinstance(record, ClientEntry) else None

    @property
    def _field(self) -> FindField:
        return self.query_one(FindField)

    @property
    def _pane(self) -> FoundPane:
        return self.query_one(FoundPane)

    # Seeking

    def load(self) -> None:
        """Find anew in what has changed."""
        self._seek(self._sought)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._sought:
            self._seek(event.value)

    def _seek(self, words: str) -> None:
        self._sought = words
        self._first_hits = Event()
        work = partial(self._find, words, self._first_hits)
        begin(self, work, "find", exclusive=True, exit_on_error=False)

    async def _find(self, words: str, first_hits: Event) -> None:
        """Show the first hits, then count the others a piece at a time, all off the loop."""
        hits = self.journal.hits(words)
        found = await to_thread(lambda: list(islice(hits, FIRST)))
        whole = len(found) < FIRST
        is_new = words != self._shown
        self._show(words, found, whole)
        if is_new:
            self._pane.action_first()
            self._preview()
        first_hits.set()
        while not whole:
            more = await to_thread(lambda: list(islice(hits, STEP)))
            found = [*found, *more]
            whole = len(more) < STEP
            self._show(words, found, whole)

    def _show(self, words: str, found: list[Record], whole: bool) -> None:
        pane = self._pane
        self._shown = words
        pane.sought, pane.is_whole = folded(words), whole
        pane.tell(_NONE if pane.sought else _ASK)
        pane.show(found)
        self._preview()

    @on(Pane.Moved)
    def _preview(self) -> None:
        """Show the hit under the cursor below, with its words marked."""
        self._pane.refresh()
        record, sought = self.record, self._pane.sought
        about = self.client_named(record) if record else ""
        self.query_one(Preview).show(record, about, sought)
        self.offer_keys()

    # Acting

    async def action_open(self) -> None:
        """Open the hit under the cursor, once what was typed last is found."""
        from clientjournal.tui.screens.entry import EntryScreen

        if self._field.value != self._sought:
            self._seek(self._field.value)
        await self._first_hits.wait()
        if self.record is not None:
            self.app.push_screen(EntryScreen(self.journal, self.record, self._pane.shown))

    @on(Pane.Chosen)
    async def _chosen(self) -> None:
        await self.action_open()

    def action_step(self, by: int) -> None:
        """Move among the hits by rows while words are typed."""
        self._pane.action_step(by)

    def action_page(self, by: int) -> None:
        """Move among them by pages."""
        self._pane.action_page(by)

    def action_pane(self) -> None:
        """Go to the hits, or back to the words."""
        (self._field if self._pane.has_focus else self._pane).focus()

    def on_descendant_focus(self) -> None:
        """Name the keys that work: in the field only those that are no letters."""
        self.query_one(KeyBar).show_typing(self._field.has_focus)

    def begin_anew(self) -> None:
        """Go back to the words, all of them chosen, so that typing begins anew."""
        self._field.focus()
        self._field.select_all()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was changed, here or elsewhere."""
        self.load()
