"""The pane of clients: the name, the days since the last contact, what needs you."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from clientjournal.model.client import Client
from clientjournal.model.record import Record
from clientjournal.model.words import Standing
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import Line, Piece, Tone, cut, cut_right

MOST = 99
"""The most that is counted behind a name."""


@dataclass(frozen=True)
class Sign:
    """What stands behind a client's name.

    Attributes:
        days: Days since the last contact of any kind, None if there never was one.
        due: How many things are due, other than getting in touch.
        quiet: Whether they have gone without a word for longer than agreed.
    """

    days: int | None = None
    due: int = 0
    quiet: bool = False


class ClientsPane(Pane[Record]):
    """Whom you answer for."""

    NUMBER: ClassVar[str] = "1"
    TITLE: ClassVar[str] = "Clients"
    EMPTY: ClassVar[str] = "No clients yet. Press {client} to add the first."
    LEADS: ClassVar[bool] = True
    MARKS: ClassVar[bool] = True
    NEWEST_LAST: ClassVar[bool] = False

    def __init__(self, *, id: str) -> None:
        """Make an empty pane."""
        super().__init__(id=id)
        self._signs: Mapping[int, Sign] = {}

    def show_signs(self, signs: Mapping[int, Sign]) -> None:
        """Show what needs you, by client number."""
        self._signs = signs
        self.refresh()

    def filter_text(self, record: Record) -> str:
        """Give what a filter looks in: the name, the person, the tags."""
        assert isinstance(record, Client)
        return " ".join((record.name, record.person, *record.tags))

    def draw(self, record: Record, width: int) -> Line:
        """Draw one client."""
        assert isinstance(record, Client)
        sign = self._signs.get(record.id, Sign())
        name: Tone = "muted" if record.standing is Standing.ENDED else ""
        if record.standing in (Standing.ENDED, Standing.PROSPECT):
            days = record.standing.label
        else:
            days = "-" if sign.days is None else f"{max(sign.days, 0)}d"
        cells = max(len(days) + 1, 5)
        return [
            Piece(cut(record.name, width - cells - 4), name),
            Piece(cut_right(days, cells), "muted"),
            Piece(cut_right(f"{min(sign.due, MOST)}●" if sign.due else "", 3), "warn"),
            Piece("◌" if sign.quiet else " ", "muted"),
        ]

    def foot(self, width: int) -> Line:
        """Say what the signs mean."""
        if not self._shown:
            return []
        words = "● due  ◌ quiet  {filter} filter" if width >= 24 else "● due  ◌ quiet"
        return [Piece(cut(preferences_in(self).said(words), width), "muted")]
