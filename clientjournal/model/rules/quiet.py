"""How long each client has gone without a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.dates import cadence_days
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from clientjournal.model.words import Purpose, Side, Standing

UNPROMPTED = (Purpose.CHECK_IN, Purpose.HEADS_UP)
_NO_CONTACT = (Purpose.INVOICE, Purpose.SALES)


class LastWord(Struct, frozen=True):
    """The newest days something passed between you and a client.

    Attributes:
        mine: Your last unprompted word: a check-in or heads-up of yours, something said, an own-up
            you raised yourself; None if there never was one.
        any: The last contact of any kind but invoice and sales, advice or said moment; None if
            there never was one.

    """

    mine: date | None = None
    any: date | None = None


class Quiet(Struct, frozen=True):
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

    def as_json(self) -> dict[str, Any]:
        """Give the line as JSON values."""
        return {**asdict(self), "client": self.client.ref}


def is_left_in_quiet(client: Client, as_of: date) -> bool:
    """Tell whether a client is not to be contacted yet."""
    return client.quiet_until is not None and client.quiet_until > as_of


def last_words(practice: Practice) -> dict[int, LastWord]:
    """Give the last words by client number; a client without any is absent."""
    said = [moment for moment in practice.moments if moment.spoke]
    spoken = [one for one in practice.contacts if one.purpose not in _NO_CONTACT]
    mine = _newest(said, [one for one in spoken if _is_unprompted(one)])
    any_ = _newest(said, spoken, practice.advice)
    for own_up in practice.own_ups:
        told = _told_unprompted(own_up, practice.as_of)
        if told is not None:
            mine[own_up.client] = max(told, mine.get(own_up.client, told))
    return {
        client: LastWord(mine.get(client), any_.get(client)) for client in mine.keys() | any_.keys()
    }


def contacts_of(practice: Practice, client: int) -> tuple[list[Record], list[Record]]:
    """Give what passed between you and a client: your own unprompted words, and all others.

    Each the newest first; an own-up stands by the day it was noticed.
    """
    own = practice.of_client(client)
    said = [moment for moment in own.moments if moment.spoke]
    spoken = [one for one in own.contacts if one.purpose not in _NO_CONTACT]
    mine: list[Record] = [*said, *filter(_is_unprompted, spoken)]
    mine += [one for one in own.own_ups if _told_unprompted(one, own.as_of)]
    other: list[Record] = [*own.advice, *(one for one in spoken if not _is_unprompted(one))]
    for found in (mine, other):
        found.sort(key=lambda entry: (entry.happened or date.min, entry.ref), reverse=True)
    return mine, other


def _is_unprompted(contact: Contact) -> bool:
    return contact.who is Side.ME and contact.purpose in UNPROMPTED


def _told_unprompted(own_up: OwnUp, as_of: date) -> date | None:
    """Give the day an own-up you raised yourself was told, None for any other."""
    told = own_up.told_on
    raised = own_up.raised_by is Side.ME and told is not None and told <= as_of
    return told if raised else None


def _newest(*lists: Sequence[Advice | Moment | Contact]) -> dict[int, date]:
    """Give the day of the last entry of each client."""
    newest: dict[int, date] = {}
    for entry in chain(*lists):
        client, day = entry.client, entry.on
        if client not in newest or day > newest[client]:
            newest[client] = day
    return newest


def quiet(practice: Practice, words: Mapping[int, LastWord] | None = None) -> list[Quiet]:
    """Give the clients you are working for or have delivered to, the quietest first.

    Args:
        practice: Everything that counts.
        words: The last words, where they are known already.

    """
    words = last_words(practice) if words is None else words
    lines = [
        _line(client, words.get(client.id, LastWord()), practice.as_of)
        for client in practice.clients.values()
        if client.standing in (Standing.ACTIVE, Standing.DELIVERED)
        and not is_left_in_quiet(client, practice.as_of)
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
