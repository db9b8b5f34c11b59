"""What the program uses of a core while nothing happens.

Both run at the same time, so that what else the machine does hits both. The processes' own CPU
clocks are read: user and system time, as in ``/proc/PID/stat``, in nanoseconds instead of ticks of
10 ms, which are too coarse for the bound.
"""

from __future__ import annotations

import select
from time import clock_gettime, perf_counter

from benchmarks.programs import BLANK, Programs
from benchmarks.table import Row
from benchmarks.terminal import Terminal

SETTLING, MEASURED = 3.0, 10.0
"""Seconds before and while measuring."""

BOUND = 0.2
"""Points of a core over the blank app."""


def idle(programs: Programs) -> list[Row]:
    """Leave the sample practice and a blank app alone, side by side."""
    with programs.settled(programs.ours) as mine, programs.settled(BLANK) as other:
        both = (mine, other)
        _leave_alone(both, SETTLING)
        before, begun = [_used(terminal) for terminal in both], perf_counter()
        _leave_alone(both, MEASURED)
        span = perf_counter() - begun
        ours, blank = (
            100 * (_used(terminal) - used) / span
            for terminal, used in zip(both, before, strict=True)
        )
    return [
        Row(
            "idle, points of a core",
            f"{ours:.2f}",
            f"{blank:.2f}, blank app",
            f"{ours - blank:+.2f}",
            f"at most +{BOUND}",
            ours - blank <= BOUND,
        )
    ]


def _leave_alone(terminals: tuple[Terminal, ...], seconds: float) -> None:
    """Let them run, and take what they write so that none of them waits for a reader."""
    end = perf_counter() + seconds
    while (left := end - perf_counter()) > 0:
        select.select(terminals, [], [], left)
        for terminal in terminals:
            terminal.drain()


def _used(terminal: Terminal) -> float:
    """Give the seconds of CPU a process has used; the clock's number is Linux's for its id."""
    return clock_gettime(~terminal.pid << 3 | 2)
