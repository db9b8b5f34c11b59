"""A change is on the disk whole or not at all, whatever fails and whenever the world stops."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.model.errors import ReadOnly, SaveFailed
from clientjournal.store import FileStore
from clientjournal.store.files import FileSystem
from tests.making import HandSetClock, client, everything
from tests.store.disk import FULL_DISK, Crash, CrashingDisk, FailingDisk, SteppingDisk
from tests.store.folding import beside, folded, log_of


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A journal with one client in it, folded, to be copied."""
    path = tmp_path / "base" / "journal.json"
    with opened(path) as journal:
        journal.add(client("Acme"))
    return path


@pytest.fixture
def logged(base: Path) -> Path:
    """The same with a second client in the log."""
    opened(base).add(client("Abel"))
    assert beside(base) == ["journal.json.log"]
    return base


def opened(path: Path, files: FileSystem | None = None) -> Journal:
    return Journal(FileStore(path, files), HandSetClock(), "tester")


def copied(base: Path, number: int) -> Path:
    path = base.parent.parent / f"copy-{number}" / base.name
    shutil.copytree(base.parent, path.parent)
    return path


def names(path: Path) -> list[str]:
    journal = opened(path)
    assert journal.fault() is None
    assert journal._store.notices == []
    return [client.name for client in journal.clients()]


def save(journal: Journal) -> None:
    journal.add(client("Bell"))


def save_and_fold(journal: Journal) -> None:
    """Save and write the journal file whole, as an erasure does."""
    with journal._store.writing() as batch:
        batch.rewriting = True
        batch.put("clients", 7, {"name": "Bell"})
        batch.put("clients", 7, None)
    journal.add(client("Bell"))


def steps_of(path: Path, change: object = save) -> list[str]:
    disk = SteppingDisk()
    journal = opened(path, disk)
    disk.steps.clear()
    change(journal)  # type: ignore[operator]
    return [step for step, _ in disk.steps]


def test_a_save_is_one_append_synced(logged: Path) -> None:
    writing = ("create", "open_log", "write", "cut", "sync", "sync_data", "sync_folder", "rename")
    steps = [step for step in steps_of(logged) if step in writing]
    assert steps == ["open_log", "write", "sync_data"]


def test_a_fold_syncs_the_content_before_the_rename_and_the_folder_after(logged: Path) -> None:
    disk = SteppingDisk()
    store = FileStore(logged, disk)
    disk.steps.clear()
    store.close(fold=True)
    steps = [step for step, _ in disk.steps]
    order = [steps.index(step) for step in ("write", "sync", "rename", "sync_folder", "remove")]
    assert order == sorted(order)
    assert steps.count("rename") == 1


def test_a_new_folder_is_on_the_disk_before_anything_is_put_in_it(tmp_path: Path) -> None:
    disk = SteppingDisk()
    path = tmp_path / "one" / "two" / "journal.json"
    opened(path, disk).add(client())
    synced = [arguments[0] for step, arguments in disk.steps if step == "sync_folder"]
    assert synced[:3] == [tmp_path, tmp_path / "one", tmp_path / "one" / "two"]


@pytest.mark.parametrize("lasting", [(), FULL_DISK], ids=["once", "from there on"])
@pytest.mark.parametrize("change", [save, save_and_fold])
@pytest.mark.parametrize("pending", [False, True], ids=["no log", "a log"])
def test_a_save_that_fails_at_any_step_leaves_memory_and_disk_as_they_were(
    base: Path, lasting: tuple[str, ...], change: object, pending: bool
) -> None:
    if pending:
        opened(base).add(client("Abel"))
    there = names(base)
    steps = steps_of(copied(base, 0), change)
    refused = 0
    for number in range(1, len(steps) + 1):
        path, disk = copied(base, number), FailingDisk()
        journal = opened(path, disk)
        before = everything(journal)
        disk.start(number, lasting)
        try:
            change(journal)  # type: ignore[operator]
        except (SaveFailed, ReadOnly) as error:
            refused += 1
            assert len(str(error).splitlines()) == 1
            assert everything(journal) == before, (number, steps[number - 1])
            kept = there
        else:
            kept = [*there, "Bell"]
        disk.mend()
        assert names(path) == kept, (number, steps[number - 1])
        assert journal.refresh() == ()
        journal.add(client("Core"))
        assert [found.name for found in journal.clients()] == [*kept, "Core"]
        assert names(path) == [*kept, "Core"]
        folded(path)
        assert names(path) == [*kept, "Core"]
        assert beside(path) == []
    assert refused >= 6


