"""Dirty look, and right: what was not welcomed when it was said, and how it turned out.

It is misleading when read without the looks that were deserved: those that proved wrong, and those
nobody looked back on, stand on the same screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clientjournal.insights.right import Proof, proof
from clientjournal.model.moment import Moment
from clientjournal.model.words import Reaction


def dirty_looks(moments: Iterable[Moment]) -> Proof:
    """Sort the said moments that got a dirty look at the time by whether they proved right."""
    return proof(
        moment for moment in moments if moment.spoke and moment.reaction is Reaction.DIRTY_LOOK
    )


def dirty_looks_json(looks: Proof) -> dict[str, Any]:
    """Give the figure as JSON values."""
    return {
        "n": looks.known + len(looks.unknown),
        "right": len(looks.right),
        "wrong": len(looks.wrong),
        "unknown": len(looks.unknown),
    }
