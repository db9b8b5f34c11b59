"""How long a command takes as a whole process, beside importing the libraries it stands on."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

from benchmarks.programs import LIBRARIES, Programs
from benchmarks.table import Row, milliseconds

PAIRS = 21
BOUND = 1.6


def list_verb(programs: Programs) -> list[Row]:
    """Run ``list`` and the imports in turns; the first pair is a warm-up."""
    ours, beside = [], []
    for _ in range(PAIRS + 1):
        ours.append(_timed(lambda: programs.run([*programs.ours, "list"])))
        beside.append(_timed(lambda: programs.run(LIBRARIES)))
    mine, other = median(ours[1:]), median(beside[1:])
    return [
        Row(
            "clientjournal list",
            milliseconds(mine),
            f"{milliseconds(other)}, import click, tinydb, msgspec",
            f"{mine / other:.2f}",
            f"at most {BOUND}",
            mine <= BOUND * other,
        )
    ]


def _timed(run: Callable[[], None]) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun
