"""Owning up: your failures, how soon the client heard of them, and from whom.

It is misleading where it looks best: a failure nobody wrote down is not in it. So your missed
promises without an own-up stand beside it. The median says nothing of the worst.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.rules.promises import Keeping, keeping
from clientjournal.model.words import Response, Side


class OwnUps(NamedTuple):
    """Your failures.

    Attributes:
        told: Those the client was told of.
        not_told: Those not told yet.
        missed_without: Your missed promises that no own-up names.
    """

    told: list[OwnUp]
    not_told: list[OwnUp]
    missed_without: list[Promise]

    @property
    def all(self) -> list[OwnUp]:
        """All own-ups."""
        return [*self.told, *self.not_told]

    @property
    def median_days_to_tell(self) -> int | float | None:
        """The median days from noticing to telling, None when none was told."""
        days = [(one.told_on - one.noticed_on).days for one in self.told if one.told_on]
        return median(days) if days else None

    @property
    def raised_by_me(self) -> list[OwnUp]:
        """Those you raised yourself."""
        return [one for one in self.all if one.raised_by is Side.ME]

    @property
    def shared(self) -> list[OwnUp]:
        """Those for which the client shared the blame."""
        return [one for one in self.all if one.response is Response.SHARED]

    def behind(self) -> list[Group]:
        """Give the records behind each number."""
        return [
            group("told", self.told),
            group("not told", self.not_told),
            group("missed, no own-up", self.missed_without),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {
            "n": len(self.all),
            "told": len(self.told),
            "not_told": [one.ref for one in self.not_told],
            "median_days_to_tell": self.median_days_to_tell,
            "raised_by_me": len(self.raised_by_me),
            "shared": len(self.shared),
            "missed_without": [promise.ref for promise in self.missed_without],
        }


def own_ups(owned: Iterable[OwnUp], promises: Iterable[Promise], named: Iterable[OwnUp]) -> OwnUps:
    """Sort own-ups by whether the client was told, and give the missed promises without one.

    Args:
        owned: The own-ups counted.
        promises: The promises among which missed ones of yours are looked for.
        named: The own-ups that may name such a promise.
    """
    told: list[OwnUp] = []
    not_told: list[OwnUp] = []
    for one in owned:
        (not_told if one.told_on is None else told).append(one)
    answered = {one.promise for one in named}
    missed = [
        promise
        for promise in promises
        if promise.whose is Side.ME
        and keeping(promise) is Keeping.MISSED
        and promise.id not in answered
    ]
    return OwnUps(told, not_told, missed)
