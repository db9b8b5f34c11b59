"""The first start: three ways to begin, and where the file is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, Piece, tone_class, wrapped

_WAYS = (
    ("n", "add a client"),
    ("i", "import a journal, a table or contact cards"),
    ("d", "look around in the sample practice"),
)


class Welcome(Drawn):
    """The lines of the first start."""

    def __init__(self, location: str) -> None:
        """Make the lines for a journal at a place."""
        super().__init__(id="welcome")
        self._location = location

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines it takes."""
        return len(self.lines(width, 0))

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the lines."""
        drawn: list[Line] = [[Piece("clientjournal", "accent")], []]
        drawn += [[Piece(f" {key}  ", "accent"), Piece(words)] for key, words in _WAYS]
        where = f"Kept as a plain file, not encrypted: {self._location}"
        return [*drawn, [], *([Piece(line, "muted")] for line in wrapped(where, width))]


class StartScreen(Screen[str]):
    """What an empty journal opens with; it closes with the key pressed."""

    CSS_PATH: ClassVar[str] = str(stylesheet("start"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", words, show=False) for key, words in _WAYS),
        Binding("escape", "choose('')", "Go on", show=False),
        Binding("q", "app.quit", "Close", show=False),
    ]

    def __init__(self, location: str) -> None:
        """Make the screen for a journal at a place."""
        super().__init__()
        self._location = location

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        yield Welcome(self._location)

    def action_choose(self, key: str) -> None:
        """Go one of the ways."""
        self.dismiss(key)
