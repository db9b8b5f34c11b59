"""Backups written anew without what was erased from the journal."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from clientjournal.journal import open_journal
from clientjournal.store.backups import backups, compressed, read_backup
from clientjournal.store.files import FileSystem


def erase_in_backups(journal: Path, refs: list[str]) -> int:
    """Erase records from every backup of a journal that holds them.

    Each backup is opened as a journal of its own, in a folder only its owner may open, and
    verifies as one afterwards; a crash leaves it as it was or rewritten.

    Args:
        journal: The journal's file.
        refs: The ids of the records.

    Returns:
        How many backups held any of them.

    Raises:
        StoreError: A backup cannot be read; those before it are rewritten.

    """
    files, count = FileSystem(), 0
    with TemporaryDirectory(prefix="clientjournal-", dir=journal.parent) as folder:
        for backup in backups(journal):
            copy = Path(folder) / backup.name.removesuffix(".gz")
            copy.write_bytes(read_backup(backup))
            with open_journal(copy) as opened:
                held = opened.erase_all(refs)
                opened.close(fold=True)
            if held:
                files.replace(backup, compressed([copy.read_bytes()]))
                count += 1
    return count
