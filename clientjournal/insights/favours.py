"""Favours: unpaid work outside the scope, over the last 90 days.

It is misleading as a cost: minutes nobody wrote down count as none, and a favour may be the best
thing done that month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from clientjournal.insights.behind import Group, group
from clientjournal.insights.costs import total
from clientjournal.insights.recent import first_recent
from clientjournal.model.contact import Contact
from clientjournal.model.tables import ref_of


class Favours(NamedTuple):
    """The favours done for one client."""

    client: int
    contacts: list[Contact]

    @property
    def minutes(self) -> int | float:
        """The minutes written down."""
        return total(contact.minutes or 0 for contact in self.contacts)

    def behind(self) -> list[Group]:
        """Give the contacts behind the number."""
        return [group("favours", self.contacts)]

    def as_json(self) -> dict[str, Any]:
        """Give the line as JSON values."""
        client = ref_of("clients", self.client)
        return {"client": client, "n": len(self.contacts), "minutes": self.minutes}


def favours(contacts: Iterable[Contact], as_of: date) -> list[Favours]:
    """Give the clients you did favours for in the last 90 days, the most minutes first.

    Args:
        contacts: Contacts up to the day.
        as_of: The last of the days counted.
    """
    lines: defaultdict[int, list[Contact]] = defaultdict(list)
    first = first_recent(as_of)
    for contact in contacts:
        if contact.favour and contact.on >= first:
            lines[contact.client].append(contact)
    found = [Favours(client, done) for client, done in lines.items()]
    return sorted(found, key=lambda line: (-line.minutes, line.client))
