"""How soon the first hits of a search are there, at every letter that is typed."""

from __future__ import annotations

from statistics import median

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds

ENTRIES, TURNS = 100_000, 3
BOUND = 0.025
"""Seconds, for 95 in 100 letters."""


def search_typing(programs: Programs) -> list[Row]:
    """Type some words into a search of a large journal."""
    journal = programs.practice_of(ENTRIES)
    took = median(programs.probe("typed", journal)["seconds"] for _ in range(TURNS))
    return [
        Row(
            f"first hits at a letter, {ENTRIES:,}, 95 in 100",
            milliseconds(took),
            bound=f"at most {milliseconds(BOUND)}",
            holds=took <= BOUND,
        )
    ]
