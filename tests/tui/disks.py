"""Disks that hold a save up, or fail it."""

from __future__ import annotations

import errno
import threading

from clientjournal.store.files import FileSystem


class FullDisk(FileSystem):
    """A disk that is full while it is told to be."""

    full = False

    def write(self, handle: int, content: bytes) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(handle, content)


class SlowDisk(FileSystem):
    """A disk that syncs no file until it is let."""

    def __init__(self) -> None:
        self.may_sync = threading.Event()
        self.may_sync.set()
        self.syncing = threading.Event()

    def sync_data(self, handle: int) -> None:
        self.syncing.set()
        assert self.may_sync.wait(10)
        super().sync_data(handle)

    def hold(self) -> None:
        self.may_sync.clear()
        self.syncing.clear()
