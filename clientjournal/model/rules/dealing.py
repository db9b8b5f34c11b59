"""What answers a line of what is due: done at once, or put off to another day.

Putting off moves the date that raised the line, so that nothing leaves the list but by an answer
somebody can read later. What nobody agreed a date for, cannot be put off.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from clientjournal.model.client import Client
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.rules.due import Due
from clientjournal.model.words import Side, State

Fields = dict[str, Any]
"""New values of a record by field name."""

_CANNOT_WAIT = {
    "confirm": "what is not confirmed stays here: d once it is sent, or say why none is needed",
    "own-up": "what the client was not told stays here: d once they know",
    "consequence": "the consequence was agreed: d says whether it was applied or waived",
}


def done(line: Due, record: Record, today: date) -> Fields | None:
    """Give what says that a line is done today; None when more has to be said of it."""
    if isinstance(record, Promise) and line.kind in ("my promise", "their promise"):
        return {"state": State.KEPT, "done_on": today}
    if line.kind == "confirm":
        return {"confirmed_on": today}
    if isinstance(record, OwnUp):
        return {"told_on": today, "raised_by": record.raised_by or Side.ME}
    return None


def put_off(line: Due, record: Record, to: date, today: date) -> Fields:
    """Give what puts a line off: the date that raised it, moved; a promise is moved by a side.

    Args:
        line: The line.
        record: The record it is about.
        to: The day it is to come up again.
        today: The day it is put off on.

    Raises:
        InvalidRecord: Nothing that raised it can be moved, or the day is not ahead.
    """
    if line.kind in _CANNOT_WAIT:
        raise InvalidRecord(_CANNOT_WAIT[line.kind], "due")
    if to <= today:
        raise InvalidRecord("that day is not ahead; try tomorrow, fri or +2w", "due")
    if isinstance(record, Promise):
        return {"due": to}
    if isinstance(record, Client):
        return {"quiet_until": to}
    if isinstance(record, Review):
        return {"next_on": to}
    return {"review_on": to}
