"""What speaks for a client and against."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clientjournal.insights.for_and_against import for_and_against
from clientjournal.journal import Journal
from clientjournal.model.documents import checked
from clientjournal.model.record import ClientEntry
from tests.making import TODAY, advice, client, contact, moment, own_up, promise

AGREED = {"consequence": "It waits", "consequence_agreed_on": date(2026, 1, 1)}


def said_of(entry: ClientEntry | None, **fields: Any) -> list[tuple[str, bool]]:
    whom = checked(client(**{"degree": 2, **fields}))
    entries = [] if entry is None else [checked(entry)]
    return [(line.says, line.is_for) for line in for_and_against(whom, entries, TODAY)]


def theirs(**fields: Any) -> ClientEntry:
    return promise(whose="them", due=TODAY, **fields)


CASES: list[tuple[ClientEntry, list[tuple[str, bool]]]] = [
    (theirs(state="kept", done_on=TODAY), [("kept on time", True)]),
    (theirs(state="kept", done_on=date(2026, 11, 21)), [("kept late", False)]),
    (theirs(state="missed"), [("missed", False)]),
    (theirs(), []),
    (promise(whose="them", due=date(2026, 11, 19)), [("overdue", False)]),
    (theirs(state="released", done_on=TODAY), []),
    (promise(whose="me", state="missed"), []),
    (
        theirs(
            state="missed",
            consequence_outcome="applied",
            nudges=({"on": "2026-11-20", "rung": "ask"}, {"on": "2026-11-20", "rung": "ask"}),
        ),
        [("missed, nudged 2 times, the consequence was applied", False)],
    ),
    (advice(decision="followed"), [("followed", True)]),
    (advice(decision="declined"), []),
    (advice(decision="pending", why="light bulb"), [("asked why: light bulb", True)]),
    (
        advice(decision="against advice", why="no reason", blamed="yes"),
        [("asked why: no reason given, against advice, blamed you for it", False)],
    ),
    (
        advice(decision="followed", degree=3),
        [("followed", True), ("worked at degree 3, 2 agreed", False)],
    ),
    (advice(degree=2), []),
    (moment(reaction="thanked", acted_on="yes"), [("thanked you, acted on it", True)]),
    (moment(reaction="neutral"), []),
    (moment(reaction="dirty look"), [("gave you a dirty look", False)]),
    (moment(reaction="dirty look", later_reaction="thanked"), [("came round", True)]),
    (moment(spoke=False), []),
    (own_up(response="shared the blame"), [("own-up: shared the blame", True)]),
    (own_up(response="blamed"), [("own-up: blamed you", False)]),
    (own_up(), []),
    (contact(who="them", purpose="work"), [("got in touch first", True)]),
    (contact(who="them", purpose="invoice"), []),
    (contact(who="me"), []),
    (contact(favour=True), [("a favour outside scope", False)]),
]


@pytest.mark.parametrize(("entry", "said"), CASES)
def test_what_an_entry_says(entry: ClientEntry, said: list[tuple[str, bool]]) -> None:
    assert sorted(said_of(entry)) == sorted(said)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"previous": "all bad"}, [("speaks ill of all earlier providers", False)]),
        ({"previous": "fair"}, [("of earlier providers: fair account", True)]),
        ({"previous": "first"}, []),
        ({"must_change": "The plan"}, []),
        (
            {"must_change": "The plan", "accepts_change": "no"},
            [("does not accept what must change: The plan", False)],
        ),
        (
            {"must_change": "The plan", "accepts_change": "yes"},
            [("accepts what must change: The plan", True)],
        ),
    ],
)
def test_what_the_card_says(fields: dict[str, Any], said: list[tuple[str, bool]]) -> None:
    assert said_of(None, **fields) == said


def test_the_newest_stands_first_and_what_is_withdrawn_is_left_out(sample: Journal) -> None:
    pell = sample.find_client("pell")
    lines = for_and_against(pell, sample.timeline(pell.id), TODAY)
    assert [line.record.ref for line in lines[:2]] == ["C-9", "C-9"]
    days = [line.on for line in lines[2:] if line.on]
    assert days == sorted(days, reverse=True) and len(days) > 5
    struck = next(line.record for line in lines if line.record.TABLE == "promises")
    sample.withdraw(struck, "another client's")
    again = for_and_against(pell, sample.timeline(pell.id), TODAY)
    assert struck not in [line.record for line in again]
