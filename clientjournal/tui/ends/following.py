"""What follows an outcome: the agreed consequence, the next of a series, owning up."""

from __future__ import annotations

from functools import partial

from clientjournal.model.dates import say_date
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.promises import consequence_pending
from clientjournal.model.safe import visible
from clientjournal.model.words import State
from clientjournal.tui.ends.asking import Asking
from clientjournal.tui.forms.outcome import consequence_answers
from clientjournal.tui.privacy import shown


class Following(Asking):
    """What is asked or said once an outcome is saved."""

    def follow_up(self, saved: Record) -> None:
        """Ask for the consequence of a broken promise, name the next of one that comes again."""
        if not isinstance(saved, Promise):
            return
        if consequence_pending(saved):
            self.ask_consequence(saved)
        elif saved.state is State.KEPT and (coming := self.journal.following(saved)):
            due = f", due {say_date(coming.due)}" if coming.due else ""
            self.screen.say(f"{saved.ref} kept; the next is {coming.ref}{due}")

    def ask_consequence(self, promise: Promise) -> None:
        """Ask whether the agreed consequence was applied or waived."""
        title = f"{promise.ref}  {visible(shown(self.screen, promise.consequence))}"
        answers = consequence_answers(self.journal.clock.today())
        self.choose(title, answers, partial(self.screen.answered, promise))
