"""A contact: a call, mail or meeting that is none of the other records (a file note)."""

from datetime import date
from typing import ClassVar

from clientjournal.model.record import ClientEntry, Time
from clientjournal.model.words import Channel, Purpose, Side


class Contact(ClientEntry, frozen=True, kw_only=True, eq=False):
    """Who got in touch, how, what for, and what was said."""

    TABLE: ClassVar[str] = "contacts"
    LETTER: ClassVar[str] = "K"
    NOUN: ClassVar[str] = "contact"
    FIRST: ClassVar[str] = "text"
    ON: ClassVar[str] = "on"

    on: date
    time: Time | None = None
    channel: Channel | None = Channel.CALL
    who: Side = Side.ME
    """Who started it."""
    purpose: Purpose = Purpose.CHECK_IN
    text: str = ""
    minutes: int | float | None = None
    favour: bool = False
    """Outside scope and unpaid."""
