"""Textual's two text fields, made to show any text as text.

What is pasted or was imported may hold escape sequences; neither field may send them on. The text
itself stays as it is where it can: a line shows signs for what it cannot hold, many lines are only
drawn with them. A paste too large for a field is handed on instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from clientjournal.model.safe import signed, visible
from clientjournal.tui.forms.asides import is_large
from clientjournal.tui.text import plain


class LineEditor(Input):
    """One line of text."""

    def __init__(self, text: str, *, id: str, wants: str = "") -> None:
        """Make a line that holds a text, its controls as signs; empty it says what it wants."""
        shown = visible(text, len(text))
        super().__init__(shown, wants, id=id, select_on_focus=False)
        self.cursor_blink = False

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what is typed or pasted, its controls as signs."""
        super().insert_text_at_cursor(visible(text, len(text)))

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines that are pasted as one; hand on what is too large."""
        event.stop()
        event.prevent_default()
        if is_large(event.text, len(self.value)):
            self.post_message(TooLarge(self, event.text))
            return
        line = visible(event.text.strip("\r\n"), len(event.text))
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)


class WordsEditor(TextArea):
    """Many lines of text.

    Attributes:
        way_on: What the right arrow puts in place of the token before the cursor: where the token
            begins and the whole of it; None for nothing.
    """

    @dataclass
    class Left(Message):
        """The cursor was moved down from the last line."""

    def __init__(self, text: str, *, id: str, wants: str = "") -> None:
        """Make a field that holds a text; empty it says what it wants."""
        super().__init__(text, id=id, highlight_cursor_line=False, placeholder=plain(wants))
        self.cursor_blink = False
        self.way_on: tuple[int, str] | None = None

    @property
    def cursor(self) -> int:
        """The place of the cursor in the text; -1 while text is selected."""
        if not self.selection.is_empty:
            return -1
        row, column = self.cursor_location
        before = sum(len(self.document.get_line(line)) for line in range(row))
        return before + row * len(self.document.newline) + column

    def get_line(self, line_index: int) -> Text:
        """Give a line to draw, letter for letter, its controls as signs."""
        return Text(signed(self.document.get_line(line_index)), end="", no_wrap=True)

    def on_paste(self, event: events.Paste) -> None:
        """Hand on what is too large."""
        if is_large(event.text, len(self.text)):
            event.stop()
            event.prevent_default()
            self.post_message(TooLarge(self, event.text))

    def action_cursor_right(self, select: bool = False) -> None:
        """Complete the token before the cursor, or move."""
        if select or self.way_on is None:
            super().action_cursor_right(select)
            return
        start, token = self.way_on
        row, column = self.cursor_location
        place = (row, column - (self.cursor - start))
        ends = self.cursor_location == self.document.end
        self.replace(f"{token} " if ends else token, place, self.cursor_location)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down, and out of the field from the last line."""
        if select or not self.navigator.is_last_wrapped_line(self.cursor_location):
            super().action_cursor_down(select)
        else:
            self.post_message(self.Left())


Editor = LineEditor | WordsEditor
"""Either of them."""


@dataclass
class TooLarge(Message):
    """A text too large for a field was pasted into one."""

    editor: Editor
    text: str


def text_of(editor: Editor) -> str:
    """Give what a field holds."""
    return editor.text if isinstance(editor, WordsEditor) else editor.value


def fill(editor: Editor, text: str) -> None:
    """Put a text in a field, the cursor at its end."""
    if isinstance(editor, WordsEditor):
        editor.text = text
        editor.move_cursor(editor.document.end)
    else:
        editor.value = visible(text, len(text))
        editor.cursor_position = len(editor.value)
