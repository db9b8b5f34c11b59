"""Every durable group of changes is told once, whoever made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.journal import Changes, Journal, open_journal
from clientjournal.model.errors import InvalidRecord, JournalError
from tests.making import client, contact


@pytest.fixture
def kept(journal: Journal) -> Journal:
    """A journal with one client."""
    journal.add(client("Acme"))
    return journal


def test_a_listener_is_told_every_durable_group_once(kept: Journal, path: Path) -> None:
    told: list[tuple[list[str], int]] = []

    def listen(changes: Changes) -> None:
        with open_journal(path) as reopened:
            told.append(([f"{c.act} {c.ref}" for c in changes], reopened.head[0]))

    stop = kept.subscribe(listen)
    kept.add_all([contact(), contact()])
    kept.amend(kept.client(1), goal="grow")
    kept.undo()
    kept.redo()
    assert told == [
        (["add K-1", "add K-2"], 3),
        (["amend C-1"], 4),
        (["undo C-1"], 5),
        (["undo C-1"], 6),
    ]
    stop()
    kept.add(contact())
    assert len(told) == 4


def test_a_listener_is_not_told_of_what_was_refused(kept: Journal) -> None:
    told: list[Changes] = []
    kept.subscribe(told.append)
    with pytest.raises(InvalidRecord):
        kept.add_all([contact(), contact(client=9)])
    with pytest.raises(InvalidRecord):
        kept.amend(kept.client(1), name="")
    with pytest.raises(JournalError):
        kept.redo()
    assert told == []


def test_what_another_process_wrote_is_seen_and_told_group_by_group(
    kept: Journal, path: Path
) -> None:
    told: list[list[str]] = []
    kept.subscribe(lambda changes: told.append([change.ref for change in changes]))
    with open_journal(path) as other:
        other.add_all([contact(), contact()])
        other.amend(other.client(1), goal="grow")
    assert len(kept.refresh()) == 3
    assert told == [["K-1", "K-2"], ["C-1"]]
    assert kept.client(1).goal == "grow"
    assert len(kept.timeline(1)) == 2
    assert kept.refresh() == ()
    assert len(told) == 2


def test_what_another_process_wrote_is_told_before_a_change_of_ones_own(
    kept: Journal, path: Path
) -> None:
    told: list[list[str]] = []
    kept.subscribe(lambda changes: told.append([change.ref for change in changes]))
    assert kept.client(1).goal == ""
    with open_journal(path) as other:
        other.amend(other.client(1), goal="grow")
    kept.add(contact())
    assert told == [["C-1"], ["K-1"]]
    assert kept.client(1).goal == "grow"
    assert kept.refresh() == ()


def test_what_another_process_wrote_is_told_even_when_the_own_change_is_refused(
    kept: Journal, path: Path
) -> None:
    told: list[list[str]] = []
    kept.subscribe(lambda changes: told.append([change.ref for change in changes]))
    assert kept.timeline(1) == []
    with open_journal(path) as other:
        other.add(contact())
    with pytest.raises(InvalidRecord):
        kept.add(contact(client=9))
    assert told == [["K-1"]]
    assert len(kept.timeline(1)) == 1
