"""What a record does not say: named on screen, never scored, never in the way of saving."""

from __future__ import annotations

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.words import Decision, State


def missing_evidence(record: Record) -> list[str]:
    """Name what a stranger reading the record years later would miss, in plain words."""
    lacks: list[tuple[str, bool]] = []
    if isinstance(record, Advice):
        lacks = [
            ("advice", not record.advice),
            ("reasons", not record.reasons),
            ("alternatives", not record.alternatives),
            ("risks", not record.risks),
            ("decision", record.decision is Decision.PENDING),
            ("words of the client", not record.client_words),
            ("confirmation", record.confirmed_on is None and not record.confirm_waived),
        ]
    elif isinstance(record, Moment):
        lacks = [
            ("words said", record.spoke and not record.said),
            ("reason for silence", not record.spoke and not record.unsaid_because),
            ("reaction", record.spoke and record.reaction is None),
            ("look-back date", not record.spoke and record.review_on is None),
        ]
    elif isinstance(record, Promise):
        lacks = [("due date", record.state is State.OPEN and record.due is None)]
    elif isinstance(record, Client):
        lacks = [
            ("scope", not record.scope_in),
            ("out of scope", not record.scope_out),
            ("cadence", record.cadence is None),
        ]
    return [name for name, absent in lacks if absent]
