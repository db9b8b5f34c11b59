"""What a screen said last, and how long it stands."""

from __future__ import annotations

from typing import NamedTuple

from clientjournal.tui.text import Tone

STANDS = 8
"""Seconds that everything said stands at least."""


class Saying(NamedTuple):
    """Words in the upper line or in a frame.

    Attributes:
        words: The words, ``""`` for none.
        tone: What they mean.
        seconds: How long they have stood.
    """

    words: str = ""
    tone: Tone = "good"
    seconds: int = 0

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
