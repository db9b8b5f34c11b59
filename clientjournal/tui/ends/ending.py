"""Ending the work for a client: a checklist of what the file does not say, then the letter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from clientjournal.model.client import Client
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.words import ReviewDecision
from clientjournal.tui.ends.asking import Asking
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown

NOTICE = timedelta(days=30)
"""How far off an end is taken to be that no date was named for."""

_CHECKLIST = FormSpec(
    Review,
    "Ending",
    (
        Field(
            "records", "Records", "words", "what becomes of their records, and how they get them"
        ),
        Field("on", "Ends on", "date", "the day your work ends: +2w, 12 dec", "future"),
        Field("watch", "Dates to watch", hint="dates they must watch that no promise here names"),
        Field("fees", "Fees", hint="what is owed, or what you give back"),
        Field("others", "Who else", hint="who else could help them"),
    ),
)
_LETTER = FormSpec(
    Review,
    "Letter",
    (Field("letter", "Letter", "words", "Markdown; saved, it is kept and copied, never sent"),),
)
_ONLY_AN_END = "a letter follows an end; {ref} says {decision}"
_KEPT = "the letter is kept in {ref} and copied; {{confirm}} on it opens it again"


class EndingWork(Asking):
    """What follows the decision to end."""

    def write_letter(self, review: Review) -> None:
        """Open the letter of a review that ends the work; without one, its checklist first."""
        if review.decision is not ReviewDecision.END:
            words = _ONLY_AN_END.format(ref=review.ref, decision=review.decision.label)
            self.screen.say(words, "warn")
        elif review.letter.strip():
            self._open_letter(review, review.letter, review.next_on)
        else:
            self.begin(review)

    def begin(self, review: Review) -> None:
        """Go through what a letter must say and the file does not."""
        client = self.journal.client(review.client)
        end = review.next_on or self.journal.clock.today() + NOTICE
        values: dict[str, object] = {
            "on": end,
            "watch": "",
            "records": "",
            "fees": "",
            "others": "",
        }
        drafted: list[tuple[str, date]] = []

        async def save(fields: dict[str, Any]) -> Record:
            if fields["on"] is None:
                raise InvalidRecord("name the day it ends: +2w, 12 dec", "on")
            letter = await self.written(self._draft_letter, client, fields)
            drafted.append((letter, fields["on"]))
            return review

        self.fill_in(
            _CHECKLIST,
            f"Ending with {shown(self.screen, client.name)}: {self._found(client, end)}",
            values,
            save,
            draft=("ending", review.ref),
            then=lambda _: self._open_letter(review, *drafted[-1]),
        )

    def _draft_letter(self, client: Client, fields: dict[str, Any]) -> str:
        from clientjournal.export.letters import Ending, disengagement_letter

        entries, today = self.journal.timeline(client.id), self.journal.clock.today()
        return disengagement_letter(client, entries, Ending(**fields), today)

    def _found(self, client: Client, end: date) -> str:
        """Say how much of the letter the file gives."""
        from clientjournal.export.letters import kept_and_owed, must_watch

        today = self.journal.clock.today()
        kept, owed = kept_and_owed(self.journal.timeline(client.id))
        dates = sum(must_watch(promise, end, today) for promise in owed)
        return f"{len(kept)} done, {len(owed)} outstanding, {dates} dates to watch"

    def _open_letter(self, review: Review, text: str, end: date | None) -> None:
        """Show the letter; kept, it has the client come up on the day the work ends."""

        async def save(fields: dict[str, Any]) -> Record:
            letter, because = str(fields["letter"]), str(fields.get("because", ""))
            if not letter.strip():
                raise InvalidRecord("the letter is empty; escape leaves it for later", "letter")
            kept = await self.amended(review, because, letter=letter, next_on=end)
            self.copy(letter)
            return kept

        def then(kept: Record) -> None:
            self.screen.saved(kept)
            self.screen.say(preferences_in(self.screen).said(_KEPT.format(ref=kept.ref)))

        self.fill_in(
            _LETTER,
            f"Letter to {shown(self.screen, self.journal.client(review.client).name)}",
            {"letter": text},
            save,
            draft=("letter", review.ref),
            then=then,
            tall=True,
        )
