"""Real processes on one journal: several that write, and one that is killed while it does."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from tinydb import TinyDB

from clientjournal.journal import Journal, open_journal
from tests.making import client
from tests.store import SOAKING
from tests.store.folding import beside, folded

ROOT = Path(__file__).parents[2]
Writer = subprocess.Popen[str]
Start = Callable[..., Writer]

ROUNDS = 200 if SOAKING else 10
"""How often a writer is killed."""

TWO, FOUR = (500, 250) if SOAKING else (100, 50)
"""How many contacts each of two, and of four, writers adds."""

pytestmark = pytest.mark.soak


@pytest.fixture
def start(path: Path) -> Iterator[Start]:
    """Start a writer of the journal and wait until it is ready."""
    started: list[Writer] = []

    def starting(count: int, name: str, every: int) -> Writer:
        script = str(Path(__file__).with_name("writer.py"))
        writer = subprocess.Popen(
            [sys.executable, script, path, str(count), name, str(every)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        started.append(writer)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        return writer

    yield starting
    for writer in started:
        writer.kill()
        writer.communicate()


def go(writer: Writer) -> None:
    assert writer.stdin is not None
    writer.stdin.write("\n")
    writer.stdin.flush()


@pytest.mark.parametrize(
    ("writers", "each"), [(2, TWO), (4, FOUR)], ids=[f"two of {TWO}", f"four of {FOUR}"]
)
def test_processes_that_add_at_once_lose_nothing_and_give_no_number_twice(
    journal: Journal, path: Path, start: Start, writers: int, each: int
) -> None:
    journal.add(client("Acme"))
    # Those that close often fold the log under the others.
    running = {f"writer {n}": start(each, f"writer {n}", (7, each)[n % 2]) for n in range(writers)}
    for writer in running.values():
        go(writer)
    seen = 0
    while any(writer.poll() is None for writer in running.values()):
        journal.refresh()  # a reader beside them never sees a hole
        there = list(journal.documents("history"))
        assert there == list(range(1, len(there) + 1))
        assert len(there) >= seen
        seen = len(there)
    given = {}
    for name, writer in running.items():
        output, _ = writer.communicate(timeout=50)
        assert writer.returncode == 0
        given[name] = [int(line) for line in output.split()]
    total = writers * each
    assert sorted(chain.from_iterable(given.values())) == list(range(1, total + 1))
    with open_journal(path) as again:
        for name, numbers in given.items():
            texts = [again.get(f"K-{number}").words for number in numbers]
            assert texts == [f"{name} {turn}" for turn in range(1, each + 1)]
        assert len(again.timeline(1)) == total
        assert again.head[0] == total + 1
        assert again.fault() is None
        assert again._store.notices == []
    journal.refresh()
    assert len(journal.timeline(1)) == total


def test_what_a_killed_writer_was_told_is_kept_is_there(
    journal: Journal, path: Path, start: Start
) -> None:
    journal.add(client("Acme"))
    moments = random.Random(20261120)
    acknowledged: set[int] = set()
    logs = halves = 0
    for turn in range(ROUNDS):
        writer = start(0, f"round {turn}", moments.randint(1, 4))
        go(writer)
        assert writer.stdout is not None
        for _ in range(moments.randint(1, 12)):
            acknowledged.add(int(writer.stdout.readline()))
        for _ in range(moments.randint(0, 60_000)):
            pass  # somewhere within the next change or fold, not right after an acknowledgement
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged |= {int(line) for line in rest.split("\n")[:-1]}
        logs += "journal.json.log" in beside(path)
        halves += "journal.json.tmp" in beside(path)
        again = open_journal(path)  # left open, so that the log stays for the next
        kept = set(again.documents("contacts"))
        assert acknowledged <= kept
        assert len(kept - acknowledged) <= turn + 1
        assert again.fault() is None
        assert again._store.notices == []
    print(
        f"\n{ROUNDS} killed, {len(acknowledged)} acknowledged, none lost;"
        f" {logs} left a log, {halves} half a fold"
    )
    assert open_journal(path).add(client("Bell")).ref == "C-2"
    folded(path)
    with TinyDB(path, access_mode="r", encoding="utf-8") as stock:
        assert {found.doc_id for found in stock.table("contacts").all()} >= acknowledged
