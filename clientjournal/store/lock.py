"""The operating system's lock beside a journal, held for one write and let go at once.

The lock is on a file of its own, never on the journal: a rename would replace what is locked. The
system lets it go when a process dies, so no lock can be left behind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from clientjournal.store.files import FILE_MODE


class Lock:
    """The lock of a journal, held from its making to the end of a ``with`` block."""

    def __init__(self, path: Path) -> None:
        """Wait for the lock of the journal at ``path``.

        Raises:
            OSError: It cannot be taken there.

        """
        name = path.with_name(path.name + ".lock")
        self._handle = os.open(name, os.O_RDWR | os.O_CREAT, FILE_MODE)
        try:
            _acquire(self._handle)
        except OSError:
            os.close(self._handle)
            raise

    def __enter__(self) -> None:
        """Hold it."""

    def __exit__(self, *_: object) -> None:
        """Let it go; closing the file does."""
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _acquire(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError as error:  # LK_LOCK gives up after ten tries
                if error.errno != 36:
                    raise
            else:
                return

else:
    import fcntl

    def _acquire(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
