"""How long from a key to the last byte of the repaint it causes, with 100,000 entries and with few.

Two keys: ``j`` and ``k`` in a list of entries, which move a cursor, and the same in the clients'
pane, where every press shows another client's whole file.
"""

from __future__ import annotations

from statistics import median, quantiles

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds
from benchmarks.terminal import Terminal

ROUNDS, STEPS = 4, 11
"""Times up and down again, and the rows between; the sample has so few."""

ENTRIES = 100_000
BOUND = 1.3
"""Times the same key in the sample practice, for 95 in 100."""

SWITCH_BOUND = 0.020
"""Seconds that showing another client's file may take, for half of them."""

QUIET = 0.06
"""Seconds without a byte after which a repaint is over."""


def key_repaint(programs: Programs) -> list[Row]:
    """Walk up and down in both journals, in turns; the first round is a warm-up."""
    large = programs.on(programs.practice_of(ENTRIES))
    found: dict[tuple[str, str], list[float]] = {}
    with programs.settled(programs.ours) as few, programs.settled(large) as many:
        many.until(counted, 0.4)
        for pane, there, back in (("2", b"k", b"j"), ("1", b"j", b"k")):
            for terminal in (few, many):
                terminal.send(pane.encode())
                terminal.settle()
            for walk in range(ROUNDS):
                for name, terminal in (("few", few), ("many", many)):
                    times = _walked(terminal, there, back)
                    found.setdefault((pane, name), []).extend(times if walk else [])
    moves = _ninety_five(found["2", "many"]), _ninety_five(found["2", "few"])
    switch, beside = median(found["1", "many"]), median(found["1", "few"])
    return [
        Row(
            f"j among entries, {ENTRIES:,}, 95 in 100",
            milliseconds(moves[0]),
            f"{milliseconds(moves[1])}, sample",
            f"{moves[0] / moves[1]:.2f}",
            f"at most {BOUND}",
            moves[0] <= BOUND * moves[1],
        ),
        Row(
            f"client switch, {ENTRIES:,}, median",
            milliseconds(switch),
            f"{milliseconds(beside)}, sample",
            f"{switch / beside:.2f}",
            f"at most {milliseconds(SWITCH_BOUND)}",
            switch <= SWITCH_BOUND,
        ),
    ]


def counted(terminal: Terminal) -> bool:
    """Tell whether all of a journal is there: the upper line says what is due."""
    upper = terminal.screen.display[0]
    return " due " in upper and "reading" not in upper


def _walked(terminal: Terminal, there: bytes, back: bytes) -> list[float]:
    """Press a key and then the other; give the seconds each repaint took."""
    times = []
    for key in (there, back):
        for _ in range(STEPS if there == b"j" else 2):
            typed = terminal.send(key)
            times.append(terminal.settle(QUIET) - typed)
    return times


def _ninety_five(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
