"""The pane of the file: contacts, own-ups and reviews."""

from __future__ import annotations

from typing import ClassVar

from clientjournal.model.contact import Contact
from clientjournal.model.own_up import OwnUp
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.words import Side
from clientjournal.tui.panes.entries import EntryPane, day_piece, states_of, words_piece
from clientjournal.tui.text import Line, Piece, Tone, width_of


class FilePane(EntryPane):
    """What is none of the other three."""

    NUMBER: ClassVar[str] = "5"
    TITLE: ClassVar[str] = "File"
    EMPTY: ClassVar[str] = "No contacts yet. Press {contact} to log a call, mail or meeting."

    def draw(self, record: Record, width: int) -> Line:
        """Draw one contact, own-up or review."""
        kind, state, tone = what_it_is(record)
        day = day_piece(record, self.today, self.day_width)
        right = states_of(record, (state, tone, 16 if width >= 60 else 12))
        room = width - width_of(day.text) - 11 - sum(width_of(piece.text) for piece in right)
        return [day, Piece(f"{kind:<11}", "muted"), words_piece(record, room), *right]


def what_it_is(record: Record) -> tuple[str, str, Tone]:
    """Say what a contact, an own-up or a review is, and how it stands."""
    if isinstance(record, Contact):
        by = "by you" if record.who is Side.ME else "by them"
        channel = record.channel.label if record.channel else "contact"
        return record.purpose.label, f"{channel} {by}", "muted"
    if isinstance(record, OwnUp):
        if record.put_right_on:
            return "own-up", "put right", "good"
        return "own-up", "told" if record.told_on else "not told", "warn"
    if isinstance(record, Review):
        return "review", record.decision.label, ""
    return record.NOUN, "", ""
