"""When a promise was kept in time: the binding date and where a promise stands."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from clientjournal.model.promise import Promise
from clientjournal.model.words import Side, State


class Keeping(StrEnum):
    """How a promise was kept, as the figures count it."""

    ON_TIME = "on time"
    LATE = "late"
    MISSED = "missed"
    RELEASED = "released"
    OPEN = "open"


def binding_date(promise: Promise) -> date | None:
    """Give the day a promise is held to.

    It starts from the first due date; each move made on or before the day it moves shifts it, and
    the first move made after that day stops it.
    """
    binding = promise.moves[0].from_ if promise.moves else promise.due
    for move in promise.moves:
        if binding is not None and move.on > binding:
            break
        binding = move.to
    return binding


def keeping(promise: Promise) -> Keeping:
    """Tell how a promise was kept.

    A promise kept without a due date or without a day counts as on time; one released after its
    binding date counts as missed.
    """
    if promise.state is State.OPEN:
        return Keeping.OPEN
    if promise.state is State.MISSED:
        return Keeping.MISSED
    binding = binding_date(promise)
    late = binding is not None and promise.done_on is not None and promise.done_on > binding
    if promise.state is State.RELEASED:
        return Keeping.MISSED if late else Keeping.RELEASED
    return Keeping.LATE if late else Keeping.ON_TIME


def overdue(promise: Promise, as_of: date) -> bool:
    """Tell whether an open promise is past its due date."""
    return promise.state is State.OPEN and promise.due is not None and promise.due < as_of


def consequence_called_for(promise: Promise) -> bool:
    """Tell whether a promise of theirs was broken that had an agreed consequence.

    Only a consequence agreed on or before the day the promise was made counts.
    """
    agreed = promise.consequence_agreed_on
    return (
        promise.whose is Side.THEM
        and bool(promise.consequence)
        and agreed is not None
        and agreed <= promise.on
        and keeping(promise) in (Keeping.MISSED, Keeping.LATE)
    )


def consequence_pending(promise: Promise) -> bool:
    """Tell whether a broken promise of theirs waits for its agreed consequence."""
    return promise.consequence_outcome is None and consequence_called_for(promise)
