"""Disks that fail, stop the world or lose what was not synced, at a step of the test's choosing."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

from clientjournal.store.files import FileSystem, Stamp

STEPS = (
    "stamp",
    "read",
    "create",
    "write",
    "sync",
    "stamp_of",
    "close",
    "rename",
    "link",
    "remove",
    "sync_folder",
)
"""Every step of a file system that may fail."""


class SteppingDisk(FileSystem):
    """The real disk, with something done before each step."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, tuple[Any, ...]]] = []

    def before(self, step: str, arguments: tuple[Any, ...]) -> None:
        """Note a step; others do worse."""
        self.steps.append((step, arguments))


def _stepping(step: str) -> Callable[..., Any]:
    def taken(self: SteppingDisk, *arguments: Any) -> Any:
        self.before(step, arguments)
        return getattr(FileSystem, step)(self, *arguments)

    return taken


for _step in STEPS:
    setattr(SteppingDisk, _step, _stepping(_step))


class FailingDisk(SteppingDisk):
    """A disk whose n-th step fails once, or whose steps fail from there on.

    Attributes:
        fail_at: The number of the first step that fails; None while all goes well.
        only: The steps that go on failing after it; empty when it fails once.

    """

    def __init__(self) -> None:
        super().__init__()
        self.fail_at: int | None = None
        self.only: tuple[str, ...] = ()

    def start(self, fail_at: int, only: tuple[str, ...] = ()) -> None:
        """Count the steps from here."""
        self.steps.clear()
        self.fail_at, self.only = fail_at, only

    def mend(self) -> None:
        """Let everything succeed again."""
        self.fail_at = None

    def before(self, step: str, arguments: tuple[Any, ...]) -> None:
        super().before(step, arguments)
        if self.fail_at is None or len(self.steps) < self.fail_at:
            return
        if len(self.steps) == self.fail_at or step in self.only:
            if step == "write":  # a disk that fills up takes a part first
                handle, content = arguments
                FileSystem.write(self, handle, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")


class Crash(BaseException):
    """The process is gone; nothing but a ``finally`` may still run."""


class CrashingDisk(SteppingDisk):
    """A disk on which the process dies before its n-th step, or half-way through writing."""

    def __init__(self, crash_at: int, torn: bool = False) -> None:
        super().__init__()
        self.crash_at, self.torn = crash_at, torn

    def before(self, step: str, arguments: tuple[Any, ...]) -> None:
        super().before(step, arguments)
        if len(self.steps) > self.crash_at and step != "close":
            raise AssertionError(f"{step} after the process was gone")
        if len(self.steps) == self.crash_at:
            if step == "write" and self.torn:
                handle, content = arguments
                FileSystem.write(self, handle, content[: len(content) // 2])
            raise Crash


@dataclass(frozen=True)
class Kept:
    """A file of the model: what it holds, and what of it would survive a loss of power."""

    content: bytes = b""
    synced: bytes = b""


@dataclass
class PowerDisk(FileSystem):
    """A disk in memory that knows what is synced.

    Attributes:
        files: The files by inode.
        names: The names as a program sees them.
        durable: The names as they were when the folder was last synced.
        pending: What was done to the names since: a new name with its inode, None when removed.
        syncs: Whether syncing a file, and a folder, does anything.
        watch: Called before every step.

    """

    files: dict[int, Kept] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    durable: dict[Path, int] = field(default_factory=dict)
    pending: list[dict[Path, int | None]] = field(default_factory=list)
    syncs: tuple[bool, bool] = (True, True)
    watch: Callable[[PowerDisk], None] = lambda disk: None

    def stamp(self, path: Path) -> Stamp | None:
        inode = self.names.get(path)
        return None if inode is None else self.stamp_of(inode)

    def stamp_of(self, handle: int) -> Stamp:
        return Stamp(handle, len(self.files[handle].content), handle)

    def read(self, path: Path) -> tuple[bytes, Stamp]:
        if path not in self.names:
            raise FileNotFoundError(path)
        inode = self.names[path]
        return self.files[inode].content, self.stamp_of(inode)

    def writable(self, path: Path) -> bool:
        return True

    def create(self, path: Path) -> int:
        self.watch(self)
        inode = self.names.get(path)
        if inode is None:
            inode = max(self.files, default=0) + 1
            self.files[inode] = Kept()
            self._name({path: inode})
        self.files[inode] = replace(self.files[inode], content=b"")
        return inode

    def write(self, handle: int, content: bytes) -> None:
        self.watch(self)
        self.files[handle] = replace(self.files[handle], content=content)

    def close(self, handle: int) -> None:
        self.watch(self)

    def sync(self, handle: int) -> None:
        self.watch(self)
        if self.syncs[0]:
            self.files[handle] = Kept(self.files[handle].content, self.files[handle].content)

    def rename(self, old: Path, new: Path) -> None:
        self.watch(self)
        self._name({old: None, new: self.names[old]})

    def link(self, old: Path, new: Path) -> None:
        self.watch(self)
        self._name({new: self.names[old]})

    def remove(self, path: Path) -> None:
        self.watch(self)
        if path in self.names:
            self._name({path: None})

    def sync_folder(self, folder: Path) -> None:
        self.watch(self)
        if self.syncs[1]:
            self.durable = dict(self.names)
            self.pending = []

    def _name(self, names: dict[Path, int | None]) -> None:
        self.pending.append(names)
        self.names = _named(self.names, names)

    def after_power_loss(self) -> Iterator[PowerDisk]:
        """Give every disk that may be found when the power is back.

        Any part of the pending names may have reached it, and of every unsynced file nothing, a
        half or all, or what was synced before.
        """
        for count in range(len(self.pending) + 1):
            for kept in combinations(self.pending, count):
                names = self.durable
                for done in kept:
                    names = _named(names, done)
                inodes = sorted(set(names.values()))
                for contents in product(*(_survivors(self.files[inode]) for inode in inodes)):
                    found = {
                        inode: Kept(content, content)
                        for inode, content in zip(inodes, contents, strict=True)
                    }
                    yield PowerDisk(found, dict(names), dict(names))


def _named(names: dict[Path, int], changed: dict[Path, int | None]) -> dict[Path, int]:
    return {path: inode for path, inode in {**names, **changed}.items() if inode is not None}


def _survivors(kept: Kept) -> list[bytes]:
    half = kept.content[: len(kept.content) // 2]
    return list(dict.fromkeys((kept.synced, kept.content))) + (
        [half, b""] if kept.content != kept.synced else []
    )