def test_a_first_save_that_fails_at_any_step_leaves_an_empty_journal_or_none(
    tmp_path: Path,
) -> None:
    total = len(steps_of(tmp_path / "dry" / "journal.json"))
    refused = 0
    for number in range(1, total + 1):
        path = tmp_path / f"first-{number}" / "journal.json"
        disk = FailingDisk()
        journal = opened(path, disk)
        disk.start(number)
        try:
            journal.add(client("Bell"))
            there = ["Bell"]
        except (SaveFailed, ReadOnly):
            refused += 1
            there = []
            assert journal.clients() == []
        disk.mend()
        assert names(path) == there
        journal.add(client("Core"))
        assert names(path) == [*there, "Core"]
    assert refused >= 10


@pytest.mark.parametrize("change", [save, save_and_fold])
@pytest.mark.parametrize("torn", [False, True])
def test_a_crash_at_any_step_leaves_the_old_journal_or_the_new(
    base: Path, torn: bool, change: object
) -> None:
    opened(base).add(client("Abel"))
    steps = steps_of(copied(base, 0), change)
    found = []
    for number in range(1, len(steps) + 1):
        path = copied(base, number)
        disk = CrashingDisk(len(steps) + 1)
        journal = opened(path, disk)
        disk.steps.clear()
        disk.crash_at, disk.torn = number, torn
        with pytest.raises(Crash):
            change(journal)  # type: ignore[operator]
        left = names(path)
        assert left in (["Acme", "Abel"], ["Acme", "Abel", "Bell"]), steps[number - 1]
        found.append(len(left))
        opened(path).add(client("Core"))
        assert names(path) == [*left, "Core"]
        folded(path)
        assert names(path) == [*left, "Core"]
        assert beside(path) == []
    assert found == sorted(found)
    assert set(found) == {2, 3}


@pytest.mark.parametrize("content", [b"", b"{", b'{"clients":{}}'])
def test_what_a_crash_left_beside_the_journal_never_matters(base: Path, content: bytes) -> None:
    stale = base.with_name(base.name + ".tmp")
    stale.write_bytes(content)
    stale.chmod(0o644)
    assert names(base) == ["Acme"]
    opened(base).add(client("Bell"))
    folded(base)
    assert names(base) == ["Acme", "Bell"]
    assert base.stat().st_mode & 0o777 == 0o600
    assert not stale.exists()


def test_a_log_that_is_folded_already_is_ignored_and_replaced(logged: Path) -> None:
    stale = log_of(logged).read_bytes()
    folded(logged)
    log_of(logged).write_bytes(stale)
    assert names(logged) == ["Acme", "Abel"]
    opened(logged).add(client("Bell"))
    assert not log_of(logged).read_bytes().startswith(stale[:60])
    assert names(logged) == ["Acme", "Abel", "Bell"]


def test_a_save_into_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    journal = opened(tmp_path / "other" / "deep" / "journal.json")
    (tmp_path / "other").write_text("in the way")
    with pytest.raises(SaveFailed, match="not saved: File exists"):
        journal.add(client())
    assert (tmp_path / "other").read_text() == "in the way"
    (tmp_path / "other").unlink()
    assert journal.add(client()).ref == "C-1"


def test_every_change_acknowledged_before_the_disk_filled_up_is_there(base: Path) -> None:
    disk = FailingDisk()
    journal = opened(base, disk)
    journal.add(client("Bell"))
    disk.start(1, FULL_DISK)
    for _ in range(3):
        with pytest.raises((SaveFailed, ReadOnly)):
            journal.add(client("Lost"))
    assert [client.name for client in journal.clients()] == ["Acme", "Bell"] == names(base)
    disk.mend()
    assert journal.add(client("Core")).ref == "C-3"
    assert names(base) == ["Acme", "Bell", "Core"]
