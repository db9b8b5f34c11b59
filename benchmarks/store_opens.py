"""How long from opening a journal to the first answer: its clients, and one client's timeline.

Beside it, in turns, each in a fresh process: TinyDB alone opening the same file and answering one
search by client. Imports are not counted for either.
"""

from __future__ import annotations

from statistics import median

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds

MIDDLE, LARGE = 10_000, 100_000
MIDDLE_ROUNDS, LARGE_ROUNDS = 9, 5
BOUND, MIDDLE_BOUND = 0.45, 0.060
"""A share of TinyDB's time, and seconds."""


def store_opens(programs: Programs) -> list[Row]:
    """Open both sizes; the first round of each is a warm-up."""
    middle, beside_middle = _both(programs, MIDDLE, MIDDLE_ROUNDS)
    large, beside_large = _both(programs, LARGE, LARGE_ROUNDS)
    return [
        Row(
            f"open to first answer, {MIDDLE:,} entries",
            milliseconds(middle),
            f"{milliseconds(beside_middle)}, TinyDB alone",
            f"{middle / beside_middle:.2f}",
            f"at most {milliseconds(MIDDLE_BOUND)}",
            middle <= MIDDLE_BOUND,
        ),
        Row(
            f"open to first answer, {LARGE:,} entries",
            milliseconds(large),
            f"{milliseconds(beside_large)}, TinyDB alone",
            f"{large / beside_large:.2f}",
            f"at most {BOUND}",
            large <= BOUND * beside_large,
        ),
    ]


def _both(programs: Programs, entries: int, rounds: int) -> tuple[float, float]:
    file = programs.practice_of(entries)
    ours, beside = [], []
    for _ in range(rounds + 1):
        ours.append(programs.probe("opened", file)["seconds"])
        beside.append(programs.probe("opened_by_tinydb", file)["seconds"])
    return median(ours[1:]), median(beside[1:])
