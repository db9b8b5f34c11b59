"""How long until the first full frame, from the start of the process.

A frame is full at nine tenths of its cells. Ours has to show content as well: a client's name and
the text of a promise.
"""

from __future__ import annotations

from statistics import median

from benchmarks.programs import BLANK, Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import Terminal, full

PAIRS = 11
BOUND = 1.4


def first_frame(programs: Programs) -> list[Row]:
    """Start the sample practice and a blank app in turns; the first pair is a warm-up."""
    ours, blank = [], []

    def content(terminal: Terminal) -> bool:
        return full(terminal) and terminal.shows(programs.client, programs.promise)

    for _ in range(PAIRS + 1):
        with programs.open(programs.ours) as terminal:
            ours.append(terminal.until(content, 0.4) - terminal.started)
        with programs.open(BLANK) as terminal:
            blank.append(terminal.until(full, 0.4) - terminal.started)
    mine, beside = median(ours[1:]), median(blank[1:])
    return [
        Row(
            "first full frame, sample practice",
            milliseconds(mine),
            f"{milliseconds(beside)}, blank app",
            f"{mine / beside:.2f}",
            f"at most {BOUND}",
            mine <= BOUND * beside,
        )
    ]
