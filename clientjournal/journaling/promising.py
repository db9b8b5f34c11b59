"""What can be done about promises, confirmations and the decision about a client.

Each is one group of changes, so one undo; each keeps the rules of its kind, whoever asks.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from clientjournal.journaling.reading import R
from clientjournal.journaling.revising import Revising, current_of, revise
from clientjournal.model.advice import Advice
from clientjournal.model.dates import say_date
from clientjournal.model.documents import checked, cleaned
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.moment import Moment
from clientjournal.model.promise import NUDGE_GAP, Move, Nudge, Promise
from clientjournal.model.review import Review
from clientjournal.model.words import (
    Act,
    Answer,
    Choice,
    ReviewDecision,
    Rung,
    Side,
    Standing,
    State,
)
from clientjournal.store.group import Group

if TYPE_CHECKING:
    from clientjournal.model.rules.nudging import Step

C = TypeVar("C", bound=Choice)

_STANDING = {
    ReviewDecision.TAKE_ON: (Standing.PROSPECT, Standing.ACTIVE),
    ReviewDecision.DECLINE: (Standing.PROSPECT, Standing.ENDED),
}
"""What a decision about a prospect makes of them."""


class Promising(Revising):
    """A journal whose promises are moved, nudged and come again.

    Attributes:
        nudge_gap: Working days between two nudges of a promise.
    """

    nudge_gap: int = NUDGE_GAP

    def move(self, promise: Promise, to: date, by: Side, because: str = "") -> Promise:
        """Move an open promise to another day; its first date stays with it.

        Args:
            promise: The promise, as read at any time.
            to: The day it is due from now on.
            by: Who moved it.
            because: Why.

        Raises:
            InvalidRecord: It is not open, or due on that day already.

        """
        with self._group(because.strip()) as group:
            current = current_of(group.batch, promise)
            if current.state is not State.OPEN or current.withdrawn is not None:
                said = "withdrawn" if current.withdrawn else current.state.label
                raise InvalidRecord(f"{current.ref} is {said}; only an open promise moves", "state")
            if current.due == to:
                raise InvalidRecord(f"{current.ref} is due {say_date(to)} already", "due")
            moved = Move(on=self.clock.today(), from_=current.due, to=to, by=_word(Side, by, "by"))
            wanted = checked(replace(current, due=to, moves=(*current.moves, moved)))
            revise(group, Act.AMEND, current, wanted)
        return self._typed(Promise, promise.id)

    # Nudges

    def ladder(self, promise: Promise) -> list[Step]:
        """Give the rungs a promise may be nudged with today, and why not the others."""
        from clientjournal.model.rules.nudging import ladder

        return ladder(promise, self.clock.today(), self.nudge_gap)

    def nudge(self, promise: Promise, rung: Rung, words: str, answer: str = "") -> Promise:
        """Write down a nudge you gave; nothing is sent.

        Args:
            promise: A promise of theirs, as read at any time.
            rung: The step of the ladder.
            words: What you said.
            answer: What came back.

        Raises:
            InvalidRecord: The ladder does not offer that rung today, or there are no words.

        """
        if not words.strip():
            raise InvalidRecord("write the words of the nudge", "words")
        with self._group() as group:
            current = current_of(group.batch, promise)
            step = _word(Rung, rung, "rung")
            refusal = next(s.refusal for s in self.ladder(current) if s.rung is step)
            if refusal:
                raise InvalidRecord(refusal, "rung")
            given = Nudge(
                on=self.clock.today(),
                rung=step,
                words=cleaned(words.strip()),
                answer=cleaned(answer.strip()),
            )
            revise(group, Act.AMEND, current, replace(current, nudges=(*current.nudges, given)))
        return self._typed(Promise, promise.id)

    def answer_nudge(self, promise: Promise, answer: str) -> Promise:
        """Keep what came back on the newest nudge of a promise.

        Raises:
            InvalidRecord: There is no nudge that waits for an answer, or no answer.

        """
        if not answer.strip():
            raise InvalidRecord("write what came back", "answer")
        with self._group() as group:
            current = current_of(group.batch, promise)
            if not current.nudges:
                raise InvalidRecord(f"{current.ref} was not nudged yet", "answer")
            *before, last = current.nudges
            if last.answer:
                raise InvalidRecord(
                    f"{current.ref}: the nudge of {say_date(last.on)} has its answer;"
                    " an addendum can say more",
                    "answer",
                )
            told = replace(last, answer=cleaned(answer.strip()))
            revise(group, Act.AMEND, current, replace(current, nudges=(*before, told)))
        return self._typed(Promise, promise.id)

    def can_nudge(self, promise: Promise) -> str:
        """Say why a promise cannot be nudged today; ``""`` when it can."""
        from clientjournal.model.rules.nudging import cannot_nudge

        return cannot_nudge(promise, self.clock.today(), self.nudge_gap)

    # Confirming in writing

    def confirm(self, record: R, words: str = "", on: date | None = None) -> R:
        """Say that something said was sent in writing.

        Args:
            record: Advice or a moment, as read at any time.
            words: What was sent; the words drafted before when left out.
            on: The day it was sent, today by default.

        Raises:
            InvalidRecord: It is nothing that is confirmed, or was confirmed already.

        """
        with self._group() as group:
            current = current_of(group.batch, record)
            why = cannot_confirm(current)
            if why:
                raise InvalidRecord(why, "confirmed_on")
            fields = {"confirmed_on": on or self.clock.today()}
            sent = cleaned(words.strip()) or getattr(current, "confirmation", "")
            wanted = replace(current, confirmation=sent, **fields)
            revise(group, Act.AMEND, current, wanted)
        return self._typed(type(record), record.id)

    # Deciding about a client

    def decide(self, review: Review) -> Review:
        """Store a review; a prospect taken on or declined changes standing in the same change."""
        with self._group() as group:
            stored = self._added(group, review)
            client = current_of(group.batch, self.client(stored.client))
            was, becomes = _STANDING.get(stored.decision, (None, client.standing))
            if client.standing is was:
                revise(group, Act.AMEND, client, replace(client, standing=becomes))
        return stored

    def add_condition(self, promise: Promise) -> Promise:
        """Store a promise that an advice's "yes, if" waits for; one not answered yet becomes it.

        Raises:
            InvalidRecord: The advice was answered otherwise.

        """
        with self._group() as group:
            stored = self._added(group, promise)
            if stored.condition_of is None:
                return stored
            advice = current_of(group.batch, self._typed(Advice, stored.condition_of))
            if advice.answer is None:
                wanted = replace(advice, answer=Answer.YES_IF)
                revise(group, Act.AMEND, advice, wanted)
            elif advice.answer is not Answer.YES_IF:
                raise InvalidRecord(
                    f'{advice.ref} was answered "{advice.answer.label}"; change that first',
                    "condition_of",
                )
        return stored

    # Promises that come again

    def following(self, promise: Promise) -> Promise | None:
        """Give the open promise that a kept one, which comes again, was followed by."""
        if promise.every is None:
            return None
        from clientjournal.model.rules import series

        return series.following(promise, self._promises_of(promise.client))

    def _come_again(self, group: Group, before: R, after: R) -> None:
        """Add the next of a series to the change that keeps one."""
        if not isinstance(before, Promise) or not isinstance(after, Promise):
            return
        if after.every is None or after.state is not State.KEPT or before.state is State.KEPT:
            return
        from clientjournal.model.rules import series

        numbers = {promise.id for promise in self._promises_of(after.client)}
        numbers |= {change.record for change in group.changes if change.table == Promise.TABLE}
        others = [current_of(group.batch, replace(after, id=number)) for number in numbers]
        coming = series.next_of(after, others, self.clock.today())
        if coming is not None:
            self._added(group, coming)

    def _promises_of(self, client: int) -> list[Promise]:
        return [entry for entry in self.timeline(client) if isinstance(entry, Promise)]

    def _added(self, group: Group, record: R) -> R:
        """Write a new record; give it as stored."""
        raise NotImplementedError


def _word(kind: type[C], word: str, field: str) -> C:
    """Give a choice by its word.

    Raises:
        InvalidRecord: There is no such choice.

    """
    try:
        return kind(word)
    except ValueError:
        offered = ", ".join(choice.value for choice in kind)
        raise InvalidRecord(f'{field}: "{word}" is not one of {offered}', field) from None


def cannot_confirm(record: object) -> str:
    """Say why a record cannot be confirmed in writing; ``""`` when it can."""
    if not isinstance(record, Advice | Moment):
        return "only advice, and what you said of what you saw, is confirmed in writing"
    if isinstance(record, Moment) and not record.spoke and record.said_on is None:
        return f"{record.ref} was not said yet; there is nothing to confirm"
    if record.confirmed_on is not None:
        return f"{record.ref} was confirmed in writing {say_date(record.confirmed_on)}"
    return ""
