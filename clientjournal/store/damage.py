"""What is done about a file that cannot be read: nothing to it, a copy beside it, the next step."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from clientjournal.store.files import FileSystem
from clientjournal.store.layout import checksum


def keep_aside(files: FileSystem, path: Path, content: bytes, why: str) -> str:
    """Keep a copy of a file's bytes beside it, once for the same bytes.

    Args:
        files: Where to.
        path: The file.
        content: Its bytes.
        why: One word for the copy's name.

    Returns:
        The copy's name; ``""`` when none could be made.

    """
    aside = path.with_name(f"{path.name}.{why}-{checksum(content).decode()}")
    with suppress(OSError):
        if files.stamp(aside) is None:
            files.replace(aside, [content])
    with suppress(OSError):  # another process may have been first
        found = files.stamp(aside)
        return aside.name if found is not None and found.size == len(content) else ""
    return ""


def next_step(path: Path, kept: str) -> str:
    """Say where the copy is and how to put the last backup back."""
    from clientjournal.store.backups import backups

    last = next(iter(backups(path)), None)
    copy = f"a copy is {kept}; " if kept else ""
    if last is None:
        return f"{copy}put a copy of yours back in its place, or open another with --journal"
    return f"{copy}put the last backup back with: clientjournal restore {last}"
