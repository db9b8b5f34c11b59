"""As asked: what was done exactly as they wanted it, and what of it without a word from you.

It is misleading as a reproach: some requests need no advice. It says where none was written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.advice import Advice


class AsAsked(NamedTuple):
    """Work at the third degree, with advice or without."""

    with_advice: list[Advice]
    without_advice: list[Advice]

    @property
    def n(self) -> int:
        """How much of it there is."""
        return len(self.with_advice) + len(self.without_advice)

    def behind(self) -> list[Group]:
        """Give the work behind each number."""
        return [
            group("without a word", self.without_advice),
            group("with advice", self.with_advice),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {"n": self.n, "without_advice": len(self.without_advice)}


def as_asked(advice: Iterable[Advice]) -> AsAsked:
    """Sort the work done at the third degree by whether advice was given."""
    found = AsAsked([], [])
    for one in advice:
        if one.degree == 3:
            (found.with_advice if one.advice else found.without_advice).append(one)
    return found
