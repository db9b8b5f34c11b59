"""Every byte to and from the disk goes through here, so that a test can put a model in its place.

``replace`` is made of the small steps below it; a model overrides the steps.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_BINARY: int = getattr(os, "O_BINARY", 0)


class Stamp(NamedTuple):
    """What tells one version of a file from another."""

    inode: int
    size: int
    modified_ns: int


class Unsettled(OSError):
    """What was written is there, but may be gone once the power was off."""


class FileSystem:
    """The few operations a journal needs, on the real disk."""

    _writable: tuple[Path, Path, int, int] | None = None
    """A path found writable, its folder, and the modes the two had: asked once for each."""

    def stamp(self, path: Path) -> Stamp | None:
        """Give the file's stamp, or None when there is no such file."""
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return None
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def read(self, path: Path) -> tuple[bytes, Stamp]:
        """Read a whole file together with the stamp of exactly what was read."""
        with open(path, "rb") as file:
            content = file.read()
            found = os.fstat(file.fileno())
        return content, Stamp(found.st_ino, len(content), found.st_mtime_ns)

    def writable(self, path: Path) -> bool:
        """Tell whether the file may be replaced: its write bits, then its folder's."""
        known, found = self._writable, None
        folder = known[1] if known is not None and known[0] is path else path.parent
        with suppress(FileNotFoundError, NotADirectoryError):
            found = path, folder, os.stat(path).st_mode, os.stat(folder).st_mode
            if found == known:
                return True
        if self._may_replace(path):
            self._writable = found
            return True
        return False

    def _may_replace(self, path: Path) -> bool:
        with suppress(FileNotFoundError, NotADirectoryError):
            if not _may_write(path):
                return False
        folder = path.parent
        while not folder.exists():
            folder = folder.parent
        return _may_write(folder)

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner may open; one that is there stays as it is."""
        if folder.is_dir():
            return
        self.make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        self.sync_folder(folder.parent)

    def replace(self, path: Path, content: Iterable[bytes]) -> Stamp:
        """Put new content in a file's place: all of it or none, on the disk before returning.

        Written beside it, synced, renamed over it, and the folder synced, so that a crash at any
        point leaves the old file or the new one.

        Raises:
            Unsettled: The new file is there whole, but the folder could not be synced.
            OSError: Something else failed; the old file is there.

        """
        beside = path.with_name(path.name + ".tmp")
        try:
            handle = self.create(beside)
            try:
                for piece in content:
                    self.write(handle, piece)
                self.sync(handle)
                stamp = self.stamp_of(handle)
            finally:
                self.close(handle)
            self.rename(beside, path)
        except OSError:
            with suppress(OSError):
                self.remove(beside)
            raise
        try:
            self.sync_folder(path.parent)
        except OSError as error:
            raise Unsettled(error.errno, error.strerror) from None
        return stamp

    # The steps

    def create(self, path: Path) -> int:
        """Open an empty file of the owner's alone for writing."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, FILE_MODE)
        os.chmod(path, FILE_MODE)
        return handle

    def open_log(self, path: Path) -> int:
        """Open a file of the owner's alone for adding to its end, made when it is not there."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, FILE_MODE)

    def read_from(self, path: Path, start: int) -> tuple[bytes, Stamp]:
        """Read a file from a place on, with the stamp of exactly what was read."""
        with open(path, "rb") as file:
            file.seek(start)
            content = file.read()
            found = os.fstat(file.fileno())
        return content, Stamp(found.st_ino, start + len(content), found.st_mtime_ns)

    def cut(self, handle: int, size: int) -> None:
        """Cut an open file to a size."""
        os.ftruncate(handle, size)

    def write(self, handle: int, content: bytes) -> None:
        """Write all of the content."""
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def stamp_of(self, handle: int) -> Stamp:
        """Give the stamp of an open file."""
        found = os.fstat(handle)
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def close(self, handle: int) -> None:
        """Close an open file."""
        os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name, in the place of what has it."""
        os.replace(old, new)

    def remove(self, path: Path) -> None:
        """Take a name away; one that is not there is no error."""
        path.unlink(missing_ok=True)

    def sync(self, handle: int) -> None:
        """Force a file's content to the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)

    def sync_data(self, handle: int) -> None:
        """Force what was added to a file to the disk, with the size but not the dates."""
        if hasattr(os, "fdatasync") and sys.platform != "darwin":
            os.fdatasync(handle)
        else:
            self.sync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Force a folder's names to the disk; Windows has no such call and needs none."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.sync(handle)
        finally:
            os.close(handle)


def _may_write(path: Path) -> bool:
    """Tell whether the write bits are set and meant for this user.

    The bits count even for a user who may do everything. On Windows a folder's bit means nothing.
    """
    found = os.stat(path)
    means_it = os.name != "nt" or not path.is_dir()
    return bool(found.st_mode & 0o222 or not means_it) and os.access(path, os.W_OK)
