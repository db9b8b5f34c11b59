"""Where the journal is when nobody says so."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CLIENTJOURNAL"
"""The environment variable that names the journal."""


def journal_path() -> Path:
    """Give the file ``CLIENTJOURNAL`` names, else ``journal.json`` in the user's data folder."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("clientjournal", appauthor=False) / "journal.json"
