"""Damage to any byte of a journal file is found and named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clientjournal.journal import Journal, open_journal
from clientjournal.journaling.inspecting import first_damage
from clientjournal.model.tables import BY_TABLE, ref_of
from tests.making import advice, client, contact


@pytest.fixture
def content(path: Path) -> bytes:
    """The bytes of a small journal with versions, an undone entry and an erased one."""
    journal = open_journal(path, author="tester")
    acme = journal.add(client("Acme"))
    journal.add(client("Bell"))
    first = journal.add(advice(tags=("vat",)))
    journal.add(contact(text="gone"))
    journal.add(contact(text="here"))
    journal.amend(acme, goal="grow")
    journal.amend(first, advice="Register now")
    journal.erase("K-1")
    journal.add(advice(advice="undone"))
    journal.undo()
    journal.close(fold=True)
    return path.read_bytes()


def names_wanted(content: bytes) -> list[tuple[str, str]]:
    """Give for each byte the table and the words one of which must be said of its damage."""
    wanted, table = [], ""
    for line in content.split(b"\n"):
        number = re.match(rb'"(\d+)":', line)
        if number is None and (opened := re.match(rb'"(\w+)":', line)):
            table = opened[1].decode()
        name = ""
        if number is not None and table in BY_TABLE:
            name = ref_of(table, int(number[1]))
        elif number is not None and table == "history":
            of = re.search(rb'"table":"(\w+)","record":(\d+)', line)
            assert of is not None
            name = ref_of(of[1].decode(), int(of[2]))
        start, end = (of.start(2) - 1, of.end(2) + 1) if table == "history" and name else (0, 0)
        for place in range(len(line) + 1):
            hit = start <= place < end
            if place == len(line) - line.endswith(b","):
                name = ""  # what stands between two records may be laid to either
            wanted.append((table, f"change {int(number[1])}" if hit and number else name))
    return wanted[: len(content)]


def others(byte: int) -> list[int]:
    return sorted({byte ^ 1, byte ^ 0x80, 0x0A, ord("7")} - {byte})


def test_every_damaged_byte_is_found_and_its_record_named(content: bytes) -> None:
    assert first_damage(content, "j") is None
    tried = 0
    for place, (table, name) in enumerate(names_wanted(content)):
        for other in others(content[place]):
            damaged = content[:place] + bytes([other]) + content[place + 1 :]
            fault = first_damage(damaged, "j")
            assert fault is not None, (place, other)
            assert len(fault.splitlines()) == 1
            assert re.search(rf"{name}(?!\d)", fault), (table, name, place, other, fault)
            tried += 1
    assert tried > 12_000


def test_what_was_not_damaged_is_left_to_the_opening(content: bytes, journal: Journal) -> None:
    import json
    import zlib

    assert first_damage(b"hello", "j") is None
    assert first_damage(json.dumps({"advice": {"1": {}}}).encode(), "j") is None
    front = content.rpartition(b'"crc":"')[0].replace(b'"format":1', b'"format":9')
    newer = front + b'"crc":"%08x"}\n}}\n' % zlib.crc32(front)
    assert first_damage(newer, "j") is None


def test_a_file_cut_short_is_found(content: bytes) -> None:
    for size in range(len(content) // 2, len(content) - 1):
        assert first_damage(content[:size], "j") is not None, size
