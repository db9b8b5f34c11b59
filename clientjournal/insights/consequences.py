"""Consequences: what was agreed up front, and whether it followed when they broke their promise.

It is misleading as a measure of firmness: a consequence waived for a good reason counts like one
waived from fear, and promises without one are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.promise import Promise
from clientjournal.model.rules.promises import consequence_called_for
from clientjournal.model.words import ConsequenceOutcome


class Consequences(NamedTuple):
    """Their missed or late promises that had an agreed consequence, by what became of it."""

    applied: list[Promise]
    waived: list[Promise]
    pending: list[Promise]

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.applied) + len(self.waived) + len(self.pending)

    def behind(self) -> list[Group]:
        """Give the promises behind each number."""
        return [
            group("applied", self.applied),
            group("waived", self.waived),
            group("pending", self.pending),
        ]

    def as_json(self) -> dict[str, int]:
        """Give the figure as JSON values."""
        return {"n": self.n} | {name: len(found) for name, found in self._asdict().items()}


def consequences(promises: Iterable[Promise]) -> Consequences:
    """Sort their broken promises with an agreed consequence by what became of it."""
    found = Consequences([], [], [])
    lists = {
        ConsequenceOutcome.APPLIED: found.applied,
        ConsequenceOutcome.WAIVED: found.waived,
        None: found.pending,
    }
    for promise in promises:
        if consequence_called_for(promise):
            lists[promise.consequence_outcome].append(promise)
    return found
