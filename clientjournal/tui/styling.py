"""Screens get their styles and the classes of their size before they are first drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.events import ScreenResume
from textual.screen import Screen

from clientjournal.tui.screens.layout import SLIM

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object

Breakpoints = list[tuple[int, str]]
"""The classes of a screen, each from a number of cells on, ascending."""


class Styling(_Base):
    """An app that reads no stylesheet twice and lays no screen out twice."""

    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (SLIM, "-roomy")]  # noqa: RUF012

    def refresh_css(self, animate: bool = True) -> None:
        """Read the stylesheets anew; before the first screen none has been read yet."""
        if self.screen_stack:
            super().refresh_css(animate=animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())
            self.stylesheet.update(self, animate=animate)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read the stylesheet of a screen; Textual would read all there are once more."""
        for path in screen.css_path:
            if not self.stylesheet.has_source(str(path), ""):
                self.stylesheet.add_source(Path(path).read_text("utf-8"), (str(path), ""))
        self.fit(screen)
        self.stylesheet.apply(screen, animate=False)
        super()._load_screen_css(screen)

    def fit(self, screen: Screen[Any]) -> None:
        """Give a screen the classes of its size, which Textual would find after drawing it."""
        across, down = screen.HORIZONTAL_BREAKPOINTS, screen.VERTICAL_BREAKPOINTS
        width, height = self.size
        classes = {
            **_classes(self.HORIZONTAL_BREAKPOINTS if across is None else across, width),
            **_classes(down or [], height),
        }
        screen.update_classes(classes, update=False)


class StyledOnce:
    """A screen that was styled as it was made, and is not styled again when it first comes up."""

    _was_up = False

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Leave the styles as they are, the first time."""
        event.refresh_styles = event.refresh_styles and self._was_up
        self._was_up = True


def _classes(breakpoints: Breakpoints, cells: int) -> dict[str, bool]:
    """Tell of each class whether it is that of a size."""
    found = max((first for first, _ in breakpoints if first <= cells), default=-1)
    return {name: first == found for first, name in breakpoints}
