"""Opening a file that is to be taken in, whatever it is."""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from clientjournal.model.errors import JournalError, NotAJournal

LARGEST = 512 * 2**20
"""Bytes of the largest file that is read."""


class Format(StrEnum):
    """What a file holds."""

    JSON = "journal JSON"
    CSV = "CSV"
    VCARD = "vCard"


class Opened(NamedTuple):
    """A file's bytes and what they are."""

    path: Path
    content: bytes
    format: Format


def open_file(path: Path) -> Opened:
    """Read a file and tell what it holds.

    Raises:
        NotAJournal: It is not there, is no ordinary file, is empty, too large or no text.

    """
    content = _content(path)
    name = path.name
    if content.startswith(b"PK\x03\x04"):
        raise NotAJournal(f"{name} is a spreadsheet or an archive; save it as CSV first")
    if content.startswith(b"%PDF") or (b"\0" in content[:4096] and not _is_utf16(content)):
        raise NotAJournal(f"{name} holds no text; import takes journal JSON, CSV and vCard")
    return Opened(path, content, _format(path, content))


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "a folder" if stat.S_ISDIR(found.st_mode) else "no ordinary file"
            raise NotAJournal(f"cannot read {path}: it is {what}; name a file")
        if found.st_size > LARGEST:
            size, most = found.st_size // 2**20, LARGEST // 2**20
            raise NotAJournal(f"{path.name} is too large: {size} MB, the most is {most} MB")
        content = path.read_bytes()
    except OSError as error:
        raise NotAJournal(f"cannot read {path}: {error.strerror}; check the file's name") from None
    except ValueError:  # a NUL in the name
        raise JournalError("that is no name of a file") from None
    if not content.strip():
        raise NotAJournal(f"{path.name} is empty")
    return content


def _is_utf16(content: bytes) -> bool:
    """Tell whether bytes are UTF-16, with or without a mark, by where the zeros of Latin are."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = content[:400]
    return any(
        head[side::2].count(0) > len(head) // 4 and not head[1 - side :: 2].count(0)
        for side in (0, 1)
    )


def _format(path: Path, content: bytes) -> Format:
    begins = content[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    suffix = path.suffix.casefold()
    if begins.startswith(b"BEGIN:VCARD") or suffix in (".vcf", ".vcard"):
        return Format.VCARD
    if suffix == ".json" or begins.startswith(b"{"):
        return Format.JSON
    return Format.CSV
