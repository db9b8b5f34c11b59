"""How long a client's history of 2,000 entries takes, gathered and written in each format.

It is the file copy, which holds the most: every version, every private note. Gathering it is part
of each figure.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.practice_of import make
from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds
from clientjournal.export import FORMATS, Copy, history_of, render
from clientjournal.journal import Journal, open_journal

ENTRIES = 2_000
ROUNDS = 3
BOUNDS = {"md": 0.3, "csv": 0.3, "json": 0.3, "html": 1.0, "pdf": 5.0}
"""Seconds; calendars and cards have none."""


def exports(programs: Programs) -> list[Row]:
    """Write the history in every format; the first round is a warm-up."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.json"
        make(ENTRIES, path, clients=1)
        with open_journal(path) as journal:
            return [_measured(journal, format) for format in FORMATS]


def _measured(journal: Journal, format: str) -> Row:
    times = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        render(history_of(journal, journal.client(1), Copy.FILE), format)
        times.append(perf_counter() - began)
    took, bound = median(times[1:]), BOUNDS.get(format)
    words = f"a history of {ENTRIES:,} entries as {format}"
    if bound is None:
        return Row(words, milliseconds(took))
    return Row(words, milliseconds(took), "", "", f"at most {bound:g} s", took <= bound)
