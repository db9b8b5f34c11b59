"""The days of a client's history that lie ahead, as a calendar takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clientjournal.export.copies import Copy
from clientjournal.export.versions import Changes
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.dates import cadence_days, days_after
from clientjournal.model.moment import Moment
from clientjournal.model.practice import Practice
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry
from clientjournal.model.review import Review
from clientjournal.model.rules.quiet import quiet
from clientjournal.model.words import Side, State

_FIRST_DAY = date(2020, 1, 1)
"""The day from which the revisions of a check-in are counted, one a day."""


@dataclass(frozen=True)
class Day:
    """One day something is due.

    Attributes:
        on: The day.
        what: What is due, in words that name nobody.
        words: What the record says.
        uid: What it is called in a calendar, for good.
        revision: How often the day or the words were changed.
        ref: The record's id; empty in a client's copy.
        done: The day it was done, None while it is open.
        is_over: Whether nothing waits any more, done or not.

    """

    on: date
    what: str
    words: str
    uid: str
    revision: int
    ref: str = ""
    done: date | None = None
    is_over: bool = False


def days_of(
    copy: Copy, entries: Sequence[ClientEntry], changes: Changes, check_in: Day | None = None
) -> tuple[Day, ...]:
    """Give the days in their order.

    Args:
        copy: Who it is for; days to look back and reviews are nobody's but one's own.
        entries: The entries the copy holds.
        changes: Their changes.
        check_in: The next check-in, where the copy holds it.

    """
    standing = [entry for entry in entries if entry.withdrawn is None]
    found = list(_promises(standing, changes, own=copy is not Copy.CLIENT))
    if copy is Copy.FILE:
        found += _looks_back(standing, changes)
        found += _reviews(standing, changes)
        found += [check_in] if check_in else []
    return tuple(sorted(found, key=lambda day: (day.on, day.uid)))


def check_in_of(
    client: Client, timeline: Sequence[ClientEntry], changes: Changes, as_of: date
) -> Day | None:
    """Give the last day of the agreed cadence, counted from the last word; None without one."""
    for line in quiet(Practice.of([client, *timeline], as_of)):
        if client.cadence is not None:
            last = as_of - timedelta(days=line.days_since_any)
            on = days_after(last, cadence_days(client.cadence))
            uid = f"{changes.uid(client)}-check-in"
            return Day(on, "Check in", "", uid, (as_of - _FIRST_DAY).days, client.ref)
    return None


def _promises(entries: Sequence[ClientEntry], changes: Changes, own: bool) -> Iterator[Day]:
    for promise in entries:
        if isinstance(promise, Promise) and promise.due is not None:
            mine = promise.whose is Side.ME
            whose = "Promise of mine due" if mine else "Promise of theirs due"
            yield Day(
                promise.due,
                whose if own else "Agreed action due",
                promise.text,
                f"{changes.uid(promise)}-due",
                changes.revisions(promise, ("due", "text", "state")),
                promise.ref if own else "",
                promise.done_on if promise.state is State.KEPT else None,
                promise.state is not State.OPEN,
            )


def _looks_back(entries: Sequence[ClientEntry], changes: Changes) -> Iterator[Day]:
    for entry in entries:
        if isinstance(entry, Advice | Moment) and entry.review_on is not None:
            over = (entry.outcome if isinstance(entry, Advice) else entry.proved_right) is not None
            yield Day(
                entry.review_on,
                "Look back on advice" if isinstance(entry, Advice) else "Look back on what I saw",
                entry.words,
                f"{changes.uid(entry)}-review",
                changes.revisions(entry, ("review_on", entry.FIRST)),
                entry.ref,
                entry.outcome_on,
                over,
            )


def _reviews(entries: Sequence[ClientEntry], changes: Changes) -> Iterator[Day]:
    reviews = [entry for entry in entries if isinstance(entry, Review)]
    newest = max(reviews, key=lambda review: (review.on, review.id), default=None)
    if newest is not None and newest.next_on is not None:
        revision = changes.revisions(newest, ("next_on", "reason"))
        uid = f"{changes.uid(newest)}-next"
        yield Day(newest.next_on, "Review of the client", newest.reason, uid, revision, newest.ref)
