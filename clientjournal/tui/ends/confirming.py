"""Confirming in writing: the words are drafted, sent by your own means, and kept."""

from __future__ import annotations

from clientjournal.journaling.promising import cannot_confirm
from clientjournal.model.advice import Advice
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.moment import Moment
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.rules.conditions import conditions_of
from clientjournal.tui.ends.ending import EndingWork
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown

_FIELDS = (
    Field(
        "confirmation",
        "Words",
        "words",
        "only what the client may know; saved, they are copied; nothing is sent",
    ),
    Field("confirm_waived", "Not needed", hint="or why none is needed; then no words are kept"),
)
_ONCE_SENT = "{ref}: the words are kept and copied; {{confirm}} again once you have sent them"


class Confirming(EndingWork):
    """The key that confirms."""

    def confirm(self) -> None:
        """Draft the words that confirm the record under the cursor, or say that they were sent."""
        record = self.record
        if isinstance(record, Review):
            self.write_letter(record)
            return
        why = cannot_confirm(record)
        if why or not isinstance(record, Advice | Moment):
            self.screen.say(why, "warn")
        elif record.confirmation:
            self.screen.run_job(self._say_sent(record))
        else:
            self._draft(record)

    async def _say_sent(self, record: Advice | Moment) -> None:
        confirmed = await self.written(self.journal.confirm, record)
        self.screen.saved(confirmed)
        words = preferences_in(self.screen).said("confirmed in writing today; {undo} takes it back")
        self.screen.say(f"{confirmed.ref} {words}")

    def _draft(self, record: Advice | Moment) -> None:
        from clientjournal.export.letters import confirmation_words

        client = self.journal.client(record.client)
        conditions = conditions_of(record, self.journal.timeline(client.id))
        values: dict[str, object] = {
            "confirmation": confirmation_words(record, client, conditions),
            "confirm_waived": record.confirm_waived,
        }

        async def save(fields: dict[str, object]) -> Record:
            words, why = str(fields["confirmation"]).strip(), str(fields["confirm_waived"]).strip()
            because = str(fields.get("because", ""))
            if why and why != record.confirm_waived:
                return await self.amended(record, because, confirm_waived=why)
            if not words:
                raise InvalidRecord("write the words, or why none is needed", "confirmation")
            kept = await self.amended(record, confirmation=words)
            self.copy(words)
            return kept

        def then(kept: Record) -> None:
            self.screen.saved(kept)
            if getattr(kept, "confirmation", ""):
                self.screen.say(preferences_in(self.screen).said(_ONCE_SENT.format(ref=kept.ref)))

        spec = FormSpec(type(record), "Confirm", _FIELDS)
        title = f"Put {record.ref} in writing to {shown(self.screen, client.name)}"
        self.fill_in(spec, title, values, save, draft=("confirm", record.ref), then=then, tall=True)
