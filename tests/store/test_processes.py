"""Real processes on one journal: several that write, and one that is killed while it does."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clientjournal.journal import Journal, open_journal
from tests.making import client

ROOT = Path(__file__).parents[2]
Writer = subprocess.Popen[str]
Start = Callable[..., Writer]


@pytest.fixture
def start(path: Path) -> Iterator[Start]:
    """Start a writer of the journal and wait until it has it open."""
    started: list[Writer] = []

    def starting(count: int, name: str) -> Writer:
        writer = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("writer.py")), path, str(count), name],
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


def test_two_processes_add_fifty_each_and_a_hundred_are_there(
    journal: Journal, path: Path, start: Start
) -> None:
    journal.add(client("Acme"))
    writers = {name: start(50, name) for name in ("one", "two")}
    for writer in writers.values():
        go(writer)
    given = {}
    for name, writer in writers.items():
        output, _ = writer.communicate(timeout=50)
        assert writer.returncode == 0
        given[name] = [int(line) for line in output.split()]
    assert sorted(given["one"] + given["two"]) == list(range(1, 101))
    with open_journal(path) as again:
        assert len(again.timeline(1)) == 100
        for name, numbers in given.items():
            texts = [again.get(f"K-{number}").words for number in numbers]
            assert texts == [f"{name} {turn}" for turn in range(1, 51)]
        assert again.head[0] == 101
        assert again.fault() is None
    assert len(journal.refresh()) == 100


def test_what_a_killed_writer_was_told_is_kept_is_there(
    journal: Journal, path: Path, start: Start
) -> None:
    journal.add(client("Acme"))
    moments = random.Random(20261120)
    acknowledged: set[int] = set()
    for turn in range(10):
        writer = start(0, f"round {turn}")
        go(writer)
        assert writer.stdout is not None
        for _ in range(moments.randint(1, 12)):
            acknowledged.add(int(writer.stdout.readline()))
        for _ in range(moments.randint(0, 20_000)):
            pass  # somewhere within the next change, not right after an acknowledgement
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged |= {int(line) for line in rest.split("\n")[:-1]}
        with open_journal(path) as again:
            kept = set(again.documents("contacts"))
            assert acknowledged <= kept
            assert len(kept - acknowledged) <= turn + 1
            assert again.fault() is None
    with open_journal(path) as again:
        assert again.add(client("Bell")).ref == "C-2"
