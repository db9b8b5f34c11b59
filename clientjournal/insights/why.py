"""Why: what came of asking a client why they want what they ask for.

It is misleading where "not asked" is really "not written down"; it is counted as not asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.advice import Advice
from clientjournal.model.words import Why


class Whys(NamedTuple):
    """Requests by what asking "why" brought."""

    light_bulb: list[Advice]
    explanation: list[Advice]
    no_reason: list[Advice]
    not_asked: list[Advice]

    @property
    def asked(self) -> int:
        """How many requests there are."""
        return sum(map(len, self))

    def behind(self) -> list[Group]:
        """Give the requests behind each number."""
        return [
            group("light bulb", self.light_bulb),
            group("explanation", self.explanation),
            group("no reason given", self.no_reason),
            group("not asked why", self.not_asked),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {"asked": self.asked} | {name: len(found) for name, found in self._asdict().items()}


def why(advice: Iterable[Advice]) -> Whys:
    """Sort the advice that holds a request by what asking "why" brought."""
    found = Whys([], [], [], [])
    lists = {
        Why.LIGHT_BULB: found.light_bulb,
        Why.EXPLANATION: found.explanation,
        Why.NO_REASON: found.no_reason,
        None: found.not_asked,
    }
    for one in advice:
        if one.asked:
            lists[one.why].append(one)
    return found
