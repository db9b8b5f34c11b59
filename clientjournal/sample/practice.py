"""Reading the sample practice and opening a throw-away journal on it."""

from __future__ import annotations

import atexit
import re
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from clientjournal.journal import Journal
from clientjournal.model.clock import Clock
from clientjournal.model.documents import Document
from clientjournal.store import FileStore

LAST_DAY = date(2026, 11, 20)
"""The day the practice was written for."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def practice(today: date) -> dict[str, dict[int, Document]]:
    """Give the documents of the sample by table and number, as if its last day were today."""
    content = files("clientjournal.sample").joinpath("practice.json").read_bytes()
    by = today - LAST_DAY
    return {
        table: {int(number): _moved(document, by) for number, document in documents.items()}
        for table, documents in msgspec.json.decode(content).items()
    }


def _moved(value: Any, by: timedelta) -> Any:
    """Move every day and every instant within a JSON value; a text that is neither stays."""
    if isinstance(value, dict):
        return {name: _moved(item, by) for name, item in value.items()}
    if isinstance(value, list):
        return [_moved(item, by) for item in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + by).isoformat()
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return (datetime.fromisoformat(value) + by).isoformat().replace("+00:00", "Z")
    return value


class _Demo(Journal):
    """A journal whose folder goes with it."""

    def __init__(self, clock: Clock) -> None:
        """Make the folder, which only its owner may open, and fill the journal."""
        self._folder = TemporaryDirectory(prefix="clientjournal-demo-")
        atexit.register(self._folder.cleanup)
        where = Path(self._folder.name) / "sample practice.json"
        super().__init__(FileStore(where), clock, "sample")
        self.take_in(practice(clock.today()), "sample practice")

    def close(self, *, fold: bool = False) -> None:
        """Let go of the file and remove it with its folder."""
        super().close(fold=fold)
        atexit.unregister(self._folder.cleanup)
        self._folder.cleanup()


def open_demo(clock: Clock) -> Journal:
    """Open a throw-away journal on the sample practice, as it stands on the clock's today.

    It lives in a temporary folder of mode 0700 that goes when it is closed, or when the process
    ends.
    """
    return _Demo(clock)
