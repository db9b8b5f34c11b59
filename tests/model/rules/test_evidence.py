"""What a record does not say is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clientjournal.model.record import Record
from clientjournal.model.rules.evidence import missing_evidence
from clientjournal.model.words import Decision, State
from tests.making import TODAY, advice, client, contact, moment, promise

FULL_ADVICE: dict[str, Any] = {
    "reasons": "turnover",
    "alternatives": "wait",
    "risks": "a fine",
    "decision": Decision.FOLLOWED,
    "client_words": "do it",
    "confirmed_on": date(2026, 11, 20),
}


@pytest.mark.parametrize(
    ("record", "missing"),
    [
        (advice(**FULL_ADVICE), []),
        (advice(**{**FULL_ADVICE, "confirmed_on": None}), ["confirmation"]),
        (advice(**{**FULL_ADVICE, "confirmed_on": None, "confirm_waived": "he wrote"}), []),
        (
            advice(**{**FULL_ADVICE, "alternatives": "", "decision": Decision.PENDING}),
            ["alternatives", "decision"],
        ),
        (moment(), ["words said", "reaction"]),
        (moment(said="look", reaction="thanked"), []),
        (moment(spoke=False), ["reason for silence", "look-back date"]),
        (moment(spoke=False, unsaid_because="busy", review_on=TODAY), []),
        (promise(), ["due date"]),
        (promise(due=TODAY), []),
        (promise(state=State.KEPT), []),
        (client(), ["scope", "out of scope", "cadence"]),
        (client(scope_in="books", scope_out="tax", cadence="1m"), []),
        (contact(), []),
    ],
)
def test_what_a_stranger_would_miss_is_named(record: Record, missing: list[str]) -> None:
    assert missing_evidence(record) == missing
