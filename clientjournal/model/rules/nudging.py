"""The ladder of nudges: which words a broken promise of theirs may be followed by, and when.

Each rung is a nudge of its own: inspire, remind, ask what is in the way, the agreed consequence, a
final notice, disengage. Asking comes before the last two, so that the answer can change the course;
a consequence is only one when it was agreed before the promise was made.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from clientjournal.model.dates import say_date
from clientjournal.model.promise import NUDGE_GAP, Promise
from clientjournal.model.rules.confirming import working_days
from clientjournal.model.words import Rung, Side, State

NOTHING_AGREED = "nothing was agreed; agree it for next time"

_STANDS = {State.KEPT: "was kept", State.RELEASED: "was released"}


class Step(NamedTuple):
    """One rung of the ladder, and why it cannot be taken today; ``""`` when it can."""

    rung: Rung
    refusal: str = ""


def ladder(promise: Promise, today: date, gap: int = NUDGE_GAP) -> list[Step]:
    """Give every rung, mildest first, with what stands in its way today.

    Args:
        promise: The promise.
        today: The day of the nudge.
        gap: Working days that lie between two nudges.
    """
    waits = cannot_nudge(promise, today, gap)
    return [Step(rung, waits or _refusal(promise, rung)) for rung in Rung]


def cannot_nudge(promise: Promise, today: date, gap: int = NUDGE_GAP) -> str:
    """Say why a promise cannot be nudged at all today; ``""`` when it can."""
    ref = promise.ref
    if promise.withdrawn is not None:
        return f"{ref} is withdrawn"
    if promise.whose is Side.ME:
        return f"{ref} is yours: keep it, move it or own up; nudges are for promises of theirs"
    if promise.state in _STANDS:
        return f"{ref} {_STANDS[promise.state]}; there is nothing to nudge"
    if promise.due is None:
        return f"{ref} has no due date; agree one with them, and move it there"
    if today <= promise.due:
        return f"{ref} is due {say_date(promise.due)}; a nudge comes after that day"
    last = promise.nudges[-1].on if promise.nudges else None
    if last is not None and working_days(last, today) < gap:
        return f"the last nudge was {say_date(last)}; the next comes {say_date(_next(last, gap))}"
    return ""


def next_rung(steps: list[Step], promise: Promise) -> Rung | None:
    """Give the rung that comes next: above the last one used, else the highest there is."""
    offered = [step.rung for step in steps if not step.refusal]
    order = list(Rung)
    used = order.index(promise.nudges[-1].rung) if promise.nudges else -1
    above = [rung for rung in offered if order.index(rung) > used]
    return next(iter(above or offered[-1:]), None)


def is_agreed(promise: Promise) -> bool:
    """Tell whether a consequence was agreed on or before the day the promise was made."""
    agreed = promise.consequence_agreed_on
    return bool(promise.consequence.strip()) and agreed is not None and agreed <= promise.on


def _refusal(promise: Promise, rung: Rung) -> str:
    used = {nudge.rung for nudge in promise.nudges}
    if rung is Rung.CONSEQUENCE and not is_agreed(promise):
        return NOTHING_AGREED
    if rung is Rung.FINAL_NOTICE and not used & {Rung.ASK, Rung.CONSEQUENCE, Rung.FINAL_NOTICE}:
        return "ask what is in the way first"
    if rung is Rung.DISENGAGE and not used & {Rung.FINAL_NOTICE, Rung.DISENGAGE}:
        return "a final notice comes first"
    return ""


def _next(last: date, gap: int) -> date:
    """Give the first day that lies a count of working days after another."""
    day = last
    while working_days(last, day) < gap:
        day += timedelta(days=1)
    return day
