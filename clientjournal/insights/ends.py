"""Both ends of the stick: how each side keeps its promises.

A share says less than it seems to: small promises count like large ones, the client's are ones you
set, and what was never written down is not in it. So it is always given as two counts, and beside
it how it reads without the client that moves it most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.insights.shares import Share
from clientjournal.model.promise import Promise
from clientjournal.model.rules.promises import Keeping, keeping, overdue
from clientjournal.model.tables import ref_of
from clientjournal.model.words import Side


class End(NamedTuple):
    """One side's promises.

    Attributes:
        on_time: Kept by the binding date.
        late: Kept after it.
        missed: Missed, or released after it.
        released: The rest of the released, in no share.
        open: Still open.
        overdue: Those of the open that are past due.
    """

    on_time: list[Promise]
    late: list[Promise]
    missed: list[Promise]
    released: list[Promise]
    open: list[Promise]
    overdue: list[Promise]

    @property
    def closed(self) -> int:
        """How many count: on time, late and missed."""
        return len(self.on_time) + len(self.late) + len(self.missed)

    @property
    def share(self) -> Share:
        """Those kept on time, of the closed."""
        return Share(len(self.on_time), self.closed)

    @property
    def clients(self) -> int:
        """How many clients stand behind the share."""
        return len({promise.client for promise in (*self.on_time, *self.late, *self.missed)})

    def behind(self) -> list[Group]:
        """Give the promises behind each number; an overdue one stands among the open."""
        waiting = [promise for promise in self.open if promise not in set(self.overdue)]
        return [
            group("on time", self.on_time),
            group("late", self.late),
            group("missed", self.missed),
            group("overdue", self.overdue),
            group("open", waiting),
            group("released", self.released),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        counts = {name: len(promises) for name, promises in self._asdict().items()}
        return {**counts, "closed": self.closed, "interval": self.share.rounded}


def ends(promises: Iterable[Promise], as_of: date) -> dict[Side, End]:
    """Sort the promises of each side by how they were kept, as of a day."""
    sides = {side: End([], [], [], [], [], []) for side in Side}
    lists = {side: dict(zip(Keeping, end, strict=False)) for side, end in sides.items()}
    for promise in promises:
        how = keeping(promise)
        lists[promise.whose][how].append(promise)
        if how is Keeping.OPEN and overdue(promise, as_of):
            sides[promise.whose].overdue.append(promise)
    return sides


class Without(NamedTuple):
    """One side's share without the client that moves it most.

    Attributes:
        client: The client's number.
        share: The share that is left.
    """

    client: int
    share: Share

    def as_json(self) -> dict[str, Any]:
        """Give the figure as JSON values."""
        client = ref_of("clients", self.client)
        return {"client": client, "on_time": self.share.part, "closed": self.share.whole}


def without(end: End) -> Without | None:
    """Leave out the client whose absence changes a side's on-time share most.

    Of equals the lower number; None when fewer than two clients have a closed promise.
    """
    kept: defaultdict[int, int] = defaultdict(int)
    closed: defaultdict[int, int] = defaultdict(int)
    for promise in end.on_time:
        kept[promise.client] += 1
        closed[promise.client] += 1
    for promise in (*end.late, *end.missed):
        closed[promise.client] += 1
    if len(closed) < 2:
        return None
    part, whole = end.share
    full = Fraction(part, whole)

    def moved(client: int) -> Fraction:
        return abs(Fraction(part - kept[client], whole - closed[client]) - full)

    most = max(sorted(closed), key=moved)
    return Without(most, Share(part - kept[most], whole - closed[most]))
