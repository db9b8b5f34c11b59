"""A review: the dated decision about a client, with reasons for and against."""

from datetime import date
from typing import ClassVar

from clientjournal.model.record import ClientEntry
from clientjournal.model.words import ReviewDecision


class Review(ClientEntry, frozen=True, kw_only=True, eq=False):
    """Take on or decline; keep, renegotiate, refer or end; only ``reason`` must be filled."""

    TABLE: ClassVar[str] = "reviews"
    LETTER: ClassVar[str] = "R"
    NOUN: ClassVar[str] = "review"
    FIRST: ClassVar[str] = "reason"
    ON: ClassVar[str] = "on"

    on: date
    decision: ReviewDecision = ReviewDecision.KEEP
    reasons_for: str = ""
    against: str = ""
    reason: str = ""
    next_on: date | None = None
    letter: str = ""
