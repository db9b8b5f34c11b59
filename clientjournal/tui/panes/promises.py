"""The pane of promises: whose, what, and how it stands with the day it is due."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from clientjournal.model.dates import say_date, say_days
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.promises import binding_date
from clientjournal.model.words import Side, State
from clientjournal.tui.panes.entries import EntryPane, states_of, words_piece
from clientjournal.tui.text import Line, Piece, Tone, width_of


class PromisesPane(EntryPane):
    """Both ends of the stick."""

    NUMBER: ClassVar[str] = "4"
    TITLE: ClassVar[str] = "Promises"
    EMPTY: ClassVar[str] = "No promises yet. Press {promise} to log one, yours or theirs."
    NEWEST_LAST: ClassVar[bool] = False

    def draw(self, record: Record, width: int) -> Line:
        """Draw one promise; a narrow row leaves the due date to the entry itself."""
        assert isinstance(record, Promise)
        words, tone = standing(record, self.today)
        if record.state is State.OPEN and record.due is not None and width >= 64:
            day = say_date(record.due)[: None if record.due.year != self.today.year else -5]
            words = f"due {day}  {words}"
        whose = Piece(f"{record.whose.label:<8}", "accent" if record.whose is Side.ME else "muted")
        right = states_of(record, (words, tone, 14))
        room = width - 8 - sum(width_of(piece.text) for piece in right)
        return [whose, words_piece(record, room), *right]


def standing(promise: Promise, today: date) -> tuple[str, Tone]:
    """Say how a promise stands: ``"2 days late"``, ``"kept 1 day early"``, ``"due in 3 days"``."""
    if promise.state is State.KEPT:
        return _kept(promise)
    if promise.state is State.MISSED:
        return ("missed", "late")
    if promise.state is State.RELEASED:
        return ("released", "muted")
    if promise.due is None:
        return ("open, no date", "muted")
    days = (today - promise.due).days
    if days > 0:
        return (f"{say_days(days)} late", "late")
    if days == 0:
        return ("due today", "warn")
    return (f"in {say_days(-days)}", "")


def _kept(promise: Promise) -> tuple[str, Tone]:
    binding = binding_date(promise)
    if binding is None or promise.done_on is None:
        return ("kept", "good")
    days = (promise.done_on - binding).days
    if days == 0:
        return ("kept on the day", "good")
    if days < 0:
        return (f"kept {say_days(-days)} early", "good")
    return (f"kept {say_days(days)} late", "warn")
