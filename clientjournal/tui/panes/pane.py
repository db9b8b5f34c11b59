"""A framed list that draws only the rows that are seen.

It keeps records, not rows: a row is drawn when it comes into view, so a list of any length opens,
scrolls and repaints at the cost of one screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from clientjournal.model.record import Record
from clientjournal.tui.keys import bindings
from clientjournal.tui.marks import marks_in
from clientjournal.tui.panes.filtered import Filtered, L
from clientjournal.tui.panes.frame import Title, framed, tab_at
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, cut, wrapped

_NEAR = 50
"""Rows around the cursor in which a record is looked for before all others."""

_NO_FIT = "nothing fits this filter; {clear} clears it"


@dataclass
class AboutPane(Message):
    """Something happened in a pane, to what stands under its cursor if there is anything."""

    pane: Pane[Any]
    record: Any

    @property
    def control(self) -> Pane[Any]:
        """The pane it happened in."""
        return self.pane


class Pane(Filtered[L], can_focus=True):
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

    MARKS: ClassVar[bool] = False
    """Whether its records can be marked."""

    class Marked(AboutPane):
        """A record was marked, or its mark taken off."""

    class TabChosen(AboutPane):
        """One of several titles was clicked; ``record`` is its place among them."""

    class Moved(AboutPane):
        """The cursor came to stand on another record, or on none."""

    class Chosen(AboutPane):
        """A record was opened."""

    def __init__(self, *, id: str) -> None:
        """Make an empty pane."""
        super().__init__(id=id)
        self._cursor = 0
        self._top = 0
        self._titles: list[Title] | None = None
        self._below = ""

    # What a kind of pane says of its rows

    def draw(self, record: L, width: int) -> Line:
        """Draw one row of a record in so many cells."""
        raise NotImplementedError

    def marked_as(self, record: L) -> str:
        """Give the id under which a row is marked; empty for a line that is no record."""
        return record.ref if isinstance(record, Record) else ""

    def hint(self) -> str:
        """Give what an empty list teaches."""
        return preferences_in(self).said(self.EMPTY)

    def foot(self, width: int) -> Line:
        """Give a last line that stands at the bottom where there is room for it."""
        return []

    def feet(self, width: int) -> list[Line]:
        """Give the last lines, of which there may be several."""
        foot = self.foot(width)
        return [foot] if foot else []

    # What the screen asks of it

    @property
    def current(self) -> L | None:
        """The record under the cursor."""
        if 0 <= self._cursor < len(self._shown):
            return self._shown[self._cursor]
        return None

    @property
    def shown(self) -> Sequence[L]:
        """What is shown, in order."""
        return self._shown

    @property
    def title(self) -> Title:
        """Its title as a tab."""
        return Title(f"{self.NUMBER} {self.TITLE}".strip(), self.count)

    def show(self, records: Sequence[L], cursor: L | None = None) -> None:
        """Show records; the cursor goes to one of them, or stays, or goes to the newest.

        A filter that would hide the one the cursor goes to is cleared.
        """
        kept = cursor or self.current
        fresh = not self._all
        self._all = records
        self._narrow(kept)
        if cursor is not None and self._place_of(cursor) is None:
            self._filter, self._typing = None, False
            self._narrow(kept)
        place = None if kept is None else self._place_of(kept)
        if place is not None:
            self._cursor = place
        elif fresh:
            self._cursor = len(self._shown) - 1 if self.NEWEST_LAST else 0
        self._settle()

    def go_to(self, record: L) -> bool:
        """Put the cursor on a record; tell whether it is shown."""
        place = self._place_of(record)
        if place is None:
            return False
        self._cursor = place
        self._settle()
        return True

    def _place_of(self, record: L) -> int | None:
        """Give the row of a record; it is looked for near the cursor first."""
        near = range(max(self._cursor - _NEAR, 0), min(self._cursor + _NEAR, len(self._shown)))
        for place in near:
            if self._shown[place] == record:
                return place
        return self._shown.index(record) if record in self._shown else None

    def show_titles(self, titles: list[Title] | None) -> None:
        """Show several titles as tabs, or its own alone with None."""
        if titles != self._titles:
            self._titles = titles
            self.refresh()

    def tell_below(self, words: str) -> None:
        """Say something in the lower line of the frame."""
        self._below = words
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

    def narrowed(self, before: L | None) -> None:
        """Let the cursor stay on its record after the filter changed, if it is still shown."""
        place = None if before is None else self._place_of(before)
        if place is not None:
            self._cursor = place
        self._settle()
        if self.current != before:
            self.post_message(self.Moved(self, self.current))

    def action_mark(self) -> None:
        """Mark the record under the cursor, or take its mark off, and go on to the next."""
        ref = self.marked_as(self.current) if self.current is not None else ""
        if ref:
            marks_in(self).turn(ref)
            self.post_message(self.Marked(self, self.current))
            self._move(self._cursor + 1)

    def action_mark_all(self) -> None:
        """Mark every record shown."""
        marks_in(self).add(ref for record in self._shown if (ref := self.marked_as(record)))
        self.post_message(self.Marked(self, self.current))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mark nothing where there are no records."""
        if action in ("mark", "mark_all"):
            return self.MARKS
        return super().check_action(action, parameters)

    def _move(self, to: int) -> None:
        before = self._cursor
        self._cursor = to
        self._keep_in_view()
        if self._cursor == before or not self.LEADS:  # else it is drawn with what it leads
            self.refresh()
        if self._cursor != before:
            self.post_message(self.Moved(self, self.current))

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
        self.stop_typing()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; a second click opens it."""
        if event.y == 0 and self._titles and len(self._titles) > 1:
            tab = tab_at(self._titles, self.size.width, event.x)
            if tab is not None:
                self.post_message(self.TabChosen(self, tab))
            return
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
        feet = self.feet(inner)
        if feet and len(body) + len(feet) < height - 2:
            body += [[]] * (height - 2 - len(feet) - len(body)) + feet
        titles = self._titles or [self.title._replace(total="")]
        right = "" if self._titles else self.title.total
        scroll = _thumb(self._top, room, len(self._shown), len(self._head(inner)))
        return framed(
            body,
            width,
            height,
            titles,
            right=right,
            below=self._below,
            focused=self.has_focus,
            scroll=scroll,
        )

    def _head(self, width: int) -> list[Line]:
        if self._filter is None:
            return []
        end = "▏" if self._typing else ""
        typed = cut(f"/{self._filter}{end}", width)
        return [[Piece(typed, "accent")]]

    def _row(self, record: L, index: int, width: int) -> Line:
        here = index == self._cursor
        mark = ("▌" if self.has_focus else "▏") if here else " "
        line = [Piece(mark, "accent")]
        if self.MARKS and (marks := marks_in(self)):
            line.append(Piece("✓" if self.marked_as(record) in marks else " ", "warn"))
        drawn = shown(self, record) if isinstance(record, Record) else record
        line += self.draw(drawn, width - len(line))
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
