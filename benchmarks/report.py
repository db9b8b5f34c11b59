"""Every measurement by name, and the report of those that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.exports import exports
from benchmarks.figures import figures
from benchmarks.first_frame import first_frame
from benchmarks.form_opens import form_opens
from benchmarks.idle import idle
from benchmarks.imports import imports
from benchmarks.key_repaint import key_repaint
from benchmarks.list_verb import list_verb
from benchmarks.others import others
from benchmarks.programs import Programs, programs
from benchmarks.search_typing import search_typing
from benchmarks.store_adds import store_adds
from benchmarks.store_answers import store_answers, store_closes, store_stalls, tinydb_inserts
from benchmarks.store_opens import store_opens
from benchmarks.table import Row, load, machine, table

MEASUREMENTS: dict[str, Callable[[Programs], list[Row]]] = {
    measure.__name__: measure
    for measure in (
        first_frame,
        others,
        idle,
        form_opens,
        list_verb,
        key_repaint,
        search_typing,
        figures,
        store_adds,
        store_opens,
        store_stalls,
        store_answers,
        store_closes,
        tinydb_inserts,
        imports,
        exports,
    )
}
"""In the order of the table."""


def report(names: Sequence[str]) -> str:
    """Measure what is named; give the table and what it was made with."""
    before = load()
    with programs() as started:
        rows = [row for name in names for row in MEASUREMENTS[name](started)]
    return (
        f"{table(rows)}\n\nMeasured on {machine()}.\n"
        f"Load averages over 1, 5 and 15 minutes: {before} before, {load()} after."
    )
