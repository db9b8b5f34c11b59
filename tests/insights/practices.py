"""Random practices: documents in which every figure has something to count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from clientjournal.model.documents import to_document, to_record
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE
from clientjournal.model.words import Outcome
from tests.insights.reference import Tables
from tests.making import smallest

AS_OF = date(2026, 3, 31)
"""Two days after the clocks went forward in Europe."""

days = (st.integers(-95, 0) | st.integers(-6, 3) | st.integers(-420, 12)).map(
    lambda n: (AS_OF + timedelta(days=n)).isoformat()
)
maybe = st.none() | days
sides = st.sampled_from(["me", "them"])
texts = st.sampled_from(["", "words"])
yes_no = st.sampled_from([None, "yes", "no"])
reactions = st.sampled_from([None, "thanked", "neutral", "dirty look"])
struck = st.sampled_from(
    [None] * 9 + [{"at": "2026-01-01T00:00:00Z", "by": "me", "reason": "wrong"}]
)
instants = st.datetimes(datetime(2025, 1, 1), datetime(2026, 3, 31, 22)).map(
    lambda at: at.replace(tzinfo=UTC, microsecond=0).isoformat().replace("+00:00", "Z")
)
nudges = st.lists(st.fixed_dictionaries({"on": days, "rung": st.just("remind")}), max_size=3)


@st.composite
def moves(draw: st.DrawFn) -> list[dict[str, Any]]:
    made, at = [], draw(days)
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        to = draw(maybe)
        made.append({"on": draw(days), "from": at, "to": to, "by": draw(sides)})
        at = to
    return made


FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "clients": {
        "standing": st.sampled_from(["active", "active", "delivered", "prospect", "ended"]),
        "since": maybe,
        "cadence": st.none() | st.sampled_from(["10d", "2w", "1m", "1q", "1y"]),
        "quiet_until": st.none() | st.none() | days,
        "degree": st.sampled_from([None, 1, 2, 3]),
    },
    "advice": {
        "advice": st.sampled_from(["", "words", "words"]),
        "asked": texts,
        "why": st.sampled_from([None, "light bulb", "explanation", "no reason"]),
        "channel": st.sampled_from([None, "call", "email", "in passing"]),
        "decision": st.sampled_from(["pending", "followed", "declined", "against advice"]),
        "answer": st.sampled_from([None, "yes", "yes, if", "yes, if"]),
        "went_ahead_on": maybe,
        "degree": st.sampled_from([None, 1, 2, 3, 3]),
        "review_on": maybe,
        "outcome": st.none() | st.sampled_from([outcome.value for outcome in Outcome]),
        "blamed": yes_no,
        "cost": st.none() | st.integers(0, 900),
        "currency": st.sampled_from(["", "GBP", "EUR"]),
        "cost_basis": st.sampled_from([None, "client", "mine"]),
        "confirmed_on": maybe,
        "confirm_waived": texts,
    },
    "moments": {
        "spoke": st.sampled_from([True, True, False]),
        "said_on": maybe,
        "stake": st.sampled_from(["big", "small"]),
        "scope": st.sampled_from(["inside", "outside"]),
        "reaction": reactions,
        "later_reaction": reactions,
        "proved_right": yes_no,
        "confirmed_on": maybe,
    },
    "promises": {
        "whose": sides,
        "due": maybe,
        "state": st.sampled_from(["open", "kept", "kept", "missed", "released"]),
        "done_on": maybe,
        "moves": moves(),
        "nudges": nudges,
        "condition_of": st.none() | st.integers(1, 3),
        "consequence": texts,
        "consequence_agreed_on": maybe,
        "consequence_outcome": st.sampled_from([None, "applied", "waived"]),
    },
    "contacts": {
        "who": sides,
        "purpose": st.sampled_from(["check-in", "heads-up", "work", "invoice", "sales"]),
        "favour": st.booleans(),
        "minutes": st.none() | st.integers(0, 90),
    },
    "own_ups": {
        "told_on": maybe,
        "raised_by": st.none() | sides,
        "response": st.sampled_from([None, "shared the blame", "accepted"]),
        "promise": st.none() | st.integers(1, 4),
    },
    "audits": {},
}
MOST = {"clients": 4, "advice": 6, "moments": 10, "promises": 8}


@st.composite
def practices(draw: st.DrawFn) -> Tables:
    """Give the documents of a practice by table and number."""
    tables: Tables = {}
    for table, fields in FIELDS.items():
        tables[table] = {}
        for number in range(1, draw(st.integers(0, MOST.get(table, 4))) + 1):
            kind = BY_TABLE[table]
            plain = to_document(to_record(kind, smallest(kind), number))
            drawn = {name: draw(values) for name, values in fields.items()}
            on = {kind.ON: draw(days)} if kind.ON else {}
            client = {"client": draw(st.integers(1, 4))} if "client" in plain else {}
            shared = {"recorded_at": draw(instants), "withdrawn": draw(struck)}
            if table == "advice" and not drawn["advice"]:
                drawn["asked"] = "May I?"
            tables[table][number] = {**plain, **drawn, **on, **client, **shared}
    return tables


def records_of(tables: Tables) -> list[Record]:
    """Give the records of documents."""
    return [
        to_record(BY_TABLE[table], document, number)
        for table, documents in tables.items()
        for number, document in documents.items()
    ]
