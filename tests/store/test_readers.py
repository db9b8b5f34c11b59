"""Readers beside a writer: no state is seen that never was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clientjournal.journal import Journal, open_journal
from clientjournal.model.errors import SaveFailed
from clientjournal.store import FileStore
from clientjournal.store.files import FileSystem, Stamp
from tests.making import client, everything
from tests.store.folding import folded, log_of


def names(journal: Journal) -> list[str]:
    return [found.name for found in journal.clients()]


def opened(path: Path, disk: FileSystem | None = None) -> Journal:
    return Journal(FileStore(path, disk))


ALL = ["Acme", "Bell", "Core", "Dunn"]


class Meddling(FileSystem):
    """A disk on which something happens once, before a step on a path."""

    def __init__(self, step: str, name: str, what: Callable[[], object]) -> None:
        self.step, self.name, self.what = step, name, what
        self.armed = False

    def _meet(self, step: str, path: Path) -> None:
        if self.armed and (step, path.name) == (self.step, self.name):
            self.armed = False
            self.what()

    def stamp(self, path: Path) -> Stamp | None:
        self._meet("stamp", path)
        return super().stamp(path)

    def read(self, path: Path) -> tuple[bytes, Stamp]:
        self._meet("read", path)
        return super().read(path)

    def read_from(self, path: Path, start: int) -> tuple[bytes, Stamp]:
        self._meet("read_from", path)
        return super().read_from(path, start)


@pytest.mark.parametrize("name", ["journal.json", "journal.json.log"])
@pytest.mark.parametrize("step", ["stamp", "read", "read_from"])
@pytest.mark.parametrize("folds", [0, 1, 2])
def test_a_reader_sees_no_state_that_never_was(
    logged: Path, step: str, name: str, folds: int
) -> None:
    writer = open_journal(logged)

    def meddle() -> None:
        for turn in range(max(folds, 1)):
            if folds:
                folded(logged)
            writer.add(client(f"More {turn}"))

    for fresh in (True, False):
        disk = Meddling(step, name, meddle)
        disk.armed = fresh
        reader = opened(logged, disk)
        if not fresh:
            writer.add(client("Seen"))
            if folds == 2:
                folded(logged)
            disk.armed = True
            reader.refresh()
        for _ in range(2):
            written = everything(writer)
            assert reader.fault() is None
            for table, documents in everything(reader).items():
                assert documents == dict(list(written[table].items())[: len(documents)])
            assert set(ALL) <= set(names(reader))
            reader.refresh()
        assert everything(reader) == everything(writer)


class SameInode(Meddling):
    """A disk that gives every log the inode of the one before, as some do."""

    def stamp(self, path: Path) -> Stamp | None:
        found = super().stamp(path)
        return found and self._same(path, found)

    def read(self, path: Path) -> tuple[bytes, Stamp]:
        content, found = super().read(path)
        return content, self._same(path, found)

    def read_from(self, path: Path, start: int) -> tuple[bytes, Stamp]:
        content, found = super().read_from(path, start)
        return content, self._same(path, found)

    def _same(self, path: Path, found: Stamp) -> Stamp:
        return found._replace(inode=1) if path.suffix == ".log" else found


def test_a_log_in_the_place_of_another_is_not_taken_for_its_tail(logged: Path) -> None:
    writer = open_journal(logged)
    end = log_of(logged).stat().st_size

    def meddle() -> None:
        folded(logged)
        for name in ("Eddy", "Fynn", "Gale", "Hugo"):
            writer.add(client(name))

    disk = SameInode("read_from", "journal.json.log", meddle)
    reader = opened(logged, disk)
    writer.add(client("Anne"))
    disk.armed = True
    reader.refresh()
    log = log_of(logged).read_bytes()
    assert log[end - 1 : end + 8] == b'\n{"crc":"'  # the old end is an end in the new log too
    assert names(reader) == [*ALL, "Anne", "Eddy", "Fynn", "Gale", "Hugo"]
    assert reader.fault() is None


def test_a_log_in_the_place_of_a_folded_one_is_read_from_its_start(logged: Path) -> None:
    stale = log_of(logged).read_bytes()
    folded(logged)
    log_of(logged).write_bytes(stale)  # the fold is about to remove it
    reader = opened(logged, SameInode("", "", lambda: None))
    log_of(logged).unlink()
    writer = open_journal(logged)
    for name in ("Eddy", "Fynn", "Gale", "Hugo"):
        writer.add(client(name))
    log = log_of(logged).read_bytes()
    assert log[len(stale) - 1 : len(stale) + 8] == b'\n{"crc":"'
    reader.refresh()
    assert names(reader) == [*ALL, "Eddy", "Fynn", "Gale", "Hugo"]


class RefusingDisk(FileSystem):
    """A disk whose next sync of the log fails, when others have seen the line already."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.meanwhile = meanwhile
        self.failing = False

    def sync_data(self, handle: int) -> None:
        if self.failing:
            self.failing = False
            self.meanwhile()
            raise OSError(5, "Input/output error")
        super().sync_data(handle)


@pytest.mark.parametrize("other", ["Eddi", "Eddison"])
def test_a_line_taken_back_is_taken_back_by_who_saw_it(logged: Path, other: str) -> None:
    reader = open_journal(logged)
    disk = RefusingDisk(reader.refresh)
    writer = opened(logged, disk)
    disk.failing = True
    with pytest.raises(SaveFailed, match="Input/output error"):
        writer.add(client("Eddy"))
    assert names(writer) == ALL
    assert names(reader) == [*ALL, "Eddy"]
    writer.add(client(other))
    reader.refresh()
    assert names(reader) == names(writer) == [*ALL, other]
    reader.add(client("Next"))
    writer.refresh()
    assert names(writer) == names(reader) == names(open_journal(logged)) == [*ALL, other, "Next"]
