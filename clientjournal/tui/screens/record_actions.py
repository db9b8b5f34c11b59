"""What can be done to a record, wherever it is shown: edit, outcome, undo and redo."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.errors import InvalidRecord, JournalError, ReasonNeeded
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.safe import visible
from clientjournal.model.words import Answer as Answered
from clientjournal.model.words import Side
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import REFUSED, is_private, shown
from clientjournal.tui.screens.taking_back import TakingBack

if TYPE_CHECKING:
    from clientjournal.tui.forms.fields import FormSpec
    from clientjournal.tui.forms.outcome import Answer


class RecordActions(TakingBack):
    """The actions of a screen that has a record under the cursor."""

    journal: Journal

    @property
    def record(self) -> Record | None:
        """The record the actions are about."""
        raise NotImplementedError

    def on_pane_moved(self) -> None:
        """Offer the keys that the record now under the cursor can take."""
        self.offer_keys()

    def offer_keys(self) -> None:
        """Leave out of the lower line what the record under the cursor cannot take."""
        for bar in self.query(KeyBar):
            bar.show_record(self.record)

    def saved(self, record: Record) -> None:
        """Show a record that was just saved."""
        self.say(f"saved {record.ref}")

    def follow_up(self, saved: Record) -> None:
        """Do what follows an outcome that was just saved."""

    def action_edit(self) -> None:
        """Edit the record."""
        record = self.record
        if record is None:
            self.say("nothing here to edit", "warn")
            return
        self.edit(record)

    def edit(self, record: Record) -> None:
        """Open the form of a record, filled with what it says."""
        from clientjournal.tui.forms.kinds import FORMS, form_of

        if record.TABLE not in FORMS:
            said = "an audit is not edited; {addendum} adds to it, {withdraw} strikes it"
            self.say(preferences_in(self).said(said), "warn")
            return
        spec = form_of(record)
        names = [name for field in spec.fields for name in (field.name, *field.others)]
        values = {name: getattr(record, name) for name in names}

        async def save(fields: dict[str, object]) -> Record:
            because = str(fields.pop("because", ""))
            changed = {n: v for n, v in fields.items() if v != getattr(record, n)}
            return await self._amend(record, because, changed)

        title = f"Edit {record.ref}  {visible(shown(self, record).words)}"
        self._open_form(spec, title, values, save, record.ref)

    def action_outcome(self) -> None:
        """Ask what came of the record."""
        from clientjournal.tui.forms.outcome import answers
        from clientjournal.tui.screens.choose import ChooseScreen

        record = self.record
        offered = answers(record, self.journal.clock.today()) if record else []
        if record is None or not offered:
            self.say("an outcome belongs to advice, a moment or a promise", "warn")
            return
        title = f"{record.ref}  {visible(shown(self, record).words)}"
        self.app.push_screen(ChooseScreen(title, offered), partial(self.answered, record))

    def answered(self, record: Record, answer: Answer | None) -> None:
        """Do what an answer about a record says; nothing without one."""
        from clientjournal.tui.forms.outcome import MOVE

        if answer is None:
            return
        if answer.fields is MOVE and isinstance(record, Promise):
            self.move(record)
        elif answer.form is not None:
            self._ask_more(record, answer.form)
        else:
            self.run_job(self.settle(record, dict(answer.fields)))

    def _ask_more(self, record: Record, spec: FormSpec) -> None:
        """Ask in a form what one key cannot say of an outcome."""
        from clientjournal.tui.forms.outcome import dated

        names = [name for field in spec.fields for name in (field.name, *field.others)]
        values = {name: getattr(record, name) for name in names}

        async def save(fields: dict[str, object]) -> Record:
            because = str(fields.pop("because", ""))
            changed = dated(record, fields, self.journal.clock.today())
            return await self._amend(record, because, changed)

        title = f"{spec.title}: {record.ref}  {visible(shown(self, record).words)}"
        self._open_form(spec, title, values, save, record.ref, spec.title.casefold())

    async def settle(self, record: Record, fields: dict[str, Any]) -> None:
        """Save an outcome, asking why when it is a late correction, and do what follows it."""
        from clientjournal.tui.forms.outcome import next_words

        try:
            settled = await self._amend(record, "", fields)
            self.saved(settled)
            if more := next_words(settled):
                self.say(f"saved {settled.ref}   {preferences_in(self).said(more)}")
            self.follow_up(settled)
        except ReasonNeeded:
            self._ask_because(record, fields)

    def _ask_because(self, record: Record, fields: dict[str, Any]) -> None:
        from clientjournal.tui.forms.small import BECAUSE

        async def save(because: dict[str, object]) -> Record:
            return await self._amend(record, str(because["because"]), fields)

        title = f"Why is {record.ref} corrected?"
        self._open_form(BECAUSE, title, {}, save)

    def move(self, promise: Promise) -> None:
        """Ask for the day a promise is moved to, and who moved it."""
        from clientjournal.tui.forms.small import MOVE

        async def save(fields: dict[str, Any]) -> Record:
            if fields["due"] is None:
                raise InvalidRecord("name a day: fri, +2w or 12 mar", "due")
            by = Side(str(fields["by"]))
            return await asyncio.to_thread(self.journal.move, promise, fields["due"], by)

        self._open_form(MOVE, f"Move {promise.ref}", {"by": promise.whose}, save)

    def _open_form(
        self,
        spec: FormSpec,
        title: str,
        values: dict[str, object],
        save: Any,
        about: str = "",
        kept_as: str = "edit",
    ) -> None:
        from clientjournal.tui.drafting import Drafting
        from clientjournal.tui.screens.form import FormScreen

        if self.hides(values):
            return
        form = FormScreen(
            spec,
            title,
            values,
            save,
            today=self.journal.clock.today(),
            customs=self.journal.clock.customs,
            quick=False,
            drafting=Drafting(self.journal, kept_as, about) if about else None,
        )
        self.app.push_screen(form, self.form_closed)

    def form_closed(self, saved: Record | None) -> None:
        """Show what a form saved; a form that only closed changes nothing."""
        if saved is not None:
            self.saved(saved)
            if isinstance(saved, Advice) and saved.answer is Answered.YES_IF:
                self._say_conditions(saved)

    def _say_conditions(self, advice: Advice) -> None:
        """Say how a "yes, if" that was just saved comes by its conditions, while it has none."""
        from clientjournal.model.rules.conditions import conditions_of

        if not conditions_of(advice, self.journal.timeline(advice.client)):
            more = preferences_in(self).said("{yes-if} adds its conditions")
            self.say(f"saved {advice.ref}   {more}")

    async def _amend(self, record: Record, because: str, fields: dict[str, Any]) -> Record:
        amend = partial(self.journal.amend, record, because=because, **fields)
        return await asyncio.to_thread(amend)

    def run_job(self, job: Any) -> None:
        """Run something that writes, in a worker that is never cancelled; errors are said."""

        async def guarded() -> None:
            try:
                await job
            except JournalError as error:
                self.say(str(error), "late")

        self.run_worker(guarded(), name="save", group="save", exit_on_error=False)

    def hides(self, values: Mapping[str, object]) -> bool:
        """Tell whether a form with texts would show what is hidden, and say how to show it."""
        refused = is_private(self) and any(isinstance(v, str) and v for v in values.values())
        if refused:
            self.say(preferences_in(self).said(REFUSED))
        return refused

    def client_named(self, record: Record) -> str:
        """Give the name of a record's client as the screen may show it now."""
        return shown(self, client_name(self.journal, record))


def client_name(journal: Journal, record: Record) -> str:
    """Give the name of a record's client; of an audit, which has none, ``""``."""
    if isinstance(record, Client):
        return record.name
    client = getattr(record, "client", None)
    return "" if client is None else journal.client(client).name
