"""Names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_LONGEST = 50


def file_name(words: str, day: date, format: str) -> str:
    """Give a name such as ``hollis-daughter-joinery-2026-11-20.md``."""
    folded = unicodedata.normalize("NFC", words.casefold())
    slug = re.sub(r"[\W_]+", "-", folded).strip("-")[:_LONGEST].strip("-") or "client"
    return f"{slug}-{day.isoformat()}.{format}"


def journal_name(day: date, format: str) -> str:
    """Give the name of a file that holds every client: ``journal-2026-11-20.json``."""
    return file_name("journal", day, format)
