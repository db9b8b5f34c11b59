"""Asking a journal: by id, by name, by words, by day."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Event
from typing import Any

import pytest

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.errors import Ambiguous, NotFound
from clientjournal.model.tables import parse_ref
from tests.making import TODAY, advice, client, contact, moment, own_up, promise


@pytest.fixture
def kept(journal: Journal) -> Journal:
    """A journal with one client."""
    journal.add(client("Acme"))
    return journal


@pytest.fixture
def named(journal: Journal) -> Journal:
    for name in ("Northgate Dental", "North", "Amara Diallo", "Straße & Söhne", "C-3", "north"):
        journal.add(client(name))
    return journal


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("C-3", "C-3"),
        ("c3", "C-3"),
        (" amara diallo ", "C-3"),
        ("ama", "C-3"),
        ("dial", "C-3"),
        ("STRASSE", "C-4"),
        ("northg", "C-1"),
        ("dental", "C-1"),
    ],
)
def test_a_client_is_found_by_id_name_beginning_or_part(
    named: Journal, words: str, ref: str
) -> None:
    assert named.find_client(words).ref == ref


def test_a_name_that_looks_like_an_id_is_found_when_no_client_has_the_id(journal: Journal) -> None:
    journal.add(client("C-9"))
    assert journal.find_client("C-9").ref == "C-1"


def test_an_exact_name_comes_before_longer_ones_and_two_of_it_are_named(named: Journal) -> None:
    with pytest.raises(Ambiguous) as refused:
        named.find_client("North")
    assert "North (C-2), north (C-6)" in str(refused.value)
    assert "Northgate" not in str(refused.value)


@pytest.mark.parametrize("words", ["zz", "", "   ", "C-99"])
def test_words_that_no_client_answers_to_are_refused(named: Journal, words: str) -> None:
    with pytest.raises(NotFound):
        named.find_client(words)


@pytest.mark.parametrize("ref", ["A-0", "Z-1", "A", "-1", "A-1x", "A--1", ""])
def test_what_is_no_id_is_refused(ref: str) -> None:
    with pytest.raises(NotFound, match="is no id"):
        parse_ref(ref)


def test_an_id_without_a_record_is_refused(journal: Journal) -> None:
    with pytest.raises(NotFound, match="there is no A-42"):
        journal.get("a42")
    with pytest.raises(NotFound, match="there is no C-1"):
        journal.client(1)


def test_a_timeline_holds_one_clients_entries_in_the_order_of_their_days(kept: Journal) -> None:
    kept.add(client("Bell"))
    days = [TODAY - timedelta(days=back) for back in (3, 9, 1)]
    kept.add(advice(on=days[0]))
    kept.add(contact(on=days[1]))
    kept.add(own_up(noticed_on=days[2]))
    kept.add(contact(client=2, on=days[1]))
    kept.add(moment(on=days[0]))
    assert [entry.ref for entry in kept.timeline(1)] == ["K-1", "A-1", "S-1", "O-1"]
    assert [entry.ref for entry in kept.timeline(2)] == ["K-2"]
    assert kept.timeline(3) == []
    kept.undo()
    assert [entry.ref for entry in kept.timeline(1)] == ["K-1", "A-1", "O-1"]


def test_the_sample_is_found_by_all_words_in_any_case(sample: Journal) -> None:
    def found(words: str) -> list[str]:
        return [record.ref for record in sample.search(words)]

    assert found("TIMBER fairlea")[0] == "A-1"
    assert found("wiśniewski") == found("WIŚNIEWSKI")
    assert "C-3" in found("wiśniewski")
    assert found("hollis timber") == found("timber HOLLIS") != []
    assert found("no-such-word hollis") == found(" ") == []


@pytest.mark.parametrize(
    "fields", [{"tags": ("zebra",)}, {"private": "a Zebra"}, {"reasons": "zebras"}]
)
def test_tags_private_notes_and_every_text_are_searched(
    kept: Journal, fields: dict[str, Any]
) -> None:
    kept.add(advice())
    kept.add(advice(**fields))
    assert [record.ref for record in kept.search("zebra")] == ["A-2"]


def test_what_was_found_comes_newest_first_with_clients_before(kept: Journal) -> None:
    for back in (5, 1, 9):
        kept.add(contact(on=TODAY - timedelta(days=back)))
    assert [record.ref for record in kept.search("acme")] == ["C-1", "K-2", "K-1", "K-3"]


def test_withdrawn_clients_are_not_listed_but_can_be_read(journal: Journal) -> None:
    struck = {"at": "2026-11-01T00:00:00Z", "by": "me", "reason": "wrong"}
    journal.take_in({"clients": {1: {"name": "A", "withdrawn": struck}, 2: {"name": "B"}}}, "file")
    assert [record.ref for record in journal.clients()] == ["C-2"]
    assert journal.client(1).withdrawn is not None
    assert len(journal.records(Client)) == 2


def test_due_is_asked_of_today_or_of_any_day(kept: Journal) -> None:
    kept.add(promise(due=date(2027, 1, 1)))
    assert kept.due() == []
    assert [line.id for line in kept.due(date(2027, 1, 1))] == ["P-1"]


def test_a_search_does_not_wait_for_who_is_busy_while_it_is_prepared(kept: Journal) -> None:
    asked = Event()

    def busy() -> bool:
        asked.set()
        return True

    with ThreadPoolExecutor(1) as threads:
        preparing = threads.submit(kept.prepare_search, busy)
        assert asked.wait(10)
        assert [record.ref for record in kept.search("acme")] == ["C-1"]
        preparing.result(10)


def test_preparing_a_search_is_given_up_with_nothing_lost(kept: Journal) -> None:
    def left() -> bool:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        kept.prepare_search(left)
    assert [record.ref for record in kept.search("acme")] == ["C-1"]
