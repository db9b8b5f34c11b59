"""What the tests of exports share."""

from __future__ import annotations

import pytest

from clientjournal.export import Copy, History, history_of
from clientjournal.journal import Journal
from clientjournal.model.clock import Clock
from clientjournal.store import FileStore
from tests.export.canaries import Canaries, filled
from tests.making import TODAY


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> list[History]:
    """Give one history full of canaries as every copy."""
    path = tmp_path_factory.mktemp("kept") / "journal.json"
    with Journal(FileStore(path), Clock(as_of=TODAY), "tester") as journal:
        client = filled(journal, Canaries(), Canaries(start=5000))
        return [history_of(journal, client, copy) for copy in Copy]
