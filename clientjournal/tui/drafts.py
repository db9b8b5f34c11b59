"""Text that was typed and not saved, kept while the program runs."""

from __future__ import annotations

Key = tuple[str, int]
"""The table and the client's number a draft belongs to."""


class Drafts:
    """The last unsaved text of each form, by kind and client."""

    def __init__(self) -> None:
        """Begin without any."""
        self._kept: dict[Key, tuple[str, str]] = {}

    def keep(self, key: Key, words: str, when: str) -> None:
        """Keep a text and the wall clock it was left at; an empty one changes nothing."""
        if words.strip():
            self._kept[key] = (words, when)

    def of(self, key: Key) -> tuple[str, str] | None:
        """Give the text kept for a form, and when."""
        return self._kept.get(key)

    def drop(self, key: Key, words: str) -> None:
        """Forget a text that was saved after all."""
        kept = self._kept.get(key)
        if kept is not None and kept[0].strip() == words.strip():
            del self._kept[key]
