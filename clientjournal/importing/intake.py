"""One file on its way into a journal: how it is read, what would become of it, and taking it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clientjournal.importing.cards import gather_cards
from clientjournal.importing.gathered import Gathered, Progress, nobody
from clientjournal.importing.journal_file import gather_journal, read_file
from clientjournal.importing.letters import text_of
from clientjournal.importing.mapping import Mapping, Remembered, guess, said
from clientjournal.importing.opened import Format, Opened, open_file
from clientjournal.importing.planning import Plan, plan_of
from clientjournal.importing.rows import gather_rows
from clientjournal.importing.table import Table, read_table
from clientjournal.journal import Journal
from clientjournal.model.dates import Order
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.joining import Joined


@dataclass(frozen=True)
class Choices:
    """What a person may choose; whatever is left open is told from the file.

    Attributes:
        encoding: What the letters are in, one of ``letters.ENCODINGS``.
        table: The table all rows of a CSV file belong in.
        columns: What columns fill, as ``COLUMN=FIELD``.
        order: What comes first in days written in figures.
        make_clients: Whether a client that a row names and nobody knows is made, or refused.
        beside: Whether a record that is here but says something else comes in beside it. By
            default only the records of another journal do; rows and cards are left out.
        skip_refused: Whether the rest comes in when rows are refused.

    """

    encoding: str = ""
    table: str = ""
    columns: Sequence[str] = ()
    order: Order | None = None
    make_clients: bool = True
    beside: bool | None = None
    skip_refused: bool = False


class Intake:
    """A file that was opened for a journal."""

    def __init__(
        self,
        journal: Journal,
        file: Path | Opened,
        choices: Choices | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        """Open a file.

        Args:
            journal: Where it goes.
            file: The file, or what was read of it.
            choices: How it is read.
            remembered: The mappings used before.

        Raises:
            NotAJournal: It cannot be read or holds nothing that can be taken in.

        """
        self.journal = journal
        self.opened = file if isinstance(file, Opened) else open_file(file)
        self.choices = choices or Choices()
        self.mapping: Mapping | None = None
        self.encoding = ""
        self._table: Table | None = None
        self._remembered = remembered or Remembered()

    @property
    def table(self) -> Table | None:
        """The rows and columns of a CSV file, once it was planned."""
        return self._table

    def choose(self, **changes: object) -> None:
        """Change a choice; what follows from it is found anew."""
        if changes.keys() & {"encoding", "table"}:
            self._table = self._table if "encoding" not in changes else None
            self.mapping = None
        self.choices = replace(self.choices, **changes)  # type: ignore[arg-type]

    def forget_order(self) -> None:
        """Leave what comes first in days to be chosen or told anew."""
        if self.mapping is not None:
            self.mapping = Mapping(self.mapping.table, self.mapping.fields)

    def plan(self, progress: Progress = nobody) -> Plan:
        """Read the file and give what would become of every row; nothing is changed.

        Raises:
            JournalError: It cannot be read as a whole.

        """
        beside = self.choices.beside
        if beside is None:
            beside = self.opened.format is Format.JSON
        gathered = self._gathered(progress)
        return plan_of(
            self.journal, gathered, beside=beside, make_clients=self.choices.make_clients
        )

    def take_in(self, plan: Plan, progress: Progress | None = None) -> Joined:
        """Take in what a plan says, as one change with one undo, or nothing.

        Raises:
            InvalidRecord: Rows are refused and the rest was not asked for.
            JournalError: The journal cannot be written.

        """
        refused = plan.refused
        if refused and not self.choices.skip_refused:
            raise InvalidRecord(_refusal(self.opened.path.name, plan))
        name = self.opened.path.name
        reason = f"{name}, history up to {plan.head}" if plan.head else name
        if plan.joined.new:
            joined = self.journal.take_in(
                plan.incoming,
                reason,
                plan.history or None,
                known=plan.known,
                beside=plan.beside,
                progress=progress,
            )
        else:
            joined = plan.joined
        if self._table is not None and self.mapping is not None:
            self._remembered.keep(self._table.headers, self.mapping)
        return joined

    def _gathered(self, progress: Progress) -> Gathered:
        opened = self.opened
        if opened.format is Format.JSON:
            return gather_journal(read_file(opened.path), opened.path.name)
        if opened.format is Format.VCARD:
            text, self.encoding = text_of(opened.content, self.choices.encoding)
            gathered = gather_cards(text, progress)
        else:
            table, mapping = self.columns()
            gathered = gather_rows(table, mapping, progress)
        gathered.notes.insert(0, self.encoding)
        return gathered

    def columns(self) -> tuple[Table, Mapping]:
        """Read a CSV file's rows; give them and what its columns fill.

        Raises:
            JournalError: It is no table, or a column was named that is not there.

        """
        if self._table is None:
            text, self.encoding = text_of(self.opened.content, self.choices.encoding)
            self._table = read_table(text, self.opened.path.name)
        if self.mapping is None:
            headers = self._table.headers
            last = self._remembered.of(headers)
            if last is None or (self.choices.table and last.table != self.choices.table):
                last = guess(headers, self.choices.table)
            self.mapping = said(last, headers, self.choices.columns)
        order = self.choices.order or self.mapping.order
        self.mapping = Mapping(self.mapping.table, self.mapping.fields, order)
        return self._table, self.mapping


def import_file(journal: Journal, path: Path, dry_run: bool = False) -> Joined:
    """Take a file in: all of it as one change, or nothing.

    Args:
        journal: Where it goes.
        path: The file.
        dry_run: Only say what would come in.

    Raises:
        JournalError: The file cannot be read or a record breaks a rule; nothing was changed.

    """
    intake = Intake(journal, path)
    plan = intake.plan()
    if plan.refused:
        raise InvalidRecord(_refusal(path.name, plan))
    return plan.joined if dry_run else intake.take_in(plan)


def _refusal(name: str, plan: Plan) -> str:
    """Say in a line which rows are refused and why."""
    first, *rest = plan.refused
    verb = "is" if len(rest) == 1 else "are"
    more = f"; so {verb} {', '.join(row.place for row in rest[:5])}" if rest else ""
    more += f" and {len(rest) - 5:,} more" if len(rest) > 5 else ""
    return f"nothing of {name} was taken in: {first.place} is refused: {first.why}{more}"
