"""The pane of clients: the name, the days since the last contact, what needs you."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from math import inf
from typing import ClassVar

from msgspec import Struct

from clientjournal.model.client import Client
from clientjournal.model.words import Standing
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import Line, Piece, Tone, cut, cut_right

MOST = 99
"""The most that is counted behind a name."""


class Sign(Struct, frozen=True):
    """What stands behind a client's name.

    Attributes:
        days: Days since the last contact of any kind, None if there never was one.
        due: How many things are due, other than getting in touch.
        quiet: Whether they have gone without a word for longer than agreed.
    """

    days: int | None = None
    due: int = 0
    quiet: bool = False


ARCHIVED = (Standing.DORMANT, Standing.ENDED)
"""The standings of clients that are out of the list until they are asked for."""

ORDERS = ("", "by name", "by contact", "by due")
"""The orders of the list, as its title says them; first that in which they were added."""


def is_archived(client: Client) -> bool:
    """Tell whether a client is out of the list until it is asked for."""
    return client.standing in ARCHIVED


class ClientsPane(Pane[Client]):
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
        self._every: Sequence[Client] = ()
        self._order = 0
        self._with_archived = False

    def show(self, records: Sequence[Client], cursor: Client | None = None) -> None:
        """Show clients in the order of the list, the archived ones only when they are wanted."""
        self._every = records
        self._with_archived |= cursor is not None and is_archived(cursor)
        super().show(self._arranged(), cursor)

    def show_signs(self, signs: Mapping[int, Sign]) -> None:
        """Show what needs you, by client number."""
        self._signs = signs
        super().show(self._arranged())

    def go_to(self, record: Client) -> bool:
        """Put the cursor on a client, archived or not; tell whether it is shown."""
        if is_archived(record) and not self._with_archived:
            self.turn_archived()
        return super().go_to(record)

    def order_by(self, place: int) -> None:
        """Take one of the orders; the cursor stays on its client."""
        self._order = place % len(ORDERS)
        super().show(self._arranged())

    @property
    def order(self) -> int:
        """The place of the order among all."""
        return self._order

    def turn_archived(self) -> None:
        """Show the archived clients too, or hide them again."""
        before = self.current
        self._with_archived = not self._with_archived
        super().show(self._arranged())
        if self.current != before:
            self.post_message(self.Moved(self, self.current))

    @property
    def archived(self) -> int:
        """How many clients are archived, shown or not."""
        return sum(map(is_archived, self._every))

    def _arranged(self) -> list[Client]:
        """Give the clients that are listed, in their order."""
        listed = [c for c in self._every if self._with_archived or not is_archived(c)]
        return sorted(listed, key=self._rank) if self._order else listed

    def _rank(self, client: Client) -> tuple[float | str, bool]:
        """Give what a client is sorted by: the longest silence and the most due come first."""
        sign = self._signs.get(client.id, Sign())
        if ORDERS[self._order] == "by name":
            return name_key(client.name), False
        if ORDERS[self._order] == "by contact":
            return -(inf if sign.days is None else sign.days), False
        return -sign.due, not sign.quiet

    @property
    def count(self) -> str:
        """How many there are; of how many, when some are filtered out or archived."""
        if len(self._shown) == len(self._every):
            return f"{len(self._every):,}"
        return f"{len(self._shown):,} of {len(self._every):,}"

    @property
    def title(self) -> Title:
        """The title with the order."""
        words, total = super().title.words, self.count
        return Title(f"{words} {ORDERS[self._order]}".rstrip(), total)

    def hint(self) -> str:
        """Give what an empty list teaches."""
        if self._every:
            return preferences_in(self).said("Every client is archived. Press {archived} for them.")
        return super().hint()

    def filter_text(self, record: Client) -> str:
        """Give what a filter looks in: the name, the person, the tags."""
        return " ".join((record.name, record.person, *record.tags))

    def draw(self, record: Client, width: int) -> Line:
        """Draw one client."""
        sign = self._signs.get(record.id, Sign())
        name: Tone = "muted" if is_archived(record) else ""
        if is_archived(record) or record.standing is Standing.PROSPECT:
            days = record.standing.label
        else:
            days = "-" if sign.days is None else f"{max(sign.days, 0)}d"
        cells = max(len(days) + 2, 5)
        return [
            Piece(cut(record.name, width - cells - 4), name),
            Piece(cut_right(days, cells), "muted"),
            Piece(cut_right(f"{min(sign.due, MOST)}●" if sign.due else "", 3), "warn"),
            Piece("◌" if sign.quiet else " ", "muted"),
        ]

    def feet(self, width: int) -> list[Line]:
        """Say how many are archived, and what the signs mean."""
        if not self._every:
            return []
        words = "● due  ◌ quiet  {filter} filter" if width >= 24 else "● due  ◌ quiet"
        verb = "hides" if self._with_archived else "shows"
        said = [f"{{archived}} {verb} {self.archived} archived"] if self.archived else []
        lines = [preferences_in(self).said(line) for line in (*said, words)]
        return [[Piece(cut(line, width), "muted")] for line in lines]


def name_key(name: str) -> str:
    """Give what a name is sorted by: its letters without their accents, in any case."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold()
