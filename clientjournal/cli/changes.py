"""Saying changes in one line."""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.model.change import Change
from clientjournal.model.tables import HISTORY

SHOWN = 5
"""How many changes one line names before it only counts them."""


def say_changes(changes: Sequence[Change]) -> str:
    """Say what happened to which records: ``"A-43 added, P-12 added"``."""
    said = [f"{change.ref} {change.act.label}" for change in changes if change.table != HISTORY]
    if changes and not said:
        return "a whole journal imported"
    rest = len(said) - SHOWN
    return ", ".join(said[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
