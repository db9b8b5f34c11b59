"""Adding one line to a log: on the disk when it returns, or taken back, or said to be unknown."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from clientjournal.store.files import FileSystem, Stamp, Unsettled


def append(files: FileSystem, log: Path, line: bytes, end: int, *, fresh: bool) -> Stamp:
    """Put a line at the end of a log, synced.

    Args:
        files: Where the log is.
        log: Its path; it is made when it is not there.
        line: The line, with its break.
        end: Where the whole lines end; what stands behind is a torn one nobody was told of.
        fresh: Whether the log is new, so that its folder is synced too.

    Raises:
        Unsettled: The line could be neither synced nor taken back.
        OSError: The disk refused; the log is as it was.

    """
    handle = files.open_log(log)
    whole = False
    try:
        if files.stamp_of(handle).size != end:
            files.cut(handle, end)
        try:
            files.write(handle, line)
            whole = True
            files.sync_data(handle)
            if fresh:
                files.sync_folder(log.parent)
            return files.stamp_of(handle)
        except OSError as error:
            if not taken_back(files, handle, end) and whole:
                raise Unsettled(error.errno, error.strerror) from None
            raise
    finally:
        with suppress(OSError):  # it is synced, or refused already
            files.close(handle)


def taken_back(files: FileSystem, handle: int, end: int) -> bool:
    """Cut a refused line off again; tell whether it is gone for good.

    It may have reached the disk, though the disk said otherwise: the cut is synced too.
    """
    try:
        files.cut(handle, end)
        files.sync(handle)
    except OSError:
        return False
    return True
