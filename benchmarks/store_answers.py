"""What a large journal costs once it is open: answers, memory, stalls of an event loop, closing.

Each is measured in a fresh process on a journal of 100,000 entries; stalls and closing in several,
as they happen once in each.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.probe import SHOWN
from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds

MIDDLE, LARGE = 10_000, 100_000
ROUNDS = 5

READING_BOUND, FOLDING_BOUND = 0.015, 0.020
TIMELINE_BOUND, SEARCH_BOUND, CLOSE_BOUND = 0.003, 0.025, 0.400
"""Seconds."""

MEMORY_BOUND = 3.0
"""Times the file's size."""


def store_stalls(programs: Programs) -> list[Row]:
    """Let a thread read and fold a large journal while an event loop runs."""
    file = programs.practice_of(LARGE)
    reading = [programs.probe("stalled_reading", file)["seconds"] for _ in range(ROUNDS)]
    with TemporaryDirectory(dir=file.parent) as folder:
        copy = Path(shutil.copy(file, Path(folder) / "folded.json"))
        folding = [programs.probe("stalled_folding", copy)["seconds"] for _ in range(ROUNDS)]
    return [
        _bounded(f"longest stall while reading {LARGE:,}", median(reading), READING_BOUND),
        _bounded(f"longest stall while folding {LARGE:,}", median(folding), FOLDING_BOUND),
    ]


def store_answers(programs: Programs) -> list[Row]:
    """Ask a large journal, and weigh it."""
    file = programs.practice_of(LARGE)
    asked = programs.probe("asked", file)
    times = programs.probe("remembered", file)["times"]
    every, hits = asked["search"], f"{asked['hits']:,.0f}"
    return [
        _bounded(f"one client's timeline, {LARGE:,} entries", asked["timeline"], TIMELINE_BOUND),
        _bounded(
            f"first {SHOWN} hits of two words" + ("" if "first" in asked else ", with all others"),
            asked.get("first", every),
            SEARCH_BOUND,
        ),
        Row(f"all {hits} hits of two words", milliseconds(every)),
        Row(
            f"memory of the data, {LARGE:,} entries",
            f"{times:.1f} x",
            "the file's size",
            f"{times:.2f}",
            f"at most {MEMORY_BOUND:g}",
            times <= MEMORY_BOUND,
        ),
    ]


def store_closes(programs: Programs) -> list[Row]:
    """Close a large journal after one entry, which folds the log into the file."""
    made = programs.practice_of(LARGE)
    with TemporaryDirectory(dir=made.parent) as folder:
        file = Path(shutil.copy(made, Path(folder) / "closed.json"))
        backup = programs.probe("backed_up", file)["seconds"]
        folded = [programs.probe("folded", file)["seconds"] for _ in range(ROUNDS)]
    return [
        _bounded(f"close with folding, {LARGE:,} entries", median(folded), CLOSE_BOUND),
        Row(f"a backup, {LARGE:,} entries", milliseconds(backup)),
    ]


def tinydb_inserts(programs: Programs) -> list[Row]:
    """Insert into a file with TinyDB alone."""
    made = programs.practice_of(MIDDLE)
    with TemporaryDirectory(dir=made.parent) as folder:
        file = Path(shutil.copy(made, Path(folder) / "stock.json"))
        took = programs.probe("inserted_by_tinydb", file)["seconds"]
    return [Row(f"TinyDB alone inserts one, {MIDDLE:,} entries", milliseconds(took))]


def _bounded(what: str, seconds: float, bound: float) -> Row:
    return Row(
        what,
        milliseconds(seconds),
        bound=f"at most {milliseconds(bound)}",
        holds=seconds <= bound,
    )
