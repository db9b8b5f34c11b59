"""What every test stands on: a safe environment, a clock that stands still, two journals."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from clientjournal.journal import Journal
from clientjournal.model.clock import Clock
from clientjournal.store import FileStore
from tests.making import TODAY, practice

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def safe_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep every test away from the journal of whoever runs it, and in UTC."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.delenv("CLIENTJOURNAL", raising=False)
    monkeypatch.delenv("CLIENTJOURNAL_CONFIG", raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal under test is kept."""
    return tmp_path / "kept" / "journal.json"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    """An empty journal whose today is 20 November 2026."""
    with Journal(FileStore(path), Clock(as_of=TODAY), "tester") as opened:
        yield opened


@pytest.fixture
def sample(journal: Journal) -> Journal:
    """A journal that holds the sample practice."""
    journal.take_in(practice(), "sample practice")
    return journal


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/New_York", "Europe/Berlin"])
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each of several zones in turn, for tests that count days."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
