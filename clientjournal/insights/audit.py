"""The Friday self-audit: five short lists to walk through, then a dated line.

No streak is counted and no score given; the last audit's day is all that is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from clientjournal.model.moment import Moment
from clientjournal.model.practice import Practice
from clientjournal.model.rules.due import Due, due
from clientjournal.model.tables import ref_of


class Station(NamedTuple):
    """One list of the walk.

    Attributes:
        title: What it is a list of.
        empty: What it says when there is nothing in it.
        lines: What waits, the longest waiting first.
    """

    title: str
    empty: str
    lines: Sequence[Due]


def stations(practice: Practice) -> tuple[Station, ...]:
    """Give the lists of the walk in their order; only what is due by today stands in them."""
    waiting = [line for line in due(practice) if line.days >= 0]

    def of(*kinds: str) -> list[Due]:
        return [line for line in waiting if line.kind in kinds]

    return (
        Station("My promises", "No promise of mine is due.", of("my promise")),
        Station(
            "Not confirmed in writing", "All that was said is confirmed or waived.", of("confirm")
        ),
        Station("Reviews due", "No review is due.", of("review", "client review")),
        Station("Left unsaid", "Nothing was left unsaid.", _unsaid(practice)),
        Station("Quiet clients", "No client has gone quiet.", of("check-in", "delivered")),
    )


def _unsaid(practice: Practice) -> list[Due]:
    """Give the moments left unsaid that nothing has come of yet."""
    return [
        _line(moment, practice)
        for moment in sorted(practice.moments, key=lambda moment: (moment.on, moment.id))
        if not moment.spoke and moment.said_on is None and moment.proved_right is None
    ]


def _line(moment: Moment, practice: Practice) -> Due:
    days = (practice.as_of - moment.on) // timedelta(days=1)
    client = ref_of("clients", moment.client)
    return Due(moment.on, "unsaid", moment.ref, client, moment.words, days)
