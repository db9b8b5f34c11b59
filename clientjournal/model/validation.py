"""What a record must say before it is saved, and what it says when nothing was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from msgspec.structs import replace

from clientjournal.model.advice import Advice
from clientjournal.model.audit import Audit
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.dates import days_after
from clientjournal.model.documents import Document
from clientjournal.model.errors import InvalidRecord, ReasonNeeded
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import BY_TABLE, ref_of
from clientjournal.model.words import Act, Decision, Side, Stake, State

R = TypeVar("R", bound=Record)

LOOK_BACK = timedelta(weeks=8)
"""When to look back on a moment that was big or left unsaid."""

FREE_HOURS = 48
"""Hours after recording within which a correction needs no reason."""

REFERENCES = {"client": "clients", "source": "contacts", "promise": "promises"}
"""The table that a field naming another record points into."""
REFERENCES["condition_of"] = Advice.TABLE

NOT_EDITABLE = frozenset(("id", "extra", "recorded_at", "recorded_by", "addenda", "withdrawn"))
"""Fields only the program sets."""

WAYS_OF_THEIR_OWN = {
    "nudges": "nudge the promise, which keeps to the ladder",
}
"""Lists that grow by what is done to a record, with what does it."""

_EMPTY: tuple[Any, ...] = (None, "", [], Decision.PENDING.value, State.OPEN.value)


def require(record: Record, exists: Callable[[str, int], bool]) -> None:
    """Refuse a record that lacks what it must have or names a record that is not there.

    Raises:
        InvalidRecord: With the field at fault.

    """
    if isinstance(record, Advice):
        if not (record.advice.strip() or record.asked.strip()):
            raise InvalidRecord("write what you advised, or what they asked", "advice")
    elif not isinstance(record, Contact | Audit) and not record.words.strip():
        asks = {"clients": "name the client", "moments": "write what you saw"}
        ask = asks.get(record.TABLE, f"write the {record.FIRST} of the {record.NOUN}")
        raise InvalidRecord(ask, record.FIRST)
    for field, table in REFERENCES.items():
        number = getattr(record, field, None)
        if number is not None and not exists(table, number):
            raise InvalidRecord(f"{field}: there is no {ref_of(table, number)}", field)


def filled(record: R, client: Client | None) -> R:
    """Fill what a new entry takes over from its client or from the calendar.

    A promise of theirs inherits the agreed consequence; a moment that was big or left unsaid gets
    a day to look back on it.
    """
    if isinstance(record, Moment):
        if record.review_on is None and (record.stake is Stake.BIG or not record.spoke):
            return replace(record, review_on=days_after(record.on, LOOK_BACK.days))
        return record
    inherits = isinstance(record, Promise) and record.whose is Side.THEM and not record.consequence
    if client is None or not inherits:
        return record
    return replace(
        record,
        consequence=client.consequence,
        consequence_agreed_on=client.consequence_agreed_on,
    )


def priced(record: R, currency: str) -> R:
    """Give a cost that names no currency this one."""
    if isinstance(record, Advice) and record.cost is not None and not record.currency:
        return replace(record, currency=currency)
    return record


def editable(kind: type[Record], fields: dict[str, Any]) -> None:
    """Refuse fields that an edit may not touch.

    Raises:
        InvalidRecord: With the field at fault.

    """
    for field in fields:
        if field not in kind.__struct_fields__:
            raise InvalidRecord(f"{kind.NOUN} has no field {field}", field)
        if field in NOT_EDITABLE:
            raise InvalidRecord(f"{field} is kept by the journal and cannot be edited", field)
        if field in WAYS_OF_THEIR_OWN:
            raise InvalidRecord(f"{field} are not edited; {WAYS_OF_THEIR_OWN[field]}", field)
        if field == "client" and issubclass(kind, ClientEntry):
            raise InvalidRecord("an entry changes its client by refiling it only", field)


def act_of_edit(table: str, before: Document, after: Document) -> Act:
    """Tell an amendment from a correction.

    Amending fills what was empty, pending or open, adds to a list, or touches a client; moving a
    due date writes the move down, so it amends too; so does rewording what was not sent yet.
    Anything else corrects.
    """
    if BY_TABLE[table] is Client:
        return Act.AMEND
    moved = len(after.get("moves", ())) > len(before.get("moves", ()))
    unsent = before.get("confirmed_on", after.get("confirmed_on")) is None
    for field, old in before.items():
        new = after.get(field)
        if old == new or old in _EMPTY or (field == "due" and moved):
            continue
        if field == "confirmation" and unsent:
            continue
        if isinstance(old, list) and isinstance(new, list) and new[: len(old)] == old:
            continue
        return Act.CORRECT
    return Act.AMEND


def require_reason(record: Record, act: Act, because: str, now: datetime) -> None:
    """Refuse a late correction without a reason.

    Raises:
        ReasonNeeded: The record is older than 48 hours.

    """
    if act is not Act.CORRECT or because.strip() or record.recorded_at is None:
        return
    if now - record.recorded_at > timedelta(hours=FREE_HOURS):
        raise ReasonNeeded(
            f"{record.ref} was recorded more than {FREE_HOURS} hours ago; say why it is corrected"
        )
