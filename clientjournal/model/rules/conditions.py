"""A "yes, if": its conditions, and whether it is in force.

The conditions are the promises, of either side, that name the advice; each is met when it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clientjournal.model.advice import Advice
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.words import Answer, State


@dataclass(frozen=True)
class YesIf:
    """Where a "yes, if" stands.

    Attributes:
        conditions: The promises it waits for, the first due first; withdrawn ones are left out.
        unmet: Those that are not kept.
        overdue: Those unmet ones that are past due, or were missed.
    """

    conditions: tuple[Promise, ...]
    unmet: tuple[Promise, ...]
    overdue: tuple[Promise, ...]

    @property
    def met(self) -> int:
        """How many conditions are met."""
        return len(self.conditions) - len(self.unmet)

    @property
    def in_force(self) -> bool:
        """Whether the yes holds: it has conditions, and all of them are met."""
        return bool(self.conditions) and not self.unmet


def conditions_of(record: Record, entries: Iterable[Record]) -> list[Promise]:
    """Give the promises that name an advice, the first due first."""
    found = [
        entry
        for entry in entries
        if isinstance(entry, Promise)
        and isinstance(record, Advice)
        and entry.condition_of == record.id
        and entry.withdrawn is None
    ]
    return sorted(found, key=lambda promise: (promise.due or date.max, promise.id))


def yes_if(advice: Advice, entries: Iterable[Record], as_of: date) -> YesIf | None:
    """Tell where a "yes, if" stands; None for any other answer.

    Args:
        advice: The advice.
        entries: The entries of its client, in any order.
        as_of: The day that dates are compared with.
    """
    if advice.answer is not Answer.YES_IF:
        return None
    conditions = conditions_of(advice, entries)
    unmet = tuple(promise for promise in conditions if promise.state is not State.KEPT)
    overdue = tuple(
        promise
        for promise in unmet
        if promise.state is State.MISSED
        or (promise.state is State.OPEN and promise.due is not None and promise.due < as_of)
    )
    return YesIf(tuple(conditions), unmet, overdue)


def say_yes_if(standing: YesIf) -> str:
    """Say where it stands: ``"in force"``, ``"not in force: 2 of 3 met, 1 overdue"``."""
    if not standing.conditions:
        return "not in force: no condition written down yet"
    if standing.in_force:
        return "in force"
    late = f", {len(standing.overdue)} overdue" if standing.overdue else ""
    return f"not in force: {standing.met} of {len(standing.conditions)} met{late}"
