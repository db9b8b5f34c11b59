"""Insights: every figure as a picture, each number opening what it counts."""

from __future__ import annotations

from asyncio import to_thread
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from clientjournal.insights.telling.panel import Panel, shortened
from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.dates import days_before
from clientjournal.model.errors import JournalError
from clientjournal.model.words import Sort
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin, undisturbed
from clientjournal.tui.panes.figures import FiguresPane
from clientjournal.tui.panes.figures_head import FiguresHead
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.privacy import shown
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, tone_class

PERIODS: tuple[tuple[str, int | None], ...] = (
    ("all time", None),
    ("12 months", 365),
    ("quarter", 91),
)
"""What each period is called, and the days it has up to today; None from the beginning."""

SORTS: tuple[tuple[str, Sort | None], ...] = (
    ("", None),
    ("dangers alone", Sort.DANGER),
    ("opportunities alone", Sort.OPPORTUNITY),
)
"""What may be shown of what was said and left unsaid."""

LISTED = {"quiet": 9, "pushing": 6}
"""Rows about one record each that a figure shows; the rest opens from a row of its own."""
LISTED_ELSE = 8

_FIRST = Panel("line", "Your line", "", ((),), needs="counting…")
"""What stands there until all is counted."""


class _View(NamedTuple):
    """Which figures are shown."""

    period: int = 0
    sort: int = 0
    of_client: bool = False


class InsightsScreen(Screen[None]):
    """The figures, counted off the loop; they follow every change."""

    CSS_PATH: ClassVar[str] = str(stylesheet("insights"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("insights")
    WHERE: ClassVar[str] = "insights"

    def __init__(self, journal: Journal, client: Client | None) -> None:
        """Show the figures of a journal.

        Args:
            journal: The journal.
            client: The selected client, whose figures alone may be asked for.
        """
        super().__init__()
        self.journal = journal
        self._client = client
        self._view = _View()

    def compose(self) -> ComposeResult:
        """Lay the figures out between the upper line and the keys."""
        yield FiguresHead()
        yield FiguresPane()
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Say that it counts; count once that is on the screen."""
        self._pane.focus()
        self._pane.show({_FIRST.key: _FIRST})
        self._say()
        self.call_after_refresh(self.load)

    @property
    def _pane(self) -> FiguresPane:
        return self.query_one(FiguresPane)

    # Counting

    def load(self) -> None:
        """Count anew, off the loop."""
        work = partial(self._count, self._view)
        begin(self, work, "insights", exclusive=True)

    async def _count(self, view: _View) -> None:
        try:
            with undisturbed():
                told = await to_thread(self._told, view, self.journal.clock.today())
        except JournalError as error:
            told = {_FIRST.key: _FIRST._replace(needs=str(error))}
        self._pane.show(told)

    def _told(self, view: _View, today: date) -> dict[str, Panel]:
        """Give the panels of a view by name."""
        from clientjournal.insights.figures import figures_of
        from clientjournal.insights.telling.panels import panels

        client = self._client if view.of_client else None
        practice = self.journal.practice(today)
        if client:
            practice = practice.of_client(client.id)
        days = PERIODS[view.period][1]
        since = None if days is None else days_before(today, days - 1)
        found = figures_of(practice, since, SORTS[view.sort][1])
        return {panel.key: _fitting(panel) for panel in panels(found, practice, client)}

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was changed, here or elsewhere."""
        self.load()

    # Choosing what is shown

    def action_period(self, by: int) -> None:
        """Take the next shorter or longer period, round and round."""
        self._change(self._view._replace(period=(self._view.period + by) % len(PERIODS)))

    def action_sort(self) -> None:
        """Show dangers alone, opportunities alone, or both."""
        self._change(self._view._replace(sort=(self._view.sort + 1) % len(SORTS)))

    def action_client(self) -> None:
        """Show the selected client's figures, or those of all."""
        if self._client is not None:
            self._change(self._view._replace(of_client=not self._view.of_client))

    def _change(self, view: _View) -> None:
        self._view = view
        self._say()
        self.load()

    def _say(self) -> None:
        """Say in the upper line which figures are shown."""
        of = self._client if self._view.of_client else None
        whose = shown(self, of.name) if of else "all clients"
        period, sort = PERIODS[self._view.period][0], SORTS[self._view.sort][0]
        self.query_one(FiguresHead).say(whose, period, sort)

    def privacy_changed(self) -> None:
        """Say whose figures they are, or hide it."""
        self._say()

    # Moving

    def action_step(self, by: int) -> None:
        """Move the cursor to the next row that opens."""
        self._pane.step(by)

    def action_figure(self, by: int) -> None:
        """Go to the next figure, or the one before."""
        self._pane.figure(by)

    def action_page(self, by: int) -> None:
        """Scroll by a page."""
        self._pane.scroll_page(by)

    def action_first(self) -> None:
        """Go to the first row."""
        self._pane.end(last=False)

    def action_last(self) -> None:
        """Go to the last row."""
        self._pane.end(last=True)

    # Looking

    def action_open(self) -> None:
        """Open the list behind the row under the cursor."""
        self._pane.open()

    @on(FiguresPane.Chosen)
    def _open(self, event: FiguresPane.Chosen) -> None:
        from clientjournal.tui.screens.behind import BehindScreen

        self.app.push_screen(BehindScreen(self.journal, event.panel.title, event.row))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))


def _fitting(panel: Panel) -> Panel:
    """Leave out the rows of a panel that would make it too long."""
    most = LISTED.get(panel.key, LISTED_ELSE)
    return panel._replace(columns=tuple(shortened(rows, most) for rows in panel.columns))
