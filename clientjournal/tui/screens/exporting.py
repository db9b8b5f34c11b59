"""Export: whose history, in which copy and format, how it will read, and writing it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.screen import Screen

from clientjournal.export.delivery import Delivery, Names, Ready, Written
from clientjournal.export.formats import FORMATS
from clientjournal.export.paged import page_of
from clientjournal.export.writing import IsThere
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.errors import JournalError
from clientjournal.model.safe import visible
from clientjournal.tui.folder import open_folder
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin, undisturbed
from clientjournal.tui.marking import Marking
from clientjournal.tui.pages.document import page_lines, table_lines, text_lines
from clientjournal.tui.panes.exporting import ChoicesPane, DocumentPane, ExportSays
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown
from clientjournal.tui.screens.export_choices import rows_of
from clientjournal.tui.screens.export_choosing import ExportChoosing
from clientjournal.tui.screens.layout import WIDE
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, Tone, tone_class

PATIENCE = 0.5
"""Seconds after which a bar shows how far it is."""

_WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (WIDE, "-wide")]
"""The classes of the screen by its width."""


class ExportScreen(ExportChoosing, Screen[None]):
    """A history on its way out."""

    CSS_PATH: ClassVar[str] = str(stylesheet("export"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("export")
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    WHERE: ClassVar[str] = "export"

    class Progressed(Message):
        """So many of so many are done."""

        def __init__(self, done: int, whole: int) -> None:
            super().__init__()
            self.done = (done, whole)

    def __init__(
        self, journal: Journal, client: Client | None, marked: Collection[str] = ()
    ) -> None:
        """Prepare an export.

        Args:
            journal: The journal.
            client: Whose history it is of at first; None for every client's.
            marked: The ids of the entries that were marked, which it then is of at first.

        """
        super().__init__()
        self.delivery = Delivery(journal, client, marked)
        self.delivery.choose(folder=Path.home())
        self._written: Written | None = None
        self._busy = False
        self._done: tuple[int, int] = (0, 1)
        self._look_number = 0

    def compose(self) -> ComposeResult:
        """Lay out the choices, what is said of them, and the document."""
        yield StatusLine(self.delivery.journal.name)
        with Container(id="export-body"):
            with Vertical(id="export-left"):
                yield ChoicesPane(id="choices")
                yield ExportSays()
            yield DocumentPane(id="document")
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Show the choices and gather the document."""
        self.query_one(ChoicesPane).focus()
        self.look()

    @property
    def is_busy(self) -> bool:
        """Whether the file is being written."""
        return self._busy

    def say(self, words: str, tone: Tone = "good", names: str = "") -> None:
        """Say something in the upper line; ``names`` is the part that names somebody."""
        self.query_one(StatusLine).say(words, tone, names)

    # Looking

    def look(self, **changes: object) -> None:
        """Gather the document anew, with other choices if any are given."""
        if self._busy:
            return
        self.delivery.choose(**changes)
        self._written = None
        self._look_number += 1
        self._show_choices()
        begin(self, partial(self._look, self._look_number), "look", exit_on_error=False)

    def _show_choices(self) -> None:
        pane = self.query_one(ChoicesPane)
        rows = rows_of(self.delivery)
        current = pane.current
        kept = next((r for r in rows if current and r.command == current.command), None)
        pane.show(rows, kept)
        client = self.delivery.client
        pane.show_titles([Title("Export", shown(self, visible(client.name, 60)) if client else "")])

    def privacy_changed(self) -> None:
        """Hide the client's name in the title too, or show it again."""
        self._show_choices()

    async def _look(self, number: int) -> None:
        delivery = self.delivery
        says = self.query_one(ExportSays)
        document = self.query_one(DocumentPane)
        try:
            with undisturbed():
                ready, write = await to_thread(self._gathered)
        except JournalError as error:
            if number == self._look_number:
                document.tell("There is nothing to show.")
                says.show((str(error), "late"))
            return
        if number == self._look_number:
            title = f"{FORMATS[delivery.choices.format].words} · {delivery.holds(ready)}"
            document.show_document(title, write)
            says.show(*self._about(ready))

    def _gathered(self) -> tuple[Ready, Callable[[int], list[Line]]]:
        """Gather what the copy holds, and what draws it; called off the loop."""
        ready = self.delivery.gather(_nobody)
        if FORMATS[self.delivery.choices.format].is_paper:
            pages = [page_of(history) for history in ready.histories]
            return ready, partial(page_lines, pages)
        draw = table_lines if self.delivery.choices.format == "csv" else text_lines
        return ready, partial(draw, self.delivery.content(ready).decode("utf-8-sig"))

    def _about(self, ready: Ready) -> list[tuple[str, Tone]]:
        """Say what the copy leaves out and what stands in the way of writing it."""
        said: list[tuple[str, Tone]] = []
        if ready.others and not self.delivery.choices.allow_names:
            words = f"Its text names other clients: {', '.join(ready.others[:8])}."
            said.append((f"{words} {self._keys('{export-names} lets them pass.')}", "warn"))
        elif ready.others:
            said.append((f"These names pass: {', '.join(ready.others[:8])}.", ""))
        if ready.left_out:
            said.append((f"Left out of this copy: {', '.join(ready.left_out)}.", "muted"))
        return said

    def _keys(self, words: str) -> str:
        return preferences_in(self).said(words)

    def action_pane(self) -> None:
        """Go to the other pane."""
        self.focus_next(Pane)

    # Writing

    def action_write_out(self) -> None:
        """Write the file."""
        self._write()

    def _write(self, *, over: bool = False) -> None:
        if not self._busy:
            self._busy, self._done = True, (0, 1)
            self.set_timer(PATIENCE, self._show_bar)
            self.run_worker(self._wrote(over), name="save", group="save", exit_on_error=False)

    async def _wrote(self, over: bool) -> None:
        says = self.query_one(ExportSays)
        try:
            with undisturbed():
                written, ready = await to_thread(self._deliver, over)
        except IsThere:
            self._rest()
            self._ask_over()
        except Names as error:
            self._rest()
            way = self._keys("{export-names} lets them pass")
            self.say(f"{error}: {way}", "late", ", ".join(error.names))
        except JournalError as error:
            self._rest()
            self.say(str(error), "late", str(self.delivery.path))
        else:
            self._rest()
            self._written = written
            where = f"Wrote {written.holds}, {_bytes(written.size)}, to {written.path}."
            way = self._keys("{export-open} opens the folder.")
            says.show((f"{where} {way}", "good"), *self._about(ready))
            self.say(f"wrote {written.path.name}", names=written.path.name)
            if self.delivery.choices.chosen and isinstance(self.app, Marking):
                self.app.action_unmark()
        finally:
            self._busy = False

    def _deliver(self, over: bool) -> tuple[Written, Ready]:
        ready = self.delivery.gather(self._tell)
        return self.delivery.write(ready, over=over), ready

    def _rest(self) -> None:
        self._busy = False
        self.query_one(ExportSays).show_progress(None)

    def _ask_over(self) -> None:
        from clientjournal.tui.screens.choose import ChooseScreen

        answers = [
            Answer("o", "write over it", "", {"over": True}),
            Answer("n", "give another name", "", {"over": False}),
        ]

        def answered(answer: Answer | None) -> None:
            if answer is not None and answer.fields["over"]:
                self._write(over=True)
            elif answer is not None:
                self.action_where()

        self.app.push_screen(ChooseScreen("There is a file of that name", answers), answered)

    def _tell(self, done: int, whole: int) -> None:
        """Tell the screen how far it is; called on the thread that works."""
        self.post_message(self.Progressed(done, whole))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        self._done = event.done
        says = self.query_one(ExportSays)
        if self._busy and says.shows_progress:
            says.show_progress(event.done)

    def _show_bar(self) -> None:
        if self._busy:
            self.query_one(ExportSays).show_progress(self._done)

    def action_open_folder(self) -> None:
        """Show the folder of the file that was written."""
        if self._written is None:
            self.say(self._keys("nothing is written yet; {export-write} writes it"), "warn")
            return
        try:
            open_folder(self._written.path.parent.absolute())
        except JournalError as error:
            self.say(str(error), "late", str(self._written.path.parent.absolute()))

    # Leaving

    def action_back(self) -> None:
        """Leave; a file that is being written is waited for."""
        if not self._busy:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))


def _nobody(done: int, whole: int) -> None:
    """Tell nobody of progress."""


def _bytes(size: int) -> str:
    """Say how large a file is."""
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(size // 1024, 1):,} KB"
