"""The one form: it renders a list of fields, reads them, and saves through what it was given."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from clientjournal.model.client import Client
from clientjournal.model.dates import say_date, say_instant
from clientjournal.model.errors import (
    InvalidRecord,
    JournalError,
    ReasonNeeded,
    SaveFailed,
    UnreadableDate,
)
from clientjournal.model.quick import CHOICE_ROWS, Quick, read
from clientjournal.model.record import Record
from clientjournal.tui.drafting import Drafting
from clientjournal.tui.forms.chip_row import ChipRow
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.editors import WordsEditor
from clientjournal.tui.forms.fields import SHOWN, Field, FormSpec
from clientjournal.tui.forms.more_row import MoreRow
from clientjournal.tui.forms.row_labels import RowLabels
from clientjournal.tui.forms.sheet import Sheet
from clientjournal.tui.keys import bindings
from clientjournal.tui.screens.saves import Saves
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Piece, Tone, content, plain, tone_class
from clientjournal.tui.turns import Taken

Save = Callable[[dict[str, object]], Awaitable[Record | None]]
"""Saves the values of a form; raises a JournalError when it cannot."""

KEEP_AFTER = 0.5
"""Seconds from a key to its being kept as a draft."""

BECAUSE = Field("because", "Because", hint="why it is corrected; the old words stay in the history")


class FormScreen(Saves, ModalScreen[Record]):
    """A form over the screen; it closes with the saved record, or with none."""

    CSS_PATH: ClassVar[str] = str(stylesheet("form"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("form")
    AUTO_FOCUS = None

    def __init__(
        self,
        spec: FormSpec,
        title: str,
        values: dict[str, object],
        save: Save,
        *,
        today: date,
        clients: Sequence[Client] = (),
        quick: bool = True,
        drafting: Drafting | None = None,
    ) -> None:
        """Make a form.

        Args:
            spec: Its fields.
            title: What its frame says.
            values: What the fields hold at first, by name.
            save: What saves them.
            today: The day that days are read on.
            clients: The clients an ``@name`` may name.
            quick: Whether the words are read for tokens.
            drafting: Where its text is kept until it is saved.
        """
        super().__init__()
        self._spec = spec
        self._title = title
        self._values = values
        self._save = save
        self._today = today
        self._clients = clients
        self._quick = quick and spec.kind.TABLE in CHOICE_ROWS
        self._drafting = drafting
        self._keeping: Timer | None = None
        self._dismissed: set[str] = set()
        self._sheet = Sheet(spec.kind, values, today)
        self._saving = self._asked = self._hint_waits = False

    # Building

    def compose(self) -> ComposeResult:
        """Lay the form out: the words, the chips, the other rows, one line that speaks."""
        first, *rows = self._spec.fields[:SHOWN]
        with Vertical(id="form") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain("^s save   esc close")
            words = self._sheet.add(first)
            words.add_class("words")
            yield words
            yield ChipRow()
            with VerticalScroll(id="scroll", can_focus=False), Horizontal(id="rows"):
                yield RowLabels([field.label for field in rows])
                with Vertical(id="editors"):
                    for field in rows:
                        yield self._sheet.add(field)
                    if len(self._spec.fields) > SHOWN:
                        yield MoreRow(len(self._spec.fields) - SHOWN)
            yield Static(id="say")

    def on_mount(self) -> None:
        """Give the first field the focus."""
        first = self._sheet.widget(self._first.name)
        first.focus()
        if isinstance(first, WordsEditor):
            first.move_cursor(first.document.end)
        offered = self._drafting.offered if self._drafting else None
        if offered is not None:
            said = f'draft from {say_instant(offered.at)[4:]}: "{offered.beginning[:40]}"'
            self._say(f"{said}   f4 brings it back", "accent")
            self._hint_waits = True

    @property
    def _first(self) -> Field:
        return self._spec.fields[0]

    # What the fields say

    @property
    def words(self) -> str:
        """The text of the first field."""
        return self._sheet.words

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving

    @property
    def wants_asking(self) -> bool:
        """Whether there is text that closing would lose and nobody was asked about."""
        return bool(self._sheet.changed_texts) and not self._asked

    def ask_before_quitting(self) -> None:
        """Say that there is unsaved text."""
        self._asked = True
        self._say("this text is not saved: ^s saves it, ^q again leaves it", "late")

    def _read(self) -> Quick:
        if not self._quick:
            return Quick(self.words, ())
        return read(self._spec.kind, self.words, self._clients, self._today, self._dismissed)

    def _gathered(self) -> dict[str, object]:
        """Give the values of all fields; what the words say of an entry comes before its rows.

        Raises:
            InvalidRecord: A field cannot be read; the error names it.
        """
        found = self._sheet.values()
        if not self._quick:
            return found
        quick = self._read()
        said = quick.fields
        if "tags" in said:
            kept = found.get("tags", self._values.get("tags", ()))
            said["tags"] = tuple(dict.fromkeys((*_items(kept), *_items(said["tags"]))))
        return {**found, **said, self._first.name: quick.text}

    # Keys

    def action_save(self) -> None:
        """Save, in a worker of its own that is never cancelled."""
        if not self._saving:
            self._saving = True
            self.run_worker(self._store(), name="save", group="save", exit_on_error=False)

    async def _store(self) -> None:
        try:
            saved = await self._save(self._gathered())
        except ReasonNeeded as error:
            await self._ask_because(str(error))
        except JournalError as error:
            self._refused(error)
        else:
            if self._drafting is not None:
                self._drafting.saved()
            self.dismiss(saved)
        finally:
            self._saving = False
            self.app.post_message(Taken())

    def _refused(self, error: JournalError) -> None:
        """Say why it was not saved and go to the field at fault; the text stays."""
        self._say(str(error), "late")
        if isinstance(error, InvalidRecord) and self._sheet.has(error.field):
            self._focus_saying(self._sheet.widget(error.field))

    async def _ask_because(self, why: str) -> None:
        if not self._sheet.has(BECAUSE.name):
            await self._append([BECAUSE])
        self._say(why, "warn")
        self._focus_saying(self._sheet.widget(BECAUSE.name))

    def _focus_saying(self, widget: Widget) -> None:
        """Go to a field and leave what was just said."""
        if self.focused is not widget:
            self._hint_waits = True
            widget.focus()

    def action_close(self) -> None:
        """Close; what was typed is kept for the next time."""
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Keep what is not saved, however the form was left."""
        if self._drafting is not None:
            with suppress(SaveFailed):  # nothing more can be done here
                self._drafting.keep(self._sheet.changed_texts)

    def _keep_soon(self) -> None:
        """Keep the text within half a second, once for all that is typed until then."""
        if self._drafting is not None and self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self._keep_now)

    def _keep_now(self) -> None:
        self._keeping = None
        self.run_worker(self._kept(), name="draft", group="draft", exit_on_error=False)

    async def _kept(self) -> None:
        if self._drafting is not None:
            try:
                await to_thread(self._drafting.keep, self._sheet.changed_texts)
            except SaveFailed as error:
                self._say(str(error), "late")

    async def action_draft(self) -> None:
        """Bring the draft back."""
        texts = self._drafting.bring_back() if self._drafting else {}
        if not texts:
            return
        if not all(self._sheet.has(name) for name in texts):
            await self._show_more()
        self._sheet.bring_back(texts)
        self._sheet.widget(self._first.name).focus()

    @on(MoreRow.Opened)
    async def _more_wanted(self) -> None:
        await self._show_more()
        self._sheet.widget(self._spec.fields[SHOWN].name).focus()

    async def _show_more(self) -> None:
        for more in self.query(MoreRow):
            await more.remove()
            await self._append(list(self._spec.fields[SHOWN:]))

    async def _append(self, fields: list[Field]) -> None:
        await self.query_one("#editors").mount_all([self._sheet.add(field) for field in fields])
        self.query_one(RowLabels).show([field.label for field in self._sheet.fields[1:]])

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    # The line that speaks

    def _say(self, words: str, tone: Tone = "muted") -> None:
        self.query_one("#say", Static).update(content([[Piece(plain(words).plain, tone)]]))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        self._asked = False
        self._keep_soon()
        field = self._sheet.field_of(event.control)
        if field is self._first and self._quick:
            self._show_chips()
        elif field is not None and field.editor == "date" and event.control is self.focused:
            self._say_day(field)

    def _show_chips(self) -> bool:
        """Show what the words say of the entry, in the chips and in the rows."""
        quick = self._read()
        self.query_one(ChipRow).show(quick.chips)
        for row in self.query(ChoiceRow):
            row.show_said(quick.fields)
        return bool(quick.chips)

    @on(ChipRow.Dismissed)
    def _dismiss_chip(self, event: ChipRow.Dismissed) -> None:
        self._dismissed.add(event.chip.raw)
        if not self._show_chips():
            self._sheet.widget(self._first.name).focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what the field wants."""
        field = self._sheet.field_of(event.widget)
        names = [row.name for row in self._sheet.fields[1:]]
        place = names.index(field.name) if field and field.name in names else -1
        self.query_one(RowLabels).mark(place)
        if self._hint_waits:
            self._hint_waits = False
        elif field is not None and field.editor == "date":
            self._say_day(field)
        else:
            more = "enter shows the other fields" if isinstance(event.widget, MoreRow) else ""
            self._say(field.hint if field else more)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Leave a day in a field as the day it means."""
        field = self._sheet.field_of(event.widget)
        if field is not None and field.editor == "date":
            with suppress(UnreadableDate):
                self._sheet.settle_day(field)

    def _say_day(self, field: Field) -> None:
        try:
            day = self._sheet.day(field)
        except UnreadableDate as error:
            self._say(str(error), "warn")
        else:
            self._say(
                say_date(day, self._today) if day else field.hint, "accent" if day else "muted"
            )


def _items(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()
