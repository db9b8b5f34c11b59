from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.store import FileStore
from tests.making import HandSetClock, client


@pytest.fixture(autouse=True)
def quick_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw and look four times as often whether the program has come to rest."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 500)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000)


@pytest.fixture
def clock() -> HandSetClock:
    """A clock that stands at 20 November 2026, 09:30."""
    return HandSetClock()


@pytest.fixture
def acme(path: Path, clock: HandSetClock) -> Iterator[Journal]:
    """A journal with two clients and nothing else."""
    with Journal(FileStore(path), clock, "tester") as opened:
        opened.add(client("Acme"))
        opened.add(client("Bolt & Co", person="Jo"))
        yield opened
