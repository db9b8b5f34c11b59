"""Finding the record at fault in a journal file whose checksum does not match.

The file is taken line by line, so that one damaged line does not hide the others: a line that is
not whole is named by the record it holds, and the rest is checked against the history.
"""

from __future__ import annotations

import re
import zlib
from difflib import get_close_matches
from itertools import pairwise

import msgspec

from clientjournal.model.change import Change
from clientjournal.model.documents import Document
from clientjournal.model.errors import JournalError
from clientjournal.model.tables import BY_TABLE, HISTORY, ref_of
from clientjournal.model.undoing import still_stands
from clientjournal.model.verifying import first_fault, readable
from clientjournal.store.layout import META, decode

_TABLE = re.compile(rb'"([^"0-9][^"]*)":\{')
_ROW = re.compile(rb'"([1-9][0-9]{0,17})":(\{.*\}),?')
_FRONT = re.compile(rb'"([1-9][0-9]{0,17})"')
_NAMED = re.compile(rb'"table":"(.*?)","record":([0-9]+)')
_NEARLY = re.compile(
    rb'"act".*?(' + "|".join(BY_TABLE).encode() + rb").{0,12}?([0-9]+).{1,2}reas", re.DOTALL
)
_BETWEEN = (b"{", b"},", b"}", b"}}")
_HEADER = "the header of the journal does not match what it holds"


def first_damage(content: bytes, name: str) -> str | None:
    """Give what is wrong with the bytes of a journal file, None when they are as written.

    Args:
        content: All bytes of the file.
        name: What to call the file.

    Returns:
        One line that names the first record that does not match, else the header. Of a file that
        was not damaged, such as one that is no journal, opening it says what it is.

    """
    try:
        decode(content, name)
    except JournalError:
        rows = sum(1 for line in content.split(b"\n") if _ROW.fullmatch(line))
        return _Lines(content).fault() if rows and not _is_as_written(content) else None
    return None


def _is_as_written(content: bytes) -> bool:
    """Tell whether the checksum matches, or there never was one."""
    front, found, end = content.rpartition(b'"crc":"')
    if not found:
        return not content.startswith(b'{\n"clients":{\n')
    return end == b"%08x" % zlib.crc32(front) + b'"}\n}}\n'


class _Lines:
    """The lines of a journal file: documents that can be read, and what is wrong with the rest."""

    def __init__(self, content: bytes) -> None:
        self._tables: dict[str, dict[int, Document]] = {
            table: {} for table in (*BY_TABLE, HISTORY, META)
        }
        self._twice: list[tuple[str, int, Document]] = []
        self._named: list[str] = []
        self._unnamed: list[str] = []
        table = ""
        lines = [*content.split(b"\n"), b""]
        for place, (line, following) in enumerate(pairwise(lines), 1):
            found = _TABLE.fullmatch(line)
            if found is not None:
                table = found[1].decode("utf-8", "replace")
                if table not in self._tables:
                    self._unnamed.append(f"line {place} names no table of a journal")
                    self._tables[table] = {}
            elif line not in _BETWEEN and (line or place < len(lines) - 1):
                self._take(table, place, line, following)

    def fault(self) -> str:
        """Give the first fault in words."""
        if self._named:
            return self._named[0]
        history = self._tables[HISTORY]
        for table, number, document in self._twice:
            if _is_last(history, table, number, document):
                self._tables[table][number] = document
        told = first_fault({table: self._tables[table] for table in BY_TABLE}, history)
        return told or next(iter(self._unnamed), _HEADER)

    def _take(self, table: str, place: int, line: bytes, following: bytes) -> None:
        """Read a line that should hold a document."""
        row = _ROW.fullmatch(line)
        document = None if row is None else _document(row[2])
        number = 0 if row is None else int(row[1])
        rows = self._tables.setdefault(table, {})
        if table == HISTORY:
            here = len(rows) + 1
            if document is None or number != here or readable(number, document) is None:
                ref = _ref_in(line) or _ref_in(line + following)
                named = f"change {here}" + (f" ({ref})" if ref else "")
                self._named.append(f"{named}: line {place} cannot be read")
            rows[here] = document or {}
        elif document is not None and number in rows:
            self._twice.append((table, number, document))
        elif document is not None:
            rows[number] = document
        elif table in BY_TABLE and line and (key := _FRONT.match(line)) is not None:
            self._named.append(f"{ref_of(table, int(key[1]))}: line {place} cannot be read")
        else:
            last = f", after {ref_of(table, max(rows))}," if table in BY_TABLE and rows else ""
            self._unnamed.append(f"line {place}{last} cannot be read")


def _document(raw: bytes) -> Document | None:
    try:
        return msgspec.json.decode(raw, type=dict)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _ref_in(line: bytes) -> str:
    """Give the id of the record a damaged change speaks of, ``""`` when it cannot be told."""
    front = line.partition(b'"before"')[0]
    found = _NAMED.search(front) or _NEARLY.search(front)
    if found is None:
        return ""
    near = get_close_matches(found[1].decode("utf-8", "replace"), BY_TABLE, 1)
    return ref_of(near[0], int(found[2])) if near else ""


def _is_last(history: dict[int, Document], table: str, number: int, document: Document) -> bool:
    """Tell whether a document is what the newest change of a record says."""
    for key in reversed(history):
        change = history[key]
        if (change["table"], change["record"]) == (table, number):
            return still_stands(Change.from_document(key, change), document)
    return False
