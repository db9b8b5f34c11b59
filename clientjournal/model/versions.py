"""The versions of a record: every change with what the record said from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clientjournal.model.change import Change
from clientjournal.model.documents import Document
from clientjournal.model.undoing import said_before
from clientjournal.model.words import Act


class Version(NamedTuple):
    """One change of a record.

    Attributes:
        change: What happened.
        record: What the record said from then on, None when it was gone.

    """

    change: Change
    record: Document | None

    @property
    def number(self) -> int:
        """The number of the change."""
        return self.change.number

    @property
    def before(self) -> Mapping[str, Any]:
        """The old values of what it changed; empty when the record came or went with it."""
        return {} if self.record is None or self.change.act is Act.ADD else self.change.before


def versions_of(changes: Sequence[Change], now: Document | None) -> tuple[Version, ...]:
    """Give every version of a record, oldest first.

    Args:
        changes: All changes of the record, oldest first.
        now: What it says now, None when it is gone.

    """
    found = []
    for change in reversed(changes):
        found.append(Version(change, now))
        now = said_before(change, now)
    return tuple(reversed(found))
