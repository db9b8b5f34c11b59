"""What the journal screen writes: new records, exports, imports."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.tui.marking import Marking
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown

if TYPE_CHECKING:
    from clientjournal.importing import Intake
    from clientjournal.model.filing import NoteLine
    from clientjournal.tui.screens.record_actions import RecordActions as _Base
else:
    _Base = object


class Writing(_Base):
    """The actions that write something new."""

    journal: Journal

    @property
    def client(self) -> Client | None:
        """The selected client."""
        raise NotImplementedError

    def load(self) -> None:
        """Read the journal anew."""
        raise NotImplementedError

    def action_write(self, table: str) -> None:
        """Open the form of a new record."""
        from clientjournal.tui.drafting import Drafting
        from clientjournal.tui.forms.kinds import FORMS
        from clientjournal.tui.forms.recall import Recall
        from clientjournal.tui.screens.form import FormScreen

        spec, client = FORMS[table], self.client
        if client is None and spec.kind is not Client:
            self.say(preferences_in(self).said("a client comes first: {client} adds one"), "warn")
            return
        blank = self._blank(spec.kind, client)
        names = [name for field in spec.fields for name in (field.name, *field.others)]
        values = {name: getattr(blank, name) for name in names}
        about = client.ref if client and spec.kind is not Client else ""
        filed: list[Record] = []
        name = shown(self, client.name) if client else ""
        title = "New client" if spec.kind is Client else f"{spec.title} {name}"
        form = FormScreen(
            spec,
            title,
            values,
            partial(self._add, blank, filed),
            today=self.journal.clock.today(),
            customs=self.journal.clock.customs,
            recall=Recall(self.journal, client),
            drafting=Drafting(self.journal, table, about),
        )
        self.app.push_screen(form, partial(self._written, filed))

    def _written(self, filed: list[Record], saved: Record | None) -> None:
        """Show what a form saved, and name what the lines of a note became."""
        self.form_closed(saved)
        if saved is not None and filed:
            refs = ", ".join(record.ref for record in filed)
            self.say(f"saved {saved.ref}, and from its lines {refs}")

    def _blank(self, kind: type[Record], client: Client | None) -> Record:
        """Give a new record with nothing but its defaults: the selected client, today, now."""
        fields: dict[str, Any] = {}
        if kind is Client:
            fields["name"] = ""
            fields["cadence"] = preferences_in(self).settings.cadence or None
        else:
            fields["client"] = client.id if client else 0
            fields[kind.ON] = self.journal.clock.today()
        if kind.TABLE == "contacts":
            fields["time"] = self.journal.clock.wall()
        return kind(**fields)

    async def _add(self, blank: Record, filed: list[Record], fields: dict[str, object]) -> Record:
        from msgspec.structs import replace

        from clientjournal.tui.screens.form_words import FILED

        lines = cast("tuple[NoteLine, ...]", fields.pop(FILED, ()))
        filled = replace(blank, **fields)
        if not filled.words.strip():
            raise InvalidRecord("write something first, or press escape to leave", filled.FIRST)
        if not isinstance(filled, Contact):
            return await asyncio.to_thread(self.journal.add, filled)
        entries = [line.entry(filled) for line in lines]
        note, more = await asyncio.to_thread(self.journal.file_note, filled, entries)
        filed += more
        return note

    def action_before_call(self) -> None:
        """Show what to know before calling the selected client."""
        from clientjournal.insights.briefing import briefing
        from clientjournal.tui.pages.before_call import before_call_lines
        from clientjournal.tui.screens.page import PageScreen

        client = self.client
        if client is None:
            self.say(preferences_in(self).said("no client to call yet; {client} adds one"), "warn")
            return
        told = briefing(client, self.journal.timeline(client.id))
        write = partial(before_call_lines, told, self.journal.clock.today())
        about = " · ".join(filter(None, (client.name, client.service)))
        self.app.push_screen(PageScreen("Before you call ", write, about=about))

    def action_export(self) -> None:
        """Hand over the selected client's history, or what is marked."""
        from clientjournal.tui.screens.exporting import ExportScreen

        if self.hides({"path": "names the client"}):
            return
        client, refs = self.client, frozenset[str]()
        if isinstance(self.app, Marking):
            client, refs = self.app.to_export(client)
        if client is None and not refs:
            self.say(
                preferences_in(self).said("no client to export yet; {client} adds one"), "warn"
            )
            return
        self.app.push_screen(ExportScreen(self.journal, client, refs))

    def action_import(self) -> None:
        """Ask for a file to take in."""
        from clientjournal.tui.forms.small import IMPORT
        from clientjournal.tui.screens.form import FormScreen

        if self.hides({"path": "holds names"}):
            return
        opened: list[Intake] = []
        form = FormScreen(
            IMPORT,
            "Import a file",
            {},
            partial(self._open_file, opened),
            today=self.journal.clock.today(),
            quick=False,
        )
        self.app.push_screen(form, lambda _: self._look_at(opened))

    async def _open_file(self, opened: list[Intake], fields: dict[str, object]) -> None:
        from clientjournal.importing import Intake

        path = _path(fields)
        opened.append(await asyncio.to_thread(Intake, self.journal, path))

    def _look_at(self, opened: list[Intake]) -> None:
        """Show what would become of a file that was opened."""
        from clientjournal.tui.screens.importing import ImportScreen

        if opened:
            self.app.push_screen(ImportScreen(opened[0]), self._imported)

    def _imported(self, said: str | None) -> None:
        if said:
            self.say(said)


def _path(fields: dict[str, object]) -> Path:
    """Give the path a form names.

    Raises:
        InvalidRecord: It can be none.
    """
    words = str(fields["path"]).strip()
    try:
        if not words or "\0" in words:
            raise RuntimeError
        return Path(words).expanduser()
    except RuntimeError:
        raise InvalidRecord(f'"{words[:60]}" is no path; name a file', "path") from None
