"""How long taking 10,000 rows of another program in takes, read, compared, written and synced.

Beside it, in turns on the same disk: SQLite committing as many rows in one transaction (WAL,
synchronous=FULL), with nothing read, compared or linked.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.programs import Programs
from benchmarks.table import Row, milliseconds
from benchmarks.texts import some_text
from clientjournal.importing import Intake, Remembered
from clientjournal.journal import open_journal

ROWS, CLIENTS = 10_000, 300
ROUNDS = 5
BOUND = 3.0


def imports(programs: Programs) -> list[Row]:
    """Take the rows into an empty journal, then again, then back; the first round is a warm-up."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = _write_rows(folder / "rows.csv")
        _write_cards(folder / "cards.vcf")
        taken: dict[str, list[float]] = {}
        for number in range(ROUNDS + 1):
            for what, took in _round(folder, rows, number).items():
                taken.setdefault(what, []).append(took)
    medians = {what: median(times[1:]) for what, times in taken.items()}
    beside = f"{milliseconds(medians.pop('sqlite'))}, SQLite commit of the same rows"
    return [
        Row(what, milliseconds(took), beside, "", f"at most {BOUND:.0f} s", took <= BOUND)
        for what, took in medians.items()
    ]


def _round(folder: Path, rows: list[list[str]], number: int) -> dict[str, float]:
    path, memory = folder / f"{number}.json", Remembered(folder / "memory.json")
    with open_journal(path) as journal:

        def take(name: str) -> None:
            intake = Intake(journal, folder / name, None, memory)
            intake.take_in(intake.plan())

        return {
            f"{ROWS:,} rows of CSV taken in": _took(lambda: take("rows.csv")),
            "the same again: nothing changes": _took(lambda: take("rows.csv")),
            "the same taken back": _took(journal.undo),
            "1,000 vCards taken in": _took(lambda: take("cards.vcf")),
            "sqlite": _took(lambda: _commit(folder / f"{number}.sqlite", rows)),
        }


def _write_rows(path: Path) -> list[list[str]]:
    chance, day = Random(1), date(2019, 1, 2)
    rows = [
        [
            f"Client {number % CLIENTS}",
            f"{day + timedelta(days=number // 5):%d/%m/%Y}",
            some_text(chance, 1),
            some_text(chance, 2),
        ]
        for number in range(ROWS)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Client", "Date", "Subject", "Notes"], *rows])
    return rows


def _write_cards(path: Path) -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Hollis;Ruth {0};;;\r\nFN:Ruth Hollis {0}\r\n"
        "EMAIL;TYPE=INTERNET:ruth{0}@h.example\r\nTEL;TYPE=CELL:+44 20 {0}\r\n"
        "NOTE:Books\\, monthly\r\nUID:card-{0}\r\nEND:VCARD\r\n"
    )
    path.write_text("".join(card.format(number) for number in range(1_000)), "utf-8", newline="")


def _commit(path: Path, rows: list[list[str]]) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE contacts (client, day, subject, notes)")
    database.execute("BEGIN")
    database.executemany("INSERT INTO contacts VALUES (?, ?, ?, ?)", rows)
    database.execute("COMMIT")
    database.close()


def _took(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
