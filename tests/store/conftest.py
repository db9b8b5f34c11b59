"""The journals the store's tests begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.journal import open_journal
from tests.making import client


@pytest.fixture
def logged(path: Path) -> Path:
    """A journal with Acme in its file and Bell, Core and Dunn in its log."""
    with open_journal(path) as journal:
        journal.add(client("Acme"))
    journal = open_journal(path)
    for name in ("Bell", "Core", "Dunn"):
        journal.add(client(name))
    return path
