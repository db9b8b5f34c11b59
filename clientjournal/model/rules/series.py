"""Promises that come again: keeping one makes the next, and no more than one stands open.

The day of a series never drifts. Every due date is counted from the first one there was, so that
31 January is followed by 28 February and that by 31 March; a date that was moved, or a promise
kept early or late, changes nothing for the next. No field names a series: promises are of one when
they say the same to the same client, from the same side and as often.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count

from clientjournal.model.dates import shifted
from clientjournal.model.promise import Promise
from clientjournal.model.words import State


def next_of(kept: Promise, others: Iterable[Promise], made_on: date) -> Promise | None:
    """Give the promise that keeping one makes; None when none follows.

    None follows one without ``every`` or a due date, and while another of the series is open.

    Args:
        kept: The promise that was kept.
        others: The promises of its client.
        made_on: The day the next is made on.
    """
    series = [other for other in others if of_one_series(kept, other)]
    due = next_due(kept, series)
    if due is None or any(other.state is State.OPEN for other in series):
        return None
    return Promise(
        client=kept.client,
        whose=kept.whose,
        text=kept.text,
        on=made_on,
        due=due,
        every=kept.every,
        consequence=kept.consequence,
        consequence_agreed_on=kept.consequence_agreed_on,
        tags=kept.tags,
    )


def following(kept: Promise, others: Iterable[Promise]) -> Promise | None:
    """Give the open promise of the series of a kept one, None when there is none."""
    series = (other for other in others if of_one_series(kept, other))
    return next((other for other in series if other.state is State.OPEN), None)


def of_one_series(one: Promise, other: Promise) -> bool:
    """Tell whether two promises come again as one; a withdrawn one is of no series."""
    return (
        one.id != other.id
        and one.every is not None
        and other.withdrawn is None
        and (one.client, one.whose, one.every) == (other.client, other.whose, other.every)
        and one.text.split() == other.text.split()
    )


def first_due(promise: Promise) -> date | None:
    """Give the day a promise was due before it was ever moved."""
    return promise.moves[0].from_ if promise.moves else promise.due


def next_due(kept: Promise, series: Iterable[Promise]) -> date | None:
    """Give the day the next of a series is due, None when there is none.

    Args:
        kept: The promise that was kept.
        series: The others of its series.
    """
    due = first_due(kept)
    if due is None or kept.every is None:
        return None
    steps, unit = int(kept.every[:-1]), kept.every[-1]
    try:
        begun, back = _anchor(due, steps, unit, series)
        return shifted(begun, steps * (back + 1), unit)
    except (OverflowError, ValueError):  # there is no such year
        return None


def _anchor(due: date, steps: int, unit: str, series: Iterable[Promise]) -> tuple[date, int]:
    """Give the day a due date is counted from, and how many steps lie between them.

    Only months cut days short: it is the due date itself, or the earlier one of the series with
    the latest day of the month that leads to it.
    """
    begun, far = due, 0
    if unit in "dw":
        return begun, far
    months = {(day.year, day.month): day for other in series if (day := first_due(other))}
    for back in count(1):
        month = shifted(due, -steps * back, unit)
        day = months.get((month.year, month.month))
        if day is None:
            return begun, far
        if day.day > begun.day and shifted(day, steps * back, unit) == due:
            begun, far = day, back
    raise AssertionError
