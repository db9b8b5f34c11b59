"""Every byte to and from the disk goes through here, so that a test can put a model in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o600
FOLDER_MODE = 0o700


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
        try:
            if not os.stat(path).st_mode & 0o222 or not os.access(path, os.W_OK):
                return False
        except FileNotFoundError:
            pass
        folder = path.parent
        while not folder.exists():
            folder = folder.parent
        return os.access(folder, os.W_OK)

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner may open; one that is there stays as it is."""
        if folder.is_dir():
            return
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)

    def replace(self, path: Path, content: bytes) -> Stamp:
        """Put new content in a file's place: all of it or none, on the disk before returning.

        Written beside it, synced, renamed over it, and the folder synced, so that a crash at any
        point leaves the old file or the new one.

        Raises:
            OSError: The content did not reach the disk; the file is as it was.

        """
        beside = path.with_name(path.name + ".tmp")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
        try:
            with os.fdopen(handle, "wb") as file:
                os.chmod(beside, FILE_MODE)
                file.write(content)
                file.flush()
                self.sync(file.fileno())
                found = os.fstat(file.fileno())
            os.replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        self.sync_folder(path.parent)
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

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
