"""Words for a client, drafted from the file and sent by nobody but the person who reads them.

Nothing is drafted from a field that a client's copy may not hold.
"""

from __future__ import annotations

from clientjournal.export.letters.confirmation import confirmation_words
from clientjournal.export.letters.disengagement import (
    Ending,
    disengagement_letter,
    kept_and_owed,
    must_watch,
)
from clientjournal.export.letters.nudges import nudge_words

__all__ = [
    "Ending",
    "confirmation_words",
    "disengagement_letter",
    "kept_and_owed",
    "must_watch",
    "nudge_words",
]
