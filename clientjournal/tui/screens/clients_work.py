"""What is done with the list of clients: its order, the archived ones, two that are one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from clientjournal.model.client import Client
from clientjournal.model.record import Record
from clientjournal.model.safe import visible
from clientjournal.tui.panes.clients import ClientsPane, name_key
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import cut

if TYPE_CHECKING:
    from clientjournal.tui.screens.writing import Writing as _Base
else:
    _Base = object


class ClientsWork(_Base):
    """The actions on the list of clients."""

    def lay_out(self) -> None:
        """Show the panes that have room, with their titles."""
        raise NotImplementedError

    def reveal(self, record: Record) -> None:
        """Show a record, highlighted in its pane."""
        raise NotImplementedError

    def action_order(self) -> None:
        """Take the next order of the clients."""
        self.order_by(self.query_one(ClientsPane).order + 1)

    def order_by(self, place: int) -> None:
        """Show the clients in one of their orders."""
        self.query_one(ClientsPane).order_by(place)
        self.lay_out()

    def action_archived(self) -> None:
        """Show the archived clients too, or hide them again."""
        pane = self.query_one(ClientsPane)
        if pane.archived:
            pane.turn_archived()
            self.lay_out()
        else:
            self.say("no client is dormant or ended", "muted")

    def action_merge(self) -> None:
        """Ask which client the selected one is the same as."""
        from clientjournal.tui.screens.pick import Pick, PickScreen

        client = self.client
        others = [other for other in self.journal.clients() if other != client]
        if client is None or not others:
            self.say("it takes two clients to merge", "warn")
            return
        if self.hides({"name": client.name}):
            return
        named = name_key(client.name)
        others.sort(key=lambda other: -_likeness(named, name_key(other.name)))
        picks = [Pick(other.ref, f"{other.ref:<6} {other.name}") for other in others]
        title = f"Merge {client.ref} {cut(client.name, 26).rstrip()} into"

        def picked(ref: str | None) -> None:
            if ref is not None:
                self._ask_to_merge(client, next(o for o in others if o.ref == ref))

        self.app.push_screen(PickScreen(title, picks, picks[0].value), picked)

    def _ask_to_merge(self, gone: Client, stays: Client) -> None:
        """Say what a merge does, and do it when that is wanted."""
        from clientjournal.tui.forms.outcome import Answer
        from clientjournal.tui.screens.choose import ChooseScreen

        count = len(self.journal.timeline(gone.id))
        entries = "1 entry" if count == 1 else f"{count} entries"
        go = "goes" if count == 1 else "go"
        says = f"{entries} {go} to {stays.ref} {visible(stays.name, 30)}; {gone.ref} is withdrawn"
        answers = [
            Answer("y", says, "One change, one undo", {"merge": True}),
            Answer("n", "leave both as they are", "One change, one undo", {}),
        ]

        def answered(answer: Answer | None) -> None:
            if answer is not None and answer.fields:
                self.run_job(self._merge(gone, stays, entries))

        title = f"Merge {gone.ref} into {stays.ref}?"
        self.app.push_screen(ChooseScreen(title, answers), answered)

    async def _merge(self, gone: Client, stays: Client, entries: str) -> None:
        merged = await asyncio.to_thread(self.journal.merge, gone, stays)
        self.reveal(merged)
        said = f"{gone.ref} is one with {merged.ref}, {entries} refiled; {{undo}} takes it back"
        self.say(preferences_in(self).said(said))


def _likeness(one: str, other: str) -> float:
    """Tell how much two names are alike, from 0 to 1; one within the other is wholly alike."""
    from difflib import SequenceMatcher

    if one in other or other in one:
        return 1.0
    return SequenceMatcher(None, one, other).ratio()
