"""A page to read, over the whole screen: it scrolls, wraps to the width, and goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from clientjournal.model.safe import visible
from clientjournal.tui.command import Command
from clientjournal.tui.commands import COMMANDS, commands_of, told_in
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.keys import bindings
from clientjournal.tui.pages.help import help_lines
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import hidden_page, is_private, shown
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, plain, tone_class

Write = Callable[[int], list[Line]]
"""Writes the lines of a page of so many cells."""

WIDEST = 100
"""Cells a line is read well in."""


class Page(Drawn):
    """Lines written for the width there is."""

    def __init__(self, write: Write, widest: int = WIDEST) -> None:
        """Make a page that is written by a function, no wider than so many cells."""
        super().__init__(id="page")
        self.write, self.widest = write, widest

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines it takes."""
        return len(self.write(min(width, self.widest)))

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the lines."""
        written = self.write(min(width, self.widest))
        hides = getattr(self.screen, "OF_RECORDS", True) and is_private(self)
        return hidden_page(written) if hides else written


class PageScreen(Screen[None]):
    """A titled page."""

    CSS_PATH: ClassVar[str] = str(stylesheet("page"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    WHERE: ClassVar[str] = "page"
    OF_RECORDS: ClassVar[bool] = True
    """Whether its lines hold names and words that privacy hides."""

    def __init__(self, title: str, write: Write, right: str = "", about: str = "") -> None:
        """Make a page.

        Args:
            title: What its frame says on the left.
            write: What writes its lines.
            right: What its frame says below on the right.
            about: Whose it is, after the title.
        """
        super().__init__()
        self._title, self._write, self._right, self._about = title, write, right, about

    @property
    def widest(self) -> int:
        """Cells of the page at most."""
        return WIDEST

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with VerticalScroll(id="frame", can_focus=False) as frame:
            frame.border_subtitle = plain(self._right)
            yield Page(self._write, self.widest)
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Say whose page it is."""
        self.privacy_changed()

    def privacy_changed(self) -> None:
        """Say whose page it is, or hide it."""
        about = visible(shown(self, self._about))
        self.query_one("#frame").border_title = plain(f"{self._title}{about}".rstrip())

    def rewrite(self, write: Write) -> None:
        """Show other lines in its place."""
        self._write = write
        for page in self.query(Page):  # there is none while the screen is being left
            page.write, page.widest = write, self.widest
            page.refresh(layout=True)

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#frame").scroll_relative(y=by, animate=False)

    def action_scroll_page(self, by: int) -> None:
        """Scroll by pages."""
        frame = self.query_one("#frame")
        frame.scroll_relative(y=by * max(frame.size.height - 2, 1), animate=False)

    def action_to_end(self, by: int) -> None:
        """Scroll to an end."""
        frame = self.query_one("#frame")
        (frame.scroll_end if by > 0 else frame.scroll_home)(animate=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(help_page(self.WHERE))

    def on_resize(self, event: events.Resize) -> None:
        """Write the page anew for the width."""
        self.query_one(Page).refresh(layout=True)


class HelpScreen(PageScreen):
    """The keys that work somewhere, as the config file has them."""

    OF_RECORDS: ClassVar[bool] = False

    def __init__(self, commands: Sequence[Command]) -> None:
        """Make the help of some commands."""
        super().__init__("All keys", self._written)
        self._commands = commands

    def _written(self, width: int) -> list[Line]:
        return help_lines(preferences_in(self).remapped(*self._commands), width)


def help_page(where: str) -> PageScreen:
    """Give the help of a place of the command table."""
    here = {command for place in told_in(where) for command in commands_of(place)}
    return HelpScreen([command for command in COMMANDS if command in here])
