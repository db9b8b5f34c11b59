"""The pane of advice: when, what, what they decided, how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from clientjournal.insights.yes_if import YesIf, yes_if
from clientjournal.model.advice import Advice
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.words import Decision, Outcome
from clientjournal.tui.pages.yes_if import short_yes_if, tone_of_yes_if
from clientjournal.tui.panes.entries import EntryPane, day_piece, states_of, words_piece
from clientjournal.tui.text import Line, Tone, width_of

_DECISION_TONE: dict[Decision, Tone] = {
    Decision.PENDING: "muted",
    Decision.FOLLOWED: "good",
    Decision.DECLINED: "warn",
    Decision.AGAINST: "warn",
}
_OUTCOME_TONE: dict[Outcome, Tone] = {Outcome.WENT_WELL: "good", Outcome.WENT_BADLY: "late"}


class AdvicePane(EntryPane):
    """What was advised."""

    NUMBER: ClassVar[str] = "2"
    TITLE: ClassVar[str] = "Advice"
    EMPTY: ClassVar[str] = "No advice yet. Press {advice} to log the first."

    def __init__(self, *, id: str, today: date) -> None:
        """Make an empty pane that tells days from today."""
        super().__init__(id=id, today=today)
        self._yes_ifs: Mapping[int, YesIf] = {}

    def show_conditions(self, entries: Sequence[ClientEntry]) -> None:
        """Show with each "yes, if" how many of its conditions, among some entries, are met."""
        advice = (entry for entry in entries if isinstance(entry, Advice))
        promises = (
            entry for entry in entries if isinstance(entry, Promise) and not entry.withdrawn
        )
        self._yes_ifs = {one.advice.id: one for one in yes_if(advice, promises, self.today)}

    def draw(self, record: Record, width: int) -> Line:
        """Draw one piece of advice; a narrow row shows how it ended, else what they decided."""
        assert isinstance(record, Advice)
        outcome, wide = record.outcome, width >= 72
        decision: tuple[str, Tone] = (
            record.decision.label,
            _DECISION_TONE.get(record.decision, ""),
        )
        answer = self._yes_ifs.get(record.id)
        if answer is not None and record.decision is Decision.PENDING:
            decision = (short_yes_if(answer), tone_of_yes_if(answer))
        decided: tuple[str, Tone, int] = (*decision, 17)
        ended: tuple[str, Tone, int] = ("", "", 18 if wide else 17)
        if outcome is not None:
            ended = (outcome.label, _OUTCOME_TONE.get(outcome, "muted"), ended[2])
        states = (decided, ended) if wide else (ended if outcome is not None else decided,)
        right = states_of(record, *states)
        day = day_piece(record, self.today, self.day_width)
        room = width - width_of(day.text) - sum(cells for _, _, cells in states)
        return [day, words_piece(record, room), *right]


def how_it_stands(advice: Advice) -> tuple[str, Tone]:
    """Say how a piece of advice ended, or what they decided while it has not."""
    if advice.outcome is not None:
        return advice.outcome.label, _OUTCOME_TONE.get(advice.outcome, "muted")
    return advice.decision.label, _DECISION_TONE.get(advice.decision, "")
