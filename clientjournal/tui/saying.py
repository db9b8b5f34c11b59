"""What a screen said last, and how long it stands."""

from __future__ import annotations

from typing import NamedTuple

from clientjournal.tui.privacy import hidden
from clientjournal.tui.text import Tone

STANDS = 8
"""Seconds that everything said stands at least."""


class Saying(NamedTuple):
    """Words in the upper line or in a frame.

    Attributes:
        words: The words, ``""`` for none.
        tone: What they mean.
        seconds: How long they have stood.
        names: The part of them that names somebody or holds somebody's words.
    """

    words: str = ""
    tone: Tone = "good"
    seconds: int = 0
    names: str = ""

    def shown(self, *, hides: bool) -> str:
        """Give the words as the screen may show them, without their names if it hides those."""
        return self.words.replace(self.names, hidden(self.names)) if hides else self.words

    def later(self, *, typed: bool, seen: bool) -> Saying:
        """Give what stands a second later.

        What was done leaves by itself. Everything else, errors above all, stands until a key is
        pressed after it was there to be read for as long; under another screen it only waits.

        Args:
            typed: Whether a key was pressed in that second.
            seen: Whether no other screen covered it.
        """
        leaves = self.tone == "good"
        if not self.words or not (seen or leaves):
            return self
        older = self._replace(seconds=self.seconds + 1)
        return Saying() if older.seconds >= STANDS and (typed or leaves) else older
