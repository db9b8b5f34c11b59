"""The list of what is due: how late, what kind, its words, whose; by day or by client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from clientjournal.model.dates import say_days
from clientjournal.model.rules.due import Due
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, Tone, cut, cut_right, width_of

_PROMISES = ("my promise", "their promise")

_ANSWERED_BY = {
    "my promise": "d kept   m another day   1 tomorrow   7 in a week   x missed   o own up",
    "their promise": "d kept   m another day   1 tomorrow   7 in a week   x missed   N nudge",
    "review": "d what came of it   m another day   1 tomorrow   7 in a week",
    "confirm": "y words to send, y again once they are sent   d sent today, in words of your own",
    "own-up": "d told the client today   o with what came of it",
    "check-in": "d log the contact   b before you call   m not before another day",
    "delivered": "d log the contact   b before you call   m not before another day",
    "consequence": "d applied or waived",
    "client review": "d review the client   m another day   7 in a week",
    "unsaid": "d said, or what came of it   m look back another day",
}
"""What can be done with a line, by its kind."""

_SAID = {
    "check-in": "no word for longer than agreed",
    "delivered": "how has it gone since you delivered",
}
"""What a line about a client says, whose name stands beside it."""

_SHOWN = {"confirm": "unconfirmed", "own-up": "not told yet"}
"""What the kinds are called whose days count from what happened: for so long it is unconfirmed."""

_PAST = {
    "my promise": "late",
    "their promise": "late",
    "check-in": "over",
    "delivered": "over",
    "review": "ago",
    "client review": "ago",
    "consequence": "ago",
}
"""What is said of the days since the day of a line that has passed."""


class DuePane(Pane[Due]):
    """What waits for an answer, the longest waiting first."""

    NEWEST_LAST: ClassVar[bool] = False
    EMPTY: ClassVar[str] = "Nothing is due up to a week from now."

    def __init__(self, *, id: str, today: date) -> None:
        """Make an empty list that tells days from today."""
        super().__init__(id=id)
        self.today = today
        self.by_client = False
        self._names: Mapping[str, str] = {}
        self._empty = self.EMPTY

    def tell(self, empty: str) -> None:
        """Say something else while the list is empty."""
        self._empty = empty
        self.refresh()

    def fill(self, lines: Sequence[Due], names: Mapping[str, str]) -> None:
        """Show lines; the cursor stays on its line, else on the one that took its place.

        Args:
            lines: What is due, oldest first.
            names: The names of the clients by id.
        """
        self._names = names
        if self.by_client:
            first: dict[str, int] = {}
            for place, line in enumerate(lines):
                first.setdefault(line.client, place)
            lines = sorted(lines, key=lambda line: first[line.client])
        self.show(lines)

    def hint(self) -> str:
        """Give what an empty list says."""
        return self._empty

    def filter_text(self, record: Due) -> str:
        """Give what a filter looks in: the words, the kind, the client."""
        kind = f"{record.kind} {_SHOWN.get(record.kind, '')}"
        return f"{record.what} {kind} {record.id} {self._names.get(record.client, '')}"

    def draw(self, record: Due, width: int) -> Line:
        """Draw one line; a narrow one leaves out the id and shortens the client."""
        away, tone = distance(record)
        when = Piece(cut(away, 15), tone)
        kind = Piece(cut(_SHOWN.get(record.kind, record.kind), 15), "muted")
        name = shown(self, self._names.get(record.client, record.client))
        cells = 26 if width >= 90 else 16
        ref = [Piece(cut(record.id, 9), "muted")] if width >= 90 else []
        said = _SAID.get(record.kind, shown(self, record).what)
        room = width - cells - sum(width_of(piece.text) for piece in (when, kind, *ref))
        if self.by_client:
            named = "" if self._follows_its_client(record) else name
            front = Piece(cut(named, cells - 2) + "  ", "strong")
            return [front, when, kind, *ref, Piece(cut(said, room))]
        client = Piece("  " + cut_right(name, cells - 2), "muted")
        return [when, kind, *ref, Piece(cut(said, room)), client]

    def _follows_its_client(self, record: Due) -> bool:
        place = self._shown.index(record)
        return place > self._top and self._shown[place - 1].client == record.client

    def foot(self, width: int) -> Line:
        """Say what can be done with the line under the cursor."""
        line = self.current
        return [Piece(cut(_ANSWERED_BY[line.kind], width), "accent")] if line else []


def counted_due(lines: Sequence[Due]) -> str:
    """Say how many lines are due by today, and how many come: ``"18 due, 3 to come"``."""
    come = sum(line.days < 0 for line in lines)
    due = f"{len(lines) - come or 'none'} due"
    return f"{due}, {come} to come" if come else due


def distance(line: Due) -> tuple[str, Tone]:
    """Say how late a line is; only a promise past its day is called late."""
    if line.days > 0:
        words = f"{say_days(line.days)} {_PAST.get(line.kind, '')}".rstrip()
        return words, "late" if line.kind in _PROMISES else "warn"
    if line.days == 0:
        return "today", "warn"
    return f"in {say_days(-line.days)}", "muted"
