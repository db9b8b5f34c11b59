"""Textual's two text fields, made to show any text as text.

What is pasted or was imported may hold escape sequences; neither field may send them on. The text
itself stays as it is where it can: a line shows signs for what it cannot hold, many lines are only
drawn with them.
"""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input, TextArea

from clientjournal.model.safe import signed, visible


class LineEditor(Input):
    """One line of text."""

    def __init__(self, text: str, *, id: str) -> None:
        """Make a line that holds a text, its controls as signs."""
        super().__init__(visible(text, len(text)), id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what is typed or pasted, its controls as signs."""
        super().insert_text_at_cursor(visible(text, len(text)))


class WordsEditor(TextArea):
    """Many lines of text."""

    def __init__(self, text: str, *, id: str) -> None:
        """Make a field that holds a text."""
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """Give a line to draw, letter for letter, its controls as signs."""
        return Text(signed(self.document.get_line(line_index)), end="", no_wrap=True)


Editor = LineEditor | WordsEditor
"""Either of them."""


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
