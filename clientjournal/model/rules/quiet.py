"""How long each client has gone without a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clientjournal.model.client import Client
from clientjournal.model.dates import cadence_days
from clientjournal.model.practice import Practice
from clientjournal.model.words import Purpose, Side, Standing

_UNPROMPTED = (Purpose.CHECK_IN, Purpose.HEADS_UP)
_NO_CONTACT = (Purpose.INVOICE, Purpose.SALES)


@dataclass(frozen=True)
class LastWord:
    """The newest days something passed between you and a client.

    Attributes:
        mine: Your last unprompted word: a check-in or heads-up of yours, something said, an own-up
            you raised yourself; None if there never was one.
        any: The last contact of any kind but invoice and sales, advice or said moment; None if
            there never was one.

    """

    mine: date | None = None
    any: date | None = None


@dataclass(frozen=True)
class Quiet:
    """One line of the quiet list.

    Attributes:
        client: The client.
        days_since_mine: Days since your last unprompted word, None if there never was one.
        days_since_any: Days since the last contact; since ``since`` or the day the client was
            recorded if there never was one.
        cadence_days: The agreed cadence in days, None if none is set.
        over: Whether the days since any contact exceed the cadence.

    """

    client: Client
    days_since_mine: int | None
    days_since_any: int
    cadence_days: int | None
    over: bool


def last_words(practice: Practice) -> dict[int, LastWord]:
    """Give the last words by client number; a client without any is absent."""
    mine: dict[int, date] = {}
    any_: dict[int, date] = {}

    def note(days: dict[int, date], client: int, day: date) -> None:
        if day > days.get(client, date.min):
            days[client] = day

    for contact in practice.contacts:
        if contact.purpose not in _NO_CONTACT:
            note(any_, contact.client, contact.on)
        if contact.who is Side.ME and contact.purpose in _UNPROMPTED:
            note(mine, contact.client, contact.on)
    for advice in practice.advice:
        note(any_, advice.client, advice.on)
    for moment in practice.moments:
        if moment.spoke:
            note(mine, moment.client, moment.on)
            note(any_, moment.client, moment.on)
    for own_up in practice.own_ups:
        told = own_up.told_on
        if own_up.raised_by is Side.ME and told is not None and told <= practice.as_of:
            note(mine, own_up.client, told)
    return {
        client: LastWord(mine.get(client), any_.get(client)) for client in mine.keys() | any_.keys()
    }


def quiet(practice: Practice) -> list[Quiet]:
    """Give the clients you are working for or have delivered to, the quietest first."""
    words = last_words(practice)
    lines = [
        _line(client, words.get(client.id, LastWord()), practice.as_of)
        for client in practice.clients.values()
        if client.standing in (Standing.ACTIVE, Standing.DELIVERED)
        and (client.quiet_until is None or client.quiet_until <= practice.as_of)
    ]
    return sorted(
        lines,
        key=lambda line: (
            line.days_since_mine is not None,
            -(line.days_since_mine or 0),
            line.client.id,
        ),
    )


def _line(client: Client, word: LastWord, as_of: date) -> Quiet:
    start = word.any or client.since
    if start is None:
        start = client.recorded_at.astimezone().date() if client.recorded_at else as_of
    days = (as_of - start).days
    allowed = cadence_days(client.cadence) if client.cadence else None
    return Quiet(
        client=client,
        days_since_mine=(as_of - word.mine).days if word.mine else None,
        days_since_any=days,
        cadence_days=allowed,
        over=allowed is not None and days > allowed,
    )
