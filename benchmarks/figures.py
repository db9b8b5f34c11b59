"""What the figures of a large journal cost: taking all of them, and opening their screen.

The screen is there with the first figure's frame; the figures come when they are counted.
"""

from __future__ import annotations

from statistics import median

from benchmarks.key_repaint import counted
from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import Terminal

ENTRIES = 100_000
STARTS, AGAIN = 3, 3
"""How many processes, and how often the screen opens again in each."""

COUNT_BOUND, STALL_BOUND, PAINT_BOUND = 0.300, 0.020, 0.100
"""Seconds."""


def figures(programs: Programs) -> list[Row]:
    """Count in fresh processes, then open the screen in both journals, in turns."""
    file = programs.practice_of(ENTRIES)
    found = [programs.probe("counted", file) for _ in range(STARTS)]
    count = median(one["seconds"] for one in found)
    sorting = median(one["sorting"] for one in found)
    stall = median(programs.probe("stalled_counting", file)["seconds"] for _ in range(STARTS))
    few = [_opened(programs, programs.ours) for _ in range(STARTS + 1)][1:]
    many = [_opened(programs, programs.on(file)) for _ in range(STARTS)]
    beside = median(time for times in few for time in times)
    paint = median(time for times in many for time in times)
    return [
        Row(
            f"all figures, {ENTRIES:,} entries",
            milliseconds(count),
            f"{milliseconds(sorting)}, sorting the entries",
            f"{count / sorting:.2f}",
            f"at most {milliseconds(COUNT_BOUND)}",
            count <= COUNT_BOUND,
        ),
        Row(
            f"longest stall while counting {ENTRIES:,}",
            milliseconds(stall),
            bound=f"at most {milliseconds(STALL_BOUND)}",
            holds=stall <= STALL_BOUND,
        ),
        Row(
            f"i to the insights' first paint, {ENTRIES:,}",
            milliseconds(paint),
            f"{milliseconds(beside)}, sample",
            f"{paint / beside:.2f}",
            f"at most {milliseconds(PAINT_BOUND)}",
            paint <= PAINT_BOUND,
        ),
    ]


def _opened(programs: Programs, command: list[str]) -> list[float]:
    """Open and close the screen several times; give the seconds to each first paint."""
    times = []
    with programs.settled(command) as terminal:
        if not counted(terminal):
            terminal.until(counted, 0.4)
        for _ in range(AGAIN):
            typed = terminal.send(b"i")
            times.append(terminal.until(_is_painted) - typed)
            if not terminal.shows("Both ends"):
                terminal.until(lambda t: t.shows("Both ends"))
            terminal.send(b"\x1b")
            terminal.until(lambda t: not _is_painted(t))
    return times


def _is_painted(terminal: Terminal) -> bool:
    return terminal.shows("Insights   all clients", "Your line")
