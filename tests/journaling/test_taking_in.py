"""Taking another journal's records in: numbers, references, and a history that verifies."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clientjournal.journal import Changes, Journal, open_journal
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.tables import KINDS
from tests.making import TODAY, advice, client, contact, everything, practice, promise


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """Another journal, with a past: a number that is gone and an edit."""
    with open_journal(tmp_path / "other.json", as_of=TODAY, author="other") as opened:
        opened.add(client("Other"))
        opened.add_all([contact(), advice()])
        opened.amend(opened.client(1), goal="grow")
        opened.add(contact())
        opened.undo()
        yield opened


def records_of(journal: Journal) -> dict[str, dict[int, dict[str, object]]]:
    found = everything(journal)
    del found["history"]
    return found


def test_an_empty_journal_keeps_the_numbers_and_what_the_file_says_of_its_recording(
    journal: Journal,
) -> None:
    incoming = practice()
    joined = journal.take_in(incoming, "practice.json")
    assert (len(joined.new), joined.same) == (112, 0)
    for table, documents in incoming.items():
        kept = journal.documents(table)
        assert list(kept) == list(documents)
        for number, document in documents.items():
            assert {name: kept[number][name] for name in document} == document
    assert journal.client(1).recorded_at == datetime(2024, 12, 20, 17, tzinfo=UTC)
    change = journal.history("C-1")[0]
    assert (change.act.value, change.reason, change.by) == ("import", "practice.json", "tester")
    assert journal.add(client("New")).ref == "C-13"


def test_a_record_without_an_instant_gets_that_of_the_import(journal: Journal) -> None:
    journal.take_in({"clients": {4: {"name": "Acme"}}}, "file")
    assert journal.client(4).recorded_at == journal.history("C-4")[0].at


def test_a_full_journal_gives_new_numbers_and_rewrites_the_references(journal: Journal) -> None:
    journal.add(client("Acme"))
    journal.add(contact())
    journal.take_in(practice(), "practice.json")
    assert journal.client(2).name == "Hollis & Daughter Joinery"
    assert {entry.client for entry in journal.timeline(2)} == {2}
    for own_up in practice()["own_ups"].values():
        if own_up["promise"]:
            promised = practice()["promises"][own_up["promise"]]["text"]
            mine = next(
                document
                for document in journal.documents("own_ups").values()
                if document["what"] == own_up["what"]
            )
            assert journal.documents("promises")[mine["promise"]]["text"] == promised
    assert journal.fault() is None


def test_the_same_file_twice_brings_nothing_and_tells_nobody(sample: Journal) -> None:
    told: list[Changes] = []
    sample.subscribe(told.append)
    head = sample.head
    joined = sample.take_in(practice(), "again")
    assert (joined.new, joined.same) == ([], 112)
    assert (sample.head, told) == (head, [])


def test_a_file_with_one_record_more_brings_only_that_one(sample: Journal) -> None:
    incoming = practice()
    incoming["contacts"][99] = {"client": 3, "on": "2026-11-19", "text": "new"}
    joined = sample.take_in(incoming, "again")
    assert [(table, number) for table, number, _ in joined.new] == [("contacts", 14)]
    assert sample.get("K-14").client == 3


def test_numbers_of_records_taken_back_are_not_given_to_those_of_a_file(journal: Journal) -> None:
    journal.take_in({"clients": {1: {"name": "Wrong"}}}, "wrong.json")
    journal.undo()
    journal.take_in({"clients": {1: {"name": "Right"}}}, "right.json")
    assert [(record.ref, record.name) for record in journal.clients()] == [("C-2", "Right")]


def test_a_file_that_breaks_a_rule_is_refused_whole(journal: Journal, path: Path) -> None:
    told: list[Changes] = []
    journal.subscribe(told.append)
    incoming = practice()
    incoming["promises"][30]["state"] = "broken"
    with pytest.raises(InvalidRecord, match=r"P-30: state: \"broken\" is not one of"):
        journal.take_in(incoming, "practice.json")
    assert (journal.head[0], told, path.exists()) == (0, [], False)


def test_a_history_that_verifies_is_taken_over_and_followed_by_one_change(
    journal: Journal, other: Journal
) -> None:
    found = everything(other)
    told: list[Changes] = []
    journal.subscribe(told.append)
    journal.take_in(records_of(other), "other.json", found["history"])
    mine = everything(journal)
    last = mine["history"].pop(journal.head[0])
    assert mine == found
    assert (last["act"], last["reason"], last["before"]) == ("import", "other.json", {})
    assert journal.fault() is None
    assert journal.history("C-1")[1].before == {"goal": ""}
    assert [change.number for group in told for change in group] == list(range(1, 8))


def test_numbers_a_taken_over_history_used_are_not_given_again(
    journal: Journal, other: Journal, path: Path
) -> None:
    journal.take_in(records_of(other), "other.json", everything(other)["history"])
    with open_journal(path) as again:
        assert again.add(contact()).ref == "K-3"


def test_a_history_that_does_not_verify_is_dropped(journal: Journal, other: Journal) -> None:
    for spoil in ({"by": "x"}, {"at": 5}, {"salt": "zz"}, {"table": "moods"}):
        history = copy.deepcopy(everything(other)["history"])
        history[2] |= spoil
        if journal.head[0]:
            journal.undo()
        journal.take_in(records_of(other), f"head {other.head[1]}", history)
        acts = {change["act"] for change in journal.documents("history").values()}
        assert acts <= {"import", "undo"}
        assert journal.fault() is None


def test_a_history_is_not_taken_over_into_a_journal_with_one(
    journal: Journal, other: Journal
) -> None:
    journal.add(client("Acme"))
    journal.take_in(records_of(other), "other.json", everything(other)["history"])
    assert journal.head[0] == 1 + sum(len(other.documents(kind.TABLE)) for kind in KINDS)
    assert journal.fault() is None


def test_what_was_taken_in_can_be_edited_and_undone(journal: Journal, other: Journal) -> None:
    journal.take_in(records_of(other), "other.json", everything(other)["history"])
    journal.add(promise())
    journal.amend(journal.client(1), goal="rest")
    journal.undo()
    journal.undo()
    assert records_of(journal) == records_of(other)
    assert journal.fault() is None
