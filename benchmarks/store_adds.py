"""How long until an entry is durable with its line of history, in a small and in a large journal.

Beside it, in turns on the same disk: SQLite committing the same JSON (WAL, synchronous=FULL, one
index), which is handed to it ready made, while the journal checks, numbers, digests and links what
it is given. For context: what the store alone takes for two documents ready made, and as
many bytes appended to a file and synced.

The sync alone is about 0.6 of SQLite's commit. The rest is Python that runs once around each sync
(checking, digest and link, the lock, catching up), about 0.13 ms when it runs again and again and
about twice that behind a wait for the disk; it does not grow with the journal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.practice_of import CLIENTS, an_advice
from benchmarks.programs import Programs
from benchmarks.sqlite_rows import HISTORY, SqliteRows, json_of
from benchmarks.table import Row, milliseconds
from clientjournal.journal import Journal, open_journal
from clientjournal.model.documents import Document
from clientjournal.store import FileStore

SMALL, LARGE = 1_000, 100_000
ROUNDS, WARM_UP = 300, 20
BOUND, FLATNESS = 1.0, 1.3

TABLES = ("advice", "moments", "promises", "contacts")
DAY = date(2026, 11, 20)


Written = tuple[Document, Document, bytes]
"""An entry, its change, and the JSON of both."""


class _Pair:
    """A journal and SQLite with the same content, and the times each took."""

    def __init__(self, made: Path, folder: Path, opened: ExitStack) -> None:
        file = shutil.copy(made, folder / made.name)
        self.journal: Journal = opened.enter_context(open_journal(file))
        self.sqlite = SqliteRows(folder / f"{made.name}.sqlite", self.journal, TABLES)
        opened.callback(self.sqlite.close)
        self.ours: list[float] = []
        self.beside: list[float] = []
        self.written: Written = ({}, {}, b"")

    def step(self, chance: Random) -> None:
        """Add one entry to each."""
        journal, advice = self.journal, an_advice(1 + chance.randrange(CLIENTS), DAY, chance)
        began = perf_counter()
        added = journal.add(advice)
        self.ours.append(perf_counter() - began)
        entry = json_of(journal, added.TABLE, added.id)
        change = json_of(journal, HISTORY, journal.head[0])
        self.written = (
            journal.documents(added.TABLE)[added.id],
            journal.documents(HISTORY)[journal.head[0]],
            entry + change,
        )
        self.beside.append(_took(lambda: self.sqlite.add(added.TABLE, added.client, entry, change)))


def store_adds(programs: Programs) -> list[Row]:
    """Add entries to all of them in turns; the first rounds are a warm-up."""
    chance, alone, raw = Random(1), [], []
    made = [programs.practice_of(size) for size in (SMALL, LARGE)]
    with TemporaryDirectory(dir=made[0].parent) as folder, ExitStack() as opened:
        small, large = (_Pair(file, Path(folder), opened) for file in made)
        store = FileStore(Path(shutil.copy(made[0], Path(folder) / "alone.json")))
        opened.callback(store.close)
        handle = os.open(Path(folder) / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        opened.callback(os.close, handle)
        for _ in range(WARM_UP + ROUNDS):
            small.step(chance)
            large.step(chance)
            alone.append(_took(lambda: _write(store, large.written)))
            raw.append(_took(lambda: _append(handle, large.written[2])))
    at_small, at_large = median(small.ours[WARM_UP:]), median(large.ours[WARM_UP:])
    return [
        _row(SMALL, small),
        _row(LARGE, large),
        Row(
            f"the same, {LARGE:,} beside {SMALL:,}",
            milliseconds(at_large),
            f"{milliseconds(at_small)}, {SMALL:,} entries",
            f"{at_large / at_small:.2f}",
            f"at most {FLATNESS}",
            at_large <= FLATNESS * at_small,
        ),
        Row("the same without the model's part", milliseconds(median(alone[WARM_UP:]))),
        Row("as many bytes appended and synced", milliseconds(median(raw[WARM_UP:]))),
    ]


def _row(entries: int, pair: _Pair) -> Row:
    ours, beside = median(pair.ours[WARM_UP:]), median(pair.beside[WARM_UP:])
    return Row(
        f"an entry durable with its history, {entries:,} entries",
        milliseconds(ours),
        f"{milliseconds(beside)}, SQLite commit of the same JSON",
        f"{ours / beside:.2f}",
        f"at most {BOUND}",
        ours <= BOUND * beside,
    )


def _write(store: FileStore, written: Written) -> None:
    with store.writing() as batch:
        batch.put("advice", batch.next_id("advice"), written[0])
        batch.put(HISTORY, batch.seq + 1, written[1])


def _append(handle: int, content: bytes) -> None:
    os.write(handle, content)
    os.fdatasync(handle)


def _took(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
