"""What is due: every promise, review, confirmation and check-in that waits for an answer.

Overdue lines never disappear until they are answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from clientjournal.model.client import Client
from clientjournal.model.dates import days_after
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.rules.confirming import unconfirmed
from clientjournal.model.rules.promises import binding_date, consequence_pending
from clientjournal.model.rules.quiet import last_words, quiet
from clientjournal.model.tables import ref_of
from clientjournal.model.words import Side, State

AHEAD = timedelta(days=7)
"""How far ahead the list looks."""

DELIVERED_AFTER = (14, 91, 365)
"""Days after a delivery on which a check-in is proposed."""

_FIRST = {"my promise": 0, "their promise": 1}


class Due(Struct, frozen=True):
    """One line of what is due.

    Attributes:
        on: The day it is due.
        kind: ``my promise``, ``their promise``, ``review``, ``confirm``, ``own-up``, ``check-in``,
            ``delivered``, ``consequence`` or ``client review``.
        id: The record to open, such as ``P-11``.
        client: The client's id, such as ``C-1``.
        what: The words of the record.
        days: Days since it was due; negative while it lies ahead.

    """

    on: date
    kind: str
    id: str
    client: str
    what: str
    days: int

    @property
    def words(self) -> str:
        """The words of the record."""
        return self.what

    @property
    def ref(self) -> str:
        """The id of the record."""
        return self.id

    def as_json(self) -> dict[str, Any]:
        """Give the line as JSON values."""
        return {**asdict(self), "on": self.on.isoformat()}


class Waiting(NamedTuple):
    """Something that waits for an answer: since when, what it is, and the client's number."""

    on: date
    kind: str
    record: Record
    client: int


def due(practice: Practice) -> list[Due]:
    """Give everything due up to seven days ahead, oldest first, my promises before theirs."""
    found = sorted(
        waiting(practice),
        key=lambda one: (one.on, _FIRST.get(one.kind, 2), one.record.LETTER, one.record.id),
    )
    return [_line(one, practice.as_of) for one in found]


def waiting(practice: Practice) -> Iterator[Waiting]:
    """Give what is due up to seven days ahead one by one, in no order."""
    until = practice.as_of + AHEAD
    for source in (_promises, _reviews, _confirmations, _own_ups, _quiet, _client_reviews):
        for one in source(practice):
            if one.on <= until:
                yield one


def _line(one: Waiting, as_of: date) -> Due:
    client = ref_of(Client.TABLE, one.client)
    days = (as_of - one.on).days
    return Due(one.on, one.kind, one.record.ref, client, one.record.words, days)


def _promises(practice: Practice) -> Iterator[Waiting]:
    for promise in practice.promises:
        if promise.state is State.OPEN and promise.due is not None:
            kind = "my promise" if promise.whose is Side.ME else "their promise"
            yield Waiting(promise.due, kind, promise, promise.client)
        binding = binding_date(promise)
        if consequence_pending(promise) and binding is not None:
            yield Waiting(binding, "consequence", promise, promise.client)


def _reviews(practice: Practice) -> Iterator[Waiting]:
    for advice in practice.advice:
        if advice.review_on is not None and advice.outcome is None:
            yield Waiting(advice.review_on, "review", advice, advice.client)
    for moment in practice.moments:
        if moment.review_on is not None and moment.proved_right is None:
            yield Waiting(moment.review_on, "review", moment, moment.client)


def _confirmations(practice: Practice) -> Iterator[Waiting]:
    for record in unconfirmed(practice):
        yield Waiting(record.on, "confirm", record, record.client)


def _own_ups(practice: Practice) -> Iterator[Waiting]:
    for own_up in practice.own_ups:
        if own_up.told_on is None:
            yield Waiting(own_up.noticed_on, "own-up", own_up, own_up.client)


def _quiet(practice: Practice) -> Iterator[Waiting]:
    words = last_words(practice)
    for line in quiet(practice, words):
        client = line.client
        if line.over and line.cadence_days is not None:
            on = practice.as_of - timedelta(days=line.days_since_any - line.cadence_days)
            yield Waiting(on, "check-in", client, client.id)
        if client.delivered_on is None:
            continue
        days = [days_after(client.delivered_on, count) for count in DELIVERED_AFTER]
        reached = [day for day in days if day <= practice.as_of + AHEAD]
        word = words.get(client.id)
        if reached and (word is None or word.mine is None or word.mine < reached[-1]):
            yield Waiting(reached[-1], "delivered", client, client.id)


def _client_reviews(practice: Practice) -> Iterator[Waiting]:
    newest: dict[int, Review] = {}
    for review in sorted(practice.reviews, key=lambda review: (review.on, review.id)):
        newest[review.client] = review
    for review in newest.values():
        if review.next_on is not None:
            yield Waiting(review.next_on, "client review", review, review.client)
