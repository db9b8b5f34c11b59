"""Degrees: how a client was served over time, against the degree agreed.

It is misleading as a trend: few pieces of advice carry a degree, and one busy month of small
requests looks like a drift. So the sequence itself is shown, and a flag is raised late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.tables import ref_of

LEAST = 3
"""The degrees from which a client is listed."""

FLAGGED_FROM, LAST, ABOVE = 5, 5, 4
"""A flag needs so many degrees in all, and of the last so many so many above the one agreed."""


class Drift(NamedTuple):
    """The degrees one client was served at.

    Attributes:
        client: The client's number.
        set: The degree agreed, None where none was.
        advice: The advice with a degree, in order of its day.
    """

    client: int
    set: int | None
    advice: Sequence[Advice]

    @property
    def used(self) -> list[int]:
        """The degrees in order."""
        return [one.degree for one in self.advice if one.degree is not None]

    @property
    def flag(self) -> bool:
        """Whether the work has moved above what was agreed."""
        agreed, used = self.set, self.used
        if agreed is None or len(used) < FLAGGED_FROM:
            return False
        return sum(degree > agreed for degree in used[-LAST:]) >= ABOVE

    def behind(self) -> list[Group]:
        """Give the advice behind the sequence."""
        return [group(f"degree {degree}", self._at(degree)) for degree in (1, 2, 3)]

    def _at(self, degree: int) -> list[Advice]:
        return [one for one in self.advice if one.degree == degree]

    def as_json(self) -> dict[str, Any]:
        """Give the line as JSON values."""
        client = ref_of("clients", self.client)
        return {"client": client, "set": self.set, "used": self.used, "flag": self.flag}


def degree_drift(advice: Sequence[Advice], clients: Mapping[int, Client]) -> list[Drift]:
    """Give the clients with three or more degrees on their advice, by number."""
    worked: defaultdict[int, list[Advice]] = defaultdict(list)
    for one in advice:
        if one.degree is not None:
            worked[one.client].append(one)
    return [
        Drift(client, clients[client].degree, sorted(found, key=lambda one: (one.on, one.id)))
        for client, found in sorted(worked.items())
        if len(found) >= LEAST
    ]
