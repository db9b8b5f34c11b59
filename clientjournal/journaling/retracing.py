"""Undo and redo: taking the last change back, bringing it back, and saying which that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from clientjournal.journaling.revising import Revising, is_there
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.documents import Document
from clientjournal.model.errors import JournalError
from clientjournal.model.tables import HISTORY, ref_of
from clientjournal.model.undoing import (
    changes_of,
    group_to_redo,
    group_to_undo,
    said_before,
    still_stands,
)
from clientjournal.model.versions import Version, versions_of
from clientjournal.model.words import Act
from clientjournal.store.protocol import Batch

Changes = tuple[Change, ...]
"""Changes made together, in order."""


class Step(NamedTuple):
    """What undo would take back, or redo bring back.

    Attributes:
        group: The group of changes; what undo or redo is given, so that it does this and no other.
        versions: The changes a person made, with what their records say after them.
    """

    group: int
    versions: tuple[Version, ...]


class Retracing(Revising):
    """A journal whose last changes can be taken back and brought back."""

    def undo(self, only: int | None = None) -> Changes:
        """Take back the newest group of changes that is neither an undo nor undone.

        Args:
            only: The group it has to be, as ``undoable`` gave it.

        Returns:
            The changes that were taken back.

        Raises:
            NothingToUndo: There is none.
            JournalError: It is another one by now.

        """
        return self._take_back(group_to_undo, only)

    def redo(self, only: int | None = None) -> Changes:
        """Take back the newest undo.

        Args:
            only: The group it has to be, as ``redoable`` gave it.

        Returns:
            The changes that stand again.

        Raises:
            NothingToUndo: There is none.
            JournalError: It is another one by now.

        """
        return self._take_back(group_to_redo, only)

    def undoable(self) -> Step:
        """Give what undo would take back.

        Raises:
            NothingToUndo: There is nothing.

        """
        history = self._store.documents(HISTORY)
        group = group_to_undo(history)
        return Step(group, self._versions_after(changes_of(history, group)))

    def redoable(self) -> Step:
        """Give what redo would bring back.

        Raises:
            NothingToUndo: There is nothing.

        """
        history = self._store.documents(HISTORY)
        group = group_to_redo(history)
        undone = changes_of(history, group)
        made = changes_of(history, undone[0].undoes or group)
        back = {(v.change.table, v.change.record): v for v in self._versions_after(undone)}
        after = {key: said_before(v.change, v.record) for key, v in back.items()}
        return Step(group, _of_each(made, after))

    def _versions_after(self, changes: Sequence[Change]) -> tuple[Version, ...]:
        """Give changes of the newest group with what their records say."""
        keys = {(change.table, change.record) for change in changes if change.table != HISTORY}
        now = {key: self._store.documents(key[0]).get(key[1]) for key in keys}
        return _of_each(changes, now)

    def _take_back(
        self, choose: Callable[[Mapping[int, Document]], int], only: int | None
    ) -> Changes:
        with self._group() as group:
            history = group.batch.documents(HISTORY)
            group.undoes = choose(history)
            if only is not None and group.undoes != only:
                raise JournalError("something else was changed meanwhile; look again")
            taken = changes_of(history, group.undoes)
            if taken[0].table == HISTORY:
                from clientjournal.journaling.taking_in import take_out

                take_out(group)
                return tuple(taken)
            for change in reversed(taken):
                now = group.batch.get(change.table, change.record)
                if not still_stands(change, now):
                    raise JournalError(
                        f"{change.ref} was changed since; take the later change back first"
                    )
                group.write(Act.UNDO, change.table, change.record, said_before(change, now))
            _demand_clients(taken, group.batch)
        return tuple(taken)


def _of_each(
    changes: Sequence[Change], after: Mapping[tuple[str, int], Document | None]
) -> tuple[Version, ...]:
    """Give changes in order, each with what its record said after it."""
    told: dict[tuple[str, int], list[Change]] = {}
    for change in changes:
        told.setdefault((change.table, change.record), []).append(change)
    versions = {
        version.number: version
        for key, of_record in told.items()
        for version in versions_of(of_record, after.get(key))
    }
    return tuple(versions[change.number] for change in changes)


def _demand_clients(taken: Sequence[Change], batch: Batch) -> None:
    """Refuse to bring an entry back into the file of a client that is gone.

    Raises:
        JournalError: Naming both.

    """
    exists = is_there(batch)
    for change in taken:
        client = (batch.get(change.table, change.record) or {}).get("client")
        if client is not None and not exists(Client.TABLE, client):
            raise JournalError(
                f"not undone: {change.ref} would go back to {ref_of(Client.TABLE, client)},"
                " which is gone"
            )
