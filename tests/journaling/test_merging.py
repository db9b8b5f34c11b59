"""Two clients that are one, and several records changed at once: one change, one undo."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.errors import InvalidRecord, JournalError, NotFound, ReasonNeeded
from clientjournal.model.record import Record
from clientjournal.model.tables import KINDS
from clientjournal.model.words import Act
from tests.making import HandSetClock, advice, client, contact, moment, own_up, promise


@pytest.fixture
def twice(journal: Journal) -> Journal:
    """A journal with one client added twice, with entries of every kind that name each other."""
    journal.add(client("Acme", email=("a@acme.example",), scope_in="books", tags=("vat",)))
    journal.add(
        client(
            "ACME Ltd",
            email=("a@acme.example", "b@acme.example"),
            scope_in="payroll",
            scope_out="premises",
            person="Jo",
            hold="a claim runs",
        )
    )
    journal.add(advice(advice="of the first"))
    note = journal.add(contact(2, text="a call"))
    asked = journal.add(advice(2, advice="of the second", source=note.id))
    journal.add(promise(2, condition_of=asked.id))
    journal.add(own_up(2, promise=1))
    journal.withdraw(journal.add(moment(2)), "wrong year")
    return journal


def merged(journal: Journal) -> Client:
    return journal.merge(journal.client(2), journal.client(1))


def documents(journal: Journal) -> dict[str, dict[int, object]]:
    return {kind.TABLE: dict(journal.documents(kind.TABLE)) for kind in KINDS}


def test_every_entry_of_both_is_in_one_file(twice: Journal) -> None:
    every = {e.ref for c in (1, 2) for e in twice.timeline(c)}
    stays = merged(twice)
    assert {entry.ref for entry in twice.timeline(stays.id)} == every
    assert twice.timeline(2) == []
    assert {r.ref for r in twice.search("second")} == {"A-2"}
    assert twice.fault() is None


def test_the_one_that_stays_takes_over_what_it_does_not_say(twice: Journal) -> None:
    stays = merged(twice)
    assert (stays.name, stays.scope_in) == ("Acme", "books")
    assert (stays.scope_out, stays.person, stays.hold) == ("premises", "Jo", "a claim runs")
    assert stays.email == ("a@acme.example", "b@acme.example")
    assert stays.tags == ("vat",)


def test_the_other_is_withdrawn_legible_and_names_the_one_that_stays(twice: Journal) -> None:
    merged(twice)
    assert [c.ref for c in twice.clients()] == ["C-1"]
    gone = twice.client(2)
    assert gone.name == "ACME Ltd" and gone.scope_in == "payroll"
    assert gone.withdrawn is not None and gone.withdrawn.reason == "the same as C-1, Acme"
    with pytest.raises(NotFound):
        twice.find_client("ACME Ltd")
    assert twice.find_client("C-2") == gone


def test_the_history_of_every_record_says_what_happened(twice: Journal) -> None:
    merged(twice)
    for ref, act in (("A-2", Act.REFILE), ("S-1", Act.REFILE), ("C-2", Act.WITHDRAW)):
        last = twice.history(ref)[-1]
        assert (last.act, last.reason) == (act, "C-2 is the same client as C-1")
    assert twice.history("A-2")[-1].before == {"client": 2}
    assert twice.history("C-1")[-1].act is Act.AMEND
    assert len({twice.history(ref)[-1].group for ref in ("A-2", "S-1", "C-1", "C-2")}) == 1


def test_one_undo_takes_all_of_it_back_and_one_redo_brings_it_again(twice: Journal) -> None:
    before = documents(twice)
    merged(twice)
    after = documents(twice)
    twice.undo()
    assert documents(twice) == before
    assert [c.ref for c in twice.clients()] == ["C-1", "C-2"]
    twice.redo()
    assert documents(twice) == after
    assert twice.fault() is None


def test_what_cannot_be_merged_is_refused_and_nothing_changes(twice: Journal) -> None:
    before = twice.head
    with pytest.raises(InvalidRecord, match="with itself"):
        twice.merge(twice.client(1), twice.client(1))
    assert twice.head == before
    merged(twice)
    before = twice.head
    with pytest.raises(JournalError, match="C-2 is withdrawn"):
        merged(twice)
    assert twice.head == before


def test_several_records_are_changed_as_one(twice: Journal) -> None:
    records: list[Record] = [twice.get("A-1"), twice.get("P-1"), twice.get("C-1")]
    before, head = documents(twice), twice.head[0]
    changed = twice.amend_all(records, lambda r: {"tags": (*r.tags, "vat")})
    assert [r.tags for r in changed] == [("vat",), ("vat",), ("vat", "vat")]
    assert twice.head[0] == head + 3
    twice.undo()
    assert documents(twice) == before


def test_what_would_say_the_same_is_no_change(twice: Journal) -> None:
    head = twice.head
    assert twice.amend_all([twice.get("A-1")], lambda r: {"tags": r.tags}) == []
    assert twice.head == head


def test_one_that_is_refused_leaves_all_as_they_are(twice: Journal) -> None:
    twice.amend(twice.get("A-1"), tags=("old",))
    later = HandSetClock()
    later.instant = twice.clock.now() + timedelta(hours=49)
    twice.clock = later
    records, before = [twice.get("A-2"), twice.get("A-1")], documents(twice)
    with pytest.raises(ReasonNeeded, match="A-1"):
        twice.amend_all(records, lambda _: {"tags": ("new",)})
    assert documents(twice) == before
    assert len(twice.amend_all(records, lambda _: {"tags": ("new",)}, because="renamed")) == 2
