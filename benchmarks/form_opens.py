"""How long a form takes to open, from its key to the words of its frame on the screen.

Beside it, for context: a blank app that opens a modal screen with one input.
"""

from __future__ import annotations

from statistics import median

from benchmarks.blank_form import WORDS
from benchmarks.key_repaint import counted
from benchmarks.programs import BLANK_FORM, Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import Condition, Terminal

STARTS, AGAIN = 7, 5
"""How many processes, and how often a form opens again in each."""

FIRST_BOUND, AGAIN_BOUND = 0.120, 0.060
"""Seconds."""


ENTRIES, LARGE_STARTS = 100_000, 3
"""The entries of a large journal, and in how many processes it is opened."""


def form_opens(programs: Programs) -> list[Row]:
    """Open forms of the sample practice and of a large journal."""
    large = programs.on(programs.practice_of(ENTRIES))
    return [
        *_opens(programs, programs.ours, STARTS, ""),
        *_opens(programs, large, LARGE_STARTS, f", {ENTRIES:,} entries"),
    ]


def _opens(programs: Programs, command: list[str], starts: int, what: str) -> list[Row]:
    """Open forms in several starts of ours and of a blank one, in turns; the first is a warm-up."""
    frame = ("Advice to", "^s save", "Their words")
    first: list[float] = []
    again: list[float] = []
    blank_first: list[float] = []
    blank_again: list[float] = []
    for start in range(starts + 1):
        with programs.settled(command) as terminal:
            if not counted(terminal):
                terminal.until(counted, 0.4)
            mine = _opened(terminal, lambda t: t.shows(*frame))
        with programs.settled(BLANK_FORM) as terminal:
            blank = _opened(terminal, lambda t: t.shows(WORDS))
        if start:
            first.append(mine[0])
            again += mine[1:]
            blank_first.append(blank[0])
            blank_again += blank[1:]
    return [
        _row(f"a form opens, first{what}", median(first), median(blank_first), FIRST_BOUND),
        _row(f"a form opens, again{what}", median(again), median(blank_again), AGAIN_BOUND),
    ]


def _opened(terminal: Terminal, frame: Condition) -> list[float]:
    """Open and close a form several times; give the seconds each opening took."""
    times = []
    for _ in range(1 + AGAIN):
        typed = terminal.send(b"a")
        times.append(terminal.until(frame) - typed)
        terminal.send(b"\x1b")
        terminal.until(lambda t: not frame(t))
    return times


def _row(what: str, ours: float, beside: float, bound: float) -> Row:
    return Row(
        what,
        milliseconds(ours),
        f"{milliseconds(beside)}, one blank input",
        f"{ours / beside:.2f}",
        f"at most {milliseconds(bound)}",
        ours <= bound,
    )
