"""Finding records by words: every word somewhere in the text, whatever its case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge

from clientjournal.model.documents import text_fields
from clientjournal.model.record import Record


def searchable(record: Record, client_name: str) -> str:
    """Give all text of a record in one folded string: fields, tags, addenda, its client's name."""
    parts = [str(getattr(record, field)) for field in text_fields(type(record))]
    parts += record.tags
    parts += [addendum.text for addendum in record.addenda]
    parts.append(client_name)
    return "\n".join(parts).casefold()


def folded(words: str) -> list[str]:
    """Split a search into its folded words."""
    return words.casefold().split()


Key = tuple[str, int]
"""A record's table and number."""

BLOCK = 1000
"""Records whose text is searched as one."""


class _Block:
    """The folded texts of some records, end to end, newest first."""

    def __init__(self, items: Sequence[tuple[int, Key, str]]) -> None:
        self.days = [day for day, _, _ in items]
        self.keys = [key for _, key, _ in items]
        self._joined = "\0".join(text for _, _, text in items)
        self._starts = [0]
        for _, _, text in items:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def hits(self, words: Sequence[str]) -> Iterator[tuple[int, Key]]:
        """Give the records that hold all words; a block without one of them is passed at once."""
        joined = self._joined
        if any(word not in joined for word in words):
            return
        rarest, *others = sorted(words, key=len, reverse=True)
        place = joined.find(rarest)
        while place >= 0:
            row = bisect_right(self._starts, place) - 1
            start, end = self._starts[row], self._starts[row + 1]
            if all(joined.find(word, start, end) >= 0 for word in others):
                yield self.days[row], self.keys[row]
            place = joined.find(rarest, end)


class Index:
    """All text of a journal, ready to be searched: folded once, in blocks, newest first.

    What changes later is searched beside the blocks until it fills one.
    """

    def __init__(
        self, items: Iterable[tuple[int, Key, str]], give_way: Callable[[], None] = lambda: None
    ) -> None:
        """Take every record's day (as a number), key and folded text.

        Args:
            items: The records.
            give_way: Called between two blocks; it may take its time.
        """
        days: dict[int, list[tuple[int, Key, str]]] = {}
        for item in items:  # by day first: one long sort would stop every other thread
            days.setdefault(item[0], []).append(item)
        self._blocks: list[_Block] = []
        waiting: list[tuple[int, Key, str]] = []
        for day in sorted(days, reverse=True):  # what is used goes at once: all of it would stall
            waiting += sorted(days.pop(day))
            while len(waiting) >= BLOCK:
                self._blocks.append(_Block(waiting[:BLOCK]))
                del waiting[:BLOCK]
                give_way()
        self._blocks.append(_Block(waiting))
        self._fresh: dict[Key, tuple[int, Key, str]] = {}
        self._stale: set[Key] = set()

    @property
    def is_worn(self) -> bool:
        """Whether so much has changed that the index is better made anew."""
        return len(self._stale) > BLOCK

    def put(self, day: int, key: Key, text: str) -> None:
        """Take a record's new text."""
        self._stale.add(key)
        self._fresh[key] = (day, key, text)

    def remove(self, key: Key) -> None:
        """Forget a record."""
        self._stale.add(key)
        self._fresh.pop(key, None)

    def find(self, words: Sequence[str]) -> Iterator[Key]:
        """Give the records that hold all the folded words, newest first, as they are found."""
        if not words:
            return
        fresh = sorted(self._fresh.values(), key=lambda item: (-item[0], item[1]))
        old = (
            (-day, key)
            for block in self._blocks
            for day, key in block.hits(words)
            if key not in self._stale
        )
        new = ((-day, key) for day, key in _Block(fresh).hits(words))
        for _, key in merge(new, old):
            yield key
