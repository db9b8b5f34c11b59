"""A framed list that draws only the rows that are seen.

It keeps records, not rows: a row is drawn when it comes into view, so a list of any length opens,
scrolls and repaints at the cost of one screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from clientjournal.model.searching import folded
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.keys import bindings
from clientjournal.tui.panes.frame import Title, framed
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import Line, Piece, cut, wrapped

_NO_FIT = "nothing fits this filter; {clear} clears it"


class Listed(Protocol):
    """What a list can hold: a record, or a line about one."""

    @property
    def words(self) -> str:
        """What it says."""


L = TypeVar("L", bound=Listed)


@dataclass
class AboutPane(Message):
    """Something happened in a pane, to what stands under its cursor if there is anything."""

    pane: Pane[Any]
    record: Any

    @property
    def control(self) -> Pane[Any]:
        """The pane it happened in."""
        return self.pane


class Pane(Drawn, Generic[L], can_focus=True):
    """A titled list of records or lines, with a cursor, a filter and a hint when it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    NUMBER: ClassVar[str] = ""
    """The key that leads to it."""
    TITLE: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""
    """What an empty list teaches, the ids of commands in braces for their keys."""
    NEWEST_LAST: ClassVar[bool] = True
    """Whether what is looked at first stands last."""
    LEADS: ClassVar[bool] = False
    """Whether the other panes show what stands under its cursor."""

    class Moved(AboutPane):
        """The cursor came to stand on another record, or on none."""

    class Chosen(AboutPane):
        """A record was opened."""

    def __init__(self, *, id: str) -> None:
        """Make an empty pane."""
        super().__init__(id=id)
        self._all: Sequence[L] = ()
        self._shown: Sequence[L] = ()
        self._cursor = 0
        self._top = 0
        self._titles: list[Title] | None = None
        self._filter: str | None = None
        self._typing = False

    # What a kind of pane says of its rows

    def draw(self, record: L, width: int) -> Line:
        """Draw one row of a record in so many cells."""
        raise NotImplementedError

    def filter_text(self, record: L) -> str:
        """Give the text a filter looks in."""
        return record.words

    def hint(self) -> str:
        """Give what an empty list teaches."""
        return preferences_in(self).said(self.EMPTY)

    def foot(self, width: int) -> Line:
        """Give a last line that stands at the bottom where there is room for it."""
        return []

    # What the screen asks of it

    @property
    def current(self) -> L | None:
        """The record under the cursor."""
        if 0 <= self._cursor < len(self._shown):
            return self._shown[self._cursor]
        return None

    @property
    def count(self) -> str:
        """How many records there are; of how many, under a filter."""
        if self._filter:
            return f"{len(self._shown):,} of {len(self._all):,}"
        return f"{len(self._all):,}"

    @property
    def title(self) -> Title:
        """Its title as a tab."""
        return Title(f"{self.NUMBER} {self.TITLE}".strip(), self.count)

    @property
    def filtering(self) -> bool:
        """Whether a filter is being typed or in force."""
        return self._filter is not None

    def show(self, records: Sequence[L], cursor: L | None = None) -> None:
        """Show records; the cursor goes to one of them, or stays, or goes to the newest.

        A filter that would hide the one the cursor goes to is cleared.
        """
        kept = cursor or self.current
        fresh = not self._all
        self._all = records
        self._apply_filter(kept)
        if cursor is not None and cursor not in self._shown:
            self._filter, self._typing = None, False
            self._apply_filter(kept)
        if kept is None or kept not in self._shown:
            newest = len(self._shown) - 1 if self.NEWEST_LAST else 0
            self._cursor = newest if fresh else self._cursor
        self._settle()

    def go_to(self, record: L) -> bool:
        """Put the cursor on a record; tell whether it is shown."""
        if record not in self._shown:
            return False
        self._cursor = self._shown.index(record)
        self._settle()
        return True

    def show_titles(self, titles: list[Title] | None) -> None:
        """Show several titles as tabs, or its own alone with None."""
        if titles != self._titles:
            self._titles = titles
            self.refresh()

    # Moving

    def action_step(self, by: int) -> None:
        """Move the cursor by rows."""
        self._move(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by pages."""
        self._move(self._cursor + by * max(self._room - 1, 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._move(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._move(len(self._shown) - 1)

    def action_open(self) -> None:
        """Open the record under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def action_filter(self) -> None:
        """Begin typing a filter."""
        self._filter = self._filter or ""
        self._typing = True
        self._settle()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the screen while there is no filter to clear."""
        return action != "clear" or self.filtering

    def action_clear(self) -> None:
        """Clear the filter."""
        if self._filter is not None:
            before = self.current
            self._filter, self._typing = None, False
            self._apply_filter(before)
            self._settle()
            if self.current != before:
                self.post_message(self.Moved(self, self.current))

    def _move(self, to: int) -> None:
        before = self._cursor
        self._cursor = to
        self._keep_in_view()
        if self._cursor == before or not self.LEADS:  # else it is drawn with what it leads
            self.refresh()
        if self._cursor != before:
            self.post_message(self.Moved(self, self.current))

    # Typing a filter

    def on_key(self, event: events.Key) -> None:
        """Take letters while a filter is typed; everything else is left to the bindings."""
        if not self._typing or self._filter is None:
            return
        if event.key == "enter":
            self._typing = False
            self._filter = self._filter or None
        elif event.key == "backspace":
            self._filter = self._filter[:-1]
        elif event.is_printable and event.character:
            self._filter += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        self._filtered()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text into the filter."""
        if self._typing and self._filter is not None:
            self._filter += event.text.split("\n")[0]
            event.stop()
            self._filtered()

    def _filtered(self) -> None:
        before = self.current
        self._apply_filter(before)
        self._settle()
        if self.current != before:
            self.post_message(self.Moved(self, self.current))

    def _apply_filter(self, kept: L | None) -> None:
        words = folded(self._filter or "")
        self._shown = self._all
        if words:
            self._shown = [
                record
                for record in self._all
                if all(word in self.filter_text(record).casefold() for word in words)
            ]
        if kept is not None and kept in self._shown:
            self._cursor = self._shown.index(kept)

    # Drawing

    @property
    def _room(self) -> int:
        """Rows that fit."""
        return max(self.size.height - 2 - self._head_lines, 1)

    @property
    def _head_lines(self) -> int:
        return 1 if self.filtering else 0

    def _settle(self) -> None:
        """Keep the cursor in view, and draw anew."""
        self._keep_in_view()
        self.refresh()

    def _keep_in_view(self) -> None:
        self._cursor = min(max(self._cursor, 0), max(len(self._shown) - 1, 0))
        if self.size.height > 2:
            lowest = max(len(self._shown) - self._room, 0)
            self._top = min(max(self._top, self._cursor - self._room + 1), self._cursor, lowest)
            self._top = max(self._top, 0)

    def on_resize(self) -> None:
        """Keep the cursor in view at the new size."""
        self._settle()

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Stop typing a filter; one in force stays."""
        self._typing = False
        self._filter = self._filter or None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; a second click opens it."""
        row = event.y - 1 - self._head_lines + self._top
        if 1 <= event.y < self.size.height - 1 and 0 <= row < len(self._shown):
            self._move(row)
            if event.chain == 2:
                self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.action_step(-1)

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the frame and the rows in view."""
        inner = max(width - 4, 0)
        body = self._head(inner)
        room = max(height - 2 - len(body), 0)
        seen = self._shown[self._top : self._top + room]
        body += [self._row(record, self._top + n, inner) for n, record in enumerate(seen)]
        if not self._all:
            body += _hint_lines(self.hint(), inner, height - 2 - len(body))
        elif not self._shown:
            body.append([Piece(preferences_in(self).said(_NO_FIT), "muted")])
        foot = self.foot(inner)
        if foot and len(body) + 1 < height - 2:
            body += [[]] * (height - 3 - len(body)) + [foot]
        titles = self._titles or [Title(self.title.words)]
        right = "" if self._titles else self.count
        scroll = _thumb(self._top, room, len(self._shown), len(self._head(inner)))
        focused = self.has_focus
        return framed(body, width, height, titles, right=right, focused=focused, scroll=scroll)

    def _head(self, width: int) -> list[Line]:
        if self._filter is None:
            return []
        end = "▏" if self._typing else ""
        typed = cut(f"/{self._filter}{end}", width)
        return [[Piece(typed, "accent")]]

    def _row(self, record: L, index: int, width: int) -> Line:
        here = index == self._cursor
        mark = ("▌" if self.has_focus else "▏") if here else " "
        line = [Piece(mark, "accent"), *self.draw(record, width - 1)]
        lit = here and (self.has_focus or self.LEADS)
        return [piece._replace(lit=lit) for piece in line]


def _hint_lines(hint: str, width: int, room: int) -> list[Line]:
    return [[Piece(line, "muted")] for line in wrapped(hint, width)[: max(room, 0)]]


def _thumb(top: int, room: int, rows: int, head: int) -> tuple[int, int]:
    """Give the lines of the scroll bar's thumb."""
    if rows <= room or room <= 0:
        return (0, 0)
    size = max(1, room * room // rows)
    start = (room - size) * top // max(rows - room, 1)
    return (head + start, head + start + size)
