"""All figures together, as ``insights --json`` prints them and the screen shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientjournal.insights.as_asked import AsAsked, as_asked
from clientjournal.insights.consequences import Consequences, consequences
from clientjournal.insights.degree_drift import Drift, degree_drift
from clientjournal.insights.dirty_looks import dirty_looks, dirty_looks_json
from clientjournal.insights.ends import End, Without, ends, without
from clientjournal.insights.favours import Favours, favours
from clientjournal.insights.followed import Followed, followed
from clientjournal.insights.ignored import Ignored, ignored
from clientjournal.insights.late_entries import late_entries
from clientjournal.insights.line import Cell, line
from clientjournal.insights.own_ups import OwnUps, own_ups
from clientjournal.insights.pushing import Pushing, pushing
from clientjournal.insights.right import Proof, right
from clientjournal.insights.unsaid import Unsaid, unsaid
from clientjournal.insights.why import Whys, why
from clientjournal.insights.yes_if import WentAhead, YesIf, went_ahead, yes_if
from clientjournal.model.client import Client
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from clientjournal.model.rules.confirming import unconfirmed
from clientjournal.model.rules.quiet import Quiet, is_left_in_quiet, quiet
from clientjournal.model.words import Side, Sort


@dataclass(frozen=True)
class Figures:
    """Every figure of a practice, as of a day; what each means, its own module says."""

    as_of: date
    line: list[Cell]
    right: Proof
    dirty_looks: Proof
    unsaid: Unsaid
    ends: dict[Side, End]
    ends_without: dict[Side, Without | None]
    consequences: Consequences
    pushing: list[Pushing]
    favours: list[Favours]
    ignored: Ignored
    followed: Followed
    unconfirmed: Sequence[Record]
    late_entries: Sequence[Record]
    own_ups: OwnUps
    quiet: list[Quiet]
    not_to_contact: list[Client]
    degree_drift: list[Drift]
    why: Whys
    as_asked: AsAsked
    yes_if: list[YesIf]
    went_ahead: WentAhead

    def as_json(self) -> dict[str, Any]:
        """Give all figures as JSON values."""
        return {
            "as_of": self.as_of.isoformat(),
            "line": [cell.as_json() for cell in self.line],
            "right": self.right.as_json(),
            "dirty_looks": dirty_looks_json(self.dirty_looks),
            "unsaid": self.unsaid.as_json(),
            "ends": {side.label: end.as_json() for side, end in self.ends.items()},
            "ends_without": {
                side.label: found.as_json() if found else None
                for side, found in self.ends_without.items()
            },
            "consequences": self.consequences.as_json(),
            "pushing": [found.as_json() for found in self.pushing],
            "favours": [found.as_json() for found in self.favours],
            "ignored": self.ignored.as_json(),
            "followed": self.followed.as_json(),
            "unconfirmed": [record.ref for record in self.unconfirmed],
            "late_entries": [record.ref for record in self.late_entries],
            "own_ups": self.own_ups.as_json(),
            "quiet": [found.as_json() for found in self.quiet],
            "not_to_contact": len(self.not_to_contact),
            "degree_drift": [found.as_json() for found in self.degree_drift],
            "why": self.why.as_json(),
            "as_asked": self.as_asked.as_json(),
            "yes_if": [found.as_json() for found in self.yes_if],
            "went_ahead_unmet": self.went_ahead.as_json(),
        }


def figures_of(practice: Practice, since: date | None = None, sort: Sort | None = None) -> Figures:
    """Take all figures of a practice.

    Who is pushing, favours and quiet have their own time and are always of the whole practice; a
    condition or an own-up counts whenever it was made.

    Args:
        practice: The practice, of all clients or of one.
        since: The first day of the entries counted; None from the beginning.
        sort: Dangers or opportunities alone, in what was said and left unsaid; None for both.
    """
    counted = practice if since is None else practice.since(since)
    moments = [one for one in counted.moments if sort in (None, one.sort)]
    sides = ends(counted.promises, practice.as_of)
    answers = yes_if(counted.advice, practice.promises, practice.as_of)
    return Figures(
        as_of=practice.as_of,
        line=line(moments),
        right=right(moments),
        dirty_looks=dirty_looks(moments),
        unsaid=unsaid(moments),
        ends=sides,
        ends_without={side: without(end) for side, end in sides.items()},
        consequences=consequences(counted.promises),
        pushing=pushing(practice),
        favours=favours(practice.contacts, practice.as_of),
        ignored=ignored(counted.advice, practice.as_of),
        followed=followed(counted.advice),
        unconfirmed=list(unconfirmed(counted)),
        late_entries=late_entries(counted.tables()),
        own_ups=own_ups(counted.own_ups, counted.promises, practice.own_ups),
        quiet=quiet(practice),
        not_to_contact=[
            client
            for client in practice.clients.values()
            if is_left_in_quiet(client, practice.as_of)
        ],
        degree_drift=degree_drift(counted.advice, practice.clients),
        why=why(counted.advice),
        as_asked=as_asked(counted.advice),
        yes_if=answers,
        went_ahead=went_ahead(answers),
    )
