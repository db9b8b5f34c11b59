"""Disks that fail, stop the world or lose what was not synced, at a step of the test's choosing."""

from __future__ import annotations

import errno
import sys
import zlib
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
    "read_from",
    "open_log",
    "cut",
    "write",
    "sync",
    "sync_data",
    "stamp_of",
    "close",
    "rename",
    "remove",
    "sync_folder",
)
"""Every step of a file system that may fail."""

FULL_DISK = ("create", "open_log", "write", "sync", "sync_data", "sync_folder")
"""The steps that need room."""


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


class FullDisk(FileSystem):
    """A disk without room for another file."""

    full = True

    def create(self, path: Path) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().create(path)


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
    """A file of the model.

    Attributes:
        content: What it holds.
        synced: What it held when it was last synced.
        cut: The fewest bytes it was cut to since; those before were not touched.
        tried: What it held before it was cut, which the disk may have taken all the same.

    """

    content: bytes = b""
    synced: bytes = b""
    cut: int | None = None
    tried: tuple[bytes, ...] = ()


Names = dict[Path, int | None]
Site = tuple[str, str]
"""A step and the function that calls it."""


@dataclass
class PowerDisk(FileSystem):
    """A disk in memory that knows what is synced.

    Attributes:
        files: The files by inode.
        names: The names as a program sees them.
        durable: The names as they were when their folder was last synced.
        pending: What was done to names since: a new name with its inode, None when removed.
        without: A call of a sync that does nothing here.
        watch: Called before every step.
        refusing: Whether the next sync of added data fails.

    """

    files: dict[int, Kept] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    durable: dict[Path, int] = field(default_factory=dict)
    pending: list[Names] = field(default_factory=list)
    without: Site | None = None
    watch: Callable[[PowerDisk], None] = lambda disk: None
    steps: int = 0
    refusing: bool = False

    def stamp(self, path: Path) -> Stamp | None:
        inode = self.names.get(path)
        return None if inode is None else self.stamp_of(inode)

    def stamp_of(self, handle: int) -> Stamp:
        content = self.files[handle].content
        return Stamp(handle, len(content), zlib.crc32(content))

    def read(self, path: Path) -> tuple[bytes, Stamp]:
        return self.read_from(path, 0)

    def read_from(self, path: Path, start: int) -> tuple[bytes, Stamp]:
        if path not in self.names:
            raise FileNotFoundError(path)
        inode = self.names[path]
        return self.files[inode].content[start:], self.stamp_of(inode)

    def writable(self, path: Path) -> bool:
        return True

    def make_folder(self, folder: Path) -> None:
        """Every folder is there."""

    def create(self, path: Path) -> int:
        inode = self.open_log(path)
        self.files[inode] = replace(self.files[inode], content=b"", cut=0)
        return inode

    def open_log(self, path: Path) -> int:
        self._step()
        inode = self.names.get(path)
        if inode is None:
            inode = max(self.files, default=0) + 1
            self.files[inode] = Kept()
            self._name({path: inode})
        return inode

    def write(self, handle: int, content: bytes) -> None:
        self._step()
        before = self.files[handle]
        self.files[handle] = replace(before, content=before.content + content)

    def cut(self, handle: int, size: int) -> None:
        self._step()
        before = self.files[handle]
        fewest = size if before.cut is None else min(size, before.cut)
        tried = (*before.tried, before.content)
        self.files[handle] = replace(before, content=before.content[:size], cut=fewest, tried=tried)

    def close(self, handle: int) -> None:
        self._step()

    def sync(self, handle: int) -> None:
        self._step()
        if self.without != ("sync", sys._getframe(1).f_code.co_name):
            self._synced(handle)

    def sync_data(self, handle: int) -> None:
        self._step()
        if self.refusing:
            self.refusing = False
            raise OSError(errno.EIO, "Input/output error")
        if self.without != ("sync_data", sys._getframe(1).f_code.co_name):
            self._synced(handle)

    def rename(self, old: Path, new: Path) -> None:
        self._step()
        self._name({old: None, new: self.names[old]})

    def remove(self, path: Path) -> None:
        self._step()
        if path in self.names:
            self._name({path: None})

    def sync_folder(self, folder: Path) -> None:
        self._step()
        if self.without == ("sync_folder", sys._getframe(1).f_code.co_name):
            return
        here = [done for done in self.pending if next(iter(done)).parent == folder]
        self.pending = [done for done in self.pending if done not in here]
        for done in here:
            self.durable = _named(self.durable, done)

    def _step(self) -> None:
        self.steps += 1
        self.watch(self)

    def _synced(self, handle: int) -> None:
        self.files[handle] = Kept(self.files[handle].content, self.files[handle].content)

    def _name(self, names: Names) -> None:
        self.pending.append(names)
        self.names = _named(self.names, names)

    def after_power_loss(self) -> Iterator[PowerDisk]:
        """Give every disk that may be found when the power is back, each once.

        Any of the pending names may have reached it, and of every unsynced file any of what
        ``_survivors`` gives.
        """
        seen = set()
        for count in range(len(self.pending) + 1):
            for kept in combinations(self.pending, count):
                names = self.durable
                for done in kept:
                    names = _named(names, done)
                inodes = sorted(set(names.values()))
                for contents in product(*(_survivors(self.files[inode]) for inode in inodes)):
                    state = (tuple(sorted(names.items())), contents)
                    if state not in seen:
                        seen.add(state)
                        found = {
                            inode: Kept(content, content)
                            for inode, content in zip(inodes, contents, strict=True)
                        }
                        yield PowerDisk(found, dict(names), dict(names))


def _named(names: dict[Path, int], changed: Names) -> dict[Path, int]:
    return {path: inode for path, inode in {**names, **changed}.items() if inode is not None}


def _survivors(kept: Kept) -> list[bytes]:
    """Give what may be found of a file: of what was added any part, zeros where it is missing."""
    content, synced = kept.content, kept.synced
    if content == synced:
        return list(dict.fromkeys([content, *kept.tried]))
    there = len(synced) if kept.cut is None else min(kept.cut, len(synced))
    new = content[there:]
    half, rest = len(new) // 2, len(new) - len(new) // 2
    parts = (b"", new, new[:1], new[:half], new[:-1], bytes(len(new)))
    holes = (new[:half] + bytes(rest), bytes(half) + new[half:])
    found = [synced, *kept.tried, *(content[:there] + part for part in parts + holes)]
    return list(dict.fromkeys(found))
