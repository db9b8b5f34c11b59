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
from clientjournal.model.safe import visible
from clientjournal.tui.drafting import Drafting
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.forms.kinds import FORMS
from clientjournal.tui.marking import Marking
from clientjournal.tui.preferences import preferences_in

if TYPE_CHECKING:
    from clientjournal.importing import Intake
    from clientjournal.model.filing import NoteLine
    from clientjournal.tui.screens.record_actions import RecordActions as _Base
else:
    _Base = object

_EXPORT_FORM = FormSpec(
    Record,
    "Export",
    (
        Field("path", "Write to", hint="a file that is not there yet"),
        Field("copy", "Copy", "choice", "the client's copy holds nothing private"),
        Field("format", "Format", "choice"),
        Field("allow_names", "Other names", "choice", "names of other clients in its text"),
    ),
)
_IMPORT_FORM = FormSpec(
    Record, "Import", (Field("path", "Import from", hint="a journal's JSON, CSV, or vCards"),)
)


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
        title = "New client" if spec.kind is Client else f"{spec.title} {client and client.name}"
        form = FormScreen(
            spec,
            visible(title, 70),
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
        self.app.push_screen(PageScreen(f"Before you call {client.name}", write, client.service))

    def action_export(self) -> None:
        """Ask how to hand over the selected client's history."""
        from clientjournal.export import file_name, history_of
        from clientjournal.tui.screens.form import FormScreen

        client, refs = self.client, frozenset[str]()
        if isinstance(self.app, Marking):
            try:
                client, refs = self.app.to_export(client)
            except InvalidRecord as error:
                self.say(str(error), "warn")
                return
        if client is None:
            self.say(
                preferences_in(self).said("no client to export yet; {client} adds one"), "warn"
            )
            return
        suggested = Path.home() / file_name(history_of(self.journal, client), "md")
        form = FormScreen(
            _EXPORT_FORM,
            f"Export {f'{len(refs)} marked of ' if refs else ''}{visible(client.name, 60)}",
            {"path": str(suggested), "copy": "client", "format": "md", "allow_names": False},
            partial(self._write_out, client, refs),
            today=self.journal.clock.today(),
            quick=False,
        )
        self.app.push_screen(form)

    async def _write_out(
        self, client: Client, refs: frozenset[str], fields: dict[str, object]
    ) -> None:
        path = _path(fields)
        count = await asyncio.to_thread(_write_export, self.journal, client, refs, fields, path)
        if isinstance(self.app, Marking):
            self.app.action_unmark()
        self.say(f"wrote {count} entries to {path}")

    def action_import(self) -> None:
        """Ask for a file to take in."""
        from clientjournal.tui.screens.form import FormScreen

        opened: list[Intake] = []
        form = FormScreen(
            _IMPORT_FORM,
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


def _write_export(
    journal: Journal, client: Client, refs: frozenset[str], fields: dict[str, object], path: Path
) -> int:
    """Write a history to a file that is not there yet; give how many entries it holds.

    Raises:
        JournalError: The file is there, cannot be written, or would name other clients.
    """
    from clientjournal.export import Copy, Span, history_of, others_named, render
    from clientjournal.export.writing import IsThere, write_document

    history = history_of(journal, client, Copy(str(fields["copy"])), Span(refs=refs))
    if not fields["allow_names"] and (others := others_named(journal, history)):
        raise InvalidRecord(
            f"its text names other clients: {', '.join(others[:5])}; let them pass, or edit them",
            "allow_names",
        )
    try:
        write_document(path, render(history, str(fields["format"])), journal.location)
    except IsThere:
        raise InvalidRecord(f"{path} is there already; give another name", "path") from None
    return len(history.items)
