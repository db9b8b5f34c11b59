"""What to know before calling a client, from the file alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry
from clientjournal.model.words import ActedOn, Decision, Side, Sort, State


@dataclass(frozen=True)
class Briefing:
    """One page to read with the phone in hand.

    Attributes:
        client: Whom you call.
        mine: Open promises of yours, the first due first.
        theirs: Open promises of theirs, likewise.
        warnings: Warnings outstanding: advice declined or gone against whose end is not known, and
            dangers said that were not or only partly acted on and have not been decided by events.
        unsaid: What you saw and have not said yet.
        last: The last three entries, the newest first.
        last_said: The last thing you said unasked, with how they took it; None if nothing was.
    """

    client: Client
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    warnings: tuple[Advice | Moment, ...]
    unsaid: tuple[Moment, ...]
    last: tuple[ClientEntry, ...]
    last_said: Moment | None


def briefing(client: Client, timeline: Sequence[ClientEntry]) -> Briefing:
    """Make the page from entries in the order of their days; withdrawn ones are left out."""
    entries = [entry for entry in timeline if entry.withdrawn is None]
    promises = sorted(
        (e for e in entries if isinstance(e, Promise) and e.state is State.OPEN),
        key=lambda promise: (promise.due is None, promise.due or promise.on, promise.id),
    )
    said = [e for e in entries if isinstance(e, Moment) and (e.spoke or e.said_on)]
    return Briefing(
        client=client,
        mine=tuple(promise for promise in promises if promise.whose is Side.ME),
        theirs=tuple(promise for promise in promises if promise.whose is Side.THEM),
        warnings=tuple(e for e in entries if isinstance(e, Advice | Moment) and _warning(e)),
        unsaid=tuple(
            e for e in entries if isinstance(e, Moment) and not e.spoke and e.said_on is None
        ),
        last=tuple(reversed(entries[-3:])),
        last_said=said[-1] if said else None,
    )


def _warning(entry: Advice | Moment) -> bool:
    if isinstance(entry, Advice):
        unheeded = entry.decision in (Decision.DECLINED, Decision.AGAINST)
        return bool(entry.advice) and unheeded and entry.outcome is None
    return (
        entry.spoke
        and entry.sort is Sort.DANGER
        and entry.acted_on in (ActedOn.NO, ActedOn.PARTLY)
        and entry.proved_right is None
    )
