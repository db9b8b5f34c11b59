"""A disk that refuses a change and then refuses to take it back: what is said is what is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.model.errors import ReadOnly, SaveFailed, SaveUnknown
from tests.making import client
from tests.store.disk import STEPS, FailingDisk, SteppingDisk
from tests.store.folding import log_of
from tests.store.reopening import ALL, in_memory, names, opened

WRITING = tuple(step for step in STEPS if step not in ("stamp", "read", "read_from", "stamp_of"))
"""Every step but those that only look."""


def appending(path: Path) -> list[str]:
    """Give the steps of a save."""
    disk = SteppingDisk()
    journal = opened(path, disk)
    disk.steps.clear()
    journal.add(client("Dry"))
    return [step for step, _ in disk.steps]


@pytest.mark.parametrize("pending", [False, True], ids=["no log", "a log"])
def test_a_change_that_is_refused_does_not_come_back(path: Path, pending: bool) -> None:
    """Wherever a disk dies for good: a refused change is gone, or it is said that nobody knows."""
    said = set()
    for number in range(1, 30):
        where = path.with_name(f"{number}.json")
        with opened(where) as first:
            first.add(client("Acme"))
        if pending:
            opened(where).add(client("Bell"))
        disk = FailingDisk()
        journal = opened(where, disk)
        there = names(journal)
        disk.start(number, WRITING)
        try:
            journal.add(client("Lost"))
        except (SaveFailed, ReadOnly) as error:
            said.add(type(error))
            assert names(journal) == there
            left = names(opened(where))
            if isinstance(error, SaveUnknown):
                assert str(error).startswith("not known whether it is saved: ")
                assert left in (there, [*there, "Lost"])
            else:
                assert left == there, number
        else:
            there.append("Lost")
            left = there
        disk.mend()
        journal.refresh()
        assert names(journal) == left  # reopened: what is there is there
        journal.add(client("Next"))
        assert names(journal) == names(opened(where)) == [*left, "Next"]
        assert opened(where).fault() is None
    assert said == {ReadOnly, SaveFailed, SaveUnknown}


def test_after_a_doubtful_save_the_journal_is_written_whole(logged: Path) -> None:
    """What a failed sync left in the log is not built upon."""
    steps, disk = appending(logged), FailingDisk()
    journal = opened(logged, disk)
    disk.start(steps.index("sync_data") + 1, ("cut",))
    with pytest.raises(SaveUnknown):
        journal.add(client("Lost"))
    disk.mend()
    doubtful = log_of(logged).read_bytes()
    journal.add(client("Next"))
    assert not log_of(logged).read_bytes().startswith(doubtful[:80])
    assert b"Lost" in logged.read_bytes()
    assert names(opened(logged)) == [*ALL, "Dry", "Lost", "Next"]


def test_a_refused_change_is_gone_when_power_is_lost_behind_it(logged: Path) -> None:
    disk = in_memory(logged, log_of(logged).read_bytes())
    journal = opened(logged, disk)
    disk.refusing = True
    with pytest.raises(SaveFailed, match="not saved: Input/output error"):
        journal.add(client("Lost"))
    found = [names(opened(logged, each)) for each in disk.after_power_loss()]
    assert found == [ALL]
