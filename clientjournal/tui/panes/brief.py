"""What to know before a call, in a few lines beside a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clientjournal.insights.briefing import Briefing
from clientjournal.model.dates import say_day
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.panes.frame import Title, framed
from clientjournal.tui.panes.promises import standing
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, cut, width_of

_LABEL = 12


class BriefPane(Drawn):
    """A few lines about the client of the line under the cursor."""

    def __init__(self, *, id: str, today: date) -> None:
        """Make it empty."""
        super().__init__(id=id)
        self.today = today
        self._told: Briefing | None = None

    def show(self, told: Briefing | None) -> None:
        """Show what to know of a client, or nothing."""
        self._told = told
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the frame and the lines."""
        told = shown(self, self._told)
        if told is None:
            return framed([], width, height, [Title("Before you call")])
        client, inner = told.client, max(width - 4, 0)
        reach = " · ".join((client.person or "nobody named yet", *client.phone)) or "no number yet"
        body = [
            _line("Call", [reach], inner),
            _line("I promised", [self._promise(one) for one in told.mine], inner),
            _line("They", [self._promise(one) for one in told.theirs], inner),
            _line("Warnings", _words(told.warnings), inner),
            _line("Not said", _words(told.unsaid), inner),
            _line("Last", [self._dated(one) for one in told.last[:1]], inner),
            _line("Took", _taken(told), inner),
        ]
        title = Title(f"Before you call {client.name}")
        return framed(body, width, height, [title], right=client.service)

    def _promise(self, promise: Promise) -> str:
        how, _ = standing(promise, self.today)
        return f"{promise.words} ({how})"

    def _dated(self, record: Record) -> str:
        day = say_day(record.happened, self.today) if record.happened else ""
        return f"{day} {record.NOUN}: {record.words}"


def _line(label: str, said: Sequence[str], width: int) -> Line:
    """Give a label and the first thing there is to say, with how many more there are."""
    more = f"  and {len(said) - 1} more" if len(said) > 1 else ""
    room = max(width - _LABEL - width_of(more), 0)
    words = cut(said[0], room).rstrip() if said else "none"
    return [
        Piece(cut(label, _LABEL), "muted"),
        Piece(words, "" if said else "muted"),
        Piece(more, "muted"),
    ]


def _words(records: Sequence[Record]) -> list[str]:
    return [record.words for record in records]


def _taken(told: Briefing) -> list[str]:
    said = told.last_said
    if said is None:
        return []
    return [f"{said.reaction.label if said.reaction else 'not written down'}: {said.words}"]
