"""Every byte to and from the disk goes through here, so that a test can put a model in its place.

``replace`` is made of the small steps below it; a model overrides the steps.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o600
FOLDER_MODE = 0o700

_NO_SECOND_NAMES = (
    errno.EPERM,
    errno.EACCES,
    errno.EINVAL,
    errno.EMLINK,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
)
"""What disks without hard links answer when asked for one."""


class Stamp(NamedTuple):
    """What tells one version of a file from another."""

    inode: int
    size: int
    modified_ns: int


class FileSystem:
    """The few operations a journal needs, on the real disk."""

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

    def replace(self, path: Path, content: bytes) -> Stamp:
        """Put new content in a file's place: all of it or none, on the disk before returning.

        Written beside it, synced, renamed over it, and the folder synced, so that a crash at any
        point leaves the old file or the new one. The old one is kept under a second name until
        then, so that it can be put back when the folder does not sync; on a disk without second
        names the new one stays.

        Raises:
            OSError: The content did not reach the disk; the file is as it was.

        """
        beside = path.with_name(path.name + ".tmp")
        kept = path.with_name(path.name + ".old")
        try:
            stamp = self._written(beside, content)
            was_there = self.stamp(path) is not None
            can_go_back = not was_there or self._kept(path, kept)
            try:
                self.rename(beside, path)
                self.sync_folder(path.parent)
            except OSError:
                if was_there and can_go_back:
                    self.rename(kept, path)
                elif not was_there:
                    self.remove(path)
                raise
        except OSError:
            for left_over in (beside, kept):
                with suppress(OSError):
                    self.remove(left_over)
            raise
        if was_there:
            with suppress(OSError):
                self.remove(kept)
        return stamp

    def _written(self, path: Path, content: bytes) -> Stamp:
        handle = self.create(path)
        try:
            self.write(handle, content)
            self.sync(handle)
            return self.stamp_of(handle)
        finally:
            self.close(handle)

    def _kept(self, path: Path, kept: Path) -> bool:
        """Give a file a second name; tell whether the disk knows such names at all."""
        self.remove(kept)
        try:
            self.link(path, kept)
        except OSError as error:
            if error.errno not in _NO_SECOND_NAMES:
                raise
            return False
        return True

    # The steps

    def create(self, path: Path) -> int:
        """Open an empty file of the owner's alone for writing."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
        os.chmod(path, FILE_MODE)
        return handle

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

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name."""
        os.link(old, new)

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
