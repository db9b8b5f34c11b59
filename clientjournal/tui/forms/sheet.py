"""The fields of a form with the widgets they are edited in: what they hold, and what that means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.widget import Widget

from clientjournal.model.dates import CUSTOMS, Customs
from clientjournal.model.errors import InvalidRecord, UnreadableDate
from clientjournal.model.record import Record
from clientjournal.tui.forms.asides import Aside, is_large, joined
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.editors import Editor, LineEditor, WordsEditor, fill, text_of
from clientjournal.tui.forms.fields import Field, nullable, options, parsed, typed


class Sheet:
    """A form's rows.

    Attributes:
        fields: The rows shown so far, the first the one that must be filled.
    """

    def __init__(
        self,
        kind: type[Record],
        values: dict[str, object],
        today: date,
        customs: Customs = CUSTOMS,
    ) -> None:
        """Make a sheet without rows.

        Args:
            kind: The kind of record it writes.
            values: What the fields hold at first, by name.
            today: The day that days are read on.
            customs: How days are written.
        """
        self._kind = kind
        self._values = values
        self._today = today
        self._customs = customs
        self._asides: dict[str, list[Aside]] = {}
        self._widgets: dict[str, Editor | ChoiceRow] = {}
        self._shown: dict[str, str] = {}
        self.fields: list[Field] = []

    def add(self, field: Field) -> Widget:
        """Add a row; give the widget it is edited in."""
        self.fields.append(field)
        widget: Editor | ChoiceRow
        if field.editor == "choice":
            groups = options(self._kind, field)
            free = {name for name, _ in groups if nullable(self._kind, name)}
            widget = ChoiceRow(groups, self._values, free, id=f"field-{field.name}")
        else:
            text = typed(self._values.get(field.name))
            widget = self._editor(field, "" if is_large(text) else text, "\n" in text)
            self._asides[field.name] = [self._aside(field, text)] if is_large(text) else []
        self._widgets[field.name] = widget
        if not isinstance(widget, ChoiceRow):
            self._shown[field.name] = self.text(field.name)
        return widget

    def _editor(self, field: Field, text: str, many: bool) -> Editor:
        kind = WordsEditor if many or field.editor == "words" else LineEditor
        wants = field.wants if field is self.fields[0] else ""
        return kind(text, id=f"field-{field.name}", wants=wants)

    def _aside(self, field: Field, text: str) -> Aside:
        return Aside(text, "" if field is self.fields[0] else field.label)

    def set_aside(self, field: Field, text: str) -> None:
        """Keep a text beside a row; it is part of what the row holds."""
        self._asides[field.name].append(self._aside(field, text))

    def drop_aside(self, aside: Aside) -> None:
        """Take a text that was kept aside off."""
        for kept in self._asides.values():
            if aside in kept:
                kept.remove(aside)

    @property
    def asides(self) -> list[Aside]:
        """The texts kept aside, in the order of their rows."""
        return [aside for kept in self._asides.values() for aside in kept]

    def text(self, name: str) -> str:
        """Give all a row holds: its text and what is kept beside it."""
        widget = self._widgets[name]
        if isinstance(widget, ChoiceRow):
            return ""
        return joined(text_of(widget), *(aside.text for aside in self._asides[name]))

    def with_asides(self, name: str, text: str) -> str:
        """Give a text with what is kept beside a row."""
        return joined(text, *(aside.text for aside in self._asides[name]))

    def put(self, field: Field, text: str) -> None:
        """Put a text in a row in the place of all it holds."""
        widget = self._widgets[field.name]
        if isinstance(widget, ChoiceRow):
            return
        self._asides[field.name] = [self._aside(field, text)] if is_large(text) else []
        fill(widget, "" if is_large(text) else text)

    def widen(self, field: Field) -> WordsEditor:
        """Give a row of one line an editor of many lines, which is to be shown in its place."""
        editor = self._widgets[field.name] = WordsEditor("", id=f"field-{field.name}")
        return editor

    def height(self, field: Field) -> int:
        """Give the lines a row takes below the first."""
        return 3 if isinstance(self._widgets[field.name], WordsEditor) else 1

    def has(self, name: str) -> bool:
        """Tell whether a field has a row."""
        return name in self._widgets

    def widget(self, name: str) -> Editor | ChoiceRow:
        """Give the widget of a row."""
        return self._widgets[name]

    def field_of(self, widget: Widget | None) -> Field | None:
        """Give the row a widget edits."""
        return next((f for f in self.fields if self._widgets[f.name] is widget), None)

    @property
    def words(self) -> str:
        """The text of the first row."""
        first = self._widgets[self.fields[0].name]
        return "" if isinstance(first, ChoiceRow) else text_of(first)

    @property
    def changed_texts(self) -> dict[str, str]:
        """The texts that are no longer what they were at first, by field."""
        texts = {name: self.text(name) for name, _ in self._texts()}
        return {name: text for name, text in texts.items() if text != self._shown[name]}

    def bring_back(self, texts: dict[str, str]) -> None:
        """Put texts in their rows."""
        for field in self.fields:
            if field.name in texts:
                self.put(field, texts[field.name])

    def values(self) -> dict[str, object]:
        """Give what every row means; one whose text nobody touched means what it did.

        Raises:
            InvalidRecord: A row cannot be read; the error names it.
        """
        found: dict[str, object] = {}
        for field in self.fields:
            widget = self._widgets[field.name]
            if isinstance(widget, ChoiceRow):
                found.update(widget.values)
            elif field.name in self._values and self.text(field.name) == self._shown[field.name]:
                found[field.name] = self._values[field.name]
            else:
                found[field.name] = self._meant(field, self.text(field.name))
        return found

    def day(self, field: Field) -> date | None:
        """Give the day a row names, None while it is empty.

        Raises:
            UnreadableDate: The words name no day.
        """
        widget = self._widgets[field.name]
        meant = (
            None
            if isinstance(widget, ChoiceRow)
            else parsed(field, text_of(widget), self._today, self._customs)
        )
        return meant if isinstance(meant, date) else None

    def settle_day(self, field: Field) -> None:
        """Leave a day in its row as the day it means."""
        widget = self._widgets[field.name]
        if isinstance(widget, LineEditor) and widget.value != self._shown[field.name]:
            widget.value = typed(self.day(field))

    def _meant(self, field: Field, text: str) -> object:
        try:
            meant = parsed(field, text, self._today, self._customs)
        except UnreadableDate as error:
            raise InvalidRecord(f"{field.label}: {error}", field.name) from None
        if meant is None and field.name == self._kind.ON:
            raise InvalidRecord(f"{field.label}: write a day, such as today", field.name)
        return meant

    def _texts(self) -> Iterator[tuple[str, Editor]]:
        for name, widget in self._widgets.items():
            if not isinstance(widget, ChoiceRow):
                yield name, widget
