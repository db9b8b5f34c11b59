"""Import: how a file is read, what would become of each row, and taking it in."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from clientjournal.importing import Fate, Format, Intake, Plan
from clientjournal.importing.headers import fields_of
from clientjournal.importing.letters import ENCODINGS, UnknownLetters
from clientjournal.model.errors import JournalError
from clientjournal.model.safe import visible
from clientjournal.model.tables import BY_TABLE, KINDS
from clientjournal.tui.keys import bindings
from clientjournal.tui.loading import begin, undisturbed
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.importing import Column, ColumnsPane, ImportHead, RowsPane
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.screens.pick import Pick, PickScreen
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Tone, tone_class

PATIENCE = 0.5
"""Seconds after which a bar shows how far it is."""

_ORDERS = {"": "as found", "dmy": "day first", "mdy": "month first", "ymd": "year first"}

T = TypeVar("T")


class ImportScreen(Screen[str]):
    """A file on its way in; it closes with what was done, or with nothing."""

    CSS_PATH: ClassVar[str] = str(stylesheet("import"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("import")
    WHERE: ClassVar[str] = "import"

    class Progressed(Message):
        """So many of so many are done."""

        def __init__(self, done: int, whole: int) -> None:
            super().__init__()
            self.done = (done, whole)

    def __init__(self, intake: Intake) -> None:
        """Show a file that was opened."""
        super().__init__()
        self._intake = intake
        self._plan: Plan | None = None
        self._busy_since: float | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head, the columns of a table, the rows and the keys."""
        yield StatusLine(visible(self._intake.opened.path.name))
        yield ImportHead()
        if self._is_table:
            yield ColumnsPane(id="columns")
        yield RowsPane(id="rows")
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Read the file."""
        self.query_one(RowsPane).focus()
        self._read()

    @property
    def is_busy(self) -> bool:
        """Whether the file is being read or taken in; keys that choose wait for its end."""
        return self._busy_since is not None

    @property
    def _is_table(self) -> bool:
        return self._intake.opened.format is Format.CSV

    def say(self, words: str, tone: Tone = "good") -> None:
        """Say something in the upper line."""
        self.query_one(StatusLine).say(words, tone)

    # Reading

    def _read(self, **choices: object) -> None:
        """Read the file anew, with other choices if any are given."""
        if self.is_busy:
            return
        self._intake.choose(**choices)
        self._busy_since = monotonic()
        begin(self, self._look, "import", exit_on_error=False)

    async def _look(self) -> None:
        try:
            self._plan = await self._off_the_loop(partial(self._intake.plan, self._tell))
        except JournalError as error:
            self._plan = None
            self.query_one(RowsPane).show([])
            hint = " (l chooses the letters)" if isinstance(error, UnknownLetters) else ""
            self.query_one(RowsPane).tell(f"{error}{hint}")
            self.say("nothing can be taken in yet", "late")
        else:
            pane = self.query_one(RowsPane)
            pane.show(self._plan.rows)
            pane.show_titles([Title("What would become of each row", pane.count)])
            self.say(self._summary(self._plan), "warn" if self._plan.refused else "good")
        finally:
            self._rest()

    async def _off_the_loop(self, work: Callable[[], T]) -> T:
        with undisturbed():
            return await to_thread(work)

    def _rest(self) -> None:
        """Show what holds once nothing is going on."""
        self._busy_since = None
        head = self.query_one(ImportHead)
        head.show_progress(None)
        notes = self._plan.notes if self._plan else (self._intake.encoding,)
        about = " · ".join([self._intake.opened.format.value, *filter(None, notes)])
        head.show(visible(about), self._chosen())
        if self._is_table:
            self._show_columns()

    def _tell(self, done: int, whole: int) -> None:
        """Tell the screen how far it is; called on the thread that works."""
        since = self._busy_since
        if since is not None and monotonic() - since > PATIENCE:
            self.post_message(self.Progressed(done, whole))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self.is_busy:
            self.query_one(ImportHead).show_progress(event.done)

    def _show_columns(self) -> None:
        table, mapping = self._intake.table, self._intake.mapping
        if table is None or mapping is None:
            return
        pane = self.query_one(ColumnsPane)
        place = pane.current
        columns = []
        for number, (header, field) in enumerate(zip(table.headers, mapping.fields, strict=True)):
            cells = (row.cells[number] for row in table.rows[:200] if row.cells)
            columns.append(
                Column(header, field, next((cell for cell in cells if cell.strip()), ""))
            )
        kept = next((c for c in columns if place is not None and c.words == place.words), None)
        pane.show(columns, kept)
        pane.show_titles([Title("Columns", pane.count)])

    def _chosen(self) -> list[tuple[str, str]]:
        """Say what each key has chosen."""
        choices, mapping = self._intake.choices, self._intake.mapping
        said = []
        if self._is_table:
            table = mapping.table if mapping else choices.table
            said.append(("t", f"rows are {table.replace('_', '-') or 'what each says'}"))
            order = (mapping.order if mapping else None) or choices.order or ""
            said.append(("d", f"dates {_ORDERS[order]}"))
            said.append(("n", f"unknown clients {'made' if choices.make_clients else 'refused'}"))
        if self._intake.opened.format is not Format.JSON:
            said.append(("l", f"letters {ENCODINGS.get(choices.encoding, 'as found')}"))
        said.append(("c", f"conflicts {'come in beside' if self._beside else 'left out'}"))
        skip = choices.skip_refused
        said.append(("r", "refused rows left out" if skip else "refused rows stop it"))
        return said

    @property
    def _beside(self) -> bool:
        chosen = self._intake.choices.beside
        return self._intake.opened.format is Format.JSON if chosen is None else chosen

    def _summary(self, plan: Plan) -> str:
        parts = [f"{len(plan.joined.new):,} new", f"{plan.counts[Fate.SAME]:,} the same"]
        parts += [
            f"{plan.counts[fate]:,} {words}"
            for fate, words in ((Fate.CONFLICT, "in conflict"), (Fate.REFUSED, "refused"))
            if plan.counts[fate]
        ]
        return ", ".join(parts)

    # Choosing

    def action_pane(self) -> None:
        """Go to the other list."""
        self.focus_next(Pane)

    def action_kind(self) -> None:
        """Choose what the rows are."""
        if self._is_table and not self.is_busy:
            picks = [Pick(kind.TABLE, kind.TABLE.replace("_", "-")) for kind in KINDS]
            now = self._intake.mapping.table if self._intake.mapping else ""
            self._pick("The rows are", picks, now, lambda table: self._read(table=table))

    def action_order(self) -> None:
        """Choose what comes first in days."""
        if self._is_table and not self.is_busy:
            orders = list(_ORDERS)
            now = self._intake.choices.order or ""
            following = orders[(orders.index(now) + 1) % len(orders)]
            self._intake.forget_order()
            self._read(order=following or None)

    def action_letters(self) -> None:
        """Choose what the letters are in."""
        if self._intake.opened.format is not Format.JSON:
            names = ["", *ENCODINGS]
            now = names.index(self._intake.choices.encoding)
            self._read(encoding=names[(now + 1) % len(names)])

    def action_clients(self) -> None:
        """Make unknown clients, or refuse the rows that name them."""
        self._read(make_clients=not self._intake.choices.make_clients)

    def action_conflicts(self) -> None:
        """Leave out what is in conflict, or take it in beside what is here."""
        self._read(beside=not self._beside)

    def action_refused(self) -> None:
        """Stop at refused rows, or leave them out."""
        if not self.is_busy:
            self._intake.choose(skip_refused=not self._intake.choices.skip_refused)
            self._rest()

    @on(Pane.Chosen, "#columns")
    def _column_chosen(self, event: Pane.Chosen) -> None:
        mapping, table = self._intake.mapping, self._intake.table
        if self.is_busy or mapping is None or table is None:
            return
        column = table.headers.index(event.record.words)
        names = fields_of(mapping.table)
        picks = [Pick("", "nothing: leave it out")]
        picks += [Pick(name, name.replace("_", " ")) for name in names]
        title = f"{visible(event.record.words, 40)} fills"
        self._pick(title, picks, mapping.fields[column], partial(self._fill, column))

    def _fill(self, column: int, field: str) -> None:
        if self._intake.mapping is not None:
            self._intake.mapping = self._intake.mapping.with_field(column, field)
            self._read()

    @on(Pane.Chosen, "#rows")
    def _row_chosen(self, event: Pane.Chosen) -> None:
        row = event.record
        noun = BY_TABLE[row.table].NOUN if row.table else ""
        self.say(f"{row.place}, {row.fate.value} {noun}: {row.why or row.words}", "muted")

    def _pick(self, title: str, picks: list[Pick], now: str, then: Callable[[str], None]) -> None:
        def chosen(value: str | None) -> None:
            if value is not None:
                then(value)

        self.app.push_screen(PickScreen(title, picks, now), chosen)

    # Taking in

    def action_take_in(self) -> None:
        """Take the file in as one change."""
        plan = self._plan
        if self.is_busy:
            return
        if plan is None:
            self.say("nothing can be taken in yet", "late")
        elif plan.refused and not self._intake.choices.skip_refused:
            first = plan.refused[0]
            said = f"{len(plan.refused):,} refused ({first.place}): r leaves them out"
            self.say(said, "late")
        else:
            self._busy_since = monotonic()
            self.run_worker(self._take_in(plan), name="save", group="save", exit_on_error=False)

    async def _take_in(self, plan: Plan) -> None:
        try:
            work = partial(self._intake.take_in, plan, self._tell)
            joined = await self._off_the_loop(work)
        except JournalError as error:
            self._rest()
            self.say(str(error), "late")
        else:
            back = "; u takes them back" if joined.new else ""
            self.dismiss(f"{len(joined.new):,} records taken in, {joined.same:,} the same{back}")

    def action_back(self) -> None:
        """Leave; nothing was taken in."""
        if not self.workers or not any(w.group == "save" and w.is_running for w in self.workers):
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))
