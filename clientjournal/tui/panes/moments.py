"""The pane of moments: when, what you saw, how much hung on it, how they took it."""

from __future__ import annotations

from typing import ClassVar

from clientjournal.model.moment import Moment
from clientjournal.model.record import Record
from clientjournal.model.words import Reaction, Sort, Stake
from clientjournal.tui.panes.entries import EntryPane, day_piece, states_of, words_piece
from clientjournal.tui.text import Line, Piece, Tone, cut_right, width_of

_REACTION_TONE: dict[Reaction, Tone] = {
    Reaction.THANKED: "good",
    Reaction.NEUTRAL: "muted",
    Reaction.DIRTY_LOOK: "warn",
}


class MomentsPane(EntryPane):
    """What was seen, said or left unsaid."""

    NUMBER: ClassVar[str] = "3"
    TITLE: ClassVar[str] = "Say something"
    EMPTY: ClassVar[str] = (
        "Nothing seen yet. Press {moment} the moment you see a danger or an easier way,"
        " said or unsaid."
    )

    def draw(self, record: Record, width: int) -> Line:
        """Draw one moment; below 60 cells stake and scope leave the row."""
        assert isinstance(record, Moment)
        mark = _mark(record)
        stake = f"{record.stake.label} · {record.scope.label}"
        right = states_of(record, (*how_taken(record), 12))
        if width >= 60:
            right.insert(0, Piece(cut_right(stake, 18), "muted"))
        day = day_piece(record, self.today, self.day_width)
        used = width_of(day.text) + 2 + sum(width_of(piece.text) for piece in right)
        return [day, mark, words_piece(record, width - used), *right]


def _mark(moment: Moment) -> Piece:
    """Give the sign of a moment: unsaid, big or small, danger or opportunity."""
    if not moment.spoke and moment.said_on is None:
        return Piece("○ ", "warn")
    if moment.stake is Stake.SMALL:
        return Piece("· ", "muted")
    return Piece("▲ " if moment.sort is Sort.DANGER else "◆ ", "warn")


def how_taken(moment: Moment) -> tuple[str, Tone]:
    """Say how a moment was taken, or that it was not said."""
    if not moment.spoke:
        return ("said later", "muted") if moment.said_on else ("unsaid", "warn")
    if moment.reaction is None:
        return ("said", "muted")
    return (moment.reaction.label, _REACTION_TONE[moment.reaction])
