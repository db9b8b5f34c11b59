"""What stands above the evidence of a review: the client, the last decision, the question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clientjournal.insights.ends import End
from clientjournal.model.client import Client
from clientjournal.model.dates import say_date
from clientjournal.model.review import Review
from clientjournal.model.words import Side
from clientjournal.tui.forms.fields import DEGREES
from clientjournal.tui.pages.writing import labelled
from clientjournal.tui.text import Line, Piece

QUESTION = "Happy with what they want, or need us to be happy with it?"


def review_lines(
    client: Client, reviews: Sequence[Review], ends: dict[Side, End], today: date, width: int
) -> list[Line]:
    """Write the lines.

    Args:
        client: The client.
        reviews: The client's reviews, oldest first.
        ends: How each side keeps its promises.
        today: The day distances are told from.
        width: Cells of a line.
    """
    degree = f"degree agreed: {DEGREES[client.degree]}" if client.degree else "no degree agreed"
    kept = ", ".join(
        f"{side} {end.share.words}" if end.closed else f"{side} none closed yet"
        for side, end in (("mine", ends[Side.ME]), ("theirs", ends[Side.THEM]))
    )
    lines = labelled("Standing", f"{client.standing.label}, {degree}", width)
    lines += labelled("Kept on time", kept, width)
    if client.previous is not None:
        lines += labelled("Earlier providers", client.previous.label, width)
    if client.must_change:
        accepts = f"accepts it: {client.accepts_change}" if client.accepts_change else "not asked"
        lines += labelled("Must change", f"{client.must_change}, {accepts}", width)
    last = reviews[-1] if reviews else None
    said = (
        f"{last.decision.label}, {say_date(last.on, today)}: {last.reason}" if last else "none yet"
    )
    lines += labelled("Last review", said, width)[:2]
    return [*lines, [Piece(QUESTION, "accent")]]
