"""An own-up: a failure of yours, noticed, told and put right."""

from datetime import date
from typing import ClassVar

from clientjournal.model.record import ClientEntry, RecordId
from clientjournal.model.words import Check, Response, Side


class OwnUp(ClientEntry, frozen=True, kw_only=True, eq=False):
    """A failure of yours; only ``what`` must be filled."""

    TABLE: ClassVar[str] = "own_ups"
    LETTER: ClassVar[str] = "O"
    NOUN: ClassVar[str] = "own-up"
    FIRST: ClassVar[str] = "what"
    ON: ClassVar[str] = "noticed_on"

    promise: RecordId | None = None
    noticed_on: date
    what: str = ""
    check: Check | None = None
    told_on: date | None = None
    raised_by: Side | None = None
    response: Response | None = None
    remedy: str = ""
    put_right_on: date | None = None
    lesson: str = ""
