"""The pane of advice: when, what, what they decided, how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from clientjournal.model.advice import Advice
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.words import Answer, Decision, Outcome
from clientjournal.tui.panes.entries import (
    GAP,
    WITHDRAWN,
    EntryPane,
    day_piece,
    states_of,
    words_piece,
)
from clientjournal.tui.text import Line, Tone, width_of

if TYPE_CHECKING:
    from clientjournal.insights.yes_if import YesIf

_DECISION_TONE: dict[Decision, Tone] = {
    Decision.PENDING: "muted",
    Decision.FOLLOWED: "good",
    Decision.DECLINED: "warn",
    Decision.AGAINST: "warn",
}
_OUTCOME_TONE: dict[Outcome, Tone] = {Outcome.WENT_WELL: "good", Outcome.WENT_BADLY: "late"}


Answers = Mapping[int, "YesIf"]
"""Where each "yes, if" stands, by the number of the advice."""


class AdvicePane(EntryPane):
    """What was advised."""

    NUMBER: ClassVar[str] = "2"
    TITLE: ClassVar[str] = "Advice"
    EMPTY: ClassVar[str] = "No advice yet. Press {advice} to log the first."

    def __init__(self, *, id: str, today: date) -> None:
        """Make an empty pane that tells days from today."""
        super().__init__(id=id, today=today)
        self._answers: Answers = {}
        self._columns = (0, 0, 0)

    def show(self, records: Sequence[Record], cursor: Record | None = None) -> None:
        """Show advice; its columns take what the words in them need."""
        advice = [record for record in records if isinstance(record, Advice)]
        self._columns = columns_of(advice, self._answers)
        super().show(records, cursor)

    def show_conditions(self, entries: Sequence[ClientEntry]) -> None:
        """Show with each "yes, if" how many of its conditions, among some entries, are met."""
        self._answers = answers_among(entries, self.today)

    def draw(self, record: Record, width: int) -> Line:
        """Draw one piece of advice; a narrow row shows how it ended, else what they decided."""
        assert isinstance(record, Advice)
        decided_cells, ended_cells, cells = self._columns
        if width >= 72 and ended_cells:
            right = states_of(
                record,
                (*what_they_decided(record, self._answers), decided_cells),
                (*_how_it_ended(record), ended_cells),
            )
        else:
            right = states_of(record, (*how_it_stands(record, self._answers), cells))
        day = day_piece(record, self.today, self.day_width)
        room = width - width_of(day.text) - sum(width_of(piece.text) for piece in right)
        return [day, words_piece(record, room), *right]


def columns_of(records: Sequence[Advice], answers: Answers) -> tuple[int, int, int]:
    """Give the cells that what they decided, how it ended, and either of them take.

    How it ended takes none while nothing has an outcome.
    """
    decided = {what_they_decided(record, answers)[0] for record in records}
    ended = {record.outcome.label for record in records if record.outcome is not None}
    either = {how_it_stands(record, answers)[0] for record in records}
    if any(record.withdrawn for record in records):
        either.add(WITHDRAWN)
        if ended:
            ended.add(WITHDRAWN)
    taken = [max(map(width_of, words), default=-GAP) + GAP for words in (decided, ended, either)]
    return taken[0], taken[1], taken[2]


def answers_among(entries: Iterable[Record], today: date) -> Answers:
    """Give where each "yes, if" among some entries stands, by the conditions among them."""
    advice: list[Advice] = []
    promises: list[Promise] = []
    for entry in entries:
        if isinstance(entry, Advice) and entry.answer is Answer.YES_IF:
            advice.append(entry)
        elif isinstance(entry, Promise) and entry.withdrawn is None:
            promises.append(entry)
    if not advice:
        return {}
    from clientjournal.insights.yes_if import yes_if

    return {one.advice.id: one for one in yes_if(advice, promises, today)}


def what_they_decided(advice: Advice, answers: Answers) -> tuple[str, Tone]:
    """Say what they decided; of a "yes, if" they have not, how many of its conditions are met."""
    answer = answers.get(advice.id)
    if answer is not None and advice.decision is Decision.PENDING:
        from clientjournal.tui.pages.yes_if import short_yes_if, tone_of_yes_if

        return short_yes_if(answer), tone_of_yes_if(answer)
    return advice.decision.label, _DECISION_TONE.get(advice.decision, "")


def how_it_stands(advice: Advice, answers: Answers) -> tuple[str, Tone]:
    """Say how a piece of advice ended, or what they decided while it has not."""
    return what_they_decided(advice, answers) if advice.outcome is None else _how_it_ended(advice)


def _how_it_ended(advice: Advice) -> tuple[str, Tone]:
    if advice.outcome is None:
        return "", ""
    return advice.outcome.label, _OUTCOME_TONE.get(advice.outcome, "muted")
