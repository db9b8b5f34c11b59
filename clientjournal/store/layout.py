"""The bytes of a journal file: an ordinary TinyDB file, laid out one document a line.

::

    {
    "clients":{
    "1":{...},
    "2":{...}
    },
    "history":{
    ...
    },
    "_meta":{
    "1":{"format":1,"journal":"...","seq":2,"next":{...},"head":"...","crc":"..."}
    }}

``_meta`` comes last and is a table of one document, so that stock TinyDB reads it like the rest.
``crc`` is the CRC-32, in eight hex letters, of all bytes before the ``"crc"`` itself. Any other
spelling of the same JSON is read too; it has no checksum to hold it to.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from clientjournal.model.change import FIRST_LINK
from clientjournal.model.documents import Document
from clientjournal.model.errors import Damaged, NewerFormat, NotAJournal
from clientjournal.model.tables import HISTORY, KINDS
from clientjournal.store.migrations import MIGRATIONS, Tables, migrated
from clientjournal.store.rows import STRETCH, Rows

FORMAT = 1 + len(MIGRATIONS)
"""The format this version writes and the newest it reads."""

META = "_meta"
_OPENING = f'{{\n"{KINDS[0].TABLE}":{{\n'.encode()
_CRC = b'"crc":"'
_CLOSING = re.compile(rb'"crc":"([0-9a-f]{8})"\}\n\}\}\n?\Z')
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


class Contents(msgspec.Struct):
    """What a journal file holds.

    Attributes:
        tables: The documents, every known table present.
        journal: The journal's uuid, ``""`` while nothing was written.
        seq: The number of the newest change.
        head: The link of the newest change.
        next: For each table the number its next document gets.
        crc: The CRC-32 of the whole file it was read from or laid out as, in eight hex letters.
        format: The format of the file it was read from.

    """

    tables: dict[str, Rows] = msgspec.field(
        default_factory=lambda: {table: Rows() for table in (*(k.TABLE for k in KINDS), HISTORY)}
    )
    journal: str = ""
    seq: int = 0
    head: str = FIRST_LINK
    next: dict[str, int] = msgspec.field(default_factory=dict)
    crc: str = ""
    format: int = FORMAT


def encode(contents: Contents) -> bytes:
    """Lay a journal out as the bytes of its file."""
    return b"".join(pieces(contents))


def pieces(contents: Contents) -> Iterator[bytes]:
    """Lay a journal out in pieces, so that no step of writing a large one takes long."""
    crc = 0
    for piece in _before_checksum(contents):
        crc = zlib.crc32(piece, crc)
        yield piece
    tail = _CRC + b"%08x" % crc + b'"}\n}}\n'
    contents.crc = f"{zlib.crc32(tail, crc):08x}"
    yield tail


def _before_checksum(contents: Contents) -> Iterator[bytes]:
    yield b"{\n"
    for name, rows in contents.tables.items():
        yield msgspec.json.encode(name) + b":{\n"
        between = b""
        for lines in rows.lines():
            yield between + lines
            between = b",\n"
        yield b"\n},\n" if between else b"},\n"
    yield b'"_meta":{\n"1":' + msgspec.json.encode(_header(contents))[:-1] + b","


def _header(contents: Contents) -> Document:
    names = ("format", "journal", "seq", "next", "head")
    return {name: getattr(contents, name) for name in names}


def is_older(contents: Contents) -> bool:
    """Tell whether a journal is of a format before the newest."""
    return contents.format < FORMAT


def brought_up(contents: Contents) -> Contents:
    """Give a journal of an older format in the newest, the older one left as it is."""
    tables: Tables = {
        name: {str(number): document for number, document in rows.items()}
        for name, rows in contents.tables.items()
    }
    tables = dict(migrated(tables | {META: {"1": _header(contents)}}, contents.format))
    header = tables.pop(META)["1"] | {"format": FORMAT}
    return _respelt(tables, header, "the journal")


def checksum(content: bytes) -> bytes:
    """Give the CRC-32 of bytes as eight hex letters."""
    return b"%08x" % zlib.crc32(content)


def decode(content: bytes, name: str) -> Contents:
    """Read the bytes of a journal file.

    Args:
        content: All bytes of the file.
        name: What to call the file in an error.

    Raises:
        Damaged: It is a journal whose bytes are not the ones that were written.
        NotAJournal: It is something else.
        NewerFormat: A later version of the program wrote it.

    """
    if not _is_ours(content):
        tables = decode_tables(content, name)
        meta = _readable(tables.pop(META, {}).get("1"), name)
        return msgspec.structs.replace(_respelt(tables, meta, name), crc=checksum(content).decode())
    closing = _CLOSING.search(content, max(len(content) - 64, 0))
    crc = 0 if closing is None else zlib.crc32(memoryview(content)[: closing.start()])
    if closing is None or closing[1] != b"%08x" % crc:
        tables = decode_tables(content, name)  # says the place, when it cannot be read at all
        _readable(tables.get(META, {}).get("1"), name)
        raise _damaged(name, "its checksum does not match what it holds")
    crc = zlib.crc32(memoryview(content)[closing.start() :], crc)
    return msgspec.structs.replace(_laid_out(content, name), crc=f"{crc:08x}")


def _readable(meta: Document | None, name: str) -> Document:
    """Refuse a header that is absent or of another format."""
    if meta is None:
        raise NotAJournal(
            f"{name} has no journal header; take it in with: clientjournal import {name}"
        )
    version = meta.get("format")
    if not isinstance(version, int) or version < 1:
        raise NotAJournal(f"{name} has a journal header of no known format; it is left untouched")
    if version > FORMAT:
        raise NewerFormat(
            f"{name} was written by a newer clientjournal (format {version}, this one reads"
            f" {FORMAT}); update the program, the file is left untouched"
        )
    return meta


def _laid_out(content: bytes, name: str) -> Contents:
    """Find the tables of a file laid out here; no line of them is read yet."""
    contents = Contents()
    place = 2
    while True:
        head = content.index(b":{\n", place)
        table = msgspec.json.decode(content[place:head])
        end = _end_of_table(content, head + 2)
        if table == META:
            meta = _readable(
                msgspec.json.decode(content[head + 1 : content.rindex(b"}")]).get("1"), name
            )
            return _with_header(contents, meta, name)
        contents.tables[table] = Rows(content, head + 3, max(end, head + 3))
        place = end + len(b"\n},\n")


def _end_of_table(content: bytes, place: int) -> int:
    """Find where a table closes, in steps that let other threads run."""
    while (end := content.find(b"\n}", place, place + STRETCH)) < 0:
        if place >= len(content):
            raise ValueError("a table does not close")
        place += STRETCH - 1
    return end


def _is_ours(content: bytes) -> bool:
    """Tell whether bytes were laid out here: either end says so, should the other be damaged."""
    if content.startswith(_OPENING):
        return True
    return _CLOSING.search(content, max(len(content) - 64, 0)) is not None


def _respelt(tables: Tables, meta: Document, name: str) -> Contents:
    """Take over tables that another program spelt, in any order."""
    contents = Contents()
    for table, documents in tables.items():
        contents.tables[table] = Rows.of({int(n): doc for n, doc in documents.items()})
    _with_header(contents, meta, name)
    history = contents.tables[HISTORY]
    last = next(reversed(history), 0)
    if last > contents.seq:  # lines a header does not know of are not written over
        contents.seq, contents.head = last, str(history[last].get("link"))
    for table, rows in contents.tables.items():
        contents.next[table] = max(next(reversed(rows), 0) + 1, contents.next.get(table, 1))
    return contents


def _with_header(contents: Contents, meta: Document, name: str) -> Contents:
    try:
        contents.format = int(meta["format"])
        contents.journal = str(meta["journal"])
        contents.seq = int(meta["seq"])
        contents.head = str(meta["head"])
        contents.next = {str(table): int(number) for table, number in meta["next"].items()}
    except (KeyError, ValueError, TypeError, AttributeError):
        raise _damaged(name, "its header is incomplete") from None
    return contents


def decode_tables(content: bytes, name: str) -> Tables:
    """Read the tables of any TinyDB file, with or without a journal's header.

    Raises:
        Damaged: It looks like a journal but cannot be read.
        NotAJournal: It holds no tables.

    """
    if not content.strip(b"\0 \r\n\t"):
        raise _damaged(name, "it is empty")
    try:
        decoded: Any = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if _is_ours(content):
            place = str(error).rpartition("byte ")[2].rstrip(")")
            line = content.count(b"\n", 0, int(place)) + 1 if place.isdigit() else 0
            where = f"it cannot be read from line {line} on" if line else "it cannot be read"
            raise _damaged(name, where) from None
        raise NotAJournal(f"{name} is no journal: it is not JSON; it is left untouched") from None
    if not isinstance(decoded, dict) or not all(_is_table(table) for table in decoded.values()):
        raise NotAJournal(f"{name} is no journal: it holds no tables; it is left untouched")
    return decoded


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(
        _NUMBER.fullmatch(number) is not None and isinstance(document, dict)
        for number, document in value.items()
    )


def _damaged(name: str, why: str) -> Damaged:
    return Damaged(f"{name} is damaged: {why}. It is left untouched")
