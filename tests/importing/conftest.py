from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.model.clock import Clock
from clientjournal.store import FileStore
from tests.making import TODAY


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal beside the first."""
    with Journal(FileStore(tmp_path / "other.json"), Clock(TODAY), "other") as opened:
        yield opened
