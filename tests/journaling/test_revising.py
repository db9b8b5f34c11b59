"""Adding to a record, striking it, bringing it back, moving it to its right client."""

from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.model.errors import InvalidRecord, JournalError, NotFound, ReasonNeeded
from clientjournal.model.record import Record
from tests.making import TODAY, advice, client, contact, everything, own_up, promise


@pytest.fixture
def kept(journal: Journal) -> Journal:
    journal.add(client("Acme"))
    journal.add(client("Bell"))
    journal.add(advice(reasons="the law"))
    return journal


def acts(journal: Journal, ref: str) -> list[str]:
    return [change.act.value for change in journal.history(ref)]


def last(journal: Journal) -> dict[str, object]:
    return journal.documents("history")[journal.head[0]]


def test_an_addendum_adds_and_touches_nothing(kept: Journal) -> None:
    before = dict(kept.documents("advice")[1])
    kept.addendum(kept.get("A-1"), "they rang back")
    record = kept.addendum(kept.get("A-1"), "cross\ud800", private=True)
    said = [(added.text, added.by, added.private) for added in record.addenda]
    assert said == [("they rang back", "tester", False), ("cross\ufffd", "tester", True)]
    now = dict(kept.documents("advice")[1])
    assert now.pop("addenda") and before.pop("addenda") == []
    assert now == before
    assert acts(kept, "A-1") == ["add", "addendum", "addendum"]
    kept.undo()
    assert len(kept.get("A-1").addenda) == 1
    assert kept.fault() is None


def test_an_addendum_says_something(kept: Journal) -> None:
    with pytest.raises(InvalidRecord, match="write what you add"):
        kept.addendum(kept.get("A-1"), " \n")
    assert kept.head[0] == 3


def test_a_withdrawn_entry_stays_legible_and_counts_no_more(kept: Journal) -> None:
    record = kept.withdraw(kept.get("A-1"), " wrong client ")
    assert record.withdrawn is not None
    assert (record.withdrawn.reason, record.withdrawn.by) == ("wrong client", "tester")
    assert record.words == "Register for VAT"
    assert kept.practice(TODAY).advice == []
    change = last(kept)
    assert (change["act"], change["reason"], change["before"]) == (
        "withdraw",
        "wrong client",
        {"withdrawn": None},
    )
    with pytest.raises(JournalError, match="A-1 is withdrawn already"):
        kept.withdraw(record, "again")


def test_a_withdrawal_needs_a_reason(kept: Journal) -> None:
    with pytest.raises(ReasonNeeded, match="say why A-1 is withdrawn"):
        kept.withdraw(kept.get("A-1"), "  ")
    assert kept.head[0] == 3


def test_reinstating_takes_a_withdrawal_back_and_both_are_kept(kept: Journal) -> None:
    with pytest.raises(JournalError, match="A-1 is not withdrawn"):
        kept.reinstate(kept.get("A-1"))
    kept.withdraw(kept.get("A-1"), "wrong")
    record = kept.reinstate(kept.get("A-1"), "right after all")
    assert record.withdrawn is None
    assert acts(kept, "A-1") == ["add", "withdraw", "reinstate"]
    assert last(kept)["reason"] == "right after all"
    kept.undo()
    assert kept.get("A-1").withdrawn is not None
    assert kept.fault() is None


def test_an_entry_is_refiled_and_back_again(kept: Journal) -> None:
    moved = kept.refile(kept.get("A-1"), kept.client(2), "mixed up")
    assert moved.client == 2  # type: ignore[attr-defined]
    assert (kept.timeline(1), [entry.ref for entry in kept.timeline(2)]) == ([], ["A-1"])
    change = last(kept)
    assert (change["act"], change["reason"], change["before"]) == (
        "refile",
        "mixed up",
        {"client": 1},
    )
    kept.undo()
    assert [entry.ref for entry in kept.timeline(1)] == ["A-1"]
    kept.refile(kept.get("A-1"), 2)
    assert kept.fault() is None


@pytest.mark.parametrize(
    ("ref", "to", "kind", "why"),
    [
        ("A-1", 9, NotFound, "there is no C-9"),
        ("A-1", 1, InvalidRecord, "A-1 is in that client's file already"),
        ("C-1", 2, InvalidRecord, "C-1 is no entry of a client"),
    ],
)
def test_a_refile_that_makes_no_sense_is_refused(
    kept: Journal, ref: str, to: int, kind: type[JournalError], why: str
) -> None:
    with pytest.raises(kind, match=why):
        kept.refile(kept.get(ref), to)
    assert kept.head[0] == 3


@pytest.mark.parametrize(
    ("naming", "field"),
    [
        (promise(condition_of=1), "condition of"),
        (contact(source=1), "source"),
        (own_up(promise=1), "promise"),
    ],
)
def test_what_an_entry_names_moves_first(kept: Journal, naming: Record, field: str) -> None:
    kept.add(contact(text="note"))
    kept.add(promise())
    entry = kept.add(naming)
    table, named = {
        "condition of": ("A-1", "A-1"),
        "source": ("K-1", "K-1"),
        "promise": ("P-1", "P-1"),
    }[field]
    with pytest.raises(InvalidRecord, match=rf"names {named} of another client \({field}\)"):
        kept.refile(entry, 2)
    kept.refile(kept.get(table), 2)
    kept.refile(entry, 2)
    assert kept.timeline(1) and entry in kept.timeline(2)
    assert kept.fault() is None


def test_a_record_that_is_gone_cannot_be_revised(kept: Journal) -> None:
    gone = kept.get("A-1")
    kept.undo()
    before = everything(kept)
    for revise in (
        lambda: kept.addendum(gone, "x"),
        lambda: kept.withdraw(gone, "x"),
        lambda: kept.reinstate(gone),
        lambda: kept.refile(gone, 2),
    ):
        with pytest.raises(NotFound, match="there is no A-1 any more"):
            revise()
    assert everything(kept) == before


def test_listeners_hear_the_very_changes_that_were_kept(kept: Journal) -> None:
    told = []
    kept.subscribe(told.extend)
    kept.withdraw(kept.get("A-1"), "wrong")
    kept.addendum(kept.get("A-1"), "so there")
    kept.amend(kept.client(1), tags=("vat",), goal="grow")
    kept.undo()
    read = kept.history("A-1")[1:] + kept.history("C-1")[1:]
    assert told == read
