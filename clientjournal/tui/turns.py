"""Keys taken in turn: the next one waits until the last has done all it does.

Textual hands a key to the widget that has the focus when the key arrives. Keys that come faster
than a form opens, or than ``tab`` moves on, would land where nobody meant them: the words of a note
would be commands. So a key is followed by a message that takes the same way, and the next key waits
for it to come back.
"""

from __future__ import annotations

from collections import deque
from time import monotonic

from textual import events
from textual.message import Message

Typed = events.Key | events.Paste
"""What waits its turn."""

PATIENCE = 1.0
"""Seconds after which a key whose message never came back is given up on."""


class Taken(Message):
    """A key has done all it does."""


class Turns:
    """The keys that wait, and whether one is being taken."""

    def __init__(self) -> None:
        """Begin with none."""
        self._waiting: deque[Typed] = deque()
        self._taking = False
        self._since = 0.0

    def wait(self, event: Typed) -> bool:
        """Let a key wait; tell whether it may be taken at once."""
        self._waiting.append(event)
        return not self._taking or monotonic() - self._since > PATIENCE

    def next(self) -> Typed | None:
        """Give the key whose turn it is, None when none waits."""
        self._taking = bool(self._waiting)
        self._since = monotonic()
        return self._waiting.popleft() if self._waiting else None
