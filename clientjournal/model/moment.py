"""A "say something" moment: what you saw, whether you spoke, how they took it."""

from datetime import date
from typing import ClassVar

from clientjournal.model.record import ClientEntry, Time
from clientjournal.model.words import ActedOn, Reaction, Scope, Sort, Stake, YesNo


class Moment(ClientEntry, frozen=True, kw_only=True, eq=False):
    """A danger or an opportunity you saw, said or left unsaid; only ``saw`` must be filled."""

    TABLE: ClassVar[str] = "moments"
    LETTER: ClassVar[str] = "S"
    NOUN: ClassVar[str] = "say something"
    FIRST: ClassVar[str] = "saw"
    ON: ClassVar[str] = "on"

    on: date
    time: Time | None = None
    sort: Sort = Sort.DANGER
    stake: Stake = Stake.SMALL
    scope: Scope = Scope.INSIDE
    saw: str = ""
    spoke: bool = True
    said: str = ""
    said_on: date | None = None
    """When an unsaid one was said after all."""
    unsaid_because: str = ""
    reaction: Reaction | None = None
    """How they took it at the time."""
    later_reaction: Reaction | None = None
    acted_on: ActedOn | None = None
    proved_right: YesNo | None = None
    outcome_on: date | None = None
    outcome_note: str = ""
    confirmed_on: date | None = None
    confirmation: str = ""
    confirm_waived: str = ""
    review_on: date | None = None
    thread: str | None = None
