"""Dated, compressed copies of a journal: one on the first change of a day, thinned as they age.

They stand in ``journal.json.backups`` beside the journal, one ``2026-11-20.json.gz`` a day; a copy
asked for has the time in its name too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from clientjournal.store.files import FileSystem
from clientjournal.store.layout import Contents, pieces

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many of each are kept."""

_ENDING = ".json.gz"


def folder_of(journal: Path) -> Path:
    """Give the folder a journal's backups are kept in."""
    return journal.with_name(journal.name + ".backups")


def backups(journal: Path) -> list[Path]:
    """Give a journal's backups, the newest first."""
    folder = folder_of(journal)
    found = folder.glob(f"[0-9]*{_ENDING}") if folder.is_dir() else ()
    return sorted(found, key=lambda path: path.name.removesuffix(_ENDING), reverse=True)


def back_up(files: FileSystem, journal: Path, content: Iterable[bytes], name: str) -> Path:
    """Write a backup of a journal's content and thin the older ones.

    Args:
        files: Where to.
        journal: The journal's file.
        content: Its bytes, in pieces.
        name: The day, or the day and time, the backup is called by.

    Raises:
        OSError: It could not be written; the older ones stand.

    """
    path = folder_of(journal) / f"{name}{_ENDING}"
    files.make_folder(path.parent)
    files.replace(path, compressed(content))
    there = {backup: day for backup in backups(journal) if (day := day_of(backup)) is not None}
    keep = kept(set(there.values()))
    for backup, day in there.items():
        if day not in keep:
            files.remove(backup)
    return path


def back_up_older(files: FileSystem, journal: Path, contents: Contents) -> None:
    """Back a journal up as it is, before it is brought to a newer format.

    Raises:
        OSError: It could not be written.

    """
    name = f"{date.today().isoformat()}-format-{contents.format}"
    back_up(files, journal, pieces(contents), name)


def day_of(backup: Path) -> date | None:
    """Give the day a backup was made on, None for a file that is none of ours."""
    try:
        return date.fromisoformat(backup.name[:10])
    except ValueError:
        return None


def kept(days: set[date]) -> set[date]:
    """Give the days whose backups are kept: 7, and the last of each of 4 weeks and 12 months."""
    newest = sorted(days, reverse=True)
    keep = set(newest[:DAILY])
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return keep | set(list(weeks.values())[:WEEKLY]) | set(list(months.values())[:MONTHLY])


def compressed(content: Iterable[bytes]) -> Iterator[bytes]:
    """Compress pieces as they come, always to the same bytes."""
    from zlib import compressobj

    squeeze = compressobj(1, wbits=31)
    for piece in content:
        yield squeeze.compress(piece)
    yield squeeze.flush()


def read_backup(path: Path) -> bytes:
    """Give the content of a backup, or of a plain copy of a journal.

    Raises:
        OSError: It cannot be read, or is no whole gzip file.

    """
    import gzip

    content = path.read_bytes()
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except EOFError as error:
        raise OSError(str(error)) from None


def stamped(now: datetime) -> str:
    """Give the name of a backup asked for: the day and the time."""
    return f"{now:%Y-%m-%d-%H%M%S}"
