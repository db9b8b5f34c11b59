"""What can be looked at over any screen: what is found, the timeline, or no words at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.record import ClientEntry
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.privacy import Private

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object


class Looking(Private, _Base):
    """An app that shows what was found and the timeline over any screen, and hides words."""

    journal: Journal

    def action_find(self) -> None:
        """Find words in everything."""
        from clientjournal.tui.screens.find import FindScreen

        if isinstance(self.screen, FindScreen):
            self.screen.begin_anew()
        else:
            self.push_screen(FindScreen(self.journal))

    def action_private(self) -> None:
        """Hide names and words everywhere, or show them again."""
        self.is_private = not self.is_private
        for screen in self.screen_stack:
            for drawn in screen.query(Drawn):
                drawn.privacy_changed()
            changed = getattr(screen, "privacy_changed", None)
            if changed is not None:
                changed()

    def action_timeline(self) -> None:
        """Show the timeline of the client the screen is about, of all of them if of none."""
        from clientjournal.tui.screens.timeline import TimelineScreen

        self.push_screen(TimelineScreen(self.journal, self.client_here()))

    def client_here(self) -> Client | None:
        """Give the client the screen is about: the selected one, or that of the record shown."""
        client = getattr(self.screen, "client", None)
        record = getattr(self.screen, "record", None)
        if isinstance(client, Client):
            return client
        if isinstance(record, Client):
            return record
        return self.journal.client(record.client) if isinstance(record, ClientEntry) else None
