"""What is done with marked records, over whatever is on the screen: tagged, unmarked."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.errors import InvalidRecord, NotFound
from clientjournal.model.record import ClientEntry, Record
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.marks import Marked, Marks

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object


class Marking(Marked, _Base):
    """An app in which records are marked, and what is marked is tagged."""

    journal: Journal

    def begin_marking(self) -> None:
        """Begin with no marks."""
        self.marks = Marks()

    def on_pane_marked(self) -> None:
        """Draw anew whatever shows marks or counts them."""
        for screen in self.screen_stack:
            for drawn in screen.query(Drawn):
                drawn.refresh()

    def action_unmark(self) -> None:
        """Take all marks off."""
        self.marks.clear()
        self.on_pane_marked()

    def action_tag(self) -> None:
        """Ask for tags for what is marked, or for the record on the screen."""
        from clientjournal.tui.forms.small import TAG
        from clientjournal.tui.screens.form import FormScreen

        records = self.marked_records() or self._record_here()
        if not records:
            self.say_here("nothing is marked, and there is no record here to tag", "warn")
            return

        async def save(fields: dict[str, object]) -> None:
            await self._tag(records, fields)

        many = f"{len(records)} marked records" if len(records) > 1 else records[0].ref
        form = FormScreen(
            TAG, f"Tag {many}", {}, save, today=self.journal.clock.today(), quick=False
        )
        self.push_screen(form)

    def marked_records(self) -> list[Record]:
        """Give what is marked and still there, as it is now."""
        found = []
        for ref in self.marks:
            try:
                found.append(self.journal.get(ref))
            except NotFound:
                continue
        return found

    def to_export(self, client: Client | None) -> tuple[Client | None, frozenset[str]]:
        """Give whose history is to be exported, and what is marked; of several clients, nobody's.

        Args:
            client: The client of the screen, whose whole history it is while nothing is marked.
        """
        entries = [r for r in self.marked_records() if isinstance(r, ClientEntry)]
        clients = {entry.client for entry in entries}
        if clients:
            client = self.journal.client(clients.pop()) if len(clients) == 1 else None
        return client, frozenset(entry.ref for entry in entries)

    def _record_here(self) -> list[Record]:
        record = getattr(self.screen, "record", None)
        return [record] if isinstance(record, Record) else []

    async def _tag(self, records: Sequence[Record], fields: dict[str, object]) -> None:
        add, take = _tags(fields["add"]), _tags(fields["take"])
        if not add and not take:
            raise InvalidRecord("name a tag to add or to take off", "add")

        def tagged(record: Record) -> dict[str, object]:
            kept = [tag for tag in record.tags if tag not in take]
            return {"tags": tuple(dict.fromkeys((*kept, *add)))}

        because = str(fields.get("because", ""))
        changed = await to_thread(self.journal.amend_all, records, tagged, because=because)
        self.action_unmark()
        said = changed[0].ref if len(changed) == 1 else f"{len(changed)} records"
        self.say_here(f"tagged {said}" if changed else "they had those tags already")

    def say_here(self, words: str, tone: str = "good") -> None:
        """Say something on every screen that speaks."""
        for screen in self.screen_stack:
            say = getattr(screen, "say", None)
            if say is not None and not screen.is_modal:
                say(words, tone)


def _tags(value: object) -> tuple[str, ...]:
    """Give tags as they were typed, without the sign that begins them elsewhere."""
    assert isinstance(value, tuple)
    return tuple(tag for item in value if (tag := str(item).lstrip("#").strip()))
