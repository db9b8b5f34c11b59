"""How long other full-screen programs take to their first full frame, beside ours.

They are measured where they are installed: ``OTHERS`` names the folders of their commands, with
colons between them. A program that is in none of them, or does not come up, is left out.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from shutil import which
from statistics import median

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import NothingSeen, full

NAMES = ("posting", "harlequin", "bagels")
ROUNDS = 5


def others(programs: Programs) -> list[Row]:
    """Start each of them and ours on the sample practice in turns; the first round is a warm-up."""
    commands = {"ours": programs.ours}
    for name in NAMES:
        found = which(name, path=os.environ.get("OTHERS", ""))
        if found and _frame(programs, [found]) is not None:
            commands[name] = [found]
    if len(commands) == 1:
        return []
    took: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            frame = _frame(programs, command)
            took[name] += [frame] if turn and frame is not None else []
    mine = median(took["ours"])
    return [_row(name, mine, median(took[name])) for name in commands if name != "ours"]


def _frame(programs: Programs, command: Sequence[str]) -> float | None:
    """Give the seconds to the first full frame, None when the program does not come up."""
    with programs.open(command) as terminal:
        try:
            return terminal.until(full, 0.4) - terminal.started
        except NothingSeen:
            return None


def _row(name: str, mine: float, beside: float) -> Row:
    return Row(
        f"first full frame, beside {name}",
        milliseconds(mine),
        f"{milliseconds(beside)}, {name}",
        f"{mine / beside:.2f}",
        "ahead",
        mine < beside,
    )
