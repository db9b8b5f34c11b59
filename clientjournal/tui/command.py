"""What a command is, and the headings that commands stand under in the help.

It knows no Textual, so that the command line can print commands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from clientjournal.model.record import Record
from clientjournal.model.words import Side


class Command(NamedTuple):
    """One thing a key does.

    Attributes:
        id: What the config file calls it.
        key: The key, or several with commas.
        words: What the footer and the palette call it.
        help: What it does, in a line.
        group: The heading it stands under in the help.
        action: The Textual action it runs.
        where: The screens it works on, see ``SCREENS``.
        footer: Its place in the footer; 0 when it is not there.
        takes: The kinds of record it is for, see ``kinds_of``; empty for a command of any.
    """

    id: str
    key: str
    words: str
    help: str
    group: str
    action: str
    where: str = "journal"
    footer: int = 0
    takes: str = ""


def kinds_of(record: Record | None) -> frozenset[str]:
    """Give what commands call the kind of a record: its table; a promise of theirs is ``theirs``.

    Nothing under the cursor is of no kind.
    """
    if record is None:
        return frozenset()
    theirs = getattr(record, "whose", None) is Side.THEM
    return frozenset((record.TABLE, *(("theirs",) if theirs else ())))


def applying(commands: Iterable[Command], kinds: frozenset[str]) -> tuple[Command, ...]:
    """Give those of some commands that a record of these kinds can take."""
    return tuple(c for c in commands if not c.takes or not kinds.isdisjoint(c.takes.split()))


ENTRIES = "advice moments promises contacts own_ups reviews"
"""What a command of any client's entry takes."""

WRITE, CHANGE, LOOK, MOVE = "Write", "Change", "Look", "Move"
DEAL, TAKE, FORM = "What is due", "In an import", "In a form"
FIND, TIME = "In what is found", "In the timeline"
REVIEW, FIGURES, HAND = "In a review", "In the figures", "In an export"
