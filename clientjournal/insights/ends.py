"""Both ends of the stick: how each side keeps its promises.

A share says less than it seems to: small promises count like large ones, the client's are ones you
set, and what was never written down is not in it. So it is always given as two counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clientjournal.model.promise import Promise
from clientjournal.model.rules.promises import keeping, overdue
from clientjournal.model.words import Side


@dataclass(frozen=True)
class End:
    """One side's promises.

    Attributes:
        on_time: Kept by the binding date.
        late: Kept after it.
        missed: Missed, or released after it.
        released: The rest of the released, in no share.
        open: Still open.
        overdue: Open and past due.
    """

    on_time: int = 0
    late: int = 0
    missed: int = 0
    released: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def closed(self) -> int:
        """How many count: on time, late and missed."""
        return self.on_time + self.late + self.missed


def ends(promises: Iterable[Promise], as_of: date) -> dict[Side, End]:
    """Count the promises of each side, as of a day."""
    counts = {side: dict.fromkeys(End.__dataclass_fields__, 0) for side in Side}
    for promise in promises:
        count = counts[promise.whose]
        count[keeping(promise).name.lower()] += 1
        count["overdue"] += overdue(promise, as_of)
    return {side: End(**count) for side, count in counts.items()}
