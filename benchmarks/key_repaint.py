"""How long from a key to the last byte of the repaint it causes: ``j`` in the clients' pane.

Every press shows another client's whole file, so this is the dearest of the small movements.
"""

from __future__ import annotations

from statistics import median, quantiles

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds

ROUNDS, STEPS = 4, 11
"""Times down and up again, and the clients below the first."""


def key_repaint(programs: Programs) -> list[Row]:
    """Walk down and up through the clients; the first round is a warm-up."""
    times: list[float] = []
    with programs.settled(programs.ours) as terminal:
        for walk in range(ROUNDS):
            for key in b"j" * STEPS + b"k" * STEPS:
                typed = terminal.send(bytes([key]))
                took = terminal.settle() - typed
                if walk:
                    times.append(took)
    return [
        Row("j to its repaint, median", milliseconds(median(times))),
        Row("j to its repaint, 95 in 100", milliseconds(quantiles(times, n=20)[-1])),
    ]
