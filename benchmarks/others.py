"""How long other full-screen programs take to their first full frame, beside ours.

They are measured where they are installed: ``OTHERS`` names the folders of their commands, with
colons between them. A program that is in none of them is left out.
"""

from __future__ import annotations

import os
from shutil import which
from statistics import median

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import full

NAMES = ("posting", "harlequin", "bagels")
ROUNDS = 5


def others(programs: Programs) -> list[Row]:
    """Start each of them and ours on the sample practice in turns; the first round is a warm-up."""
    commands = {"ours": programs.ours}
    for name in NAMES:
        found = which(name, path=os.environ.get("OTHERS", ""))
        commands |= {name: [found]} if found else {}
    if len(commands) == 1:
        return []
    took: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            with programs.open(command) as terminal:
                frame = terminal.until(full, 0.4) - terminal.started
                took[name] += [frame] if turn else []
    mine = median(took["ours"])
    return [_row(name, mine, median(took[name])) for name in commands if name != "ours"]


def _row(name: str, mine: float, beside: float) -> Row:
    return Row(
        f"first full frame, beside {name}",
        milliseconds(mine),
        f"{milliseconds(beside)}, {name}",
        f"{mine / beside:.2f}",
        "ahead",
        mine < beside,
    )
