"""A nudge on a promise of theirs: one more key takes a rung, its words are edited by hand."""

from __future__ import annotations

from functools import partial

from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.nudging import next_rung
from clientjournal.model.safe import visible
from clientjournal.model.words import Rung
from clientjournal.tui.ends.asking import Asking
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.privacy import shown

_KEYS = {
    Rung.INSPIRE: "i",
    Rung.REMIND: "r",
    Rung.ASK: "a",
    Rung.CONSEQUENCE: "c",
    Rung.FINAL_NOTICE: "f",
    Rung.DISENGAGE: "d",
}
_MEANS = {
    Rung.INSPIRE: "what they would gain",
    Rung.REMIND: "what was agreed, and when",
    Rung.ASK: "what is in the way",
    Rung.CONSEQUENCE: "the one that was agreed",
    Rung.FINAL_NOTICE: "the last time you ask",
    Rung.DISENGAGE: "that you end your part",
}
_CAME_BACK: dict[str, object] = {"answer": True}
_GROUP = "Nudge"

_NUDGE = FormSpec(
    Promise,
    "Nudge",
    (
        Field(
            "words", "Words", "words", "edit them by hand; saved, they are copied; nothing is sent"
        ),
        Field("answer", "Came back", hint="what they answered, if you know it already"),
    ),
)
_ANSWER = FormSpec(
    Promise,
    "Answer",
    (Field("answer", "Came back", "words", "what they answered, in their words"),),
)


class Nudging(Asking):
    """The key for a nudge."""

    def nudge(self) -> None:
        """Show the ladder of the promise under the cursor."""
        promise = self.record
        if not isinstance(promise, Promise):
            self.screen.say("a nudge is on a promise of theirs", "warn")
            return
        waits = self.journal.can_nudge(promise)
        unanswered = self._unanswered(promise)
        if waits and not unanswered:
            self.screen.say(waits, "warn")
            return
        rungs = [Answer("", waits, _GROUP, {})] if waits else self._rungs(promise)
        title = f"{promise.ref}  {visible(shown(self.screen, promise.text))}"
        self.choose(title, [*unanswered, *rungs], partial(self._chosen, promise))

    def _rungs(self, promise: Promise) -> list[Answer]:
        steps = self.journal.ladder(promise)
        coming = next_rung(steps, promise)
        return [
            Answer(
                "" if step.refusal else _KEYS[step.rung],
                f"{step.rung.label:<14}{step.refusal or _MEANS[step.rung]}"
                + ("  ← next" if step.rung is coming else ""),
                _GROUP,
                {"rung": step.rung},
            )
            for step in steps
        ]

    def _unanswered(self, promise: Promise) -> list[Answer]:
        if not promise.nudges or promise.nudges[-1].answer:
            return []
        said = f"what came back on: {promise.nudges[-1].rung.label}"
        return [Answer("w", said, "The last nudge", _CAME_BACK)]

    def _chosen(self, promise: Promise, answer: Answer) -> None:
        if answer.fields is _CAME_BACK:
            self._ask_answer(promise)
        elif isinstance(rung := answer.fields["rung"], Rung):
            self._write_nudge(promise, rung)

    def _write_nudge(self, promise: Promise, rung: Rung) -> None:
        from clientjournal.export.letters import nudge_words

        client = self.journal.client(promise.client)
        suggested: dict[str, object] = {"words": nudge_words(promise, client, rung), "answer": ""}

        async def save(fields: dict[str, object]) -> Record:
            words, answer = str(fields["words"]), str(fields["answer"])
            nudged = await self.written(self.journal.nudge, promise, rung, words, answer)
            self.copy(words)
            return nudged

        def then(nudged: Record) -> None:
            self.screen.saved(nudged)
            self.screen.say(f"{nudged.ref}: {rung.label}, words copied; nothing was sent")

        title = f"{rung.label.capitalize()}: {promise.ref} {shown(self.screen, promise.text)}"
        draft = ("nudge", promise.ref)
        self.fill_in(_NUDGE, title, suggested, save, draft=draft, then=then, tall=True)

    def _ask_answer(self, promise: Promise) -> None:
        async def save(fields: dict[str, object]) -> Record:
            return await self.written(self.journal.answer_nudge, promise, str(fields["answer"]))

        title = f"What came back on {promise.ref}"
        self.fill_in(_ANSWER, title, {"answer": ""}, save, draft=("answer", promise.ref))
