"""Whether what you said proved right.

It is misleading where looking back is: what came true is remembered and written down, what did not
is often left at "not known". So the unknown stand beside the known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.model.moment import Moment
from clientjournal.model.words import YesNo


class Proof(NamedTuple):
    """Moments by whether they proved right."""

    right: list[Moment]
    wrong: list[Moment]
    unknown: list[Moment]

    @property
    def known(self) -> int:
        """How many proved right or wrong."""
        return len(self.right) + len(self.wrong)

    def behind(self) -> list[Group]:
        """Give the moments behind each number."""
        return [
            group("proved right", self.right),
            group("proved wrong", self.wrong),
            group("not known", self.unknown),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        return {"known": self.known, "right": len(self.right), "unknown": len(self.unknown)}


def proof(moments: Iterable[Moment]) -> Proof:
    """Sort moments by whether they proved right."""
    found = Proof([], [], [])
    lists = {YesNo.YES: found.right, YesNo.NO: found.wrong, None: found.unknown}
    for moment in moments:
        lists[moment.proved_right].append(moment)
    return found


def right(moments: Iterable[Moment]) -> Proof:
    """Sort the said moments by whether they proved right."""
    return proof(moment for moment in moments if moment.spoke)
