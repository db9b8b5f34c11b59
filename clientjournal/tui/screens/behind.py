"""The list behind a number of a figure; a row opens the record."""

from __future__ import annotations

from asyncio import to_thread
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from clientjournal.insights.telling.panel import Row, counted_words
from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.errors import NotFound
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin
from clientjournal.tui.panes.behind import BehindPane
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.screens.page import Page, help_page
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, Piece, tone_class, wrapped


class BehindScreen(Screen[None]):
    """The numbers of one row in full, and what they count."""

    CSS_PATH: ClassVar[str] = str(stylesheet("insights"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("behind")
    WHERE: ClassVar[str] = "behind"

    def __init__(self, journal: Journal, figure: str, row: Row) -> None:
        """Show what is behind a row of a figure.

        Args:
            journal: The journal.
            figure: The title of the figure.
            row: The row.
        """
        super().__init__()
        self.journal = journal
        self._figure, self._counted = figure, row

    def compose(self) -> ComposeResult:
        """Lay the numbers and the list out above the keys."""
        yield StatusLine(self.journal.name)
        yield Page(self._in_full)
        names = {client.id: client.name for client in self.journal.clients()}
        yield BehindPane(id="behind", today=self.journal.clock.today(), names=names)
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Fill the list, off the loop."""
        self._pane.focus()
        begin(self, self._fill, "behind")

    @property
    def _pane(self) -> BehindPane:
        return self.query_one(BehindPane)

    def _in_full(self, width: int) -> list[Line]:
        """Write the row's numbers with their intervals."""
        row = self._counted
        said = " · ".join(row.full) or " ".join(part for part in (row.value, row.beside) if part)
        head = f"{self._figure}: {row.words}" if row.words else self._figure
        lines: list[Line] = [[Piece(line, "strong")] for line in wrapped(head, width)]
        return [*lines, *([Piece(line, "muted")] for line in wrapped(said, width))]

    async def _fill(self) -> None:
        behind = self._counted.behind
        groups = await to_thread(behind) if behind else []
        self._pane.fill(groups)
        listed = sum(len(group.behind) for group in groups)
        self._pane.show_titles([Title("Counted", counted_words(listed, self._counted.whole))])

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Draw anew; what was counted stays until the figures are looked at again."""
        self._pane.refresh()

    @on(Pane.Chosen)
    def _open(self, event: Pane.Chosen) -> None:
        from clientjournal.tui.screens.entry import EntryScreen

        try:
            record = self.journal.get(event.record.behind.record.ref)
        except NotFound:
            return
        self.app.push_screen(EntryScreen(self.journal, record))

    def action_back(self) -> None:
        """Go back to the figures."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(help_page(self.WHERE))
