"""The operating system's lock beside a journal, held for one write and let go at once.

The lock is on a file of its own, never on the journal: a rename would replace what is locked. The
system lets it go when a process dies, so no lock can be left behind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from weakref import finalize

from clientjournal.store.files import FILE_MODE


class Lock:
    """The lock of a journal, held within a ``with`` block; its file stays open between two."""

    def __init__(self, path: Path) -> None:
        """Name the lock of the journal at ``path``; nothing is touched yet."""
        self._name = path.with_name(path.name + ".lock")
        self._handle = -1
        self._process = 0

    @property
    def is_open(self) -> bool:
        """Whether this process holds its file open."""
        return self._handle >= 0 and self._process == os.getpid()

    def __enter__(self) -> None:
        """Wait for it; see ``take``."""
        self.take()

    def __exit__(self, *_: object) -> None:
        """Let it go."""
        self.let_go()

    def take(self) -> None:
        """Wait for it, and hold it.

        Raises:
            OSError: It cannot be taken there.

        """
        while True:
            if not self.is_open:  # a forked process would share its parent's turn
                self.close()
                self._handle = os.open(self._name, os.O_RDWR | os.O_CREAT, FILE_MODE)
                self._closing = finalize(self, os.close, self._handle)
                self._process = os.getpid()
            try:
                _lock(self._handle)
            except OSError:
                self.close()
                raise
            if os.fstat(self._handle).st_nlink:  # not one whose name was taken away meanwhile
                return
            self.close()

    def let_go(self) -> None:
        """Let others have it."""
        _unlock(self._handle)

    def close(self) -> None:
        """Close its file, which lets it go too."""
        if self._handle >= 0:
            self._closing()
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError as error:  # LK_LOCK gives up after ten tries
                if error.errno != 36:
                    raise
            else:
                return

    def _unlock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
