"""Writing a document to a file that only its owner may read, and never over another unasked."""

from __future__ import annotations

import os
from pathlib import Path

from clientjournal.model.errors import JournalError
from clientjournal.store.files import FILE_MODE, FileSystem


class IsThere(JournalError):
    """There is a file of that name already."""


def write_document(path: Path, content: bytes, journal: str, *, over: bool = False) -> None:
    """Write a file, mode 0600, whole or not at all.

    Args:
        path: Where to.
        content: What it holds.
        journal: Where the journal is kept, which is never written over.
        over: Whether a file that is there is written over.

    Raises:
        IsThere: It is there and was not to be written over.
        JournalError: It is the journal, or cannot be written.

    """
    try:
        if path.resolve() == Path(journal).resolve():
            raise JournalError(f"not written: {path} is the journal itself; name another file")
        if over:
            FileSystem().replace(path, [content])
            return
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except FileExistsError:
        raise IsThere(f"{path} is there already") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no name of a file"
        raise JournalError(f"cannot write {path}: {why}; name another file or folder") from None
