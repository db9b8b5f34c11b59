"""Undo and redo: both are changes, and no number is ever given twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientjournal.journal import Journal, open_journal
from clientjournal.model.errors import JournalError, NothingToUndo
from clientjournal.model.tables import KINDS
from clientjournal.model.versions import versions_of
from clientjournal.store import FileStore
from tests.making import HandSetClock, advice, client, contact, everything, practice


def refs(journal: Journal) -> list[str]:
    return [record.ref for kind in KINDS for record in journal.records(kind)]


def records(journal: Journal) -> dict[str, dict[int, dict[str, object]]]:
    found = everything(journal)
    del found["history"]
    return found


@pytest.fixture
def kept(journal: Journal) -> Journal:
    journal.add(client("Acme"))
    return journal


def test_undo_takes_a_new_record_back_and_redo_brings_it_word_for_word(kept: Journal) -> None:
    kept.add(advice(tags=("vat",), extra={"mood": "odd"}))
    before = records(kept)
    assert [change.ref for change in kept.undo()] == ["A-1"]
    assert refs(kept) == ["C-1"]
    kept.redo()
    assert records(kept) == before
    assert [change.act.value for change in kept.history("A-1")] == ["add", "undo", "undo"]
    assert kept.fault() is None


def test_undo_takes_an_edit_back_field_by_field(kept: Journal) -> None:
    kept.amend(kept.client(1), goal="grow", cadence="2w")
    after = records(kept)
    kept.undo()
    assert (kept.client(1).goal, kept.client(1).cadence) == ("", None)
    kept.redo()
    assert records(kept) == after


def test_several_records_added_together_are_one_undo_and_one_redo(kept: Journal) -> None:
    kept.add_all([contact(), advice(), contact()])
    kept.undo()
    assert refs(kept) == ["C-1"]
    kept.redo()
    assert refs(kept) == ["C-1", "A-1", "K-1", "K-2"]


def test_undo_goes_back_group_by_group_to_the_beginning(kept: Journal) -> None:
    kept.add(contact())
    kept.amend(kept.client(1), goal="grow")
    for left in (["C-1", "K-1"], ["C-1"], []):
        kept.undo()
        assert refs(kept) == left
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        kept.undo()
    for back in (["C-1"], ["C-1", "K-1"], ["C-1", "K-1"]):
        kept.redo()
        assert refs(kept) == back
    assert kept.client(1).goal == "grow"
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        kept.redo()


def test_undo_redo_undo_ends_undone(kept: Journal) -> None:
    kept.add(contact())
    kept.undo()
    kept.redo()
    kept.undo()
    assert refs(kept) == ["C-1"]
    kept.redo()
    assert refs(kept) == ["C-1", "K-1"]
    said = [version.label for version in versions_of(kept.history("K-1"), None)]
    assert said == ["added", "undone", "redone", "undone", "redone"]
    assert kept.fault() is None


def test_a_number_is_never_given_again_after_an_undo_nor_after_opening_again(
    kept: Journal, path: Path
) -> None:
    kept.add(contact())
    kept.undo()
    assert kept.add(contact()).ref == "K-2"
    kept.undo()
    with open_journal(path) as again:
        assert again.add(contact()).ref == "K-3"
    kept.refresh()
    assert kept.add(contact()).ref == "K-4"


def test_redo_after_a_new_change_brings_the_undone_record_to_its_old_place(kept: Journal) -> None:
    kept.add(contact())
    kept.undo()
    kept.add(contact())
    kept.redo()
    assert refs(kept) == ["C-1", "K-1", "K-2"]
    assert list(kept.documents("contacts")) == [1, 2]
    assert kept.fault() is None


def test_redo_is_refused_when_the_record_was_changed_since(kept: Journal, path: Path) -> None:
    kept.amend(kept.client(1), goal="grow")
    kept.undo()
    kept.amend(kept.client(1), goal="rest")
    before = path.read_bytes()
    with pytest.raises(JournalError, match="C-1 was changed since"):
        kept.redo()
    assert path.read_bytes() == before
    assert kept.client(1).goal == "rest"


def test_an_undo_names_the_group_it_takes_back(kept: Journal) -> None:
    kept.add_all([contact(), contact()])
    kept.undo()
    kept.redo()
    history = kept.documents("history")
    told = [(c["group"], c["undoes"]) for c in history.values()]
    assert told == [(1, None), (2, None), (2, None), (4, 2), (4, 2), (6, 4), (6, 4)]


def test_undo_sees_what_another_process_did_last(kept: Journal, path: Path) -> None:
    with open_journal(path) as other:
        other.add(contact())
    kept.undo()
    assert refs(kept) == ["C-1"]


def test_an_import_is_one_group_and_one_undo(journal: Journal) -> None:
    journal.take_in(practice(), "sample")
    assert {change["group"] for change in journal.documents("history").values()} == {1}
    full = records(journal)
    assert len(journal.undo()) == 112
    assert refs(journal) == []
    journal.redo()
    assert records(journal) == full
    assert journal.fault() is None


STEPS = st.lists(
    st.sampled_from(["add", "edit", "fill", "undo", "undo", "redo", "reopen"]), max_size=14
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_run_of_changes_undone_to_the_beginning_and_redone_is_as_it_was(
    steps: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("run") / "journal.json"
    journal = Journal(FileStore(path), HandSetClock(), "tester")
    journal.add(client("Acme"))
    given_numbers: list[int] = []
    for count, step in enumerate(steps):
        before = everything(journal)
        try:
            if step == "add":
                given_numbers.append(journal.add(contact()).id)
            elif step == "edit":
                journal.amend(client(id=1), goal=f"goal {count}")
            elif step == "fill":
                journal.amend(client(id=1), scope_in=f"scope {count}")
            elif step == "reopen":
                journal = Journal(FileStore(path), HandSetClock(), "tester")
            else:
                getattr(journal, step)()
        except JournalError:
            assert everything(journal) == before
    assert given_numbers == sorted(set(given_numbers))
    full, undone = records(journal), 0
    while True:
        try:
            journal.undo()
        except NothingToUndo:
            break
        undone += 1
    assert refs(journal) == []
    for _ in range(undone):
        journal.redo()
    assert records(journal) == full
    assert journal.fault() is None
