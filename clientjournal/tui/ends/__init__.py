"""What is done about both ends of the stick: nudges, confirmations, own-ups, yes-ifs, reviews.

What an action needs is imported when it is first used: the screen starts without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientjournal.model.promise import Promise
from clientjournal.model.record import Record

if TYPE_CHECKING:
    from clientjournal.tui.screens.record_actions import RecordActions as _Base
else:
    _Base = object


class BothEnds(_Base):
    """The actions of all of them, for a screen that has a record under its cursor."""

    def action_nudge(self) -> None:
        """Show the ladder of the promise under the cursor."""
        from clientjournal.tui.ends.nudging import Nudging

        Nudging(self).nudge()

    def action_confirm(self) -> None:
        """Draft the words that confirm the record under the cursor, or say that they were sent."""
        from clientjournal.tui.ends.confirming import Confirming

        Confirming(self).confirm()

    def action_own_up(self) -> None:
        """Own up for the promise under the cursor, go on with an own-up, or begin a new one."""
        from clientjournal.tui.ends.owning_up import OwningUp

        OwningUp(self).own_up()

    def action_yes_if(self) -> None:
        """Add a condition to the advice under the cursor, or answer one that is not met."""
        from clientjournal.tui.ends.yes_if import AnsweringYesIf

        AnsweringYesIf(self).answer()

    def action_promise(self) -> None:
        """Log a promise to the client of the record; for a "yes, if" it is a condition."""
        from clientjournal.tui.ends.yes_if import AnsweringYesIf

        AnsweringYesIf(self).promise()

    def action_review(self) -> None:
        """Review the client of the record under the cursor."""
        from clientjournal.tui.ends.asking import client_of
        from clientjournal.tui.preferences import preferences_in
        from clientjournal.tui.screens.review import ReviewScreen

        client = client_of(self)
        if client is None:
            self.say(preferences_in(self).said("no client to review; {client} adds one"), "warn")
        else:
            self.app.push_screen(ReviewScreen(self.journal, client))

    def follow_up(self, saved: Record) -> None:
        """Do what follows the outcome of a promise."""
        if isinstance(saved, Promise):
            from clientjournal.tui.ends.following import Following

            Following(self).follow_up(saved)
