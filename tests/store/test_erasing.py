"""Erasing leaves no trace, whatever fails and whenever the world stops: all of it, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.model.draft import Draft
from clientjournal.model.errors import NotFound, StoreError
from tests.making import HandSetClock, advice, client, everything
from tests.store.disk import FULL_DISK, Crash, CrashingDisk, FailingDisk, SteppingDisk
from tests.store.folding import folded, log_of
from tests.store.reopening import names, opened

SECRET = b"xyzzy"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A journal that speaks of the secret in its file, its log, a draft and half a draft."""
    path = tmp_path / "base" / "journal.json"
    with opened(path) as journal:
        journal.add(client("Acme"))
        journal.add(advice(advice="xyzzy in the file"))
    journal = opened(path)
    journal.amend(journal.get("A-1"), advice="xyzzy in the log")
    journal.drafts.keep(draft_of("A-1", "xyzzy in a draft"))
    journal.drafts.keep(draft_of("C-1", "of something else"))
    halves = path.with_name("journal.json.drafts") / "half.draft.tmp"
    halves.write_bytes(b'{"text":"xyzzy')
    assert len(traces(path)) == 4
    return path


def draft_of(about: str, text: str) -> Draft:
    return Draft(
        id=about, form="advice", about=about, texts={"advice": text}, at=HandSetClock().now()
    )


def traces(path: Path) -> list[str]:
    """Give the files that hold the secret, the backups aside."""
    found = [each for each in path.parent.rglob("*") if each.is_file()]
    return sorted(
        each.name for each in found if each.suffix != ".gz" and SECRET in each.read_bytes()
    )


def copied(base: Path, number: int) -> Path:
    path = base.parent.parent / f"copy-{number}" / base.name
    shutil.copytree(base.parent, path.parent)
    return path


def steps_of(path: Path) -> int:
    disk = SteppingDisk()
    journal = opened(path, disk)
    disk.steps.clear()
    journal.erase("A-1")
    assert traces(path) == []
    return len(disk.steps)


def is_erased(journal: Journal) -> bool:
    assert journal.fault() is None
    try:
        journal.get("A-1")
    except NotFound:
        return True
    return False


@pytest.mark.parametrize("lasting", [(), FULL_DISK], ids=["once", "from there on"])
def test_an_erasure_that_fails_at_any_step_is_none_or_leaves_no_trace(
    base: Path, lasting: tuple[str, ...]
) -> None:
    said = set()
    for number in range(1, steps_of(copied(base, 0)) + 1):
        path, disk = copied(base, number), FailingDisk()
        journal = opened(path, disk)
        before = everything(journal)
        disk.start(number, lasting)
        try:
            journal.erase("A-1")
        except StoreError as error:
            said.add(str(error).partition(":")[0])
            assert len(str(error).splitlines()) == 1
            if is_erased(opened(path)):  # and said not to be done with
                assert str(error).startswith(("not known whether", "erased, but a draft"))
                continue
            assert everything(journal) == before
            disk.mend()
            journal.erase("A-1")
        assert traces(path) == [], number
        assert is_erased(opened(path))
    assert said >= {
        "not saved",
        "not known whether it is saved",
        "erased, but a draft of it is still there",
    }


@pytest.mark.parametrize("torn", [False, True])
def test_a_crash_at_any_step_leaves_the_old_journal_or_one_without_a_trace(
    base: Path, torn: bool
) -> None:
    found = []
    for number in range(1, steps_of(copied(base, 0)) + 1):
        path = copied(base, number)
        disk = CrashingDisk(1000)
        journal = opened(path, disk)
        disk.steps.clear()
        disk.crash_at, disk.torn = number, torn
        with pytest.raises(Crash):
            journal.erase("A-1")
        again = opened(path)
        found.append(is_erased(again))
        if found[-1]:  # the drafts go next
            assert not log_of(path).exists()
            assert set(traces(path)) <= {"A-1.draft", "half.draft.tmp"}
        else:
            again.erase("A-1")
            assert traces(path) == []
        again.add(client("Bell"))
        assert names(opened(path)) == ["Acme", "Bell"]
    assert found == sorted(found)
    assert set(found) == {False, True}


def test_a_draft_of_something_else_stays(base: Path) -> None:
    journal = opened(base)
    journal.erase("A-1")
    assert [draft.about for draft in journal.drafts.all()] == ["C-1"]


def test_a_folded_log_that_a_crash_left_goes_when_the_journal_is_closed(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientjournal.store.file_store.LARGE", 0)
    journal = opened(base)
    for number in range(30):
        journal.add(client(f"Client {number}"))
    stale = log_of(base).read_bytes()
    folded(base)
    log_of(base).write_bytes(stale)
    opened(base).close()
    assert not log_of(base).exists()
