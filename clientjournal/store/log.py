"""The log: the changes since the journal file was last written, one checksummed line a group.

::

    {"crc":"8a5df34d","log":{"journal":"0f4e…","seq":7,"len":52113,"crc":"941377d7"}}
    {"crc":"1c00ffee","seq":9,"ops":[["advice",42,{...}],["history",8,{...}],["history",9,{...}]]}

The first line names the journal file the log continues, by its uuid, newest change, length and
checksum. ``crc`` is the
CRC-32 of all bytes of the line behind its comma. A group is there when its whole line is; a line
that is not whole at the end of the log was never acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from clientjournal.store.layout import checksum

Op = tuple[str, int, bytes | None]
"""A document's bytes to write under a number of a table, or None to remove it."""


class Continued(msgspec.Struct, frozen=True):
    """Which journal file a log continues: its uuid, newest change, length and checksum."""

    journal: str
    seq: int
    len: int
    crc: str


class Group(NamedTuple):
    """One line: the number of its newest change, and what it writes."""

    seq: int
    ops: list[Op]


class Read(NamedTuple):
    """What was read of a log.

    Attributes:
        continued: What its first line names, None when that line is not whole.
        groups: Its whole lines, in order.
        end: How many bytes they take with the first.
        torn: Whether bytes follow that are no whole line; they were never acknowledged.
        damaged: Whether a line before the last, or one that had been whole, cannot be read.

    """

    continued: Continued | None
    groups: list[Group]
    end: int
    torn: bool
    damaged: bool


class _Header(msgspec.Struct):
    log: Continued


class _Line(msgspec.Struct):
    seq: int
    ops: list[tuple[str, int, msgspec.Raw]]


_header = msgspec.json.Decoder(_Header)
_line = msgspec.json.Decoder(_Line)
_FRONT = len(b'{"crc":"00000000",')


def header_line(continued: Continued) -> bytes:
    """Write the first line of a log."""
    return _sealed(b'"log":' + msgspec.json.encode(continued) + b"}")


def group_line(seq: int, ops: Iterable[Op]) -> bytes:
    """Write the line of a group."""
    written = b",".join(
        b"[%b,%d,%b]" % (msgspec.json.encode(table), number, b"null" if raw is None else raw)
        for table, number, raw in ops
    )
    return _sealed(b'"seq":%d,"ops":[%b]}' % (seq, written))


def _sealed(body: bytes) -> bytes:
    return b'{"crc":"%b",%b\n' % (checksum(body), body)


def read_log(content: bytes, *, headed: bool = True) -> Read:
    """Read a log, or with ``headed=False`` what was added behind a part read before."""
    continued, groups, end, bad = None, [], 0, 0
    place, damaged, first = 0, False, headed
    while place < len(content):
        stop = content.find(b"\n", place)
        whole = stop >= 0
        line = content[place : stop if whole else len(content)]
        if first:
            continued = _headed(line) if whole else None
            good, first = continued is not None, False
        else:
            group = _grouped(line if whole else line[:-1])  # its break may be what is spoilt
            good = group is not None
            damaged = damaged or (good and not whole)
            if group is not None:
                groups.append(group)
        damaged = damaged or (good and bad > 0) or (whole and not good)
        bad += not good
        place = stop + 1 if whole else len(content)
        if good:
            end = place
    return Read(continued, groups, end, end < len(content), damaged)


def _headed(line: bytes) -> Continued | None:
    if line[:8] != b'{"crc":"' or line[8:16] != checksum(line[_FRONT:]):
        return None
    try:
        return _header.decode(line).log
    except msgspec.MsgspecError:
        return None


def _grouped(line: bytes) -> Group | None:
    if line[:8] != b'{"crc":"' or line[8:16] != checksum(line[_FRONT:]):
        return None
    try:
        read = _line.decode(line)
    except msgspec.MsgspecError:
        return None
    return Group(
        read.seq,
        [(table, n, None if bytes(raw) == b"null" else bytes(raw)) for table, n, raw in read.ops],
    )
