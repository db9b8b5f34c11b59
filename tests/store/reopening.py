"""Opening a journal again, on a disk that was tampered with, and going on."""

from __future__ import annotations

from pathlib import Path

from clientjournal.journal import Journal
from clientjournal.store import FileStore
from clientjournal.store.files import FileSystem
from tests.making import client
from tests.store.disk import Kept, PowerDisk
from tests.store.folding import log_of


def names(journal: Journal) -> list[str]:
    return [found.name for found in journal.clients()]


def in_memory(path: Path, log: bytes) -> PowerDisk:
    """A disk that holds the journal file with another log."""
    files = {1: Kept(journal := path.read_bytes(), journal), 2: Kept(log, log)}
    where = {path: 1, log_of(path): 2}
    return PowerDisk(files, dict(where), dict(where))


def opened(path: Path, disk: FileSystem | None = None) -> Journal:
    return Journal(FileStore(path, disk))


def notices(journal: Journal) -> list[str]:
    return journal._store.notices


def asides(disk: PowerDisk, why: str) -> list[bytes]:
    return [disk.read(path)[0] for path in disk.names if f".{why}-" in path.name]


ALL = ["Acme", "Bell", "Core", "Dunn"]


def goes_on(path: Path, disk: PowerDisk, there: list[str]) -> None:
    """Whatever was met, the next change is kept and the one after it."""
    journal = opened(path, disk)
    assert names(journal) == there
    journal.add(client("Next"))
    journal = opened(path, disk)
    assert names(journal) == [*there, "Next"]
    assert notices(journal) == []
    journal.add(client("Last"))
    assert names(opened(path, disk)) == [*there, "Next", "Last"]
