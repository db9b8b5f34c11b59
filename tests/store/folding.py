"""The journal file alone, with all that was in its log."""

from __future__ import annotations

from pathlib import Path

from clientjournal.store import FileStore


def folded(path: Path) -> bytes:
    """Fold the log of a journal, as another process would, and give the file's bytes."""
    FileStore(path).close(fold=True)
    assert not log_of(path).exists()
    return path.read_bytes()


def log_of(path: Path) -> Path:
    return path.with_name(path.name + ".log")


def beside(path: Path) -> list[str]:
    """Give what stands beside a journal but its lock and its backups."""
    own = (path.name, path.name + ".lock", path.name + ".backups")
    return sorted(found.name for found in path.parent.iterdir() if found.name not in own)
