"""The lines beneath the words: how a token may go on, what was advised before, what is filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from textual import events
from textual.message import Message

from clientjournal.model.advice import Advice
from clientjournal.model.completing import Offers
from clientjournal.model.filing import NoteLine
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.safe import visible
from clientjournal.model.words import Side
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.privacy import is_private, shown
from clientjournal.tui.text import Line, Piece, cut, width_of

FILED = 4
"""How many lines of a note are shown as the entries they become; the rest is counted."""

NAMED = 4
"""How many earlier entries are named."""


@dataclass(frozen=True)
class Said:
    """What there is to say of the words.

    Attributes:
        offers: What the token at the cursor may become.
        slips: Tags that are not there yet, with those that may be meant.
        kept: What is to be said of tokens that are none.
        earlier: Advice given before on the subject.
        opens: The place of the one that opens next.
        filed: The entries that lines of the note become.
    """

    offers: Offers | None = None
    slips: Sequence[tuple[str, tuple[str, ...]]] = ()
    earlier: Sequence[Advice] = ()
    opens: int = 0
    filed: Sequence[NoteLine] = field(default=())
    kept: Sequence[str] = ()

    def lines(self, width: int) -> list[Line]:
        """Write the lines."""
        written: list[Line] = []
        if self.offers is not None:
            written.append(_offered(self.offers, width))
        written += [_slip(tag, meant) for tag, meant in self.slips[:2]]
        written += [[Piece(visible(said, 60), "muted")] for said in self.kept[:2]]
        if self.earlier:
            written += _earlier(self.earlier, self.opens % len(self.earlier), width)
        written += [_filed(line, width) for line in self.filed[:FILED]]
        if len(self.filed) > FILED:
            written.append([Piece(f"  and {len(self.filed) - FILED} more", "muted")])
        return written


class Beneath(Drawn):
    """Those lines; there only while there is something to say."""

    @dataclass
    class Clicked(Message):
        """The advice given before was clicked."""

    def __init__(self) -> None:
        """Make it with nothing to say."""
        super().__init__(id="beneath")
        self._said = Said()
        self.display = False

    def show(self, said: Said) -> None:
        """Show what there is to say."""
        if is_private(self):  # no names are offered, and no words of what was advised before
            said = replace(said, offers=None, earlier=shown(self, tuple(said.earlier)))
        if said == self._said:
            return
        self._said = said
        count = len(said.lines(80))
        self.display = bool(count)
        self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines it takes."""
        return len(self._said.lines(width))

    def on_click(self, event: events.Click) -> None:
        """Open the advice given before."""
        if self._said.earlier:
            self.post_message(self.Clicked())

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the lines."""
        return self._said.lines(width)


def _offered(offers: Offers, width: int) -> Line:
    first = offers.ways[0].label
    line = [Piece("→ ", "muted"), Piece(visible(first, 40), "accent")]
    for offer in offers.ways[1:]:
        label = visible(offer.label, 40)
        if sum(width_of(piece.text) for piece in line) + width_of(label) + 26 > width:
            break
        line.append(Piece(f"   {label}", "muted"))
    means = "no such tag yet: right arrow takes it" if offers.is_slip else "right arrow takes it"
    return [*line, Piece(f"   {means}", "muted")]


def _slip(tag: str, meant: Sequence[str]) -> Line:
    others = " or ".join(f"#{visible(other, 30)}" for other in meant[:2])
    return [Piece(f"#{visible(tag, 30)}: no such tag yet; {others}?", "warn")]


def _earlier(earlier: Sequence[Advice], opens: int, width: int) -> list[Line]:
    line = [Piece("You advised on this before:", "muted")]
    for place, advice in enumerate(earlier[:NAMED]):
        line.append(Piece(" " if place == 0 else ", ", "muted"))
        line.append(Piece(advice.ref, "accent" if place == opens else ""))
    if len(earlier) > NAMED:
        line.append(Piece(", …", "muted"))
    shown = earlier[opens]
    state = shown.decision.label
    room = width - width_of(shown.ref) - width_of(state) - 14
    return [
        line,
        [
            Piece("  f3 opens ", "muted"),
            Piece(shown.ref, "accent"),
            Piece(f" {cut(shown.words, max(room, 4))} "),
            Piece(state, "muted"),
        ],
    ]


def _filed(line: NoteLine, width: int) -> Line:
    noun = f"+ {_noun(line)}  "
    tokens = "  ".join(visible(chip.label, 30) for chip in line.quick.chips)
    undated = "  no date" if line.kind is Promise and "due" not in line.fields else ""
    room = width - width_of(noun) - width_of(tokens) - width_of(undated) - 2
    words = cut(line.quick.text, min(max(room, 8), width_of(line.quick.text)))
    said = f"  {tokens}" if tokens else ""
    return [Piece(noun, "good"), Piece(words), Piece(said, "accent"), Piece(undated, "muted")]


def _noun(line: NoteLine) -> str:
    if line.kind is Moment:
        return "say something"
    if line.kind is Promise:
        return "my promise" if line.fields["whose"] is Side.ME else "their promise"
    return "advice"
