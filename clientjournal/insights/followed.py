"""Advice followed, and how it went.

It is misleading beside the advice not taken: people follow what they find easy, so the two are not
the same advice with another decision. Partly followed advice is in neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.insights.costs import Costs, costs
from clientjournal.model.advice import Advice
from clientjournal.model.words import Decision, Outcome


class Followed(NamedTuple):
    """Advice that was followed, by how it went.

    Attributes:
        all: All of it; what ended in words of ignored advice stands here alone.
        went_well: What went well.
        went_badly: What went badly.
        unknown: What has no outcome yet.
    """

    all: list[Advice]
    went_well: list[Advice]
    went_badly: list[Advice]
    unknown: list[Advice]

    @property
    def cost(self) -> Costs:
        """What it cost."""
        return costs(self.all)

    def behind(self) -> list[Group]:
        """Give the advice behind each number."""
        return [
            group("went well", self.went_well),
            group("went badly", self.went_badly),
            group("not known yet", self.unknown),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {
            "n": len(self.all),
            "went_well": len(self.went_well),
            "went_badly": len(self.went_badly),
            "unknown": len(self.unknown),
            "cost": self.cost,
        }


def followed(advice: Iterable[Advice]) -> Followed:
    """Sort the advice followed by how it went."""
    found = Followed([], [], [], [])
    lists = {
        Outcome.WENT_WELL: found.went_well,
        Outcome.WENT_BADLY: found.went_badly,
        None: found.unknown,
    }
    for one in advice:
        if one.advice and one.decision is Decision.FOLLOWED:
            found.all.append(one)
            if one.outcome in lists:
                lists[one.outcome].append(one)
    return found
