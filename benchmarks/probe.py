"""One measurement of the store in a fresh process: ``python -m benchmarks.probe WHAT FILE``.

It prints its figures as JSON. What is imported before the clock starts is what every use imports;
the file is in the system's cache.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Thread
from time import perf_counter

from tinydb import TinyDB, where

from benchmarks.practice_of import an_advice
from clientjournal.insights.figures import figures_of
from clientjournal.journal import Journal, open_journal
from clientjournal.model import practice as _imported  # noqa: F401  (or reading would load it)
from clientjournal.store import FileStore
from clientjournal.tui.loading import undisturbed

CLIENT = 7
"""Whose entries are asked for."""

WORDS = "overdraft holiday"
"""Two words that about one entry in twelve holds."""

SHOWN = 60
"""Hits that fill a screen."""

TICK = 0.001


def opened(path: Path) -> dict[str, float]:
    """Open the journal; give the seconds to the first answer."""
    begun = perf_counter()
    journal = open_journal(path)
    journal.clients()
    found = len(journal.timeline(CLIENT))
    return {"seconds": perf_counter() - begun, "found": found}


def opened_by_tinydb(path: Path) -> dict[str, float]:
    """Do the same with TinyDB alone: one search in one table."""
    begun = perf_counter()
    stock = TinyDB(path, access_mode="r", encoding="utf-8")
    found = len(stock.table("advice").search(where("client") == CLIENT))
    return {"seconds": perf_counter() - begun, "found": found}


def inserted_by_tinydb(path: Path) -> dict[str, float]:
    """Insert into a file with TinyDB alone, which writes all of it; give the median seconds."""
    stock = TinyDB(path, encoding="utf-8")
    table, times = stock.table("advice"), []
    document = dict(table.all()[0])
    for _ in range(6):
        begun = perf_counter()
        table.insert(document)
        times.append(perf_counter() - begun)
    return {"seconds": median(times[1:])}


def stalled_reading(path: Path) -> dict[str, float]:
    """Open and read everything in a thread; give the longest an event loop came late meanwhile."""
    kept: list[object] = []  # what is read stays, as it does on the screen

    def read() -> None:
        journal = open_journal(path)
        kept.extend((journal, journal.timeline(CLIENT), journal.practice()))

    with undisturbed():  # as the screen reads
        return {"seconds": _longest_stall(read)}


def stalled_folding(path: Path) -> dict[str, float]:
    """Fold the log in a thread; give the longest an event loop came late meanwhile."""
    journal = _changed(path)
    journal.timeline(CLIENT)
    journal.practice()
    return {"seconds": _longest_stall(lambda: journal.close(fold=True))}


def asked(path: Path) -> dict[str, float]:
    """Ask for a timeline, all hits and the first hits of a search, a few times each."""
    journal = open_journal(path)
    first = getattr(journal, "search_first", None)
    answers = {
        "timeline": _median(lambda: journal.timeline(CLIENT), 21),
        "search": _median(lambda: journal.search(WORDS), 3),
        "hits": len(journal.search(WORDS)),
    }
    if first is not None:
        answers["first"] = _median(lambda: first(WORDS, SHOWN), 9)
    return answers


def typed(path: Path) -> dict[str, float]:
    """Type words letter by letter; give the seconds to the first hits, for 95 in 100 letters."""
    journal = open_journal(path)
    journal.search_first(WORDS, SHOWN)
    took = []
    for words in (WORDS, "lease of the second van", "ruth forgets", "zzz nowhere"):
        for end in range(1, len(words) + 1):
            begun = perf_counter()
            journal.search_first(words[:end], SHOWN)
            took.append(perf_counter() - begun)
    return {"seconds": quantiles(took, n=20)[-1], "letters": len(took)}


def remembered(path: Path) -> dict[str, float]:
    """Open and read everything; give the memory it took, in multiples of the file's size."""
    gc.collect()
    before = _resident()
    journal = open_journal(path)
    journal.timeline(CLIENT)
    kept = journal.practice()
    gc.collect()
    grown = _resident() - before
    return {"bytes": grown, "times": grown / path.stat().st_size, "read": len(kept.advice)}


def folded(path: Path) -> dict[str, float]:
    """Add one entry and close; give the seconds the close took, without the day's backup."""
    journal = _changed(path)
    begun = perf_counter()
    journal.close(fold=True)
    return {"seconds": perf_counter() - begun}


def backed_up(path: Path) -> dict[str, float]:
    """Make a backup; give the seconds it took."""
    store = FileStore(path)
    begun = perf_counter()
    store.back_up()
    return {"seconds": perf_counter() - begun}


def counted(path: Path) -> dict[str, float]:
    """Take all figures a few times; give the seconds, and those of sorting the entries before."""
    journal = open_journal(path)
    with undisturbed():  # as the screen counts
        sorting = _median(journal.practice, 5)
        practice = journal.practice()
        return {"seconds": _median(lambda: figures_of(practice), 9), "sorting": sorting}


def stalled_counting(path: Path) -> dict[str, float]:
    """Take all figures in a thread; give the longest an event loop came late meanwhile."""
    journal = open_journal(path)
    journal.practice()
    with undisturbed():
        return {"seconds": _longest_stall(lambda: figures_of(journal.practice()))}


def _changed(path: Path) -> Journal:
    """Open a journal whose backup of the day is made, and add one entry."""
    store = FileStore(path)
    if not store.backups():
        store.back_up()
    journal = Journal(store)
    journal.add(an_advice(CLIENT, date(2026, 11, 20), Random(1)))
    return journal


def _longest_stall(work: Callable[[], object]) -> float:
    """Give the longest lateness of a task that wakes every millisecond while a thread works."""

    async def watch() -> float:
        for _ in range(20):
            await asyncio.sleep(TICK)
        worker, longest = Thread(target=work), 0.0
        worker.start()
        while worker.is_alive():
            wanted = perf_counter() + TICK
            await asyncio.sleep(TICK)
            longest = max(longest, perf_counter() - wanted)
        return longest

    return asyncio.run(watch())


def _median(ask: Callable[[], object], times: int) -> float:
    """Ask once for warmth and then so many times; give the median seconds."""
    ask()
    took = []
    for _ in range(times):
        begun = perf_counter()
        ask()
        took.append(perf_counter() - begun)
    return median(took)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


PROBES = (
    opened,
    opened_by_tinydb,
    inserted_by_tinydb,
    stalled_reading,
    stalled_folding,
    asked,
    typed,
    remembered,
    folded,
    backed_up,
    counted,
    stalled_counting,
)

if __name__ == "__main__":
    named = {probe.__name__: probe for probe in PROBES}
    print(json.dumps(named[sys.argv[1]](Path(sys.argv[2]))))
