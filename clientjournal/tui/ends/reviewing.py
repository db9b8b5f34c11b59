"""Reviewing a client: what speaks for and against, and the decision."""

from __future__ import annotations

from clientjournal.tui.ends.ending import EndingWork
from clientjournal.tui.preferences import preferences_in


class Reviewing(EndingWork):
    """The key that opens a review."""

    def action_review(self) -> None:
        """Review the client of the record under the cursor."""
        from clientjournal.tui.screens.review import ReviewScreen

        client = self.client_here
        if client is None:
            self.say(preferences_in(self).said("no client to review; {client} adds one"), "warn")
        else:
            self.app.push_screen(ReviewScreen(self.journal, client))
