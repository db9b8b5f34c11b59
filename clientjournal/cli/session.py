"""What every verb of one command line shares: which journal, and which day is today."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientjournal.model.safe import visible
from clientjournal.store.location import journal_path

if TYPE_CHECKING:
    from clientjournal.config import Config
    from clientjournal.journal import Journal
    from clientjournal.journaling.reading import Reader
    from clientjournal.model.dates import Lean


class Session:
    """The options before the verb, read when they are needed."""

    def __init__(self, path: str | None, as_of: str | None) -> None:
        """Keep the words of the command line as they are."""
        self._path = path
        self._as_of = as_of
        self._opened: list[Reader] = []
        self._notes: list[str] = []

    @property
    def path(self) -> Path:
        """The journal's file."""
        return Path(self._path) if self._path else journal_path()

    @property
    def as_of(self) -> date | None:
        """The day to take for today, None for the calendar's.

        Raises:
            UnreadableDate: The words name no day.

        """
        if self._as_of is None:
            return None
        return self._read(self._as_of, date.today(), "past")

    @property
    def today(self) -> date:
        """The day taken for today."""
        return self.as_of or date.today()

    def day(self, words: str, lean: Lean) -> date:
        """Read a day from words, seen from today."""
        return self._read(words, self.today, lean)

    def _read(self, words: str, today: date, lean: Lean) -> date:
        """Read a day; the settings, which say what ``12/3`` means, only where that may matter."""
        from clientjournal.model.dates import read_date

        with suppress(ValueError):
            return date.fromisoformat(words)
        return read_date(words, today, lean, self.config.settings.customs)

    @cached_property
    def config(self) -> Config:
        """What the person's config file says; what is wrong with it is noted."""
        from clientjournal.config import read_config

        config = read_config()
        self.note(*config.faults)
        return config

    def note(self, *lines: str) -> None:
        """Have something said on stderr in the end."""
        self._notes += lines

    def kept_aside(self) -> list[Path]:
        """Give the copies of the journal that were kept aside: damaged, foreign, restored over."""
        path = self.path.expanduser().resolve()
        words = ("damaged-", "foreign-", "orphaned-", "before-restore-")
        names = (path.name, f"{path.name}.log")
        return sorted(
            found
            for found in path.parent.glob("*")
            if found.name.startswith(tuple(f"{name}.{word}" for name in names for word in words))
        )

    def say_notices(self) -> None:
        """Say on stderr what a person should know of the files that were opened or read."""
        for notice in (*self._notes, *(line for reader in self._opened for line in reader.notices)):
            click.echo(f"clientjournal: note: {visible(notice)}", err=True)

    def journal(self) -> Journal:
        """Open the journal.

        Raises:
            StoreError: What is there cannot be read as a journal.

        """
        from clientjournal.journal import open_journal

        journal = open_journal(self.path, as_of=self.as_of, settings=self.config.settings)
        self._opened.append(journal)
        return journal

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Open the journal to be read only, without loading what changes it.

        Raises:
            StoreError: What is there cannot be read as a journal.

        """
        from clientjournal.journaling.reading import Reader
        from clientjournal.model.clock import Clock
        from clientjournal.store import FileStore

        reader = Reader(FileStore(self.path), Clock(self.as_of))
        self._opened.append(reader)
        try:
            yield reader
        finally:
            reader.close()


pass_session = click.make_pass_decorator(Session)
"""Hand a verb its session."""
