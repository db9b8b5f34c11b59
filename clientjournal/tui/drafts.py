"""Text that was typed and not saved, kept while the program runs."""

from __future__ import annotations

from typing import NamedTuple

Key = tuple[str, str]
"""The form a draft belongs to: the kind, and the client or record it is about."""


class Draft(NamedTuple):
    """What a form held when it was closed.

    Attributes:
        texts: The text of each field that differed from what it began with, by name.
        when: The wall clock.
    """

    texts: dict[str, str]
    when: str

    @property
    def beginning(self) -> str:
        """The first words of it."""
        return next((text for text in self.texts.values() if text.strip()), "")


class Drafts:
    """The last unsaved text of each form."""

    def __init__(self) -> None:
        """Begin without any."""
        self._kept: dict[Key, Draft] = {}

    def keep(self, key: Key, draft: Draft) -> None:
        """Keep a draft; one without text changes nothing."""
        if draft.beginning:
            self._kept[key] = draft

    def of(self, key: Key) -> Draft | None:
        """Give the draft of a form."""
        return self._kept.get(key)

    def drop(self, key: Key) -> None:
        """Forget a draft that was brought back and saved."""
        self._kept.pop(key, None)
