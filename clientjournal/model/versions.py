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
        is_redo: Whether it took an undo back.

    """

    change: Change
    record: Document | None
    is_redo: bool = False

    @property
    def number(self) -> int:
        """The number of the change."""
        return self.change.number

    @property
    def label(self) -> str:
        """What happened, in one word; the file calls a redo an undo of an undo."""
        return "redone" if self.is_redo else self.change.act.label

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
    undoing = {change.group for change in changes if change.act is Act.UNDO}
    for change in reversed(changes):
        found.append(Version(change, now, change.undoes in undoing))
        now = said_before(change, now)
    return tuple(reversed(found))
