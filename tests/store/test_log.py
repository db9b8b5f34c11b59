"""The log beside the journal file: torn or damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clientjournal.journal import open_journal
from clientjournal.model.errors import StoreError
from clientjournal.store.log import Continued, group_line, header_line, read_log
from tests.making import client
from tests.store.disk import Kept
from tests.store.folding import log_of
from tests.store.reopening import ALL, asides, goes_on, in_memory, names, notices, opened


def test_a_log_cut_at_any_byte_says_every_whole_line(logged: Path) -> None:
    log = log_of(logged).read_bytes()
    ends = [place + 1 for place, byte in enumerate(log) if byte == 0x0A]
    for length in range(len(log) + 1):
        disk = in_memory(logged, log[:length])
        journal = opened(logged, disk)
        lines = sum(end <= length for end in ends)
        there = ALL[: max(lines, 1)]
        assert names(journal) == there, length
        assert notices(journal) == []
        assert journal.fault() is None
        if length % 16 == 0 or length in ends:
            goes_on(logged, disk, there)
    print(f"\n{len(log) + 1} lengths of a log")


@pytest.mark.parametrize("tail", [b"\0" * 40, b"\0", b"{", b'{"crc":"', b"\xff" * 9])
def test_a_torn_tail_is_cut_off_before_the_next_line(logged: Path, tail: bytes) -> None:
    log = log_of(logged).read_bytes()
    disk = in_memory(logged, log + tail)
    journal = opened(logged, disk)
    assert (names(journal), notices(journal)) == (ALL, [])
    journal.add(client("Next"))
    content = disk.read(log_of(logged))[0]
    assert content.startswith(log + b'{"crc":"')
    assert len(read_log(content).groups) == 4
    goes_on(logged, disk, [*ALL, "Next"])


def test_any_bit_of_the_last_line_flipped_is_noticed_and_costs_that_line_at_most(
    logged: Path,
) -> None:
    log = log_of(logged).read_bytes()
    start = log[:-1].rindex(b"\n") + 1
    tried = kept = 0
    for place in range(start, len(log)):
        for bit in range(8):
            spoilt = bytearray(log)
            spoilt[place] ^= 1 << bit
            disk = in_memory(logged, bytes(spoilt))
            journal = opened(logged, disk)
            there = names(journal)
            assert there in (ALL, ALL[:3]), (place, bit)
            (said,) = notices(journal)
            assert "a line of journal.json.log is damaged; a copy is" in said
            assert asides(disk, "damaged") == [bytes(spoilt)]
            kept += there == ALL
            tried += 1
            if tried % 40 == 0 or place == len(log) - 1:
                goes_on(logged, disk, there)
    assert kept == 8  # the line's break: what it ended is whole
    print(f"\n{tried} flipped bits of the last line")


def test_any_bit_of_the_first_line_flipped_is_noticed_and_costs_nothing(logged: Path) -> None:
    log = log_of(logged).read_bytes()
    tried = 0
    for place in range(log.index(b"\n")):
        for bit in range(8):
            spoilt = bytearray(log)
            spoilt[place] ^= 1 << bit
            disk = in_memory(logged, bytes(spoilt))
            journal = opened(logged, disk)
            assert len(notices(journal)) == 1
            assert names(journal) == ALL or spoilt[place] == 0x0A
            tried += 1
            if tried % 40 == 0:
                goes_on(logged, disk, ALL)
    print(f"\n{tried} flipped bits of the first line")


def test_damage_in_the_middle_is_kept_aside_and_later_lines_are_applied(logged: Path) -> None:
    log = log_of(logged).read_bytes()
    place = log.index(b"Core")
    for spoilt in (log.replace(b"Core", b"Kore", 1), log[:place] + b"\n" + log[place:]):
        disk = in_memory(logged, spoilt)
        journal = opened(logged, disk)
        assert names(journal) == ["Acme", "Bell", "Dunn"]
        assert asides(disk, "damaged") == [spoilt]
        (said,) = notices(journal)
        assert said.startswith("a line of journal.json.log is damaged; a copy is journal.json.log.")
        goes_on(logged, disk, ["Acme", "Bell", "Dunn"])
        assert asides(disk, "damaged") == [spoilt]


def test_a_line_that_is_half_written_waits(logged: Path) -> None:
    log = log_of(logged).read_bytes()
    start = log[:-1].rindex(b"\n") + 1
    for length in range(start, len(log)):
        disk = in_memory(logged, log[:start])
        reader = opened(logged, disk)
        disk.files[2] = Kept(log[:length], log[:length])
        assert reader.refresh() == ()
        disk.files[2] = Kept(log, log)
        assert [change.record for change in reader.refresh()] == [4]
        assert notices(reader) == []
        assert names(reader) == ALL


# The lines themselves


def test_lines_are_read_as_they_were_written() -> None:
    continued = Continued("x", 7, 52113, "941377d7")
    lines = [
        header_line(continued),
        group_line(9, [("advice", 42, b'{"a":1}'), ("advice", 3, None)]),
        group_line(10, [('t"\n', 1, '{"ü":"\u2028"}'.encode())]),
    ]
    read = read_log(b"".join(lines))
    assert (read.continued, read.torn, read.damaged) == (continued, False, False)
    assert read.end == len(b"".join(lines))
    assert [(group.seq, group.ops) for group in read.groups] == [
        (9, [("advice", 42, b'{"a":1}'), ("advice", 3, None)]),
        (10, [('t"\n', 1, '{"ü":"\u2028"}'.encode())]),
    ]
    assert all(json.loads(line) for line in lines)


def test_a_log_that_cannot_be_read_at_all_says_so(logged: Path) -> None:
    log_of(logged).unlink()
    log_of(logged).mkdir()
    with pytest.raises(StoreError, match=r"cannot read journal\.json"):
        open_journal(logged)
