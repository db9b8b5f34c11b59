"""What is done to an entry besides editing it: added to, struck, moved to its right client."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from clientjournal.model.client import Client
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.safe import visible
from clientjournal.tui.privacy import shown

if TYPE_CHECKING:
    from clientjournal.tui.screens.record_actions import RecordActions as _Base
else:
    _Base = object


class Revising(_Base):
    """The actions of a screen whose record can be added to, struck and refiled."""

    def action_addendum(self) -> None:
        """Add to the record without touching what it says."""
        from clientjournal.tui.forms.small import ADDENDUM

        record = self.record
        if record is None:
            self.say("nothing here to add to", "warn")
            return

        async def save(fields: dict[str, object]) -> Record:
            text, private = str(fields["text"]), bool(fields["is_private"])
            return await asyncio.to_thread(self.journal.addendum, record, text, private)

        title = f"Add to {record.ref}  {visible(shown(self, record).words)}"
        values: dict[str, object] = {"is_private": False}
        self._open_form(ADDENDUM, title, values, save, record.ref, "addendum")

    def action_withdraw(self) -> None:
        """Strike the record with a reason; one that is struck is reinstated."""
        record = self.record
        if record is None:
            self.say("nothing here to withdraw", "warn")
        elif record.withdrawn is not None:
            self.run_job(self._reinstate(record))
        elif isinstance(record, Client):
            self.say("a client is put aside by its standing: edit it, and choose ended", "warn")
        else:
            self._ask_why(record)

    def _ask_why(self, record: Record) -> None:
        from clientjournal.tui.forms.small import WITHDRAW

        async def save(fields: dict[str, object]) -> Record:
            because = str(fields["because"])
            if not because.strip():
                raise InvalidRecord(f"say why {record.ref} is withdrawn", "because")
            return await asyncio.to_thread(self.journal.withdraw, record, because)

        title = f"Withdraw {record.ref}  {visible(shown(self, record).words)}"
        self._open_form(WITHDRAW, title, {}, save, record.ref, "withdraw")

    async def _reinstate(self, record: Record) -> None:
        self.saved(await asyncio.to_thread(self.journal.reinstate, record))
        self.say(f"saved {record.ref}, reinstated")

    # Refiling

    def action_refile(self) -> None:
        """Ask for the right client, and whether what belongs to the entry goes along."""
        from clientjournal.tui.screens.pick import ClientPick

        entry = self.record
        if not isinstance(entry, ClientEntry):
            self.say("an entry is refiled; nothing here is one", "warn")
            return
        others = [client for client in self.journal.clients() if client.id != entry.client]
        if not others:
            self.say("there is no other client to refile it under", "warn")
            return
        title = f"Refile {entry.ref} under"
        self.app.push_screen(ClientPick(title, others), partial(self._picked, entry))

    def _picked(self, entry: ClientEntry, ref: str | None) -> None:
        from clientjournal.insights.links import together

        if ref is None:
            return
        client = self.journal.get(ref)
        assert isinstance(client, Client)
        entries = together(entry, self.journal.timeline(entry.client))
        if len(entries) < 2:
            self.run_job(self._refile([entry], client))
            return
        self._ask_whether_all(entry, entries, client)

    def _ask_whether_all(
        self, entry: ClientEntry, entries: list[ClientEntry], client: Client
    ) -> None:
        from clientjournal.tui.forms.outcome import Answer
        from clientjournal.tui.screens.choose import ChooseScreen

        refs = ", ".join(other.ref for other in entries)
        group = f"{visible(refs, 60)} belong together"
        answers = [
            Answer("a", f"all {len(entries)} of them", group, {"all": True}),
            Answer("o", f"only {entry.ref}", group, {"all": False}),
        ]
        title = f"Refile under {visible(shown(self, client.name))}"

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                moved = entries if answer.fields["all"] else [entry]
                self.run_job(self._refile(moved, client))

        self.app.push_screen(ChooseScreen(title, answers), answered)

    async def _refile(self, entries: list[ClientEntry], client: Client) -> None:
        moved = await asyncio.to_thread(self.journal.refile_all, entries, client)
        refs = ", ".join(entry.ref for entry in moved)
        self.refiled(moved)
        name = visible(client.name, 40)
        self.say(f"saved {visible(refs, 60)}, refiled under {name}", names=name)

    def refiled(self, entries: list[ClientEntry]) -> None:
        """Show what was refiled; the screen stays where it is."""
