"""Advice against, and what came of it: advice declined or gone against, by how it ended.

It is misleading when read as proof of who was right. What ended as warned is remembered, what did
no harm is often never looked at again, and nobody knows how following it would have ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.insights.costs import Costs, costs
from clientjournal.model.advice import Advice
from clientjournal.model.words import Decision, Outcome, YesNo

UNHEEDED = (Decision.DECLINED, Decision.AGAINST)
"""The decisions that went another way than the advice."""


class Ignored(NamedTuple):
    """Advice that was not taken, by how it ended.

    Attributes:
        all: All of it; what ended in words of followed advice stands here alone.
        as_warned: What came as you said.
        partly: What came so in part.
        no_harm: What came to nothing.
        better: What was better their way.
        unknown: What has no outcome yet.
        overdue_reviews: Those of the unknown whose day to look back has passed.
    """

    all: list[Advice]
    as_warned: list[Advice]
    partly: list[Advice]
    no_harm: list[Advice]
    better: list[Advice]
    unknown: list[Advice]
    overdue_reviews: list[Advice]

    @property
    def blamed(self) -> list[Advice]:
        """Advice they blamed you over all the same."""
        return [advice for advice in self.all if advice.blamed is YesNo.YES]

    @property
    def cost(self) -> Costs:
        """What it cost."""
        return costs(self.all)

    def behind(self) -> list[Group]:
        """Give the advice behind each number."""
        return [
            group("as warned", self.as_warned),
            group("partly as warned", self.partly),
            group("no harm", self.no_harm),
            group("better their way", self.better),
            group("not known yet", self.unknown),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {
            "n": len(self.all),
            "as_warned": len(self.as_warned),
            "partly": len(self.partly),
            "no_harm": len(self.no_harm),
            "better": len(self.better),
            "unknown": len(self.unknown),
            "overdue_reviews": [advice.ref for advice in self.overdue_reviews],
            "blamed": len(self.blamed),
            "cost": self.cost,
        }


def ignored(advice: Iterable[Advice], as_of: date) -> Ignored:
    """Sort the advice declined or gone against by how it ended, as of a day."""
    found = Ignored([], [], [], [], [], [], [])
    lists = {
        Outcome.AS_WARNED: found.as_warned,
        Outcome.PARTLY: found.partly,
        Outcome.NO_HARM: found.no_harm,
        Outcome.BETTER: found.better,
        None: found.unknown,
    }
    for one in advice:
        if not one.advice or one.decision not in UNHEEDED:
            continue
        found.all.append(one)
        if one.outcome in lists:
            lists[one.outcome].append(one)
        if one.outcome is None and one.review_on is not None and one.review_on < as_of:
            found.overdue_reviews.append(one)
    return found
