"""What is due agrees, item by item, with the same told a second time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model.documents import to_document, to_record
from clientjournal.model.practice import Practice
from clientjournal.model.rules.due import due
from clientjournal.model.tables import BY_TABLE
from tests.making import smallest
from tests.model.rules.due_reference import Tables, due_of

AS_OF = date(2026, 3, 31)
"""Two days after the clocks went forward in Europe."""

days = (st.integers(-6, 0) | st.integers(-6, 0) | st.integers(-420, 12)).map(
    lambda n: (AS_OF + timedelta(days=n)).isoformat()
)
maybe = st.none() | st.none() | days
sides = st.sampled_from(["me", "them"])
struck = st.sampled_from(
    [None] * 9 + [{"at": "2026-01-01T00:00:00Z", "by": "me", "reason": "wrong"}]
)
instants = st.datetimes(datetime(2025, 1, 1), datetime(2026, 3, 31, 22)).map(
    lambda at: at.replace(tzinfo=UTC, microsecond=0).isoformat().replace("+00:00", "Z")
)
cadences = st.none() | st.sampled_from(["10d", "2w", "1m", "1q", "1y"])
texts = st.sampled_from(["", "", "words"])


@st.composite
def moves(draw: st.DrawFn) -> list[dict[str, Any]]:
    made, at = [], draw(days)
    for _ in range(draw(st.integers(0, 3))):
        to = draw(maybe)
        made.append({"on": draw(days), "from": at, "to": to, "by": draw(sides)})
        at = to
    return made


FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "clients": {
        "standing": st.sampled_from(["active", "active", "delivered", "prospect", "ended"]),
        "since": maybe,
        "cadence": cadences,
        "delivered_on": maybe,
        "quiet_until": maybe,
    },
    "advice": {
        "advice": st.sampled_from(["", "words", "words"]),
        "channel": st.sampled_from([None, "call", "email", "in passing"]),
        "review_on": maybe,
        "outcome": st.sampled_from([None, "went well"]),
        "confirmed_on": maybe,
        "confirm_waived": texts,
    },
    "moments": {
        "spoke": st.booleans(),
        "stake": st.sampled_from(["big", "small"]),
        "review_on": maybe,
        "proved_right": st.sampled_from([None, "yes"]),
        "confirmed_on": maybe,
    },
    "promises": {
        "whose": sides,
        "due": maybe,
        "state": st.sampled_from(["open", "open", "kept", "missed", "released"]),
        "done_on": maybe,
        "moves": moves(),
        "consequence": texts,
        "consequence_agreed_on": maybe,
        "consequence_outcome": st.sampled_from([None, None, "waived"]),
    },
    "contacts": {
        "who": sides,
        "purpose": st.sampled_from(["check-in", "heads-up", "work", "invoice", "sales"]),
    },
    "own_ups": {"told_on": maybe, "raised_by": st.none() | sides},
    "reviews": {"next_on": maybe},
}


@st.composite
def practices(draw: st.DrawFn) -> Tables:
    tables: Tables = {}
    for table, fields in FIELDS.items():
        tables[table] = {}
        for number in range(1, draw(st.integers(1, 3)) + 1):
            kind = BY_TABLE[table]
            plain = to_document(to_record(kind, smallest(kind), number))
            drawn = {name: draw(values) for name, values in fields.items()}
            on = {kind.ON: draw(days)} if kind.ON else {}
            client = {} if table == "clients" else {"client": draw(st.integers(1, 2))}
            shared = {"recorded_at": draw(instants), "withdrawn": draw(struck)}
            if table == "advice" and not drawn["advice"]:
                shared["asked"] = "May I?"
            tables[table][number] = {**plain, **drawn, **on, **client, **shared}
    return tables


@pytest.mark.usefixtures("zone")
@given(tables=practices())
def test_what_is_due_agrees_item_by_item(tables: Tables) -> None:
    records = [
        to_record(BY_TABLE[table], document, number)
        for table, documents in tables.items()
        for number, document in documents.items()
    ]
    lines = due(Practice.of(records, AS_OF))
    said = [(line.on.isoformat(), line.kind, line.id, line.client, line.days) for line in lines]
    assert said == due_of(tables, AS_OF)
