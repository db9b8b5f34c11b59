"""The card line of the selected client: scope, both ends of the stick, when you last spoke."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from clientjournal.insights.ends import End, ends
from clientjournal.model.client import Client
from clientjournal.model.dates import say_distance
from clientjournal.model.practice import Practice
from clientjournal.model.record import ClientEntry
from clientjournal.model.rules.quiet import last_words
from clientjournal.model.safe import visible
from clientjournal.model.words import Side, Standing
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.panes.frame import Title, framed
from clientjournal.tui.privacy import shown
from clientjournal.tui.text import Line, Piece, cut, width_of


class Card(NamedTuple):
    """What the card says.

    Attributes:
        client: Whose it is.
        ends: How each side keeps its promises.
        last_spoke: When something last passed between you, in words.
    """

    client: Client
    ends: dict[Side, End]
    last_spoke: str


def card_of(client: Client, entries: Sequence[ClientEntry], as_of: date) -> Card:
    """Give what the card line says of one client, from the client's own entries."""
    own = Practice.of((client, *entries), as_of)
    word = last_words(own).get(client.id)
    spoke = say_distance(word.any, as_of) if word and word.any else "never"
    return Card(client, ends(own.promises, as_of), spoke)


class CardPane(Drawn):
    """Three lines about one client."""

    card: Card | None = None

    def show(self, card: Card | None) -> None:
        """Show a client's card, or none."""
        self.card = card
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the card."""
        if self.card is None:
            return framed([], width, height, [Title("No client")])
        client = shown(self, self.card.client)
        inner = width - 4
        label = 11
        body: list[Line] = [
            [Piece(f"{'In scope':<{label}}", "muted"), *_text(client.scope_in, inner - label)],
            [Piece(f"{'Out':<{label}}", "muted"), *_text(client.scope_out, inner - label)],
            _prospect_line(client, inner, label) or _ends_line(self.card, inner, label),
        ]
        since = f"since {client.since.year}" if client.since else ""
        right = " · ".join(
            part for part in (visible(client.service, 60), since, _standing(client)) if part
        )
        name = cut(client.name, min(width_of(visible(client.name, 200)), max(inner - 2, 1)))
        room = inner - width_of(name) - 6
        titles = [Title(name.rstrip())]
        return framed(body, width, height, titles, right=right if room > 8 else "")


def _standing(client: Client) -> str:
    return "" if client.standing == "active" else client.standing.label


def _text(text: str, width: int) -> Line:
    if not text:
        return [Piece("not written down yet", "muted")]
    return [Piece(cut(text, width))]


def _prospect_line(client: Client, width: int, label: int) -> Line:
    """Say of a prospect what earlier providers were and what would have to change; else nothing."""
    if client.standing is not Standing.PROSPECT:
        return []
    before = client.previous.label if client.previous else "not asked"
    accepts = client.accepts_change.value if client.accepts_change else "not asked"
    change = f"   must change  {client.must_change}, accepts: {accepts}"
    line = [Piece(f"{'Earlier':<{label}}", "muted"), Piece(before)]
    room = width - label - width_of(before)
    return [*line, Piece(cut(change, room), "muted")] if client.must_change else line


def _ends_line(card: Card, width: int, label: int) -> Line:
    """Say both ends as counts, then when you last spoke, as far as there is room."""
    line = [Piece(f"{'Both ends':<{label}}", "muted")]
    sides = (("mine", card.ends[Side.ME]), ("theirs", card.ends[Side.THEM]))
    room = width - label
    said = "   ".join(_end(side, end, "on time") for side, end in sides)
    if width_of(said) > room:
        said = "  ".join(_end(side, end, "") for side, end in sides)
    line.append(Piece(said))
    spoke = f"   last spoke {card.last_spoke}"
    if width_of(said) + width_of(spoke) <= room:
        line.append(Piece(spoke, "muted"))
    return line


def _end(side: str, end: End, how: str) -> str:
    if end.closed:
        return f"{side} {end.share.words} {how}".rstrip()
    return f"{side} {len(end.overdue)} overdue" if end.overdue else f"{side} none closed yet"
