"""A change is on the disk whole or not at all, whatever fails and whenever the world stops."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.model.errors import Damaged, NotAJournal, ReadOnly, SaveFailed
from clientjournal.store import FileStore
from clientjournal.store.files import FileSystem
from tests.making import HandSetClock, client, everything
from tests.store.disk import Crash, CrashingDisk, FailingDisk, PowerDisk, SteppingDisk

FULL_DISK = ("create", "write", "sync", "link", "sync_folder")
"""The steps that need room."""

LEAVE = ("journal.json", "journal.json.lock")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A journal with one client in it, to be copied."""
    path = tmp_path / "base" / "journal.json"
    with opened(path) as journal:
        journal.add(client("Acme"))
    return path


def opened(path: Path, files: FileSystem | None = None) -> Journal:
    return Journal(FileStore(path, files), HandSetClock(), "tester")


def copied(base: Path, number: int) -> Path:
    path = base.parent.parent / f"copy-{number}" / base.name
    shutil.copytree(base.parent, path.parent)
    return path


def names(path: Path) -> list[str]:
    return [client.name for client in opened(path).clients()]


def steps_of_a_save(path: Path) -> list[str]:
    disk = SteppingDisk()
    journal = opened(path, disk)
    disk.steps.clear()
    journal.add(client("Bell"))
    return [step for step, _ in disk.steps]


def test_a_save_syncs_the_content_before_the_rename_and_the_folder_after(base: Path) -> None:
    steps = steps_of_a_save(base)
    assert steps.index("write") < steps.index("sync") < steps.index("rename")
    assert steps.index("rename") < steps.index("sync_folder") < len(steps)
    assert steps.count("rename") == 1


def test_a_new_folder_is_on_the_disk_before_anything_is_put_in_it(tmp_path: Path) -> None:
    disk = SteppingDisk()
    path = tmp_path / "one" / "two" / "journal.json"
    opened(path, disk).add(client())
    synced = [arguments[0] for step, arguments in disk.steps if step == "sync_folder"]
    assert synced == [tmp_path, tmp_path / "one", tmp_path / "one" / "two"]


@pytest.mark.parametrize("lasting", [(), FULL_DISK], ids=["once", "from there on"])
def test_a_save_that_fails_at_any_step_leaves_memory_and_disk_as_they_were(
    base: Path, lasting: tuple[str, ...]
) -> None:
    steps = steps_of_a_save(copied(base, 0))
    refused = 0
    for number in range(1, len(steps) + 1):
        path = copied(base, number)
        disk = FailingDisk()
        journal = opened(path, disk)
        before, content = everything(journal), path.read_bytes()
        disk.start(number, lasting)
        try:
            journal.add(client("Bell"))
        except (SaveFailed, ReadOnly) as error:
            refused += 1
            assert len(str(error).splitlines()) == 1
            assert everything(journal) == before, steps[number - 1]
            assert path.read_bytes() == content, steps[number - 1]
            kept = ["Acme"]
        else:
            kept = ["Acme", "Bell"]
        disk.mend()
        assert names(path) == kept, steps[number - 1]
        assert journal.add(client("Core")).id == len(kept) + 1
        assert names(path) == [*kept, "Core"]
        assert opened(path).fault() is None
        assert sorted(found.name for found in path.parent.iterdir()) == sorted(LEAVE)
    assert refused >= 7


def test_a_first_save_that_fails_at_any_step_leaves_no_journal(tmp_path: Path) -> None:
    total = len(steps_of_a_save(tmp_path / "dry" / "journal.json"))
    for number in range(1, total + 1):
        path = tmp_path / f"first-{number}" / "journal.json"
        disk = FailingDisk()
        journal = opened(path, disk)
        disk.start(number)
        try:
            journal.add(client("Bell"))
        except (SaveFailed, ReadOnly):
            assert not path.exists()
            assert journal.clients() == []
        disk.mend()
        journal.add(client("Core"))
        assert "Core" in names(path)
        assert opened(path).fault() is None


def test_a_disk_without_second_names_still_saves(base: Path) -> None:
    class Plain(FileSystem):
        def link(self, old: Path, new: Path) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

    journal = opened(base, Plain())
    journal.add(client("Bell"))
    assert names(base) == ["Acme", "Bell"]


@pytest.mark.parametrize("torn", [False, True])
def test_a_crash_at_any_step_leaves_the_old_journal_or_the_new(base: Path, torn: bool) -> None:
    steps = steps_of_a_save(copied(base, 0))
    found = []
    for number in range(1, len(steps) + 1):
        path = copied(base, number)
        disk = CrashingDisk(len(steps) + 1)
        journal = opened(path, disk)
        disk.steps.clear()
        disk.crash_at, disk.torn = number, torn
        with pytest.raises(Crash):
            journal.add(client("Bell"))
        left = names(path)
        assert left in (["Acme"], ["Acme", "Bell"]), steps[number - 1]
        assert opened(path).fault() is None
        found.append(len(left))
        opened(path).add(client("Core"))
        assert names(path) == [*left, "Core"]
        assert sorted(file.name for file in path.parent.iterdir()) == sorted(LEAVE)
    assert found == sorted(found)
    assert set(found) == {1, 2}


@pytest.mark.parametrize("ending", [".tmp", ".old"])
@pytest.mark.parametrize("content", [b"", b"{", b'{"clients":{}}'])
def test_what_a_crash_left_beside_the_journal_never_matters(
    base: Path, ending: str, content: bytes
) -> None:
    stale = base.with_name(base.name + ending)
    stale.write_bytes(content)
    stale.chmod(0o644)
    assert names(base) == ["Acme"]
    opened(base).add(client("Bell"))
    assert names(base) == ["Acme", "Bell"]
    assert base.stat().st_mode & 0o777 == 0o600
    assert not stale.exists()


class Surprise(Exception):
    """The power came back on a disk that holds something else than it should."""


def save_with_power_losses(path: Path, syncs: tuple[bool, bool]) -> int:
    """Save twice, losing power before every step and at the end; give the disks looked at."""
    looked_at = 0
    allowed: tuple[list[str], ...] = ([],)

    def lose_power(disk: PowerDisk) -> None:
        nonlocal looked_at
        for found in disk.after_power_loss():
            looked_at += 1
            try:
                journal = opened(path, found)
                left = [client.name for client in journal.clients()]
                whole = journal.fault() is None
            except (Damaged, NotAJournal) as error:
                raise Surprise(str(error)) from error
            if left not in allowed or not whole:
                raise Surprise(f"{left} instead of {allowed}")

    disk = PowerDisk(syncs=syncs, watch=lose_power)
    path.parent.mkdir()
    journal = opened(path, disk)
    for done, name in ([], "Acme"), (["Acme"], "Bell"), (["Acme", "Bell"], "Core"):
        allowed = (done, [*done, name])
        journal.add(client(name))
        allowed = ([*done, name],)
        lose_power(disk)
    return looked_at


def test_power_lost_before_any_step_leaves_what_was_acknowledged(path: Path) -> None:
    assert save_with_power_losses(path, (True, True)) > 90


@pytest.mark.parametrize("syncs", [(False, True), (True, False)], ids=["content", "folder"])
def test_either_sync_left_out_would_lose_a_change(path: Path, syncs: tuple[bool, bool]) -> None:
    with pytest.raises(Surprise):
        save_with_power_losses(path, syncs)


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
