"""The panes of an export: what is chosen, the document as it will read, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import hidden, is_private, shown
from clientjournal.tui.text import Line, Piece, Tone, cut, wrapped

LABEL = 12
"""Cells of what a choice is called."""


class Chosen(NamedTuple):
    """One choice: the command that changes it, what it is called, what holds now.

    ``is_words`` says that somebody's name stands in it.
    """

    command: str
    label: str
    value: str
    tone: Tone = ""
    is_words: bool = False

    @property
    def words(self) -> str:
        """What a filter looks in."""
        return f"{self.label} {self.value}"


class ChoicesPane(Pane[Chosen]):
    """What is chosen, each with the key that changes it; the open key changes it too."""

    NEWEST_LAST: ClassVar[bool] = False

    def draw(self, record: Chosen, width: int) -> Line:
        """Draw a choice."""
        key = preferences_in(self).said(f"{{{record.command}}}")
        value = shown(self, record.value) if record.is_words else record.value
        front = [Piece(cut(key, 3), "accent"), Piece(cut(record.label, LABEL), "muted")]
        return [*front, Piece(cut(value, max(width - 3 - LABEL, 0)), record.tone)]


class Drawing(NamedTuple):
    """One line of a document."""

    number: int
    line: Line

    @property
    def words(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.line)


class DocumentPane(Pane[Drawing]):
    """A document to look through, drawn for the width there is."""

    NEWEST_LAST: ClassVar[bool] = False

    def __init__(self, *, id: str) -> None:
        """Make an empty one."""
        super().__init__(id=id)
        self._says = "Gathering…"
        self._write: Callable[[int], list[Line]] | None = None
        self._drawn_for = 0

    def show_document(self, title: str, write: Callable[[int], list[Line]]) -> None:
        """Show a document that is written for a width."""
        self.show_titles([Title(title)])
        self._write, self._drawn_for = write, 0
        self._cursor = self._top = 0
        self._draw_anew()

    def tell(self, words: str) -> None:
        """Say something in place of a document."""
        self._write, self._says = None, words
        self.show([])

    def hint(self) -> str:
        """Give what stands there without a document."""
        return self._says

    def draw(self, record: Drawing, width: int) -> Line:
        """Draw one line of it."""
        return record.line

    def on_resize(self) -> None:
        """Write it anew for another width."""
        self._draw_anew()
        self._settle()

    def _draw_anew(self) -> None:
        width = self.size.width - 5
        if self._write is not None and width > 0 and width != self._drawn_for:
            self._drawn_for = width
            lines = self._write(width)
            lines = [_hidden(line) for line in lines] if is_private(self) else lines
            self.show([Drawing(n, line) for n, line in enumerate(lines)])

    def privacy_changed(self) -> None:
        """Write it anew with its words hidden, or shown again."""
        super().privacy_changed()
        self._drawn_for = 0
        self._draw_anew()


class ExportSays(Drawn):
    """What the copy leaves out, what stands in the way, and what was written."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="export-says")
        self._said: list[tuple[str, Tone]] = []
        self._done: tuple[int, int] | None = None

    @property
    def said(self) -> str:
        """What it says."""
        return "\n".join(words for words, _ in self._said)

    @property
    def shows_progress(self) -> bool:
        """Whether the bar is shown."""
        return self._done is not None

    def show(self, *said: tuple[str, Tone]) -> None:
        """Say paragraphs, each in its tone."""
        self._said = [(words, tone) for words, tone in said if words]
        self.refresh(layout=True)

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """Show a bar, or none."""
        if done != self._done:
            self._done = done
            self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines it takes."""
        return len(self.lines(width, 0))

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the paragraphs and the bar."""
        inner = max(width - 4, 1)
        drawn: list[Line] = []
        if self._done is not None:
            done, whole = self._done
            cells = max(min(inner - 2, 46), 5)
            filled = min(cells * done // max(whole, 1), cells)
            drawn += [
                [],
                [Piece("  "), Piece("━" * filled, "accent"), Piece("━" * (cells - filled), "line")],
            ]
        for words, tone in self._said:
            told = words if tone == "muted" else shown(self, words)  # a name may stand in it
            drawn.append([])
            drawn += [[Piece("  "), Piece(line, tone)] for line in wrapped(told, inner)]
        return drawn


def _hidden(line: Line) -> Line:
    """Hide all of a line but a heading, or the label it begins with."""
    return [
        piece
        if piece.tone == "accent" or (piece.tone == "muted" and place == 0 and len(line) > 1)
        else piece._replace(text=hidden(piece.text))
        for place, piece in enumerate(line)
    ]
