"""Yes, if: which conditions of a "yes, if" are met, and what went ahead without them.

It is misleading where a condition was agreed but never written down as a promise: then all the
written ones may be met and the "yes" in force too early. One without any condition is in force at
once, and the screen says that none is written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.advice import Advice
from clientjournal.model.promise import Promise
from clientjournal.model.rules.promises import Keeping, keeping, overdue
from clientjournal.model.words import Answer, State


class YesIf(NamedTuple):
    """One "yes, if" with its conditions, as of a day."""

    advice: Advice
    conditions: Sequence[Promise]
    as_of: date

    @property
    def met(self) -> list[Promise]:
        """The conditions that were kept."""
        return [one for one in self.conditions if one.state is State.KEPT]

    @property
    def in_force(self) -> bool:
        """Whether all conditions are met."""
        return len(self.met) == len(self.conditions)

    @property
    def overdue(self) -> bool:
        """Whether an open condition is past due, or one was missed."""
        return any(
            overdue(one, self.as_of) or keeping(one) is Keeping.MISSED for one in self.conditions
        )

    @property
    def went_ahead_unmet(self) -> bool:
        """Whether work went ahead before every condition was kept."""
        day = self.advice.went_ahead_on
        return day is not None and not all(_kept_by(one, day) for one in self.conditions)

    def behind(self) -> list[Group]:
        """Give the advice and the conditions behind the numbers."""
        waiting = [one for one in self.conditions if one.state is not State.KEPT]
        return [
            group("yes, if", [self.advice]),
            group("met", self.met),
            group("not met", waiting),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the line as JSON values."""
        return {
            "id": self.advice.ref,
            "met": len(self.met),
            "of": len(self.conditions),
            "in_force": self.in_force,
            "overdue": self.overdue,
        }


def yes_if(advice: Iterable[Advice], promises: Iterable[Promise], as_of: date) -> list[YesIf]:
    """Give every "yes, if" with the promises that are its conditions."""
    conditions: defaultdict[int, list[Promise]] = defaultdict(list)
    for promise in promises:
        if promise.condition_of is not None:
            conditions[promise.condition_of].append(promise)
    return [
        YesIf(one, conditions.get(one.id, []), as_of)
        for one in advice
        if one.answer is Answer.YES_IF
    ]


class WentAhead(NamedTuple):
    """The "yes, if" that work went ahead on, by whether all conditions had been kept by then."""

    unmet: list[Advice]
    met: list[Advice]

    def behind(self) -> list[Group]:
        """Give the advice behind each number."""
        return [
            group("conditions unmet", self.unmet),
            group("conditions met", self.met),
        ]

    def as_json(self) -> dict[str, int]:
        """Give the figure as JSON values."""
        return {"n": len(self.unmet), "of": len(self.unmet) + len(self.met)}


def went_ahead(answers: Iterable[YesIf]) -> WentAhead:
    """Sort what went ahead by whether its conditions had been kept."""
    found = WentAhead([], [])
    for one in answers:
        if one.advice.went_ahead_on is not None:
            (found.unmet if one.went_ahead_unmet else found.met).append(one.advice)
    return found


def _kept_by(condition: Promise, day: date) -> bool:
    """Tell whether a condition was kept by a day; one kept on an unknown day is taken to be."""
    done = condition.done_on
    return condition.state is State.KEPT and (done is None or done <= day)
