"""How what a journal says is changed: one record, several at once, two clients that are one.

Each is one group of changes: one line of the log, and one undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from clientjournal.journaling.promising import Promising
from clientjournal.journaling.reading import R
from clientjournal.journaling.revising import current_of, revise
from clientjournal.model.change import changed_fields
from clientjournal.model.client import Client
from clientjournal.model.documents import checked, field_names, to_document, to_record
from clientjournal.model.erasing import is_erased
from clientjournal.model.errors import InvalidRecord, JournalError
from clientjournal.model.record import ClientEntry, Record, Withdrawal
from clientjournal.model.tables import KINDS
from clientjournal.model.validation import (
    REFERENCES,
    act_of_edit,
    editable,
    priced,
    require,
    require_reason,
)
from clientjournal.model.words import Act
from clientjournal.store.group import Group

Exists = Callable[[str, int], bool]
"""Whether a table has a number."""

_ITS_OWN = frozenset(
    ("name", "kind", "standing", "source", "recorded_at", "recorded_by", "addenda", "withdrawn")
)
"""Fields of a client that are never taken over from a duplicate."""


class Amending(Promising):
    """A journal whose records are amended and corrected, and whose clients are merged."""

    _currency: str = ""

    def amend(self, record: R, *, because: str = "", **fields: Any) -> R:
        """Change fields of a record; the journal tells an amendment from a correction.

        Args:
            record: The record, as read at any time; only the named fields change.
            because: The reason, needed for a correction after 48 hours.
            **fields: New values by field name.

        Returns:
            The record as stored.

        Raises:
            InvalidRecord: A field may not be edited or holds what it may not.
            ReasonNeeded: A late correction gives no reason.

        """
        self.amend_all([record], lambda _: fields, because=because)
        return self._typed(type(record), record.id)

    def amend_all(
        self,
        records: Iterable[R],
        fields_of: Callable[[R], Mapping[str, Any]],
        *,
        because: str = "",
    ) -> list[R]:
        """Change several records as one change: all of them or none, one undo.

        Args:
            records: The records, as read at any time.
            fields_of: Gives the new values by field name, from what a record says now.
            because: The reason, needed when one of them is a correction after 48 hours.

        Returns:
            The records that changed, as stored.

        Raises:
            InvalidRecord: A field may not be edited or holds what it may not.
            ReasonNeeded: A late correction gives no reason.

        """
        changed = []
        with self._group(because.strip()) as group:
            for record in records:
                current = current_of(group.batch, record)
                if self._amended(group, current, fields_of(current), because):
                    changed.append(record)
        return [self._typed(type(record), record.id) for record in changed]

    def merge(self, duplicate: Client, into: Client, because: str = "") -> Client:
        """Make one of two clients that are the same: nothing of either is lost.

        Every entry of the duplicate is refiled under the other client, which takes over what it
        does not say itself; the duplicate is withdrawn with a reason that names the other, and
        stays legible with its history.

        Args:
            duplicate: The client that goes, as read at any time.
            into: The client that stays.
            because: Why, beside that they are the same.

        Returns:
            The client that stays, as stored.

        Raises:
            InvalidRecord: They are one already.
            JournalError: One of them is withdrawn.

        """
        demand_two(duplicate, into)
        why = f"{duplicate.ref} is the same client as {into.ref}"
        with self._group(f"{why}: {because.strip()}" if because.strip() else why) as group:
            gone, stays = current_of(group.batch, duplicate), current_of(group.batch, into)
            demand_two(gone, stays)
            for entry in _entries_of(group, gone.id):
                revise(group, Act.REFILE, entry, replace(entry, client=stays.id))
            taken = _taken_over(stays, gone)
            if taken:
                revise(group, Act.AMEND, stays, replace(stays, **taken))
            reason = f"the same as {stays.ref}, {' '.join(stays.name.split())}"
            struck = Withdrawal(at=group.at, by=group.by, reason=reason)
            revise(group, Act.WITHDRAW, gone, replace(gone, withdrawn=struck))
        return self._typed(Client, into.id)

    def _amended(self, group: Group, current: R, fields: Mapping[str, Any], because: str) -> bool:
        """Write new values of a record; tell whether any of them is new."""
        editable(type(current), dict(fields))
        wanted = checked(replace(current, **fields))
        wanted = priced(wanted, self._currency) if "cost" in fields else wanted
        require(wanted, _still_named(current, self._exists(group.batch)))
        after = to_document(wanted)
        before = changed_fields(to_document(current), after)
        if before:
            act = act_of_edit(current.TABLE, before, after)
            require_reason(current, act, because, group.at)
            revise(group, act, current, wanted)
            self._come_again(group, current, wanted)
        return bool(before)


def demand_two(gone: Client, stays: Client) -> None:
    """Refuse to make one client of what are not two.

    Raises:
        InvalidRecord: They are one already.
        JournalError: One of them is withdrawn.

    """
    if gone == stays:
        raise InvalidRecord(f"{stays.ref} cannot be merged with itself; name the other client")
    for client in (gone, stays):
        if client.withdrawn is not None:
            raise JournalError(f"{client.ref} is withdrawn; reinstate it first")


def _still_named(record: Record, exists: Exists) -> Exists:
    """Let a record go on naming what it named, though that was erased since."""
    named = {(table, getattr(record, field, None)) for field, table in REFERENCES.items()}
    return lambda table, number: (table, number) in named or exists(table, number)


def _entries_of(group: Group, client: int) -> list[ClientEntry]:
    """Give every entry of a client as it stands in a batch, withdrawn ones too."""
    found: list[ClientEntry] = []
    for kind in KINDS:
        if issubclass(kind, ClientEntry):
            documents = group.batch.documents(kind.TABLE)
            numbers = [number for number, owner in documents.clients() if owner == client]
            found += [
                to_record(kind, documents[number], number)
                for number in numbers
                if not is_erased(documents[number])
            ]
    return found


def _taken_over(stays: Client, gone: Client) -> dict[str, Any]:
    """Give what one client says and another does not; lists are joined."""
    taken: dict[str, Any] = {}
    for field in field_names(Client):
        mine, other = getattr(stays, field), getattr(gone, field)
        if field in _ITS_OWN or other in (None, "", ()):
            continue
        if isinstance(mine, tuple):
            more = tuple(item for item in other if item not in mine)
            taken |= {field: (*mine, *more)} if more else {}
        elif mine in (None, ""):
            taken[field] = other
    return taken
