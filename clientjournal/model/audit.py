"""An audit: the dated line that ends a Friday self-audit."""

from datetime import date
from typing import ClassVar

from clientjournal.model.record import Entry


class Audit(Entry, frozen=True, kw_only=True, eq=False):
    """The day you walked through your own practice, and what you noted."""

    TABLE: ClassVar[str] = "audits"
    LETTER: ClassVar[str] = "F"
    NOUN: ClassVar[str] = "audit"
    FIRST: ClassVar[str] = "note"
    ON: ClassVar[str] = "on"

    on: date
    note: str = ""
