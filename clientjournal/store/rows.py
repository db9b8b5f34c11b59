"""One table in memory: where each document stands in the bytes that were read, or its own bytes.

Nothing is decoded before it is asked for, and nothing decoded is kept: a journal costs little more
memory than its file, and one that is only opened costs hardly any time.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from threading import Lock

import msgspec

from clientjournal.model.documents import Document
from clientjournal.store.protocol import Documents

_CLIENT = re.compile(rb'\{"client":([1-9][0-9]{0,17})[,}]')


class _Tagged(msgspec.Struct):
    """All that is decoded of a document for its tags."""

    tags: list[str] = []


STRETCH = 2**20
"""Bytes read that are given in one piece."""


class Rows(Documents):
    """Documents by number, ascending.

    A slice of a journal file is one document a line, ``"42":{...},``. It is split into lines when
    a document is first asked for; what is written meanwhile waits beside it.
    """

    __slots__ = (
        "_end",
        "_generation",
        "_gone",
        "_raw",
        "_rows",
        "_splitting",
        "_start",
        "_waiting",
    )

    def __init__(self, raw: bytes = b"", start: int = 0, end: int = 0) -> None:
        """Take the lines of ``raw`` from ``start`` to before ``end``."""
        self._raw, self._start, self._end = raw, start, end
        self._generation = object()
        self._gone: list[int] = []
        self._splitting = Lock()
        self._rows: dict[int, int | bytes] | None = None if end > start else {}
        self._waiting: list[tuple[int, bytes | None]] = []

    @classmethod
    def of(cls, documents: Mapping[int, Document]) -> Rows:
        """Make a table of documents, in the order of their numbers."""
        rows = cls()
        rows._rows = {n: msgspec.json.encode(documents[n]) for n in sorted(documents)}
        return rows

    def copy(self) -> Rows:
        """Give a table that holds the same and is written to by itself."""
        copied = Rows(self._raw, self._start, self._end)
        with self._splitting:
            copied._generation, copied._gone = self._generation, list(self._gone)
            copied._waiting = list(self._waiting)
            copied._rows = None if self._rows is None else dict(self._rows)
        return copied

    @property
    def split(self) -> bool:
        """Whether the lines have been told apart."""
        return self._rows is not None

    def put(self, number: int, raw: bytes | None) -> None:
        """Write the bytes of a document, or remove it with None."""
        with self._splitting:
            if self._rows is None:
                self._waiting.append((number, raw))
            else:
                self._note(self._rows, number)
                self._rows = _put(self._rows, number, raw)

    def raw(self, number: int) -> bytes:
        """Give a document as JSON."""
        place = self._opened()[number]
        if isinstance(place, bytes):
            return place
        end = self._raw.find(b"\n", place, self._end)
        line = self._raw[place : end if end >= 0 else self._end]
        return line[:-1] if line[-1:] == b"," else line

    def mark(self, number: int) -> Hashable:
        """Give what tells this version of a document from any other."""
        return (self._generation, self._opened()[number])

    def marks(self) -> dict[int, Hashable]:
        """Give the marks of all documents at one moment."""
        generation = self._generation
        return {number: (generation, place) for number, place in list(self._opened().items())}

    def clients(self) -> Iterator[tuple[int, int]]:
        """Give each document's number with its client's, read off the front of its bytes."""
        raw = self._raw
        for number, place in list(self._opened().items()):
            front = _CLIENT.match(place) if isinstance(place, bytes) else _CLIENT.match(raw, place)
            if front is not None:
                yield number, int(front[1])
            elif type(client := self[number].get("client")) is int:
                yield number, client

    def where(self, field: str, value: int | str) -> Iterator[int]:
        """Give the numbers of the documents in which a field holds a value, by their bytes."""
        rows = self._opened()
        sign = b"%b:%b" % (msgspec.json.encode(field), msgspec.json.encode(value))
        found = {n for n, row in list(rows.items()) if type(row) is bytes and _tells(row, sign)}
        for place in _places(self._raw, sign, self._start, self._end):
            line = self._raw.rfind(b"\n", self._start, place) + 1 or self._start
            quote = self._raw.index(b'"', line + 1)
            number = int(self._raw[line + 1 : quote])
            if rows.get(number) == quote + 2:
                found.add(number)
        yield from sorted(found)

    def tags(self) -> Iterator[str]:
        """Give the tags of every document, read off its bytes."""
        for number in self:
            raw = self.raw(number)
            if b'"tags":["' not in raw:
                continue
            with suppress(msgspec.MsgspecError):
                yield from msgspec.json.decode(raw, type=_Tagged).tags

    def lines(self) -> Iterator[bytes]:
        """Give the lines of the file, without their breaks, in pieces of any length."""
        if self._rows is None and not self._waiting:
            yield self._raw[self._start : self._end]
            return
        rows, gone = self._opened(), sorted(self._gone)
        first, last, passed = -1, -1, 0  # a stretch of lines that stand as they were read
        for number, place in list(rows.items()):
            if isinstance(place, bytes):
                if first >= 0:
                    yield self._stretch(first, last)
                    first = -1
                yield b'"%d":%b' % (number, place)
                continue
            while passed < len(gone) and gone[passed] < last:
                passed += 1
            broken = passed < len(gone) and gone[passed] < place
            if first >= 0 and (broken or place - first > STRETCH):
                yield self._stretch(first, last)
                first = -1
            if first < 0:
                first = place - len(b'"%d":' % number)
            last = place
        if first >= 0:
            yield self._stretch(first, last)

    def _stretch(self, first: int, last: int) -> bytes:
        """Give the bytes read from where a line begins to where that of a document ends."""
        end = self._raw.find(b"\n", last, self._end)
        end = self._end if end < 0 else end
        return self._raw[first : end - 1 if self._raw[end - 1 : end] == b"," else end]

    def __getitem__(self, number: int) -> Document:
        document: Document = msgspec.json.decode(self.raw(number))
        return document

    def __contains__(self, number: object) -> bool:
        return number in self._opened()

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._opened()))

    def __reversed__(self) -> Iterator[int]:
        return iter(list(reversed(self._opened())))

    def __len__(self) -> int:
        return len(self._opened())

    def _note(self, rows: dict[int, int | bytes], number: int) -> None:
        """Remember where a line that was read is no longer what the document says."""
        place = rows.get(number)
        if isinstance(place, int):
            self._gone.append(place)

    def _opened(self) -> dict[int, int | bytes]:
        """Tell the lines apart, once, and put what was written meanwhile."""
        if (opened := self._rows) is not None:
            return opened
        with self._splitting:
            if self._rows is None:
                rows: dict[int, int | bytes] = {}
                raw, place, end = self._raw, self._start, self._end
                while place < end:
                    quote = raw.index(b'"', place + 1)
                    rows[int(raw[place + 1 : quote])] = quote + 2
                    place = raw.find(b"\n", quote, end) + 1 or end
                for number, written in self._waiting:
                    self._note(rows, number)
                    rows = _put(rows, number, written)
                self._waiting = []
                self._rows = rows
            return self._rows


def _tells(raw: bytes, sign: bytes) -> bool:
    return next(_places(raw, sign, 0, len(raw)), -1) >= 0


def _places(raw: bytes, sign: bytes, start: int, end: int) -> Iterator[int]:
    """Give where a field stands whose value ends there; other threads get on in between."""
    while start < end:
        stop = min(start + STRETCH, end)
        place = raw.find(sign, start, min(stop + len(sign) - 1, end))
        after = place + len(sign)
        if place >= 0 and raw[after : after + 1] in (b",", b"}"):
            yield place
        start = place + 1 if place >= 0 else stop


def _put(rows: dict[int, int | bytes], number: int, raw: bytes | None) -> dict[int, int | bytes]:
    """Give the rows with one written or removed; a number brought back goes to its old place."""
    if raw is None:
        rows.pop(number, None)
    elif number in rows or number > next(reversed(rows), 0):
        rows[number] = raw
    else:
        return dict(sorted((rows | {number: raw}).items()))
    return rows
