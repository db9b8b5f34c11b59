"""The one form: it renders a list of fields, reads them, and saves through what it was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from clientjournal.model.client import Client
from clientjournal.model.dates import say_date
from clientjournal.model.errors import InvalidRecord, JournalError, ReasonNeeded, UnreadableDate
from clientjournal.model.quick import CHOICE_ROWS, Quick, read
from clientjournal.model.record import Record
from clientjournal.tui.forms.chip_row import ChipRow
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.fields import (
    SHOWN,
    Field,
    FormSpec,
    nullable,
    options,
    parsed,
    typed,
)
from clientjournal.tui.forms.more_row import MoreRow
from clientjournal.tui.forms.row_labels import RowLabels
from clientjournal.tui.keys import bindings
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Piece, Tone, content, plain, tone_class

Save = Callable[[dict[str, object]], Awaitable[Record | None]]
"""Saves the values of a form; raises a JournalError when it cannot."""

BECAUSE = Field("because", "Because", hint="why it is corrected; the old words stay in the history")


class FormScreen(ModalScreen[Record]):
    """A form over the screen; it closes with the saved record, or with none."""

    CSS_PATH: ClassVar[str] = str(stylesheet("form"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("form", priority=True)
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
        draft: tuple[str, str] | None = None,
        keep: Callable[[str], None] | None = None,
        drop: Callable[[str], None] | None = None,
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
            draft: An earlier unsaved text and when it was typed.
            keep: Told the words when it closes without saving.
            drop: Told the words once they are saved.
        """
        super().__init__()
        self._spec = spec
        self._title = title
        self._values = dict(values)
        self._save = save
        self._today = today
        self._clients = clients
        self._quick = quick and spec.kind.TABLE in CHOICE_ROWS
        self._draft = draft
        self._keep, self._drop = keep, drop
        self._dismissed: set[str] = set()
        self._fields = list(spec.fields[:SHOWN])
        self._saving = False

    # Building

    def compose(self) -> ComposeResult:
        """Lay the form out: the words, the chips, the other rows, one line that speaks."""
        first, *rows = self._fields
        with Vertical(id="form") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain("^s save   esc close")
            yield self._editor(first)
            yield ChipRow()
            with VerticalScroll(id="scroll", can_focus=False), Horizontal(id="rows"):
                yield RowLabels([field.label for field in rows])
                with Vertical(id="editors"):
                    for field in rows:
                        yield self._editor(field)
                    if len(self._spec.fields) > SHOWN:
                        yield MoreRow(len(self._spec.fields) - SHOWN)
            yield Static(id="say")

    def _editor(self, field: Field) -> Widget:
        """Make the widget a field is edited with."""
        if field.editor == "choice":
            groups = options(self._spec.kind, field)
            free = {name for name, _ in groups if nullable(self._spec.kind, name)}
            return ChoiceRow(groups, self._values, free, id=f"field-{field.name}")
        text = typed(self._values.get(field.name))
        if field.editor == "words":
            area = TextArea(
                text, id=f"field-{field.name}", compact=True, highlight_cursor_line=False
            )
            area.cursor_blink = False
            return area
        line = Input(text, id=f"field-{field.name}", compact=True, select_on_focus=False)
        line.cursor_blink = False
        return line

    def on_mount(self) -> None:
        """Give the first field the focus."""
        first = self._widget(self._fields[0])
        first.add_class("words")
        first.focus()
        if isinstance(first, TextArea):
            first.move_cursor(first.document.end)
        if self._draft is not None:
            words, when = self._draft
            self._say(f'draft from {when}: "{words[:40]}"   f4 brings it back', "accent")

    def _widget(self, field: Field) -> Widget:
        return self.query_one(f"#field-{field.name}")

    # What the fields say

    @property
    def words(self) -> str:
        """The text of the first field."""
        first = self._widget(self._fields[0])
        return first.text if isinstance(first, TextArea) else getattr(first, "value", "")

    @property
    def changed(self) -> bool:
        """Whether there is text that closing would leave unsaved."""
        return bool(self.words.strip()) and self.words != typed(
            self._values.get(self._fields[0].name)
        )

    def _read(self) -> Quick:
        if not self._quick:
            return Quick(self.words.strip(), ())
        return read(self._spec.kind, self.words, self._clients, self._today, self._dismissed)

    def _gathered(self) -> dict[str, object]:
        """Give the values of all fields; what the words say of an entry comes before its rows.

        Raises:
            JournalError: A field cannot be read; the error names it.
        """
        found: dict[str, object] = {}
        first, *rows = self._fields
        for field in rows:
            widget = self._widget(field)
            if isinstance(widget, ChoiceRow):
                found.update(widget.values)
            elif isinstance(widget, Input):
                try:
                    found[field.name] = parsed(field, widget.value, self._today)
                except UnreadableDate as error:
                    raise InvalidRecord(f"{field.label}: {error}", field.name) from None
        quick = self._read()
        said = quick.fields
        if "tags" in said:
            kept = found.get("tags", self._values.get("tags", ()))
            said["tags"] = tuple(dict.fromkeys((*_items(kept), *_items(said["tags"]))))
        return {**found, **said, first.name: quick.text}

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
            if self._drop is not None:
                self._drop(self.words)
            self.dismiss(saved)
        finally:
            self._saving = False

    def _refused(self, error: JournalError) -> None:
        """Say why it was not saved and go to the field at fault; the text stays."""
        self._say(str(error), "late")
        if isinstance(error, InvalidRecord) and error.field:
            for found in self.query(f"#field-{error.field}"):
                found.focus()

    async def _ask_because(self, why: str) -> None:
        if BECAUSE not in self._fields:
            await self._append([BECAUSE])
        self._widget(BECAUSE).focus()
        self.call_after_refresh(self._say, why, "warn")

    def action_close(self) -> None:
        """Close; what was typed is kept for the next time."""
        if self._keep is not None and self.changed:
            self._keep(self.words)
        self.dismiss(None)

    def ask_before_quitting(self) -> None:
        """Say that there is unsaved text."""
        self._say("this text is not saved: ^s saves it, ^q again leaves it", "late")

    def action_draft(self) -> None:
        """Bring the draft back."""
        if self._draft is not None:
            first = self._widget(self._fields[0])
            if isinstance(first, TextArea):
                first.text = self._draft[0]
                first.move_cursor(first.document.end)
            elif isinstance(first, Input):
                first.value = self._draft[0]
            self._draft = None
            first.focus()

    @on(MoreRow.Opened)
    async def _show_more(self) -> None:
        await self.query_one(MoreRow).remove()
        more = list(self._spec.fields[SHOWN:])
        await self._append(more)
        self._widget(more[0]).focus()

    async def _append(self, fields: list[Field]) -> None:
        self._fields += fields
        editors = self.query_one("#editors")
        await editors.mount_all([self._editor(field) for field in fields])
        self.query_one(RowLabels).show([field.label for field in self._fields[1:]])

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    # The line that speaks

    def _say(self, words: str, tone: Tone = "muted") -> None:
        self.query_one("#say", Static).update(content([[Piece(plain(words).plain, tone)]]))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        field = self._field_of(event.control)
        if field is self._fields[0] and self._quick:
            self._show_chips()
        elif field is not None and field.editor == "date":
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
            self._widget(self._fields[0]).focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what the field wants."""
        field = self._field_of(event.widget)
        names = [row.name for row in self._fields[1:]]
        place = names.index(field.name) if field and field.name in names else -1
        self.query_one(RowLabels).mark(place)
        if field is not None and field.editor == "date":
            self._say_day(field)
        elif self._draft is None or field is not self._fields[0]:
            more = "enter shows the other fields" if isinstance(event.widget, MoreRow) else ""
            self._say(field.hint if field else more)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Leave a day in a field as the day it means."""
        field = self._field_of(event.widget)
        if field is None or field.editor != "date" or not isinstance(event.widget, Input):
            return
        try:
            day = parsed(field, event.widget.value, self._today)
        except UnreadableDate:
            return
        event.widget.value = typed(day)

    def _say_day(self, field: Field) -> None:
        widget = self._widget(field)
        text = widget.value if isinstance(widget, Input) else ""
        if not text.strip():
            self._say(field.hint)
            return
        try:
            day = parsed(field, text, self._today)
        except UnreadableDate as error:
            self._say(str(error), "warn")
        else:
            assert isinstance(day, date)
            self._say(say_date(day, self._today), "accent")

    def _field_of(self, widget: Widget | None) -> Field | None:
        name = (widget.id or "").removeprefix("field-") if widget else ""
        return next((field for field in self._fields if field.name == name), None)


def _items(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()
