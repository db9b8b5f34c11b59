"""Which records of a file are here already, and what number the rest get."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from clientjournal.model.documents import Document
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.joining import join, proper

Tables = dict[str, dict[int, Document]]


def from_number(first: int) -> Callable[[str], int]:
    counters: dict[str, count[int]] = {}
    return lambda table: next(counters.setdefault(table, count(first)))


def references(tables: Tables, **numbers: int) -> dict[str, Any]:
    """Give the references of the joined documents by table and number."""
    joined = join({"clients": {1: {"name": "here"}}}, tables, from_number(numbers["first"]))
    names = ("client", "source", "promise", "condition_of")
    return {
        f"{table} {number}": {name: doc[name] for name in names if doc.get(name)}
        for table, number, doc in joined.new
    }


FILE: Tables = {
    "clients": {1: {"name": "Acme", "source": 2}},
    "contacts": {
        1: {"client": 1, "on": "2026-11-20", "source": 2},
        2: {"client": 1, "on": "2026-11-20"},
    },
    "advice": {4: {"client": 1, "on": "2026-11-20", "advice": "wait", "source": 1}},
    "promises": {3: {"client": 1, "on": "2026-11-20", "text": "list", "condition_of": 4}},
    "own_ups": {1: {"client": 1, "noticed_on": "2026-11-20", "what": "late", "promise": 3}},
}


def test_references_follow_the_records_to_their_new_numbers_forwards_and_backwards() -> None:
    assert references(proper(FILE), first=50) == {
        "clients 50": {"source": 51},
        "contacts 50": {"client": 50, "source": 51},
        "contacts 51": {"client": 50},
        "advice 50": {"client": 50, "source": 50},
        "promises 50": {"client": 50, "condition_of": 50},
        "own_ups 50": {"client": 50, "promise": 50},
    }


def test_into_an_empty_journal_the_numbers_stay() -> None:
    tables = proper(FILE)
    joined = join({}, tables, from_number(50))
    assert {(table, number): doc for table, number, doc in joined.new} == {
        (table, number): doc for table, docs in tables.items() for number, doc in docs.items()
    }


def test_into_a_journal_emptied_since_the_numbers_are_new() -> None:
    joined = join({}, proper(FILE), from_number(50), used=True)
    assert {number for _, number, _ in joined.new} == {50, 51}


def test_the_same_file_again_brings_nothing_new() -> None:
    tables = proper({**FILE, "clients": {1: {"name": "Acme"}}})
    joined = join(tables, tables, from_number(50))
    assert joined.new == []
    assert joined.same == 6


def test_a_record_here_under_another_number_is_the_same_and_takes_its_references_along() -> None:
    here = proper({"clients": {8: {"name": "Acme"}}})
    tables = proper(
        {
            "clients": {1: {"name": "Acme"}, 2: {"name": "Bell"}},
            "contacts": {1: {"client": 1, "on": "2026-11-20"}},
        }
    )
    joined = join(here, tables, from_number(20))
    assert joined.same == 1
    assert [(table, number) for table, number, _ in joined.new] == [
        ("clients", 20),
        ("contacts", 20),
    ]
    assert joined.new[1][2]["client"] == 8


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"contacts": {3: {"client": 1, "on": "2026-11-20"}}}, "K-3: client: there is no C-1"),
        ({"clients": {2: {"name": " "}}}, "C-2: name the client"),
        ({"clients": {2: {"name": 5}}}, "C-2: name: "),
        ({"clients": {2: {}}}, "C-2: client: name must be filled"),
        ({"clients": {1: {"name": "A", "source": 9}}}, "C-1: source: there is no K-9"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_by_record(tables: Tables, message: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        proper(tables)
    assert str(refused.value).startswith(message)


def test_a_document_in_proper_form_has_every_field_and_no_lone_surrogate() -> None:
    (document,) = proper({"clients": {1: {"name": "A\ud800", "odd": "\udc00"}}})["clients"].values()
    assert (document["name"], document["odd"]) == ("A\ufffd", "\ufffd")
    assert document["standing"] == "active"
