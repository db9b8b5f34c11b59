"""How long until the first full frame, from the start of the process, and what memory it takes.

A frame is full at nine tenths of its cells. Ours has to show content as well: a client's name and
the words of an entry of that client.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.key_repaint import counted
from benchmarks.programs import BLANK, Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import Terminal, full

PAIRS = 11
SAMPLE_BOUND = 1.35
BOUNDS = {10_000: 1.5, 100_000: 2.2}
"""Multiples of the blank app, by the number of entries."""

WHOLE_BOUND = 1.2
"""Seconds until all of 100,000 entries is there: what is due is counted."""

MEMORY_BOUND = 80.0
"""Megabytes at the most with 10,000 entries."""


class Start(NamedTuple):
    """What one start took: seconds to the first full frame and until all is there, and memory."""

    frame: float
    whole: float
    megabytes: float


def first_frame(programs: Programs) -> list[Row]:
    """Start practices of three sizes and a blank app in turns; the first round is a warm-up."""
    sizes = {0: programs.ours, **{size: programs.on(programs.practice_of(size)) for size in BOUNDS}}
    shown = {0: (programs.client, programs.promise), **dict.fromkeys(BOUNDS, ("1 Clients", "2 A"))}
    ours: dict[int, list[Start]] = {size: [] for size in sizes}
    blank: list[float] = []
    for turn in range(PAIRS + 1):
        for size, command in sizes.items():
            start = _started(programs, command, shown[size])
            if turn:
                ours[size].append(start)
        with programs.open(BLANK) as terminal:
            took = terminal.until(full, 0.4) - terminal.started
            blank += [took] if turn else []
    beside = median(blank)
    rows = [_row("sample practice", ours[0], beside, SAMPLE_BOUND)]
    rows += [_row(f"{size:,} entries", ours[size], beside, BOUNDS[size]) for size in BOUNDS]
    whole = median(start.whole for start in ours[100_000])
    memory = max(start.megabytes for start in ours[10_000])
    return [
        *rows,
        _bounded(
            "all of 100,000 entries there",
            milliseconds(whole),
            f"{WHOLE_BOUND} s",
            whole <= WHOLE_BOUND,
        ),
        _bounded(
            "peak memory, 10,000 entries",
            f"{memory:.0f} MB",
            f"{MEMORY_BOUND:.0f} MB",
            memory <= MEMORY_BOUND,
        ),
    ]


def _started(programs: Programs, command: Sequence[str], words: tuple[str, ...]) -> Start:
    """Start once, and wait until the screen says what is due."""

    def content(terminal: Terminal) -> bool:
        return full(terminal) and terminal.shows(*words)

    with programs.open(command) as terminal:
        frame = terminal.until(content, 0.4)
        whole = frame if counted(terminal) else terminal.until(counted, 0.4)
        return Start(frame - terminal.started, whole - terminal.started, _peak(terminal.pid))


def _peak(pid: int) -> float:
    """Give the most memory a process ever had, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _row(what: str, starts: list[Start], beside: float, bound: float) -> Row:
    mine = median(start.frame for start in starts)
    return Row(
        f"first full frame, {what}",
        milliseconds(mine),
        f"{milliseconds(beside)}, blank app",
        f"{mine / beside:.2f}",
        f"at most {bound}",
        mine <= bound * beside,
    )


def _bounded(what: str, figure: str, bound: str, holds: bool) -> Row:
    return Row(what, figure, bound=f"at most {bound}", holds=holds)
