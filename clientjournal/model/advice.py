"""Advice: what they asked, what you advised, what they decided and how it ended."""

from datetime import date
from typing import ClassVar

from clientjournal.model.client import Degree
from clientjournal.model.record import ClientEntry, Currency, Time
from clientjournal.model.words import (
    Answer,
    Channel,
    CostBasis,
    Decision,
    Outcome,
    Scope,
    Why,
    YesNo,
)


class Advice(ClientEntry, frozen=True, kw_only=True, eq=False):
    """One piece of advice, or a request you only took down; ``advice`` or ``asked`` is filled."""

    TABLE: ClassVar[str] = "advice"
    LETTER: ClassVar[str] = "A"
    NOUN: ClassVar[str] = "advice"
    FIRST: ClassVar[str] = "advice"
    ON: ClassVar[str] = "on"

    on: date
    time: Time | None = None
    channel: Channel | None = None
    scope: Scope | None = None
    asked: str = ""
    """Their request, in their words."""
    why: Why | None = None
    """What asking "why" brought; None when you did not ask."""
    why_said: str = ""
    advice: str = ""
    reasons: str = ""
    alternatives: str = ""
    risks: str = ""
    expected: str = ""
    """What you expect if it is not followed."""
    answer: Answer | None = None
    instead: str = ""
    """What you offered with a no, or who serves them better."""
    went_ahead_on: date | None = None
    """When work went ahead with conditions of a "yes, if" unmet."""
    degree: Degree | None = None
    """The degree of service worked this time."""
    decision: Decision = Decision.PENDING
    client_words: str = ""
    confirmed_on: date | None = None
    """When it was sent in writing."""
    confirmation: str = ""
    confirm_waived: str = ""
    """Why no confirmation is needed."""
    acknowledged_on: date | None = None
    review_on: date | None = None
    outcome: Outcome | None = None
    outcome_on: date | None = None
    outcome_note: str = ""
    blamed: YesNo | None = None
    cost: int | float | None = None
    currency: Currency = ""
    cost_basis: CostBasis | None = None
    thread: str | None = None

    @property
    def words(self) -> str:
        """The advice; the request where no advice was given."""
        return self.advice or self.asked
