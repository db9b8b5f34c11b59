"""The figures on the screen: one widget that scrolls, with a cursor on what opens a list.

It is one widget since fifteen of them take five times as long to come up.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from clientjournal.insights.telling.panel import Panel, Row
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.panes.figure_lines import opening
from clientjournal.tui.panes.figures_page import ORDER, FiguresPage, figures_page
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece

BAR = 1
"""Cells the scroll bar takes."""


class FiguresPane(Drawn, can_focus=True):
    """All figures, one of which has the cursor."""

    @dataclass
    class Chosen(Message):
        """The list behind a row was asked for."""

        panel: Panel
        row: Row

    def __init__(self) -> None:
        """Make an empty page."""
        super().__init__(id="figures")
        self._panels: dict[str, Panel] = {}
        self._focus = ORDER[0]
        self._cursor = 0
        self._top = 0
        self._drawn: FiguresPage | None = None

    def show(self, panels: dict[str, Panel]) -> None:
        """Show figures by name; the cursor keeps its place."""
        self._panels = panels
        self._cursor = max(min(self._cursor, self._opens() - 1), 0)
        self._lay_out()

    @property
    def panel(self) -> Panel | None:
        """The figure that has the cursor."""
        return self._panels.get(self._focus)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        rows = opening(self.panel) if self.panel else []
        return rows[self._cursor] if self._cursor < len(rows) else None

    def _opens(self) -> int:
        """How many rows of the figure open a list."""
        return len(opening(self.panel)) if self.panel else 0

    # Moving

    def step(self, by: int) -> None:
        """Move the cursor to the next row that opens, into the next figure where one ends."""
        if 0 <= self._cursor + by < self._opens():
            self._cursor += by
        else:
            keys = [key for key in self._shown if key == self._focus or opening(self._panels[key])]
            at = keys.index(self._focus) + by
            if 0 <= at < len(keys):
                self._focus = keys[at]
                self._cursor = 0 if by > 0 else max(self._opens() - 1, 0)
        self._reveal()

    def figure(self, by: int) -> None:
        """Go to the next figure, or the one before, round and round."""
        keys = self._shown
        self._focus = keys[(keys.index(self._focus) + by) % len(keys)]
        self._cursor = 0
        self._reveal()

    def end(self, last: bool) -> None:
        """Go to the first row of all, or the last."""
        self._focus = self._shown[-1 if last else 0]
        self._cursor = max(self._opens() - 1, 0) if last else 0
        self._reveal()

    def scroll_lines(self, by: int) -> None:
        """Scroll, and leave the cursor where it is."""
        self._top += by
        self._settle()

    def scroll_page(self, by: int) -> None:
        """Scroll by a screen, two lines of which stay."""
        self.scroll_lines(by * max(self.size.height - 2, 1))

    @property
    def _shown(self) -> list[str]:
        return [key for key in ORDER if key in self._panels] or [self._focus]

    def _reveal(self) -> None:
        """Scroll as little as shows the row under the cursor, the whole figure where it fits."""
        self._drawn = None
        place = next((one for one in self._page().places if one.key == self._focus), None)
        if place is not None:
            first, last = place.top, place.top + place.height - 1
            if place.height > self.size.height and place.spots:
                first = last = place.spots[self._cursor].line
            self._top = min(max(self._top, last - self.size.height + 1), first)
        self._settle()

    def _lay_out(self) -> None:
        """Lay the page out anew."""
        self._drawn = None
        self._settle()

    def _settle(self) -> None:
        """Keep the page within the screen, and draw what is in view."""
        lowest = max(len(self._page().lines) - self.size.height, 0)
        self._top = min(max(self._top, 0), lowest)
        self.refresh()

    # Drawing

    def _page(self) -> FiguresPage:
        """Lay the page out, once for every change."""
        if self._drawn is None:
            width = max(self.size.width - BAR, 1)
            panels = {key: self._shown_now(panel) for key, panel in self._panels.items()}
            self._drawn = figures_page(panels, width, self._focus, self._cursor)
        return self._drawn

    def _shown_now(self, panel: Panel) -> Panel:
        """Give a figure with the names in it as the screen may show them."""
        columns = [[r._replace(name=shown(self, r.name)) for r in rows] for rows in panel.columns]
        return panel._replace(columns=tuple(tuple(rows) for rows in columns))

    def privacy_changed(self) -> None:
        """Lay the page out anew."""
        self._lay_out()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw what is in view, and where in the page it is."""
        page = self._page().lines
        seen = page[self._top : self._top + height]
        if len(page) <= height:
            return seen
        size = max(height * height // len(page), 1)
        start = (height - size) * self._top // max(len(page) - height, 1)
        signs = (Piece("┃" if start <= y < start + size else " ", "line") for y in range(height))
        return [[*line, sign] for line, sign in zip(seen, signs, strict=False)]

    def on_resize(self) -> None:
        """Lay the page out for the size."""
        self._lay_out()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; a second click opens it."""
        line = event.y + self._top
        for place in self._page().places:
            inside = place.left <= event.x < place.left + place.width
            if not (inside and place.top <= line < place.top + place.height):
                continue
            self._focus, self._cursor = place.key, 0
            for number, spot in enumerate(place.spots):
                if spot.line == line and spot.left <= event.x < spot.right:
                    self._cursor = number
                    if event.chain == 2:
                        self.open()
            self._lay_out()
            return

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-3)

    def open(self) -> None:
        """Ask for the list behind the row under the cursor."""
        if self.panel is not None and self.row is not None:
            self.post_message(self.Chosen(self.panel, self.row))
