"""What is filtered as words are typed into a list, and how.

A long list is filtered in a thread, a piece at a time, so that no key ever waits for it.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from textual import events

from clientjournal.model.searching import folded
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.loading import begin

LONG = 2000
"""Rows from which a list is filtered in a thread, and the rows of a piece."""


class Listed(Protocol):
    """What a list can hold: a record, or a line about one."""

    @property
    def words(self) -> str:
        """What it says."""


L = TypeVar("L", bound=Listed)


class Filtered(Drawn, Generic[L]):
    """A list that shows the rows which hold all the words of its filter."""

    def __init__(self, *, id: str) -> None:
        """Make an empty list without a filter."""
        super().__init__(id=id)
        self._all: Sequence[L] = ()
        self._shown: Sequence[L] = ()
        self._filter: str | None = None
        self._typing = False

    @property
    def current(self) -> L | None:
        """The row under the cursor."""
        raise NotImplementedError

    def filter_text(self, record: L) -> str:
        """Give the text a filter looks in."""
        return record.words

    def narrowed(self, before: L | None) -> None:
        """Draw what fits a new filter; the cursor was on a row before."""
        raise NotImplementedError

    @property
    def filtering(self) -> bool:
        """Whether a filter is being typed or in force."""
        return self._filter is not None

    @property
    def count(self) -> str:
        """How many rows there are; of how many, under a filter."""
        if self._filter:
            return f"{len(self._shown):,} of {len(self._all):,}"
        return f"{len(self._all):,}"

    # Typing

    def action_filter(self) -> None:
        """Begin typing a filter."""
        self._filter = self._filter or ""
        self._typing = True
        self.narrowed(self.current)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the screen while there is no filter to clear."""
        return action != "clear" or self.filtering

    def action_clear(self) -> None:
        """Clear the filter."""
        if self._filter is not None:
            self._filter, self._typing = None, False
            self._filter_anew()

    def stop_typing(self) -> None:
        """Leave the filter as it is; an empty one is none."""
        self._typing = False
        self._filter = self._filter or None

    def on_key(self, event: events.Key) -> None:
        """Take letters while a filter is typed; everything else is left to the bindings."""
        if not self._typing or self._filter is None:
            return
        if event.key == "enter":
            self.stop_typing()
        elif event.key == "backspace":
            self._filter = self._filter[:-1]
        elif event.is_printable and event.character:
            self._filter += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        self._filter_anew()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text into the filter."""
        if self._typing and self._filter is not None:
            self._filter += event.text.split("\n")[0]
            event.stop()
            self._filter_anew()

    # Filtering

    def _filter_anew(self) -> None:
        before = self.current
        self._narrow(before)
        self.narrowed(before)

    def _narrow(self, kept: L | None) -> None:
        """Show what fits the filter: at once, or of a long list nothing until it is found.

        Args:
            kept: The row the cursor is to stay on.
        """
        self.workers.cancel_group(self, "filter")
        words = folded(self._filter or "")
        if not words:
            self._shown = self._all
        elif len(self._all) <= LONG:
            self._shown = self._fitting(self._all, words)
        else:
            self._shown = ()
            work = partial(self._narrow_in_pieces, words, kept)
            begin(self, work, "filter", exit_on_error=False)

    async def _narrow_in_pieces(self, words: list[str], kept: L | None) -> None:
        every = self._all
        fitting: list[L] = []
        for first in range(0, len(every), LONG):
            found = await to_thread(self._fitting, every[first : first + LONG], words)
            self._shown = fitting = [*fitting, *found]
            self.narrowed(kept if kept in found else self.current)

    def _fitting(self, records: Sequence[L], words: list[str]) -> list[L]:
        return [
            record
            for record in records
            if all(word in self.filter_text(record).casefold() for word in words)
        ]
