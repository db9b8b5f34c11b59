"""What goes out of a journal: whose history, in which copy and format, and where to.

It gathers, previews and writes; nothing of a screen or a command line is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clientjournal.export.copies import Copy
from clientjournal.export.formats import render
from clientjournal.export.history import History, Span, history_of
from clientjournal.export.left_out import left_out
from clientjournal.export.names import others_named
from clientjournal.export.naming import file_name, journal_name
from clientjournal.export.options import Options
from clientjournal.export.writing import write_document
from clientjournal.journaling.reading import Reader
from clientjournal.model.client import Client
from clientjournal.model.errors import JournalError, NotFound
from clientjournal.model.record import ClientEntry
from clientjournal.model.tables import KINDS

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


class Names(JournalError):
    """A copy to hand over names other clients in its text; ``names`` has them."""

    def __init__(self, names: Sequence[str]) -> None:
        """Say which."""
        super().__init__(f"its text names other clients: {', '.join(names)}")
        self.names = tuple(names)


@dataclass(frozen=True)
class Choices:
    """What a person may choose.

    Attributes:
        copy: Who it is for; of all clients it is always the file copy.
        format: one of ``FORMATS``.
        everything: Whether it is of every client.
        chosen: Whether it holds the marked entries alone.
        start: The first day.
        end: The last day.
        options: What the format offers.
        folder: Where the file goes.
        name: The file's name; made from what it holds when empty.
        is_named: Whether a name that is made says the client's.
        allow_names: Whether names of other clients may pass.

    """

    copy: Copy = Copy.CLIENT
    format: str = "html"
    everything: bool = False
    chosen: bool = False
    start: date | None = None
    end: date | None = None
    options: Options = field(default_factory=Options)
    folder: Path = Path()
    name: str = ""
    is_named: bool = True
    allow_names: bool = False


class Ready(NamedTuple):
    """What a delivery would write.

    Attributes:
        histories: The history of each client.
        others: The names of other clients in its text.
        left_out: What the copy leaves out, counted.

    """

    histories: tuple[History, ...]
    others: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def entries(self) -> int:
        """How many entries it holds; one that a handover names twice counts once."""
        return sum(
            len({item.ref or id(item) for item in history.items}) for history in self.histories
        )


class Written(NamedTuple):
    """A file that was written: where, how many bytes, and what it holds in words."""

    path: Path
    size: int
    holds: str


class Delivery:
    """A document on its way out."""

    def __init__(
        self,
        journal: Reader,
        client: Client | None,
        marked: Collection[str] = (),
        choices: Choices | None = None,
    ) -> None:
        """Prepare the history of a client.

        Args:
            journal: Where it is kept.
            client: Whose it is; None for every client's.
            marked: The ids of entries that were marked, of this client or others.
            choices: How it is wanted.

        """
        self.journal = journal
        self.client = client
        self.marked = frozenset(marked)
        first = choices or Choices(chosen=bool(marked))
        self.choices = replace(first, everything=first.everything or client is None)

    def choose(self, **changes: object) -> None:
        """Change choices."""
        self.choices = replace(self.choices, **changes)  # type: ignore[arg-type]

    @property
    def copy(self) -> Copy:
        """Who it is for."""
        return Copy.FILE if self.choices.everything else self.choices.copy

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole journal with its history, fit to be taken in elsewhere."""
        choices = self.choices
        return choices.everything and choices.format == "json" and not choices.chosen

    @property
    def path(self) -> Path:
        """Where it would be written."""
        choices, today = self.choices, self.journal.clock.today()
        if choices.name:
            return choices.folder / choices.name
        if choices.everything or self.client is None:
            return choices.folder / journal_name(today, choices.format)
        name = self.client.name if choices.is_named else "history"
        name = f"{name} chosen" if choices.chosen else name
        return choices.folder / file_name(name, today, choices.format, self.copy)

    def gather(self, progress: Progress) -> Ready:
        """Gather what the copy holds.

        Raises:
            JournalError: There is nobody to export.

        """
        clients = [] if self.is_whole else self._clients()
        span = Span(
            self.choices.start,
            self.choices.end,
            self.marked if self.choices.chosen else frozenset(),
        )
        histories: list[History] = []
        for number, client in enumerate(clients):
            progress(number, len(clients) + 1)
            histories.append(history_of(self.journal, client, self.copy, span))
        progress(len(clients), len(clients) + 1)  # what is left is writing it
        others: dict[str, None] = {}
        out: list[str] = []
        if self.copy is not Copy.FILE:
            others = dict.fromkeys(
                name for history in histories for name in others_named(self.journal, history)
            )
        if not self.choices.everything and histories:
            out = left_out(self.journal, clients[0], histories[0])
        return Ready(tuple(histories), tuple(others), tuple(out))

    def content(self, ready: Ready) -> bytes:
        """Give the bytes of the file.

        Raises:
            JournalError: What writes the format is not installed.

        """
        if self.is_whole:
            from clientjournal.export.journal_json import whole_journal

            return whole_journal(self.journal).encode()
        return render(ready.histories, self.choices.format, self.choices.options)

    def write(self, ready: Ready, *, over: bool = False) -> Written:
        """Write the file.

        Args:
            ready: What was gathered for it.
            over: Whether a file that is there is written over.

        Raises:
            Names: Its text names other clients, and they may not pass.
            IsThere: There is a file of that name.
            JournalError: It cannot be written.

        """
        if ready.others and not self.choices.allow_names:
            raise Names(ready.others)
        content = self.content(ready)
        write_document(self.path, content, self.journal.location, over=over)
        return Written(self.path, len(content), self.holds(ready))

    def holds(self, ready: Ready) -> str:
        """Say how much the file holds: ``"14 entries"``, ``"3 days"``, ``"1 card"``."""
        count, word = ready.entries, "entries"
        if self.choices.format == "ics":
            todo = self.choices.options.todo
            days = [day for history in ready.histories for day in history.days]
            count, word = sum(todo or not day.is_over for day in days), "days"
        elif self.choices.format == "vcf":
            count, word = len(ready.histories), "cards"
        elif self.is_whole:
            count, word = sum(len(self.journal.documents(k.TABLE)) for k in KINDS), "records"
        one = {"entries": "entry"}.get(word, word.removesuffix("s"))
        return f"{count:,} {one if count == 1 else word}"

    def _clients(self) -> list[Client]:
        if not self.choices.everything:
            assert self.client is not None
            return [self.journal.client(self.client.id)]
        clients = self.journal.records(Client)
        if self.choices.chosen:
            wanted = {self._client_of(ref) for ref in self.marked}
            clients = [client for client in clients if client.id in wanted]
        if not clients:
            raise NotFound("there is no client yet; clientjournal add client NAME adds one")
        return clients

    def _client_of(self, ref: str) -> int:
        entry = self.journal.get(ref)
        return entry.client if isinstance(entry, ClientEntry) else entry.id
