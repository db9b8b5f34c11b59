"""The operating system's lock beside a journal, held for one write and let go at once.

The lock is on a file of its own, never on the journal: a rename would replace what is locked. The
system lets it go when a process dies, so no lock can be left behind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clientjournal.store.files import FILE_MODE


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the journal at ``path`` for the length of the block."""
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        _acquire(handle)
        yield
    finally:
        os.close(handle)


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
