"""An import taken back leaves the journal as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.export import whole_journal
from clientjournal.importing import Intake, import_file
from clientjournal.journal import Journal
from clientjournal.model.errors import NothingToUndo
from clientjournal.model.tables import KINDS
from tests.making import client, contact


@pytest.fixture
def out(sample: Journal, tmp_path: Path) -> Path:
    """A journal with a history, as JSON."""
    sample.amend(sample.client(1), goal="grow")
    path = tmp_path / "all.json"
    path.write_text(whole_journal(sample), "utf-8")
    return path


def records(journal: Journal) -> int:
    return sum(len(journal.documents(kind.TABLE)) for kind in KINDS)


def test_one_that_brought_its_own_history(other: Journal, out: Path) -> None:
    import_file(other, out)
    assert (records(other), other.history("C-1")[-1].act) == (112, "amend")
    (change,) = other.undo()
    assert (change.act, records(other)) == ("import", 0)
    assert other.fault() is None
    with pytest.raises(NothingToUndo):
        other.undo()
    other.redo()
    assert (records(other), other.client(1).goal) == (112, "grow")
    assert other.fault() is None
    other.undo()
    assert records(other) == 0


def test_what_was_written_after_it_is_taken_back_first(other: Journal, out: Path) -> None:
    import_file(other, out)
    other.add(contact())
    other.undo()
    assert records(other) == 112
    other.undo()
    assert records(other) == 0


def test_what_was_erased_since_stays_erased(other: Journal, out: Path) -> None:
    import_file(other, out)
    other.erase("C-2")
    other.undo()
    assert other.clients() == []
    assert other.fault() is None


def test_a_dry_run_gives_the_numbers_the_records_will_get(other: Journal, out: Path) -> None:
    other.add_all([client("Here"), client("Gone")])
    other.add(contact())
    other.undo()
    intake = Intake(other, out)
    plan = intake.plan()
    joined = intake.take_in(plan)
    assert plan.joined.new == joined.new
    assert joined.new[0][:2] == ("clients", 3)


def test_a_file_without_instants_twice_changes_nothing(other: Journal, tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text('{"clients": {"1": {"name": "Acme"}}}', "utf-8")
    import_file(other, path)
    head = other.head
    assert (import_file(other, path).same, other.head) == (1, head)


def test_broken_records_are_named_and_the_rest_comes_in_by_choice(
    other: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "in.json"
    path.write_text(
        '{"clients": {"1": {"name": "A"}, "2": {"name": ""}}, "contacts": {'
        '"1": {"client": 2, "on": "2026-01-02"}, "2": {"client": 1, "on": "2026-01-02"}}}',
        "utf-8",
    )
    intake = Intake(other, path)
    plan = intake.plan()
    assert [(row.place, row.why) for row in plan.refused] == [
        ("C-2", "name the client"),
        ("K-1", "client: there is no C-2"),
    ]
    intake.choose(skip_refused=True)
    assert len(intake.take_in(plan).new) == 2
