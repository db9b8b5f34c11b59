"""What the file says for a client and against: the evidence a review is made from.

It is misleading where little was written down: what nobody logged speaks neither way. The lines
are shown, never added up; small things stand beside large ones, and a single line decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.rules.promises import Keeping, keeping, overdue
from clientjournal.model.rules.quiet import UNPROMPTED
from clientjournal.model.words import (
    ActedOn,
    ConsequenceOutcome,
    Decision,
    Previous,
    Purpose,
    Reaction,
    Response,
    Side,
    Why,
    YesNo,
)


class Evidence(NamedTuple):
    """One line for or against a client.

    Attributes:
        on: The day it speaks of; None for what stands on the client's card.
        record: The record it is read from.
        says: What it says, in a few words.
        is_for: Whether it speaks for keeping the client.
    """

    on: date | None
    record: Record
    says: str
    is_for: bool

    @property
    def words(self) -> str:
        """What it says, with the words of the record."""
        return self.says if isinstance(self.record, Client) else f"{self.says}: {self.record.words}"


def for_and_against(client: Client, entries: Iterable[ClientEntry], as_of: date) -> list[Evidence]:
    """Give the evidence of a file, what stands on the card first, then the newest first.

    Args:
        client: The client.
        entries: The client's entries; withdrawn ones are left out.
        as_of: The day it is told on.
    """
    found = [Evidence(None, client, says, is_for) for says, is_for in _of_client(client)]
    dated = [
        Evidence(entry.happened, entry, ", ".join(words), is_for)
        for entry in entries
        if entry.withdrawn is None
        for is_for in (True, False)
        if (words := [says for says, side in _of(entry, client, as_of) if side is is_for])
    ]
    dated.sort(key=lambda line: (line.on or date.min, line.record.TABLE, line.record.id))
    return found + dated[::-1]


Said = tuple[str, bool]
"""What a record says in a few words, and whether it speaks for the client."""


def _of_client(client: Client) -> Iterator[Said]:
    if client.previous is Previous.ALL_BAD:
        yield "speaks ill of all earlier providers", False
    elif client.previous in (Previous.FAIR, Previous.SHARED):
        yield f"of earlier providers: {client.previous.label}", True
    if client.must_change and client.accepts_change is not None:
        accepts = client.accepts_change is YesNo.YES
        how = "accepts what must change" if accepts else "does not accept what must change"
        yield f"{how}: {client.must_change}", accepts


def _of(entry: ClientEntry, client: Client, as_of: date) -> Iterator[Said]:
    if isinstance(entry, Promise):
        yield from _of_promise(entry, as_of)
    elif isinstance(entry, Advice):
        yield from _of_advice(entry, client)
    elif isinstance(entry, Moment):
        yield from _of_moment(entry)
    elif isinstance(entry, OwnUp):
        yield from _of_own_up(entry)
    elif isinstance(entry, Contact):
        yield from _of_contact(entry)


def _of_promise(promise: Promise, as_of: date) -> Iterator[Said]:
    if promise.whose is not Side.THEM:
        return
    how = keeping(promise)
    if how is Keeping.ON_TIME:
        yield "kept on time", True
    elif how is Keeping.LATE:
        yield "kept late", False
    elif how is Keeping.MISSED:
        yield "missed", False
    elif overdue(promise, as_of):
        yield "overdue", False
    if promise.nudges:
        count = len(promise.nudges)
        yield ("nudged once" if count == 1 else f"nudged {count} times"), False
    if promise.consequence_outcome is ConsequenceOutcome.APPLIED:
        yield "the consequence was applied", False


def _of_advice(advice: Advice, client: Client) -> Iterator[Said]:
    if advice.why in (Why.LIGHT_BULB, Why.EXPLANATION):
        yield f"asked why: {advice.why.label}", True
    elif advice.why is Why.NO_REASON:
        yield "asked why: no reason given", False
    if advice.advice and advice.decision is Decision.FOLLOWED:
        yield "followed", True
    elif advice.decision is Decision.AGAINST:
        yield "against advice", False
    if advice.blamed is YesNo.YES:
        yield "blamed you for it", False
    if advice.degree and client.degree and advice.degree > client.degree:
        yield f"worked at degree {advice.degree}, {client.degree} agreed", False


def _of_moment(moment: Moment) -> Iterator[Said]:
    if Reaction.THANKED in (moment.reaction, moment.later_reaction):
        yield ("thanked you" if moment.reaction is Reaction.THANKED else "came round"), True
    elif Reaction.DIRTY_LOOK in (moment.reaction, moment.later_reaction):
        yield "gave you a dirty look", False
    if moment.acted_on is ActedOn.YES:
        yield "acted on it", True


def _of_own_up(own_up: OwnUp) -> Iterator[Said]:
    if own_up.response in (Response.SHARED, Response.ACCEPTED):
        yield f"own-up: {own_up.response.label}", True
    elif own_up.response is Response.BLAMED:
        yield "own-up: blamed you", False


def _of_contact(contact: Contact) -> Iterator[Said]:
    if contact.who is Side.THEM and contact.purpose in (*UNPROMPTED, Purpose.WORK):
        yield "got in touch first", True
    if contact.favour:
        yield "a favour outside scope", False
