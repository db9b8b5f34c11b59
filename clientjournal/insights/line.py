"""Your line: how people took what you said, by how much hung on it and whose field it was.

It is misleading in three ways. Reactions are read off faces by the one who spoke. People are told
things they can bear to hear, so the cells differ in more than stake and scope. And a dirty look is
no error: whether you were right stands beside it, not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.insights.shares import Share
from clientjournal.model.moment import Moment
from clientjournal.model.words import Reaction, Scope, Stake


class Cell(NamedTuple):
    """The said moments of one stake and scope, by the reaction at the time.

    Attributes:
        stake: How much hung on them.
        scope: Whether they lay inside what you were engaged for.
        thanked: Those you were thanked for.
        neutral: Those taken without a sign.
        dirty_look: Those not welcomed.
        unknown: Those whose reaction is not known; they stand in no share.
    """

    stake: Stake
    scope: Scope
    thanked: list[Moment]
    neutral: list[Moment]
    dirty_look: list[Moment]
    unknown: list[Moment]

    @property
    def known(self) -> list[Moment]:
        """Those with a reaction: what the shares are of."""
        return [*self.thanked, *self.neutral, *self.dirty_look]

    @property
    def n(self) -> int:
        """How many have a reaction."""
        return len(self.thanked) + len(self.neutral) + len(self.dirty_look)

    @property
    def thanked_share(self) -> Share:
        """The thanked of those with a reaction."""
        return Share(len(self.thanked), self.n)

    @property
    def dirty_look_share(self) -> Share:
        """The dirty looks of those with a reaction."""
        return Share(len(self.dirty_look), self.n)

    @property
    def came_round(self) -> list[Moment]:
        """Those not thanked for at the time, and thanked for later."""
        first = (*self.neutral, *self.dirty_look)
        return [moment for moment in first if moment.later_reaction is Reaction.THANKED]

    @property
    def clients(self) -> int:
        """How many clients stand behind those with a reaction."""
        return len({moment.client for moment in self.known})

    def behind(self) -> list[Group]:
        """Give the moments behind each number."""
        return [
            group("thanked", self.thanked),
            group("neutral", self.neutral),
            group("dirty look", self.dirty_look),
            group("not known", self.unknown),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the cell as JSON values."""
        return {
            "stake": self.stake.value,
            "scope": self.scope.value,
            "n": self.n,
            "thanked": len(self.thanked),
            "neutral": len(self.neutral),
            "dirty_look": len(self.dirty_look),
            "unknown": len(self.unknown),
            "came_round": len(self.came_round),
            "thanked_interval": self.thanked_share.rounded,
            "dirty_look_interval": self.dirty_look_share.rounded,
            "clients": self.clients,
        }


def line(moments: Iterable[Moment]) -> list[Cell]:
    """Sort the said moments into cells, big before small, inside before outside."""
    cells = {
        (stake, scope): Cell(stake, scope, [], [], [], []) for stake in Stake for scope in Scope
    }
    lists = {
        (*key, reaction): found
        for key, cell in cells.items()
        for reaction, found in zip((*Reaction, None), cell[2:], strict=True)
    }
    for moment in moments:
        if moment.spoke:
            lists[moment.stake, moment.scope, moment.reaction].append(moment)
    return [cell for cell in cells.values() if cell.n or cell.unknown]


def joined(cells: Iterable[Cell], stake: Stake | None = None, scope: Scope | None = None) -> Share:
    """Give the thanked of all cells of a stake or a scope together."""
    chosen = [
        cell.thanked_share
        for cell in cells
        if stake in (None, cell.stake) and scope in (None, cell.scope)
    ]
    return Share(sum(share.part for share in chosen), sum(share.whole for share in chosen))
