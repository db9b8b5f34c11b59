"""Yes, if: its conditions, and what to do when one of them is not met in time."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec.structs import replace

from clientjournal.insights.yes_if import YesIf, yes_if
from clientjournal.model.advice import Advice
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.conditions import conditions_of
from clientjournal.model.safe import visible
from clientjournal.model.words import Answer as Answered
from clientjournal.model.words import Side, State
from clientjournal.tui.ends.asking import Asking
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.forms.kinds import PROMISE
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.pages.yes_if import said_yes_if
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown

_CONDITION: dict[str, object] = {"condition": True}
_ANOTHER_DAY: dict[str, object] = {"move": True}
_NOT_MET = "the conditions were not met"
_NO: dict[str, object] = {"answer": Answered.NO}

_INSTEAD = FormSpec(
    Advice,
    "No",
    (Field("instead", "Instead", "words", "what you offer instead, or who serves them better"),),
)


class AnsweringYesIf(Asking):
    """The key for a "yes, if"."""

    def answer(self) -> None:
        """Add a condition to the advice under the cursor, or answer one that is not met."""
        advice = self._advice_here()
        if advice is None:
            self.screen.say(
                "a yes, if belongs to advice: what you were asked, and its conditions", "warn"
            )
            return
        if advice.answer not in (None, Answered.YES_IF):
            words = f'{advice.ref} was answered "{advice.answer.label}"; {{edit}} changes that'
            self.screen.say(preferences_in(self.screen).said(words), "warn")
            return
        standing = self._standing(advice)
        title = f"{advice.ref}  {visible(shown(self.screen, advice.words))}"
        self.choose(title, self._ways(advice, standing), partial(self._answer_yes_if, advice))

    def promise(self) -> None:
        """Log a promise to the client of the record; for a "yes, if" it is a condition."""
        advice, client = self._advice_here(), self.client
        if advice is not None and advice.answer is Answered.YES_IF:
            self.add_condition(advice)
        elif client is not None:
            self._write_promise(client.id, None, f"Promise with {shown(self.screen, client.name)}")

    def _advice_here(self) -> Advice | None:
        """Give the advice under the cursor, or the one whose condition is there."""
        record = self.record
        if isinstance(record, Promise) and record.condition_of is not None:
            record = self.journal.get(f"A-{record.condition_of}")
        return record if isinstance(record, Advice) else None

    def _standing(self, advice: Advice) -> YesIf | None:
        entries = self.journal.timeline(advice.client)
        found = yes_if([advice], conditions_of(advice, entries), self.journal.clock.today())
        return found[0] if found else None

    def _ways(self, advice: Advice, standing: YesIf | None) -> list[Answer]:
        today = self.journal.clock.today()
        group = f"Yes, if: {said_yes_if(standing)}" if standing else "Yes, if"
        ways = [Answer("c", "a condition: a promise of theirs or of yours", group, _CONDITION)]
        if standing is None:
            return ways
        unmet = [one for one in standing.conditions if one.state is not State.KEPT]
        if any(one.state is State.OPEN for one in unmet):
            ways.append(Answer("m", "renegotiate: another day", "Not met", _ANOTHER_DAY))
        if unmet:
            ways.append(Answer("n", "no, and what instead", "Not met", _NO))
        if unmet and advice.went_ahead_on is None:
            ahead: dict[str, object] = {"went_ahead_on": today}
            ways.append(Answer("g", "go ahead anyway, today", "Not met", ahead))
        return ways

    def _answer_yes_if(self, advice: Advice, answer: Answer) -> None:
        if answer.fields is _CONDITION:
            self.add_condition(advice)
        elif answer.fields is _ANOTHER_DAY:
            self._renegotiate(advice)
        elif answer.fields is _NO:
            self._say_no(advice)
        else:
            self.screen.run_job(self.screen.settle(advice, dict(answer.fields)))

    # Conditions

    def add_condition(self, advice: Advice) -> None:
        """Ask for a promise that the yes depends on; the answer becomes a "yes, if" with it."""
        client = self.journal.client(advice.client)
        title = f"{visible(shown(self.screen, client.name))}: a condition of {advice.ref}"
        self._write_promise(client.id, advice, title)

    def _write_promise(self, client: int, advice: Advice | None, title: str) -> None:
        from clientjournal.tui.forms.recall import Recall

        side = Side.ME if advice is None else Side.THEM
        condition = advice.id if advice else None
        today = self.journal.clock.today()
        blank = Promise(client=client, on=today, whose=side, condition_of=condition)
        names = [name for field in PROMISE.fields for name in (field.name, *field.others)]
        values: dict[str, object] = {name: getattr(blank, name) for name in names}

        async def save(fields: dict[str, Any]) -> Record:
            if advice is not None and fields.get("client", client) != client:
                raise InvalidRecord("a condition is of the client who asked", "text")
            return await self.written(self.journal.add_condition, replace(blank, **fields))

        about = advice.ref if advice else f"C-{client}"
        recall = Recall(self.journal, self.journal.client(client))
        draft = ("condition", about)
        self.fill_in(PROMISE, title, values, save, draft=draft, recall=recall)

    def _renegotiate(self, advice: Advice) -> None:
        standing = self._standing(advice)
        conditions = standing.conditions if standing else ()
        late = [one for one in conditions if one.state is State.OPEN][:9]
        if len(late) == 1:
            self.screen.move(late[0])
            return
        answers = [
            Answer(
                str(place),
                visible(shown(self.screen, one.text), 50),
                "Which of them?",
                {"promise": one},
            )
            for place, one in enumerate(late, 1)
        ]
        self.choose(f"{advice.ref}  renegotiate", answers, self._move_chosen)

    def _move_chosen(self, answer: Answer) -> None:
        promise = answer.fields["promise"]
        if isinstance(promise, Promise):
            self.screen.move(promise)

    def _say_no(self, advice: Advice) -> None:
        async def save(fields: dict[str, object]) -> Record:
            because = str(fields.pop("because", _NOT_MET))
            return await self.amended(advice, because, answer=Answered.NO, **fields)

        title = f"No to {advice.ref}, and instead"
        values: dict[str, object] = {"instead": advice.instead}
        self.fill_in(_INSTEAD, title, values, save, draft=("instead", advice.ref))
