"""The one form: it renders a list of fields, reads them, and saves through what it was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus, Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from clientjournal.model.dates import CUSTOMS, Customs
from clientjournal.model.errors import (
    InvalidRecord,
    JournalError,
    ReasonNeeded,
    UnreadableDate,
)
from clientjournal.model.quick import CHOICE_ROWS
from clientjournal.model.record import Record
from clientjournal.tui.drafting import Drafting
from clientjournal.tui.forms.asides import Aside
from clientjournal.tui.forms.beneath import Beneath
from clientjournal.tui.forms.chip_row import ChipRow
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.editors import WordsEditor
from clientjournal.tui.forms.fields import SHOWN, Field, FormSpec
from clientjournal.tui.forms.more_row import MoreRow
from clientjournal.tui.forms.recall import Recall
from clientjournal.tui.forms.row_labels import RowLabels
from clientjournal.tui.forms.sheet import Sheet
from clientjournal.tui.keys import bindings
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.screens.form_texts import FormTexts
from clientjournal.tui.screens.form_words import FormWords
from clientjournal.tui.screens.saves import Saves
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.styling import StyledOnce
from clientjournal.tui.text import TONES, plain, tone_class
from clientjournal.tui.turns import Taken

Save = Callable[[dict[str, object]], Awaitable[Record | None]]
"""Saves the values of a form; raises a JournalError when it cannot."""

_HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (28, "-high")]
"""The classes of a form by the height of the screen."""

_BELOW = "{save} save   {editor} editor   {close} close, draft kept"
_NO_CHOICE = "no choice of this row is {!r}; tab goes to the next"
_UNSAVED = "this text is not saved: {save} saves it, ^q again leaves it"

MANY = 12
"""Lines of rows from which a form takes all the height there is."""

BECAUSE = Field("because", "Because", hint="why it is corrected; the old words stay in the history")


class FormScreen(StyledOnce, FormWords, FormTexts, Saves, ModalScreen[Record]):
    """A form over the screen; it closes with the saved record, or with none."""

    CSS_PATH: ClassVar[str] = str(stylesheet("form"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("form")
    AUTO_FOCUS = None
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(
        self,
        spec: FormSpec,
        title: str,
        values: dict[str, object],
        save: Save,
        *,
        today: date,
        customs: Customs = CUSTOMS,
        recall: Recall | None = None,
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
            customs: How days are written.
            recall: What the journal recalls of the words.
            quick: Whether the words are read for tokens, which takes a recall.
            drafting: Where its text is kept until it is saved.
        """
        super().__init__()
        self._spec = spec
        self._title = title
        self._values = values
        self._save = save
        self._today = today
        self._kind = spec.kind
        self._recall = recall if quick and spec.kind.TABLE in CHOICE_ROWS else None
        self._drafting = drafting
        self._sheet = Sheet(spec.kind, values, today, customs)
        self._saving = self._asked = False

    # Building

    def compose(self) -> ComposeResult:
        """Lay the form out: the words, the chips, the other rows, one line that speaks."""
        first, *rows = self._spec.fields[:SHOWN]
        with Vertical(id="form") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain(preferences_in(self).said(_BELOW))
            words = self._sheet.add(first)
            words.add_class("words", update=False)
            yield words
            yield ChipRow()
            yield Beneath()
            with VerticalScroll(id="scroll", can_focus=False), Horizontal(id="rows"):
                editors = [self._sheet.add(field) for field in rows]
                yield RowLabels(self._labels)
                with Vertical(id="editors"):
                    yield from editors
                    if len(self._spec.fields) > SHOWN:
                        yield MoreRow(len(self._spec.fields) - SHOWN)
            yield Static(id="say")

    def on_mount(self) -> None:
        """Give the first field the focus."""
        first = self._sheet.widget(self._first.name)
        first.focus()
        if isinstance(first, WordsEditor) and not self.has_class("-tall"):
            first.move_cursor(first.document.end)
        if self._sheet.asides:
            self.show_words()

    @property
    def _first(self) -> Field:
        return self._spec.fields[0]

    @property
    def _labels(self) -> list[tuple[str, int]]:
        """The labels with the lines of their rows; the row that shows the rest has an empty one."""
        labels = [(field.label, self._sheet.height(field)) for field in self._sheet.fields[1:]]
        has_all = all(self._sheet.has(field.name) for field in self._spec.fields)
        return labels if has_all else [*labels, ("", 1)]

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
        self.say(preferences_in(self).said(_UNSAVED), "late")

    def _gathered(self) -> dict[str, object]:
        """Give the values of all fields; what the words say of an entry comes before its rows.

        Raises:
            InvalidRecord: A field cannot be read; the error names it.
        """
        found = self._sheet.values()
        if self._recall is None:
            return found
        said = self.said_by_words()
        if "tags" in said:
            kept = found.get("tags", self._values.get("tags", ()))
            said["tags"] = tuple(dict.fromkeys((*_items(kept), *_items(said["tags"]))))
        words = self._sheet.with_asides(self._first.name, self.read_words().text)
        return {**found, **said, self._first.name: words}

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
        self.say(str(error), "late")
        if isinstance(error, InvalidRecord) and self._sheet.has(error.field):
            self._focus_saying(self._sheet.widget(error.field))

    async def _ask_because(self, why: str) -> None:
        if not self._sheet.has(BECAUSE.name):
            await self._append([BECAUSE])
        self.say(why, "warn")
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
        self.keep_at_last()

    @on(MoreRow.Opened)
    async def _more_wanted(self) -> None:
        await self.show_more()
        self._sheet.widget(self._spec.fields[SHOWN].name).focus()

    async def show_more(self) -> None:
        """Show the rest of the fields."""
        for more in self.query(MoreRow):
            await more.remove()
            await self._append(list(self._spec.fields[SHOWN:]))
            if self._recall is not None:  # what the words say of the rows that came
                self.show_words()

    async def _append(self, fields: list[Field]) -> None:
        """Show more rows, above the one that shows the rest."""
        more = self.query(MoreRow).first() if self.query(MoreRow) else None
        rows = [self._sheet.add(field) for field in fields]
        await self.query_one("#editors").mount_all(rows, before=more)
        self.query_one(RowLabels).show(self._labels)
        self.set_class(sum(height for _, height in self._labels) > MANY, "-open")

    async def widen(self, field: Field) -> None:
        """Give a field of one line room for many."""
        narrow = self._sheet.widget(field.name)
        place = list(self.query_one("#editors").children).index(narrow)
        await narrow.remove()
        wide = self._sheet.widen(field)
        others = self.query_one("#editors").children
        await self.query_one("#editors").mount(wide, before=place if place < len(others) else None)
        self.query_one(RowLabels).show(self._labels)
        wide.focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(WordsEditor.Left)
    def _leave_words(self) -> None:
        """Go from the words to the first choices, from other fields to the next."""
        rows = self.query(ChoiceRow)
        if rows and self.focused is self._sheet.widget(self._first.name):
            rows.first().focus()
        else:
            self.focus_next()

    @on(ChoiceRow.Filled)
    def _go_on(self) -> None:
        self.focus_next()

    def on_key(self, event: Key) -> None:
        """Move between rows; what is typed where nothing can be typed goes on, or is said."""
        focused = self.focused
        if event.key in ("up", "down") and not isinstance(focused, TextArea):
            event.stop()
            (self.focus_next if event.key == "down" else self.focus_previous)()
        elif event.character is None or not event.is_printable:
            return
        elif isinstance(focused, ChipRow):
            event.stop()
            if (after := self.focus_next()) is not None:
                after.post_message(Key(event.key, event.character))
        elif isinstance(focused, ChoiceRow):
            event.stop()
            self.say(_NO_CHOICE.format(event.character), "warn")

    # The line that speaks

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        self._asked = False
        self.keep_soon()
        field = self._sheet.field_of(event.control)
        if field is not None and field.name in (self._first.name, "asked") and self._recall:
            self.show_words()
        elif field is not None and field.editor == "date" and event.control is self.focused:
            self.say_day(field)

    @on(ChipRow.Dismissed)
    def _dismiss_chip(self, event: ChipRow.Dismissed) -> None:
        if isinstance(event.chip, Aside):
            self._sheet.drop_aside(event.chip)
            self.keep_soon()
        elif self._recall is not None:
            self._recall.dismissed.add(event.chip.raw)
        if not self.show_words():
            self._sheet.widget(self._first.name).focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what the field wants."""
        field = self._sheet.field_of(event.widget)
        rows = self._sheet.fields[1:]
        more = isinstance(event.widget, MoreRow)
        place = rows.index(field) if field in rows else len(rows) if more else -1
        self.query_one(RowLabels).mark(place)
        if self._hint_waits:
            self._hint_waits = False
        elif field is not None:
            self.say_hint(field)
        else:
            self.say("enter shows the other fields" if more else "")

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Leave a day in a field as the day it means."""
        field = self._sheet.field_of(event.widget)
        if field is not None and field.editor == "date":
            with suppress(UnreadableDate):
                self._sheet.settle_day(field)


def _items(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()
