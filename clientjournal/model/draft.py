"""A draft: what a form held that was not saved."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Draft(Struct, frozen=True, kw_only=True):
    """The unsaved text of one form.

    Attributes:
        id: A name that says nothing.
        form: The kind of form.
        about: The id of the client or the record it is about, ``""`` for none.
        texts: The text of each field that differed from what it began with, by name.
        at: When it was typed.
    """

    id: str
    form: str
    about: str
    texts: dict[str, str]
    at: datetime

    @property
    def beginning(self) -> str:
        """The first words of it."""
        return next((text for text in self.texts.values() if text.strip()), "")
