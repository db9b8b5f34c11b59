"""The fields of a form with the widgets they are edited in: what they hold, and what that means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.widget import Widget

from clientjournal.model.errors import InvalidRecord, UnreadableDate
from clientjournal.model.record import Record
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.editors import Editor, LineEditor, WordsEditor, fill, text_of
from clientjournal.tui.forms.fields import Field, nullable, options, parsed, typed


class Sheet:
    """A form's rows.

    Attributes:
        fields: The rows shown so far, the first the one that must be filled.
    """

    def __init__(self, kind: type[Record], values: dict[str, object], today: date) -> None:
        """Make a sheet without rows.

        Args:
            kind: The kind of record it writes.
            values: What the fields hold at first, by name.
            today: The day that days are read on.
        """
        self._kind = kind
        self._values = values
        self._today = today
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
            many = field.editor == "words" or "\n" in text
            widget = (WordsEditor if many else LineEditor)(text, id=f"field-{field.name}")
            self._shown[field.name] = text_of(widget)
        self._widgets[field.name] = widget
        return widget

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
        return {
            name: text_of(widget)
            for name, widget in self._texts()
            if text_of(widget) != self._shown[name]
        }

    def bring_back(self, texts: dict[str, str]) -> None:
        """Put texts in their rows."""
        for name, widget in self._texts():
            if name in texts:
                fill(widget, texts[name])

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
            elif field.name in self._values and text_of(widget) == self._shown[field.name]:
                found[field.name] = self._values[field.name]
            else:
                found[field.name] = self._meant(field, text_of(widget))
        return found

    def day(self, field: Field) -> date | None:
        """Give the day a row names, None while it is empty.

        Raises:
            UnreadableDate: The words name no day.
        """
        widget = self._widgets[field.name]
        meant = (
            None if isinstance(widget, ChoiceRow) else parsed(field, text_of(widget), self._today)
        )
        return meant if isinstance(meant, date) else None

    def settle_day(self, field: Field) -> None:
        """Leave a day in its row as the day it means."""
        widget = self._widgets[field.name]
        if isinstance(widget, LineEditor) and widget.value != self._shown[field.name]:
            widget.value = typed(self.day(field))

    def _meant(self, field: Field, text: str) -> object:
        try:
            return parsed(field, text, self._today)
        except UnreadableDate as error:
            raise InvalidRecord(f"{field.label}: {error}", field.name) from None

    def _texts(self) -> Iterator[tuple[str, Editor]]:
        for name, widget in self._widgets.items():
            if not isinstance(widget, ChoiceRow):
                yield name, widget
