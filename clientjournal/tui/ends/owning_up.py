"""Owning up: from a promise of yours with one key, then step by step until it is put right."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec.structs import replace

from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.owning_up import Stage, stage, what_went_wrong
from clientjournal.model.safe import visible
from clientjournal.model.words import Check, Side
from clientjournal.tui.ends.asking import Asking
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.forms.kinds import OWN_UP
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown

_TOLD_ON = Field("told_on", "Told on", "date", "the day they were told: today, fri, 12 mar")
_CHECK = Field("check", "Check", "choice", "own interest or insurer; a prompt, not advice")
_RAISED = Field("raised_by", "Raised by", "choice", "who spoke of it first")
_RESPONSE = Field("response", "Their answer", "choice", "how they took it")
_REMEDY = Field("remedy", "Remedy", hint="what you offered, or did about it")
_PUT_RIGHT = Field(
    "put_right_on", "Put right on", "date", "the day it was put right; empty: not yet"
)
_LESSON = Field("lesson", "Lesson", hint="what you take from it")

_STEPS = {
    Stage.TELL: (
        "Tell them",
        (_REMEDY._replace(editor="words"), _TOLD_ON, _CHECK, _RAISED, _RESPONSE),
    ),
    Stage.PUT_RIGHT: (
        "Put it right",
        (_REMEDY._replace(editor="words"), _PUT_RIGHT, _RESPONSE, _LESSON),
    ),
    Stage.LESSON: ("What you take from it", (_LESSON._replace(editor="words"), _RESPONSE)),
}
"""The title of a step and what it asks."""

_CHECKS = {"n": Check.NOT_NEEDED, "c": Check.CONSIDERED_NONE, "r": Check.REPORTED}
_BEFORE = "Before the call: your own interest, your insurer? A prompt, not advice"
_TOLD: dict[str, object] = {"told": True}
_CHECKED = "{ref}: the check is noted; {{own-up}} once they know"


class OwningUp(Asking):
    """The key that owns up."""

    def own_up(self) -> None:
        """Own up for the promise under the cursor, go on with an own-up, or begin a new one."""
        record, client = self.record, self.client
        if isinstance(record, OwnUp):
            self.go_on(record)
        elif client is None:
            self.screen.say(
                preferences_in(self.screen).said("a client comes first: {client} adds one"), "warn"
            )
        elif isinstance(record, Promise) and record.whose is Side.ME:
            begun = self._own_up_for(record)
            if begun is not None:
                self.go_on(begun)
            else:
                self._begin(client.id, what_went_wrong(record), record.id)
        else:
            self._begin(client.id, "", None)

    def _own_up_for(self, promise: Promise) -> OwnUp | None:
        entries = self.journal.timeline(promise.client)
        own_ups = (entry for entry in entries if isinstance(entry, OwnUp))
        return next(
            (one for one in own_ups if one.promise == promise.id and not one.withdrawn), None
        )

    def _begin(self, client: int, what: str, promise: int | None) -> None:
        today = self.journal.clock.today()
        blank = OwnUp(client=client, promise=promise, noticed_on=today, what=what)
        names = [name for field in OWN_UP.fields for name in (field.name, *field.others)]
        values: dict[str, object] = {name: getattr(blank, name) for name in names}

        async def save(fields: dict[str, Any]) -> Record:
            return await self.written(self.journal.add, replace(blank, **_raised(fields)))

        about = f"P-{promise}" if promise else f"C-{client}"
        title = f"Own up to {shown(self.screen, self.journal.client(client).name)}"
        self.fill_in(OWN_UP, title, values, save, draft=("own-up", about))

    def go_on(self, own_up: OwnUp) -> None:
        """Ask for the next step of an own-up."""
        now = stage(own_up)
        if now is Stage.CHECK:
            self._ask_check(own_up)
        elif now is Stage.DONE:
            self.screen.edit(own_up)
        else:
            self._step(own_up, now)

    def _ask_check(self, own_up: OwnUp) -> None:
        answers = [
            Answer(key, check.label, _BEFORE, {"check": check}) for key, check in _CHECKS.items()
        ]
        answers.append(Answer("t", "they know already", "Without a check", _TOLD))
        title = f"{own_up.ref}  {visible(shown(self.screen, own_up.what))}"
        self.choose(title, answers, partial(self._checked, own_up))

    def _checked(self, own_up: OwnUp, answer: Answer) -> None:
        if answer.fields is _TOLD:
            self._step(own_up, Stage.TELL)
        else:
            self.screen.run_job(self._note_check(own_up, answer.fields))

    async def _note_check(self, own_up: OwnUp, fields: dict[str, object]) -> None:
        noted = await self.amended(own_up, "", **fields)
        self.screen.saved(noted)
        self.screen.say(preferences_in(self.screen).said(_CHECKED.format(ref=noted.ref)))

    def _step(self, own_up: OwnUp, now: Stage) -> None:
        title, rows = _STEPS[now]
        values: dict[str, object] = {row.name: getattr(own_up, row.name) for row in rows}
        today = self.journal.clock.today()
        if now is Stage.TELL:
            values |= {"told_on": today, "raised_by": own_up.raised_by or Side.ME}
        elif now is Stage.PUT_RIGHT:
            values["put_right_on"] = today

        async def save(said: dict[str, Any]) -> Record:
            because = str(said.pop("because", ""))
            changed = {name: new for name, new in said.items() if new != getattr(own_up, name)}
            return await self.amended(own_up, because, **changed)

        heading = f"{title}: {own_up.ref} {visible(shown(self.screen, own_up.what))}"
        self.fill_in(
            FormSpec(OwnUp, title, rows), heading, values, save, draft=("edit", own_up.ref)
        )


def _raised(fields: dict[str, Any]) -> dict[str, Any]:
    """Take an own-up that was told for one that you raised, unless it says who did."""
    if fields.get("told_on") and fields.get("raised_by") is None:
        return {**fields, "raised_by": Side.ME}
    return fields
