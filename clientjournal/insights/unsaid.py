"""Said and unsaid: what you saw and kept to yourself, and whether it mattered.

It is misleading as a measure of silence: what was never written down is not in it, and an unsaid
matter that came to nothing is seldom looked back on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.insights.right import proof
from clientjournal.model.moment import Moment


class Unsaid(NamedTuple):
    """The moments left unsaid, by whether they mattered."""

    mattered: list[Moment]
    did_not: list[Moment]
    unknown: list[Moment]

    @property
    def all(self) -> list[Moment]:
        """All of them."""
        return [*self.mattered, *self.did_not, *self.unknown]

    @property
    def said_later(self) -> list[Moment]:
        """Those said after all."""
        return [moment for moment in self.all if moment.said_on is not None]

    def behind(self) -> list[Group]:
        """Give the moments behind each number."""
        return [
            group("it mattered", self.mattered),
            group("it did not", self.did_not),
            group("not known", self.unknown),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {
            "n": len(self.all),
            "mattered": len(self.mattered),
            "did_not": len(self.did_not),
            "unknown": len(self.unknown),
            "said_later": len(self.said_later),
        }


def unsaid(moments: Iterable[Moment]) -> Unsaid:
    """Sort the unsaid moments by whether they proved right, which is to say, mattered."""
    return Unsaid(*proof(moment for moment in moments if not moment.spoke))
