"""Who is pushing: your nudges against what the client did unasked, over the last 90 days.

There is no interval: pushes are no sample of anything. It is misleading where much was promised in
few words: ten nudges on one promise weigh like one on each of ten, and what the client did without
telling you is not in it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from clientjournal.insights.behind import Behind, Group
from clientjournal.insights.recent import first_recent
from clientjournal.model.practice import Practice
from clientjournal.model.tables import ref_of
from clientjournal.model.words import Purpose, Side, State

_OF_THEIR_OWN = (Purpose.CHECK_IN, Purpose.HEADS_UP, Purpose.WORK)


class Pushing(NamedTuple):
    """What moved the work with one client.

    Attributes:
        client: The client's number.
        nudges: The nudges you sent.
        kept: The promises they kept.
        contacts: The contacts they started, but for invoices and sales.
    """

    client: int
    nudges: list[Behind]
    kept: list[Behind]
    contacts: list[Behind]

    @property
    def mine(self) -> int:
        """How often you pushed."""
        return len(self.nudges)

    @property
    def theirs(self) -> int:
        """How often they moved."""
        return len(self.kept) + len(self.contacts)

    def behind(self) -> list[Group]:
        """Give what is behind each number."""
        return [
            Group("your nudges", self.nudges),
            Group("promises they kept", self.kept),
            Group("contacts they started", self.contacts),
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the line as JSON values."""
        client = ref_of("clients", self.client)
        return {"client": client, "mine": self.mine, "theirs": self.theirs}


def pushing(practice: Practice) -> list[Pushing]:
    """Give the clients with any act in the last 90 days, the one you push most first."""
    first, last = first_recent(practice.as_of), practice.as_of
    lines: defaultdict[int, tuple[list[Behind], ...]] = defaultdict(lambda: ([], [], []))
    for promise in practice.promises:
        for nudge in promise.nudges:
            if first <= nudge.on <= last:
                said = nudge.words or promise.text
                act = Behind(promise, nudge.on, f"{nudge.rung.label}: {said}")
                lines[promise.client][0].append(act)
        done = promise.done_on if promise.state is State.KEPT else None
        if promise.whose is Side.THEM and done is not None and first <= done <= last:
            lines[promise.client][1].append(Behind(promise, done, promise.words))
    for contact in practice.contacts:
        moved = contact.who is Side.THEM and contact.purpose in _OF_THEIR_OWN
        if moved and contact.on >= first:
            lines[contact.client][2].append(Behind(contact, contact.on, contact.words))
    found = [Pushing(client, *lists) for client, lists in lines.items()]
    return sorted(found, key=lambda line: (line.theirs - line.mine, line.client))
